"""Cleaning what is kept by today's catalogue: new text, new hash, and which articles are duplicates by it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    and_,
    exists,
    func,
    insert,
    or_,
    select,
)

from crawler.archive.batches import in_batches
from crawler.archive.database import ArchiveError, explained
from crawler.archive.keeping import Kept
from crawler.archive.store import Archive
from crawler.archive.tables import articles
from crawler.article import Article, NotAnArticle, from_record, record
from crawler.operations.difference import Line, difference
from crawler.reading.cleaning import catalogue
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate

EXAMPLES = 5

# The articles whose hash changed: in a table of the connection's own, since there may be a million of them.
moved = Table(
    "moved",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("old", String, nullable=False, index=True),
    Column("new", String, nullable=False, index=True),
    prefixes=["TEMPORARY"],
)


@dataclass
class Recleaned:
    """What cleaning again did, or would do; `left` counts by reason what today's rules would refuse: it stays as it is.

    `found` and `freed` count the articles that have the content of another one now and had not, and the reverse.
    """

    seen: int = 0
    stale: int = 0  # cleaned by another catalogue than today's
    text: int = 0  # of them, those whose title, lead or body is another now
    fields: int = 0  # those of which only other fields are
    doubtful: int = 0  # not what their digests say, and left
    found: int = 0
    freed: int = 0
    left: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, list[Line]]] = field(default_factory=list)


def reclean(
    archive: Archive,
    portal: str | None = None,
    *,
    dry_run: bool = False,
    watched: Callable[[Iterable[Kept]], Iterable[Kept]] = iter,
) -> Recleaned:
    """Clean every kept article, or those of a portal, that another catalogue cleaned; a dry run changes nothing.

    The revision stays; the old record is kept as `Archive.replace` says. One article is one transaction, so that
    crawls go on meanwhile and an interrupted run is simply run again; run twice, the second changes nothing.
    Raises ArchiveError.
    """
    done = Recleaned()
    with list_of_moved(archive) as connection:
        for batch in in_batches(changed(archive, watched(archive.each(portal)), done, dry_run=dry_run)):
            rows = [{"id": known.article_id, "old": known.content_hash, "new": now} for known, now in batch]
            with explained(archive.where):
                connection.execute(insert(moved), rows)
                connection.commit()  # no reader's snapshot stays open, or the WAL file would grow until the end
        with explained(archive.where):
            done.found, done.freed = (
                connection.scalars(select(func.count()).select_from(moved).where(*which)).one()
                for which in ((company("new"), ~company("old")), (company("old"), ~company("new")))
            )
    return done


def changed(archive: Archive, kept: Iterable[Kept], done: Recleaned, *, dry_run: bool) -> Iterator[tuple[Kept, str]]:
    """Clean each article that is stale; give those whose hash changed, with the new one."""
    for known in kept:
        done.seen += 1
        try:
            before = known.record
        except ArchiveError:  # it is damaged
            done.doubtful += 1
            continue
        if before["cleaner_version"] == catalogue.VERSION:
            continue
        done.stale += 1
        if not known.is_whole:  # it would be digested anew, and nobody could tell any more
            done.doubtful += 1
            continue
        try:
            article = validate(clean(from_record(before)))
        except NotAnArticle as refused:
            done.left[refused.reason] += 1
            continue
        if not dry_run and not archive.replace(known, article, "reclean"):
            continue  # a crawl has brought another one meanwhile, cleaned by today's catalogue
        note(done, known, before, article)
        if article.content_hash and article.content_hash != known.content_hash:
            yield known, article.content_hash


def note(done: Recleaned, known: Kept, before: dict[str, object], article: Article) -> None:
    """Count what is not the same in an article, and keep the first few as examples."""
    after = record(article)
    if any(before[name] != after[name] for name in ("title", "lead", "body")):
        done.text += 1
        if len(done.examples) < EXAMPLES:
            shown = difference({**before, "cleaner_version": catalogue.VERSION}, after)
            done.examples.append((known.url, list(shown)))
    elif any(before[name] != after[name] for name in after if name != "cleaner_version"):
        done.fields += 1


@contextmanager
def list_of_moved(archive: Archive) -> Iterator[Connection]:
    """Give a connection that has the table `moved`, empty."""
    with archive.engine.connect() as connection:
        with explained(archive.where):
            moved.create(connection)
            connection.commit()
        try:
            yield connection
        finally:
            connection.rollback()
            connection.invalidate()  # closed for good, and the table with it


def company(when: str) -> ColumnElement[bool]:
    """Give the condition that a moved article had or has the content of another one, moved or not."""
    other = moved.alias("other")
    not_moved = ~exists().where(other.c.id == articles.c.id)
    return or_(
        exists().where(and_(other.c[when] == moved.c[when], other.c.id != moved.c.id)),
        exists().where(and_(articles.c.content_hash == moved.c[when], not_moved)),
    )
