"""Portals of unknown make: links that look like articles, page metadata, trafilatura for what is the body.

Nothing here is known of the site, so `reader` says `generic/1` on every record. trafilatura decides which text is the
article's; the walk of crawler.reading.text then reads that part of the page, so that captions, lists and bylines come
out as from any other platform. Where the two cannot be brought together, trafilatura's own text is taken.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.platforms.layout import read_layouts
from crawler.platforms.portal import PortalSpider
from crawler.reading import boilerplate
from crawler.reading.bounds import within_bounds
from crawler.reading.byline import is_labelled, parse_byline
from crawler.reading.captions import part_pictures
from crawler.reading.controls import without_controls
from crawler.reading.dates import parse_date
from crawler.reading.login import refuse_login
from crawler.reading.metadata import Metadata, read_metadata
from crawler.reading.page import base_url, page_root
from crawler.reading.text import BLOCK, HEADING, Block, fold, read_blocks, text_of
from crawler.reading.validate import refuse_by_title

READER = "generic/1"
LEAST_TEXT = 120  # letters: a page with less than this is no article that could be told from furniture
DATE_LENGTH = 90  # letters: a longer text that holds a date is a sentence
SENTENCE_LENGTH = 60
LEAD_DEPTH = 6  # lines: the date and share buttons may stand between headline and lead
LINK_SHARE = 0.5  # of the letters: a page with more in links is a listing
HEADLINE_LENGTH = 20  # letters: a shorter link is a word of the text or of a menu
LISTED = 2  # lines that begin with a link: as many make a listing, where they are a fourth of the text
MAX_SECTIONS = 60
_KEY_LENGTH = 60
_DENY = (
    r"tags?|tu-khoa|topics?|chu-de|author|tac-gia|user|users|login|dang-nhap|dang-ky|register|search|tim-kiem|rss|feed|feeds"
    r"|print|in-trang|comments?|binh-luan|page|trang|contact|lien-he|gioi-thieu|sitemap|wp-admin|wp-login\.php|category"
    r"|chuyen-muc|video|album|uploads?|upload|assets|images?|static|themes?|download|account|tai-khoan|quang-cao"
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:relate|lien-?quan|comment|binh-?luan|share|social|sidebar|footer|header|nav|menu|breadcrumb|tags?|rating"
    r"|pagination|banner|advert|counter|thong-?ke|login|popup|modal|widget|tin-?khac|other-?news)(?:d|s)?(?:[\s_-]|$)",
    re.IGNORECASE,
)


class GenericSpider(PortalSpider):
    """Any portal by its address: `scrapy crawl generic -a portal=http://host/`."""

    name = "generic"
    platform = "generic"
    article_url = re.compile(
        r"/(?:[^/]+[-_])?\d{3,}(?:[-_][^/]*)?(?:\.(?:html?|aspx|php|bbg|vn))?/?$"  # an id in the last segment
        r"|/(?:[^/-]+-){4,}[^/-]+(?:\.(?:html?|aspx|php))?/?$"  # or a slug of five words and more
    )
    deny = re.compile(
        rf"/(?:{_DENY})(?:/|$)|\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|zip|rar|mp[34]|xml|css|js)$", re.IGNORECASE
    )
    follow_feeds = True

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what the page's menus link to, at most MAX_SECTIONS; without a menu, every short address."""
        found = [
            address
            for address in dict.fromkeys(super().find_sections(response))
            if self.identity_of(address) is None and not self.deny.search(urlsplit(address).path)
        ]
        return found[:MAX_SECTIONS]

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read a page by the selectors proposed for its portal, where it has them, else as one of unknown make.

        Raises NotAnArticle: no-article, no-title, listing, or what the title says.
        """
        if cls.layouts:
            try:
                return read_layouts(response, cls.layouts)
            except NotAnArticle as refused:
                if refused.reason != "no-article":
                    raise
        return read_page(response)


def read_page(response: TextResponse) -> Article:
    """Read a page of unknown make.

    Raises NotAnArticle: no-article, no-title, listing, login-page, too-deep, too-large, or what the title says.
    """
    root = without_controls(within_bounds(page_root(response), len(response.body), narrow=True))
    data = read_metadata(root)
    extracted = _extract(root, response.url)
    if len(extracted) < LEAST_TEXT:
        refuse_by_title(data.title)
        refuse_login(root)
        raise NotAnArticle("no-article", "no text on the page that reads like an article")
    headline = _headline(root, data)
    article = Article(url=response.url, canonical_url=data.canonical_url, reader=READER, language=data.language or "vi")
    article.title = text_of(headline) or data.title
    if not article.title:
        raise NotAnArticle("no-title", "text, but neither headline nor title")
    written = part_pictures(_main_blocks(root, headline, extracted, data.description, base_url(response)))
    article.images = written.images
    lines = _without_headlines([block.text for block in written.blocks if block.text != article.title], root)
    article.lead, lines = _part_lead(lines, data.description)
    article.body = "\n\n".join(lines) or None
    article.published_at, article.published_raw = data.published_at, data.published_raw
    day = (data.published_at or "").removesuffix("T00:00:00+07:00")
    if headline is not None and (not day or day != data.published_at):  # no date, or a day without its time
        raw, visible = _visible_date(headline)
        if visible and visible.startswith(day):
            article.published_raw, article.published_at = raw, visible
    article.modified_at = data.modified_at
    article.section, article.tags = data.section, data.tags
    article.authors = [name for name in data.authors if name != data.site_name]
    refuse_login(root, article)
    return article


def _extract(root: HtmlElement, url: str) -> str:
    import trafilatura  # noqa: PLC0415 - crawls of known makes start without it

    extracted: Any = trafilatura.extract(
        root, url=url, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return extracted or ""


def _headline(root: HtmlElement, data: Metadata) -> HtmlElement | None:
    """Give the heading that says what the metadata's title says, else the last h1: the first is often the site's."""
    title = (data.title or "").casefold()
    headings = [element for element in root.iter("h1", "h2", "h3") if text_of(element)]
    for element in headings:
        text = (text_of(element) or "").casefold()
        if title and (text == title or (len(text) > 20 and title.startswith(text))):  # noqa: PLR2004
            return element
    return next((element for element in reversed(headings) if element.tag == "h1"), None)


def _main_blocks(
    root: HtmlElement, headline: HtmlElement | None, extracted: str, description: str | None, url: str
) -> list[Block]:
    """Walk the part of the page that holds what trafilatura extracted, and keep what lies between its ends.

    The part reaches up to the headline where one box holds both, so that a lead above the text is among it.
    Raises NotAnArticle("listing") when most of the text is links.
    """
    known = {key for line in extracted.splitlines() if (key := _key(line))}
    holder = _holder(root, known)
    if holder is not None and _link_share(holder) > LINK_SHARE:
        raise NotAnArticle("listing", "most of its text is links")
    if holder is not None and headline is not None:
        above = {up for up in headline.iterancestors() if up.tag not in ("body", "html")}
        holder = next((up for up in [holder, *holder.iterancestors()] if up in above), holder)
    blocks = read_blocks(holder, url, _is_furniture) if holder is not None else []
    if description:
        known.add(_key(description))
    found = [index for index, block in enumerate(blocks) if _key(block.text.partition("\n")[0]) in known]
    if sum(len(blocks[index].text) for index in found) * 2 < len(extracted):
        return [Block(text) for line in extracted.splitlines() if (text := fold(line.lstrip("- ")))]
    first, last = found[0], found[-1]
    while first and blocks[first - 1].kind in ("picture", "caption"):
        first -= 1
    for index in range(last + 1, min(last + 4, len(blocks))):  # the byline is short, and trafilatura leaves it out
        text = blocks[index].text
        if blocks[index].kind == "picture" or is_labelled(text) or parse_byline(text) or boilerplate.match(text):
            last = index
        elif len(text) >= SENTENCE_LENGTH and text.endswith((".", "”", "…")) and index == last + 1:
            last = index  # a last sentence that reads like an end note
        else:
            break
    return blocks[first : last + 1]


def _without_headlines(lines: list[str], root: HtmlElement) -> list[str]:
    """Take headlines of other articles off the end of a text.

    Raises NotAnArticle("listing") for a text that is largely made of them: what lists articles with their leads reads
    like an article.
    """
    linked = tuple({text for link in root.iter("a") if len(text := text_of(link) or "") >= HEADLINE_LENGTH})
    own = [line for line, category in zip(lines, boilerplate.mark(lines), strict=True) if category is None]
    while own and own[-1] in linked:
        lines.remove(own.pop())
    headlines = sum(line.startswith(linked) for line in own)
    if not own or (headlines >= LISTED and headlines * 4 >= len(own)):
        raise NotAnArticle("listing", f"{headlines} of {len(own)} lines begin with a link")
    return lines


def _link_share(element: HtmlElement) -> float:
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return linked / max(1, len(fold(element.text_content())))


def _key(line: str) -> str:
    """Give the letters and digits of a line's beginning, by which the two readings of one paragraph are matched."""
    return re.sub(r"[\W_]+", "", line.casefold())[:_KEY_LENGTH]


def _holder(root: HtmlElement, known: set[str]) -> HtmlElement | None:
    """Give the smallest element that holds nearly all paragraphs that are known."""
    weights: dict[HtmlElement, int] = {}
    total = 0
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag not in BLOCK or element.find(".//div") is not None:
            continue
        text = element.text_content()
        if _key(text) in known and _key(text):
            total += len(text)
            for up in element.iterancestors():
                weights[up] = weights.get(up, 0) + len(text)
    best = [element for element, weight in weights.items() if weight * 10 >= total * 9]
    return max(best, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in ("nav", "aside", "footer"):
        return True
    return element.tag not in HEADING and bool(_BESIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _part_lead(lines: list[str], description: str | None) -> tuple[str | None, list[str]]:
    """Take the paragraph near the top that the page's description repeats; it is the lead where more text follows."""
    key = _key(description or "")
    for index, line in enumerate(lines[:LEAD_DEPTH]):
        if key and index + 1 < len(lines) and _key(line) == key:
            return line, lines[:index] + lines[index + 1 :]
    return None, lines


def _visible_date(headline: HtmlElement) -> tuple[str | None, str | None]:
    """Give the first short text with a date and time after the headline; a page clock stands before it."""
    for element in headline.xpath("following::*[not(self::script or self::style)]")[:80]:
        text = fold(element.text or "")
        if (
            text
            and len(text) <= DATE_LENGTH
            and re.search(r"\d[/.-]\d{1,2}[/.-]\d{4}", text)
            and (date := parse_date(text))
        ):
            return text, date
    return None, None
