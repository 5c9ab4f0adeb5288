"""Author, source and date on the lines around the body of a NukeViet article, in the order that a theme likes."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.article import Article
from crawler.reading.body.text import text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.signature import sign
from crawler.reading.lines.byline import BYLINE_LENGTH, parse_byline
from crawler.reading.lines.dates import parse_dateline
from crawler.reading.lines.label_words import AUTHOR, SOURCE
from crawler.reading.lines.names import is_account, is_name
from crawler.reading.lines.one_line import fold
from crawler.reading.lines.several_names import split_names

# In the languages of NukeViet's own translations.
_LABEL = re.compile(rf"\b(?:(?P<author>{AUTHOR}|author|auteur)|(?P<source>{SOURCE}|source))\s*:", re.IGNORECASE)
_LINES = ("p", "div", "li", "dl", "tr")
SIGNED_WITHIN = 4  # lines below the text
_RIGHT = re.compile(r"(?:text-|pull-|align-?|align:\s*|^|\s)right(?:\s|;|$)")
LONGEST = 250  # letters of a line with both labels


def read_labels(article: Article, container: HtmlElement, body: HtmlElement, end: HtmlElement | None) -> None:
    """Read "Tác giả: …" and "Nguồn tin: …" below the body, else above it; authors with a page of their own are links.

    `end` is the first box below the text where that stands within the body.
    """
    for lines in _places_of_labels(container, body, end):
        _take_labels(article, lines)
        if article.authors or article.source:
            break
    else:
        for line in islice(_below(container, body), SIGNED_WITHIN):
            _take_byline(article, line)
    article.authors = article.authors or _names_behind(body)


def _places_of_labels(
    container: HtmlElement, body: HtmlElement, end: HtmlElement | None
) -> Iterator[Iterable[HtmlElement]]:
    """Give the lines below the body, those of the box behind a column, and those above the body."""
    yield _below(container, body) if end is None else (*end.iter(*_LINES), *_below(container, end))
    if "news_column" in container.get("class", ""):
        yield (line for box in islice(container.itersiblings(), 1) for line in box.iter(*_LINES))
    above = takewhile(lambda one: one is not body, container.iter(*_LINES, body.tag))
    yield (one for one in above if one.tag in _LINES)


def _names_behind(body: HtmlElement) -> list[str]:
    """Give the names that stand right behind the body, and nothing else with them."""
    after = body.getnext()
    if after is None or after.tag not in ("p", "div") or after.find(".//a") is not None:
        return []
    text = text_of(after) or ""
    names = split_names(text)
    return names if all(map(is_name, names)) and boilerplate.match(text) is None else []


def _take_byline(article: Article, line: HtmlElement) -> None:
    """Take the author or outlet that stands below the text on the right, with no label."""
    look = " ".join(one.get(name, "") for one in (line, line.getparent()) for name in ("class", "style", "align"))
    text = text_of(line) if len(line) <= 1 and _RIGHT.search(look) else None
    if text and len(text) <= BYLINE_LENGTH and (byline := parse_byline(text)):
        sign(article, byline)


def date_below(container: HtmlElement, body: HtmlElement) -> tuple[str | None, str | None]:
    """Give the first line below the body that is nothing but a date, and the time that it says."""
    for line in _below(container, body):
        text = text_of(line) if len(line) <= 3 else None  # noqa: PLR2004 - a box
        if text and len(text) <= LONGEST and (at := parse_dateline(text)):
            return text, at
    return None, None


def read_labels_of_page(article: Article, root: HtmlElement) -> None:
    """Read the labels of a page whose body is not known: lines that begin with a label in an element of its own."""
    lines = (line for line in root.iter(*_LINES) if len(line) and _LABEL.fullmatch(text_of(line[0]) or ""))
    found = Article(url=article.url)
    _take_labels(found, lines)
    article.authors = article.authors or found.authors
    article.source = article.source or found.source


def _take_labels(article: Article, lines: Iterable[HtmlElement]) -> None:
    for line in lines:
        for label, value in _labels_of(line):
            if label["source"]:
                article.source = article.source or _source(line, value)
            elif value and not is_account(value):
                _add_authors(article, line, value)


def _labels_of(line: HtmlElement) -> list[tuple[re.Match[str], str]]:
    """Give the labels of a line that begins with one, each with its value; none of a box."""
    if len(line) > 6 or (len(line) and line[0].tag in _LINES):  # noqa: PLR2004 - a box
        return []
    text = text_of(line)
    if not text or len(text) > LONGEST or ":" not in text:
        return []
    labels = [*_LABEL.finditer(text)]
    if not labels or labels[0].start() or next(line.iterdescendants(*_LINES), None) is not None:
        return []
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [(label, text[label.end() : end].strip(" |-–;")) for label, end in zip(labels, ends, strict=True)]


def _add_authors(article: Article, line: HtmlElement, value: str) -> None:
    linked = [name for link in line.iter("a") if (name := text_of(link)) and name in value]
    for name in linked:
        value = value.replace(name, "", 1)
    rest = value.strip(" ,;")
    names = linked + (split_names(rest) if rest else [])
    article.authors = names + [name for name in article.authors if name not in names]


def _source(paragraph: HtmlElement, value: str) -> str | None:
    """Give the outlet's name: a portal may show its address or logo alone, and the name in an attribute."""
    if value and not value.startswith(("http://", "https://", "www.")):
        return value
    named = (one.get(name) for one in paragraph.iter("a", "img") for name in ("title", "alt"))
    return next((name for text in named if text and (name := fold(text))), None) or value or None


def _below(container: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Give the paragraphs and boxes of the container that stand below an element, such as the body."""
    for level in [body, *takewhile(lambda up: up is not container, body.iterancestors())]:
        for after in level.itersiblings() if level is not container else ():
            yield from after.iter(*_LINES)
