"""Layouts as data: where a platform puts each field of an article, in CSS, and one reader for all of them.

A platform lists its layouts, newest first; a page is read by the first whose body it has, so that pages of an older
layout stay readable for ever. The article's `reader` names the layout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.reading.bounds import within_bounds
from crawler.reading.breadcrumb import HOME
from crawler.reading.byline import parse_byline, split_names
from crawler.reading.captions import merge_images, part_pictures
from crawler.reading.cleaning.signature import sign, take_byline
from crawler.reading.label_words import SOURCE, label
from crawler.reading.layouts.below import is_below, is_of_another, told_below
from crawler.reading.layouts.date_shown import read_date, read_dateline
from crawler.reading.layouts.heading import heading_at, heading_of
from crawler.reading.layouts.insets import insets
from crawler.reading.layouts.lead_shown import LEAD_LENGTH, lead_between, take_marked
from crawler.reading.layouts.near_text import shown_author, shown_tags
from crawler.reading.layouts.section_above import section_above
from crawler.reading.layouts.select import Page, Selectors
from crawler.reading.layouts.trail import named_trail, trail
from crawler.reading.links import absolute, files_in
from crawler.reading.login import refuse_login
from crawler.reading.metadata import Metadata, read_metadata
from crawler.reading.page import base_url, page_root
from crawler.reading.text import read_blocks, shown_line, text_of
from crawler.reading.validate import refuse_by_title

GOES_ON = 3  # elements behind a box in the text, among which the next paragraph is
_SOURCE_LABEL = label(f"{SOURCE}|theo")
_HOME = HOME | {"›", "»", ">"}  # and what parts the names


@dataclass(frozen=True)
class Layout:
    """Where one version of a platform's article page has what. All members but `name` and `body` may stay empty.

    `drop` names what stands within the body and is not the article; title, lead, byline and kicker found there are
    left out of it anyway. Where a member finds nothing the page's metadata is asked, but never for authors unless
    `meta_authors`: a CMS fills in the account that typed the article.
    """

    name: str  # goes into the record's `reader`: "mediatech/1"
    body: Selectors
    title: Selectors = ()
    kicker: Selectors = ()
    date: Selectors = ()  # the visible date; an element's datetime attribute goes before its text
    lead: Selectors = ()
    author: Selectors = ()  # a byline: "Tin, ảnh: A", "A - Ảnh: B", "Theo TTXVN"
    source: Selectors = ()
    section: Selectors = ()  # the breadcrumb's links; home is left out
    tags: Selectors = ()
    attachments: Selectors = ()  # links to files, besides those in the text
    pictures: Selectors = ()  # what holds the lead picture and its caption, where that stands outside the body
    caption: Selectors = ()  # captions that neither tag nor class name tells
    drop: Selectors = ()
    ends: Selectors = ()  # what comes after the text: where an open tag draws it in, all below is left out, too
    lone_lead: bool = False  # the lead's box holds one paragraph; with more it is where the text begins
    heading_lead: bool = False  # the lead is the body's first heading when that is as long as a lead
    date_below_title: bool = False  # the first line below the title that is nothing but a date goes before metadata
    us_dates: bool = False  # meta tags have the month first
    meta_authors: bool = False
    meta_tags: bool = True  # False where the page's keywords are the site's
    placeholders: frozenset[str] = frozenset()  # words that an empty author field shows: "Bút danh"


def read_layouts(response: TextResponse, layouts: Iterable[Layout], data: Metadata | None = None) -> Article:
    """Read an article page by the first layout that it shows; `data` is the page's metadata where that is read already.

    Raises NotAnArticle("no-article"), or with a closer reason where the page gives one; too-deep, too-large.
    """
    root = within_bounds(page_root(response), len(response.body))
    page = Page(root)
    data = data or read_metadata(root, base_url(response))
    for layout in layouts:
        if (body := page.first(layout.body)) is not None:
            return _read(response, page, layout, body, data)
    for layout in layouts:
        if (body := _of_video(page, layout.body)) is not None and _is_headed(page, layout, data.title):
            return _read(response, page, layout, body, data)
    refuse_by_title(data.title)
    refuse_login(root)
    raise NotAnArticle("no-article", f"no article in the layouts known: {data.title or 'no title'}")


def _read(response: TextResponse, page: Page, layout: Layout, body: HtmlElement, data: Metadata) -> Article:
    article = Article(url=response.url, canonical_url=data.canonical_url, reader=layout.name)
    article.language = data.language or "vi"
    title, kicker = (page.first(selectors) for selectors in (layout.title, layout.kicker))
    leads = [one for one in page.all(layout.lead) if not is_below(one, body)]  # there it is another article's
    leads = [one for one in leads if not layout.lone_lead or len(read_blocks(one)) == 1]
    if title is None:
        title = heading_at(body, page.root, data.title)
    article.title = shown_line(title) or data.title
    article.kicker = shown_line(kicker)
    article.lead = shown_line(next(iter(leads), None))
    dates = [one for one in page.all(layout.date) if not is_of_another(one, body)]
    is_told = read_date(article, dates, data, us_dates=layout.us_dates)
    if title is not None and not is_told and (layout.date_below_title or article.published_at is None):
        read_dateline(article, title)
    authors = page.all(layout.author)
    # Elements, not their id(): lxml forgets an element that nobody holds, and its id() is soon another's.
    outside = {element for element in [*page.every(layout.drop), *authors, title, kicker] if element is not None}
    outside |= {*leads}  # a copy of the lead stands in some bodies twice
    outside |= {*_beyond(page.every(layout.ends), body)}
    outside |= insets(page, body, response.url, data.canonical_url)
    captions = page.every(layout.caption)
    base = base_url(response)
    blocks = read_blocks(body, base, outside.__contains__, captions.__contains__)
    written = part_pictures(blocks)
    above = [part_pictures(read_blocks(one, base)).images for one in page.all(layout.pictures)]
    article.images = merge_images(*above, written.images)
    if article.lead is None and title is not None:
        article.lead = lead_between(title, body, data.description)
    if article.lead is None:
        article.lead = take_marked(written.blocks, headings=layout.heading_lead)
    for text in filter(None, map(text_of, authors)):
        if text not in layout.placeholders and not (byline := parse_byline(text, alone=False)):
            article.authors += [name for name in split_names(text) if name not in article.authors]
        elif text not in layout.placeholders and byline:
            sign(article, byline)
    source = _SOURCE_LABEL.sub("", text_of(page.first(layout.source)) or "", count=1).strip(" .()")
    article.source = source or article.source
    remaining = take_byline(article, written.blocks)
    if not article.authors and (said := shown_author(page, body, outside)):
        article.authors = [name for name in said if name not in layout.placeholders]
    told = told_below(body, base)
    article.source = article.source or told.source
    article.authors = article.authors or [name for name in told.authors if name not in layout.placeholders]
    if not article.authors and layout.meta_authors:
        article.authors = data.authors
    article.body = "\n\n".join(block.text for block in remaining) or None
    article.section = (
        section_of(page, layout)
        or data.section
        or trail(page.root, article.title)
        or section_above(title, data.canonical_url or response.url)
        or named_trail(page, article.title)
    )
    tags = [name for link in page.all(layout.tags) if (name := (text_of(link) or "").lstrip("# "))]
    article.tags = tags or shown_tags(page, body) or (data.tags if layout.meta_tags else [])
    named = {url: text_of(link) for link in page.all(layout.attachments) if (url := absolute(link.get("href"), base))}
    files = files_in(body, base) | {url: name for url, name in told.files.items() if url not in named} | named
    article.attachments = [Attachment(url, name) for url, name in files.items()]
    return article


def _is_headed(page: Page, layout: Layout, said: str | None) -> bool:
    return page.first(layout.title) is not None or (said is not None and heading_of(page.root, said) is not None)


def _of_video(page: Page, selectors: Selectors) -> HtmlElement | None:
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


def section_of(page: Page, layout: Layout) -> list[str]:
    """Give the section that the breadcrumb names, outermost first and without home."""
    names = (name for link in page.all(layout.section) if (name := text_of(link)) and name.lower() not in _HOME)
    return list(dict.fromkeys(names))
