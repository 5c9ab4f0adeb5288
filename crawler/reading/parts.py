"""Articles that go on on further pages: whether a page links to the second part of its own text.

What lists page in the same ways: related articles, comments, a section that stands below the article. So a link counts
only when its address is the page's own with a two added, when it says that it leads there, and when it stands directly
behind the text's last words or in a box that WordPress names for it.
"""

import re
from unicodedata import normalize
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.article import paragraphs
from crawler.reading.box_words import called
from crawler.reading.links import absolute
from crawler.reading.pager import NEXT, label_of

BETWEEN = 120  # letters behind the text before its pager: a byline, a source, buttons
LAST = 3  # paragraphs, of which the last ones may be buttons and the pager's own words
TAIL, SHORTEST = 40, 15  # letters of the text by which its end is found, at most and at least
CLIMB = 8  # how far above a link the name of a list may stand
_SECOND = re.compile(  # cheap, and asked of every link; _is_second is sure
    r"[?&;](?:page|paged|trang|phan|part|p)=2(?:[&#]|$)|[/_-](?:p|page|trang|phan|part)?[/_-]?2(?:\.\w{3,5})?/?(?:[?#]|$)",
    re.IGNORECASE,
)
_NUMBERS = frozenset({"page", "paged", "trang", "phan", "part", "p"})  # parameters that name a part
_ADDED = re.compile(r"[/_-](?:p|page|trang|phan|part)?[/_-]?2", re.IGNORECASE)
_ENDING = re.compile(r"(?:\.(?:html?|aspx|php))?/?$", re.IGNORECASE)
_OF_WORDPRESS = re.compile(r"(?:^|\s)(?:page-links?|post-nav-links|post-page-numbers|wp-block-page-links)(?:\s|$)")
_OF_A_LIST = re.compile(r"comment|binh-?luan|relat|lien-?quan|other|khac|list|news-?box|widget|sidebar", re.IGNORECASE)
_OPENS_A_LIST = re.compile(  # as `_letters` leaves its words
    "bìnhluận|ýkiến|liênquan|cùngchuyênmục|(?:tin|bài|bàiviết)(?:khác|mới|đãđăng|cũ)|xemnhiều|đọcnhiều|comment"
)
_NO_LETTERS = re.compile(r"[\W_]+")


def second_part(root: HtmlElement, url: str, body: str | None) -> str | None:
    """Give the address of the second part of an article's text, where its page links to one.

    `url` is the page's own address, `body` the text that was read from it.
    """
    for link in root.iter("a"):
        href = link.get("href", "")
        if not _SECOND.search(href):
            continue
        address = absolute(href, url)
        if address is None or not _is_second(address, url) or not _says_so(link):
            continue
        if _is_named(link) or _ends_text(link, body):
            return address
    return None


def _is_second(address: str, url: str) -> bool:
    """Tell whether an address is the page's own with a two added, in its path or as a parameter."""
    one, two = urlsplit(url), urlsplit(address)
    if one.netloc.removeprefix("www.") != two.netloc.removeprefix("www."):
        return False
    of_one, of_two = parse_qsl(one.query), parse_qsl(two.query)
    if one.path.rstrip("/") == two.path.rstrip("/"):
        more = [pair for pair in of_two if pair not in of_one]
        return len(of_two) == len(of_one) + 1 and len(more) == 1 and more[0][0] in _NUMBERS and more[0][1] == "2"
    rest = _ENDING.sub("", two.path)
    begins = (_ENDING.sub("", one.path), one.path.rstrip("/"))  # /bai-2.html, and as WordPress has it /bai.html/2/
    added = (rest.removeprefix(begin) for begin in begins if begin)
    return of_one == of_two and any(map(_ADDED.fullmatch, added))


def _says_so(link: HtmlElement) -> bool:
    label = label_of(link)
    return label == "2" or NEXT.fullmatch(label) is not None or link.get("rel") == "next"


def _is_named(link: HtmlElement) -> bool:
    return any(_OF_WORDPRESS.search(called(up)) for up in _above(link))


def _ends_text(link: HtmlElement, body: str | None) -> bool:
    """Tell whether a link stands directly behind the last words of the text, and in no list."""
    tails = [letters[-TAIL:] for text in paragraphs(body)[-LAST:] if len(letters := _letters(text)) >= SHORTEST]
    if not tails or any(_OF_A_LIST.search(called(up)) for up in _above(link)):
        return False
    shown = "ancestor::script or ancestor::style or ancestor::noscript"
    before = _letters(" ".join(link.xpath(f"preceding::text()[not({shown})]")))
    for tail in tails:
        _, found, between = before.rpartition(tail)
        if found and len(between) <= BETWEEN and not _OPENS_A_LIST.search(between):
            return True
    return False


def _above(link: HtmlElement) -> list[HtmlElement]:
    """Give a link and what stands around it, as far as that is not the page's own frame."""
    around = [link, *(up for up, _ in zip(link.iterancestors(), range(CLIMB), strict=False))]
    return [up for up in around if up.tag not in ("body", "html", "main", "article")]


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", normalize("NFC", text).casefold())
