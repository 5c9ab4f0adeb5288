"""Counters of visits, and what asks a visitor to log in."""

from crawler.reading.cleaning.rules import BESIDE, EDGE, FOOT, SURE, Rule

NUMBER = r"\d[\d.,\s]*(?:[km]\b)?"
WHEN = (
    r"(?:hôm nay|hôm qua|trong (?:ngày|tuần|tháng|năm)|(?:tuần|tháng|năm) (?:này|nay|trước|hiện tại)"
    r"|today|yesterday|(?:this|last) (?:week|month|year)|all days)"
)
COUNTED = (
    r"(?:(?:tổng )?(?:số )?(?:lượt|lượng|lần|người)(?: người| khách| dùng)?(?: đang| đã)?"
    r" (?:truy cập|xem|đọc|online|trực tuyến|viếng thăm|ghé thăm|chia sẻ|bình luận|tải(?: về)?)"
    r"(?: website| trang| cổng| bài viết| hiện tại)?"
    rf"(?: {WHEN})?|(?:tổng (?:số )?)?truy cập(?: {WHEN})?"
    r"|(?:đang|đã) (?:truy cập|online|trực tuyến|xem|đọc|chia sẻ)|trực tuyến|online|máy chủ tìm kiếm"
    r"|khách(?: viếng thăm| truy cập| online)?|thành viên online|(?:users? |members? )?online|visitors?|hits?|views?)"
)

RULES: tuple[Rule, ...] = (
    Rule("visit_counter", SURE, (r"(?:visitors?|hit) counter|we have \d+ guests? and (?:no|\d+) members? online",)),
    Rule("visit_counter", EDGE, (r"who['’]?s online",)),
    Rule("visit_counter", SURE, (r"thống kê(?: số)?(?: lượt)? truy cập", r"bộ đếm truy cập", r"lượt truy cập website")),
    Rule(
        "visit_counter",
        SURE,
        (
            rf"(?:đang online|đang truy cập|thành viên online|máy chủ tìm kiếm|khách viếng thăm)\s*:?\s*{NUMBER}",
            r"(?:hiện|đang) có .{1,40}\b(?:online|trực tuyến)",
        ),
    ),
    Rule(
        "visit_counter",
        EDGE,
        (
            (
                rf"(?:{COUNTED}|phản hồi)\s*:?\s*{NUMBER}(?:\s*(?:lượt|lần|người))?(?: (?:xem|đọc|truy cập))?"
                r"(?:[-–|]\s*(?:cập nhật|ngày đăng|đăng ngày)[^.]{4,50})?"
            ),
            rf"{NUMBER}\s*(?:(?:lượt|lần) (?:xem|đọc|truy cập)|views?|hits?|comments?)",
            rf"{NUMBER}\s*(?:người |khách )?(?:đang|đã) (?:truy cập|xem|đọc|online|trực tuyến)",
            rf"(?:xem|đọc|read)\s*:?\s*{NUMBER}\s*(?:lần|lượt|times)",
            r"bộ đếm",
            r"counter",
        ),
    ),
    Rule(
        "visit_counter",
        FOOT,
        (
            rf"{WHEN}\s*:?\s*{NUMBER}(?:\s*lượt)?",
            r"thống kê|(?:số )?lượt truy cập|số người truy cập",
            r"(?:your |địa chỉ )?ip(?: của bạn)?\s*:?\s*\d+(?:\.\d+){3}",
        ),
    ),
    Rule(
        "visit_counter",
        BESIDE,
        (
            (
                rf"(?:{COUNTED}|{WHEN}|tất cả|tổng(?: số| cộng)?|lượt|tháng \d\d?|năm \d{{4}}|total)"
                rf"\s*:?\s*(?:{NUMBER})?"
            ),
            rf"(?:trang\s*:?\s*)?{NUMBER}",
            rf"(?:thành viên|robots?|bots?|guests?|members?)\s*:?\s*{NUMBER}",
            rf"(?:xem|đọc|bình luận)\s*:\s*{NUMBER}",
            r":",
        ),
    ),
    Rule(
        "login_prompt",
        SURE,
        (
            r"bạn cần đăng nhập với tư cách là .{0,80}để (?:có thể )?bình luận\.?",
            (
                r"(?:(?:vui lòng|bạn phải|bạn cần|(?:xin )?hãy) )?đăng nhập để (?:có thể )?(?:gửi |viết |tham gia )?"
                r"(?:bình luận|ý kiến|phản hồi|đánh giá)(?: của bạn)?[.!]?"
            ),
            r"(?:vui lòng|bạn phải|bạn cần|hãy) đăng nhập để tiếp tục[.!]?",
            r"đăng nhập (?:bằng|với|qua) .{2,60} để (?:gửi |viết |tham gia )?(?:bình luận|ý kiến)[.!]?",
            r"(?:vui lòng|bạn cần|hãy) đăng nhập để (?:xem|sử dụng|thực hiện) (?:\w+ )?(?:chức|tính) năng.{0,30}",
            r"hãy đăng nhập thành viên để trải nghiệm .{0,60}",
            r"nhập (?:mã xuất hiện trong ứng dụng xác thực|(?:một trong )?(?:các )?mã (?:dự phòng|xác minh)\b.{0,60})",
            r"thử (?:một )?cách (?:khác|xác thực khác)",
            r"bạn cần trở thành thành viên .{0,40}để (?:có thể )?bình luận.{0,20}",
            r"nhấn vào đây để đăng ký (?:làm )?thành viên.{0,10}",
            r"please (?:sign|log) ?in to (?:comment|reply|post|rate).{0,40}",
        ),
    ),
    Rule(
        "login_prompt",
        EDGE,
        (
            r"đăng nhập(?: thành viên| hệ thống)?",
            r"đăng ký(?: thành viên| tài khoản)?",
            r"đăng xuất",
            r"(?:bạn đã )?quên mật khẩu\s*\??",
            r"lấy lại mật khẩu",
            r"(?:ghi )?nhớ (?:đăng nhập|mật khẩu)",
            r"tên đăng nhập",
            r"mật khẩu",
            r"log ?in(?: form)?|sign (?:in|up)|register|(?:forgot|lost)(?: your)? password\s*\??|remember me",
            r"bạn chưa đăng nhập|xin chào,? khách",
            r"quên tên (?:đăng nhập|tài khoản)\s*\??",
            r"(?:bạn )?(?:chưa|đã) có tài khoản\s*\?(?: đăng (?:ký|nhập)(?: ngay)?)?",
            r"đăng nhập (?:bằng|với|qua) (?:(?:tài khoản )?(?:google|facebook|zalo|vneid)|email)",
        ),
    ),
    Rule(
        "login_prompt",
        FOOT,
        (
            r"thành viên",
            r"đăng ký (?:email )?nhận (?:tin|bản tin|tin tức|email)(?: mới)?(?: qua email)?",
            r"nhận (?:tin(?: tức)?|bản tin)(?: mới(?: nhất)?)? qua email",
            r"(?:nhập )?(?:địa chỉ )?email của bạn\s*[:*]?",
            r"subscribe|newsletter",
            r"ghi nhớ(?: tôi)?",
        ),
    ),
    Rule("login_prompt", BESIDE, (r"hoặc|tài khoản",)),
    Rule(
        "session_prompt",
        SURE,
        (
            r"bạn đã không sử dụng (?:site|website|trang).{0,60}bấm vào đây để duy trì trạng thái đăng nhập.{0,40}",
            r"bạn đã không sử dụng (?:site|website),?",
            r"bấm vào đây để duy trì trạng thái đăng nhập\.?",
            (
                r"phiên (?:làm việc|đăng nhập)(?: của bạn| này)? (?:đã |sắp )?(?:hết hạn|hết hiệu lực|kết thúc)"
                r"[.,!]?(?: (?:xin )?(?:vui lòng|hãy) (?:đăng nhập|tải) lại.{0,30})?"
            ),
        ),
    ),
    Rule("session_prompt", BESIDE, (r"[.\s]*thời gian chờ\s*:?\s*(?:\d+ giây)?", r"giây")),
)
