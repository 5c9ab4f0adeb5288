"""The CMS of Báo Quảng Ngãi, a platform of its own.

Addresses (`/slug-<digits>.htm`), `h1.title`, `p.sapo`, `#content`, `.same` and that the body stands in a script's
`outputData` as well are reported by a crawler's author; the form of that data is a guess: HTML, or the blocks that
Editor.js saves under this name. It is read where `#content` itself is empty.
"""

import json
import re
from contextlib import suppress
from html import escape
from typing import Any, ClassVar

from lxml import html
from lxml.etree import ParserError
from scrapy.http import TextResponse

from crawler.article import Article
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.text import text_of
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.css import scan
from crawler.reading.layouts.layout import Layout
from crawler.reading.parsing.page import page_root

_OUTPUT = re.compile(r"\boutputData\s*[=:]\s*(?:JSON\.parse\(\s*)?(?=[\"{\[])")
_BESIDE = ".same, .related, .tags, .share"
LEAST_TEXT = 40  # letters: with fewer the element waits for its script
_JSON = json.JSONDecoder(strict=False)


class QuangNgaiSpider(PortalSpider):
    """A portal made like Báo Quảng Ngãi: `scrapy crawl quangngai -a portal=http://host/`."""

    name = "quangngai"
    platform = "quangngai"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/)*[^/]+-(?P<id>\d{3,14})\.htm$")
    deny = re.compile(r"^/(?:tag|tags|tim-kiem|search|rss|print|video|podcast)(?:/|$)")
    section_end = ".htm"
    signs: ClassVar[dict[bytes, float]] = {
        rb"\boutputData\s*[=:]": 0.6,
        rb"<p[^<>]* class=[\"'](?:[^\"']* )?sapo\b[^<>]*>.{0,5000}<div[^<>]* id=[\"']content[\"']": 0.3,
        rb"<div[^<>]* class=[\"'](?:[^\"']* )?same\b": 0.3,
    }
    layouts = (
        Layout(
            name="quangngai/1",
            body=("#content",),
            title=("h1.title",),
            kicker=("article .kicker, .detail .kicker",),
            date=("article time", ".detail .date, .detail .time, article .date, article .time"),
            lead=("p.sapo", ".sapo"),
            author=("#content .author", "article .author, .detail .author"),
            source=("article .source, .detail .source",),
            section=(".breadcrumb a, .breadcrumbs a",),
            tags=("article .tags a, .detail .tags a",),
            drop=(", ".join(f"#content {one}" for one in _BESIDE.split(", ")),),
            date_below_title=True,
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page, from the script's data where the page's own text is empty. Raises NotAnArticle."""
        for content in page_root(response).xpath("//*[@id='content']")[:1]:
            beside = sum(len(text_of(one) or "") for one in scan(_BESIDE)(content))
            if len(text_of(content) or "") - beside < LEAST_TEXT and (text := output_html(response.text)):
                with suppress(ParserError, ValueError):
                    content.insert(0, html.fragment_fromstring(text, create_parent="div"))
        return read_otherwise(response, cls.layouts)


def output_html(page: str) -> str | None:
    """Give the body that a page's script holds in `outputData`, as HTML; None where there is none that can be read.

    Seen named on Báo Quảng Ngãi; guessed are its forms: HTML in a string, or Editor.js data, also as JSON in a string.
    """
    found = _OUTPUT.search(page)
    if not found:
        return None
    try:
        data: Any = _JSON.raw_decode(page, found.end())[0]
        if isinstance(data, str) and data.lstrip().startswith(("{", "[")):
            data = _JSON.decode(data)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict):
        data = data.get("blocks")
    if isinstance(data, list):
        data = "\n".join(_block(block) for block in data if isinstance(block, dict))
    return data.strip() or None if isinstance(data, str) else None


def _block(block: dict[str, Any]) -> str:
    """Give an Editor.js block as HTML: its texts are HTML themselves."""
    kind, data = block.get("type"), block.get("data")
    if not isinstance(data, dict):
        return ""
    if isinstance(kind, str) and kind in _BLOCKS:
        return _BLOCKS[kind](data)
    tag = "h2" if kind == "header" else "p"
    return f"<{tag}>{data.get('text') or ''}</{tag}>"


def _image(data: dict[str, Any]) -> str:
    file = data.get("file")
    url = file.get("url") if isinstance(file, dict) else data.get("url")
    caption = data.get("caption") or ""
    return f'<figure><img src="{escape(str(url or ""))}"><figcaption>{caption}</figcaption></figure>'


def _list(data: dict[str, Any]) -> str:
    texts = (item.get("content") if isinstance(item, dict) else item for item in _rows(data, "items"))
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def _table(data: dict[str, Any]) -> str:
    rows = (row for row in _rows(data, "content") if isinstance(row, list))
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _raw(data: dict[str, Any]) -> str:
    return str(data.get("html") or "")


def _rows(data: dict[str, Any], name: str) -> list[Any]:
    """Give the list of this name that a block holds, if it does."""
    rows = data.get(name)
    return rows if isinstance(rows, list) else []


_BLOCKS = {"image": _image, "list": _list, "table": _table, "raw": _raw, "html": _raw}
