"""What the boxes of a sidebar say: their headings, the shapes of their rows, the names of sections in menus.

crawler.reading.cleaning.sidebar says how they are applied. Raise VERSION of the catalogue when one changes.
"""

import re
from typing import NamedTuple

from crawler.reading.cleaning.bare import bare

HEADING = 50  # letters; the heading of a box is not longer
PLACE = 24  # letters; the name of a town that stands above its temperature
LEAST_ITEMS = 4  # names of sections that tell a menu


class Box(NamedTuple):
    """What a box says: in its heading, in a row that holds a number, in other rows, and how an article speaks of it."""

    category: str
    heading: re.Pattern[str]
    telling: re.Pattern[str]
    row: re.Pattern[str]
    own: re.Pattern[str]
    is_alone: bool = True  # it needs no other furniture above it


def _either(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for words with diacritics, and as they are typed without them."""
    return re.compile(f"(?:{pattern})\\s*:?|(?:{bare(pattern)})\\s*:?")


_TODAY = r"(?: (?:hôm nay|ngày mai|ngày \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?))?"
_DEGREES = r"\d{1,2}(?:[.,]\d)?\s*(?:[°º˚]\s*c?|o\s?c|độ(?: c)?)"
_CODE = (
    r"(?:usd|eur|gbp|jpy|aud|cad|chf|cny|hkd|krw|sgd|thb|lak|khr|rub|myr|nzd|twd"
    r"|(?:vàng )?(?:sjc|pnj|doji|btmc|nhẫn|nữ trang|miếng|24k|18k|9999|99[.,]99)(?: [\w.,]{1,8}){0,3}"
    r"|vn-?(?:index|30)|hnx-?(?:index)?|upcom(?:-index)?|(?:xăng|dầu) .{2,20}"
    r"|(?:xăng )?(?:ron ?9\d|e5)(?:[ -]\w{1,5}){0,2}|do(?: 0,0\d+s)?|mua(?: vào)?|bán(?: ra)?)"
)
_MONEY = r"(?>(?:[-+▲▼]\s*)?\d[\d.,]*%?)"
_WEEKDAY = r"(?:t[2-7]|cn|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|mon|tue|wed|thu|fri|sat|sun|[hbtnsc])"
_PHONE = r"[(+]?\d[\d .()-]{6,14}"

BOXES = (
    Box(
        "weather",
        _either(rf"(?:(?:bản tin |dự báo )?thời tiết(?: (?!năm|mùa|vụ).{{1,25}})?|weather){_TODAY}"),
        # Of a season, a month or a mean speaks who tells of a climate.
        _either(
            rf"(?!.*(?:m\wa|th\wng|trung b\wnh))[^\d.]{{0,30}}"
            rf"(?:\d{{1,2}}\s*[°º˚]?c?\s*(?:[-–/~|]|đến)\s*)?{_DEGREES}[\s)]*"
        ),
        _either(
            r"(?:độ ẩm|gió|tầm nhìn|áp suất|lượng mưa|khả năng mưa|nhiệt độ|cảm giác như|uv|tia uv)\b.{0,30}"
            r"|(?:trời |ít |nhiều |có |không |nắng )*(?:mây|nắng|mưa|sương mù|quang|dông|giông|âm u)(?:[ ,].{1,25})?"
            r"|\d{1,3}\s*%|[\d.,]+ ?(?:km/h|m/s|mm|hpa|km)|hôm nay|ngày mai"
        ),
        re.compile(
            r"thời tiết|khí hậu|mát mẻ|nhiệt độ|nắng nóng|khí tượng|không khí lạnh"
            r"|rét (?:đậm|hại)|°c|độ c\b|triều cường|\bbão\b"
        ),
    ),
    Box(
        "rates",
        _either(
            r"(?:bảng )?(?:(?:tỷ|tỉ) giá|giá (?:vàng|xăng dầu|xăng|ngoại tệ)|xăng dầu|ngoại tệ"
            r"|(?:thị trường )?chứng khoán)"
            r"(?:[\s,&/–-]*(?:ngoại tệ|ngoại hối|hối đoái|tỷ giá|giá|vàng|chứng khoán|lãi suất|sjc|usd|vietcombank"
            rf"|online|trong nước|ngân hàng))*{_TODAY}"
        ),
        _either(rf"{_CODE}(?>[\s|:/–-]*(?:mua(?: vào)?|bán(?: ra)?|{_MONEY}))*"),
        _either(
            rf"(?>{_MONEY}[\s|/]*)+|(?:đơn vị(?: tính)?|nguồn|cập nhật(?: lúc)?)\s*:.{{2,40}}"
            r"|\(?(?:theo|nguồn) .{2,30}\)?"
            r"|(?>(?:mã(?: nt| ngoại tệ)?|ngoại tệ|loại(?: vàng)?|mua(?: vào)?|bán(?: ra)?|chuyển khoản|tiền mặt|giá"
            r"|(?:tỷ|tỉ) giá|giá vàng|tên)[\s|/]*)+"
        ),
        re.compile(
            r"(?:tỷ|tỉ) giá|ngoại tệ|(?:giá|tiệm) vàng|vàng (?:miếng|nhẫn|sjc)|chứng khoán|đô la|\busd\b|giá xăng"
        ),
    ),
    Box(
        "calendar",
        _either(
            r"(?:xem )?(?:lịch(?: (?:âm|dương|vạn niên|hôm nay|việt nam|vạn sự|tháng|năm))*|âm lịch|ngày âm lịch)"
            rf"(?: \d{{1,2}}(?:[/ -]\d{{4}})?)?{_TODAY}|tháng \d{{1,2}}\s*[-/,]?\s*(?:năm )?\d{{4}}"
        ),
        _either(
            rf"(?:{_WEEKDAY}(?:[\s|]+|$)){{5,}}|t[2-7]|\d{{1,2}}(?:[\s|]+\d{{1,2}})+"
            r"|\D{0,20}\d{1,2}(?:/\d{1,2}){1,2}(?:/\d{4})?\D{0,20}"
            r"|.{0,40}(?:âm lịch|hoàng đạo|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn"
            r"|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)).{0,50}"
        ),
        _either(
            rf"\d{{1,2}}|{_WEEKDAY}|tháng (?:\d{{1,2}}|\w+)(?:[\s,/-]+(?:năm )?\d{{4}})?|năm \d{{4}}|[«»<>]{{1,2}}"
        ),
        re.compile(r"âm lịch|lịch âm|lịch (?:vạn niên|công tác|tiếp|thi|trực|học|phát|mùa vụ)"),
    ),
    Box(
        "lottery",
        _either(rf"(?:(?:trực tiếp )?kết quả )?(?:xổ số|sổ xố|xskt)(?: .{{2,20}})?{_TODAY}"),
        _either(r"(?:giải|g\.?) ?(?:đb|đặc biệt|nhất|nhì|ba|tư|năm|sáu|bảy|tám|[1-8])(?:[\s|:]+[\d\s|–-]+)?"),
        _either(r"[\d\s|–-]{2,60}|[^\W\d_]+(?:[ .-][^\W\d_]+){1,3}|(?:đài|tỉnh) .{2,20}"),
        re.compile(r"xổ số|vé số|trúng (?:giải|thưởng)|quay (?:số|thưởng)"),
    ),
    Box(
        "programme",
        _either(
            rf"lịch phát (?:sóng|thanh|hình){_TODAY}|chương trình (?:truyền hình|phát thanh|hôm nay){_TODAY}"
            r"|(?:xem |nghe )?(?:truyền hình|phát thanh|đài|radio|tivi)(?: phát thanh| trực tuyến| trực tiếp| online)+"
            r"|(?:thư viện )?video(?: clips?)?|radio|(?:(?:xem|nghe) )?(?:truyền hình|phát thanh)"
        ),
        _either(
            r"\d{1,2}\s*[:hg.]\s*\d{2}\b.{0,60}|(?:xem|nghe) (?:truyền hình|phát thanh|đài|trực tiếp)(?: .{1,20})?"
        ),
        _either(
            r"(?:kênh|phát thanh|truyền hình|trực tiếp|lịch phát (?:sóng|thanh|hình)|chương trình|thời sự) ?.{0,40}"
            r"|(?:radio|tivi|trực tuyến|fm|am) ?[\d.]*(?: ?mhz)?"
        ),
        re.compile(r"phát sóng|truyền hình|phát thanh|khung giờ|giờ phát"),
    ),
    Box(
        "hotlines",
        _either(
            r"(?:số )?(?:(?:điện thoại )?đường dây nóng|hotline|điện thoại (?:nóng|khẩn cấp|cần biết|liên hệ))"
            r"(?: .{1,25})?"
            r"|tổng đài(?: hỗ trợ)?|hỗ trợ (?:khách hàng|kỹ thuật)"
        ),
        _either(
            rf"[^\d.]{{0,40}}{_PHONE}|[^\d.]{{2,40}} 1(?:1\d|0\d|800|900)"
            r"|(?:yahoo|skype|zalo|viber|facebook)(?:\s*:?\s*\S{2,30})?"
        ),
        _either(
            r"(?:tư vấn|hỗ trợ|kỹ thuật|kinh doanh)(?: (?:\d{1,2}|viên|kỹ thuật|trực tuyến|khách hàng))?"
            r"|(?:e-?mail\s*:?\s*)?[\w.-]+@[\w.-]+"
        ),
        re.compile(r"đường dây nóng|điện thoại|liên hệ|hotline|số máy|tổng đài"),
        is_alone=False,
    ),
    Box(
        "hotlines",
        _either(r"hỗ trợ trực tuyến|tư vấn trực tuyến"),
        _either(r"(?:yahoo|skype|zalo|viber|facebook|messenger)(?:\s*:?\s*\S{2,30})?"),
        _either(
            rf"(?:tư vấn|hỗ trợ|kỹ thuật|kinh doanh)(?: \d{{1,2}}| viên)?|[^\d.]{{0,40}}{_PHONE}"
            r"|(?:e-?mail|zalo)\s*:.{2,40}"
        ),
        re.compile(r"(?:hỗ trợ|tư vấn) trực tuyến|zalo"),
    ),
)
WEATHER = BOXES[0]
ANY_HEADING = re.compile("|".join(box.heading.pattern for box in BOXES))
POLL = _either(
    r"(?:ý kiến )?(?:thăm dò|khảo sát|bình chọn|trưng cầu|lấy)(?: (?:ý kiến|dư luận|trực tuyến|bạn đọc|người dùng))*"
    r"|bỏ phiếu"
)
OWN_POLL = re.compile(r"thăm dò|khảo sát|bình chọn|trưng cầu|lấy ý kiến|bỏ phiếu|hài lòng")
VOTES = _either(r"tổng (?:số )?(?:phiếu|bình chọn|lượt bình chọn)(?: bầu)?\s*:?\s*[\d.,]+(?: phiếu)?")
LINKED = _either(
    r"(?:tin(?: tức)?|bài|bài viết|tin bài|văn bản|thông báo|video) mới(?: nhất| ban hành| cập nhật| đăng)?"
    r"|(?:xem|đọc) nhiều(?: nhất)?|văn bản (?:mới|chỉ đạo điều hành|pháp luật)|web ?links?"
    r"|[-–\s]*(?:liên kết (?:web|website|trang|nhanh|ngoài)|chọn liên kết)[-–\s]*"
)
# Whom to call, and the number: a few of them tell a box that has lost its heading.
EMERGENCY = _either(
    r"(?:(?:công an|cảnh sát|cứu (?:h(?:ỏa|oả)|nạn|hộ)|pccc|cấp cứu|bệnh viện|trung tâm y tế|điện lực|sự cố|cấp nước"
    r"|cấp điện|điện|nước|gas|thoát nước|taxi|trực ban|phòng trực|tổng đài|đường dây nóng|phòng cháy|bưu điện"
    rf"|chính quyền|ga|sân bay|bến xe)\b[^\d.]{{0,40}})[\s:]\(?(?:{_PHONE}|1\d\d)"
)
CALLS = re.compile(r"đường dây nóng|điện thoại|liên hệ|hotline|số máy|tổng đài|\bgọi\b|báo tin|khẩn cấp")
# The names of a site's pages, of which a menu has some; and those of sections, which could be a list's as well.
PAGES = (
    r"trang (?:chủ|nhất|chính)|home|giới thiệu(?: chung)?|liên hệ(?: - góp ý)?|rss|english|tìm kiếm|hỏi đáp|góp ý",
    r"sơ đồ (?:cổng|trang|site|web(?:site)?)|phiên bản cũ|thư điện tử|danh mục tin|chuyên (?:mục|trang)",
    r"tin tức(?:\s*[-–&]\s*sự kiện)?|tin (?:hoạt động|trong (?:tỉnh|nước)|thế giới|địa phương|nổi bật|ảnh|vắn|mới)",
    r"văn bản(?:[\s,–-]+(?:mới|pháp (?:luật|quy)|chỉ đạo(?: điều hành)?|điều hành))?|dịch vụ công trực tuyến",
    r"thư viện (?:ảnh|video|số)|video|media|multimedia|audio|podcast|infographics?|e-?magazine|longform",
    r"đa phương tiện|phóng sự(?: ảnh)?|báo in|rao vặt|đặt báo|bạn đọc(?: viết)?|t(?:òa|oà) soạn|thời sự",
)
SECTIONS = (
    r"sự kiện|thông báo|thông tin (?:chung|tuyên truyền|cần biết)|tài liệu|biểu mẫu|công báo|danh mục|chuyên đề",
    r"thủ tục hành chính|dịch vụ công|cải cách hành chính|chuyển đổi số|một cửa|lịch công tác|hộp thư",
    r"chính quyền|công dân|doanh nghiệp|du khách|tổ chức bộ máy|bộ máy tổ chức|cơ cấu tổ chức",
    r"phản ánh(?: kiến nghị)?|ý kiến bạn đọc|thư viện|ảnh|truyền hình|phát thanh|quảng cáo",
    r"chính trị|kinh tế(?:\s*[-–]\s*xã hội)?|văn h(?:óa|oá)(?:\s*[-–,]\s*xã hội)?|xã hội|đời sống|lao động",
    r"thể thao|giải trí|pháp luật|an ninh(?:\s*[-–]\s*quốc phòng)?|quốc phòng(?:\s*[-–]\s*an ninh)?",
    r"giáo dục(?: (?:và|-|&) đào tạo)?|y tế|sức kh(?:ỏe|oẻ)|khoa học(?:\s*[-–]\s*công nghệ)?|công nghệ",
    r"môi trường|tài nguyên(?:\s*[-–]\s*môi trường)?|nông nghiệp(?:\s*[-–]\s*nông thôn)?|nông thôn mới|công nghiệp",
    r"du lịch|quốc tế|thế giới|trong (?:nước|tỉnh)|đất và người|xây dựng đảng|đảng và cuộc sống",
    r"học tập và làm theo bác",
)
_PAGE = "|".join([*PAGES, bare("|".join(PAGES))])
_ITEM = "|".join([*PAGES, *SECTIONS, bare("|".join([*PAGES, *SECTIONS]))])
PAGE = re.compile(rf"(?:{_PAGE})(?!\w)")
ITEM = re.compile(_ITEM)
ITEMS = re.compile(rf"(?:(?>{_ITEM})(?:[\s|/•·»›–-]+|$)){{{LEAST_ITEMS},}}")
TEMPERATURE = _either(rf"[^\d.:]{{2,25}}[,:]?\s*{_DEGREES}")
