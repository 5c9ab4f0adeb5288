"""How many articles there are by province, portal, kind and month, each as if nothing of its own kind were chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from crawler.archive.search import UNKNOWN
from crawler.provinces import PROVINCES, slug_of

FACETS = ("province", "portal", "kind", "month")


_FORMER = {slug_of(name): name for province in PROVINCES.values() for name in province.former}


class Value(NamedTuple):
    """One value of a facet: what stands in the address, what is shown, how many articles, whether it is chosen."""

    key: str
    label: str
    number: int
    chosen: bool


Row = tuple[str, str, str, str, int]


def total(rows: Iterable[Row], chosen: Mapping[str, str]) -> int:
    """Count the articles that meet all that is chosen; a row holds the values in the order of FACETS, and a number."""
    return sum(row[-1] for row in rows if _fits(row, chosen))


def counted(rows: Iterable[Row], chosen: Mapping[str, str], words: Mapping[str, str]) -> dict[str, list[Value]]:
    """Give each facet's values: the 34 provinces all, also those without articles; months the latest first."""
    sums: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    others = {name: {key: value for key, value in chosen.items() if key != name} for name in FACETS}
    for row in rows:
        for name, value in zip(FACETS, row[:-1], strict=True):
            if _fits(row, others[name]):
                sums[name][value] += row[-1]
    for slug in PROVINCES:
        sums["province"][slug] += 0
    for name, value in chosen.items():
        sums[name][value] += 0
    given = {}
    for name, counts in sums.items():
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if name == "month":
            ordered = sorted(counts.items(), key=lambda pair: (pair[0] != UNKNOWN, pair[0]), reverse=True)
        given[name] = [Value(key, label(name, key, words), n, chosen.get(name) == key) for key, n in ordered]
    return given


def by_year(months: list[Value]) -> dict[str, list[Value]]:
    """Part months by their year, in the order in which they are; those of unknown time under ""."""
    years: dict[str, list[Value]] = {}
    for month in months:
        years.setdefault("" if month.key == UNKNOWN else month.key[:4], []).append(month)
    return years


def label(name: str, key: str, words: Mapping[str, str]) -> str:
    """Give the name that a reader knows a value by; what is not known to us is shown as it is."""
    if key == UNKNOWN:
        return words["unknown"]
    if name == "province":
        return PROVINCES[key].name if key in PROVINCES else key
    if name == "former_province":
        return _FORMER.get(key, key)
    if name == "kind":
        return words.get(f"kind_{key}", key)
    if name == "month" and key[4:5] == "-":
        return f"{key[5:]}/{key[:4]}"
    return key


def _fits(row: tuple[Any, ...], chosen: Mapping[str, str]) -> bool:
    return all(row[FACETS.index(name)] == value for name, value in chosen.items())
