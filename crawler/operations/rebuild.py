"""Making the database anew from the WARC files: each stored page is read by today's rules and kept as it was.

Only files that this project wrote take part: their warcinfo records name the run, the spider and its arguments. How a
run was judged is in its JSON file alone; where that is gone, the WARC files tell only how it ended.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy.http import Response
from sqlalchemy import Connection, func, insert, select, update

from crawler.archive.pages import Damaged, Record, bare
from crawler.archive.responses import Stored, note
from crawler.archive.running import RunRow
from crawler.archive.salvage import readable
from crawler.archive.store import Archive
from crawler.archive.tables import captures, runs
from crawler.archive.times import as_text
from crawler.crawl.portal import PortalSpider
from crawler.middlewares.replaying import payload_of, response_of
from crawler.operations.claims import Claim, began, claim_in, claimed, spider_of_file
from crawler.operations.run_files import RunFile, numbered
from crawler.operations.stored import UnderWay, place_of, why_refused
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate

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
class Rebuild:
    """The database being made, and what came of each page so far, by outcome."""

    archive: Archive
    directory: Path
    spiders: Callable[[str], type[PortalSpider]]  # by name; raises KeyError
    step: Callable[[int], None] = lambda _bytes: None  # told how many bytes more are read
    counts: Counter[str] = field(default_factory=Counter)
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

    def end(self) -> None:
        """Note which runs are complete, and the runs that wrote no WARC file, as one that the portal gave no answer.

        A run of which something is lost is not complete, nor is any later one of the portal, which took for kept what
        the lost one had kept: the next crawl must look for it.
        """
        for run in self.runs.values():
            self.keep(run)
        known = {run.run_id for run in self.runs.values()}
        left = [row._replace(complete=False)._asdict() for number, row in self.rows.items() if number not in known]
        gone: dict[str, int] = {}  # by portal: the first run all of whose WARC files are gone
        for row in left:
            if (row["measures"] or {}).get("responses"):
                gone[row["portal"]] = min(row["id"], gone.get(row["portal"], row["id"]))
        whole = [
            run.run_id
            for run in self.runs.values()
            if run.complete
            and run.began < self.lost.get(run.folder, "9")
            and run.run_id < gone.get(run.spider.portal, run.run_id + 1)
        ]
        with self.archive.writing() as connection:
            if left:
                connection.execute(insert(runs), left)
            note_fewer(connection)
            for number in whole:
                connection.execute(update(runs).where(runs.c.id == number).values(complete=True))
            if connection.dialect.name == "postgresql":  # which counts on from its own last number
                last = select(func.max(runs.c.id)).having(func.count() > 0).scalar_subquery()
                connection.execute(select(func.setval(func.pg_get_serial_sequence(runs.name, "id"), last)))

    def file(self, path: Path) -> None:
        """Take in a file: run, responses, articles.

        Raises ArchiveError; Damaged for what cannot be read, when all else is taken in; OSError.
        """
        run: Run | None = None
        notes: dict[str, dict[str, str]] = {}
        try:
            for record in self.read(path):
                if record.kind == "warcinfo":
                    run = self.run(record.fields, path)
                    if run is None:
                        self.counts["files of others or of unknown portals, left"] += 1
                        return
                elif run and record.kind == "metadata":
                    if about := bare(record.headers.get("warc-concurrent-to")):
                        notes = {about: record.fields}
                    elif "outcome" in record.fields:
                        self.ended(run, record.fields)
                elif run and record.kind in ("response", "revisit"):
                    about_it = notes.pop(record.record_id, {})
                    run.spider.recall(about_it.get("listedAs", ""), record.url)
                    self.response(path, record, run, about_it.get("role", "other"))
        except (Damaged, OSError):
            self.lose(path.parent.name, began(path))  # its name says so much of one that does not say whose it is
            raise

    def read(self, path: Path) -> Iterator[Record]:
        """Give the records of a file, and tell how far they have come."""
        done = 0
        try:
            for record in readable(path):
                self.step(record.offset - done)
                done = record.offset
                yield record
        finally:
            self.step(path.stat().st_size - done)

    def lose(self, folder: str, time: str) -> None:
        """Remember that something cannot be read of what a run has fetched."""
        self.lost[folder] = min(time, self.lost.get(folder, time))

    def run(self, info: dict[str, str], path: Path) -> Run | None:
        """Give the run that a file belongs to, noting it in the database when it is new."""
        claim = claimed(info)
        if claim in self.runs:
            return self.runs[claim]
        spider = spider_of_file(info, self.spiders)
        if spider is None or claim is None or claim not in self.numbers:
            return None
        for earlier in self.runs.values():
            if earlier.spider.portal == spider.portal:
                self.keep(earlier)
        number = self.numbers[claim]
        begun = {"portal": spider.portal, "started_at": as_text(datetime.fromisoformat(claim.started))}
        row = {"id": number, **begun, "arguments": spider.arguments.as_dict(), "complete": False}
        if number in self.rows:
            row = {**self.rows[number]._asdict(), "complete": False}
        with self.archive.writing() as connection:
            connection.execute(insert(runs), row)
        self.runs[claim] = Run(number, spider, path.parent.name, began(path))
        return self.runs[claim]

    def ended(self, run: Run, notes: Mapping[str, str]) -> None:
        """Note how a run ended, by the record at the end of its files; its JSON file knows more."""
        self.keep(run, finished=notes["outcome"] == "finished")
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

    def response(self, path: Path, record: Record, run: Run, role: str) -> None:
        """Note a response, and read it where it is the answer to a request for an article or a part of one."""
        stored = Stored(
            run_id=run.run_id,
            portal=run.spider.portal,
            url=record.url,
            role=role,
            fetched_at=record.fetched_at,
            http_status=record.status,
            file=path.relative_to(self.directory).as_posix(),
            offset=record.offset,
            record_id=record.record_id,
            digest=record.headers.get("warc-payload-digest", ""),
            refers_to=bare(record.headers.get("warc-refers-to")) or None,
        )
        note(self.archive, stored)
        self.counts["responses"] += 1
        if role not in ("article", "part"):
            return
        try:
            payload = payload_of(self.archive, self.directory, stored, record)
            page = response_of(record, payload, place_of(stored))
        except Damaged:
            self.counts["unreadable"] += 1
            self.lose(run.folder, run.began)
            return
        if role == "article":
            self.keep(run, finished=True)
            self.article(page, run)
        elif run.under_way:
            run.under_way.add(page)

    def article(self, page: Response, run: Run) -> None:
        """Read an answer to a request for an article as the run did."""
        limit = run.spider.arguments.limit
        if limit and run.handed_on >= limit:
            self.counts["after the limit"] += 1
            return
        try:
            run.under_way = UnderWay(run.spider, page)
            run.handed_on += 1
        except Exception as error:  # noqa: BLE001 - a reader's fault stays with its page, as in a crawl
            self.counts[f"refused: {why_refused(error)}"] += 1

    def keep(self, run: Run, *, finished: bool = False) -> None:
        """Keep the article under way, now that no part of it follows; not one that its run did not come to the end of.

        The run did where it was `finished`, or went on to another article.
        """
        read, run.under_way = run.under_way, None
        if read is None:
            return
        if read.goes_on and not finished:
            self.counts["left: a part of it was not fetched any more"] += 1
            return
        try:
            article = validate(clean(read.article))
        except Exception as error:  # noqa: BLE001 - as above
            self.counts[f"refused: {why_refused(error)}"] += 1
            return
        self.counts[self.archive.keep(article, run.spider.identity(article), run.run_id)] += 1


def note_fewer(connection: Connection) -> None:
    """Note with each run how many of the articles that it captured are here, where that is fewer."""
    kept = select(func.count()).where(captures.c.run_id == runs.c.id).scalar_subquery()
    for number, measures, here in connection.execute(select(runs.c.id, runs.c.measures, kept)).all():
        if here < (measures or {}).get("captured", 0):
            noted = {**measures, CAPTURED_ANEW: here}
            connection.execute(update(runs).where(runs.c.id == number).values(measures=noted))
