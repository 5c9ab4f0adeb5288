"""Making the database anew from the WARC files alone: each stored page is read by today's rules and kept as it was.

Only files that this project wrote take part: their warcinfo records name the run, the spider and its arguments.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from crawler.archive.database import explained
from crawler.archive.pages import Damaged, Record, bare, records
from crawler.archive.responses import Stored, note
from crawler.archive.store import VIETNAM, Archive
from crawler.archive.tables import runs
from crawler.article import NotAnArticle
from crawler.operations.stored import payload_of, place_of, read_again, response_of, spider_of
from crawler.platforms.portal import PortalSpider
from crawler.reading.clean import clean
from crawler.reading.validate import validate

_NAME = re.compile(r"-(\d{14})-(\d{5})\.warc\.gz$")


@dataclass
class Run:
    """A run whose files are being read."""

    run_id: int
    spider: PortalSpider
    handed_on: int = 0


@dataclass
class Rebuild:
    """The database being made, and what came of each page so far, by outcome."""

    archive: Archive
    directory: Path
    spiders: Callable[[str], type[PortalSpider]]  # by name; raises KeyError
    step: Callable[[int], None] = lambda _bytes: None  # told how many bytes more are read
    counts: Counter[str] = field(default_factory=Counter)
    runs: dict[tuple[str, str], Run] = field(default_factory=dict)

    def file(self, path: Path) -> None:
        """Take in a file: run, responses, articles. Raises ArchiveError, and Damaged for what cannot be read."""
        run: Run | None = None
        notes: dict[str, dict[str, str]] = {}
        for record in self.read(path):
            if record.kind == "warcinfo":
                run = self.run(record.fields)
                if run is None:
                    self.counts["files of others or of unknown portals, left"] += 1
                    return
            elif run and record.kind == "metadata":
                if about := bare(record.headers.get("warc-concurrent-to")):
                    notes = {about: record.fields}
                elif "outcome" in record.fields:
                    complete = record.fields.get("complete") == "true"
                    self.archive.finish_run(run.run_id, record.fields["outcome"], complete=complete, counts={})
            elif run and record.kind in ("response", "revisit"):
                self.response(path, record, run, notes.pop(record.record_id, {}).get("role", "other"))

    def read(self, path: Path) -> Iterator[Record]:
        """Give the records of a file, and tell how far they have come."""
        done = 0
        try:
            for record in records(path):
                self.step(record.offset - done)
                done = record.offset
                yield record
        finally:
            self.step(path.stat().st_size - done)

    def run(self, info: dict[str, str]) -> Run | None:
        """Give the run that a file belongs to, noting it in the database when it is new."""
        key = (info.get("isPartOf", ""), info.get("started", ""))
        if key in self.runs:
            return self.runs[key]
        spider = spider_of_file(info, self.spiders)
        try:
            started = datetime.fromisoformat(key[1]).astimezone(VIETNAM).isoformat(timespec="seconds")
        except ValueError:
            return None
        if spider is None:
            return None
        arguments = spider.arguments.as_dict()
        row = {"portal": spider.portal, "started_at": started, "arguments": arguments, "complete": False}
        with explained(self.archive.where), self.archive.writer.begin() as connection:
            run_id: int = connection.scalars(insert(runs).returning(runs.c.id), row).one()
        self.runs[key] = Run(run_id, spider)
        return self.runs[key]

    def response(self, path: Path, record: Record, run: Run, role: str) -> None:
        """Note a response, and keep the article where it is the answer to a request for one."""
        stored = Stored(
            run_id=run.run_id,
            portal=run.spider.portal,
            url=record.url,
            role=role,
            fetched_at=record.at.astimezone(VIETNAM).isoformat(timespec="seconds"),
            http_status=record.status,
            file=path.relative_to(self.directory).as_posix(),
            offset=record.offset,
            record_id=record.record_id,
            digest=record.headers.get("warc-payload-digest", ""),
            refers_to=bare(record.headers.get("warc-refers-to")) or None,
        )
        note(self.archive, stored)
        self.counts["responses"] += 1
        if role == "article":
            try:
                self.counts[self.article(stored, record, run)] += 1
            except NotAnArticle as refused:
                self.counts[f"refused: {refused.reason}"] += 1
            except Damaged:
                self.counts["unreadable"] += 1

    def article(self, stored: Stored, record: Record, run: Run) -> str:
        """Read an answer to a request for an article as the run did, and keep it; give the outcome."""
        limit = run.spider.arguments.limit
        if limit and run.handed_on >= limit:
            return "after the limit"
        payload = payload_of(self.archive, self.directory, stored, record)
        article = read_again(run.spider, response_of(record, payload, place_of(stored)))
        run.handed_on += 1
        article = validate(clean(article))
        return self.archive.keep(article, run.spider.identity(article), run.run_id)


def spider_of_file(info: Mapping[str, str], spiders: Callable[[str], type[PortalSpider]]) -> PortalSpider | None:
    """Give the spider that a warcinfo record of ours names, with the run's arguments; None for others' files."""
    try:
        return spider_of(spiders(info["spider"]), info["isPartOf"], json.loads(info["arguments"]))
    except (KeyError, ValueError, TypeError):
        return None


def in_order(paths: list[Path]) -> list[Path]:
    """Sort our files by the time in their names, so that runs come in the order they were made; give no others."""
    named = [(found[1], path.parent, found[2], path) for path in paths if (found := _NAME.search(path.name))]
    return [path for *_, path in sorted(named)]
