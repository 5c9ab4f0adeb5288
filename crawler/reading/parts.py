"""Articles that go on on further pages: whether a page links to the next part of its own text, and what that adds.

What lists page in the same ways: related articles, comments, a section that stands below the article. So a link counts
only when its address is the first page's own with a number added, when it says that it leads there, and when it stands
directly behind the page's last words of the article or in a box that WordPress names for it. A part of a photo story
may hold pictures alone, whose captions are its words.
"""

import re
from unicodedata import normalize

from lxml.html import HtmlElement

from crawler.article import Article, NotAnArticle, paragraphs
from crawler.reading.box_words import called
from crawler.reading.outlinks.links import absolute
from crawler.reading.outlinks.pager_words import as_label, label_of, says_more, says_next
from crawler.reading.part_address import is_part, numbered

BETWEEN = 120  # letters behind the text before its pager: a byline, a source, buttons
LAST = 3  # paragraphs, of which the last ones may be buttons and the pager's own words
TAIL, SHORTEST = 40, 15  # letters of the text by which its end is found, at most and at least
CLIMB = 8  # how far above a link the name of a list may stand
_OF_WORDPRESS = re.compile(r"(?:^|\s)(?:page-links?|post-nav-links|post-page-numbers|wp-block-page-links)(?:\s|$)")
_OF_A_LIST = re.compile(r"comment|binh-?luan|relat|lien-?quan|other|khac|list|news-?box|widget|sidebar", re.IGNORECASE)
_OPENS_A_LIST = re.compile(  # as `_letters` leaves its words
    "bìnhluận|ýkiến|liênquan|cùngchuyênmục|(?:tin|bài|bàiviết)(?:khác|mới|đãđăng|cũ)|xemnhiều|đọcnhiều|comment"
)
_PAGES = re.compile(  # all parts by their numbers, and perhaps the next one by words
    r"(?:(?:trang|phần|pages?)\b)?\W*1(?:\W+\d{1,2})+\W*(?:(?:[a-zà-ỹđ]+ ){0,3}(?:sau|tiếp|tiếp theo|next|cuối)\W*)?",
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r"[\W_]+")


def next_part(root: HtmlElement, url: str, part: Article, first: str, number: int) -> str | None:
    """Give the address of the part of an article behind part `number`, where that one's page links to it.

    `url` is the page's own address, `part` what was read from it, `first` the address of the first part.
    """
    may_be = numbered(number + 1)
    for link in root.iter("a"):
        href = link.get("href", "")
        if not may_be.search(href):
            continue
        address = absolute(href, url)
        if address is None or not is_part(address, first, number + 1) or not _says_so(link, number + 1):
            continue
        if _is_named(link) or _ends_part(link, part):
            return address
    return None


def join_part(article: Article, part: Article) -> bool:
    """Add to an article what its next part has; tell whether that was any text, picture or file.

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
    shown = {image.url for image in article.images if image.url}
    images = [image for image in part.images if image.url not in shown and image not in article.images]
    files = [file for file in part.attachments if file not in article.attachments]
    if not (more or images or files):
        return False
    article.body = "\n\n".join([*known, *more]) or None
    article.images += images
    article.attachments += files
    article.authors = article.authors or part.authors
    article.source = article.source or part.source
    return True


def _without_pager(lines: list[str]) -> list[str]:
    """Leave out the links to the parts, which stand behind a part's text; amid the whole text they would stay."""
    return lines[:-LAST] + [line for line in lines[-LAST:] if not (_PAGES.fullmatch(line) or _leads_on(as_label(line)))]


def _has_title(part: Article, title: str | None) -> bool:
    """Tell whether a part's title is the article's, perhaps with its number behind it."""
    return _letters(part.title or "").startswith(_letters(title or ""))


def _says_so(link: HtmlElement, number: int) -> bool:
    label = label_of(link)
    return label == str(number) or _leads_on(label) or link.get("rel") == "next"


def _leads_on(label: str) -> bool:
    return says_next(label) or says_more(label)


def _is_named(link: HtmlElement) -> bool:
    return any(_OF_WORDPRESS.search(called(up)) for up in _above(link))


def _ends_part(link: HtmlElement, part: Article) -> bool:
    """Tell whether a link stands directly behind the last words of a part, and in no list."""
    tails = [letters[-TAIL:] for text in _last_words(part) if len(letters := _letters(text)) >= SHORTEST]
    if not tails or any(_OF_A_LIST.search(called(up)) for up in _above(link)):
        return False
    shown = "ancestor::script or ancestor::style or ancestor::noscript"
    before = _letters(" ".join(link.xpath(f"preceding::text()[not({shown})]")))
    for tail in tails:
        _, found, between = before.rpartition(tail)
        if found and len(between) <= BETWEEN and not _OPENS_A_LIST.search(between):
            return True
    return False


def _last_words(part: Article) -> list[str]:
    """Give the lines among which a part's last is: those of its text, captions, and of pictures alone what is above."""
    captions = [image.caption for image in part.images if image.caption]
    lines = paragraphs(part.body)
    if not lines and part.images:
        lines = [line for line in (part.title, part.lead) if line]
    return [*lines[-LAST:], *captions[-1:]]


def _above(link: HtmlElement) -> list[HtmlElement]:
    """Give a link and what stands around it, as far as that is not the page's own frame."""
    around = [link, *(up for up, _ in zip(link.iterancestors(), range(CLIMB), strict=False))]
    return [up for up in around if up.tag not in ("body", "html", "main", "article")]


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", normalize("NFC", text).casefold())
