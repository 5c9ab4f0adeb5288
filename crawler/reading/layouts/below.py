"""What stands below an article's text, by the order of the page: lines that a label tells, other articles' boxes."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines.byline import BYLINE_LENGTH
from crawler.reading.lines.label_words import AUTHOR, FILES, SOURCE, TAGS
from crawler.reading.lines.names import is_account
from crawler.reading.lines.one_line import fold
from crawler.reading.lines.outlets import is_outlet
from crawler.reading.lines.several_names import split_names
from crawler.reading.outlinks.links import FILE_NAME, absolute

LEVELS, MOST = 3, 60  # boxes around the text below which the lines stand; elements that are looked at
_TAGS = frozenset({"p", "div", "span", "li", "td", "dd", "h4", "h5", "h6", "strong", "b", "em", "i", "footer"})
_LABELLED = re.compile(
    rf"\(?(?:(?P<author>{AUTHOR})|(?P<source>{SOURCE})|(?P<files>{FILES})|(?P<tags>{TAGS}))\s*:\s*(?P<value>.*)"
    r"|\(?theo\s+(?P<outlet>[^.:;,]{2,60}?)\.?\)?",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(rf"[\s(]*(?:{AUTHOR}|{SOURCE}|{FILES}|{TAGS}|theo)\b", re.IGNORECASE)


@dataclass
class Told:
    """What labelled lines tell."""

    authors: list[str] = field(default_factory=list)
    source: str | None = None
    files: dict[str, str | None] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)


def is_below(box: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether a box stands after a text on the page, and not in it."""
    around = {box, *box.iterancestors()}
    return any(one in around for up in (body, *body.iterancestors()) for one in up.itersiblings())


def is_of_another(box: HtmlElement, body: HtmlElement, own_paths: AbstractSet[str]) -> bool:
    """Tell whether a box stands below a text beside a link to another article: it says something of that one."""
    around = {body, *body.iterancestors()}
    near = takewhile(lambda up: up not in around, islice(box.iterancestors(), LEVELS))
    paths = {path for up in near for link in up.iter("a") if (path := article_path(link))}
    return not paths <= own_paths and is_below(box, body)


def told_below(body: HtmlElement, base: str) -> Told:
    """Read "Tác giả: …", "Nguồn: …", "Tệp đính kèm: …", "Từ khóa: …" below a text, to the first other article."""
    told = Told()
    for element in islice(_following(body), MOST):
        if element.tag == "a" and article_path(element):
            break
        first = element.text if (element.text or "").strip() or not len(element) else element[0].text
        if element.tag not in _TAGS or not first or not _BEGINS.match(first):
            continue
        if found := _LABELLED.fullmatch(text_of(element) or ""):
            _take(told, found, element, base)
    return told


def _following(body: HtmlElement) -> Iterator[HtmlElement]:
    for up in (body, *islice(body.iterancestors(), LEVELS)):
        for after in up.itersiblings():
            yield from (one for one in after.iter() if isinstance(one.tag, str))


def _take(told: Told, found: re.Match[str], element: HtmlElement, base: str) -> None:
    value = fold(found["value"] or "").strip(" .;|-–")
    is_name = 0 < len(value) <= BYLINE_LENGTH
    if found["outlet"] and is_outlet(outlet := fold(found["outlet"])):
        told.source = told.source or outlet
    elif found["files"]:
        for address, name in _files(element, base):
            told.files.setdefault(address, name)
    elif found["tags"]:
        told.tags = told.tags or _tags(element)
    elif found["source"] and is_name:
        told.source = told.source or (value if "(" in value else value.removesuffix(")"))
    elif found["author"] and is_name and not told.authors and not is_account(value):
        told.authors = split_names(value)


def _files(element: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    """Give address and name of the files that an element links to, and names."""
    for link in element.iter("a"):
        name, address = text_of(link), absolute(link.get("href"), base)
        if address and name and FILE_NAME.fullmatch(name):
            yield address, name


def _tags(element: HtmlElement) -> list[str]:
    names = (text_of(link) or "" for link in element.iter("a"))
    return [tag for name in names if (tag := name.strip("# ,;"))]
