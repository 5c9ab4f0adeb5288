"""How the "[GMT+7]" CMS lays out an article page: by the order of its text around the date line.

"Thứ Bảy, 19/12/2020, 16:25 [GMT+7]" has kicker and title above it, lead and body below. A page clock in the same form
stands above the title and is not taken. Of the markup only what a crawler's author wrote of baoquangbinh.vn is known:
`h2#title`, `.page-detail-meta li.date`.
"""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.reading.body.block import Block
from crawler.reading.body.captions import part_pictures
from crawler.reading.body.text import read_blocks, text_of
from crawler.reading.box_words import LEAD_OR_DESCRIPTION, called, name_with
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.signature import take_byline
from crawler.reading.generic.boxes.columns import columns_beside, is_sentence
from crawler.reading.layouts.furniture_names import says_inset
from crawler.reading.layouts.heading import TITLE_BEGINS, heading_of
from crawler.reading.layouts.insets import insets
from crawler.reading.layouts.lead_shown import LEAD_LENGTH, is_asked
from crawler.reading.layouts.section_above import section_above
from crawler.reading.layouts.select import PageIndex
from crawler.reading.layouts.trail import trail
from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.login import refuse_login
from crawler.reading.outlinks.links import files_in
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.parsing.size_limits import within_bounds
from crawler.reading.structured_data.breadcrumb import HOME
from crawler.reading.structured_data.metadata import Metadata, read_metadata

READER = "legacy_gmt7/1"
LEAST_TEXT = 200  # letters below the date line, for the box around it to be the article's
MOST_DATES = 100  # elements with a date line: more of them make a listing
KICKER_LENGTH = 150
TITLE_WITHIN = 2  # blocks below the date line
_SECTION = ".breadcrumb a, .breadcrumbs a, #breadcrumb a"
_TAGS = ".tags a, .tag a, .box-tag a, .tag-list a"

_ZONE = etree.XPath("//text()[contains(., 'GMT')]")
_WEEKDAY = r"(?:Thứ\s+[^\s,]+|Chủ\s*nhật|CN)\s*,?\s*(?:ngày\s+)?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?'?"
_DATE = re.compile(  # "Cập nhật lúc 22:41, Thứ Hai, 08/09/2014 (GMT+7)" is the older form
    rf"(?:{_WEEKDAY}\d{{1,2}}/\d{{1,2}}/\d{{4}}\s*[,|-]?\s*{_TIME}|{_TIME}\s*,?\s*{_WEEKDAY}\d{{1,2}}/\d{{1,2}}/\d{{4}})"
    r"\s*[\[(]\s*GMT\s*\+\s*7\s*[\])]",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    name_with("(?:other|binhluan|tag|tool|print|sidebar|right-?col|footer|menu|counter)s?"), re.IGNORECASE
)


def read_page(response: TextResponse) -> Article:
    """Read an article page. Raises NotAnArticle: listing, login-page, no-article, too-deep, too-large."""
    root = within_bounds(page_root(response), len(response.body))
    dated = [element for element in _zoned(root) if _DATE.search(_own_text(element))]
    data = read_metadata(root, base_url(response))
    for least in (LEAST_TEXT, 0):
        for element in reversed(dated if len(dated) <= MOST_DATES else []):  # a page clock comes first
            beside = columns_beside(element)
            if (box := _box_around(element, beside, base_url(response), least, data.title)) is not None:
                return _article(response, data, box, beside)
    if not dated:
        refuse_login(root)
    raise NotAnArticle("listing" if dated else "no-article", "no date line with an article's text below it")


def _box_around(
    element: HtmlElement, beside: set[HtmlElement], base: str, least: int, title: str | None
) -> HtmlElement | None:
    """Give the smallest box around a date line that has so many letters below that.

    With hardly any text, a story in pictures or an announcement, the page's title stands directly above the line.
    """
    for box in (up for up in [element, *element.iterancestors()] if up.tag not in ("body", "html")):
        blocks = read_blocks(box, base, lambda one: one in beside or _is_furniture(one))
        line = _date_line(blocks)
        if not line:
            continue
        if least and sum(len(block.text) for block in blocks[line + 1 :] if block.kind == "paragraph") >= least:
            return box
        headed = len(blocks[line - 1].text) >= TITLE_BEGINS and (title or "").startswith(blocks[line - 1].text)
        if not least and headed and _shows(blocks[line + 1 :], box):
            return box
    return None


def _shows(blocks: list[Block], box: HtmlElement) -> bool:
    """Tell whether a box has a picture, a film, a file or a sentence below its date line."""
    return (
        any(block.kind == "picture" or is_sentence(block.text) for block in blocks)
        or next(box.iter("iframe", "video"), None) is not None
        or bool(files_in(box, ""))
    )


def _date_line(blocks: list[Block]) -> int | None:
    return next((index for index, block in enumerate(blocks) if _DATE.search(block.text)), None)


def _named(page: PageIndex, selectors: str) -> list[str]:
    """Give what links say in a box of that name, but for home."""
    return [name for link in page.all((selectors,)) if (name := text_of(link)) and name.lower() not in HOME]


def _article(response: TextResponse, data: Metadata, box: HtmlElement, beside: set[HtmlElement]) -> Article:
    article = Article(url=response.url, canonical_url=data.canonical_url, reader=READER, language=data.language or "vi")
    page, base = PageIndex(page_root(response)), base_url(response)
    beside = beside | insets(page, box, response.url)
    blocks = read_blocks(box, base, lambda one: one in beside or _is_furniture(one))
    line = _date_line(blocks) or 0
    found = _DATE.search(blocks[line].text)
    article.published_raw = found[0] if found else fold(blocks[line].text)
    article.published_at = parse_date(article.published_raw)
    head = _read_title(article, blocks, line, data.title)
    written = part_pictures(blocks[head + 1 :])
    article.images = written.images
    article.lead = _take_lead(written.blocks, box)
    article.body = "\n\n".join(block.text for block in take_byline(article, written.blocks)) or None
    headline = heading_of(page.root, article.title) if article.title else None
    above = trail(page.root, article.title) or section_above(headline, response.url)
    article.section = data.section or _named(page, _SECTION) or above
    article.kicker = None if article.kicker in article.section else article.kicker  # a link to the section
    article.tags = data.tags or _named(page, _TAGS)
    article.attachments = [Attachment(*one) for one in files_in(box, base).items()]
    return article


def _read_title(article: Article, blocks: list[Block], line: int, said: str | None) -> int:
    """Read title and kicker, which stand above the date line or the title just below it; give where the text begins.

    `said` is the page's title: the line that says it is the title, else the last one above the date line.
    """
    head = [
        block for block in blocks[:line] if block.text and not boilerplate.match(block.text) and block.kind != "picture"
    ]
    titles = [index for index, block in enumerate(head) if block.text == said]
    title = titles[-1] if titles else len(head) - 1
    if not titles and (below := _title_below(blocks, line, said)) is not None:
        article.title = blocks[below].text
        return below
    article.title = head[title].text if head else said
    if title > 0 and len(head[title - 1].text) <= KICKER_LENGTH and head[title - 1].kind != "item":
        article.kicker = head[title - 1].text
    return line


def _take_lead(blocks: list[Block], box: HtmlElement) -> str | None:
    """Take the lead off a text: its first paragraph, below lines of dots, where that is bold or in a box named so."""
    first = next((block for block in blocks if not boilerplate.match(block.text)), None)
    if first is None or len(first.text) < LEAD_LENGTH:
        return None
    is_lead = first.bold and not is_asked(first, blocks)
    if is_lead or (len(blocks) > 1 and _is_named_lead(box, first.text)):
        blocks.remove(first)
        return first.text
    return None


def _title_below(blocks: list[Block], line: int, said: str | None) -> int | None:
    """Give where the title is if that stands just below the date line: a heading that the page's title begins with."""
    for at, block in enumerate(blocks[line + 1 : line + 1 + TITLE_WITHIN], line + 1):
        if block.kind == "heading" and len(block.text) >= TITLE_BEGINS and (said or "").startswith(block.text):
            return at
    return None


def _is_named_lead(box: HtmlElement, text: str) -> bool:
    """Tell whether a first paragraph is all that a box says that is named as the lead."""
    named = (one for one in box.iter("div", "p", "h2", "h3", "td") if LEAD_OR_DESCRIPTION.search(one.get("class", "")))
    return any([block.text for block in read_blocks(one)] == [text] for one in named)


def _zoned(root: HtmlElement) -> Iterator[HtmlElement]:
    """Give, in page order, what says "GMT" and what is around that: a date line may be broken by <span>."""
    for text in _ZONE(root):
        element = text.getparent()
        element = element.getparent() if text.is_tail else element
        yield from (up for up in (element.getparent(), element) if up is not None)


def _own_text(element: HtmlElement) -> str:
    """Give an element's text with that of inline children, for date lines broken by <span>; "" for large ones."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style") or len(element) > 4:  # noqa: PLR2004
        return ""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return unicodedata.normalize("NFC", text) if len(text) < 200 else ""  # noqa: PLR2004


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in ("nav", "aside", "footer"):
        return True
    named = called(element).strip()
    return bool(named) and (says_inset(named) or _BESIDE.search(named) is not None)
