"""A page of an unknown platform as an article: metadata, its headline's column, and trafilatura for what is the body.

trafilatura decides which text of that column is the article's; the walk of `reading/body/text.py` then reads that part
of the page, so that captions, lists and bylines come out as from any other platform. Where the two cannot be brought
together, trafilatura's own text is taken; where it finds hardly any, what stands below the headline. `generic/1`.
"""

from collections.abc import Iterator
from itertools import takewhile

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.reading.body.block import Block
from crawler.reading.body.captions import part_pictures
from crawler.reading.body.lead import settle_lead
from crawler.reading.body.same_picture import without_thumbnails
from crawler.reading.body.text import shown_line, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.signature import take_byline
from crawler.reading.generic.boxes.beside import leads_elsewhere
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.boxes.page_boxes import Page, find_page
from crawler.reading.generic.fields import named_boxes
from crawler.reading.generic.fields.article_date import read_date
from crawler.reading.generic.fields.article_text import without_buttons, without_count, without_headlines
from crawler.reading.generic.fields.authors import author_lines, author_pictures, named_authors, take_authors
from crawler.reading.generic.fields.icons import without_icons, without_labelled_icons
from crawler.reading.generic.fields.labelled import labelled
from crawler.reading.generic.fields.lead_apart import lead_apart
from crawler.reading.generic.fields.lead_in_text import part_lead
from crawler.reading.generic.fields.page_files import files, offers_files
from crawler.reading.generic.fields.section_labelled import labelled_section
from crawler.reading.generic.fields.section_named import section_of
from crawler.reading.generic.fields.tags import tags_of
from crawler.reading.generic.headlines.badge import without_badge
from crawler.reading.generic.led_elsewhere import refuse_led_elsewhere
from crawler.reading.generic.no_article import refuse_by_words, refuse_list, refuse_print
from crawler.reading.generic.page_data import show_text_of_data
from crawler.reading.generic.parts.chosen_part import part_of
from crawler.reading.generic.parts.extraction import extract
from crawler.reading.generic.parts.known_text import key
from crawler.reading.generic.parts.main_part import Part
from crawler.reading.layouts.section_above import section_above
from crawler.reading.layouts.section_in_menu import section_in_menu
from crawler.reading.layouts.trail import trail
from crawler.reading.login import lock_of, refuse_locked, refuse_login
from crawler.reading.parsing.controls import without_controls
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.parsing.size_limits import within_bounds

READER = "generic/1"


def read_page(response: TextResponse) -> Article:
    """Read a page of an unknown platform.

    Raises NotAnArticle: no-article, no-title, listing, login-page, members-only, print-page, too-deep, too-large, or
    what the title says.
    """
    root = within_bounds(page_root(response), len(response.body), narrow=True)
    if show_text_of_data(root, response.body):
        within_bounds(root, len(response.body), narrow=True)
    without_controls(root)
    lock = lock_of(root)
    try:
        article = _read(response, root)
    except NotAnArticle:
        if lock is not None:
            refuse_locked(None, lock)
        raise
    if lock is not None:
        refuse_locked(article, lock)
    return article


def _read(response: TextResponse, root: HtmlElement) -> Article:
    page = find_page(root, response.url, base_url(response))
    refuse_print(root)
    refuse_list(root)
    if not page.says_so:
        refuse_by_words(root, [page.data.title, text_of(page.headline)], page.data.site_name)
    refuse_led_elsewhere(page, response.url)
    part = part_of(page, extract(page, response.url), response.url)
    article = Article(url=response.url, canonical_url=page.data.canonical_url, reader=READER)
    article.language = page.data.language or "vi"
    article.title = without_badge(page.headline, page.data.title) or page.data.title
    if not article.title:
        raise NotAnArticle("no-title", "text, but neither headline nor title")
    if article.title == page.data.site_name:  # which lists say, though their first teaser has a day
        raise NotAnArticle("listing", "its title is the site's name")
    article.kicker = named_boxes.kicker_of(page)
    article.attachments = files(_offering(page, part), page.base)
    article.tags = tags_of(page) or page.data.tags
    _read_text(article, page, part)
    read_date(article, page)
    told = page.data.section
    shown = section_of(page, article.title) if len(told) < 2 else []  # noqa: PLR2004 - metadata often name the last alone
    article.section = shown if {*told} <= {*shown} else told
    if not article.section:
        url = article.canonical_url or response.url
        near = section_above(page.headline, url) or trail(page.root, article.title) or labelled_section(page)
        article.section = near or section_in_menu(page.root, url, page.data.site_name)
    refuse_login(root, article)
    return article


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
    """Read pictures, authors, source, lead and body, by the text itself and by what boxes around it say."""
    written = part_pictures(without_icons(part.blocks))
    told = labelled(page)
    named = named_authors(page, part.element)
    of_authors = author_pictures(page, named)
    around = {
        article.title,
        article.kicker,
        text_of(page.headline),
        shown_line(page.headline),
        *told.lines,
        *author_lines(page, named),
    }
    own = [one for one in written.images if one.url not in of_authors and (one.url or one.caption not in around)]
    article.images = without_labelled_icons(without_thumbnails(own))
    blocks = take_byline(article, _own_blocks(told.without_sections(written.blocks), around, article.tags))
    take_authors(article, page, named, told.authors, [block.text for block in blocks])
    article.source = article.source or told.source
    shows_pictures = page.says_so and bool(article.images) and not any(is_sentence(one.text) for one in blocks)
    is_own = part.is_own or shows_pictures
    blocks = without_headlines(blocks, page.root, is_own=is_own, is_dated=page.is_dated)
    blocks = without_count(without_buttons(blocks, page.root, text_of(named.box) or next(iter(article.authors), None)))
    article.lead, lines = _lead_and_rest(page, part, blocks, pictured=bool(article.images) or _has_video(part))
    article.body = "\n\n".join(lines) or None
    settle_lead(article)


def _own_blocks(blocks: list[Block], around: set[str | None], tags: list[str]) -> list[Block]:
    """Leave out the lines that stand around the text, and a row of all tags, which has no box of its own."""
    row = key("".join(tags)) if tags else None
    own = (block for block in blocks if block.text not in around and (row is None or key(block.text) != row))
    return [block for block in own if not (block.kind == "table" and offers_files(block.text))]


def _lead_and_rest(page: Page, part: Part, blocks: list[Block], *, pictured: bool) -> tuple[str | None, list[str]]:
    """Take the lead off a text: what the page says of it, or a box that is named so; else what stands apart from it."""
    first = next((block.text for block in blocks if boilerplate.match(block.text) is None), None)
    named = named_boxes.lead_of(page, part.element, first)
    lead, lines = part_lead(blocks, page.data.description, named, pictured=pictured)
    if lead is None and (apart := lead_apart(page, {*lines})):
        return part_lead(blocks, None, apart)
    return lead, lines


def _has_video(part: Part) -> bool:
    return part.element is not None and next(part.element.iter("iframe", "video"), None) is not None
