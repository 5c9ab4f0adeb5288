"""WARC files that others made: their pages of known portals become articles.

A page is kept when nothing of its article is, or when it is later than the last capture of it. What an article goes on
with on further pages that are in the files is joined to it, as by a crawl; such a page is never an article by itself.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from crawler.archive.batches import in_batches
from crawler.archive.responses import HTTP_OK, Stored, by_record, note_once, page_ids
from crawler.archive.room import NoRoom
from crawler.archive.store import Archive
from crawler.archive.tables import articles, captures
from crawler.archive.temporary import temporary_tables
from crawler.archive.warc_files.pages import Damaged, Record, is_gzip, torn_at
from crawler.archive.warc_files.salvage import readable
from crawler.archive.warc_files.warc_records import NOT_MODIFIED
from crawler.article import Article, NotAnArticle, from_record
from crawler.crawl.portal import PortalSpider
from crawler.operations.registry import Modules, a_portal, loader_in
from crawler.operations.rereading.again import AT_A_TIME, Page, Read
from crawler.operations.rereading.given_files import placed, warc_files_in
from crawler.operations.rereading.given_pages import TABLES, GivenPages
from crawler.operations.rereading.in_processes import spread
from crawler.operations.rereading.stored import DAMAGED
from crawler.reading.outlinks.links import LONGEST_ADDRESS, host_of, is_web_address
from crawler.reading.part_address import first_places

LEFT = ("resource", "conversion")  # records that hold, or may hold, a page, and are not read
ELSEWHERE = "no article's address, or of no known portal"
OF_NO_PAGE = "left: revisit of a page that is not in the files"
OURS = "left: answer to a run of this archive"
PARTS = "joined: further page of an article"
PARTS_LEFT = "left: further page of an article without its first"
CUT_SHORT = "cut short: not all of its pages are in the files"
TORN = "left: torn last record"


def by_host(modules: Modules, portal: str | None = None) -> dict[str, PortalSpider]:
    """Give a spider, for reading only, for each host that a portal has, or the one named; hosts are without www."""
    kinds = [a_portal(modules, name) for name in ([portal] if portal else loader_in(modules).list())]
    return {host: spider for kind in kinds for spider in [kind()] for host in spider.allowed_domains}


@dataclass
class Import:
    """The taking in of files, and what came of their pages by outcome. With `dry` nothing is written."""

    archive: Archive
    directory: Path
    modules: Modules
    dry: bool = False
    portal: str | None = None
    since: date | None = None
    jobs: Callable[[int], int] = lambda _pages: 1  # how many processes read so many pages
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)  # what could not be read: all else is taken in

    def __post_init__(self) -> None:
        self.spiders = by_host(self.modules, self.portal)

    def take(self, paths: Iterable[Path]) -> Iterator[tuple[Article, Stored]]:
        """Take in WARC files, and those in WACZ files; give the articles that come of them.

        Raises ArchiveError; OSError for what cannot be written.
        """
        with TemporaryDirectory(prefix="baotinh-") as scratch, temporary_tables(TABLES) as tables:
            directory, pages = Path(scratch) if self.dry else self.directory, GivenPages(tables)
            for path in paths:
                try:
                    for file in warc_files_in(path, self.problems):
                        self.take_file(file, directory, pages)
                except Damaged as problem:
                    self.problems.append(str(problem))
            jobs = self.jobs(pages.number())
            for later in (False, True):
                yield from self.read(directory, pages, jobs, later=later)

    def take_file(self, file: Path, directory: Path, pages: GivenPages) -> None:
        """Place a WARC file and note its pages, where there is room for it."""
        try:
            name, torn = placed(file, directory)
        except NoRoom as problem:
            self.problems.append(str(problem))
            return
        self.counts[TORN] += torn
        self.look_through(directory / name, name, pages)

    def look_through(self, path: Path, name: str, pages: GivenPages) -> None:
        """Note the pages of a file that was placed, as far as it can be read."""
        last = 0
        try:
            for record in readable(path):
                last = record.offset
                if record.kind in ("response", "revisit"):
                    self.note(record, name, pages)
                elif record.kind in LEFT:
                    self.counts[f"left: {record.kind}"] += 1
            if is_gzip(path) and torn_at(path, last) is not None:
                self.counts[TORN] += 1
        except Damaged as problem:
            self.problems.append(str(problem))
        except OSError as problem:
            self.problems.append(f"{path}: {problem.strerror or problem}")

    def note(self, record: Record, name: str, pages: GivenPages) -> None:
        """Note a page of a known portal, or count why it is none."""
        spider = self.spider_for(record.url)
        if spider is None:
            self.counts[ELSEWHERE] += 1
            return
        unread = self.why_unread(record)
        is_wanted = spider.identity_of(record.url) is not None or bool(first_places(record.url))
        old = self.since is not None and record.fetched_at[:10] < self.since.isoformat()
        if not is_wanted:
            self.counts[ELSEWHERE] += 1
        elif unread or old:
            self.counts[unread or "fetched before"] += 1
        if not unread:
            pages.note(record, name, spider.portal, is_wanted=is_wanted and not old)

    def spider_for(self, url: str) -> PortalSpider | None:
        """Give the spider of the portal that an address is of; None where none has it.

        A file may name what no crawl asks for: another scheme, no scheme, a password, which would be kept and exported.
        """
        return self.spiders.get(host_of(url)) if len(url) <= LONGEST_ADDRESS and is_web_address(url) else None

    def why_unread(self, record: Record) -> str:
        """Say why an answer at an article's address is not read; "" where it is."""
        is_revisit = record.kind == "revisit" and record.status in (0, NOT_MODIFIED)
        if record.status != HTTP_OK and not is_revisit:
            return f"refused: http {record.status}"
        if "warc-truncated" in record.headers:
            return "refused: truncated"
        if record.left:
            return "refused: too large"
        return "" if record.record_id and record.fetched_at else "unreadable"

    def read(self, directory: Path, pages: GivenPages, jobs: int, *, later: bool) -> Iterator[tuple[Article, Stored]]:
        """Read the pages of articles whose addresses are no further part's, or those that may be."""
        waiting: deque[list[Page]] = deque()

        def batches() -> Iterator[list[Page]]:
            for batch in in_batches(self.to_read(directory, pages, later=later), AT_A_TIME):
                waiting.append(batch)
                yield batch

        for reads in spread(batches(), jobs):
            for page, read in zip(waiting.popleft(), reads, strict=True):
                for url in read.looked_at:
                    pages.join(url)
                if later and pages.is_joined(page.stored.url):  # by an article that was read meanwhile
                    self.counts[PARTS] += 1
                else:
                    yield from self.taken(page, read, later=later)

    def to_read(self, directory: Path, pages: GivenPages, *, later: bool) -> Iterator[Page]:
        """Give the pages that are to be read, with those that may be their further parts."""
        for stored in pages.wanted(later=later):
            found = pages.resolved(stored)
            if later and pages.is_joined(stored.url):
                self.counts[PARTS] += 1
            elif not found:
                self.counts[OF_NO_PAGE] += 1
            elif self.spiders[host_of(stored.url)].identity_of(stored.url) is None:
                self.counts[ELSEWHERE] += 1
            else:
                parts = filter(None, map(pages.resolved, pages.may_follow(stored)))
                may_follow = tuple(Page(str(directory), *part, self.modules, may_follow=()) for part in parts)
                yield Page(str(directory), *found, self.modules, may_follow=may_follow)

    def taken(self, page: Page, read: Read, *, later: bool) -> Iterator[tuple[Article, Stored]]:
        """Keep what came of a page; give the article, if it is one that is not kept already."""
        if read.line is None:
            self.counts["unreadable" if read.refused == DAMAGED else f"refused: {read.refused}"] += 1
            return
        article = from_record(json.loads(read.line))
        if later and self.is_part(page.stored.url, read.identity):
            self.counts[PARTS_LEFT] += 1
            return
        if self.is_late(article, read.identity):
            self.counts["kept already"] += 1
            return
        if self.is_ours(page.stored.record_id):
            self.counts[OURS] += 1
            return
        try:
            outcome = "new" if self.dry else self.keep(article, read.identity, page)
        except NotAnArticle as refused:
            self.counts[f"refused: {refused.reason}"] += 1
            return
        self.counts[CUT_SHORT] += read.goes_on
        self.counts[outcome] += 1
        yield article, page.stored

    def is_part(self, url: str, identity: str) -> bool:
        """Tell whether a page names itself as what another address does, whose further part its own address says."""
        spider = self.spiders[host_of(url)]
        return identity in {spider.identity_of(f"https://{first}") for first in first_places(url)}

    def keep(self, article: Article, identity: str, page: Page) -> str:
        """Note the pages that an article was read from, and keep it; give the outcome."""
        assert page.may_follow is not None
        read = set(page_ids(article.warc))
        for one in (page, *page.may_follow):
            for stored in (one.stored, one.holder) if one.stored.record_id in read else ():
                if stored and by_record(self.archive, stored.record_id) is None:
                    note_once(self.archive, stored)
        return self.archive.keep(article, identity)

    def is_ours(self, record_id: str) -> bool:
        """Tell whether a page came to a run of this archive: a copy of its file says nothing that is not known."""
        known = by_record(self.archive, record_id)
        return known is not None and known.run_id is not None

    def is_late(self, article: Article, identity: str) -> bool:
        """Tell whether a capture of the article at that time or later is kept."""
        query = (
            select(func.max(captures.c.fetched_at))
            .join(articles, articles.c.id == captures.c.article_id)
            .where(articles.c.portal == article.portal, articles.c.identity == identity)
        )
        with self.archive.asking() as connection:
            last = connection.scalar(query)
        return last is not None and (article.fetched_at or "") <= last
