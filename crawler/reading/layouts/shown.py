"""What a page shows of an article, by its layout: the elements around the text, and what within it is none of it."""

from typing import NamedTuple

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.reading.body.text import read_blocks
from crawler.reading.layouts.below import is_below
from crawler.reading.layouts.heading import heading_at, heading_of, is_linked
from crawler.reading.layouts.insets import insets
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.left_out import left_out
from crawler.reading.layouts.select import PageIndex
from crawler.reading.parsing.page import base_url
from crawler.reading.structured_data.metadata import Metadata


class Head(NamedTuple):
    """The elements that a layout names around the text, or in it."""

    title: HtmlElement | None
    kicker: HtmlElement | None
    leads: list[HtmlElement]
    authors: list[HtmlElement]


class Shown(NamedTuple):
    """An article's page and what its layout shows of it; `outside` is what within the body is no part of the text."""

    url: str
    base: str
    page: PageIndex
    layout: Layout
    head: Head
    body: HtmlElement
    outside: set[HtmlElement]
    data: Metadata


def shown_by(layout: Layout, response: TextResponse, page: PageIndex, body: HtmlElement, data: Metadata) -> Shown:
    """Find what a layout names on a page whose text stands in `body`."""
    inset = insets(page, body, response.url, data.canonical_url)
    head = _head(page, layout, body, data.title, inset)
    fields = {head.title, head.kicker, *head.authors, *head.leads} - {None}  # a copy of the lead stands in some bodies
    outside = fields | left_out(page, layout, body) | inset
    return Shown(response.url, base_url(response), page, layout, head, body, outside, data)


def _head(page: PageIndex, layout: Layout, body: HtmlElement, said: str | None, inset: set[HtmlElement]) -> Head:
    title, kicker = (page.first(selectors) for selectors in (layout.title, layout.kicker))
    leads = next((found for css in layout.lead if (found := _own_leads(page.all((css,)), body, inset))), [])
    leads = [one for one in leads if not layout.lone_lead or len(read_blocks(one)) == 1]
    if title is None:
        title = heading_at(body, page.root, said)
    elif said and is_linked(title) and (other := heading_of(page.root, said)) is not None:  # its section, in a heading
        title = other
    return Head(title, kicker, leads, page.all(layout.author))


def _own_leads(found: list[HtmlElement], body: HtmlElement, inset: set[HtmlElement]) -> list[HtmlElement]:
    """Give what is the lead of no other article, as one below the text is, or one in a box that leads to it."""
    return [one for one in found if inset.isdisjoint(one.iterancestors()) and not is_below(one, body)]
