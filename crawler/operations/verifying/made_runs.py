"""The runs of a database that is made anew: which run a WARC file is of, how each ended, and which are complete."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from crawler.archive.running import RunRow
from crawler.archive.store import Archive
from crawler.archive.tables import captures, runs
from crawler.archive.times import as_text
from crawler.crawl.portal import PortalSpider
from crawler.operations.rereading.stored import UnderWay
from crawler.operations.runs.run_files import RunFile, numbered
from crawler.operations.verifying.claims import Claim, began, claim_in, claimed, spider_of_file

CAPTURED_ANEW = "captured_anew"  # of the measures of a run: its captures now, where today's rules read fewer pages


@dataclass
class Run:
    """A run whose files are being read."""

    run_id: int
    spider: PortalSpider
    folder: str
    began: str  # as its files name it
    handed_on: int = 0
    under_way: UnderWay | None = None  # the last article read, of which further parts may follow
    complete: bool = False  # by its own account


@dataclass
class MadeRuns:
    """The runs, as far as their files have been met."""

    archive: Archive
    spiders: Callable[[str], type[PortalSpider]]  # by name; raises KeyError
    numbers: dict[Claim, int] = field(default_factory=dict)
    rows: dict[int, RunRow] = field(default_factory=dict)
    files: dict[int, RunFile] = field(default_factory=dict)
    runs: dict[Claim, Run] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)  # by folder: from when on something is lost, as files name it

    def number(self, paths: Iterable[Path], files: Iterable[RunFile]) -> None:
        """Give the runs that wrote these WARC files their numbers, before the first file is taken in."""
        claims = [claim for path in paths if (claim := claim_in(path)) is not None]
        self.numbers, self.files = numbered(claims, files)
        self.rows = {number: file.row for number, file in self.files.items()}

    def of_file(self, info: dict[str, str], path: Path) -> Run | None:
        """Give the run that a file belongs to, noting it in the database when it is new."""
        claim = claimed(info)
        if claim in self.runs:
            return self.runs[claim]
        spider = spider_of_file(info, self.spiders)
        if spider is None or claim is None or claim not in self.numbers:
            return None
        number = self.numbers[claim]
        begun = {"portal": spider.portal, "started_at": as_text(datetime.fromisoformat(claim.started))}
        row = {"id": number, **begun, "arguments": spider.arguments.as_dict(), "complete": False}
        if number in self.rows:
            row = {**self.rows[number]._asdict(), "complete": False}
        with self.archive.writing() as connection:
            connection.execute(insert(runs), row)
        self.runs[claim] = Run(number, spider, path.parent.name, began(path))
        return self.runs[claim]

    def of(self, portal: str) -> Iterator[Run]:
        """Give the runs of a portal."""
        return (run for run in self.runs.values() if run.spider.portal == portal)

    def ended(self, run: Run, notes: Mapping[str, str]) -> None:
        """Note how a run ended, by the record at the end of its files; its JSON file knows more."""
        run.complete = notes.get("complete") == "true"
        if run.run_id in self.rows:
            run.complete = run.complete and self.rows[run.run_id].complete
            return
        try:
            at = as_text(datetime.fromisoformat(notes.get("ended", "")).astimezone())
        except ValueError:
            at = None
        values: dict[str, Any] = {"finished_at": at, "outcome": notes["outcome"], "counts": {}}
        with self.archive.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == run.run_id).values(**values))

    def lose(self, folder: str, time: str) -> None:
        """Remember that something cannot be read of what a run has fetched."""
        self.lost[folder] = min(time, self.lost.get(folder, time))

    def whole(self, left: Iterable[Mapping[str, Any]]) -> list[int]:
        """Give the numbers of the runs that are complete; `left` are the rows of those without WARC files."""
        gone: dict[str, int] = {}  # by portal: the first run all of whose WARC files are gone
        for row in left:
            if (row["measures"] or {}).get("responses"):
                gone[row["portal"]] = min(row["id"], gone.get(row["portal"], row["id"]))
        return [
            run.run_id
            for run in self.runs.values()
            if run.complete
            and run.began < self.lost.get(run.folder, "9")
            and run.run_id < gone.get(run.spider.portal, run.run_id + 1)
        ]

    def end(self) -> None:
        """Note which runs are complete, and the runs that wrote no WARC file, as one that the portal gave no answer.

        A run of which something is lost is not complete, nor is any later one of the portal, which took for kept what
        the lost one had kept: the next crawl must look for it.
        """
        known = {run.run_id for run in self.runs.values()}
        left = [row._replace(complete=False)._asdict() for number, row in self.rows.items() if number not in known]
        whole = self.whole(left)
        with self.archive.writing() as connection:
            if left:
                connection.execute(insert(runs), left)
            note_fewer(connection)
            for number in whole:
                connection.execute(update(runs).where(runs.c.id == number).values(complete=True))
            if connection.dialect.name == "postgresql":  # which counts on from its own last number
                last = select(func.max(runs.c.id)).having(func.count() > 0).scalar_subquery()
                connection.execute(select(func.setval(func.pg_get_serial_sequence(runs.name, "id"), last)))


def note_fewer(connection: Connection) -> None:
    """Note with each run how many of the articles that it captured are here, where that is fewer."""
    kept = select(func.count()).where(captures.c.run_id == runs.c.id).scalar_subquery()
    for number, measures, here in connection.execute(select(runs.c.id, runs.c.measures, kept)).all():
        if here < (measures or {}).get("captured", 0):
            noted = {**measures, CAPTURED_ANEW: here}
            connection.execute(update(runs).where(runs.c.id == number).values(measures=noted))
