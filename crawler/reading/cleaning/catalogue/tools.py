"""A page's tools: sharing, printing, letters' size, players, pagers, cookies, polls, the way home."""

from crawler.reading.cleaning.rules import BELOW, BESIDE, EDGE, FOOT, SURE, Rule
from crawler.reading.structured_data.breadcrumb import HOME

LANGUAGE = (
    r"(?:tiếng (?:việt|anh)|english(?: edition)?|vietnamese|việt nam|中文|日本語|한국어|русский|français|ភាសាខ្មែរ"
    r"|vi|vn|en)"
)

PAGES = Rule("share_and_print", EDGE, (r"trang\s*:?\s*1 2(?: 3(?: \d+){0,12})?",))  # of a text in parts

RULES: tuple[Rule, ...] = (
    Rule(
        "share_and_print",
        SURE,
        (
            r"chia sẻ (?:bài viết|tin này|bài này)(?: lên| qua| trên)?(?: (?:facebook|twitter|google\+?|zalo|email))?",
            r"(?:ngày\s*:\s*)?chọn (?:một )?ngày(?: ?mở lịch(?: ra)?)?\.?",
            r"thích \d+ chia sẻ(?: \d+)?|thích chia sẻ \d+",
            (
                r"chia sẻ(?: bài viết)?\s*:?(?:[\s,|]+(?:facebook|twitter|zalo|google\+?|linkedin|email|messenger"
                r"|pinterest|telegram|viber)){2,}"
            ),
            r"in (?:bài viết|bài|trang)(?: này)?",
            r"(?:phiên )?bản (?:để )?in|printer[ -]friendly(?: version)?",
            r"gửi (?:bài viết |tin |bài )?(?:này )?(?:qua|cho) (?:e-?mail|bạn bè)",
            r"lưu (?:bài viết(?: này)?|(?:tin|bài) này)",
            r"giới thiệu bài viết cho bạn bè",
            r"theo dõi (?:báo|trên) [^.]{0,60}google news",
            r"a\s?[-–]\s*(?:a\s*)?a\s?\+|a\s?\+\s*(?:a\s*)?a\s?[-–]",
            r"[-–]\s?a\s*(?:a\s*)?\+\s?a|\+\s?a\s*a?\s*[-–](?:\s?a)?",
            r"xem (?:với )?cỡ chữ(?: a ?a ?a)?|text size\s*:?\s*a ?a ?a",
            r"(?:tăng|giảm) tương phản",
            r"nghe (?:đọc )?(?:nội dung )?bài(?: viết)?(?: tại đây)?",
            r"chọn giọng đọc",
            r"từ viết tắt",
            r"(?:(?:phóng to|tăng|giảm) )?kích thước (?:font )?chữ|(?:(?:in|de)crease )?font size",
            r"(?:phóng to|thu nhỏ|tăng|giảm|thay đổi|chọn) (?:kích )?cỡ (?:font )?chữ",
            r"click to share on .{0,40}|share this",
            r"điều hướng bài viết",
            r"nếu (?:bạn )?(?:thấy|(?:yêu )?thích) (?:bài viết|nội dung)(?: này)?(?: hay| hữu ích)?, hãy .{2,100}",
            r"print this page|send (?:by|to) (?:e-?mail|(?:a )?friends?)|share on (?:facebook|twitter|x|zalo|linkedin)",
            (
                r"(?:(?:mời|hãy) )?(?:(?:quý )?(?:bạn đọc|bạn|độc giả|vị) )?theo dõi "
                r"(?:báo|đài|cổng|trang|chúng tôi)\b[^.]{0,40} (?:trên|qua|tại) "
                r"(?:zalo|facebook|youtube|tiktok|fanpage|google news)\b[^.]{0,20}\.?"
            ),
            r"(?:link|liên kết) đã được sao chép|đã sao chép(?: (?:liên kết|link|đường dẫn))?",
            r"truy cập nội dung luôn",
            r"use shift ?\+ ?enter to .{2,60}|it looks like your browser .{2,100}",
            r"skip (?:to (?:main )?content|ribbon commands|to navigation)|turn (?:on|off) more accessible mode",
            r"bỏ qua (?:nội dung|điều hướng|để đến nội dung(?: chính)?)|(?:đi|chuyển) (?:đến|tới) nội dung(?: chính)?",
        ),
    ),
    Rule(
        "share_and_print",
        EDGE,
        (
            r"tweet|print|like|share|back to top",
            r"(?=.*[+–-])(?:a ?[+–-]{0,2}[\s|/]*){2,5}",
            r"facebook|zalo|twitter|google(?:\+| plus)|linkedin|pinterest|whatsapp|messenger|prev|next",
            r"(?:facebook )?fanpage(?: facebook)?",
            r"youtube|tiktok|instagram|telegram|viber|google news",
            (
                r"chia sẻ(?: qua| lên)?\s*:?(?:[\s,|/]*(?:facebook|fb|twitter|google\+?|zalo|linkedin|email|messenger"
                r"|telegram)){1,6}"
            ),
            r"follow us(?: on)?|kết nối với chúng tôi|theo dõi chúng tôi(?: trên)?|pin it",
            r"chi tiết (?:bài viết|tin(?: tức| bài)?|nội dung)",
            r"in(?: ra)?|trang in|in tin|xem bản in|[at][-+]",
            r"chia sẻ(?: (?:trên|tới|qua))?(?:\s*:?\s*\d+)?",
            r"(?:\[[+-]\]\s*)?cỡ chữ(?:\s*:?(?:\s*(?:a[-+]?|\[[+-]\]))+)?",
            r"(?:chế độ (?:xem|đọc|hiển thị)|giao diện|màu sắc)\s*:.{2,40}",
            (
                r"(?:(?:xin |kính )?(?:mời|hãy|vui lòng) )?(?:(?:quý )?(?:vị|bạn đọc|bạn|khán giả) )?(?:và các bạn )?"
                r"(?:(?:bấm|nhấn) )?(?:đăng ký|theo dõi|quan tâm|like) (?:kênh|trang|zalo|fanpage)\b.{0,80}"
            ),
            r"link (?:bài )?(?:gốc|nội dung|bài viết)\s*:?\s*(?:https?://\S+)?",
            r"mặc định",
            r"quan tâm (?:trang )?(?:zalo|fanpage)\b.{0,20}",
            r"phiên bản (?:di động|mobile|máy tính|desktop|cũ)|xem (?:trên|bản) (?:di động|mobile|máy tính)",
            r"gửi (?:mail|email|tin này)|(?:bỏ )?lưu(?: tin| bài| trang)|bỏ lưu|thích bài viết",
            r"(?:lên|về) đầu(?: trang)?|về trang (?:trước|chủ)|đầu trang|lên trên",
            r"(?:trở|quay)(?: trở)? (?:về|lại) (?:e-magazine|trang chủ|trang trước|đầu trang)|quay lại|quay về|trở lại",
            r"trang (?:trước|sau|tiếp(?: theo)?|đầu|cuối)|trang \d+\s*/\s*\d+",
            r"[«‹<]+ ?(?:bắt đầu|đầu|trước|lùi)(?:[\s|]*\d+)*(?:[\s|]*(?:tiếp(?: theo)?|sau|cuối|kết thúc) ?[»›>]+)*",
            r"(?:«|<|‹)?\s*1 2(?: \d+){0,12}(?: ?(?:\.\.\.|…) ?\d*)?(?: ?[>»›]+)+",
            (
                r"(?:trang\s*:?\s*)?1 2(?: \d+){0,12}(?: ?(?:\.\.\.|…) ?\d*)? ?"
                r"(?:trang (?:sau|cuối|tiếp)|tiếp|sau|next|cuối)"
            ),
            r"các tập tin|(?:(?:tập tin|file|tệp|tài liệu|văn bản) )?đính kèm|tải file(?: đính kèm| âm thanh)?",
            r"theo dõi (?:chúng tôi )?(?:trên|qua) (?:zalo|facebook|youtube|fanpage|tiktok)",
            r"nghe audio|nghe báo nói|báo nói",
            r"(?:\d+|một) phút đọc|\d+ (?:giây|phút|giờ|ngày) trước",
            r"báo (?:lỗi|xấu)",
            r"sao chép (?:liên kết|đường dẫn|link)|copy link",
            r"xem trước(?: khi in)?|bookmark",
            r"theo dõi(?: (?:báo|đài|cổng)(?: [^.]{0,40})?)? trên:?",
            (
                r"(?:kính |xin )?mời (?:(?:quý )?(?:vị|độc giả|khán giả|thính giả|bạn đọc|bạn)(?: và các bạn)? )?"
                r"(?:theo dõi|đón xem|đăng ký)\b.{4,140} (?:trên|qua) (?:kênh |trang |ứng dụng )?"
                r"(?:youtube|facebook|fanpage|zalo|tiktok|google news)[^.]{0,40}\.?"
            ),
            r"(?:báo|đài|cổng)(?: [^.:]{2,40})? trên (?:mạng xã hội|zalo|facebook|youtube|tiktok|fanpage|google news)",
            r"like this|(?:like )?loading\.\.\.|đang tải\.\.\.",
            r"(?!00?:00)\d+:\d\d\s*/\s*\d+:\d\d|(?:giọng )?(?:nam|nữ) miền (?:bắc|trung|nam)",
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
            r"(?:hãy )?(?:ủng hộ|đồng hành cùng) (?:báo|t(?:òa|oà) soạn|chúng tôi)\b.{0,60}(?:tài khoản|stk)\b.{0,90}",
            r"chat (?:với chúng tôi|zalo|facebook)|trợ lý ảo|gọi ngay|đăng ký kênh",
            r"thích \d+",
        ),
    ),
    Rule(
        "share_and_print",
        BESIDE,
        (
            r"a|aa|aaa|a a(?: a)?|in|lưu|pin|ghim|minimize|printer",
            r"(?:chế độ |độ )?tương phản(?: cao)?|màu (?:nền|chữ)|đọc bài(?: viết| báo)?|android|ios|iphone",
            r"google|giọng (?:(?:nam|nữ)(?: miền)?(?: (?:bắc|trung|nam))?|bắc|trung|miền (?:bắc|trung|nam))",
            r"(?:nam|nữ)(?: miền)? (?:bắc|trung|nam)|\d{1,2}:\d\d(?::\d\d)?|[-+|/]",
            r"tốc độ(?: đọc)?(?:\s*:?\s*\d(?:[.,]\d+)?x)?|\d(?:[.,]\d+)?x|(?:tạm )?dừng",
            r"theo dõi(?: chúng tôi)?|điều hướng|đọc bài lưu|nghe",
            r"search(?: for)?|web|site|archives?|categories|meta|menu",
            r"(?:hỗ trợ|sử dụng)? ?(?:các )?trình duyệt\s*:.{2,80}",
            rf"{LANGUAGE}(?:\s*[|/·•,-]\s*{LANGUAGE}){{0,5}}",
            r"nhỏ|vừa|lớn|gửi ?in|in ?gửi|xóa gửi|https?://\S+",
            r"ủng hộ(?: tòa soạn| toà soạn| chúng tôi)?|thích\s*\d*|thích \(\d+\)|góp ý|mã qr|trở về",
            r"(?:trước|sau|tiếp(?: theo)?|đầu|cuối)\s*[»›>]|first|last|top|back|đóng(?: lại)?|close",
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
            r"00?:00\s*/\s*\d+:\d\d(?::\d\d)?",
            r"trình phát (?:âm thanh|video)|you need (?:to install )?(?:adobe )?flash player.{0,60}",
            r"sử dụng (?:các )?phím mũi tên .{0,40}âm lượng\.?",
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
            r"play|pause|(?:un)?mute|live|quality|auto|fullscreen|chapters|descriptions(?: off)?(?:, selected)?",
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
)
