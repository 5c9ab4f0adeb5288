"""Which articles an export holds, in which order and which parts: one query, read off the tables' indexes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import chain, groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, exists, func, select, tuple_

from crawler.archive.batches import BATCH
from crawler.archive.lines import record_in
from crawler.archive.reprinting.clusters import with_clusters
from crawler.archive.tables import RANK, UNKNOWN_TIME, articles
from crawler.article import Article, record

_NAMED = ("portal", "province", "kind")

# What an export may be split by: a part's key, from a row.
SPLITS: dict[str, ColumnElement[str]] = {
    "month": func.substr(articles.c.ordered_at, 1, len("2024-05")),
    "portal": articles.c.portal,
    "province": func.coalesce(articles.c.province, ""),
}


@dataclass(frozen=True)
class Selection:
    """The articles to export; None means any. The days are inclusive, by published_at in Vietnam's time.

    An article of unknown time is in no selection that names a day.
    """

    portal: str | None = None
    province: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None

    def conditions(self, table: FromClause) -> list[ColumnElement[bool]]:
        """Give the SQL conditions that a row of the table (articles, or an alias of it) meets."""
        # Of an alias compared as an expression: SQLite must not look reprints up by portal or province instead of by
        # content, which would read all that came before there, for each article.
        column = {name: table.c[name] if table is articles else table.c[name].concat("") for name in _NAMED}
        given = [column[name] == value for name in _NAMED if (value := getattr(self, name)) is not None]
        # A time always has the form 2024-05-31T08:00:00+07:00, so that text compares as time does. The indexes hold it.
        if self.since:
            given.append(table.c.ordered_at >= self.since.isoformat())
        if self.until:
            given.append(table.c.ordered_at <= f"{self.until.isoformat()}T23:59:59+07:00")
        if self.since or self.until:
            given.append(table.c.ordered_at < UNKNOWN_TIME)
        return given

    def filters(self) -> dict[str, str | None]:
        """Give the selection as a manifest tells it."""
        return {name: None if value is None else str(value) for name, value in asdict(self).items()}


def first_of_each(selection: Selection, within: Sequence[ColumnElement[bool]] = ()) -> Select[tuple[str, str, str]]:
    """Give the query for (record, content_hash, url): of the selected rows with one content the earliest, in order.

    `within` narrows what is given to a part of that: which is the earliest is still told by the whole selection.

    Written as "no earlier one exists" instead of with a window function: both questions are answered by an index
    walk, so that the first record comes at once and nothing is sorted, however large the archive.
    Nothing in it depends on the order in which articles arrived.
    """
    other = articles.alias("other")
    earlier = exists().where(
        other.c.content_hash == articles.c.content_hash,
        tuple_(*(other.c[name] for name in RANK)) < tuple_(*(articles.c[name] for name in RANK)),
        *selection.conditions(other),
    )
    return (
        select(articles.c.record, articles.c.content_hash, articles.c.url)
        .where(*selection.conditions(articles), *within, ~earlier)
        .order_by(articles.c.portal, articles.c.ordered_at, articles.c.url, articles.c.identity)
    )


def stream(connection: Connection, selection: Selection, *, clusters: bool = False) -> Iterator[dict[str, Any]]:
    """Give the selected records one by one, each with all fields of Article in their order and `also_at` filled.

    With `clusters` each has the field `cluster` too.

    They are asked for portal by portal. A PostgreSQL server that has less memory than the archive is large does not
    walk the index, whose rows stand all over its disk: it reads all and sorts it, on that disk, before it gives one.
    """
    for portal in (selection.portal,) if selection.portal is not None else portals(connection):
        yield from stretch(connection, selection, [articles.c.portal == portal], clusters=clusters)


def portals(connection: Connection) -> Iterator[str]:
    """Give the portals that have articles, in order, each looked up behind the last: DISTINCT would read all rows."""
    last: str | None = ""
    while (last := connection.scalar(select(func.min(articles.c.portal)).where(articles.c.portal > last))) is not None:
        yield last


def stretch(
    connection: Connection, selection: Selection, within: Sequence[ColumnElement[bool]], *, clusters: bool = False
) -> Iterator[dict[str, Any]]:
    """Give the selected records of a stretch of the index, as `stream` gives all."""
    blank = record(Article(url=""))  # a record kept before a field was added has its default
    rows = connection.execute(first_of_each(selection, within), execution_options={"yield_per": BATCH})
    for batch in rows.partitions():
        addresses = addresses_of(connection, {row.content_hash for row in batch})
        records = (
            {**blank, **record_in(row.record, row.url), "also_at": sorted(addresses[row.content_hash] - {row.url})}
            for row in batch
        )
        yield from with_clusters(connection, records) if clusters else records


def parts(
    connection: Connection, selection: Selection, split: str, *, clusters: bool = False
) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Give the selected records in parts by month, portal or province: the part's name, and its records in order.

    A part is read before the next is asked for; some may hold no record. Each is read portal by portal, so that a
    month is a short stretch of each portal's index, and neither sorting nor many open files are needed.
    """
    key = SPLITS[split]
    query = select(key, articles.c.portal).where(*selection.conditions(articles)).distinct()
    pairs = sorted((part, portal) for part, portal in connection.execute(query))
    for part, group in groupby(pairs, key=lambda pair: pair[0]):
        of_part = [key == part] if split == "province" else []
        if split == "month":
            of_part = [articles.c.ordered_at >= part, articles.c.ordered_at < f"{part}~"]  # ~ sorts after - and T
        streams = (
            stretch(connection, selection, [articles.c.portal == portal, *of_part], clusters=clusters)
            for portal in [portal for _, portal in group]
        )
        yield "undated" if (split, part) == ("month", UNKNOWN_TIME) else part or "unknown", chain.from_iterable(streams)


def count(connection: Connection, selection: Selection) -> int:
    """Count the records that an export of the selection holds."""
    contents = select(articles.c.content_hash).where(*selection.conditions(articles)).distinct().subquery()
    return connection.scalars(select(func.count()).select_from(contents)).one()


def left_out(connection: Connection, selection: Selection) -> tuple[int, int]:
    """Count the selected articles that have no record of their own in an export, since an earlier one has the content.

    And those of unknown time that only the days of the selection leave out.
    """
    reprints = select(func.count() - func.count(articles.c.content_hash.distinct()))
    undated = select(func.count()).where(articles.c.published_at.is_(None))
    anytime = replace(selection, since=None, until=None)
    return (
        connection.scalars(reprints.where(*selection.conditions(articles))).one(),
        connection.scalars(undated.where(*anytime.conditions(articles))).one() if anytime != selection else 0,
    )


def addresses_of(connection: Connection, hashes: set[str]) -> dict[str, set[str]]:
    """Look up all addresses in the archive that have one of these contents, by content hash."""
    found: dict[str, set[str]] = defaultdict(set)
    query = select(articles.c.content_hash, articles.c.url).where(articles.c.content_hash.in_(hashes))
    for content_hash, url in connection.execute(query):
        found[content_hash].add(url)
    return found
