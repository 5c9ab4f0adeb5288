"""Pages that stand in any page's place at status 200 and ask to come again later: too many requests, says a portal.

Whoever takes one for the page that was asked for loses an article, or all of a listing behind it.
"""

import re

from scrapy.http import HtmlResponse, Response

from crawler.reading.parsing.page import page_root, text_shown

LARGEST, WORDS = 6000, 400  # bytes of such a page at most, and letters that its reader sees
_AGAIN = r"(?:thử|truy cập|tải|quay|mở|vào)(?: trang)? lại(?: trang(?: này)?)?"
_TIME = r"(?:ít|vài|một lát|giây lát|\d{1,4}) ?(?:giây|phút|s\b|nữa|$|[.!<])"
_ASKS = re.compile(
    rf"{_AGAIN} sau (?:khoảng )?{_TIME}|(?:đợi|chờ) (?:trong )?(?:khoảng )?{_TIME}"
    r"|quá nhiều (?:yêu cầu|truy vấn|lượt truy cập|lần truy cập)|truy cập quá (?:nhanh|nhiều)"
    r"|too many requests|rate limit (?:exceeded|reached)|(?:try|come back) again in (?:a few|\d+) (?:seconds|minutes)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"bảo trì|nâng cấp|đăng nhập|maintenance|log ?in", re.IGNORECASE)  # waiting for that is in vain
_NAMED = re.compile(
    r"(?:sau|đợi|chờ|in)(?: khoảng| trong)? (\d{1,4}) ?(giây|phút|s\b|seconds?|minutes?)", re.IGNORECASE
)
_FLOOD = re.compile(r"Hãy đợi\D{0,80}?(\d{1,4})".encode())  # NukeViet's page
_FLOOD_PAGE = 8000  # bytes of it that are looked at
_MINUTES = ("phút", "minute")


def asks_to_wait(response: Response) -> bool:
    """Tell whether a page of status 200 says hardly more than that one is to come again later."""
    if response.status != 200 or len(response.body) > LARGEST or not isinstance(response, HtmlResponse):  # noqa: PLR2004
        return False
    words = words_of(response)
    return len(words) < WORDS and _ASKS.search(words) is not None and not _OTHERWISE.search(words)


def seconds_named(response: Response) -> float | None:
    """Give the seconds to wait that such a page names, or None."""
    if flood := _FLOOD.search(re.sub(rb"<[^>]*>", b" ", response.body[:_FLOOD_PAGE])):
        return float(flood[1])
    if not isinstance(response, HtmlResponse) or len(response.body) > LARGEST:
        return None
    found = _NAMED.search(words_of(response))
    return float(found[1]) * (60 if found[2].lower().startswith(_MINUTES) else 1) if found else None


def words_of(response: HtmlResponse) -> str:
    """Give the text of a page that its reader sees, in one line."""
    return " ".join(text_shown(page_root(response)).split())
