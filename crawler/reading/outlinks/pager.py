"""The pager of a listing: which link leads to its next page."""

import re

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import called, name_with
from crawler.reading.outlinks.links import absolute, links

CLIMB = 4  # how far above its link a pager's name may stand: div > ul > li > span > a
NEXT = re.compile(
    r"[»›>→]{1,2}|(?:next(?:[ -]page)?|tiếp(?: theo)?|trang (?:sau|tiếp|kế)(?: theo)?|sau)[ »›>→]*"
    r"|[«‹<← ]*(?:(?:các )?(?:tin|bài|bài viết|bài đăng) cũ hơn|cũ hơn|ngày trước|older(?: posts| entries)?)[ »›>→]*",
    re.IGNORECASE,  # what is older comes next, on whatever side its arrow is
)
_BY_DAY = re.compile(r"[«‹<← ]*ngày trước[ »›>→]*", re.IGNORECASE)
_NEXT_PAGE = re.compile(r"(?:next page|trang (?:sau|tiếp|kế)(?: theo)?)[ »›>→]*", re.IGNORECASE)
_PAGE = re.compile(r"(?:trang|page)\s*(?=\d+$)", re.IGNORECASE)  # before a number: "Trang 2"
_PAGER = re.compile(r"page(?:s|nav)?(?:$|[\s_-])|pager|pagin|phan-?trang|(?:load|view|show)-?more", re.IGNORECASE)
_MORE_BOX = re.compile(r"(?:load|view|show)[-_]?more|xem[-_]?them", re.IGNORECASE)
_MORE = re.compile(
    r"(?:(?:xem|tải|hiển thị|đọc) thêm(?: (?:các )?(?:tin|bài|bài viết|tin tức|tin bài|kết quả))?(?: khác| cũ hơn)?"
    r"|(?:load|show|view|see) more)[ »›>→]*",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:angle|chevron|arrow|caret)-right", re.IGNORECASE)  # not "angle-double-right": the last page
_GOES = re.compile(r"\blocation(?:\.href)?\s*=\s*(?P<quote>['\"])(?P<address>[^'\"]+)(?P=quote)")
_SCRIPTED = etree.XPath("//@onclick[contains(., 'location')]/.. | //option[@value]")
_NEXT_CLASS = re.compile(name_with("next"), re.IGNORECASE)


def next_page(root: HtmlElement, base_url: str, page: int) -> str | None:
    """Give the address of the page after page number `page`: the link that says so by its number, arrow or words."""
    number, worded = str(page + 1), None
    ends = re.compile(rf"[/=-](?:p|pg|page|trang)?[-_]?{number}(?:/|\.html?)?$", re.IGNORECASE)
    labelled = [(address, label_of(element), element) for address, element in links(root, base_url)]
    named = {address for address, label, _ in labelled if any(map(str.isalpha, label)) and not _of_pager(label)}
    for address, label, element in labelled:
        if label == number:
            if _is_paging(element) or ends.search(address):
                return address
        elif worded is None and (_says_next(label, element) or (_MORE.fullmatch(label) and address not in named)):
            is_named_so = label != "" and (_names_page(label, element) or ends.search(address))
            if _is_paging(element) or _is_day(label, address, base_url) or (is_named_so and _is_of(address, base_url)):
                worded = address
    head = root.find(".//head/link[@rel='next']")
    in_head = absolute(head.get("href"), base_url) if head is not None else None
    return worded or in_head or _scripted(root, base_url, number)


def _says_next(label: str, element: HtmlElement) -> bool:
    """Tell whether a link says that it leads on."""
    return NEXT.fullmatch(label) is not None or (not label and _points_on(element))


def _of_pager(label: str) -> bool:
    """Tell whether a label is one of a pager; any other names what its link leads to, as a headline, or a section."""
    return (NEXT.fullmatch(label) or _MORE.fullmatch(label)) is not None


def _is_paging(element: HtmlElement) -> bool:
    return element.get("rel") == "next" or _in_pager(element)


def _names_page(label: str, element: HtmlElement) -> bool:
    """Tell whether a link, or what is said of it, names the next page and not only what is next."""
    return any(map(_NEXT_PAGE.fullmatch, (label, element.get("aria-label") or "")))


def _is_day(label: str, address: str, base_url: str) -> bool:
    """Tell whether a link of a listing day by day leads to the day before."""
    return _BY_DAY.fullmatch(label) is not None and address.partition("?")[0] == base_url.partition("?")[0]


def _is_of(address: str, base_url: str) -> bool:
    """Tell whether an address may be a page of a listing: it begins as that does, but for number and ending."""
    ending = r"(?:[/-](?:page-?|trang-?)?\d+)?(?:\.(?:html?|aspx|php))?/?$"
    return address.startswith(re.sub(ending, "", base_url.partition("?")[0]))


def _scripted(root: HtmlElement, base_url: str, number: str) -> str | None:
    """Give the address that a script goes to from a pager: of a button, or of a list to choose from."""
    for element in _SCRIPTED(root):
        label = label_of(element)
        if (label == number or (element.tag != "option" and NEXT.fullmatch(label))) and _in_pager(element):
            going = _GOES.search(element.get("onclick", ""))
            to = going["address"] if going else element.get("value", "")
            if ("/" in to or "?" in to) and (address := absolute(to, base_url)):
                return address
    return None


def _points_on(element: HtmlElement) -> bool:
    """Tell whether a link without words says that it leads on: by its rel, its class, its item's or its sign's."""
    if element.get("rel") == "next" or _NEXT_CLASS.search(_classes(element)):
        return True
    return any(_SIGN.search(one.get("class", "")) for one in element.iterdescendants("i", "span", "em"))


def goes_on_by_script(root: HtmlElement, page: int) -> bool:
    """Tell whether a listing has a further page that only a script can fetch: a postback, a button that loads more."""
    return button_for_script(root, page) is not None


def button_for_script(root: HtmlElement, page: int) -> HtmlElement | None:
    """Give the button or link by which a script fetches the page after number `page`."""
    for element in root.iter("a", "button", "div", "span"):
        if element.tag == "a" and not element.get("href", "").lstrip().lower().startswith(("javascript:", "#")):
            continue
        if element.tag in ("div", "span") and not (_MORE_BOX.search(called(element)) and _is_alone(element)):
            continue
        label = label_of(element)
        says_so = label == str(page + 1) or _of_pager(label)
        if says_so and (_in_pager(element) or _in_pager(element, _MORE_BOX)) and not _is_disabled(element):
            return element
    return None


def _is_alone(element: HtmlElement) -> bool:
    """Tell whether an element is a button by itself, and no box around one."""
    return next(element.iter("a", "button"), None) is None


def _is_disabled(element: HtmlElement) -> bool:
    """Tell whether a pager's link or its item is shown and leads nowhere: the arrow on the last page."""
    return "disabled" in _classes(element) or "disabled" in element.attrib or element.get("aria-disabled") == "true"


def label_of(element: HtmlElement) -> str:
    """Give what a link says, or what is said of it: "2" for "Trang 2" and "[2]"."""
    label = _PAGE.sub("", text_of(element) or element.get("aria-label") or element.get("title") or "")
    return label[1:-1].strip() if label[:1] + label[-1:] in ("[]", "()") else label


def _classes(element: HtmlElement) -> str:
    """Give the classes of a link and of its item."""
    parent = element.getparent()
    return f"{element.get('class', '')} {'' if parent is None else parent.get('class', '')}"


def _in_pager(element: HtmlElement, name: re.Pattern[str] = _PAGER) -> bool:
    return any(
        name.search(called(up)) for up, _ in zip((element, *element.iterancestors()), range(CLIMB + 1), strict=False)
    )
