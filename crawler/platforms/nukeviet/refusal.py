"""What a NukeViet page is that holds no article: the flood page, a notice, a list, a form."""

import re

from lxml import etree
from scrapy.http import Response, TextResponse

from crawler.article import NotAnArticle
from crawler.reading.lines.one_line import fold
from crawler.reading.login import asks_for_password
from crawler.reading.parsing.page import page_root
from crawler.reading.validate import refuse_by_title
from crawler.reading.wait_page import asks_to_wait

_TITLE = etree.XPath("string(/html/head/title)")
_ALERT = etree.XPath("//*[contains(@class, 'alert') or contains(@class, 'infodie') or contains(@class, 'info-die')]")
FLOOD_PAGE = 4000  # bytes; it is 1.8 to 2.5 kB long
_FLOOD = re.compile("<title>\\s*Hãy đợi|Hệ thống đang từ chối truy cập của bạn".encode())
_MEMBERS = re.compile(r"không được phép xem|không có quyền (?:xem|truy cập)|cần đăng nhập", re.IGNORECASE)
# What stands in the text's place where an article is locked: for members, or by a password.
_LOCKED = re.compile(
    r"(?:cần|phải|vui lòng|hãy) đăng nhập[^.]{0,80} để (?:xem|đọc|tiếp tục)|được bảo vệ bằng mật khẩu"
    r"|nhập mật khẩu để (?:xem|đọc)|không (?:được phép|có quyền) (?:xem|đọc) (?:bài|tin|nội dung)"
    r"|(?:bài viết|tin|nội dung)(?: này)? (?:này )?chỉ dành cho thành viên",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"trang(?: web)?(?: mà)? bạn (?:yêu cầu|truy cập|tìm kiếm|tìm|đang tìm)[^.]{0,20} không (?:còn )?tồn tại"
)
_OF_ARTICLE = re.compile(rb"""\bnv_func_name\s*=\s*["']detail["']""")
NOTICE = 300  # letters: a longer text is an article, whatever it says of passwords
_LISTED = re.compile(r"-\d+\.html(?:$|[?#])|[?&]op=[\w-]+/[^&]*-\d+(?:$|[&#])")  # or without rewriting


def refusal(response: TextResponse) -> NotAnArticle:
    """Say what a page without an article is, by giving NotAnArticle, or by raising it for one of no certain make."""
    root = page_root(response)
    title = fold(_TITLE(root))
    if is_block_page(response):
        return NotAnArticle("blocked", "the flood page: too many requests")
    alerts = [fold(alert.text_content()) for alert in _ALERT(root)] if title else []
    text = fold(root.text_content())
    if told := _for_members(response, alerts, text):
        return NotAnArticle("members-only", told)
    if "404" in title or any("không tồn tại" in alert for alert in alerts) or _GONE.search(text.lower()):
        return NotAnArticle("not-found", title)
    if "Lỗi" in title:
        return NotAnArticle("error-page", title)
    listed = {link.get("href") for link in root.iter("a") if _LISTED.search(link.get("href", ""))}
    if len(listed) > 1:
        return NotAnArticle("listing", f"{len(listed)} links to articles and no article")
    refuse_by_title(title)
    return NotAnArticle("login-page" if asks_for_password(root) else "no-article", title)


def _for_members(response: TextResponse, alerts: list[str], text: str) -> str | None:
    """Give what a page says that shows an article to members alone: in a box of its own, or in the text's place."""
    told = next((alert[:100] for alert in alerts if _MEMBERS.search(alert)), None)
    locked = _LOCKED.search(text) if told is None and _OF_ARTICLE.search(response.body) else None
    return locked[0] if locked else told


def refuse_locked(text: str | None) -> None:
    """Raise NotAnArticle("members-only") where a notice stands in place of an article's text."""
    if text and len(text) < NOTICE and (found := _LOCKED.search(text)):
        raise NotAnArticle("members-only", found[0])


def is_block_page(response: Response) -> bool:
    """Tell the flood page "Hãy đợi..." (status 429 from 4.5, status 200 before), which stands for any address."""
    return (len(response.body) < FLOOD_PAGE and _FLOOD.search(response.body) is not None) or asks_to_wait(response)
