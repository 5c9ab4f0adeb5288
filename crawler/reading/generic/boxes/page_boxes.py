"""What stands where on a page of an unknown platform: its headline, its columns, what is beside the article."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.generic.boxes.around_lists import around_lists
from crawler.reading.generic.boxes.beside import (
    button_rows,
    form_boxes,
    is_button,
    is_furniture,
    is_linked_picture,
    leads_elsewhere,
    link_lists,
)
from crawler.reading.generic.boxes.columns import columns_beside, footers, is_around_columns, menus_above
from crawler.reading.generic.boxes.own_head import own_head
from crawler.reading.generic.boxes.unnamed_columns import sentences, threads, unnamed_columns
from crawler.reading.generic.fields.address_date import date_in_address
from crawler.reading.generic.fields.page_dates import dateline_box, is_dated, is_dated_above
from crawler.reading.generic.headlines.headline import find_headline
from crawler.reading.layouts.generic_addresses import identity_of
from crawler.reading.layouts.insets import is_banner, linked_lines
from crawler.reading.outlinks.links import host_of
from crawler.reading.structured_data.metadata import Metadata, read_metadata

_ONE_ARTICLE = re.compile(r"(?:^|\s)(?:single-post|postid-\d+|view-article|(?:page-)?node-type-article)(?:\s|$)")


class Page(NamedTuple):
    """What of a page of an unknown platform is found before its text."""

    root: HtmlElement
    headline: HtmlElement | None
    data: Metadata
    base: str
    own_paths: set[str]
    says_so: bool  # that it is an article
    is_dated: bool  # by its metadata, or below its headline
    beside: set[HtmlElement]  # furniture, and the columns beside the article's own
    columns: set[HtmlElement]


def find_page(root: HtmlElement, url: str, base: str) -> Page:
    """Find headline and columns of a page, and whether it says that it is an article: by its type, name or a date."""
    data = read_metadata(root, base)
    own_paths = {identity_of(one) or urlsplit(one).path for one in (url, data.canonical_url) if one}
    headline = find_headline(root, data, url, own_paths)
    if headline is not None:
        _as_boxes(headline)
    dated = data.published_raw is not None or (headline is not None and _shows_date(headline, url, own_paths))
    says_so = dated or date_in_address(url)[1] is not None or _is_called_article(root, data)
    above: set[HtmlElement] = set() if headline is None else {*headline.iterancestors()}
    hosts = {host_of(one) for one in (url, base)}
    beside = _furniture(root, headline, above) | _furniture_links(root, hosts, own_paths)
    lists = link_lists(root, own_paths) - above if says_so else set()
    columns: set[HtmlElement] = set()
    if headline is not None:
        beside |= {*footers(headline), *menus_above(headline)}
        columns = columns_beside(headline)
        if says_so:
            columns |= threads(root, {headline, *above})
            columns |= _unnamed(headline, columns | beside, own_paths, is_dated=dated)
        if (line := dateline_box(headline, own_paths)) is not None:
            lists.add(line)
    if dated:
        lists |= linked_lines(root, url, data.canonical_url, but=beside | columns | lists) - above
        lists |= around_lists(lists, above)
    return Page(root, headline, data, base, own_paths, says_so, dated, beside | columns | lists, columns)


def _furniture(root: HtmlElement, headline: HtmlElement | None, above: set[HtmlElement]) -> set[HtmlElement]:
    """Give what is furniture by its name, a row of buttons or a form, but for what is around the headline."""
    named = {one for one in root.iter() if one not in above and is_furniture(one) and not is_around_columns(one)}
    if headline is not None:
        named -= own_head(headline)
    return named | ((button_rows(root) | form_boxes(root)) - above)


def _furniture_links(root: HtmlElement, hosts: set[str], own_paths: set[str]) -> set[HtmlElement]:
    """Give the links that are pictures of other articles, advertisements or buttons."""
    return {
        link
        for link in root.iter("a")
        if is_linked_picture(link, own_paths) or is_banner(link, hosts) or is_button(link)
    }


def _is_called_article(root: HtmlElement, data: Metadata) -> bool:
    """Tell by its type, or by the classes that WordPress, Joomla and Drupal give `<body>`, whether a page is one."""
    if (data.type or "").lower().endswith(("article", "posting")):
        return True
    return any(_ONE_ARTICLE.search(body.get("class", "")) for body in root.iter("body"))


def _shows_date(headline: HtmlElement, url: str, own_paths: set[str]) -> bool:
    """Tell whether a date stands below the headline, or at an article's address right above it."""
    return is_dated(headline, own_paths) or (identity_of(url) is not None and is_dated_above(headline))


def _unnamed(
    headline: HtmlElement, beside: set[HtmlElement], own_paths: set[str], *, is_dated: bool
) -> set[HtmlElement]:
    """Give the columns without telling names beside the headline, and all beside what is said first below it."""
    found = unnamed_columns(headline, headline, own_paths)
    said = text_of(headline)  # a bar that stays on the screen may repeat it
    first = next((one for one in sentences(headline, beside | found) if text_of(one) != said), None)
    if first is not None:
        found |= unnamed_columns(first, headline, own_paths)
    if first is not None and is_dated:  # a list of articles has no date of its own
        above = {*headline.iterancestors()}
        others = (one for one in columns_beside(first) if one not in above and headline not in one.iter())
        found |= {one for one in others if leads_elsewhere(one, own_paths)}  # a picture may float on the right
    return found


def _as_boxes(headline: HtmlElement) -> None:
    """Make boxes of the spans with names beside a headline that is one itself: a style sheet does it for the reader."""
    for one in headline.getparent() if headline.tag == "span" else ():
        if one.tag == "span" and (one.get("class") or one.get("id")):
            one.tag = "div"
