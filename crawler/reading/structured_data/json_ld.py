"""JSON-LD on a page: its objects, the article among them, and its breadcrumb, however broken the JSON is."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from crawler.reading.structured_data.breadcrumb import HOME
from crawler.reading.structured_data.encoded import texts
from crawler.reading.structured_data.site_name import DIVIDERS

Node = dict[str, Any]  # an object of JSON-LD

_HOME_URL = re.compile(r"(?:https?://[^/]*)?/?(?:index\.\w+)?")
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+"?)|,(?=\s*[}\]])', re.DOTALL)
_JSON = json.JSONDecoder(strict=False)  # line breaks within strings are common
_ARTICLE = ("article", "blogposting")  # endings: NewsArticle, ReportageNewsArticle, …; JNews writes small letters


def nodes(scripts: list[HtmlElement]) -> Iterator[Node]:
    """Give the objects of all JSON-LD scripts, those in lists, graphs and main entities too."""
    waiting = [_load(script.text or "") for script in reversed(scripts) if "ld+json" in script.get("type", "").lower()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            yield value
            waiting += [value.get("mainEntityOfPage"), value.get("mainEntity"), value.get("@graph")]


def _load(text: str) -> object:
    """Read JSON as search engines forgive it: in a comment or CDATA, with raw line breaks and trailing commas."""
    text = re.sub(r"^[^{[]*", "", text.replace("<![CDATA[", ""))
    for repair in (str, lambda broken: _TRAILING_COMMA.sub(r"\1", broken)):
        try:
            return _JSON.raw_decode(repair(text))[0]  # whatever follows, such as ";" or "-->"
        except (ValueError, RecursionError):
            continue
    return None


def article_of(nodes: list[Node], canonical: str | None) -> Node:
    """Choose the article that the page is about: the one with the page's address, else the first."""
    articles = [node for node in nodes if any(kind.lower().endswith(_ARTICLE) for kind in strings(node.get("@type")))]
    for node in articles:
        if canonical in strings(node.get("url")) + strings(node.get("mainEntityOfPage"), ("@id", "url")):
            return node
    return articles[0] if articles else {}


def breadcrumb(nodes: list[Node], title: str | None, canonical: str | None) -> list[str]:
    """Give the path of the first BreadcrumbList, without home and without the page itself."""
    lists = [node for node in nodes if any(kind.endswith("BreadcrumbList") for kind in strings(node.get("@type")))]
    listed = lists[0].get("itemListElement") if lists else None
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    path: list[str] = []
    for item in items:
        urls, name = strings(item.get("item"), ("@id", "url")), _name_of(item)
        is_home = name is not None and (name.lower() in HOME or (not path and urls and _HOME_URL.fullmatch(urls[0])))
        if name and not is_home and name != title and canonical not in urls:
            path.append(name)
    return path[:-1] if path and _ends_in_page(items, path[-1], title or "") else path


def _name_of(item: Node) -> str | None:
    target = item.get("item")
    named = strings(item.get("name")) or (strings(target, ("name",)) if isinstance(target, dict) else [])
    return next(iter(texts(named)), None)


def _ends_in_page(items: list[Node], name: str, title: str) -> bool:
    """Tell whether a breadcrumb ends in the page itself: in its title without the site, and alone without address."""
    has_address = [bool(strings(item.get("item"), ("@id", "url"))) for item in items]
    is_page = title.startswith(name) and title[len(name) :].lstrip().startswith(DIVIDERS)
    return is_page and any(has_address) and not has_address[-1]


def strings(value: object, keys: Iterable[str] = (), by_id: dict[str, Node] | None = None) -> list[str]:
    """Give the strings of a JSON-LD value: a string, an object's first key that holds one, or a list of these."""
    found = []
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            node = (by_id or {}).get(str(part.get("@id")), part)
            part = next((node[key] for key in keys if isinstance(node.get(key), str)), None)  # noqa: PLW2901 - that string is meant
        if isinstance(part, str):
            found.append(part)
    return found
