"""Which outlet a text names: a newspaper, a station, an agency, a portal, a web site."""

import re

# "Báo" and "đài" begin other words, too: a report, an alarm, a memorial.
_PAPER = (
    r"báo (?!giấy|in\b|nói|hình|cáo|động|hiệu|thức|danh|giá|chí|ơn|oán|hỉ|tin(?! tức)|công(?! an| thương| lý))"
    r"|đài (?!tưởng niệm|khí tượng|quan sát|hoa|sen|các|trang|liệt sĩ|liệt sỹ|phun nước|hóa thân|hoá thân)"
)
_OUTLET = re.compile(
    rf"(?:{_PAPER}|(?:tạp chí|cổng thông tin|cổng tt(?:đt)?|trang thông tin|trang tin|bản tin)\b).*"
    r"|(?:thông tấn xã|truyền hình)\b.*"
    r"|(?:theo\s+)?(?:ttxvn|vov|vtv|vgp|vna|vnexpress|vietnam\s*\+|vietnamplus|vietnamnet|chinhphu\.vn)(?!\w).*"
    r"|(?:theo\s+)?nhân dân(?: điện tử| online| (?:cuối|hằng|hàng) \w+)?\W*"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)",
    re.IGNORECASE,
)
# What no outlet's name holds, but a sentence about one does.
_SAID = re.compile(
    r"\b(?:đã|được|đang|sẽ|là|có|cho|rất|này|với|cần|phải|không|khi|lúc|vào|cũng|vừa|do|bị"
    r"|xin|mời|gửi|tiếp tục|trân trọng|thông tin thêm)\b"
    r"|, (?!phát thanh|truyền hình)[a-zà-ýăđĩũơưạấầậếềệịọốồộớờởợụủứừựỷ]"
)


def is_outlet(text: str) -> bool:
    """Tell whether the text names a newspaper, an agency or a web site."""
    return _OUTLET.fullmatch(text) is not None and not _SAID.search(text)
