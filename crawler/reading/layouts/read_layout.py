"""One reader for all layouts: the fields of an article where its layout puts them, else at their usual places."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.reading.body.captions import merge_images, part_pictures
from crawler.reading.body.text import read_blocks, shown_line, text_of
from crawler.reading.cleaning.last_bylines import outdone, signers
from crawler.reading.cleaning.signature import sign, take_byline
from crawler.reading.layouts.below import Told, is_below, is_of_another, told_below
from crawler.reading.layouts.date_shown import read_date, read_dateline
from crawler.reading.layouts.generic_addresses import identity_of
from crawler.reading.layouts.heading import heading_at, heading_of, is_linked
from crawler.reading.layouts.insets import insets
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.lead_shown import LEAD_LENGTH, lead_between, take_marked
from crawler.reading.layouts.near_text import shown_author, shown_tags
from crawler.reading.layouts.section_above import linked_folder, section_above
from crawler.reading.layouts.select import PageIndex, Selectors
from crawler.reading.layouts.trail import named_trail, trail
from crawler.reading.lines.byline import parse_byline, split_names
from crawler.reading.lines.label_words import SOURCE, label
from crawler.reading.login import refuse_locked, refuse_login
from crawler.reading.outlinks.links import absolute, files_in
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.parsing.size_limits import within_bounds
from crawler.reading.structured_data.breadcrumb import HOME
from crawler.reading.structured_data.metadata import Metadata, read_metadata
from crawler.reading.validate import refuse_by_title

GOES_ON = 3  # elements behind a box in the text, among which the next paragraph is
_SOURCE_LABEL = label(f"{SOURCE}|theo")
_HOME = HOME | {"›", "»", ">"}  # and what parts the names


def read_layouts(response: TextResponse, layouts: Iterable[Layout], data: Metadata | None = None) -> Article:
    """Read an article page by the first layout that it shows; `data` is the page's metadata where that is read already.

    Raises NotAnArticle("no-article"), or with a closer reason where the page gives one; too-deep, too-large.
    """
    root = within_bounds(page_root(response), len(response.body))
    page = PageIndex(root)
    data = data or read_metadata(root, base_url(response))
    for layout in layouts:
        if (body := page.first(layout.body)) is not None:
            article = _read(response, page, layout, body, data)
            refuse_locked(article, body)
            return article
    for layout in layouts:
        if (body := _of_video(page, layout.body)) is not None and _is_headed(page, layout, data.title):
            return _read(response, page, layout, body, data)
    refuse_by_title(data.title)
    refuse_login(root)
    raise NotAnArticle("no-article", f"no article in the layouts known: {data.title or 'no title'}")


class _Head(NamedTuple):
    """The elements that a layout names around the text, or in it."""

    title: HtmlElement | None
    kicker: HtmlElement | None
    leads: list[HtmlElement]
    authors: list[HtmlElement]


def _read(response: TextResponse, page: PageIndex, layout: Layout, body: HtmlElement, data: Metadata) -> Article:
    article = Article(url=response.url, canonical_url=data.canonical_url, reader=layout.name)
    article.language = data.language or "vi"
    base = base_url(response)
    inset = insets(page, body, response.url, data.canonical_url)
    head = _head(page, layout, body, data.title, inset)
    article.title = shown_line(head.title) or data.title
    article.kicker = shown_line(head.kicker)
    article.lead = shown_line(next(iter(head.leads), None))
    own_paths = {path for url in (response.url, data.canonical_url) if url and (path := identity_of(url))}
    dates = [one for one in page.all(layout.date) if not is_of_another(one, body, own_paths)]
    is_told = read_date(article, dates, data, us_dates=layout.us_dates)
    if head.title is not None and not is_told and (layout.date_below_title or article.published_at is None):
        read_dateline(article, head.title, own_paths)
    outside = _outside(page, layout, body, head) | inset
    captions = page.every(layout.caption)
    written = part_pictures(read_blocks(body, base, outside.__contains__, captions.__contains__))
    above = [part_pictures(read_blocks(one, base)).images for one in page.all(layout.pictures)]
    article.images = merge_images(*above, written.images)
    if article.lead is None and head.title is not None:
        article.lead = lead_between(head.title, body, data.description)
    if article.lead is None:
        article.lead = take_marked(written.blocks, headings=layout.heading_lead)
    _sign_by_boxes(article, page, layout, head.authors)
    remaining = take_byline(article, written.blocks)
    article.body = "\n\n".join(block.text for block in remaining) or None
    told = told_below(body, base)
    shown = shown_author(page, body, outside) if not article.authors else []
    signing = signers([block.text for block in remaining])  # whom cleaning takes from the last line: no account beside
    by_page = [shown, data.authors if layout.meta_authors else []]
    shown, meta = ([] if outdone(signing, names) else names for names in by_page)
    _sign_otherwise(article, layout, shown, told, meta)
    article.section = (
        section_of(page, layout)
        or data.section
        or trail(page.root, article.title)
        or section_above(head.title, data.canonical_url or response.url)
        or named_trail(page, article.title)
        or linked_folder(page.root, data.canonical_url or response.url)
    )
    tags = [name for link in page.all(layout.tags) if (name := (text_of(link) or "").lstrip("# "))]
    article.tags = tags or shown_tags(page, body) or told.tags or (data.tags if layout.meta_tags else [])
    named = {url: text_of(link) for link in page.all(layout.attachments) if (url := absolute(link.get("href"), base))}
    files = files_in(body, base) | {url: name for url, name in told.files.items() if url not in named} | named
    article.attachments = [Attachment(url, name) for url, name in files.items()]
    return article


def _head(page: PageIndex, layout: Layout, body: HtmlElement, said: str | None, inset: set[HtmlElement]) -> _Head:
    title, kicker = (page.first(selectors) for selectors in (layout.title, layout.kicker))
    leads = next((found for css in layout.lead if (found := _own_leads(page.all((css,)), body, inset))), [])
    leads = [one for one in leads if not layout.lone_lead or len(read_blocks(one)) == 1]
    if title is None:
        title = heading_at(body, page.root, said)
    elif said and is_linked(title) and (other := heading_of(page.root, said)) is not None:  # its section, in a heading
        title = other
    return _Head(title, kicker, leads, page.all(layout.author))


def _own_leads(found: list[HtmlElement], body: HtmlElement, inset: set[HtmlElement]) -> list[HtmlElement]:
    """Give what is the lead of no other article, as one below the text is, or one in a box that leads to it."""
    return [one for one in found if inset.isdisjoint(one.iterancestors()) and not is_below(one, body)]


def _outside(page: PageIndex, layout: Layout, body: HtmlElement, head: _Head) -> set[HtmlElement]:
    """Give what the layout says is no part of the text, also where it stands within it."""
    # Elements, not their id(): lxml forgets an element that nobody holds, and its id() is soon another's.
    fields = {head.title, head.kicker, *head.authors, *head.leads} - {None}  # a copy of the lead stands in some bodies
    return fields | page.every(layout.drop) | {*_beyond(page.every(layout.ends), body)}


def _sign_by_boxes(article: Article, page: PageIndex, layout: Layout, boxes: list[HtmlElement]) -> None:
    """Take authors and source from the boxes that the layout names."""
    for text in filter(None, map(text_of, boxes)):
        if text in layout.placeholders:
            continue
        if byline := parse_byline(text, alone=False):
            sign(article, byline)
        else:
            article.authors += [name for name in split_names(text) if name not in article.authors]
    source = _SOURCE_LABEL.sub("", text_of(page.first(layout.source)) or "").strip(" .()")
    article.source = source or article.source


def _sign_otherwise(article: Article, layout: Layout, shown: list[str], told: Told, meta: list[str]) -> None:
    """Take authors and source, where none are known, from a box named so, a line below the text, the metadata."""
    article.source = article.source or told.source
    for names in (shown, told.authors):
        article.authors = article.authors or [name for name in names if name not in layout.placeholders]
    article.authors = article.authors or meta


def _is_headed(page: PageIndex, layout: Layout, said: str | None) -> bool:
    return page.first(layout.title) is not None or (said is not None and heading_of(page.root, said) is not None)


def _of_video(page: PageIndex, selectors: Selectors) -> HtmlElement | None:
    """Give the body that holds nothing but a video."""
    found = (one for css in selectors for one in page.find(css))
    return next((one for one in found if next(one.iter("iframe", "video"), None) is not None), None)


def _beyond(ends: set[HtmlElement], body: HtmlElement) -> Iterator[HtmlElement]:
    """Give what ends the text where that stands within it, and all below.

    Where a paragraph like the one before it goes on directly behind, it is a box that an editor put into the text.
    """
    for end in ends:
        if body in end.iterancestors() and not _goes_on(end):
            yield end
            yield from end.xpath("following::*")


def _goes_on(end: HtmlElement) -> bool:
    looks = {(before.get("class"), before.get("style")) for before in end.itersiblings("p", preceding=True)}
    return any(
        after.tag == "p"
        and (after.get("class"), after.get("style")) in looks
        and after.find(".//a") is None
        and len(text_of(after) or "") >= LEAD_LENGTH
        for after in (islice(end.itersiblings(), GOES_ON) if looks else ())
    )


def section_of(page: PageIndex, layout: Layout) -> list[str]:
    """Give the section that the breadcrumb names, outermost first and without home."""
    names = (name for link in page.all(layout.section) if (name := text_of(link)) and name.lower() not in _HOME)
    return list(dict.fromkeys(names))
