"""A page of unknown make as an article: page metadata, its headline's column, and trafilatura for what is the body.

trafilatura decides which text of that column is the article's; the walk of `reading/body/text.py` then reads that part
of the page, so that captions, lists and bylines come out as from any other platform. Where the two cannot be brought
together, trafilatura's own text is taken; where it finds hardly any, what stands below the headline. `generic/1`.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.reading.body.block import Block
from crawler.reading.body.captions import part_pictures
from crawler.reading.body.lead import settle_lead
from crawler.reading.body.same_picture import without_thumbnails
from crawler.reading.body.text import read_blocks, shown_line, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.last_bylines import outdone, signers
from crawler.reading.cleaning.signature import take_byline
from crawler.reading.generic.boxes.beside import leads_elsewhere
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.boxes.page_boxes import Page, find_page
from crawler.reading.generic.fields import named_boxes
from crawler.reading.generic.fields.article_date import read_date
from crawler.reading.generic.fields.article_text import part_lead, without_buttons, without_count, without_headlines
from crawler.reading.generic.fields.author_link import linked_authors
from crawler.reading.generic.fields.beside_date import name_beside_date
from crawler.reading.generic.fields.labelled import labelled
from crawler.reading.generic.fields.lead_apart import lead_apart
from crawler.reading.generic.fields.meta_row import row_lines
from crawler.reading.generic.fields.page_files import files
from crawler.reading.generic.fields.section_labelled import labelled_section
from crawler.reading.generic.fields.section_named import section_of
from crawler.reading.generic.fields.tags import tags_of
from crawler.reading.generic.headlines.badge import without_badge
from crawler.reading.generic.led_elsewhere import refuse_led_elsewhere
from crawler.reading.generic.no_article import refuse_by_words, refuse_list, refuse_print
from crawler.reading.generic.page_data import show_text_of_data
from crawler.reading.generic.parts.chosen_part import part_of
from crawler.reading.generic.parts.extraction import extract
from crawler.reading.generic.parts.main_part import Part
from crawler.reading.layouts.section_above import section_above
from crawler.reading.layouts.section_in_menu import section_in_menu
from crawler.reading.layouts.trail import trail
from crawler.reading.lines.byline import split_names
from crawler.reading.login import lock_of, refuse_locked, refuse_login
from crawler.reading.parsing.controls import without_controls
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.parsing.size_limits import within_bounds

READER = "generic/1"
LONG_NAME = 7  # letters: no name of one word is longer, nor are initials


def read_page(response: TextResponse) -> Article:
    """Read a page of unknown make.

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
        refuse_by_words([page.data.title, text_of(page.headline)])
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
    article.section = page.data.section or section_of(page, article.title)
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
        own = takewhile(lambda one: one not in page.columns, box.itersiblings())
        yield from takewhile(lambda one: not leads_elsewhere(one, page.own_paths), own)
        if not page.columns.isdisjoint(outer):
            break
        box = outer


def _read_text(article: Article, page: Page, part: Part) -> None:
    """Read pictures, authors, source, lead and body, by the text itself and by what boxes around it say."""
    written = part_pictures(part.blocks)
    article.images = without_thumbnails(written.images)
    told = labelled(page)
    signed, names = named_boxes.authors_of(page, part.element)
    linking, linked = linked_authors(page)
    said = _said_around(article, page, signed, linking) | told.lines
    blocks = take_byline(article, [block for block in told.without_sections(written.blocks) if block.text not in said])
    filed = names if named_boxes.is_filed(signed) else []
    _sign(article, page, signers([block.text for block in blocks]), Named(names, filed, linked, told.authors))
    article.source = article.source or told.source
    shows_pictures = bool(article.images) and not any(is_sentence(one.text) for one in blocks)
    blocks = without_headlines(blocks, page.root, is_own=part.is_own or shows_pictures)
    blocks = without_count(without_buttons(blocks, page.root, text_of(signed)))
    article.lead, lines = _lead_and_rest(page, part, blocks, pictured=bool(article.images))
    article.body = "\n\n".join(lines) or None
    settle_lead(article)


def _said_around(
    article: Article, page: Page, signed: HtmlElement | None, linking: HtmlElement | None
) -> set[str | None]:
    """Give the lines of the headline, and of the boxes of those who wrote the article, which are no text."""
    said = {article.title, text_of(page.headline), shown_line(page.headline), text_of(signed), text_of(linking)}
    buttons = [] if signed is None else read_blocks(signed)  # that may stand beside the names
    return said | row_lines(page, signed) | {block.text for block in buttons}


class Named(NamedTuple):
    """Whom the page names as authors around the text."""

    boxed: list[str]
    filing: list[str]  # of these
    linked: list[str]
    labelled: list[str]


def _sign(article: Article, page: Page, signing: list[str], named: Named) -> None:
    """Take the authors whom the page names, where the text does not; who filed it is one where nobody else is named."""
    signing = article.authors or signing
    boxed, meta = ([one for one in names if one not in named.filing] for names in (named.boxed, _meta_authors(page)))
    if not outdone(signing, by_page := meta or boxed):
        article.authors = by_page
    article.authors = article.authors or named.labelled
    if not signing:
        article.authors = article.authors or named.linked or named.filing or name_beside_date(page)


def _meta_authors(page: Page) -> list[str]:
    """Give the authors that the metadata names, each once; the site's maker is none."""
    named = (name for name in page.data.authors if not _is_maker(name))
    return list(dict.fromkeys(one for name in named for one in split_names(name)))


def _lead_and_rest(page: Page, part: Part, blocks: list[Block], *, pictured: bool) -> tuple[str | None, list[str]]:
    """Take the lead off a text: what the page says of it, or a box that is named so; else what stands apart from it."""
    first = next((block.text for block in blocks if boilerplate.match(block.text) is None), None)
    named = named_boxes.lead_of(page, part.element, first)
    lead, lines = part_lead(blocks, page.data.description, named, pictured=pictured)
    if lead is None and (apart := lead_apart(page, {*lines})):
        return part_lead(blocks, None, apart)
    return lead, lines


def _is_maker(name: str) -> bool:
    """Tell the name of who made the site, in capitals, where its author should stand: MEDIATECH."""
    return name.isupper() and name.isalpha() and len(name) >= LONG_NAME
