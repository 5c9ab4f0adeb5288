"""What a crawl asks the archive for each page: what is kept, what is due again, where else a content is.

The queries are written once, since building one anew takes longer than asking it. An index answers each.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select

from crawler.archive.batches import in_batches
from crawler.archive.tables import RANK, articles, captures, runs

_THESE = (articles.c.portal == bindparam("portal"), articles.c.identity.in_(bindparam("identities", expanding=True)))
_KEPT = select(articles.c.identity).where(*_THESE)
# What was taken in from files of others counts where the run could have met it; a later page says nothing of what was
# published between the run and it.
_BEGUN = select(runs.c.started_at).where(runs.c.id == bindparam("run")).scalar_subquery()
_BY_RUN = or_(captures.c.run_id <= bindparam("run"), and_(captures.c.run_id.is_(None), captures.c.fetched_at < _BEGUN))
_BY = _KEPT.where(
    exists().where(
        captures.c.article_id == articles.c.id,
        _BY_RUN,
    )
)
_TWINS = (
    select(captures.c.url, articles.c.identity)
    .join(articles, captures.c.article_id == articles.c.id)
    .where(articles.c.portal == bindparam("portal"), captures.c.url.in_(bindparam("urls", expanding=True)))
)
_TWINS_BY = _TWINS.where(_BY_RUN)
_LAST = func.max(captures.c.fetched_at).filter(captures.c.fetched_at <= bindparam("at"))  # a later one: a wrong clock
_SEEN = (
    select(articles.c.identity, articles.c.published_at, _LAST)
    .join(captures, captures.c.article_id == articles.c.id)
    .where(*_THESE, articles.c.published_at >= bindparam("newest"))
    .group_by(articles.c.id, articles.c.identity, articles.c.published_at)
)
_SAME = (
    select(articles.c.portal, articles.c.url, articles.c.identity)
    .where(articles.c.content_hash == bindparam("content_hash"))
    .order_by(*(articles.c[name] for name in RANK))
)


class Address(NamedTuple):
    """Where an article is kept: its portal, its url, and its identity within the portal."""

    portal: str
    url: str
    identity: str


def kept(connection: Connection, portal: str, identities: Iterable[str], by: int | None = None) -> set[str]:
    """Tell which of these identities of a portal have a committed article, as `Archive.kept` says."""
    found: set[str] = set()
    query, run = (_KEPT, {}) if by is None else (_BY, {"run": by})
    for part in in_batches(dict.fromkeys(identities)):
        found.update(connection.scalars(query, {"portal": portal, "identities": part, **run}))
    return found


def captured(connection: Connection, portal: str, urls: Iterable[str], by: int | None = None) -> dict[str, str]:
    """Give those of these addresses that gave an article of a portal, as `Archive.captured` says."""
    found: dict[str, str] = {}
    query, run = (_TWINS, {}) if by is None else (_TWINS_BY, {"run": by})
    for part in in_batches(dict.fromkeys(urls)):
        found.update(
            (url, identity) for url, identity in connection.execute(query, {"portal": portal, "urls": part, **run})
        )
    return found


def due(connection: Connection, portal: str, identities: Iterable[str], ages: Iterable[int], at: datetime) -> set[str]:
    """Tell which of these kept articles should be fetched again at a time, as `Archive.due` says; `at` is Vietnam's."""
    steps = [timedelta(days=age) for age in sorted(ages)]
    last = max(steps, default=timedelta())
    newest = at - last - timedelta(days=366)  # older ones had their last refresh
    times = {"newest": newest.isoformat(), "at": at.isoformat(timespec="seconds")}
    found: set[str] = set()
    for part in in_batches(dict.fromkeys(identities)):
        for row in connection.execute(_SEEN, {"portal": portal, "identities": part, **times}):
            identity, published_at, captured_at = row
            born = datetime.fromisoformat(published_at)
            seen = datetime.fromisoformat(captured_at) if captured_at else None
            reached = [born + step for step in steps if born + step <= at]
            if reached and (reached[-1] > seen if seen else at - born < 2 * last):
                found.add(identity)
    return found


def same_content(connection: Connection, content_hash: str) -> list[Address]:
    """Look up where this content is kept, the earliest published first."""
    return [Address(*row) for row in connection.execute(_SAME, {"content_hash": content_hash})]
