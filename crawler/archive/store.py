"""The archive as the crawl and the export use it: what is kept of articles, captures and runs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Engine, func, insert, select, update

from crawler.archive.database import connect, explained, name, writing
from crawler.archive.lines import json_line
from crawler.archive.selection import BATCH, Selection, stream
from crawler.archive.tables import UNKNOWN_TIME, articles, captures, runs
from crawler.article import Article, record

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

    Makes the file, its folder and the tables when `create` is true. Raises ArchiveError, one line with cause and
    remedy, for a bad address, a missing driver, a path that cannot be used, a file that is no database, or a lock.
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

        Gives "new"; "unchanged" when the address was last seen with the same content_hash (only the capture is
        added, the record stays as first captured); or "revised" when it has other content (the record is replaced
        and its revision counted up; the old one stays with the capture that brought it).
        Raises ValueError for an article without portal or content_hash.
        """
        if not (article.portal and article.content_hash):
            raise ValueError(f"an article is kept only with its portal and content_hash: {article.url}")
        fetched_at = article.fetched_at or now()
        which = (articles.c.portal == article.portal, articles.c.identity == identity)
        with explained(self.where), self.writer.begin() as connection:
            known = connection.execute(
                select(articles.c.id, articles.c.content_hash, articles.c.revision).where(*which).with_for_update()
            ).one_or_none()
            revision = known.revision if known else 1
            line: str | None = None
            if known and known.content_hash == article.content_hash:
                outcome, article_id = "unchanged", known.id
            elif known:
                revision += 1
                line = kept_line(article, revision)
                connection.execute(update(articles).where(*which).values(**columns(article, revision, line)))
                outcome, article_id = "revised", known.id
            else:
                line = kept_line(article, revision)
                row = {**columns(article, revision, line), "identity": identity, "first_captured_at": fetched_at}
                article_id = connection.scalars(insert(articles).returning(articles.c.id), row).one()
                outcome = "new"
            capture = {
                "article_id": article_id,
                "run_id": run_id,
                "url": article.url,
                "fetched_at": fetched_at,
                "http_status": article.http_status,
                "content_hash": article.content_hash,
                "revision": revision,
                "record": line,
            }
            connection.execute(insert(captures), capture)
        return outcome

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


def columns(article: Article, revision: int, line: str) -> dict[str, Any]:
    """Give the columns of an article's row that follow its content."""
    return {
        "portal": article.portal,
        "url": article.url,
        "content_hash": article.content_hash,
        "province": article.province,
        "kind": article.kind,
        "published_at": article.published_at,
        "ordered_at": article.published_at or UNKNOWN_TIME,
        "revision": revision,
        "record": line,
    }


def kept_line(article: Article, revision: int) -> str:
    """Give the record as it is stored: `also_at` is left to the export, which alone can know it."""
    return json_line({**record(article), "revision": revision, "also_at": []})


def now() -> str:
    """Tell the time in Vietnam in the form all times of the archive have."""
    return datetime.now(UTC).astimezone(VIETNAM).isoformat(timespec="seconds")
