"""What the links of a pager say: a page's number, a sign, or words for what comes next."""

import re

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of

LONGEST = 40  # letters; what says more is no pager's
_SIGNS = re.compile(r"[»›>→▶►]{1,3}")
# What is older comes next.
_OLDER = r"(?:(?:các |những |xem )*(?:tin|tin tức|tin bài|bài|bài viết|bài đăng) cũ|cũ hơn|ngày trước)(?: hơn)?"
_NEXT_PAGE = r"next[ -]?page|trang (?:sau|tới|(?:kế )?tiếp|kế|cũ hơn)(?: theo)?"
_NEXT = re.compile(
    rf"next|(?:kế )?tiếp(?: theo| tục)?|sau|tới|{_NEXT_PAGE}|{_OLDER}"
    r"|older(?: posts| entries| news| articles)?|previous (?:posts|entries)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:xem|tải|hiển thị|đọc) (?:thêm|tiếp)"
    r"(?: (?:các )?(?:tin|bài|bài viết|tin tức|tin bài|kết quả))?(?: khác| cũ hơn)?"
    r"|(?:load|show|view|see) more",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?:trang|page)\s*(?:số\s*)?)?0*([1-9]\d*)", re.IGNORECASE)


def label_of(link: HtmlElement) -> str:
    """Give what a link says, in its text or about it, in small letters; "2" for "Trang 2", "[02]" and "2,"."""
    said = text_of(link) or link.get("aria-label") or link.get("title") or ""
    if not said:
        said = next((alt for image in link.iter("img") if (alt := image.get("alt") or image.get("title"))), "")
    return as_label(said)


def as_label(said: str) -> str:
    """Give what a pager's text says without the signs around it, or the signs where there is nothing else."""
    if len(said) > LONGEST:
        return said
    words = re.sub(r"^[\W_]+|[\W_]+$", "", said).lower()
    number = _NUMBER.fullmatch(words)
    return number[1] if number else words or said.strip()


def says_next(label: str) -> bool:
    """Tell whether a label says that its link leads to what comes next."""
    return (_SIGNS.fullmatch(label) or _NEXT.fullmatch(label)) is not None


def says_more(label: str) -> bool:
    """Tell whether a label says that there is more: of a list, of an article, of a section."""
    return _MORE.fullmatch(label) is not None


def names_next_page(label: str) -> bool:
    """Tell whether a label says of itself that a page is what comes next."""
    return re.fullmatch(_NEXT_PAGE, label) is not None


def names_older(label: str) -> bool:
    """Tell the label of a listing without numbers, by days or from an article on, that leads to its next page."""
    return re.fullmatch(_OLDER, label) is not None
