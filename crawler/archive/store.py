"""The archive as the crawl and the export use it: what is kept of articles, captures and runs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Engine, func, insert, select, update

from crawler.archive import keeping
from crawler.archive.database import connect, explained, name, writing
from crawler.archive.history import Event, find, history
from crawler.archive.keeping import KEPT, Kept
from crawler.archive.selection import BATCH, Selection, count, parts, stream
from crawler.archive.tables import articles, captures, runs
from crawler.article import Article

VIETNAM = timezone(timedelta(hours=7))


class Address(NamedTuple):
    """Where an article is kept: its portal, its url, and its identity within the portal."""

    portal: str
    url: str
    identity: str


class Run(NamedTuple):
    """An earlier run: when it began, and the arguments it was given."""

    started_at: str
    arguments: dict[str, Any]


def open_archive(address: str, *, create: bool = True) -> "Archive":
    """Open the archive at an SQLAlchemy address such as "sqlite:///output/archive.db", for use in a `with` block.

    Makes the file, its folder and the tables when `create` is true, and brings an archive of an older version to
    today's. Raises ArchiveError, one line with cause and remedy, for a bad address, a missing driver, a path that
    cannot be used, a file that is no database, an archive of a newer version, or a lock.
    """
    return Archive(connect(address, create=create))


class Archive:
    """An open archive. Every method raises ArchiveError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.writer = writing(engine)
        self.where = name(engine.url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; closing twice is fine."""
        self.engine.dispose()

    def kept(self, portal: str, identities: Iterable[str]) -> set[str]:
        """Tell which of these identities of a portal have a committed article."""
        wanted = list(dict.fromkeys(identities))
        found: set[str] = set()
        with explained(self.where), self.engine.connect() as connection:
            for start in range(0, len(wanted), BATCH):  # a database takes only so many parameters
                part = wanted[start : start + BATCH]
                query = select(articles.c.identity).where(articles.c.portal == portal, articles.c.identity.in_(part))
                found.update(connection.scalars(query))
        return found

    def due(self, portal: str, identities: Iterable[str], ages: Iterable[int], at: datetime) -> set[str]:
        """Tell which of these kept articles should be fetched again at a time.

        One is due when it has reached one of the ages (days since it was published) since it was last captured.
        """
        wanted, steps = list(identities), sorted(ages)
        found: set[str] = set()
        newest = (at - timedelta(days=max(steps, default=0) + 366)).isoformat()  # older ones had their last refresh
        last = func.max(captures.c.fetched_at)
        with explained(self.where), self.engine.connect() as connection:
            for start in range(0, len(wanted), BATCH):
                part = wanted[start : start + BATCH]
                query = (
                    select(articles.c.identity, articles.c.published_at, last)
                    .join(captures, captures.c.article_id == articles.c.id)
                    .where(articles.c.portal == portal, articles.c.identity.in_(part))
                    .where(articles.c.published_at >= newest)
                    .group_by(articles.c.id, articles.c.identity, articles.c.published_at)
                )
                for identity, published_at, captured_at in connection.execute(query):
                    born, seen = datetime.fromisoformat(published_at), datetime.fromisoformat(captured_at)
                    if any(seen < born + timedelta(days=age) <= at for age in steps):
                        found.add(identity)
        return found

    def keep(self, article: Article, identity: str, run_id: int | None = None) -> str:
        """Keep an article and its capture in one transaction.

        Gives "new"; "unchanged" when the address was last seen with the same content_hash and nothing else about the
        article has changed either (only the capture is added, the record stays as first captured); "updated" when the
        content is the same and something else is not, as its authors or tags (the record is replaced as a whole, so
        that it always is what one page said; the revision stays); or "revised" when it has other content (the record
        is replaced, and its revision counted up). Old records stay with the captures that brought them.
        Raises ValueError for an article without portal or content_hash.
        """
        if not (article.portal and article.content_hash):
            raise ValueError(f"an article is kept only with its portal and content_hash: {article.url}")
        with explained(self.where), self.writer.begin() as connection:
            return keeping.keep(connection, article, identity, run_id, article.fetched_at or now())

    def each(self, portal: str | None = None) -> Iterator[Kept]:
        """Give every kept article, or those of a portal, a bounded number in memory; others may write meanwhile."""
        mine = [articles.c.portal == portal] if portal is not None else []
        last = 0
        while True:
            query = select(*KEPT).where(articles.c.id > last, *mine).order_by(articles.c.id).limit(BATCH)
            with explained(self.where), self.engine.connect() as connection:
                batch = [Kept(*row) for row in connection.execute(query)]
            if not batch:
                return
            yield from batch
            last = batch[-1].article_id

    def number(self, portal: str | None = None) -> int:
        """Count the kept articles, or those of a portal."""
        mine = [articles.c.portal == portal] if portal is not None else []
        with explained(self.where), self.engine.connect() as connection:
            return connection.scalars(select(func.count()).select_from(articles).where(*mine)).one()

    def replace(self, known: Kept, article: Article, reason: str) -> bool:
        """Put a record that was made anew (reason: "reclean", "reread") in the place of the one it was made of.

        It is no revision. The old record stays: with the capture that brought it, or in the table replaced_records.
        Gives False, and changes nothing, when the kept one has been replaced meanwhile, e.g. by a crawl.
        """
        with explained(self.where), self.writer.begin() as connection:
            return keeping.replace(connection, known, article, reason, now())

    def find(self, name: str, portal: str | None = None) -> list[Kept]:
        """Look up articles by an address they were ever captured at, or by their identity in their portal."""
        with explained(self.where), self.engine.connect() as connection:
            return find(connection, name, portal)

    def history(self, known: Kept) -> list[Event]:
        """List the captures of an article and every record that was kept of it, the oldest first."""
        with explained(self.where), self.engine.connect() as connection:
            return history(connection, known)

    def same_content(self, content_hash: str) -> list[Address]:
        """Look up where this content is kept, the earliest published first."""
        query = (
            select(articles.c.portal, articles.c.url, articles.c.identity)
            .where(articles.c.content_hash == content_hash)
            .order_by(articles.c.ordered_at, articles.c.portal, articles.c.url, articles.c.identity)
        )
        with explained(self.where), self.engine.connect() as connection:
            return [Address(*row) for row in connection.execute(query)]

    def start_run(self, portal: str, arguments: Mapping[str, Any]) -> int:
        """Note that a run of a portal begins, with its arguments (JSON values); give the run's id."""
        row = {"portal": portal, "started_at": now(), "arguments": dict(arguments), "complete": False}
        with explained(self.where), self.writer.begin() as connection:
            run_id: int = connection.scalars(insert(runs).returning(runs.c.id), row).one()
        return run_id

    def finish_run(self, run_id: int, outcome: str, *, complete: bool, counts: Mapping[str, Any]) -> None:
        """Note how a run ended: its outcome, whether it saw all there was to see, and its counts (JSON values)."""
        values = {"finished_at": now(), "outcome": outcome, "complete": complete, "counts": dict(counts)}
        with explained(self.where), self.writer.begin() as connection:
            connection.execute(update(runs).where(runs.c.id == run_id).values(**values))

    def complete_runs(self, portal: str) -> list[Run]:
        """List the runs of a portal that ended complete, oldest first."""
        query = (
            select(runs.c.started_at, runs.c.arguments)
            .where(runs.c.portal == portal, runs.c.complete)
            .order_by(runs.c.started_at, runs.c.id)
        )
        with explained(self.where), self.engine.connect() as connection:
            return [Run(*row) for row in connection.execute(query)]

    def portals(self) -> list[str]:
        """List the portals that have articles, sorted."""
        with explained(self.where), self.engine.connect() as connection:
            return sorted(connection.scalars(select(articles.c.portal).distinct()))

    def export(self, selection: Selection | None = None) -> Iterator[dict[str, Any]]:
        """Give the selected records in the order portal, published_at (unknown last), url, a bounded number in memory.

        One record a content: the earliest by published_at, portal, url; `also_at` names the other addresses of that
        content in the whole archive. With SQLite, what is given is the archive at one moment, whoever writes meanwhile.
        """
        with explained(self.where), self.engine.connect() as connection:
            yield from stream(connection, selection or Selection())

    def export_parts(self, selection: Selection, split: str) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Give what `export` gives, in parts by "month", "portal" or "province": a name, and the part's records.

        The parts and their records are read in the order given; a part may turn out to hold none.
        """
        with explained(self.where), self.engine.connect() as connection:
            yield from parts(connection, selection, split)

    def count(self, selection: Selection) -> int:
        """Count the records that an export of the selection gives."""
        with explained(self.where), self.engine.connect() as connection:
            return count(connection, selection)


def now() -> str:
    """Tell the time in Vietnam in the form all times of the archive have."""
    return datetime.now(UTC).astimezone(VIETNAM).isoformat(timespec="seconds")
