"""Sentences in which a page speaks to its visitor: of comments, accounts, apps, settings. `foot` says where they go.

Raise VERSION of the catalogue when a pattern changes.
"""

import re

from crawler.reading.cleaning.bare import bare

LONGEST = 240  # letters

_OPENS = (
    r"(?:(?:nội dung )?(?:ý kiến|bình luận|phản hồi|góp ý|thông tin|e-?mail|câu hỏi)(?: (?:của|do) bạn| bình luận)?\b"
    r"|(?:xin |kính )?(?:mời|vui lòng|hãy)\b|(?:nhấn|bấm|click|quét|gõ|sử dụng) (?:phím|chuột|mã|vào|tiếng)\b"
    r"|(?:nếu )?(?:bạn|quý (?:vị|khách|độc giả))\b|xin chào\b|chào (?:bạn|quý)|cookies?\b|chúng tôi\b|cảm ơn bạn\b"
    r"|mọi (?:ý kiến|bài viết|thông tin)\b|(?:you|your|please|this|the)\b|(?:trang )?web(?:site)?\b|xem tốt nhất)"
)
_THINGS = (
    r"\b(?:bình luận|ý kiến|phản hồi|e-?mail|cookies?|website|trang web|trình duyệt|ứng dụng|app|kênh (?:zalo|của)"
    r"|youtube|fanpage|facebook|zalo|tiếng việt có dấu|mã (?:qr|xác nhận|captcha)|tài khoản|đăng nhập|mật khẩu"
    r"|trợ lý|chatbot|âm lượng|hotline|javascript|flash|browser|bài viết|nội dung (?:này|bài)|độ phân giải"
    r"|hài lòng|comments?|content|account|(?:của|cho|cảm ơn) bạn)\b"
)
_SPEAKS = re.compile(rf"{_OPENS}.*{_THINGS}", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:bản quyền|giấy phép|(?:trang )?web(?:site)?|trang (?:thông tin|này)|cổng thông tin|phần mềm|chuyên mục"
    r"|giờ hành chính|ban biên tập|bình luận|cookies?|trình duyệt|javascript|copyright|licen[sc]e|rights|software)\b",
    re.IGNORECASE,
)
_SPEAKS_BARE = re.compile(bare(_SPEAKS.pattern), re.IGNORECASE)


def is_voice(line: str) -> bool:
    """Tell whether a sentence may be the page's to its visitor; an article asks its readers as well."""
    return len(line) <= LONGEST and (_SPEAKS_BARE if line.isascii() else _SPEAKS).match(line) is not None


def is_about_page(line: str) -> bool:
    """Tell whether a sentence may be about the page, its owner or its tools, whoever speaks."""
    return _ABOUT.search(line) is not None
