"""Reading a stored page again: its place goes in, its record comes out, as from process to process."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from scrapy.http import Response

from crawler.archive.keeping import kept_record
from crawler.archive.lines import json_line
from crawler.archive.responses import Stored
from crawler.archive.warc_files.pages import Damaged, read_at, records
from crawler.article import Article
from crawler.crawl.portal import PortalSpider
from crawler.middlewares.replaying import response_of
from crawler.operations.registry import Modules, a_portal
from crawler.operations.rereading.stored import UnderWay, add_part, place_of, read_again, why_refused
from crawler.operations.verifying.claims import spider_of_file
from crawler.reading.cleaning import catalogue
from crawler.reading.cleaning.clean import clean
from crawler.reading.outlinks.links import place
from crawler.reading.parsing.page import page_root
from crawler.reading.validate import is_of_the_future, validate

AT_A_TIME = 40  # pages that a process reads before it says what came of them
AT_ONCE = 4 * 1024 * 1024  # bytes of pages whose trees are in memory together; one page may be larger


class Page(NamedTuple):
    """A stored page to read: its response, and the one that holds the body where that is another (a revisit).

    `identity` and `kept` are the name and the record of the article that is kept of it, where there is one; `is_edited`
    tells that this is not what its digest says; `parts` are the pages of its further parts. Where these are not known,
    `may_follow` are the pages that may be.
    """

    directory: str
    stored: Stored
    holder: Stored | None
    modules: Modules
    identity: str = ""
    kept: Mapping[str, Any] | None = None
    is_edited: bool = False
    parts: tuple["Page", ...] = ()
    may_follow: tuple["Page", ...] | None = None


class Gathered(NamedTuple):
    """An article as it was read from its pages; which of those that may follow were looked at; whether more follow."""

    article: Article
    looked_at: tuple[str, ...] = ()  # their addresses
    goes_on: bool = False


class Read(NamedTuple):
    """What today's rules make of a page: a record's line and what names it in its portal, or why there is none."""

    line: str | None  # and no dict, which would take long from process to process; empty where it is the kept one
    identity: str = ""
    refused: str = ""
    limited: bool = False  # the page of a run that had a limit: it may have come after that was reached
    looked_at: tuple[str, ...] = ()  # as in Gathered
    goes_on: bool = False


def read_batch(pages: list[Page]) -> list[Read]:
    """Read pages as the runs that fetched them would today; a fault in a reader is told as a refusal."""
    found: list[Read] = []
    unpacked: list[Any] = []
    size = 0
    for number, page in enumerate(pages, 1):
        unpacked.append(attempt(unpack, page, None))
        size += len(unpacked[-1].body) if isinstance(unpacked[-1], Response) else 0
        if size >= AT_ONCE or number == len(pages):
            found += read_together(pages[len(found) : number], unpacked)
            unpacked, size = [], 0
    return found


def read_together(pages: list[Page], states: list[Any]) -> list[Read]:
    """Read pages that are unpacked, taking each step for all of them before the next.

    The parser drives what reads a page out of the processor's caches: turns, page by page, cost a quarter more, and ten
    pages at a time a tenth more.
    """
    for step in (parse, read, write):
        for number, page in enumerate(pages):
            if not isinstance(states[number], Read):
                states[number] = attempt(step, page, states[number])
    return states


def attempt(step: Callable[[Page, Any], Any], page: Page, state: Any) -> Any:
    """Take a step of reading a page, from what the one before it gave; where it fails, say why as a refusal."""
    try:
        return step(page, state)
    except Exception as error:  # noqa: BLE001 - a reader's fault stays with its page, as in a crawl
        return Read(None, refused=why_refused(error))


def unpack(page: Page, _: None) -> Response:
    """Give the response of a stored page. Raises Damaged."""
    directory, stored, holder = Path(page.directory), page.stored, page.holder
    found = read_at(directory, stored.file, stored.offset, stored.record_id)
    body = read_at(directory, holder.file, holder.offset, holder.record_id) if holder else found
    return response_of(found, body, place_of(stored))


def parse(_: Page, response: Response) -> Response:
    """Make the tree of a page, which is kept with its response."""
    page_root(response)
    return response


def read(page: Page, response: Response) -> Gathered:
    """Give the article of a page. Raises NotAnArticle, Damaged."""
    spider = spider_for(page)
    if page.kept:
        spider.recall(page.identity, response.url)
    if page.may_follow is not None:
        return gathered(UnderWay(spider, response), page.may_follow)
    article = read_again(spider, response)
    for part in page.parts:
        add_part(spider, article, unpack(part, None))
    return Gathered(article)


def gathered(under_way: UnderWay, may_follow: tuple[Page, ...]) -> Gathered:
    """Add to an article under way those of some pages that it goes on at."""
    there = {place(page.stored.url): page for page in may_follow}
    looked_at: list[str] = []
    while under_way.more and (part := there.get(place(under_way.more))):
        looked_at.append(part.stored.url)
        try:
            response = unpack(part, None)
        except Damaged:
            break
        under_way.add(response)
    return Gathered(under_way.article, tuple(looked_at), under_way.more is not None)


def write(page: Page, found: Gathered) -> Read:
    """Give the record of an article. Raises NotAnArticle."""
    kept, spider, article = page.kept, spider_for(page), found.article
    if kept and not page.is_edited and is_as_kept(kept, article):
        validate(article)
        return Read("", page.identity)
    validate(clean(article))
    made = kept_record(article, kept["revision"] if kept else 1)
    return Read(
        "" if made == kept else json_line(made),
        spider.identity(article),
        limited=bool(spider.arguments.limit),
        looked_at=found.looked_at,
        goes_on=found.goes_on,
    )


def is_as_kept(kept: Mapping[str, Any], article: Article) -> bool:
    """Tell whether an article was read word for word as it is kept, and as today's catalogue cleaned it.

    What is clean stays as it is when it is cleaned (see crawler.reading.cleaning.clean): that is a fifth of the time
    that reading a page takes, and is not done again. A time of the future is not for the cleaner to forget.
    """
    if is_of_the_future(article, max(article.published_at or "", article.modified_at or "")):
        return False
    article.content_hash, article.cleaner_version = kept["content_hash"], catalogue.VERSION
    return kept_record(article, kept["revision"]) == kept


def spider_for(page: Page) -> PortalSpider:
    """Give the spider that reads a page: its run's, or its portal's where it was taken in. Raises Damaged."""
    file = None if page.stored.run_id is None else page.stored.file
    return the_spider(page.directory, file, page.stored.portal, page.modules)


@cache
def the_spider(directory: str, file: str | None, portal: str, modules: Modules) -> PortalSpider:
    """Give the spider that a file's warcinfo record names; without a file the portal's. Raises Damaged."""
    kinds = partial(a_portal, modules)
    spider = spider_of_file(info_of(Path(directory) / file), kinds) if file else None
    try:
        return spider or kinds(portal)()
    except KeyError:
        raise Damaged(f"{file or portal}: no known spider reads it") from None


def info_of(path: Path) -> Mapping[str, str]:
    """Give what the warcinfo record says that a file begins with; nothing where there is none. Raises Damaged."""
    try:
        first = next(records(path), None)
    except OSError as error:
        raise Damaged(f"{path}: {error.strerror}") from None
    return first.fields if first and first.kind == "warcinfo" else {}
