"""The columns of a page of an unknown platform: the article's own is the one that the headline stands in."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from crawler.reading.body.picture_url import picture_url
from crawler.reading.body.text import BLOCK, HEADING, SKIP, text_of
from crawler.reading.generic.boxes.beside import SENTENCE_LENGTH, SHORT_SENTENCE, is_furniture
from crawler.reading.generic.fields.page_files import leads_to_file
from crawler.reading.layouts.generic_addresses import article_path

_COLUMN = re.compile(
    r"(?:^|[\s_-])(?<!text[_-])(?<!align[_-])(?<!pull[_-])(?<!float[_-])(?:col(?:s|umns?)?|cot|span\d+|grid_?\d+|left|right|center|main"
    r"|trai|phai|giua|side(?:bar)?)(?:[\s_-]|\d|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:^|\s)(?:col(?:-(?:sm|md|lg|xl|xxl))?-|span|grid_)(\d{1,2})(?=\s|$)")
FULL = 12  # parts of a grid are a row
FOOTER_LENGTH = 1000
MENU_LINKS, MENU_SHARE = 4, 0.9  # of its letters
_PUBLISHER = re.compile(
    r"cơ quan chủ quản|chịu trách nhiệm|giấy phép|bản quyền|ghi rõ nguồn|tổng biên tập|copyright|©", re.IGNORECASE
)
_CONTACT = re.compile(
    r"cơ quan chủ quản|chịu trách nhiệm|giấy phép|bản quyền|ghi rõ|địa chỉ|trụ sở|tòa soạn|điện thoại|email|fax|©"
    r"|trưởng ban biên tập|tổng biên tập",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:^|[\s_-])(?<!text[_-])(?<!align[_-])(?<!pull[_-])(?<!float[_-])(?:right|phai|side(?:bar)?)(?:[\s_-]|\d|$)|cot-?phai"
    r"|right-?(?:col|bar)|(?:col|bar)-?right|side-?(?:bar|col)|col-?side",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"(?:main|primary)(?:[_-]?content)?|content(?:[_-]?main)?|noi-?dung(?:-?chinh)?", re.IGNORECASE
)  # an id
_CONTAINERS = re.compile(r"^(?:ctl\d\d|dnn_ctr\d+)_.*_")  # what an element of ASP.NET stands in


def columns_beside(headline: HtmlElement) -> set[HtmlElement]:
    """Give the columns beside the one that the headline stands in.

    Of two columns of a grid the wider has the text. Where no width is told, it is the headline's where that has
    something to read itself.
    """
    beside: set[HtmlElement] = set()
    above = {*headline.iterancestors()}
    inner = headline
    for outer in headline.iterancestors():
        others = [one for one in outer if one is not inner and isinstance(one.tag, str) and _is_column(one, inner)]
        narrow = [one for one in others if _is_narrower(one, inner)]
        unknown = [one for one in others if _is_narrower(one, inner) is None]
        beside |= {*narrow}
        if unknown and says_something(inner, headline, above):
            beside |= {*unknown}
        inner = outer
    return beside


def _is_narrower(column: HtmlElement, own: HtmlElement) -> bool | None:
    """Tell whether a column is no wider than the own one, or None where that is not told. Full widths are rows."""
    width, own_width = _width(column), _width(own)
    if width is None or own_width is None:
        return None
    return width <= own_width and width < FULL


def _width(column: HtmlElement) -> int | None:
    """Give how many parts of a grid a column takes, on the widest screen."""
    found = _PARTS.findall(column.get("class", ""))
    return int(found[-1]) if found else None


def footers(headline: HtmlElement) -> set[HtmlElement]:
    """Give the boxes below the article that say who publishes the site, by their words: themes name them variously."""
    found: set[HtmlElement] = set()
    for up in headline.iterancestors():
        if up is headline.getparent() and up.getparent() is not None and up.getparent().tag != "body":
            continue  # what stands beside it may be the article's
        for after in up.itersiblings():
            text = (text_of(after) or "") if isinstance(after.tag, str) and after.tag in BLOCK else ""
            is_told = bool(text) and (_PUBLISHER.search(text) is not None or _is_last(after))
            if is_told and len(text) <= FOOTER_LENGTH and len({*map(str.lower, _CONTACT.findall(text))}) > 1:
                found.add(after)
    return found


def _is_last(box: HtmlElement) -> bool:
    """Tell the last box of a page."""
    outer = box.getparent()  # None of what stands behind the root
    return outer is not None and outer.tag in ("body", "form") and next(box.itersiblings(*BLOCK), None) is None


def menus_above(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Give the boxes above the headline that hold links and nothing else: themes name their menus variously."""
    for up in (headline, *headline.iterancestors()):
        for before in up.itersiblings(preceding=True):
            links = [*before.iter("a")] if isinstance(before.tag, str) and before.tag in BLOCK else []
            if len(links) >= MENU_LINKS:
                linked = sum(len(text_of(link) or "") for link in links)
                if linked >= MENU_SHARE * len(text_of(before) or ""):
                    yield before


def _is_column(element: HtmlElement, own: HtmlElement) -> bool:
    if own.tag in ("td", "th"):
        return element.tag in ("td", "th")
    named, own_name = map(_name, (element, own))
    if element.tag not in BLOCK or element.tag in HEADING | {"p"} or is_around_columns(element):
        return False
    return bool(_SIDE.search(named)) or (bool(_COLUMN.search(named)) and bool(_COLUMN.search(own_name)))


def is_around_columns(element: HtmlElement) -> bool:
    """Tell a box of which a part is the page's content and another a column beside it.

    Its own name tells on which side: `<div class="sidebar-right">` around `<aside>` and `<main>`.
    """
    parts = [one for one in element if isinstance(one.tag, str) and one.tag in BLOCK]
    content = [one for one in parts if one.tag == "main" or _CONTENT.fullmatch(one.get("id", ""))]
    return bool(content) and any(one.tag == "aside" or _SIDE.search(_name(one)) for one in parts if one not in content)


def _name(element: HtmlElement) -> str:
    """Give class and id; of an id that ASP.NET makes, ctl00_Main_lblTitle, only the part that is the element's own."""
    named = element.get("id", "")
    return f"{element.get('class', '')} {_CONTAINERS.sub('', named) if '_' in named else named}"


def says_something(box: HtmlElement, headline: HtmlElement, above: AbstractSet[HtmlElement]) -> bool:
    """Tell whether a box has a picture, a film, a file or a sentence, other than the headline and furniture.

    `above` are the elements around the headline, which may be named like furniture.
    """
    return any(True for _ in _said(box, headline, above))


def _said(element: HtmlElement, headline: HtmlElement, above: AbstractSet[HtmlElement]) -> Iterator[HtmlElement]:
    if is_sentence(element.text):
        yield element
    for child in element:
        if isinstance(child.tag, str) and child is not headline and (child in above or not is_furniture(child)):
            if shows(child):
                yield child
            elif child.tag not in SKIP and not (child.tag == "a" and article_path(child)):
                yield from _said(child, headline, above)
        if is_sentence(child.tail):
            yield child


def shows(element: HtmlElement) -> bool:
    """Tell a film, a picture, a file, and a table of data."""
    if element.tag in ("iframe", "video", "embed", "object"):
        return True
    if element.tag == "img":
        return picture_url(element, "") is not None
    return (element.tag == "a" and leads_to_file(element)) or (element.tag == "table" and _is_data(element))


def _is_data(table: HtmlElement) -> bool:
    """Tell a table of data, as of prices, from one that lays out the page or lists links."""
    text = text_of(table) or ""
    linked = sum(len(text_of(link) or "") for link in table.iter("a"))
    return len(text) >= SENTENCE_LENGTH and linked * 2 < len(text) and table.find(".//table") is None


def is_sentence(text: str | None) -> bool:
    """Tell whether a text is as long as a sentence; a short one ends like one."""
    text = (text or "").strip()
    return len(text) >= SENTENCE_LENGTH or (len(text) >= SHORT_SENTENCE and text.endswith((".", "!", "?", "…", "”")))
