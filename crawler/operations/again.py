"""Reading stored pages in worker processes: a page's place goes in, its record comes out."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from scrapy.settings import Settings

from crawler.archive.pages import Damaged, read_at, records
from crawler.archive.responses import Stored
from crawler.article import NotAnArticle, record
from crawler.operations.rebuild import spider_of_file
from crawler.operations.stored import place_of, read_again, response_of
from crawler.platforms.portal import PortalSpider
from crawler.reading.clean import clean
from crawler.reading.validate import validate
from crawler.spiders import PortalLoader

Modules = tuple[tuple[str, ...], tuple[str, ...]]  # SPIDER_MODULES and PLATFORM_MODULES


class Page(NamedTuple):
    """A stored page to read: its response, and the one that holds the body where that is another (a revisit)."""

    directory: str
    stored: Stored
    holder: Stored | None
    modules: Modules


class Read(NamedTuple):
    """What today's rules make of a page: a record and what names it in its portal, or why there is none."""

    record: dict[str, Any] | None
    identity: str = ""
    refused: str = ""
    limited: bool = False  # the page of a run that had a limit: it may have come after that was reached


def read_page(page: Page) -> Read:
    """Read a page as the run that fetched it would today; a fault in a reader is told as a refusal."""
    directory, stored = Path(page.directory), page.stored
    try:
        spider = the_spider(directory / stored.file, stored.portal, page.modules)
        found = read_at(directory, stored.file, stored.offset, stored.record_id)
        holder = page.holder
        body = read_at(directory, holder.file, holder.offset, holder.record_id) if holder else found
        article = validate(clean(read_again(spider, response_of(found, body, place_of(stored)))))
    except NotAnArticle as refused:
        return Read(None, refused=refused.reason)
    except Damaged:
        return Read(None, refused="the stored page is damaged; see scrapy verify")
    except Exception as error:  # noqa: BLE001 - a reader's fault stays with its page, as in a crawl
        return Read(None, refused=f"error in our own code: {type(error).__name__}")
    return Read(record(article), spider.identity(article), limited=bool(spider.arguments.limit))


@cache
def the_spider(path: Path, portal: str, modules: Modules) -> PortalSpider:
    """Give the spider that a file's warcinfo record names; for others' files the portal's. Raises Damaged."""
    try:
        first = next(records(path), None)
    except OSError as error:
        raise Damaged(f"{path}: {error.strerror}") from None
    kinds = partial(a_portal, modules)
    spider = spider_of_file(first.fields, kinds) if first and first.kind == "warcinfo" else None
    try:
        return spider or kinds(portal)()
    except KeyError:
        raise Damaged(f"{path}: it names no known spider") from None


@cache
def loader(modules: Modules) -> PortalLoader:
    """Give the loader of portals, once a process."""
    portals, platforms = map(list, modules)
    return PortalLoader(Settings({"SPIDER_MODULES": portals, "PLATFORM_MODULES": platforms}))


def a_portal(modules: Modules, name: str) -> type[PortalSpider]:
    """Give the class of a portal or platform; raise KeyError."""
    kind = loader(modules).load(name)
    assert issubclass(kind, PortalSpider)
    return kind


def read_batch(pages: list[Page]) -> list[Read]:
    """Read some pages."""
    return [read_page(page) for page in pages]


def spread(batches: Iterable[list[Page]], jobs: int) -> Iterator[list[Read]]:
    """Read batches of pages in so many processes, in order, with a bounded number of batches under way."""
    if jobs == 1:
        yield from map(read_batch, batches)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[list[Read]]] = deque()
        for batch in batches:
            under_way.append(pool.submit(read_batch, batch))
            if len(under_way) >= 2 * jobs:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
