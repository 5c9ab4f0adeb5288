"""Articles that go on on further pages: whether a page links to the next part of its own text, and what that adds.

What lists page in the same ways: related articles, comments, a section that stands below the article. So a link counts
only when its address is the first page's own with a number added, when it says that it leads there, and when it stands
directly behind the text's last words or in a box that WordPress names for it.
"""

import re
from functools import cache
from unicodedata import normalize
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.article import Article, NotAnArticle, paragraphs
from crawler.reading.box_words import called
from crawler.reading.links import absolute, place
from crawler.reading.pager import NEXT, label_of

BETWEEN = 120  # letters behind the text before its pager: a byline, a source, buttons
LAST = 3  # paragraphs, of which the last ones may be buttons and the pager's own words
TAIL, SHORTEST = 40, 15  # letters of the text by which its end is found, at most and at least
CLIMB = 8  # how far above a link the name of a list may stand
_NUMBERS = frozenset({"page", "paged", "trang", "phan", "part", "p"})  # parameters that name a part
_ENDING = re.compile(r"(?:\.(?:html?|aspx|php))?/?$", re.IGNORECASE)
_OF_WORDPRESS = re.compile(r"(?:^|\s)(?:page-links?|post-nav-links|post-page-numbers|wp-block-page-links)(?:\s|$)")
_OF_A_LIST = re.compile(r"comment|binh-?luan|relat|lien-?quan|other|khac|list|news-?box|widget|sidebar", re.IGNORECASE)
_OPENS_A_LIST = re.compile(  # as `_letters` leaves its words
    "bìnhluận|ýkiến|liênquan|cùngchuyênmục|(?:tin|bài|bàiviết)(?:khác|mới|đãđăng|cũ)|xemnhiều|đọcnhiều|comment"
)
MOST_PARTS = 50
_MAY_BE = re.compile(r"[2-9]|[1-4]\d|50")
_ADDED = re.compile(rf"[/_-](?:p|page|trang|phan|part)?[/_-]?(?:{_MAY_BE.pattern})$", re.IGNORECASE)
_PAGES = re.compile(  # all parts by their numbers, and perhaps the next one by words
    r"(?:(?:trang|phần|pages?)\b)?\W*1(?:\W+\d{1,2})+\W*(?:(?:[a-zà-ỹđ]+ ){0,3}(?:sau|tiếp|tiếp theo|next|cuối)\W*)?",
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r"[\W_]+")


def next_part(root: HtmlElement, url: str, body: str | None, first: str, number: int) -> str | None:
    """Give the address of the part of an article's text behind part `number`, where that one's page links to it.

    `url` is the page's own address, `body` the text that was read from it, `first` the address of the first part.
    """
    numbered = _numbered(number + 1)
    for link in root.iter("a"):
        href = link.get("href", "")
        if not numbered.search(href):
            continue
        address = absolute(href, url)
        if address is None or not _is_part(address, first, number + 1) or not _says_so(link, number + 1):
            continue
        if _is_named(link) or _ends_text(link, body):
            return address
    return None


def join_part(article: Article, part: Article) -> bool:
    """Add to an article what its next part has; tell whether that was any text.

    A portal that knows no parts shows the same page at each such address, which adds nothing. What each part's page
    repeats, its first lines or its last ones, is taken once. Raises NotAnArticle for a page of another title.
    """
    if not _has_title(part, article.title):
        raise NotAnArticle("no-part", f"its title is {part.title!r}")
    known = _without_pager(paragraphs(article.body))
    said = {article.title, article.lead, article.kicker, *known}
    more = _without_pager(paragraphs(part.body))
    more = [part.lead, *more] if part.lead else more
    while more and more[0] in said:
        del more[0]
    while more and more[-1] in said:
        del more[-1]
    if not more:
        return False
    article.body = "\n\n".join([*known, *more])
    article.images += [image for image in part.images if image not in article.images]
    article.attachments += [file for file in part.attachments if file not in article.attachments]
    article.authors = article.authors or part.authors
    article.source = article.source or part.source
    return True


def _without_pager(lines: list[str]) -> list[str]:
    """Leave out the links to the parts, which stand behind a part's text; amid the whole text they would stay."""
    return lines[:-LAST] + [line for line in lines[-LAST:] if not (_PAGES.fullmatch(line) or NEXT.fullmatch(line))]


def _has_title(part: Article, title: str | None) -> bool:
    """Tell whether a part's title is the article's, perhaps with its number behind it."""
    return _letters(part.title or "").startswith(_letters(title or ""))


def first_places(url: str) -> list[str]:
    """Give the places of the pages that an address would be a further part of, by its number; none for most.

    That is what `_is_part` tells, from the other end.
    """
    parts = urlsplit(url)
    pairs = parts.query.split("&")
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name in _NUMBERS and _MAY_BE.fullmatch(value):
            return [place(parts._replace(query="&".join(one for one in pairs if one != pair)).geturl())]
    ending = _ENDING.search(parts.path)
    assert ending is not None
    found = _ADDED.search(parts.path[: ending.start()])
    if not found or not parts.path[: found.start()].strip("/"):
        return []
    begin = parts.path[: found.start()]
    return [
        place(parts._replace(path=path).geturl()) for path in dict.fromkeys((begin, begin + "/", begin + ending[0]))
    ]


@cache
def _numbered(number: int) -> re.Pattern[str]:
    """Give the pattern of addresses that may be a part's: cheap, and asked of every link; `_is_part` is sure."""
    names = r"page|paged|trang|phan|part|p"
    return re.compile(
        rf"[?&;](?:{names})={number}(?:[&#]|$)|[/_-](?:{names})?[/_-]?{number}(?:\.\w{{3,5}})?/?(?:[?#]|$)",
        re.IGNORECASE,
    )


def _is_part(address: str, first: str, number: int) -> bool:
    """Tell whether an address is that of an article's first part with a number added, in its path or as a parameter."""
    one, other = urlsplit(first), urlsplit(address)
    if one.netloc.removeprefix("www.") != other.netloc.removeprefix("www."):
        return False
    of_one, of_other = parse_qsl(one.query), parse_qsl(other.query)
    if one.path.rstrip("/") == other.path.rstrip("/"):
        more = [pair for pair in of_other if pair not in of_one]
        said = len(more) == 1 and more[0][0] in _NUMBERS and more[0][1] == str(number)
        return len(of_other) == len(of_one) + 1 and said
    rest = _ENDING.sub("", other.path)
    begins = (_ENDING.sub("", one.path), one.path.rstrip("/"))  # /bai-2.html, and as WordPress has it /bai.html/2/
    added = re.compile(rf"[/_-](?:p|page|trang|phan|part)?[/_-]?{number}", re.IGNORECASE)
    return of_one == of_other and any(
        rest.startswith(begin) and added.fullmatch(rest[len(begin) :]) for begin in begins if begin
    )


def _says_so(link: HtmlElement, number: int) -> bool:
    label = label_of(link)
    return label == str(number) or NEXT.fullmatch(label) is not None or link.get("rel") == "next"


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
