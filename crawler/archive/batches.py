"""Rows and records so many at a time: all at once they would fill the memory, or be more than a query takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500  # records in memory, parameters of a query, articles of a transaction

Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Give the items in lists of a size, the last one shorter; none is asked for before its list is."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
