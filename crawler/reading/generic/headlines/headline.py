"""Which element of a page of an unknown platform is the article's headline."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import called
from crawler.reading.generic.boxes.beside import is_furniture, is_hidden
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.fields.page_dates import date_below, is_dated
from crawler.reading.generic.headlines.badge import LONGEST, TELLING
from crawler.reading.generic.headlines.by_date import headlines_by_date
from crawler.reading.generic.headlines.by_title import headline_by_title, parts_of
from crawler.reading.generic.headlines.few_words import short_headline
from crawler.reading.generic.headlines.says_title import NAMED, OF_BOX, SITE, is_linked, line_with_title, says_title
from crawler.reading.generic.headlines.slug import is_made_of, may_be_made
from crawler.reading.layouts.furniture_names import says_inset
from crawler.reading.layouts.generic_addresses import article_path, identity_of
from crawler.reading.layouts.of_others import is_of_comment
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import absolute
from crawler.reading.structured_data.metadata import Metadata

MOST = 200  # headings that are looked at
_LARGE = re.compile(r"[4-7]|\+[1-4]")  # of a font; 3 is how large text is


def find_headline(root: HtmlElement, data: Metadata, url: str, own_paths: set[str]) -> HtmlElement | None:
    """Give the heading that says what the metadata's title says, else what is named so, else the last h1.

    Without an h1, or with one that names the site, it is a heading with a date below it, where one alone has that; else
    so what is named a title, what is written large, or a plain line; without a date, what the address is made of.

    The first h1 is often the site's: one that leads to the home page is never taken. What begins like a site's name is
    a headline where it leads to the page itself, or where the address is made of it: "UBND xã họp bàn về nước sạch" at
    /ubnd-xa-hop-ban-ve-nuoc-sach/.
    """
    found = _by_title(root, data, url, own_paths)
    said = text_of(found) or ""
    is_own = not SITE.match(said) or _leads_to_itself(found, own_paths) or is_made_of(url, said)
    if found is not None and is_own and not _names_section(found, root, url):
        return found
    date = None if found is None else date_below(found, own_paths)
    for elements in _candidates(root, found, url, own_paths):
        alone = _alone(elements if found is None else _before_text(elements, found), own_paths)
        if alone is not None and (date is None or date_below(alone, own_paths) is date):  # it is nearer to the date
            return alone
    named = [*_free(root, url), *_named_titles(root)]
    if (short := short_headline(root, data.title, named, own_paths)) is not None:
        return short
    made = _by_address(root, url)
    if made is not None or found is not None:
        return found if made is None else made
    return next(_first_headings(_headings(root, url)), None)


def _by_address(root: HtmlElement, url: str) -> HtmlElement | None:
    """Give the line that the address is made of, where no heading, title or date tells the headline."""
    for element in root.iter("div", "span", "p", "td", "strong", "b", "font") if may_be_made(url) else ():
        said = fold(element.text or "") if len(element) == 0 else ""
        is_headline = TELLING < len(said) <= LONGEST and is_made_of(url, said) and not is_linked(element)
        if is_headline and not any(map(is_furniture, element.iterancestors())):
            return element
    return None


def _before_text(elements: list[HtmlElement], found: HtmlElement) -> list[HtmlElement]:
    """Give those of some elements that may head the text below a heading: none amid paragraphs, none of comments.

    "3 replies on …" has the time of a comment below it; the last heading of a text may have the article's own.
    """
    return [
        one
        for one in elements
        if not any(is_sentence(before.text) for before in one.itersiblings("p", preceding=True))
        and not is_of_comment(one, found)
    ]


def _candidates(
    root: HtmlElement, found: HtmlElement | None, url: str, own_paths: set[str]
) -> Iterator[list[HtmlElement]]:
    """Give the headings, then what is named a title, at an article's address also what begins like a site's name.

    Then what old pages have: large letters, and last what nothing tells but the date below it.
    """
    yield [one for one in _free(root, url) if one is not found]
    named = _named_titles(root)
    like_site = [one for one in named if SITE.match(text_of(one) or "")]
    yield [one for one in named if one not in like_site]
    yield like_site if identity_of(url) else []
    yield [*_large(root)]
    yield [one for one in headlines_by_date(root, own_paths) if not SITE.match(text_of(one) or "")]


def _free(root: HtmlElement, url: str) -> Iterator[HtmlElement]:
    """Give the headings that do not lead home."""
    return (one for one in root.iter("h1", "h2", "h3", "h4", "h5") if not _leads_home(one, url))


def _alone(elements: Iterable[HtmlElement], own_paths: set[str]) -> HtmlElement | None:
    """Give the one element with a date below it, if there is only one, that could be a headline: long, and no link."""
    telling = (
        one
        for one in islice(elements, MOST)
        if TELLING < len(text_of(one) or "") <= LONGEST and one.find(".//a") is None
    )
    free = (one for one in telling if next(one.iterancestors("a"), None) is None)
    dated = [one for one in free if is_dated(one, own_paths)]
    return dated[0] if len(dated) == 1 else None


def _named_titles(root: HtmlElement) -> list[HtmlElement]:
    """Give the innermost elements that are named a title."""
    return [
        element
        for element in root.iter("div", "span", "p", "td")
        if len(element) <= 1 and NAMED.search(called(element)) and not any(map(is_furniture, element.iterancestors()))
    ]


def _large(root: HtmlElement) -> Iterator[HtmlElement]:
    """Give what old pages show as a headline: letters of a large size."""
    for element in root.iter("font"):
        if _LARGE.fullmatch(element.get("size") or "") and not any(map(is_furniture, element.iterancestors())):
            yield element


def _by_title(root: HtmlElement, data: Metadata, url: str, own_paths: set[str]) -> HtmlElement | None:
    """Give what says what the page's title says, else the last h1."""
    title = (data.title or "").casefold()
    headings = _headings(root, url)
    said = [element for element, text in headings if title and says_title(text, title)]
    unlinked = _plainest([one for one in said if not is_linked(one)], title)
    if unlinked is not None:  # a list of the newest articles, above this one, may have its headline, too, as a link
        return unlinked
    own = [part for part in parts_of(title) if len(part) > TELLING and not SITE.match(part)]
    if (bare := headline_by_title(root, own, own_paths)) is not None:
        return bare
    if title and (line := line_with_title(root, title)) is not None:
        return line
    if said:
        return said[0]
    return next((one for one in _first_headings(headings) if not OF_BOX.search(called(one))), None)


def _first_headings(headings: list[tuple[HtmlElement, str]]) -> Iterator[HtmlElement]:
    """Give the headings of the first level, the last first."""
    for element, _ in reversed(headings):
        if element.tag == "h1" and not is_hidden(element):
            yield element


def _headings(root: HtmlElement, url: str) -> list[tuple[HtmlElement, str]]:
    """Give the headings that do not lead home, each with what it says, in lower case."""
    return [
        (element, text.casefold())
        for element in root.iter("h1", "h2", "h3", "h4", "h5")
        if (text := text_of(element)) and not _leads_home(element, url)
    ]


def _plainest(headings: list[HtmlElement], title: str) -> HtmlElement | None:
    """Give the first of some headings, sooner one outside boxes to share it, and one that says the title alone."""
    outside = [one for one in headings if not any(says_inset(called(up)) for up in one.iterancestors())] or headings
    whole = (one for one in outside if (text_of(one) or "").casefold() == title)
    return next(whole, outside[0] if outside else None)


def _names_section(heading: HtmlElement, root: HtmlElement, url: str) -> bool:
    """Tell a heading that says what a link to a section does; some pages have that name for their title, too."""
    said, own = text_of(heading), urlsplit(url).path.rstrip("/")
    for link in root.iter("a"):
        if text_of(link) == said and article_path(link) is None and heading not in link.iterancestors():
            address = absolute(link.get("href"), url)
            if address and urlsplit(address).path.rstrip("/") != own:
                return True
    return False


def _leads_to_itself(heading: HtmlElement | None, own_paths: set[str]) -> bool:
    """Tell a heading that is a link to the page it stands on, as a theme's headline and no site's name is."""
    return heading is not None and any(article_path(link) in own_paths for link in heading.iter("a"))


def _leads_home(heading: HtmlElement, url: str) -> bool:
    links = [*heading.iter("a"), *(up for up in heading.iterancestors("a"))]
    for link in links:
        try:
            at = urlsplit(urljoin(url, link.get("href") or "#"))
        except ValueError:  # an address like http://[
            continue
        if link.get("href") and at.path in ("", "/") and not at.query and not link.get("href", "").startswith("#"):
            return True
    return False
