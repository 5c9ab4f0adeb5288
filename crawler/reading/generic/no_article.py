"""Pages of unknown platforms that are no article, however much text they have: to print, statistics, forms."""

import re

from lxml.html import HtmlElement

from crawler.article import NotAnArticle
from crawler.reading.body.text import text_of

# Of a whole script: white space is never given back, or much of it would be parted in all ways.
_PRINTS = re.compile(
    r"\s*+(?:<!--)?\s*+(?:window\.|self\.)?print\(\s*+\)\s*+;?\s*+(?:(?:window|self)\.close\(\s*+\);?)?(?://)?(?:-->)?\s*+"
)
_PRINTS_ON_LOAD = re.compile(r"\bprint\(\s*\)")
_CLOSES = re.compile(r"(?:window|self|top)\.close\(\s*\)")
_CLOSE = re.compile(r"\W*(?:đóng|đóng (?:cửa sổ|lại|trang)(?: này)?|close(?: this)?(?: window)?)\W*", re.IGNORECASE)
_COUNTED = re.compile(
    r"thống kê theo (?:giờ|ngày|tuần|tháng|năm|quốc gia|trình duyệt|hệ điều hành|máy chủ|đường dẫn)\b.*"
    r"|(?:statistics|visits) by (?:hour|day|month|year|country|browser|os)\b.*",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(
    r"liên hệ(?: (?:với )?chúng tôi| tòa soạn| quảng cáo)?|thông tin liên hệ|contact(?: us)?|góp ý"
    r"|gửi (?:bài|phản hồi|góp ý)|hỏi (?:- )?đáp|thống kê(?:(?: lượt)? truy cập)?|rss|sơ đồ (?:trang|site|cổng).*"
    r"|site ?map|(?:kết quả )?tìm kiếm.*|search.*|trang chủ|home|đăng (?:nhập|ký).*|login|quên mật khẩu"
    r"|giới thiệu(?: (?:chung|khái quát))?(?: về .+)?|(?:sơ đồ|cơ cấu) (?:bộ máy )?tổ chức.*"
    r"|chức năng,?(?: và)? nhiệm vụ.*|lịch sử hình thành.*|danh bạ.*|thư viện (?:ảnh|video|hình ảnh)"
    r"|chính sách bảo mật|điều khoản sử dụng|đặt báo.*|bảng giá quảng cáo",
    re.IGNORECASE,
)
# The classes that WordPress gives to `<body>`, in its order.
_LISTS = re.compile(
    r"(?:^|\s)(?:home blog|archive (?:paged )?(?:date|category|tag|author|tax-\S+|post-type-archive)|search search-\S+"
    r"|error404)(?:\s|$)"
)
MANY = 2  # headings of counts


def refuse_print(root: HtmlElement) -> None:
    """Raise NotAnArticle("print-page") for a page that prints itself, or that is a window to be closed."""
    loads = [body.get("onload", "") for body in root.iter("body")]
    scripts = [script.text or "" for script in root.iter("script") if not script.get("src")]
    closing = [
        link
        for link in root.iter("a", "button", "input")
        if _CLOSES.search(f"{link.get('href', '')} {link.get('onclick', '')}")
        and _CLOSE.fullmatch(text_of(link) or link.get("title") or link.get("value") or "")
    ]
    if any(map(_PRINTS_ON_LOAD.search, loads)) or any(map(_PRINTS.fullmatch, scripts)) or closing:
        raise NotAnArticle("print-page", "the page to print or save; the article has its own")


def refuse_list(root: HtmlElement) -> None:
    """Raise NotAnArticle("listing") for what WordPress itself calls a list of posts, or a page that is not there."""
    if found := next((one for body in root.iter("body") if (one := _LISTS.search(body.get("class", "")))), None):
        raise NotAnArticle("listing", f"its body is called {found[0].strip()!r}")


def refuse_by_words(root: HtmlElement, titles: list[str | None], site_name: str | None) -> None:
    """Raise NotAnArticle("listing") for what its words say is a home page, a form or a table of visits."""
    if site_name and titles[0] == site_name:
        raise NotAnArticle("listing", "its title is the site's name")
    if found := next((title for title in titles if title and _NO_ARTICLE.fullmatch(title)), None):
        raise NotAnArticle("listing", f"its title is {found!r}")
    headings = {text for one in root.iter("h1", "h2", "h3", "h4", "caption", "div") if (text := _short(one))}
    if sum(1 for text in headings if _COUNTED.fullmatch(text)) >= MANY:
        raise NotAnArticle("listing", "it counts visits")


def _short(element: HtmlElement) -> str | None:
    text = (element.text or "").strip()
    return text if text and len(text) < 80 else None  # noqa: PLR2004 - a heading
