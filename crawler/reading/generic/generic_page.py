"""A page of unknown make as an article: page metadata, its headline's column, and trafilatura for what is the body.

trafilatura decides which text of that column is the article's; the walk of crawler.reading.text then reads that part of
the page, so that captions, lists and bylines come out as from any other platform. Where the two cannot be brought
together, trafilatura's own text is taken; where it finds hardly any, what stands below the headline. `generic/1`.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.reading.bounds import within_bounds
from crawler.reading.byline import split_names
from crawler.reading.captions import part_pictures
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.signature import take_byline
from crawler.reading.controls import without_controls
from crawler.reading.dates import MIDNIGHT, parse_date, parse_us_date
from crawler.reading.generic import named_boxes
from crawler.reading.generic.article_text import part_lead, without_buttons, without_headlines
from crawler.reading.generic.beside_date import name_beside_date
from crawler.reading.generic.columns import is_sentence
from crawler.reading.generic.extraction import for_extraction
from crawler.reading.generic.headline import is_badged
from crawler.reading.generic.known_text import key
from crawler.reading.generic.labelled import labelled
from crawler.reading.generic.lead_apart import lead_apart
from crawler.reading.generic.main_part import LEAST_TEXT, Page, Part, main_part
from crawler.reading.generic.no_article import refuse_by_words, refuse_print
from crawler.reading.generic.own_part import own_part
from crawler.reading.generic.page_boxes import find_page
from crawler.reading.generic.page_dates import date_in_address, visible_date
from crawler.reading.generic.page_files import files
from crawler.reading.generic.section_named import section_of
from crawler.reading.generic.tags import tags_of
from crawler.reading.layouts.beside import is_hidden, leads_elsewhere
from crawler.reading.layouts.section_above import section_above
from crawler.reading.layouts.trail import trail
from crawler.reading.lead import settle_lead
from crawler.reading.login import refuse_login
from crawler.reading.one_line import fold
from crawler.reading.page import base_url, page_root
from crawler.reading.same_picture import without_thumbnails
from crawler.reading.text import text_of
from crawler.reading.validate import refuse_by_title

READER = "generic/1"
LONG_NAME = 7  # letters: no name of one word is longer, nor are initials


def read_page(response: TextResponse) -> Article:
    """Read a page of unknown make.

    Raises NotAnArticle: no-article, no-title, listing, login-page, print-page, too-deep, too-large, or what the title
    says.
    """
    root = without_controls(within_bounds(page_root(response), len(response.body), narrow=True))
    page = find_page(root, response.url, base_url(response))
    refuse_print(root)
    if not page.says_so:
        refuse_by_words(root, [page.data.title, text_of(page.headline)], page.data.site_name)
    part = _part(page, _extract(page, response.url))
    article = Article(url=response.url, canonical_url=page.data.canonical_url, reader=READER)
    article.language = page.data.language or "vi"
    article.title = _title(page)
    if not article.title:
        raise NotAnArticle("no-title", "text, but neither headline nor title")
    article.kicker = named_boxes.kicker_of(page)
    article.attachments = files(_offering(page, part), page.base)
    article.tags = tags_of(page) or page.data.tags
    _read_text(article, page, part)
    _read_date(article, page)
    article.section = page.data.section or section_of(page, article.title)
    if not article.section:
        above = section_above(page.headline, article.canonical_url or response.url)
        article.section = above or trail(page.root, article.title)
    refuse_login(root, article)
    return article


def _part(page: Page, extracted: str) -> Part:
    """Give the article's part of a page: what holds its text, or, with hardly any, what stands at its headline."""
    try:
        part = main_part(page, extracted)
    except NotAnArticle as refused:
        if page.says_so and (own := own_part(page)):
            return own
        if refused.reason == "no-article":
            refuse_by_title(page.data.title)
            refuse_login(page.root)
        raise
    if page.says_so and page.headline is not None and _length(part) < LEAST_TEXT:
        if own := own_part(page):
            return own
        raise NotAnArticle("no-article", "a headline and hardly any text")
    if page.says_so and part.element is None and (own := own_part(page)):
        return own if not _is_within(part, own) or _length(own) * 2 >= _length(part) else part
    return part


def _length(part: Part) -> int:
    return sum(len(block.text) for block in part.blocks)


def _is_within(part: Part, own: Part) -> bool:
    """Tell whether most of a text that no part of the page was found for stands in the headline's column."""
    said = fold(own.element.text_content()) if own.element is not None else ""
    inside = sum(len(block.text) for block in part.blocks if block.text in said)
    return inside * 2 >= sum(len(block.text) for block in part.blocks)


def _title(page: Page) -> str | None:
    said = text_of(page.headline)
    if said and page.data.title and is_badged(said.casefold(), page.data.title.casefold()):
        return page.data.title
    return said or page.data.title


def _offering(page: Page, part: Part) -> Iterator[HtmlElement]:
    """Give the boxes that may offer the article's files: its part, and what follows that in its column."""
    if part.element is None:
        return
    yield part.element
    box = part.element
    while (outer := box.getparent()) is not None and page.headline is not None:
        after = (one for one in box.itersiblings() if one in page.columns or not part.drop(one))
        yield from takewhile(lambda one: one not in page.columns and not leads_elsewhere(one, page.own_paths), after)
        if not page.columns.isdisjoint(outer):
            break
        box = outer


def _read_text(article: Article, page: Page, part: Part) -> None:
    written = part_pictures(part.blocks)
    article.images = without_thumbnails(written.images)
    meta = [name for name in page.data.authors if name != page.data.site_name and not _is_maker(name)]
    article.authors = list(dict.fromkeys(one for name in meta for one in split_names(name)))
    told = labelled(page)
    signed, names = named_boxes.authors_of(page, part.element)
    filed = names if named_boxes.is_filed(signed) else []  # who filed it is its author where nobody else is named
    article.authors = [name for name in article.authors if name not in filed] or [n for n in names if n not in filed]
    blocks = take_byline(
        article,
        [
            block
            for block in written.blocks
            if block.text not in {article.title, text_of(page.headline), text_of(signed), *told.lines}
            and (not article.tags or key(block.text) != key("".join(article.tags)))
        ],
    )
    is_told = part.is_own or (
        page.says_so and bool(article.images) and not any(is_sentence(one.text) for one in blocks)
    )
    article.authors = article.authors or told.authors or filed or name_beside_date(page)
    article.source = article.source or told.source
    blocks = without_headlines(blocks, page.root, is_own=is_told)
    blocks = without_buttons(blocks, page.root, text_of(signed))
    first = next((block.text for block in blocks if boilerplate.match(block.text) is None), None)
    named = named_boxes.lead_of(page, part.element, first)
    article.lead, lines = part_lead(
        blocks, page.data.description, text_of(named), pictured=bool(article.images) or _has_video(part)
    )
    if article.lead is None and (apart := lead_apart(page, {*lines})):
        article.lead, lines = part_lead(blocks, None, apart)
    article.body = "\n\n".join(lines) or None
    settle_lead(article)


def _has_video(part: Part) -> bool:
    return part.element is not None and next(part.element.iter("iframe", "video"), None) is not None


def _is_maker(name: str) -> bool:
    """Tell the name of who made the site, in capitals, where its author should stand: MEDIATECH."""
    return name.isupper() and name.isalpha() and len(name) >= LONG_NAME


def _read_date(article: Article, page: Page) -> None:
    """Take the date of the metadata; where it says none, or a day without its time, the one at the headline."""
    data = page.data
    article.published_at, article.published_raw = data.published_at, data.published_raw
    article.modified_at = data.modified_at
    day = (data.published_at or "").removesuffix(MIDNIGHT)
    if page.headline is not None and (not day or day != data.published_at):
        raw, visible = visible_date(page.headline, day, page.own_paths)
        if visible:
            article.published_raw, article.published_at = raw, visible
    if article.published_at is None and data.published_raw:
        _settle_order(article, page)
    if article.published_at is None:
        article.published_raw, article.published_at = date_in_address(page.data.canonical_url or article.url)


def _settle_order(article: Article, page: Page) -> None:
    """Read a date of the metadata that may have the month first by the one that the page shows at its headline."""
    raw = page.data.published_raw or ""
    for date in (parse_us_date(raw), parse_date(raw)):
        if date and page.headline is not None and visible_date(page.headline, date[:10], page.own_paths)[1]:
            article.published_at, article.published_raw = date, raw
            return


def _extract(page: Page, url: str) -> str:
    """Give the text that trafilatura finds; on what says that it is an article, not in another column."""
    import trafilatura  # noqa: PLC0415 - crawls of known makes start without it

    hidden = {element for element in page.beside if is_hidden(element)}
    extracted: Any = trafilatura.extract(
        for_extraction(page.root, hidden | page.columns if page.says_so else hidden),
        url=url,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    return extracted or ""
