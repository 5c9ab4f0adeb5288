"""Making the database anew from the WARC files: each stored page is read by today's rules and kept as it was.

Only files that this project wrote take part: their warcinfo records name the run, the spider and its arguments. How a
run was judged is in its JSON file alone; where that is gone, the WARC files tell only how it ended.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scrapy.http import Response

from crawler.archive.responses import Stored, note
from crawler.archive.store import Archive
from crawler.archive.warc_files.pages import Damaged, Record, bare
from crawler.archive.warc_files.salvage import readable
from crawler.article import NotAnArticle
from crawler.middlewares.replaying import payload_of, response_of
from crawler.operations.rereading.stored import UnderWay, place_of, why_refused
from crawler.operations.verifying.claims import began
from crawler.operations.verifying.made_runs import MadeRuns, Run
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate


@dataclass
class Rebuild:
    """The database being made, and what came of each page so far, by outcome."""

    archive: Archive
    directory: Path
    runs: MadeRuns
    step: Callable[[int], None] = lambda _bytes: None  # told how many bytes more are read
    counts: Counter[str] = field(default_factory=Counter)

    def file(self, path: Path) -> None:
        """Take in a file: run, responses, articles.

        Raises ArchiveError; Damaged for what cannot be read, when all else is taken in; OSError.
        """
        run: Run | None = None
        notes: dict[str, dict[str, str]] = {}
        try:
            for record in self.read(path):
                if record.kind == "warcinfo":
                    run = self.runs.of_file(record.fields, path)
                    if run is None:
                        self.counts["left: file of others or of an unknown portal"] += 1
                        return
                    self.keep_all([one for one in self.runs.of(run.spider.portal) if one is not run])
                elif run and record.kind == "metadata":
                    if about := bare(record.headers.get("warc-concurrent-to")):
                        notes = {about: record.fields}
                    elif "cutShort" in record.fields:
                        self.keep(run, went_on=True)
                    elif "outcome" in record.fields:
                        self.keep(run, went_on="unfinished" not in record.fields)
                        self.runs.ended(run, record.fields)
                elif run and record.kind in ("response", "revisit"):
                    about_it = notes.pop(record.record_id, {})
                    run.spider.recall(about_it.get("listedAs", ""), record.url)
                    self.response(path, record, run, about_it.get("role", "other"))
        except (Damaged, OSError):
            self.runs.lose(path.parent.name, began(path))  # its name says so much of one that does not say whose it is
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
            self.runs.lose(run.folder, run.began)
            return
        if role == "article":
            self.keep(run, went_on=True)
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

    def keep_all(self, ended: Iterable[Run]) -> None:
        """Keep the articles that are under way in runs of which nothing follows."""
        for run in ended:
            self.keep(run, went_on=False)

    def keep(self, run: Run, *, went_on: bool) -> None:
        """Keep the article under way, now that no part of it follows; not one that its run has not kept either.

        That is one which goes on, when the run `went_on` to nothing else, and did not tell that it keeps it cut short:
        it was ended between the two parts.
        """
        read, run.under_way = run.under_way, None
        if read is None:
            return
        if read.more and not went_on:
            self.counts["left: a part of it was not fetched any more"] += 1
            return
        try:
            article = validate(clean(read.article))
        except Exception as error:  # noqa: BLE001 - as above
            self.counts[f"refused: {why_refused(error)}"] += 1
            return
        try:
            outcome = self.archive.keep(article, run.spider.identity(article), run.run_id)
        except NotAnArticle as refused:  # by the record that was kept before
            outcome = f"refused: {refused.reason}"
        self.counts[outcome] += 1
