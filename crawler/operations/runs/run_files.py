"""The JSON files of runs, read back: what a database that is made anew cannot learn from the WARC files.

A run's file and its WARC files are brought together by portal and time: runs of a portal never overlap.
"""

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

from crawler.archive.exports.whole import replace_text
from crawler.archive.running import LARGEST_ID, RunRow
from crawler.crawl.page_account import ENDED, OPEN
from crawler.operations.verifying.claims import Claim

_MAY_BE: Mapping[str, tuple[type, ...]] = {
    "id": (int,),
    "portal": (str,),
    "started_at": (str,),
    "complete": (bool,),
    "arguments": (dict,),
    **dict.fromkeys(("counts", "measures"), (dict, type(None))),
    **dict.fromkeys(("exit_code", "pid"), (int, type(None))),
    "reasons": (list, type(None)),
}
_TEXT = (str, type(None))
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class RunFile:
    """The row of a run that has ended, as its file has it. `aside`: another archive's run has its number now."""

    row: RunRow
    aside: bool = False
    path: Path | None = field(default=None, compare=False)

    @cached_property
    def began(self) -> datetime:
        """Give when the run began."""
        return _instant(self.row.started_at) or FOREVER

    @cached_property
    def ended(self) -> datetime:
        """Give when the run ended."""
        return _instant(self.row.finished_at) or FOREVER


def run_files(folder: Path) -> Iterator[RunFile]:
    """Give the files of runs below a folder, in order; those that are damaged or something else are left out."""
    for path in sorted(folder.glob("*/*.json*")):
        number, _, rest = path.name.partition(".json")
        if not number.isdigit() or not (rest == "" or rest.startswith(".before-")):
            continue
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(values, dict) and (row := row_of(values)) and str(row.id) == number:
            yield RunFile(row, bool(rest), path)


def as_json(row: RunRow) -> str:
    """Give the text of a run's file."""
    return json.dumps(row._asdict(), ensure_ascii=False, indent=2) + "\n"


def row_of(values: Mapping[str, Any]) -> RunRow | None:
    """Give the row that a file holds; None where it is none."""
    row: dict[str, Any] = {name: values.get(name) for name in RunRow._fields}
    sound = all(isinstance(value, _MAY_BE.get(name, _TEXT)) for name, value in row.items())
    if not sound or not 0 < row["id"] <= LARGEST_ID or _instant(row["started_at"]) is None:
        return None
    return RunRow(**row)


def numbered(claims: Iterable[Claim], files: Iterable[RunFile]) -> tuple[dict[Claim, int], dict[int, RunFile]]:
    """Give each run its number, and the files that are known by number; among them of runs that wrote no WARC file.

    A run keeps the number that its file has, else the one that its WARC files name. Of two that claim one, which
    were crawled into different archives, the one whose file stands under it keeps it, else the earlier; the other gets
    a number past all that are claimed. Those with a file get theirs first: it tells the number when this is done again.
    """
    claims, every = list(dict.fromkeys(claims)), list(files)
    claimed = together(claims, every)
    others = set(map(id, every)) - set(map(id, claimed.values()))
    left = sorted((file for file in every if id(file) in others), key=lambda file: (file.row.started_at, file.row.id))
    known: list[tuple[Claim | None, RunFile | None]] = [(claim, claimed.get(claim)) for claim in claims]
    known += [(None, file) for file in left]
    known.sort(key=lambda pair: pair[1] is None or pair[1].aside)  # stable: the earlier first
    numbers: dict[Claim, int] = {}
    by_number: dict[int, RunFile] = {}
    keeps: dict[int, int] = {}  # which of them keeps a number
    for place, pair in enumerate(known):
        if (wanted := _wanted(*pair)) is not None:
            keeps.setdefault(wanted, place)
    kept = {place: number for number, place in keeps.items()}
    past = count(max(keeps, default=0) + 1)
    for place in sorted(range(len(known)), key=lambda place: known[place][1] is None):
        (of_run, file), number = known[place], kept.get(place) or next(past)
        if of_run:
            numbers[of_run] = number
        if file:
            by_number[number] = replace(file, row=file.row._replace(id=number))
    return numbers, by_number


def together(claims: Iterable[Claim], files: Iterable[RunFile]) -> dict[Claim, RunFile]:
    """Give the file of each run that wrote WARC files, where it has one: of its portal, and of that time.

    Both are gone through in the order of their times: after a year there are some 70,000 runs.
    """
    found: dict[Claim, RunFile] = {}
    coming = deque(sorted(files, key=lambda file: file.began))
    begun: dict[str, list[RunFile]] = defaultdict(list)
    for claim in sorted(claims, key=time_of):
        at = time_of(claim)
        while coming and coming[0].began <= at:
            begun[coming[0].row.portal].append(coming.popleft())
        going_on = begun[claim.portal] = [file for file in begun[claim.portal] if at <= file.ended]
        if going_on:
            mine = min(range(len(going_on)), key=lambda place: going_on[place].row.id != claim.run_id)
            found[claim] = going_on.pop(mine)
    return found


def time_of(claim: Claim) -> datetime:
    """Give when the first answer of a run came, in whole seconds like the times of its file."""
    return _instant(claim.started) or FOREVER


def moved(files: Mapping[int, RunFile]) -> None:
    """Put the file and the account of pages of each run under its number, where they are under another.

    What stands there stays. Raises OSError.
    """
    for number, file in files.items():
        if file.path is None or (to := file.path.with_name(f"{number}.json")) == file.path or to.exists():
            continue
        stem, _, rest = file.path.name.partition(".json")
        for suffix in (ENDED, OPEN):
            account, place = file.path.with_name(f"{stem}{suffix}{rest}"), to.with_suffix(suffix)
            if account.exists() and not place.exists():
                account.rename(place)
        file.path.rename(to)
        replace_text(to, as_json(file.row))


def _wanted(claim: Claim | None, file: RunFile | None) -> int | None:
    if file:
        return file.row.id
    return claim.run_id if claim else None


def _instant(text: str | None) -> datetime | None:
    """Read a time of the archive, in whole seconds; None for what is none."""
    try:
        at = datetime.fromisoformat(text or "").replace(microsecond=0)
    except ValueError:
        return None
    return at if at.tzinfo else None
