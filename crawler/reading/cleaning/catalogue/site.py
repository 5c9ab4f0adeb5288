"""What a site says of itself: its clock, its owner, its licence, its advertisements, what a template left unfilled."""

from crawler.reading.cleaning.rules import BELOW, BESIDE, EDGE, FOOT, SURE, Rule

OWNER = r"(?:báo|đài|tạp chí|cổng|trang|ban|văn phòng|ubnd|ủy ban|uỷ ban|hội|sở|tỉnh|huyện|thành|website|trung tâm)\b"
# Whose licence is one for a paper or a site, by the sign behind its number: "12/GP-TTĐT".
PRESS = r"(?:ttđt|s?tttt|btttt|c?bc|ptth|qlptth|s?vhtt\w*|bvhtt\w*|xbbt|htđt)"

RULES: tuple[Rule, ...] = (
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
        (r"(?:(?:chỉnh )?sửa lần cuối(?: (?:vào|lúc|ngày|bởi))?|lần cập nhật cuối)\s*:?(?=.*\d).{4,60}",),
    ),
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
    Rule(
        "page_clock",
        EDGE,
        (
            r"(?:posted|last (?:modified|updated)) (?:on|by)\s*:? .{2,60}",
            r"(?:by )?(?:admin(?:istrator)?|super user)",
        ),
    ),
    Rule(
        "noise",
        SURE,
        (
            r"[.,;·•](?:[.,;·•\s]*[.,;·•])?",
            r"[★☆⭐✩×☰🔍✕✖\s]+",
            r"\((?:[\w-]+(?:\.[\w-]+)*\.vn|\w{2,6})\)\s*[-–]",  # a dateline without its sentence
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
            r"designed by .{0,60}|.{2,20} is free software released under .{2,60}",
            r"(?:site )?best view(?:ed)? (?:with|in|at|on) .{2,60}|xem tốt nhất (?:ở|với|trên|bằng) .{2,60}",
            (
                r"bạn đang (?:đọc|xem) (?:bài viết|bài|tin) [\"“«'].{2,200}[\"”»'] (?:tại|thuộc|trong) (?:chuyên )?mục"
                r" .{2,260}"
            ),
            (
                rf"(?:bản quyền (?:thuộc về|thuộc|của) {OWNER}[^.]{{0,90}}\. )?ghi rõ nguồn .{{0,80}}khi "
                r"(?:phát hành|đăng|sử dụng|trích|sao chép).{0,20}(?:thông tin|nội dung|bài|tin) (?:từ|của)\b.{0,80}"
            ),
            rf"bản quyền (?:thuộc về|thuộc|của) {OWNER}[^.]{{0,90}}\. .{{0,70}}ghi rõ nguồn.{{0,60}}",
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
            (
                r"(?:(?:quyền |phó )?giám đốc\s*[,–-]\s*)?"
                r"(?:quyền |phó )?tổng biên tập(?: phụ trách| thường trực)?\s*:.{2,80}"
            ),
            r"(?:phó )?trưởng ban biên tập\s*:.{2,80}",
            r"(?:người )?chịu trách nhiệm (?:chính|nội dung|xuất bản)\s*:.{2,100}",
            r"t(?:òa|oà) soạn\s*:.{2,120}",
            r"(?:phát triển|thiết kế)(?: web(?:site)?| và \w+ \w+)? bởi\b.{0,80}",
            r"(?:thiết kế|phát triển|vận hành)(?: (?:và|&) \w+ \w+| web(?:site)?)?\s*:.{2,60}",
            r"mã nguồn(?: mở)? nukeviet.{0,30}",
            r"(?:cơ quan|đơn vị) (?:chủ quản|quản lý)\s*:.{2,200}|đơn vị (?:phát triển|thiết kế|vận hành)\s*:.{2,100}",
            r"báo điện tử",
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
            r"(?:chính sách )?(?:bảo mật(?: thông tin)?|quyền riêng tư)",
            r"(?:trang|cổng) thông tin điện tử .{2,80}|báo(?: điện tử)? tỉnh .{2,60}|báo điện tử .{2,60}",
            r"(?:báo|đài)(?: và)? (?:phát thanh(?:,| và)? truyền hình|pt-?th) .{2,60}",
            r"(?:e-?)?issn\s*:?\s*\d{4}\s*-\s*\d{3}[\dx]",
        ),
    ),
)
