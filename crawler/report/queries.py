"""What the report asks the archive: aggregates that covering indexes answer, and the runs, a portal at a time.

No query reads the articles' records: with a million of them that would be gigabytes.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, case, cast, func, literal, or_, select, union, union_all

from crawler.archive.tables import RANK, UNKNOWN_TIME, articles, captures, contents, jobs, reprints, runs
from crawler.reading.lines.dates import MIDNIGHT
from crawler.report.health import Run, run_of

RUN = ("id", "started_at", "finished_at", "complete", "verdict", "reasons", "exit_code", "measures", "heartbeat_at")


@dataclass
class Stock:
    """What the archive holds of a portal."""

    kept: int = 0
    undated: int = 0
    provinces: Counter[str | None] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)  # of publication, YYYY-MM

    @property
    def province(self) -> str | None:
        """Give the province that most of its articles have."""
        return max(self.provinces, key=lambda name: (self.provinces[name], name or ""), default=None)


def end_of(day: date) -> str:
    """Give the time before which a day's report sees runs: the midnight after it, in Vietnam."""
    return f"{day + timedelta(days=1)}{MIDNIGHT}"


def latest_sign(connection: Connection, end: str) -> str | None:
    """Give the latest time that any run before `end` has noted."""
    times = [func.max(case((column < end, column))) for column in (runs.c.started_at, runs.c.heartbeat_at)]
    times.append(func.max(case((runs.c.finished_at < end, runs.c.finished_at))))
    row = connection.execute(select(*times)).one()
    return max(filter(None, row), default=None)


def runs_of(connection: Connection, portal: str, begin: str, end: str) -> list[Run]:
    """Give the runs of a portal that began within these times, the oldest first."""
    mine = (runs.c.portal == portal, runs.c.started_at >= begin, runs.c.started_at < end)
    # Statistics stand in for the measures of old runs alone: they are long.
    counts = case((runs.c.verdict.is_(None), runs.c.counts)).label("counts")
    query = select(*(runs.c[name] for name in RUN), counts).where(*mine).order_by(runs.c.started_at, runs.c.id)
    return [run_of(row) for row in connection.execute(query)]


def number_of_runs(connection: Connection, end: str) -> dict[str, int]:
    """Count the runs of each portal."""
    query = select(runs.c.portal, func.count()).where(runs.c.started_at < end).group_by(runs.c.portal)
    return {row[0]: row[1] for row in connection.execute(query)}


def later(end: str, portal: str | None = None) -> ColumnElement[bool]:
    """Give the condition that an article was captured first by a run that began at `end` or after it.

    Where it is of one portal and that is named, only its runs are looked at: few, where the day is of late.
    """
    after = [runs.c.started_at >= end, *([runs.c.portal == portal] if portal else [])]
    late = select(runs.c.id).where(*after).scalar_subquery()
    before = captures.alias()
    earlier = select(before.c.id).where(
        before.c.article_id == captures.c.article_id, or_(before.c.run_id.is_(None), before.c.run_id.not_in(late))
    )
    first = select(captures.c.article_id).where(captures.c.run_id.in_(late), ~earlier.exists())
    return articles.c.id.in_(first)


def stock(connection: Connection, end: str) -> dict[str, Stock]:
    """Count the articles of each portal that were kept before `end` by province and by month of publication."""
    month = func.substr(articles.c.ordered_at, 1, 7).label("month")
    query = (
        select(articles.c.province, articles.c.portal, month, func.count())
        .where(~later(end))
        .group_by(articles.c.province, articles.c.portal, month)
    )
    found: dict[str, Stock] = defaultdict(Stock)
    for province, portal, when, count in connection.execute(query):
        mine = found[portal]
        mine.kept += count
        mine.provinces[province] += count
        if when == UNKNOWN_TIME:
            mine.undated += count
        else:
            mine.months[when] += count
    return dict(found)


def published(connection: Connection, portal: str, begin: str, end: str) -> dict[str, int]:
    """Count a portal's articles by day of publication, YYYY-MM-DD, within these times, that were kept by then."""
    day = func.substr(articles.c.ordered_at, 1, 10).label("day")
    mine = (
        articles.c.portal == portal,
        articles.c.ordered_at >= begin,
        articles.c.ordered_at < end,
        ~later(end, portal),
    )
    query = select(day, func.count()).where(*mine).group_by(day)
    return {row[0]: row[1] for row in connection.execute(query)}


def newest(connection: Connection, portal: str, end: str) -> str | None:
    """Give when the newest of a portal's articles was published that were kept before `end`."""
    mine = (articles.c.portal == portal, articles.c.ordered_at < end, ~later(end, portal))
    last: str | None = connection.scalar(select(func.max(articles.c.ordered_at)).where(*mine))
    return last


def due_times(connection: Connection) -> dict[str, str | None]:
    """Give when the schedule wants each portal to run next."""
    return {row[0]: row[1] for row in connection.execute(select(jobs.c.portal, jobs.c.next_due_at))}


def number_of_contents(connection: Connection, end: str) -> int:
    """Count the different texts among the articles that were kept before `end`."""
    each = select(articles.c.content_hash).where(~later(end)).group_by(articles.c.content_hash).subquery()
    return connection.scalar(select(func.count()).select_from(each)) or 0


def reprint_flows(connection: Connection, end: str) -> list[tuple[str, str, int]]:
    """Count, for each portal that printed an article first and each that reprinted it, the reprints kept before `end`.

    The first printing is the earliest published of a cluster, as in crawler/archive/reprinting/clusters.py. Contents
    that have not been compared yet count where they are the same.
    """
    each = union(select(reprints.c.one), select(reprints.c.other)).subquery()
    paired = (
        select(contents.c.content_hash, cast(contents.c.cluster, String).label("cluster"))
        .where(contents.c.id.in_(select(each.c[0])))
        .cte("paired")
    )
    several = (
        select(articles.c.content_hash)
        .where(~later(end))
        .group_by(articles.c.content_hash)
        .having(func.count() > 1)
        .cte("several")
    )
    where = [articles.c[name] for name in RANK]
    near = (
        select(paired.c.cluster, *where)
        .join(articles, articles.c.content_hash == paired.c.content_hash)
        .where(~later(end))
    )
    same: Any = (
        select(several.c.content_hash.label("cluster"), *where)
        .join(articles, articles.c.content_hash == several.c.content_hash)
        .where(several.c.content_hash.not_in(select(paired.c.content_hash)), ~later(end))
    )
    members = union_all(near, same).cte("members")
    order = [members.c[name] for name in RANK]
    within: dict[str, Any] = {"partition_by": members.c.cluster, "order_by": order}
    ranked = select(
        func.first_value(members.c.portal).over(**within).label("origin"),
        members.c.portal.label("portal"),
        func.row_number().over(**within).label("place"),
    ).cte("ranked")
    query = (
        select(ranked.c.origin, ranked.c.portal, func.count())
        .where(ranked.c.place > literal(1))
        .group_by(ranked.c.origin, ranked.c.portal)
    )
    return sorted((origin, portal, count) for origin, portal, count in connection.execute(query))
