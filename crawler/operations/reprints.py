"""Reprints over the whole archive: bringing the clusters up to date, and showing the cluster of an article."""

from collections.abc import Callable, Iterable, Iterator

from crawler.archive.keeping import Kept
from crawler.archive.reprinting.clusters import Cluster, Printing, cluster_of, clusters, reprinted
from crawler.archive.reprinting.comparing import compare_some, to_compare
from crawler.archive.store import Archive

CACHE = "PRAGMA cache_size = -65536"  # 64 MB: each text goes to 24 places of an index that is much larger than 2 MB


def number_to_compare(archive: Archive) -> int:
    """Count the articles that have not been compared yet. Raises ArchiveError."""
    with archive.asking() as connection:
        return to_compare(connection)


def compare(archive: Archive, watched: Callable[[Iterable[int]], Iterable[int]] = iter) -> int:
    """Compare the articles that are new, or have other content than when they were compared; give their number.

    Each second of it is a transaction, so that crawls go on meanwhile; when it is interrupted or killed, what is done
    stays. Several at once do the work once. Raises ArchiveError.
    """
    return sum(1 for _ in watched(compared(archive)))


def compared(archive: Archive) -> Iterator[int]:
    """Compare, and give a number for each article that is done."""
    while True:
        with archive.writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(CACHE)
            number = compare_some(connection)
        if not number:
            return
        yield from range(number)


def cluster_members(archive: Archive, known: Kept) -> list[tuple[Printing, Cluster]]:
    """Give the articles of an article's cluster, the first printing first, each with the cluster as it has it."""
    with archive.asking() as connection:
        members = next(clusters(connection, {known.content_hash}))
        return [(one, cluster_of(connection, members, one)) for one in members]


def count_reprinted(archive: Archive) -> tuple[int, int]:
    """Count the clusters of several articles, and the articles in them."""
    with archive.asking() as connection:
        return reprinted(connection)
