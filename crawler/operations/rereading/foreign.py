"""WARC files that others made: their pages of known portals become articles.

Such a file is copied into the folder `imported` of the WARC files, under its digest and name, so that what is kept
leads to it. A page is kept when nothing of its article is, or when it is later than the last capture of it.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import func, select

from crawler.archive.exports.whole import whole_file
from crawler.archive.responses import HTTP_OK, Stored, by_record, note_once
from crawler.archive.store import Archive
from crawler.archive.tables import articles, captures
from crawler.archive.warc_files.packaged import is_zip, lacking, unpacked, warcs_in
from crawler.archive.warc_files.pages import SUFFIXES, Damaged, Record, is_gzip, records, torn_at
from crawler.archive.warc_files.repacking import is_by_record, repack
from crawler.archive.warc_files.salvage import readable
from crawler.archive.warc_files.warc_records import digest
from crawler.article import Article
from crawler.crawl.portal import PortalSpider
from crawler.middlewares.replaying import response_of
from crawler.operations.rereading.stored import place_of, read_again, why_refused
from crawler.reading.cleaning.clean import clean
from crawler.reading.links import LONGEST_ADDRESS, host_of
from crawler.reading.validate import validate

FOLDER = "imported"
LEFT = ("revisit", "resource", "conversion")  # records that hold, or may hold, a page, and are not read
ELSEWHERE = "no article's address, or of no known portal"
TORN = "torn last records, left"


def by_host(portals: Iterable[type[PortalSpider]]) -> dict[str, PortalSpider]:
    """Give a spider, for reading only, for each host that a portal has; hosts are without www."""
    return {host: spider for kind in portals for spider in [kind()] for host in spider.allowed_domains}


def no_warc(path: Path) -> str | None:
    """Say what to do about a file that is neither a WARC file nor a package of some; None for one. Raises OSError."""
    if is_zip(path):
        return lacking(path)
    try:
        if next(records(path), None):
            return None
    except Damaged:
        pass
    return f"{path}: no WARC file; it does not begin with a whole record"


@dataclass
class Import:
    """The taking in of files, and what came of their pages by outcome. With `dry` nothing is written."""

    archive: Archive
    directory: Path
    spiders: Mapping[str, PortalSpider]
    dry: bool = False
    since: date | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, path: Path) -> Iterator[tuple[Article, Stored]]:
        """Take in a WARC file, or those in a WACZ; give the articles that come of it.

        Raises ArchiveError; Damaged for what cannot be read, when all else is taken in; OSError.
        """
        if not is_zip(path):
            yield from self.take_file(path)
            return
        problems = []
        for name in warcs_in(path):
            try:
                with unpacked(path, name) as file:
                    yield from self.take_file(file)
            except Damaged as problem:
                problems.append(str(problem))
        if problems:
            raise Damaged("; ".join(problems))

    def take_file(self, path: Path) -> Iterator[tuple[Article, Stored]]:
        """Take in a WARC file, as `take` does."""
        placed, name = self.place(path)
        last = 0
        for record in readable(placed):
            last = record.offset
            if record.kind == "response":
                yield from self.page(record, name)
            elif record.kind in LEFT:
                self.counts[f"{record.kind}s, left"] += 1
        if is_gzip(placed) and torn_at(placed, last) is not None:
            self.counts[TORN] += 1

    def page(self, record: Record, name: str) -> Iterator[tuple[Article, Stored]]:
        """Take in an answer of a file under that name; give the article that comes of it, if one does."""
        spider = self.spider_for(record.url)
        if spider is None or (unread := self.why_unread(record)):
            self.counts[unread if spider else ELSEWHERE] += 1
            return
        stored = found(record, name, spider.portal)
        try:
            article = validate(clean(read_again(spider, response_of(record, record, place_of(stored)))))
        except Damaged:
            self.counts["unreadable"] += 1
            return
        except Exception as error:  # noqa: BLE001 - a reader's fault stays with its page, as in a crawl
            self.counts[f"refused: {why_refused(error)}"] += 1
            return
        identity = spider.identity(article)
        if self.is_late(article, identity):
            self.counts["kept already"] += 1
            return
        outcome = "new" if self.dry else self.keep(article, identity, stored)
        self.counts[outcome] += 1
        yield article, stored

    def spider_for(self, url: str) -> PortalSpider | None:
        """Give the spider of the portal whose article has an address; None where none has."""
        if len(url) > LONGEST_ADDRESS:
            return None
        try:
            spider = self.spiders.get(host_of(url))
            return spider if spider and spider.identity_of(url) is not None else None
        except ValueError:  # no address
            return None

    def why_unread(self, record: Record) -> str:
        """Say why an answer at an article's address is not read; "" where it is."""
        if record.status != HTTP_OK:
            return f"refused: http {record.status}"
        if "warc-truncated" in record.headers:
            return "refused: truncated"
        if not (record.record_id and record.fetched_at):
            return "unreadable"
        return "fetched before" if self.since and record.fetched_at[:10] < self.since.isoformat() else ""

    def keep(self, article: Article, identity: str, stored: Stored) -> str:
        """Note a page and keep its article; give the outcome."""
        if by_record(self.archive, stored.record_id) is None:
            note_once(self.archive, stored)
        return self.archive.keep(article, identity)

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

    def place(self, path: Path) -> tuple[Path, str]:
        """Copy a file to those of others unless it is there; give what to read, and its name below the WARC files.

        The copy is compressed record by record, whatever the file is. Raises OSError.
        """
        here = self.directory.resolve()
        if path.resolve().is_relative_to(here / FOLDER):
            return path, path.resolve().relative_to(here).as_posix()
        whole = is_by_record(path)
        if not whole and torn_at(path, 0) is not None:
            self.counts[TORN] += 1
        with path.open("rb") as content:
            name = f"{file_digest(content, 'sha256').hexdigest()[:16]}-{path.name}"
        if not whole or not name.endswith(SUFFIXES):
            name = name.removesuffix(".gz").removesuffix(".warc") + SUFFIXES[not is_gzip(path)]
        copy = self.directory / FOLDER / name
        if not self.dry and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb") as content, whole_file(copy) as out:
                shutil.copyfileobj(content, out) if whole else repack(path, out)
        return path if self.dry else copy, f"{FOLDER}/{name}"


def found(record: Record, name: str, portal: str) -> Stored:
    """Give the row of a page in such a file."""
    return Stored(
        run_id=None,
        portal=portal,
        url=record.url,
        role="imported",
        fetched_at=record.fetched_at,
        http_status=record.status,
        file=name,
        offset=record.offset,
        record_id=record.record_id,
        digest=record.headers.get("warc-payload-digest") or digest(record.payload),
        refers_to=None,
    )
