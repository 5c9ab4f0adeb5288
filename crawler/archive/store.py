"""The archive as the crawl and the export use it: what is kept of articles, captures and runs."""

import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from crawler.archive import keeping
from crawler.archive.batches import BATCH
from crawler.archive.connections import writing
from crawler.archive.database import ArchiveError, connect, explained, name
from crawler.archive.fixed import is_fixed, seen
from crawler.archive.history import Event, find, history
from crawler.archive.keeping import KEPT, Kept
from crawler.archive.known import Address, captured, due, kept, same_content
from crawler.archive.selection import Selection, count, left_out, parts, portals, stream
from crawler.archive.tables import articles, responses
from crawler.archive.times import now
from crawler.article import Article
from crawler.reading.lines.dates import VIETNAM

SOON = 1.0  # seconds that what is noted may wait for another commit to go with
SOME = 100  # rows that may wait


def open_archive(address: str, *, create: bool = True, dry: bool = False) -> "Archive":
    """Open the archive at an SQLAlchemy address such as "sqlite:///output/archive.db", for use in a `with` block.

    Makes the file, its folder and the tables when `create` is true, and brings an archive of an older version to
    today's; a `dry` run refuses that one. Raises ArchiveError, one line with cause and remedy, for a bad address, a
    missing driver, a path that cannot be used, a file that is no database, an archive of a newer version, or a lock.
    """
    return Archive(connect(address, create=create, dry=dry))


class Archive:
    """An open archive. Every method raises ArchiveError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.writer = writing(engine)
        self.where = name(engine.url)
        file = Path(self.where) if engine.dialect.name == "sqlite" else None
        self.seen = (file, seen(file)) if file and is_fixed(file) else None  # of one that is read as it is
        self.waiting: list[dict[str, Any]] = []  # rows of `responses` that go into the next transaction
        self.committed = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; closing twice is fine."""
        self.engine.dispose()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Give a connection for queries."""
        with explained(self.where), self.engine.connect() as connection:
            yield connection
        self.check_seen()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the archive at one moment, whoever writes meanwhile."""
        # In SQLite any transaction does.
        one_moment = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with explained(self.where), self.engine.execution_options(**one_moment).connect() as connection:
            yield connection
        self.check_seen()

    def check_seen(self) -> None:
        """Raise ArchiveError where the file has been changed that is read as if nobody could."""
        if self.seen and seen(self.seen[0]) != self.seen[1]:
            raise ArchiveError(f"the archive {self.where} was changed while it was read; run this again")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection for a transaction that writes; what waits to be noted goes in with it, and first."""
        with explained(self.where), self.writer.begin() as connection:
            if self.waiting:
                connection.execute(insert(responses), self.waiting)
            yield connection
        self.waiting.clear()
        self.committed = time.monotonic()

    def note(self, response: Mapping[str, Any], *, at_once: bool = True) -> None:
        """Note a row of `responses`: at once, or with the next article that is kept, or soon where none is.

        A crawl that is killed loses the rows that waited, of SOON seconds at most; the WARC files hold what they index.
        """
        self.waiting.append(dict(response))
        if at_once or len(self.waiting) >= SOME or time.monotonic() - self.committed > SOON:
            with self.writing():
                pass

    def kept(self, portal: str, identities: Iterable[str], by: int | None = None) -> set[str]:
        """Tell which of these identities of a portal have a committed article.

        `by` is the number of a run: only those count that it, or an earlier one, captured. What was taken in from WARC
        files of others is of no run, and counts where it was fetched before that run began.
        """
        with self.asking() as connection:
            return kept(connection, portal, identities, by)

    def captured(self, portal: str, urls: Iterable[str], by: int | None = None) -> dict[str, str]:
        """Give those of these addresses that ever gave an article of a portal, with its identity; `by` as in `kept`.

        That may be another than the address's, which the article's page names as its own.
        """
        with self.asking() as connection:
            return captured(connection, portal, urls, by)

    def due(self, portal: str, identities: Iterable[str], ages: Iterable[int], at: datetime) -> set[str]:
        """Tell which of these kept articles should be fetched again at a time.

        One is due when it has reached one of the ages (days since it was published) since it was last captured. A
        capture that is dated later than now was made by a wrong clock and says nothing of when: such an article is due
        while it is younger than twice the last age.
        """
        with self.asking() as connection:
            return due(connection, portal, identities, ages, at.astimezone(VIETNAM))

    def keep(self, article: Article, identity: str, run_id: int | None = None) -> str:
        """Keep an article and its capture in one transaction.

        Gives "new"; "unchanged" when the address was last seen with the same content_hash and nothing else about the
        article has changed either (only the capture is added, the record stays as first captured); "updated" when the
        content is the same and something else is not, as its authors or tags (the record is replaced as a whole, so
        that it always is what one page said; the revision stays); or "revised" when it has other content (the record
        is replaced, and its revision counted up). Old records stay with the captures that brought them.
        Raises ValueError for an article without portal or content_hash, NotAnArticle where an article is kept and
        nothing of it is on the page that stands in its place.
        """
        if not (article.portal and article.content_hash):
            raise ValueError(f"an article is kept only with its portal and content_hash: {article.url}")
        at = article.fetched_at or now()
        try:
            with self.writing() as connection:
                return keeping.keep(connection, article, identity, run_id, at)
        except ArchiveError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
        # Another process has kept the article since it was looked for here, which PostgreSQL lets it: now it is there.
        with self.writing() as connection:
            return keeping.keep(connection, article, identity, run_id, at)

    def each(self, portal: str | None = None) -> Iterator[Kept]:
        """Give every kept article, or those of a portal, a bounded number in memory; others may write meanwhile."""
        mine = [articles.c.portal == portal] if portal is not None else []
        last = 0
        while True:
            query = select(*KEPT).where(articles.c.id > last, *mine).order_by(articles.c.id).limit(BATCH)
            with self.asking() as connection:
                batch = [Kept(*row) for row in connection.execute(query)]
            if not batch:
                return
            yield from batch
            last = batch[-1].article_id

    def number(self, portal: str | None = None) -> int:
        """Count the kept articles, or those of a portal."""
        mine = [articles.c.portal == portal] if portal is not None else []
        with self.asking() as connection:
            return connection.scalars(select(func.count()).select_from(articles).where(*mine)).one()

    def replace(self, known: Kept, article: Article, reason: str) -> bool:
        """Put a record that was made anew (reason: "reclean", "reread") in the place of the one it was made of.

        It is no revision. The old record stays: with the capture that brought it, or in the table replaced_records.
        Gives False, and changes nothing, when the kept one has been replaced meanwhile, e.g. by a crawl.
        """
        with self.writing() as connection:
            return keeping.replace(connection, known, article, reason, now())

    def digest_anew(self, known: Kept) -> None:
        """Write the digest of a record that was found to be what its page says."""
        with self.writing() as connection:
            keeping.digest_anew(connection, known)

    def find(self, name: str, portal: str | None = None) -> list[Kept]:
        """Look up articles by an address they were ever captured at, or by their identity in their portal."""
        with self.asking() as connection:
            return find(connection, name, portal)

    def history(self, known: Kept) -> list[Event]:
        """List the captures of an article and every record that was kept of it, the oldest first."""
        with self.asking() as connection:
            return history(connection, known)

    def same_content(self, content_hash: str) -> list[Address]:
        """Look up where this content is kept, the earliest published first."""
        with self.asking() as connection:
            return same_content(connection, content_hash)

    def portals(self) -> list[str]:
        """List the portals that have articles, sorted."""
        with self.asking() as connection:
            return [*portals(connection)]

    def export(self, selection: Selection | None = None, *, clusters: bool = False) -> Generator[dict[str, Any]]:
        """Give the selected records in the order portal, published_at (unknown last), url, a bounded number in memory.

        One record a content: the earliest by published_at, portal, url; `also_at` names the other addresses of that
        content in the whole archive. What is given is the archive at one moment, whoever writes meanwhile.
        With `clusters` a record has the field `cluster` too, as far as the articles are compared (operations/reprints).
        """
        with self.reading() as connection:
            yield from stream(connection, selection or Selection(), clusters=clusters)

    def export_parts(
        self, selection: Selection, split: str, *, clusters: bool = False
    ) -> Generator[tuple[str, Iterator[dict[str, Any]]]]:
        """Give what `export` gives, in parts by "month", "portal" or "province": a name, and the part's records.

        The parts and their records are read in the order given; a part may turn out to hold none.
        """
        with self.reading() as connection:
            yield from parts(connection, selection, split, clusters=clusters)

    def count(self, selection: Selection) -> int:
        """Count the records that an export of the selection gives."""
        with self.asking() as connection:
            return count(connection, selection)

    def left_out(self, selection: Selection) -> tuple[int, int]:
        """Count the selected articles that another one's record stands for, and those that lack a time to select by."""
        with self.asking() as connection:
            return left_out(connection, selection)
