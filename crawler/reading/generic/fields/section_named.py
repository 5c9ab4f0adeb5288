"""Which section an article is of, by a page of an unknown platform: its breadcrumb, or what stands at the headline."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import name_with
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.named_boxes import LONGEST_NAME, is_in_others, names_of
from crawler.reading.generic.menus import in_named_menu
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.layouts.of_others import is_of_listed
from crawler.reading.layouts.trail import BREADCRUMB, crumbs_in, points_on
from crawler.reading.structured_data.breadcrumb import HOME

NEAR = 5  # elements above the headline: of a section's name
CRUMBS = 3  # links of a breadcrumb that nothing names
_SECTION = re.compile(name_with("(?:cate|category|categories|chuyen-?muc)(?:-?name)?"))
_TAG = re.compile(name_with("tags?"))  # of a tag that microformats call a category, too
# As WordPress marks what a post is filed under, of blocks also with "tag" alone.
_FILED = "contains(@rel, 'category') or @rel = 'tag'"
_MARKED: Any = XPath(f"boolean(//@rel[{_FILED.replace('@rel', '.')}])")
OF_SECTION = re.compile(r"/(?:categor(?:y|ies)|chuyen-?muc|danh-?muc)/[^/?#]", re.IGNORECASE)  # an address
_CATEGORY = re.compile(name_with("category|cat-?links|chuyen-?muc"))
_MENU = frozenset({"giới thiệu", "liên hệ"})  # beside home in a menu of two, and no section
_HOME_PATH = re.compile(r"(?:.*/)?(?:home|trang-?chu|default|index)(?:\.\w+)?|[a-z]{2}", re.IGNORECASE)
_END = re.compile(r"(?:/|\.\w{3,4})$")


def section_of(page: Page, title: str | None) -> list[str]:
    """Give the names in the page's breadcrumb, outermost first, without home and the article itself.

    Without one, the section is what a box just above the headline says that is named so, or a link at the headline.
    """
    if found := _in_breadcrumb(page.root, title):
        return found
    if page.headline is None:
        return []
    if found := _above_headline(page.headline, title):
        return found
    for up in islice(page.headline.iterancestors(), 3):
        if up.tag not in ("body", "html") and (found := _named_within(up, page.headline, title)):
            return found
    return next((found for link in filed_links(page) if (found := _linked([link], title))), [])


def _in_breadcrumb(root: HtmlElement, title: str | None) -> list[str]:
    """Give the names in the first box that says something, and is a breadcrumb by its mark-up or its name."""
    for box in root.iter("nav", "ul", "ol", "div", "p", "span", "td"):
        marked = "BreadcrumbList" in (box.get("itemtype") or "") or box.get("aria-label", "").lower() == "breadcrumb"
        if (marked or BREADCRUMB.search(names_of(box))) and (found := crumbs_in(box, title)):
            return found
    return []


def _named_within(around: HtmlElement, headline: HtmlElement, title: str | None) -> list[str]:
    """Give the section that a box around the headline links: marked as a category, else in what is named so.

    Where that has no link, it is what that says, above the headline.
    """
    links = [link for link in around.iter("a") if "category" in (link.get("rel") or "").split()]
    named = [one for one in around.iter("div", "span", "p", "a") if _is_section(names_of(one))]
    links = links or [link for box in named[:1] for link in box.iter("a")]
    if found := _linked(links, title):
        return found[:1]
    said = _said_above(named, headline)
    return [] if said is None else [said]


def filed_links(page: Page) -> Iterator[HtmlElement]:
    """Give the links below the headline that are marked as a category's, and of no other article."""
    if page.headline is None or not _MARKED(page.root):
        return
    for link in filter(is_category, page.headline.xpath(f"following::a[{_FILED}]")):
        is_other = is_in_others(link, page.headline) or is_of_listed(link, page.headline, page.own_paths)
        if not is_other and page.columns.isdisjoint(link.iterancestors()):
            yield link


def is_category(link: HtmlElement) -> bool:
    """Tell whether a link to what is filed under a word leads to a category: by itself, its address or its box."""
    is_told = "category" in (link.get("rel") or "").split() or OF_SECTION.search(link.get("href") or "")
    return bool(is_told) or any(_CATEGORY.search(names_of(up)) for up in islice(link.iterancestors(), 2))


def _is_section(names: str) -> bool:
    return _SECTION.search(names) is not None and _TAG.search(names) is None


def _said_above(named: list[HtmlElement], headline: HtmlElement) -> str | None:
    """Give what the first box says that is named after the section and no link, where it stands above the headline."""
    said = text_of(named[0]) if named and named[0] in headline.xpath("preceding::*")[-NEAR:] else None
    return said if said and len(said) <= LONGEST_NAME and boilerplate.match(said) is None else None


def _above_headline(headline: HtmlElement, title: str | None) -> list[str]:
    """Give what follows a link home in its box, just above the headline; else what a link in a heading there says."""
    before = islice(reversed(headline.xpath("preceding::a")), CRUMBS)
    home = next((link for link in before if (text_of(link) or "").lower() in HOME), None)
    return _in_heading(headline, title) if home is None else _behind_home(home, title)


def _behind_home(home: HtmlElement, title: str | None) -> list[str]:
    """Give what follows a link home in its box: a menu has more links than a breadcrumb, or a row of a table for each.

    Three links are a breadcrumb where the last leads on from the one before it, or signs between them point on.
    """
    box = next((up for up in islice(home.iterancestors(), 3) if len(list(up.iter("a"))) > 1), None)
    links = [] if box is None else [*box.iter("a")]
    if box is None or links[0] is not home or len(links) > CRUMBS:
        return []
    if len({next(link.iterancestors("tr"), None) for link in links}) > 1:
        return []
    if len(links) == CRUMBS and not (_leads_on(links[-2:]) or points_on(box)):
        return []
    if in_named_menu(home) and not points_on(box):
        return []
    names = _linked(links, title)
    return [] if _MENU.intersection(name.lower() for name in names) else names


def _leads_on(links: list[HtmlElement]) -> bool:
    """Tell whether the second of two links leads to a page below the first one's, as in a breadcrumb."""
    outer, inner = (_END.sub("", link.get("href") or "") for link in links)
    return inner.startswith(f"{outer}/")


def _in_heading(headline: HtmlElement, title: str | None) -> list[str]:
    """Give what the last link says that stands in a heading just above the headline, and leads to no article."""
    above = headline.xpath("preceding::a[ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4]")
    last = above[-1] if above else None
    if last is None or article_path(last) or last not in headline.xpath("preceding::*")[-NEAR:]:
        return []
    return [] if _leads_home(last) else _linked([last], title)


def _leads_home(link: HtmlElement) -> bool:
    """Tell whether a link leads to the home page, of the site or of one of its languages, or nowhere."""
    try:
        parts = urlsplit(link.get("href") or "")
    except ValueError:  # an address like http://[
        return True
    path = parts.path.strip("/")
    return not path or parts.scheme == "javascript" or _HOME_PATH.fullmatch(path) is not None


def _linked(links: Iterable[HtmlElement], title: str | None) -> list[str]:
    names = [name.strip(" »›>/") for link in links if (name := text_of(link))]
    return [
        name
        for name in dict.fromkeys(names)
        if name and name.lower() not in HOME and name != title and len(name) <= LONGEST_NAME
    ]
