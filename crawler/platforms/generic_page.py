"""A page of unknown make as an article: page metadata, and trafilatura for what is the body.

trafilatura decides which text is the article's; the walk of crawler.reading.text then reads that part of the page, so
that captions, lists and bylines come out as from any other platform. Where the two cannot be brought together,
trafilatura's own text is taken. `generic/1`.
"""

import re
from itertools import pairwise
from typing import Any

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.platforms.generic_addresses import article_path
from crawler.platforms.main_part import key, main_part
from crawler.reading import boilerplate
from crawler.reading.bounds import within_bounds
from crawler.reading.byline import parse_byline
from crawler.reading.captions import part_pictures
from crawler.reading.controls import without_controls
from crawler.reading.dates import parse_date
from crawler.reading.listing import files_in
from crawler.reading.login import refuse_login
from crawler.reading.metadata import Metadata, read_metadata
from crawler.reading.one_line import fold
from crawler.reading.page import base_url, page_root
from crawler.reading.signature import take_byline
from crawler.reading.text import text_of
from crawler.reading.validate import refuse_by_title

READER = "generic/1"
LEAST_TEXT = 120  # letters: a page with less than this is no article that could be told from furniture
DATE_LENGTH = 90  # letters: a longer text that holds a date is a sentence
LEAD_DEPTH = 6  # lines: the date and share buttons may stand between headline and lead
HEADLINE_LENGTH = 20  # letters: a shorter link is a word of the text or of a menu
LISTED = 2  # lines that begin with a link: as many make a listing, where they are a fourth of the text
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
INITIALS, LEAST_SAID = 12, 30  # letters: of a paper's name before a lead, of what is then the same


def read_page(response: TextResponse) -> Article:
    """Read a page of unknown make.

    Raises NotAnArticle: no-article, no-title, listing, login-page, too-deep, too-large, or what the title says.
    """
    root = without_controls(within_bounds(page_root(response), len(response.body), narrow=True))
    base = base_url(response)
    data = read_metadata(root, base)
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
    part = main_part(root, headline, extracted, data, base)
    written = part_pictures(part.blocks)
    article.images = written.images
    files = {} if part.element is None else files_in(part.element, base)
    article.attachments = [Attachment(url, name) for url, name in files.items()]
    article.authors = [name for name in data.authors if name != data.site_name]
    blocks = take_byline(article, written.blocks)
    lines = _without_headlines([block.text for block in blocks if block.text != article.title], root)
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


def _without_headlines(lines: list[str], root: HtmlElement) -> list[str]:
    """Take headlines of other articles out of a text: linked ones anywhere, at its end whatever they lead to.

    A linked file, as an announcement has it, is the article's own. Raises NotAnArticle("listing") for a text that is
    largely made of headlines: what lists articles with their leads reads like an article. A headline over a day alone
    counts twice, for lists have that and articles have not.
    """
    texts = ((text_of(link) or "", link) for link in root.iter("a"))
    links = [(text, link) for text, link in texts if len(text) >= HEADLINE_LENGTH and not parse_byline(text)]
    linked = tuple({text for text, _ in links})
    own = [line for line, category in zip(lines, boilerplate.mark(lines), strict=True) if category is None]
    while own and own[-1] in linked:
        lines.remove(own.pop())
    headlines = sum(line.startswith(linked) for line in own)
    headlines += sum(line in linked and _DAY.fullmatch(after) is not None for line, after in pairwise(own))
    if not own or (headlines >= LISTED and headlines * 4 >= len(own)):
        raise NotAnArticle("listing", f"{headlines} of {len(own)} lines begin with a link")
    others = {text for text, link in links if article_path(link)}
    if others.intersection(own) and sum(len(line) for line in own if line not in others) < LEAST_TEXT:
        raise NotAnArticle("listing", "hardly any text beside the headlines of other articles")
    return [line for line in lines if line not in others]


def _part_lead(lines: list[str], description: str | None) -> tuple[str | None, list[str]]:
    """Take the paragraph near the top that the page's description repeats; it is the lead where more text follows.

    A paper's initials may stand before one of the two: "ĐNO - …", "(CTO) - …".
    """
    said = key(description or "")
    for index, line in enumerate(lines[:LEAD_DEPTH]):
        printed = key(line)
        begin = min(len(said), len(printed)) - INITIALS
        repeated = said == printed or (begin >= LEAST_SAID and (said[:begin] in printed or printed[:begin] in said))
        if said and repeated and index + 1 < len(lines):
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
