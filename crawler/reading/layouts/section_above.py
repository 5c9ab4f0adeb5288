"""The section that links above an article's headline name, where no breadcrumb does.

A link to a folder of the article's own address names its section, whatever the box around it is called: above
/kinh-te/202306/slug-1234567/ the link to /kinh-te/. Where the address tells none, a link alone in a box that is named
after a section does, or two: of a section and one within it;
so does a row of words above the headline between which signs point on.
"""

import re
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import called, name_with
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.layouts.trail import points_on
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import LONGEST_ADDRESS
from crawler.reading.structured_data.breadcrumb import HOME

LINKS, NEAR = 8, 6  # links above the headline that are looked at; elements above it in which a lone one stands
BOXES, AROUND, LEVELS = 2, 4, 4  # around a lone link; around one of a menu; folders of an address
ROW = range(2, 4)  # links of a row without home
LENGTH, BESIDE = 60, 2  # letters: a longer text names no section; links of a section and the one within it
_NAME = re.compile(
    name_with(r"(?:cate?|category|categories|chuyen-?muc|section|folder)(?:-?(?:name|title|link))?"),
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s[»›>]+\s")
_BACK = re.compile(r"(?:quay|trở) (?:lại|về)(?: trang trước)?|back", re.IGNORECASE)
_END = re.compile(r"(?:/|\.html?|\.aspx)$", re.IGNORECASE)


def section_above(headline: HtmlElement | None, url: str) -> list[str]:
    """Give the names of the sections that links just above a headline lead to, outermost first; of none []."""
    if headline is None:
        return []
    links = headline.xpath("preceding::a[@href]")[-LINKS:]
    folders: dict[str, str] = {}
    for link in reversed(links):  # the nearest names it
        if (folder := folder_of(link, url)) and (name := section_said(link)) and not _in_menu(link, headline, url):
            folders.setdefault(folder, name)
    if folders:
        return [folders[folder] for folder in sorted(folders, key=len)][:LEVELS]
    near = headline.xpath("preceding::*")[-NEAR:]
    last = links[-1] if links and links[-1] in near else None
    found = [] if last is None else _named_links(last) or _row_of(last)
    return found or _said_in_row(near)


def folder_of(link: HtmlElement, url: str) -> str | None:
    """Give the path that a link leads to, if the article's own is below it."""
    href = link.get("href") or ""
    try:
        parts = urlsplit(urljoin(url, href)) if len(href) <= LONGEST_ADDRESS else None
    except ValueError:  # an address like http://[
        return None
    folder = _END.sub("", parts.path.lower()) if parts and not parts.query else ""
    own = urlsplit(url).path.lower().rstrip("/")  # a slash at its end makes the article no folder of its own
    return folder if folder and own.startswith(f"{folder}/") else None


def _in_menu(link: HtmlElement, headline: HtmlElement, url: str) -> bool:
    """Tell a link of a menu: links to elsewhere stand beside it, though not to home."""
    around = {*headline.iterancestors()}
    for box in islice(link.iterancestors(), AROUND):
        if box in around:
            return False
        if beside := [one for one in box.iter("a") if one is not link and text_of(one)]:
            return not all((text_of(one) or "").lower() in HOME or folder_of(one, url) for one in beside)
    return False


def section_said(link: HtmlElement) -> str | None:
    """Give what a link says, where that may be a section's name."""
    name = (text_of(link) or "").strip(" »›>/|")
    is_name = name and len(name) <= LENGTH and name.lower() not in HOME and not _BACK.fullmatch(name)
    return name if is_name else None


def _named_links(last: HtmlElement) -> list[str]:
    """Give what a link says that is named after a section, or the links of a box so named that holds nothing else."""
    box: HtmlElement | None = last
    for _ in range(BOXES + 1):
        links = [] if box is None else [*box.iter("a")]
        if box is None or len(links) > BESIDE or text_of(box) != " ".join(filter(None, map(text_of, links))):
            return []
        if _NAME.search(called(box)):
            names = [name for link in links if not article_path(link) and (name := section_said(link))]
            return names if len(names) == len(links) else []
        box = box.getparent()
    return []


def _said_in_row(near: list[HtmlElement]) -> list[str]:
    """Give the names of a row without links just above the headline, between which signs stand that point on."""
    for one in reversed(near):
        said = fold(one.text or "") if len(one) == 0 else ""
        names = [name for name in map(str.strip, _POINTS.split(said)) if name.lower() not in HOME]
        if _POINTS.search(said) and names and all(0 < len(name) <= LENGTH for name in names):
            return names[:LEVELS]
    return []


def _row_of(last: HtmlElement) -> list[str]:
    """Give what the links of a row say between which signs stand that point on: a breadcrumb without home."""
    for box in islice(last.iterancestors(), AROUND):
        links = [*box.iter("a")]
        if len(links) < ROW.start:
            continue
        names = [name for link in links if not article_path(link) and (name := section_said(link))]
        return names if len(names) == len(links) in ROW and points_on(box) else []
    return []
