"""The lines of a page account (crawler/crawl/page_account.py) added up, to measures of the run and to sums."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.operations.runs.measures import BY_REASON, DUPLICATE, KEPT


def tallied(lines: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Add up the lines of a page account to those measures that follow from it."""
    measures: dict[str, Any] = {name: {} for name in (*BY_REASON, "listings", "faults")}
    measures["articles"] = dict.fromkeys((*KEPT, DUPLICATE), 0)
    measures |= {"errors": 0, "captured": 0, "listing_pages": 0}
    for line in lines:
        _add(measures, str(line.get("outcome")), line.get("reason"), duplicate=DUPLICATE in line)
    return measures


def _add(measures: dict[str, Any], outcome: str, reason: str | None, *, duplicate: bool = False) -> None:
    """Add one page to measures that `tallied` made."""
    if outcome in BY_REASON:
        _one_more(measures[outcome], reason or "")
    elif outcome in KEPT:
        measures["captured"] += 1
        _one_more(measures["articles"], outcome)
        if duplicate:
            _one_more(measures["articles"], DUPLICATE)
    elif outcome == "error":
        measures["errors"] += 1
        _one_more(measures["faults"], reason or "")
    elif outcome == "listing":
        measures["listing_pages"] += 1
        if reason:
            _one_more(measures["listings"], reason)


def sums(lines: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Count the lines of a page account by outcome, the most frequent first; duplicates again under their own name."""
    counts: dict[str, int] = {}
    for line in lines:
        _one_more(counts, str(line.get("outcome")))
        if DUPLICATE in line:
            _one_more(counts, DUPLICATE)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def differences(lines: Iterable[Mapping[str, Any]], measures: Mapping[str, Any]) -> Iterator[str]:
    """Say where the lines of a page account do not add up to what the run measured."""
    for name, counted in tallied(lines).items():
        measured = measures.get(name)
        if counted != measured and (name != "faults" or measured is not None):  # older versions did not count these
            yield f"{name}: {counted} in the account, {measured} measured"


def _one_more(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1
