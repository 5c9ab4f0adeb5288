"""WARC files that others made: their pages of known portals become articles.

Such a file is copied into the folder `imported` of the WARC files, under its digest and name, so that what is kept
leads to it. A page is kept when nothing of its article is, or when it is later than the last capture of it.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import func, select

from crawler.archive.database import explained
from crawler.archive.pages import Damaged, Record, records
from crawler.archive.responses import HTTP_OK, Stored, by_record, note
from crawler.archive.store import Archive
from crawler.archive.tables import articles, captures
from crawler.archive.times import as_text
from crawler.archive.warc_records import digest
from crawler.archive.whole import whole_file
from crawler.article import Article, NotAnArticle
from crawler.crawl.portal import PortalSpider
from crawler.middlewares.replaying import response_of
from crawler.operations.stored import place_of, read_again
from crawler.reading.cleaning.clean import clean
from crawler.reading.links import LONGEST_ADDRESS, host_of
from crawler.reading.validate import validate

FOLDER = "imported"


def by_host(portals: Iterable[type[PortalSpider]]) -> dict[str, PortalSpider]:
    """Give a spider, for reading only, for each host that a portal has; hosts are without www."""
    return {host: spider for kind in portals for spider in [kind()] for host in spider.allowed_domains}


@dataclass
class Import:
    """The taking in of files, and what came of their pages by outcome. With `dry` nothing is written."""

    archive: Archive
    directory: Path
    spiders: Mapping[str, PortalSpider]
    dry: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, path: Path) -> Iterator[tuple[Article, Stored]]:
        """Take in a file; give the articles that come of it. Raises ArchiveError, Damaged, OSError."""
        name = self.place(path)
        for record in records(path):
            if record.kind != "response":
                self.counts["revisits, left"] += record.kind == "revisit"
                continue
            if len(record.url) > LONGEST_ADDRESS:
                self.counts["too long an address"] += 1
                continue
            spider = self.spiders.get(host_of(record.url))
            if spider is None or spider.identity_of(record.url) is None or record.status != HTTP_OK:
                self.counts["no article's address, or of no known portal"] += 1
                continue
            try:
                stored = found(record, name, spider.portal)
                article = validate(clean(read_again(spider, response_of(record, record, place_of(stored)))))
            except NotAnArticle as refused:
                self.counts[f"refused: {refused.reason}"] += 1
            except (Damaged, ValueError):
                self.counts["unreadable"] += 1
            else:
                identity = spider.identity(article)
                if self.is_late(article, identity):
                    self.counts["kept already"] += 1
                    continue
                outcome = "new" if self.dry else self.keep(article, identity, stored)
                self.counts[outcome] += 1
                yield article, stored

    def keep(self, article: Article, identity: str, stored: Stored) -> str:
        """Note a page and keep its article; give the outcome."""
        if by_record(self.archive, stored.record_id) is None:
            note(self.archive, stored)
        return self.archive.keep(article, identity)

    def is_late(self, article: Article, identity: str) -> bool:
        """Tell whether a capture of the article at that time or later is kept."""
        query = (
            select(func.max(captures.c.fetched_at))
            .join(articles, articles.c.id == captures.c.article_id)
            .where(articles.c.portal == article.portal, articles.c.identity == identity)
        )
        with explained(self.archive.where), self.archive.engine.connect() as connection:
            last = connection.scalar(query)
        return last is not None and (article.fetched_at or "") <= last

    def place(self, path: Path) -> str:
        """Copy a file below the WARC files unless it is there; give its name relative to them. Raises OSError."""
        here = self.directory.resolve()
        if path.resolve().is_relative_to(here):
            return path.resolve().relative_to(here).as_posix()
        with path.open("rb") as content:
            name = f"{file_digest(content, 'sha256').hexdigest()[:16]}-{path.name}"
        copy = self.directory / FOLDER / name
        if not self.dry and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb") as content, whole_file(copy) as out:
                shutil.copyfileobj(content, out)
        return f"{FOLDER}/{name}"


def found(record: Record, name: str, portal: str) -> Stored:
    """Give the row of a page in such a file. Raises ValueError where the record has no time."""
    return Stored(
        run_id=None,
        portal=portal,
        url=record.url,
        role="imported",
        fetched_at=as_text(record.at),
        http_status=record.status,
        file=name,
        offset=record.offset,
        record_id=record.record_id,
        digest=record.headers.get("warc-payload-digest") or digest(record.payload),
        refers_to=None,
    )
