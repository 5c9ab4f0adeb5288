"""The section that a label or an address tells below a headline: "Chuyên mục: Kinh tế", /chuyen-muc/kinh-te."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.generic.boxes.beside import leads_elsewhere
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.named_boxes import LONGEST_NAME, is_in_others
from crawler.reading.generic.fields.section_named import OF_SECTION
from crawler.reading.generic.menus import in_menu
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines.label_words import SECTION
from crawler.reading.lines.one_line import fold

ABOVE = 3  # links above a headline: of its section, and of who wrote it
AROUND, BOX_LENGTH = 2, 300  # boxes around such a link, and their letters
MOST = 2  # sections in its box: a list of all has more
_LABEL = re.compile(rf"(?:{SECTION})\s*:?", re.IGNORECASE)


def labelled_section(page: Page) -> list[str]:
    """Give the first section that a link says it leads to, right above the headline or below it; of none []."""
    if page.headline is None:
        return []
    above = page.headline.xpath("preceding::a[@href]")[-ABOVE:]
    for link in (*reversed(above), *page.headline.xpath("following::a[@href]")):
        is_told = OF_SECTION.search(link.get("href")) is not None or _LABEL.fullmatch(_before(link)) is not None
        name = text_of(link) if is_told and article_path(link) is None and _is_own(link, page) else None
        if name and len(name) <= LONGEST_NAME:
            return [name]
    return []


def _before(link: HtmlElement) -> str:
    """Give the words that stand right before a link, in its box or, where that holds nothing else, before the box."""
    box, before = link.getparent(), link.getprevious()
    said = fold((box.text if before is None else before.tail) or "")
    if said:
        return said
    label = box.getprevious() if before is None else before
    return fold(label.text or "") if label is not None and isinstance(label.tag, str) and len(label) == 0 else ""


def _is_own(link: HtmlElement, page: Page) -> bool:
    """Tell whether a link stands neither in a menu or another column, nor in a list of sections or another's teaser."""
    above = [*link.iterancestors()]
    if in_menu(link) or not page.columns.isdisjoint(above):
        return False
    if is_in_others(link, page.headline):
        return False
    for box in islice(above, AROUND):
        if len(text_of(box) or "") > BOX_LENGTH or page.headline in box.iter():
            return True
        if sum(1 for one in box.iter("a") if OF_SECTION.search(one.get("href", ""))) > MOST:
            return False
        if leads_elsewhere(box, page.own_paths):
            return False
    return True
