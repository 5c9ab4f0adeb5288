"""Clusters: an article with its reprints; who printed it first, and how alike the others are."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, literal, select

from crawler.archive.reprinting.alike import likeness
from crawler.archive.reprinting.comparing import kept_text
from crawler.archive.tables import RANK, articles, contents, reprints
from crawler.article import TIME, Article, about


@dataclass
class FirstPrinting:
    """Where an article was printed first."""

    portal: str = field(metadata=about("its portal"))
    url: str = field(metadata=about("its address"))
    published_at: str | None = field(metadata=about("its time of publication", pattern=TIME))


@dataclass
class Cluster:
    """An article and its reprints, as far as the archive holds them; most are of one address."""

    id: str = field(
        metadata=about("the same for all articles of a cluster: of the first printing's hash", pattern="^[0-9a-f]{16}$")
    )
    size: int = field(metadata=about("number of addresses that printed it", minimum=1))
    first: FirstPrinting = field(metadata=about("the earliest published of them"))
    role: str = field(metadata=about("what this article is", enum=["first", "reprint"]))
    similarity: float | None = field(
        metadata=about("share of words in runs common with the first printing; null for that", minimum=0, maximum=1)
    )


@dataclass
class ClusteredArticle(Article):
    """An article as `scrapy export --clusters` gives it."""

    cluster: Cluster | None = field(default=None, metadata=about("the article and its reprints"))


class Printing(NamedTuple):
    """An article of a cluster; `cluster` and its content's id are null when it has not been compared yet."""

    cluster: int | None
    portal: str
    url: str
    identity: str
    published_at: str | None
    content_hash: str
    content: int | None


def cluster_of(connection: Connection, members: list[Printing], one: Printing) -> Cluster:
    """Tell the cluster as one of its members has it; the members are in the order of `clusters`."""
    first = members[0]
    return Cluster(
        id=first.content_hash[:16],
        size=len(members),
        first=FirstPrinting(first.portal, first.url, first.published_at),
        role="first" if one == first else "reprint",
        similarity=None if one == first else similarity(connection, first, one),
    )


def with_clusters(connection: Connection, batch: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give records of the archive, a bounded number of them, each with its field `cluster`."""
    given = list(batch)
    found: dict[tuple[str, str, str], tuple[list[Printing], Printing]] = {}
    for members in clusters(connection, {record["content_hash"] for record in given}):
        for one in members:
            found.setdefault((one.portal, one.url, one.content_hash), (members, one))
    for record in given:
        members, one = found[record["portal"], record["url"], record["content_hash"]]
        yield {**record, "cluster": asdict(cluster_of(connection, members, one))}


def clusters(connection: Connection, hashes: set[str]) -> Iterator[list[Printing]]:
    """Give the clusters to which these contents belong, each as its members, the first printing first.

    A content that has not been compared yet is a cluster of its own.
    """
    known = select(contents.c.content_hash, contents.c.cluster).where(contents.c.content_hash.in_(hashes))
    labels = {row.content_hash: row.cluster for row in connection.execute(known)}
    columns = [articles.c[name] for name in Printing._fields[1:-1]]
    rank = [articles.c[name] for name in RANK]
    with_content = articles.join(contents, contents.c.content_hash == articles.c.content_hash)
    query = (
        select(contents.c.cluster, *columns, contents.c.id)
        .select_from(with_content)
        .where(contents.c.cluster.in_(set(labels.values())))
        .order_by(contents.c.cluster, *rank)
    )
    rows = (Printing._make(row) for row in connection.execute(query))
    for _, members in groupby(rows, key=lambda one: one.cluster):
        yield list(members)
    alone = select(literal(None), *columns, literal(None)).order_by(*rank)
    for content_hash in sorted(hashes - set(labels)):
        found = connection.execute(alone.where(articles.c.content_hash == content_hash))
        yield [Printing._make(row) for row in found]


def similarity(connection: Connection, first: Printing, one: Printing) -> float:
    """Tell how alike a printing is to the first: as it was found, or measured now where others lead from one to it."""
    if first.content_hash == one.content_hash or first.content is None or one.content is None:
        return 1.0
    lower, higher = sorted((first.content, one.content))
    pair = select(reprints.c.similarity).where(reprints.c.one == lower, reprints.c.other == higher)
    known: float | None = connection.scalar(pair)
    if known is None:
        a, b = kept_text(connection, first.content), kept_text(connection, one.content)
        assert a is not None
        assert b is not None
        known = likeness(a, b).similarity
    return known


def reprinted(connection: Connection) -> tuple[int, int]:
    """Count the clusters of several articles, and the articles in them."""
    size = func.count().label("size")
    on = contents.c.content_hash == articles.c.content_hash
    sizes = (
        select(size).select_from(contents.join(articles, on)).group_by(contents.c.cluster).having(size > 1).subquery()
    )
    row = connection.execute(select(func.count(), func.coalesce(func.sum(sizes.c.size), 0)).select_from(sizes)).one()
    return int(row[0]), int(row[1])
