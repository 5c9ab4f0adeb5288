"""The catalogue of boilerplate: what the furniture of Vietnamese news sites says, a phrase a line.

A phrase is a regular expression, in lower case, for a whole line. They come from the sites and sample texts, from
NukeViet's public language files and from saved pages; `boilerplate` says how they are applied. Raise VERSION
when a rule changes.
"""

from enum import IntEnum
from typing import NamedTuple

from crawler.reading.breadcrumb import HOME

VERSION = "8"  # part of every record as `cleaner_version`


class Sureness(IntEnum):
    """How sure a rule is, which says where it may act."""

    SURE = 5  # the line is never part of an article, wherever it stands
    EDGE = 4  # it is furniture near the top or bottom of a text, or beside other furniture
    FOOT = 3  # the same, but not at the top: there it is a heading of the article
    BESIDE = 2  # a word or a number that is furniture only in a run with surer furniture
    BELOW = 1  # it is furniture only under furniture of its own category: an address in a footer, not in a notice


SURE, EDGE, FOOT, BESIDE, BELOW = Sureness.SURE, Sureness.EDGE, Sureness.FOOT, Sureness.BESIDE, Sureness.BELOW


class Rule(NamedTuple):
    """Phrases of one category that are equally sure."""

    category: str
    sureness: Sureness
    phrases: tuple[str, ...]


NUMBER = r"\d[\d.,\s]*(?:[km]\b)?"
WHEN = (
    r"(?:hôm nay|hôm qua|trong (?:ngày|tuần|tháng|năm)|(?:tuần|tháng|năm) (?:này|nay|trước|hiện tại)"
    r"|today|yesterday|(?:this|last) (?:week|month|year)|all days)"
)
COUNTED = (
    r"(?:(?:tổng )?(?:số )?(?:lượt|lượng|lần|người)(?: người| khách| dùng)?(?: đang| đã)?"
    r" (?:truy cập|xem|đọc|online|trực tuyến|viếng thăm|ghé thăm|chia sẻ|bình luận|tải(?: về)?)"
    r"(?: website| trang| cổng| bài viết| hiện tại)?"
    rf"(?: {WHEN})?|(?:tổng (?:số )?)?truy cập(?: {WHEN})?|tổng (?:số )?truy cập"
    r"|(?:đang|đã) (?:truy cập|online|trực tuyến|xem|đọc|chia sẻ)|trực tuyến|online|máy chủ tìm kiếm"
    r"|khách(?: viếng thăm| truy cập| online)?|thành viên online|visitors?|hits|views)"
)
RELATED = (
    r"(?:(?:những|các|một số) )?(?:tin|bài|tin bài|tin,? bài|bài viết|tin tức|bản tin|video)"
    r" (?:(?:có )?liên quan|mới hơn|cũ hơn|khác(?: cùng chuyên mục)?|đã đưa|đã đăng"
    r"|cùng (?:chuyên mục|chủ đề|loại|danh mục|mục|thể loại)"
    r"|(?:xem|đọc) nhiều(?: nhất)?(?: trong (?:ngày|tuần|tháng))?)|(?:tin|bài|bài viết) nổi bật"
    r"|(?:các|những) tin mới"
    r"|cùng chuyên mục|theo dòng sự kiện|có thể bạn (?:sẽ )?quan tâm|bài đọc tiếp|đọc nhiều nhất|các album đã đăng"
    r"|(?:bài(?: viết)?|tin) (?:trước(?: đó)?|tiếp theo|kế tiếp)|đọc thêm|đọc nhiều|xem nhiều(?: nhất)?"
    r"|tin mới nhất|mới nhất từ .{2,40}"
    r"|chuyên mục này có nội dung liên quan khác|(?:(?:các|những) )?câu hỏi (?:khác|liên quan)"
)
OWNER = r"(?:báo|đài|tạp chí|cổng|trang|ban|văn phòng|ubnd|ủy ban|uỷ ban|hội|sở|tỉnh|huyện|thành|website|trung tâm)\b"
# Whose licence is one for a paper or a site, by the sign behind its number: "12/GP-TTĐT".
PRESS = r"(?:ttđt|s?tttt|btttt|c?bc|ptth|qlptth|s?vhtt\w*|bvhtt\w*|xbbt|htđt)"
LANGUAGE = (
    r"(?:tiếng (?:việt|anh)|english(?: edition)?|vietnamese|việt nam|中文|日本語|한국어|русский|français|ភាសាខ្មែរ"
    r"|vi|vn|en)"
)
VOTES = r"(?:bình chọn|lượt bình chọn|lượt đánh giá|lượt|phiếu(?: bầu)?|đánh giá|votes?)"

CATALOGUE: tuple[Rule, ...] = (
    Rule("share_and_print", EDGE, (r"trang\s*:?\s*1 2(?: 3(?: \d+){0,12})?",)),  # of a text in parts; before counts
    Rule("visit_counter", SURE, (r"visitors? counter|we have \d+ guests? and (?:no|\d+) members? online",)),
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
            r"log ?in|sign (?:in|up)|register|(?:forgot|lost)(?: your)? password\s*\??|remember me",
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
    Rule("login_prompt", BESIDE, (r"hoặc|tài khoản|khách",)),
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
    Rule(
        "rating_widget",
        SURE,
        (
            r"tổng số điểm(?: của bài viết)? là\s*:?\s*[\d.,]*\s*(?:trong|trên|/)\s*[\d.,]* (?:đánh giá|lượt xếp hạng)",
            r"xếp hạng\s*:?\s*[\d.,]+\s*[-–]\s*[\d.,]+ phiếu bầu",
            r"(?:click|nhấn|bấm)(?: vào đây)? để (?:đánh giá|xếp hạng) bài viết(?: này)?",
            r"điểm trung bình theo thang điểm 5 là.{0,60}",
            r"tổng số điểm là\s*:?.{0,30}sau .{0,20}lượt xếp hạng.{0,20}",
            r"gửi đánh giá",
            r"bài viết (?:rất kém|kém|đạt|tốt|rất tốt)(?:\s*/?\s*(?:bài viết )?(?:kém|đạt|tốt|rất tốt))*",
            rf"[\d.,]*\s*/\s*\d+\.?\s*[-–]?\s*\(\s*\d+ {VOTES}\s*\)",
            r"(?:bạn thấy )?bài viết (?:này )?(?:(?:có )?hữu ích(?: với bạn| cho bạn)?(?: không)?|thế nào)\s*\??",
            r"user rating\s*:?[\s\d./]*|please rate|average \(\d+ votes?\)|the average rating is .{2,40}",
            r"(?:bạn )?đánh giá bài viết này (?:thế nào|như thế nào|ra sao)\s*\?",
            r"cảm ơn bạn đã (?:đánh giá|bình chọn)(?: bài viết)?[.!]?",
        ),
    ),
    Rule(
        "rating_widget",
        FOOT,
        (
            r"đánh giá(?: bài viết| bài)?(?: này| của bạn)?\s*:?(?:[\d\s/()]+)?|chưa có đánh giá(?: nào)?",
            r"(?:tổng )?số lượt (?:bình chọn|đánh giá)\s*:?\s*\d*|rating\s*:",
            r"your rating|overall rating|rate this (?:content|article|item|post)|total votes\s*:?\s*\d+",
            rf"(?:đánh giá|điểm|rating)\s*:\s*[\d.,]+\s*/\s*\d+ \(\s*\d+ {VOTES}\s*\)",
            r"xếp hạng bài viết|bình chọn bài viết|đánh giá mức độ hài lòng(?: của bạn)?",
            r"(?:đã có|người dùng đã đánh giá\s*:) ?\d+(?: lượt đánh giá)?",
            rf"\(\d+ {VOTES}\)",
            rf"[\d.,]*\s*/\s*\d+ trong tổng số [\d.,]+ {VOTES}",
        ),
    ),
    Rule(
        "rating_widget",
        BESIDE,
        (
            r"[\d.,]+ (?:phiếu bầu|lượt xếp hạng)",
            r"[1-5] sao",
            r"rất kém|kém|bình thường|trung bình|khá|đạt|tốt|rất tốt|tốt nhất",
            r"bình chọn\s*:?\s*\d*",
            r"/\s*\d+",
            r"vote \d|rate|(?:không )?hữu ích|điểm trung bình\s*:\s*[\d.,/ ]+",
            r"gửi bình chọn",
        ),
    ),
    Rule("rating_widget", BELOW, (r"có|không|chưa|(?:rất |chưa |không )?hài lòng|tuyệt vời|tạm được|dở",)),
    Rule(
        "comment_form",
        SURE,
        (
            r"ý kiến bạn đọc(?:\s*\(\d+\))?",
            r"\(\d+\) bình luận",
            r"bình luận\s*\(\d+\)",
            r"(?:gửi|viết|thêm)(?: nội dung)? bình luận của bạn\s*(?:\.\.\.|…)?",
            r"gửi bình luận",
            r"email \(không hiển thị trên trang\)",
            r"(?:vui lòng )?nhập mã xác nhận vào ô bên dưới\.?",
            r"chọn mã xác nhận khác",
            r"sắp xếp theo(?: bình luận (?:mới|cũ)| số lượt thích| thời gian)",
            r"ẩn/hiện ý kiến",
            r"bình luận của bạn (?:đã|sẽ) được .{0,120}",
            r"xếp theo\s*:\s*thời gian.{0,20}",
            r"chia sẻ ý kiến của bạn",
            r"mời bạn nhập (?:bình luận|ý kiến).{0,40}",
            (
                r"(?:(?:bài viết|tin)(?: này)? )?(?:hiện )?(?:chưa|không) có (?:bình luận|phản hồi) nào"
                r"(?: cho bài viết này| được đăng .{0,40})?[.!]?"
            ),
            r"hãy là người đầu tiên (?:gửi |viết )?(?:bình luận|đánh giá)(?: bài viết| cho bài viết)?(?: này)?[.!]?",
            r"bạn còn \d+(?:\s*/\s*\d+)? ký tự",
            r"ban biên tập không chịu trách nhiệm về nội dung bình luận.{0,60}",
            r"(?:email|thư điện tử) của bạn sẽ không được hiển thị công khai.{0,120}",
            r"vui lòng nhập (?:bình luận|tên|địa chỉ email) của bạn.{0,20}",
            r"bạn đã nhập một địa chỉ email không .{0,20}",
            r"lưu tên của tôi,? email,? .{0,120}",
            r"hãy đảm bảo rằng bạn đã nhập .{0,60}thông tin (?:yêu cầu|bắt buộc).{0,80}",
            r"(?:để lại một bình luận|trả lời) h(?:ủy|uỷ)|h(?:ủy|uỷ) trả lời",
            r"ý kiến của bạn về bài viết(?: này)?",
            r"(?:bạn chưa|(?:vui lòng|bạn hãy) )\s?nhập (?:nội dung )?(?:bình luận|ý kiến|phản hồi).{0,20}",
            (
                r"(?:\(?\*\)?\s*)?(?:(?:chú|lưu) ý\s*:\s*)?(?:bình luận|ý kiến|phản hồi) (?:của bạn )?"
                r"sẽ được (?:kiểm )?duyệt trước khi .{2,40}"
            ),
            r"leave a (?:reply|comment)(?: cancel reply)?|post comment|facebook comments(?: plugin)?|jcomments",
            r"your email address will not be published.{0,60}|save my name, email,? .{2,80}",
            r"you must be logged in to (?:post|leave) a comment\.?|(?:log ?in|sign in|register) to (?:post )?comments?",
            r"(?:no comments yet|be the first (?:to comment|of your friends)).{0,40}|trackback url\s*:?.{0,100}",
        ),
    ),
    Rule(
        "comment_form",
        EDGE,
        (r"comments?\s*\(\d+\)|\d+ comments?|add (?:a |new )?comment|(?:re)?captcha",),
    ),
    Rule(
        "comment_form",
        FOOT,
        (
            r"gửi câu hỏi|nội dung câu hỏi",
            r"(?:mời |hãy )?(?:(?:quý )?(?:bạn đọc|độc giả|bạn) )?tham gia bình luận|xem (?:thêm|tất cả) bình luận",
            r"ý kiến (?:bình luận|phản hồi)|(?:ý kiến|phản hồi|bình luận) của bạn",
            r"gửi (?:ý kiến|phản hồi)(?: của bạn)?",
            r"(?:viết|thêm|để lại(?: một)?|nhập)(?: nội dung)? (?:bình luận|phản hồi)(?: của bạn)?\s*(?:\.\.\.|…)?",
            r"bình luận với tư cách.{0,40}|họ tên người gửi|e-?mail người (?:gửi|nhận)|sort by",
            r"(?:ý kiến|nội dung) góp ý\s*\*?",
            r"bình luận(?: mới| facebook| đầu tiên!?)?\s*\*?",
            r"(?:chưa|không) có (?:bình luận|phản hồi)[.!]?",
            r"tổng số bình luận\s*:?\s*\d*",
            r"\d+ bình luận",
            r"(?:nhập )?mã (?:an toàn|bảo mật|bảo vệ|kiểm tra|xác nhận|xác thực)\s*[:*()]*",
            r"nhập (?:mã|các ký tự|chuỗi)(?: \w+ \w+)? (?:hiển thị|(?:ở|trong|trên|bên|như) \w+).{0,20}",
            r"(?:thay )?đổi mã(?: khác)?",
            r"tên (?:của )?bạn\s*[:*()]*|\(?không quá \d+ (?:từ|chữ|ký tự)\)?",
            r"(?:sắp )?xếp theo",
            r"số người thích",
            r"họ (?:và )?tên\s*[:*()]*",
            r"thiết lập lại",
            r"comments?|refresh|nhập mã(?: captcha)?",
            r"hãy chia sẻ (?:suy nghĩ|cảm nghĩ|ý kiến) của bạn.{0,30}",
            r"(?:vui lòng )?(?:nhập|gõ|viết) tiếng việt có dấu.{0,20}",
            r"tôi không phải (?:là )?(?:người máy|robot)",
        ),
    ),
    Rule(
        "comment_form",
        BESIDE,
        (
            r"trả lời",
            r"thích",
            r"không thích",
            r"thời gian",
            r"(?:e-?mail|tên|nội dung|tiêu đề|trang web|website|điện thoại|địa chỉ|name|comment|subject)\s*[:*()]*",
            r"\d+\s*/\s*\d{3,4}",
            r"(?:tối đa|còn lại|giới hạn|còn)\s*:?\s*\d+ ký tự",
            r"gửi|h[ủu][yỷ]|nhập lại|làm lại",
            r"ẩn",
            r"hiện",
            r"phản hồi",
            r"(?:mới|cũ|quan tâm) nhất|oldest|newest|gửi đi|h(?:ủy|uỷ) bỏ|đăng",
        ),
    ),
    Rule(
        "share_and_print",
        SURE,
        (
            r"chia sẻ (?:bài viết|tin này|bài này)(?: lên| qua| trên)?(?: (?:facebook|twitter|google\+?|zalo|email))?",
            r"thích \d+ chia sẻ(?: \d+)?|thích chia sẻ \d+",
            (
                r"chia sẻ(?: bài viết)?\s*:?(?:[\s,|]+(?:facebook|twitter|zalo|google\+?|linkedin|email|messenger"
                r"|pinterest|telegram|viber)){2,}"
            ),
            r"in (?:bài viết|bài|trang)(?: này)?",
            r"bản in",
            r"gửi (?:bài viết |tin |bài )?(?:này )?(?:qua|cho) (?:e-?mail|bạn bè)",
            r"lưu bài viết(?: này)?",
            r"giới thiệu bài viết cho bạn bè",
            r"theo dõi (?:báo|trên) [^.]{0,60}google news",
            r"a\s?[-–]\s*(?:a\s*)?a\s?\+|a\s?\+\s*(?:a\s*)?a\s?[-–]",
            r"[-–]\s?a\s*(?:a\s*)?\+\s?a|\+\s?a\s*a?\s*[-–](?:\s?a)?",
            r"xem (?:với )?cỡ chữ",
            r"(?:tăng|giảm) tương phản",
            r"nghe (?:đọc )?(?:nội dung )?bài(?: viết)?(?: tại đây)?",
            r"chọn giọng đọc",
            r"từ viết tắt",
            r"(?:(?:phóng to|tăng|giảm) )?kích thước (?:font )?chữ|(?:(?:in|de)crease )?font size",
            r"(?:phóng to|thu nhỏ|tăng|giảm|thay đổi|chọn) (?:kích )?cỡ (?:font )?chữ",
            r"click to share on .{0,40}|share this",
            r"điều hướng bài viết",
            r"print this page|send (?:by|to) (?:e-?mail|a friend)|share on (?:facebook|twitter|x|zalo|linkedin)",
            (
                r"(?:(?:mời|hãy) )?(?:(?:quý )?(?:bạn đọc|bạn|độc giả|vị) )?theo dõi "
                r"(?:báo|đài|cổng|trang|chúng tôi)\b[^.]{0,40} (?:trên|qua|tại) "
                r"(?:zalo|facebook|youtube|tiktok|fanpage|google news)\b[^.]{0,20}\.?"
            ),
            r"(?:link|liên kết) đã được sao chép|đã sao chép(?: (?:liên kết|link|đường dẫn))?",
            r"truy cập nội dung luôn",
            r"skip (?:to (?:main )?content|ribbon commands|to navigation)|turn (?:on|off) more accessible mode",
            r"bỏ qua (?:nội dung|điều hướng|để đến nội dung(?: chính)?)|(?:đi|chuyển) (?:đến|tới) nội dung(?: chính)?",
        ),
    ),
    Rule(
        "share_and_print",
        EDGE,
        (
            r"tweet|print|email|like|share|back to top",
            r"facebook|zalo|twitter|google\+|linkedin|pinterest|whatsapp|messenger|prev|next",
            r"(?:facebook )?fanpage(?: facebook)?",
            r"youtube|tiktok|instagram|telegram|viber|google news",
            (
                r"chia sẻ(?: qua| lên)?\s*:?(?:[\s,|/]*(?:facebook|fb|twitter|google\+?|zalo|linkedin|email|messenger"
                r"|telegram)){1,6}"
            ),
            r"follow us(?: on)?|kết nối với chúng tôi|theo dõi chúng tôi(?: trên)?|pin it",
            r"chi tiết (?:bài viết|tin(?: tức| bài)?|nội dung)",
            r"in ra|trang in|in tin|in trang(?: này)?|xem bản in|[at][-+]",
            r"chia sẻ(?: (?:trên|tới|qua))?(?:\s*:?\s*\d+)?",
            r"cỡ chữ(?:\s*:?(?:\s*a[-+]?)+)?",
            r"mặc định",
            r"quan tâm (?:trang )?(?:zalo|fanpage)\b.{0,20}",
            r"phiên bản (?:di động|mobile|máy tính|desktop|cũ)|xem (?:trên|bản) (?:di động|mobile|máy tính)",
            r"gửi (?:mail|email|tin này)|(?:bỏ )?lưu(?: tin| bài| trang)|bỏ lưu|thích bài viết",
            r"(?:lên|về) đầu(?: trang)?|về trang (?:trước|chủ)|đầu trang|lên trên",
            r"(?:trở|quay)(?: trở)? (?:về|lại) (?:e-magazine|trang chủ|trang trước|đầu trang)|quay lại|quay về|trở lại",
            r"trang (?:trước|sau|tiếp(?: theo)?|đầu|cuối)|trang \d+\s*/\s*\d+|«\s*(?:trước|đầu)",
            r"(?:«|<|‹)?\s*1 2(?: \d+){0,12}(?: ?(?:\.\.\.|…) ?\d*)?(?: ?[>»›]+)+",
            (
                r"(?:trang\s*:?\s*)?1 2(?: \d+){0,12}(?: ?(?:\.\.\.|…) ?\d*)? ?"
                r"(?:trang (?:sau|cuối|tiếp)|tiếp|sau|next|cuối)"
            ),
            r"các tập tin|(?:tập tin|file|tệp|tài liệu|văn bản) đính kèm|tải file(?: đính kèm| âm thanh)?",
            r"theo dõi (?:chúng tôi )?(?:trên|qua) (?:zalo|facebook|youtube|fanpage|tiktok)",
            r"nghe audio|nghe báo nói|báo nói",
            r"(?:\d+|một) phút đọc|\d+ (?:giây|phút|giờ|ngày) trước",
            r"báo (?:lỗi|xấu)",
            r"sao chép (?:liên kết|đường dẫn|link)|copy link",
            r"xem trước(?: khi in)?|bookmark",
            r"theo dõi (?:báo|đài|cổng) [^.]{0,40} trên",
            r"(?:báo|đài|cổng) [^.:]{2,40} trên (?:zalo|facebook|youtube|tiktok|fanpage|google news)",
            r"like this|loading\.\.\.|đang tải\.\.\.",
            r"\d+:\d\d\s*/\s*\d+:\d\d|(?:giọng )?(?:nam|nữ) miền (?:bắc|trung|nam)",
        ),
    ),
    Rule(
        "share_and_print",
        FOOT,
        (
            r"chi tiết|xem (?:chi tiết|tất cả)|nhúng|(?:xem|tìm) (?:tin|bài)(?: viết)? theo ngày",
            r"tải (?:về|xuống)|gửi bài(?: viết)?|(?:liên hệ )?đặt quảng cáo|liên hệ quảng cáo",
            r"quét mã qr (?:để )?(?:theo dõi|kết nối|quan tâm) .{2,40}",
            r"(?:(?:get it|available) on |download on the )?(?:google play|app store|ch ?play)",
            r"quét mã qr để (?:đọc|xem|nghe|tải|chia sẻ) (?:bài|tin|báo|ứng dụng).{0,20}",
            r"tải (?:ứng dụng|app)(?: (?:(?:của )?(?:báo|đài|cổng|tạp chí)\b.{2,40}|(?:tại|ở) đây|về máy|trên))?",
            r"chat (?:với chúng tôi|zalo|facebook)|trợ lý ảo|gọi ngay|đăng ký kênh",
            r"thích \d+",
        ),
    ),
    Rule(
        "share_and_print",
        BESIDE,
        (
            r"a|aa|a a|in|lưu|pin|minimize",
            r"(?:chế độ |độ )?tương phản(?: cao)?|màu (?:nền|chữ)|đọc bài(?: viết)?|android|ios|iphone",
            r"google|giọng (?:(?:nam|nữ)(?: miền)?(?: (?:bắc|trung|nam))?|bắc|trung|miền (?:bắc|trung|nam))",
            r"(?:nam|nữ)(?: miền)? (?:bắc|trung|nam)|\d{1,2}:\d\d(?::\d\d)?|[-+|/]",
            r"tốc độ(?: đọc)?(?:\s*:?\s*\d(?:[.,]\d+)?x)?|\d(?:[.,]\d+)?x|(?:tạm )?dừng",
            r"theo dõi(?: chúng tôi)?(?: trên)?|điều hướng|đọc bài lưu|nghe|lưu bài",
            r"search(?: for)?|web|site|archives?|categories|meta|menu|font size",
            r"(?:hỗ trợ|sử dụng)? ?(?:các )?trình duyệt\s*:.{2,80}",
            rf"{LANGUAGE}(?:\s*[|/·•,-]\s*{LANGUAGE}){{0,5}}",
            r"thích\s*\d*|không thích|góp ý|mã qr|trở về",
            r"(?:trước|sau|tiếp|đầu|cuối)\s*[»›]|first|last|top|back|đóng(?: lại)?|close",
            r"tìm kiếm(?: nâng cao)?\s*(?:\.\.\.|…)?|tìm",
        ),
    ),
    Rule(
        "player",
        SURE,
        (
            (
                r"trình duyệt(?: của bạn| này| bạn đang dùng)? (?:không|chưa) hỗ trợ(?: thẻ| phát| định dạng)?"
                r" (?:video|audio|âm thanh|html5|javascript|iframe|flash)(?: (?:video|audio|html5|này))?[.!]?"
            ),
            r"(?:your|this) browser does(?: not|n't) (?:currently )?support .{2,60}",
            r"(?:please enable|(?:bạn )?(?:cần|hãy|vui lòng) bật) javascript.{0,60}",
            r"(?:video|trang|nội dung) đang (?:được )?tải\s*(?:\.\.\.|…)",
            r"video player is loading\.?|(?:play|pause) video|stream type live|seek to live.{0,40}",
            r"(?:current time|duration(?: time)?|remaining time)\s*[-\d:]+|(?:loaded|progress)\s*:\s*[\d.]+\s*%",
            r"playback rate|picture-in-picture|(?:this is a modal|(?:beginning|end) of dialog) window\..{0,80}",
        ),
    ),
    Rule(
        "player",
        BESIDE,
        (
            r"(?:144|240|360|480|720|1080|1440|2160)p(?: ?hd)?",
            r"play|pause|(?:un)?mute|live|quality|auto|fullscreen|/|chapters|descriptions(?: off)?(?:, selected)?",
            r"(?:captions|subtitles)(?: off| settings)?(?:, selected)?|captions settings, opens .{2,40}|audio track",
        ),
    ),
    Rule(
        "cookie_notice",
        SURE,
        (
            (
                r"(?:chúng tôi|(?:trang web|website|trang|cổng)(?: này| của chúng tôi)?) (?:có )?sử dụng (?:các )?"
                r"(?:tệp )?cookies? (?:để|nhằm) .{2,60}(?:trải nghiệm|của bạn|người dùng).{0,60}"
            ),
            (
                r"(?:chúng tôi|(?:trang (?:web|tin|thông tin)|website|cổng)(?: này| của chúng tôi)?) (?:có )?"
                r"(?:sử dụng|dùng) (?:các )?(?:tệp )?cookies?\b.{0,120} bạn (?:đã )?(?:đồng ý|chấp nhận).{0,80}"
            ),
            r"bằng (?:việc|cách) tiếp tục .{2,60}bạn (?:đã )?(?:đồng ý|chấp nhận) .{0,60}cookies?.{0,40}",
            r"(?:we|this (?:site|website)) uses? cookies .{2,120}",
        ),
    ),
    Rule(
        "cookie_notice",
        BESIDE,
        (
            r"(?:tôi )?đồng ý|từ chối|chấp nhận(?: tất cả)?|tìm hiểu thêm|cài đặt cookies?",
            r"accept(?: all)?(?: cookies)?|decline|reject(?: all)?|learn more",
            r"(?:chính sách )?(?:bảo mật|quyền riêng tư|cookies?)|điều khoản(?: sử dụng)?|bảo mật\s*-\s*điều khoản",
        ),
    ),
    Rule("share_and_print", BELOW, (r"ngày|tháng|năm|xem",)),
    Rule("poll", FOOT, (r"thăm dò (?:ý kiến|dư luận)", r"khảo sát ý kiến|biểu quyết|xem kết quả(?: bình chọn)?")),
    Rule(
        "breadcrumb",
        EDGE,
        (rf"(?:bạn đang ở(?: đây)?\s*:?\s*)?(?:{'|'.join(sorted(HOME))})\s*[>»›/|→]\s*.{{2,120}}",),
    ),
    Rule("related", BESIDE, (r"chủ đề",)),
    Rule("related", SURE, (rf"(?:{RELATED})\s*[:.]?",)),
    Rule(
        "related",
        SURE,
        (
            r"(?:>{2,3}|»)\s*.{1,240}[^.;,:]",
            r"\[(?:video|clip|infographics?|podcast|e-?magazine|longform|photo|ảnh)\]\s*.{8,200}[^.!?…]",
            (
                r"(?:(?:mời )?(?:(?:quý )?(?:bạn đọc|độc giả|các bạn|bạn) )?(?:xem|đọc) thêm|(?:tin|bài) liên quan)\s*:"
                r"(?!\s*(?:phụ lục|bảng|biểu|hình|điều)\b)\s*[^.;]{8,220}"
            ),
            r"more in this category:?(?: .{2,200})?|← .{2,200}",
            r"(?:related|recent|popular|latest) (?:posts?|items|articles|news)",
            r"(?=.*[→»]$)[^«]{2,200} [→»]|« [^»]{2,200}[^».;,:]",
            r"this entry was posted in .{2,200}|(?:post|posts) navigation",
            r"hiển thị \d+\s*[-–]\s*\d+ (?:trong|trên|của|/)(?: tổng số)? [\d.,]+(?: kết quả| bản ghi| mục| tin)?\.?",
        ),
    ),
    Rule(
        "related",
        FOOT,
        (
            r"xem thêm(?: (?:các )?(?:tin|bài|tin bài|bài viết|rao vặt|video|ảnh))?(?: (?:khác|liên quan))?",
            r"xem tiếp\s*(?:\.\.\.|…)?",
            r"đọc tiếp",
            r"(?:tin|bài viết|tin bài|bản tin) mới(?: nhất)?",
            r"tiêu điểm",
            r"nổi bật(?: (?:trang chủ|nhất|trong (?:ngày|tuần)))?|mới cập nhật",
            r"(?:(?:các|những) )?câu hỏi thường gặp|văn bản (?:khác|liên quan|cùng (?:loại|lĩnh vực|chủ đề))",
            r"(?:tác phẩm|chương trình|chuyên mục|(?:chùm |hình |album )?ảnh|album|số báo|tập) khác",
            r"(?:bạn đọc|được|đáng) (?:quan tâm|chú ý)(?: (?:nhiều|nhất))*",
            r"(?:previous|next) (?:post|article)|you (?:may|might) also like|more from author",
            r"related|(?:other|newer|older) (?:posts|articles|news|items)|recent comments",
            r"[-–\s]*liên kết (?:web|website|trang|nhanh)[-–\s]*|web ?links?",
            r"nổi bật báo .{2,30}",
        ),
    ),
    Rule(
        "related",
        EDGE,
        (r"tin tức - sự kiện", r"(?:được đăng trong|published in|chuyên mục\s*:) .{2,60}|tagged under.{0,80}"),
    ),
    Rule("placeholder", SURE, (r"(?:\{\{?[\w .:\-|'/]+\}?\}[\s,;]*)+",)),
    Rule(
        "placeholder",
        EDGE,
        (
            r"bút danh",
            r"text\.\.\.",
        ),
    ),
    Rule("page_clock", SURE, (r"[^.]{0,40}\[gmt ?\+7\]",)),
    Rule(
        "page_clock",
        SURE,
        (
            (
                r"(?:hôm nay|bây giờ|hiện tại)(?: là)?\s*[:,]?\s*(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
                r"[^.]{8,50} \d{1,2}(?::\d\d){1,2}(?: ?[ap]m| ?sa| ?ch)?"
            ),
        ),
    ),
    Rule(
        "page_clock",
        EDGE,
        (
            (
                r"(?:hôm nay|bây giờ)(?: là)?\s*[:,]?\s*(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[\s,]+"
                r"(?:ngày )?\d[^.]{6,30}"
            ),
        ),
    ),
    Rule("page_clock", BESIDE, (r"(?:âm|dương) lịch\s*:.{2,60}",)),
    Rule("page_clock", EDGE, (r"(?:posted|last modified) (?:on|by) .{2,60}|by admin",)),
    Rule(
        "noise",
        SURE,
        (
            r"[.,;·•](?:[.,;·•\s]*[.,;·•])?",
            r"[★☆⭐✩×☰🔍✕✖\s]+",
            r"(?:ảnh|hình|photo) \d{1,3}\s*/\s*\d{1,3}",  # of a show of pictures
            r"--+>",
            r"<!--+(?:.*-->)?",
            # Of a script: what one begins with, and ends with; a statement; brackets alone.
            (
                r"\(?(?:adsbygoogle\b|window\.|document\.|(?:var|let|const) [\w$]+ ?[=;]|function ?\w* ?\(|\$\("
                r"|jquery[(.]|googletag\.|gtag\(|fbq\(|_gaq\.|datalayer\b).{0,280}[;{}),]"
            ),
            r"(?://)?[\s{}()\[\];]*(?:\}[\s)\];]*|\]\]>)|//<!\[cdata\[",
            r"(?:ad\s*)?[-–—\s]*quảng cáo[-–—\s]*",
            r"advertisements?",
            r"analytic|zoom",
            r"menu_war_\S+",
            r"thời gian (?:thực thi|tải trang|xử lý)\s*:\s*[\d.,]+ ?(?:giây|s|ms)|ipv6 ready",
            r"javascript.{0,40}",
            r"(?:xem|đọc) tiếp (?:nội dung )?(?:bên |ở )?dưới (?:đây )?quảng cáo",
        ),
    ),
    Rule(
        "noise",
        FOOT,
        (r"banners?(?: (?:quảng cáo|trái|phải|trên|dưới|\d+))*|quảng cáo (?:bên )?(?:trái|phải|giữa|\d)",),
    ),
    Rule(
        "copyright",
        SURE,
        (
            r"chú ý: việc đăng lại bài viết trên ở website.{0,160}vi phạm bản quyền.{0,60}",
            r"powered by .{0,80}",
            r"designed by .{0,60}",
            (
                rf"(?:bản quyền (?:thuộc về|thuộc|của) {OWNER}[^.]{{0,90}}\. )?ghi rõ nguồn .{{0,80}}khi "
                r"(?:phát hành|đăng|sử dụng|trích|sao chép).{0,20}(?:thông tin|nội dung|bài|tin) (?:từ|của)\b.{0,80}"
            ),
            r"rao vặt",
            (
                rf"(?:bản quyền (?:thuộc về|thuộc|của) {OWNER}.{{0,90}})?cấm sao chép dưới mọi hình thức"
                r"(?:,? (?:nếu|khi|mà) .{0,100})?\.?"
            ),
            r"(?:không (?:được )?|nghiêm cấm )sao chép .{0,60}(?:đồng ý|chấp thuận|cho phép) bằng văn bản.{0,60}",
            r"mọi hành (?:động|vi) sử dụng nội dung .{0,80}(?:đồng ý|chấp thuận|cho phép) bằng văn bản.{0,60}",
            r"(?:bản quyền(?: thuộc về)?\s*|copyright\s*)?(?:®|©)\s*.{0,120}",
            r"(?:copyright|bản quyền)\b[^.]{0,120}\. all rights reserved\.?",
            r"(?:(?:bản quyền|copyright)\s*\(c\)|\(c\)\s*(?:copyright|(?:19|20)\d\d\b)).{0,100}",
        ),
    ),
    Rule(
        "copyright",
        EDGE,
        (
            rf"(?:toàn bộ )?bản quyền (?:thuộc về|thuộc|của) {OWNER}.{{0,90}}",
            (
                rf"(?:(?:đang )?hoạt động theo )?(?:{OWNER}.{{0,80}})?(?:giấy phép|gp)\b.{{0,60}}"
                rf"số\s*:?\s*\d+\s*/\s*(?:\d{{4}}/)?gp\s*-?\s*{PRESS}\b"
                r".{0,120}"
            ),
            r"giấy phép (?:xuất bản|hoạt động báo chí|thiết lập trang).{0,40}số.{0,150}",
            r"phát triển bởi\s*:.{0,80}",
            (
                r"(?:kính )?chào mừng (?:(?:quý vị|quý khách|các bạn|bạn)(?: đọc| truy cập)? )?(?:đã )?(?:đến|ghé) "
                r"(?:với|thăm) (?:trang|cổng|website|báo)\b.{0,100}"
            ),
            r"(?:copyright|all rights reserved).{0,100}",
            r"bạn đang đọc bài viết .{0,200}tại chuyên mục.{0,60}",
            r"cơ quan (?:của|ngôn luận của) (?:ban chấp hành )?đảng bộ.{2,80}",
            (
                r"(?:ban biên tập\s*[|•·]\s*)?(?:điều khoản(?: sử dụng)?|chính sách bảo mật)\s*[|•·]\s*"
                r"(?:điều khoản(?: sử dụng)?|chính sách (?:bảo mật|quyền riêng tư)|liên hệ)"
            ),
            r"terms of use|privacy (?:statement|policy)|proudly powered by .{2,40}",
        ),
    ),
    Rule("copyright", FOOT, (r"(?:liên hệ )?quảng cáo\s*:\s*[(+]?\d[\d .()-]{7,16}",)),
    Rule(
        "copyright",
        BESIDE,
        (
            r"(?:(?:quyền |phó )?giám đốc\s*[,–-]\s*)?(?:quyền |phó )?tổng biên tập\s*:.{2,80}",
            r"(?:phó )?trưởng ban biên tập\s*:.{2,80}",
            r"(?:người )?chịu trách nhiệm (?:chính|nội dung|xuất bản)\s*:.{2,100}",
            r"t(?:òa|oà) soạn\s*:.{2,120}",
            r"(?:phát triển|thiết kế)(?: web(?:site)?| và \w+ \w+)? bởi\b.{0,80}",
            r"(?:thiết kế|phát triển|vận hành)(?: (?:và|&) \w+ \w+| web(?:site)?)?\s*:.{2,60}",
            r"mã nguồn(?: mở)? nukeviet.{0,30}",
            r"(?:cơ quan|đơn vị) (?:chủ quản|quản lý)\s*:.{2,200}|đơn vị (?:phát triển|thiết kế|vận hành)\s*:.{2,100}",
            r"thường trực ban biên tập\s*:.{2,100}",
            r"(?:liên hệ )?quảng cáo\s*:.{2,140}",
        ),
    ),
    Rule(
        "copyright",
        BELOW,
        (
            r"(?:người )?chịu trách nhiệm\s*:.{2,100}",
            r"(?:địa chỉ|trụ sở(?: chính)?|website|liên hệ|thường trực)\s*:.{2,140}",
            r"(?:hotline|đường dây nóng|(?:số )?điện thoại|đt|tel|fax|e-?mail)\s*:.{2,140}",
            r"liên hệ|giới thiệu|rss(?:[ -]feeds?)?|sitemap|sơ đồ (?:trang|site|website)",
            r"(?:chung nhan )?tin nhiem mang|hộp thư(?: điện tử| công vụ)?",
            r"(?:chính sách )?(?:bảo mật(?: thông tin)?|quyền riêng tư)|điều khoản(?: sử dụng)?",
            r"(?:trang|cổng) thông tin điện tử .{2,80}|báo(?: điện tử)? tỉnh .{2,60}|báo điện tử .{2,60}",
            r"(?:báo|đài)(?: và)? (?:phát thanh(?:,| và)? truyền hình|pt-?th) .{2,60}",
            r"(?:e-?)?issn\s*:?\s*\d{4}\s*-\s*\d{3}[\dx]",
        ),
    ),
)
