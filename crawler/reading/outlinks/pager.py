"""The pager of a listing: which link leads to its next page."""

import re
from collections.abc import Iterable
from itertools import pairwise

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.box_words import called, name_with
from crawler.reading.outlinks.links import GOES_TO, absolute, links
from crawler.reading.outlinks.pager_words import (
    as_label,
    label_of,
    names_next_page,
    names_older,
    says_more,
    says_next,
)

CLIMB = 4  # how far above its link a pager's name may stand: div > ul > li > span > a
MOST_PAGES, ROW_LENGTH = 20, 400  # numbers in a pager's row; letters, spaces among them
GAPS = ("...", "…")  # where a pager leaves out numbers, its link may lead to the first of those
_PAGER = re.compile(
    r"page(?:s|navi?|list|links?|num(?:ber)?s?|bar|box)?(?:$|[\s_-])|pager|pagin|phan[-_]?trang|(?:load|view|show)-?more",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"(?:[\W_]|\d{1,4}(?!\w)|\b(?:trang|pages?|đầu|cuối|trước|sau|tiếp|theo|next|prev(?:ious)?|first|last"
    r"|tháng|năm|t[2-7]|cn|thứ|hai|ba|tư|sáu|bảy|chủ|nhật)\b)+",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:angle|chevron|arrow|caret)-right", re.IGNORECASE)  # not "angle-double-right": the last page
_SIGN_FILE = re.compile(r"(?:^|[/_-]|page|btn)(?:next|right|tiep|forward)[\w-]{0,9}\.\w{3,4}$", re.IGNORECASE)
_SCRIPTED = etree.XPath("//@onclick[contains(., 'location')]/.. | //option[@value]")
_NEXT_CLASS = re.compile(name_with("next"), re.IGNORECASE)


def next_page(root: HtmlElement, base_url: str, page: int) -> str | None:
    """Give the address of the page after page number `page`: the link that says so by its number, arrow or words."""
    number, worded = str(page + 1), None
    labelled = [(address, label_of(link), link) for address, link in links(root, base_url)]
    named = {address for address, label, _ in labelled if _is_name(label)}
    for address, label, link in labelled:
        if label == number or label in GAPS:
            if _has_number(address, number) or (label == number and _is_paging(link)):
                return address
            if label == number and address not in named and _is_in_row(link, page):  # but no slide show's number
                return address
        elif worded is None and _leads_on(address, label, link, named):
            is_pager = _is_paging(link) or _is_of_listing(address, label, link, number, base_url)
            worded = address if is_pager else None
    head = root.find(".//head/link[@rel='next']")
    in_head = absolute(head.get("href"), base_url) if head is not None else None
    return worded or in_head or _scripted(root, base_url, number)


def has_number(root: HtmlElement, page: int) -> bool:
    """Tell whether a link of a page is called by a page's number alone."""
    return any("".join(link.itertext()).strip() == str(page) for link in root.iter("a"))


def named_pages(root: HtmlElement, base_url: str, among: Iterable[int]) -> set[int]:
    """Give those of some pages that a pager names by their numbers."""
    numbers = {str(page) for page in among}
    labelled = ((address, label_of(link), link) for address, link in links(root, base_url))
    return {
        int(label)
        for address, label, link in labelled
        if label in numbers and (_has_number(address, label) or _is_paging(link))
    }


def _is_name(label: str) -> bool:
    """Tell whether a label names what its link leads to, as the headline of an article does, and no pager's."""
    return any(map(str.isalpha, label)) and not (says_next(label) or says_more(label))


def _leads_on(address: str, label: str, link: HtmlElement, named: set[str]) -> bool:
    """Tell whether a link says that it leads on, and not to an article or section, which another link names."""
    if says_more(label):
        return address not in named
    return says_next(label) or (not label and _points_on(link))


def _points_on(link: HtmlElement) -> bool:
    """Tell whether a link without words says that it leads on: by its rel, its names, its sign's or its picture's."""
    item = link.getparent()
    names = f"{link.get('class', '')} {'' if item is None else item.get('class', '')}"
    signs = (sign.get("class", "") for sign in link.iterdescendants("i", "span", "em"))
    pictures = (picture.get("src", "") for picture in link.iter("img"))
    is_next = link.get("rel") == "next" or _NEXT_CLASS.search(names) is not None
    return is_next or any(map(_SIGN.search, signs)) or any(map(_SIGN_FILE.search, pictures))


def _is_paging(link: HtmlElement) -> bool:
    return link.get("rel") == "next" or in_pager(link)


def in_pager(element: HtmlElement, name: re.Pattern[str] = _PAGER) -> bool:
    """Tell whether an element or a box around it has the name of a pager."""
    around = zip((element, *element.iterancestors()), range(CLIMB + 1), strict=False)
    return any(name.search(called(up)) for up, _ in around)


def _has_number(address: str, number: str) -> bool:
    """Tell whether an address says that it is the page of a number: at its end, or in a parameter for it."""
    at_end = rf"[/=-](?:p|pg|page|trang)?[-_]?{number}(?:/|\.html?)?$"
    parameter = rf"[?&](?:p|pg|\w*(?:page|trang)\w*)={number}(?:&|$)"
    return re.search(rf"{at_end}|{parameter}", address, re.IGNORECASE) is not None


def _is_in_row(link: HtmlElement, page: int) -> bool:
    """Tell whether a number stands in a row of pages' numbers, without a name: behind its page's, and not too many.

    A calendar's days are too many: the names of its days and months do not part them.
    """
    numbers: list[str] = []
    for _, box in zip(range(CLIMB + 1), link.iterancestors(), strict=False):
        text = _short_text(box)
        if text is None or not _ROW.fullmatch(text):
            break
        numbers = re.findall(r"\d+", text)
    row = [int(number) for number in numbers]
    return len(row) <= MOST_PAGES and (page, page + 1) in pairwise(row)


def _short_text(box: HtmlElement) -> str | None:
    """Give the text of a box, or None where it is too long for a row: a page's whole text is not read for each link."""
    text = ""
    for part in box.itertext():
        text += part
        if len(text) > ROW_LENGTH:
            return None
    return text


def _is_of_listing(address: str, label: str, link: HtmlElement, number: str, base_url: str) -> bool:
    """Tell whether a link in no box for it leads to a further page of the listing itself: by what both say."""
    listing = base_url.partition("?")[0]
    if names_older(label) and address.partition("?")[0] == listing:
        return True
    says_so = label and (names_next_page(label) or _names_page(link) or _has_number(address, number))
    ending = r"(?:[/-](?:page-?|trang-?)?\d+)?(?:\.(?:html?|aspx|php))?/?$"
    return bool(says_so) and address.startswith(re.sub(ending, "", listing))


def _names_page(link: HtmlElement) -> bool:
    return names_next_page(as_label(link.get("aria-label") or ""))


def _scripted(root: HtmlElement, base_url: str, number: str) -> str | None:
    """Give the address that a script goes to from a pager: of a button, or of a list to choose from."""
    for element in _SCRIPTED(root):
        label = label_of(element)
        if (label == number or (element.tag != "option" and says_next(label))) and in_pager(element):
            going = GOES_TO.search(element.get("onclick", ""))
            to = going["address"] if going else element.get("value", "")
            if ("/" in to or "?" in to) and (address := absolute(to, base_url)):
                return address
    return None
