"""What is shown of one article, gathered from the archive; it takes time and is done in a thread."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, tuple_

from crawler.archive.keeping import KEPT, Kept
from crawler.archive.reprinting.clusters import Cluster, Printing, cluster_of, clusters
from crawler.archive.store import Archive
from crawler.archive.tables import articles, captures
from crawler.operations.difference import Line, difference

MOST = 50  # captures, changes, printings: the page stays readable, and is there at once


class Capture(NamedTuple):
    """One time that it was fetched; `record_id` is None when no page was stored."""

    capture_id: int
    url: str
    fetched_at: str
    http_status: int | None
    run_id: int | None
    revision: int
    record_id: str | None


class Change(NamedTuple):
    """What was not the same in a record as in the one before it."""

    at: str
    what: str
    revision: int
    lines: list[Line]


class Printed(NamedTuple):
    """A place that printed it; `article_id` is its page here."""

    article_id: int
    printing: Printing
    cluster: Cluster


class Gathered(NamedTuple):
    """All that the page shows. The lists have at most MOST entries; the numbers tell of how many."""

    known: Kept
    first_captured_at: str
    captures: list[Capture]
    number_of_captures: int
    changes: list[Change]
    number_of_changes: int
    printings: list[Printed]
    number_of_printings: int
    compared: bool


def gather(archive: Archive, article_id: int) -> Gathered | None:
    """Give what is shown of an article, or None where there is none of that id. Raises ArchiveError."""
    with archive.reading() as connection:
        row = connection.execute(
            select(*KEPT, articles.c.first_captured_at).where(articles.c.id == article_id)
        ).one_or_none()
        if row is None:
            return None
        known = Kept(*row[:-1])
        of_it = captures.c.article_id == article_id
        number = connection.scalar(select(func.count()).where(of_it)) or 0
        newest = select(*(captures.c["id" if name == "capture_id" else name] for name in Capture._fields))
        rows = connection.execute(newest.where(of_it).order_by(captures.c.id.desc()).limit(MOST))
        seen = [Capture(*one) for one in rows]
        members = next(clusters(connection, {known.content_hash}))
        printings = list(printed(connection, known, members))
    history = archive.history(known)
    pairs = [event for event in history if event.record is not None]
    steps = list(pairwise(pairs))
    shown = [
        Change(event.at, event.what, event.revision, list(difference(before.record or {}, event.record or {})))
        for before, event in islice(reversed(steps), MOST)
    ]
    return Gathered(
        known=known,
        first_captured_at=row[-1],
        captures=seen,
        number_of_captures=number,
        changes=[change for change in shown if change.lines],
        number_of_changes=len(steps),
        printings=printings,
        number_of_printings=len(members),
        compared=any(one.content is not None for one in members),
    )


def printed(connection: Connection, known: Kept, members: list[Printing]) -> Iterator[Printed]:
    """Give the first members of a cluster, and the article itself wherever it stands, each with its id."""
    mine = [one for one in members[MOST:] if (one.portal, one.identity) == (known.portal, known.identity)]
    some = [*members[:MOST], *mine]
    names = tuple_(articles.c.portal, articles.c.identity)
    query = select(articles.c.portal, articles.c.identity, articles.c.id)
    rows = connection.execute(query.where(names.in_([(one.portal, one.identity) for one in some])))
    ids = {(portal, identity): number for portal, identity, number in rows}
    for one in some:
        if (number := ids.get((one.portal, one.identity))) is not None:
            yield Printed(number, one, cluster_of(connection, members, one))


def record_id_of(archive: Archive, article_id: int, capture_id: int) -> str | None:
    """Give the WARC record of a capture of an article; None where none was stored. Raises ArchiveError."""
    query = select(captures.c.record_id).where(captures.c.id == capture_id, captures.c.article_id == article_id)
    with archive.asking() as connection:
        found: Any = connection.scalar(query)
    return None if found is None else str(found)
