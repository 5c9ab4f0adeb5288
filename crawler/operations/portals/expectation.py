"""What a portal's saved pages give, and what they are expected to give: tests/portals/<spider>/expected.json.

That file maps each page's file name to its address and one of: `article`, the fields of the record that matter;
`refused`, the reason why it is no article; `articles` and `next`, what a listing leads to.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scrapy.http import TextResponse

from crawler.article import NotAnArticle, record
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.saved import Portals, read_article

FILE = "expected.json"
FIELDS = (
    "canonical_url kicker title lead body authors source section tags images attachments published_at published_raw "
    "modified_at language reader"
).split()

Expectation = dict[str, Any]


class Unusable(Exception):  # noqa: N818 - it names the file's state
    """An expectation that cannot be compared with, in one line with the cause and the remedy."""


_OF_CAPTURE = frozenset(
    "url fetched_at http_status content_hash cleaner_version stripped revision also_at warc".split()
)


def observe_article(portal: type[PortalSpider], response: TextResponse, platforms: Portals) -> Expectation:
    """Give what an article page gives now: all fields of the record but those of the capture."""
    try:
        article = read_article(portal, response, platforms)
    except NotAnArticle as refused:
        return {"url": response.url, "refused": refused.reason}
    said = record(article)
    return {"url": response.url, "article": {name: value for name, value in said.items() if name not in _OF_CAPTURE}}


def observe_listing(portal: type[PortalSpider], response: TextResponse) -> Expectation:
    """Give what the first page of a listing leads to: its articles' addresses and the next page's, or null."""
    spider = portal() if getattr(portal, "start_urls", None) else portal(start_urls=[response.url])
    entries = spider.entries(response)
    return {
        "url": response.url,
        "articles": [entry.url for entry in entries],
        "next": spider.next_page(response, 1),
    }


def observe(name: str, page: TextResponse, portal: type[PortalSpider], platforms: Portals) -> Expectation:
    """Give what a saved page gives now: as a listing where its file's name begins so, else as an article."""
    if name.startswith("listing"):
        return observe_listing(portal, page)
    return observe_article(portal, page, platforms)


def load(folder: Path) -> dict[str, Expectation]:
    """Give a folder's expectations by page; none where there is no file. Raises Unusable for another file."""
    file = folder / FILE
    if not file.exists():
        return {}
    try:
        pages = json.loads(file.read_bytes())
    except ValueError as error:
        raise Unusable(f"{file}: no JSON ({error}); correct it, or delete it to have it written anew") from None
    if not isinstance(pages, dict) or not all(isinstance(page, dict) and "url" in page for page in pages.values()):
        raise Unusable(f'{file}: must map file names to {{"url": …, "article": …}}; see another portal\'s')
    return pages


def save(folder: Path, pages: Mapping[str, Expectation]) -> None:
    """Write a folder's expectations, for people to read and review."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(pages, ensure_ascii=False, indent=1, sort_keys=False)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def differences(expected: object, found: object, at: str = "") -> Iterator[str]:
    """Say where what was found is not what is expected. Of an object only what is expected of it is compared."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            if name not in found:
                yield f"{at}{name}: expected {value!r}, found no such field"
            else:
                yield from differences(value, found[name], f"{at}{name}: ")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{at}[{index}] ")
    elif expected != found:
        yield f"{at}expected {expected!r}\n{' ' * len(at)}   found {found!r}"
