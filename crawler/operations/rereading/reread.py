"""Reading again: stored pages by today's rules, into the archive that holds what yesterday's made of them.

What is read again is the page that each article's record came from. Where today's rules make another record of it, that
takes the old one's place and the old one stays in `replaced_records`; it is no revision, since the portal has changed
nothing. Earlier revisions, and captures that saw nothing new, stay as they were read. A page that was refused when it
was fetched, and whose article is not kept, becomes one when today's rules can read it. An article whose page today's
rules refuse stays, and is counted. Same rules, same pages: nothing is written.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import exists

from crawler.archive.batches import in_batches
from crawler.archive.database import ArchiveError
from crawler.archive.keeping import Kept
from crawler.archive.responses import HTTP_OK, Stored, by_record, by_records, every, page_ids
from crawler.archive.store import Archive
from crawler.archive.tables import captures, responses
from crawler.article import from_record
from crawler.operations.registry import Modules
from crawler.operations.rereading.again import AT_A_TIME, Page, Read
from crawler.operations.rereading.in_processes import spread

ASKED = 100  # articles whose stored pages are asked for at a time
REASON = "reread"

Subject = TypeVar("Subject", Kept, Stored)  # what a page is read for


class Change(NamedTuple):
    """What reading again did to an article: the record before, None for a new one, and after."""

    url: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass
class Reread:
    """One reading of stored pages, and what came of them by outcome. With `dry` nothing is written."""

    archive: Archive
    directory: Path
    modules: Modules
    jobs: int = 1
    dry: bool = False
    portal: str | None = None
    since: date | None = None
    counts: Counter[str] = field(default_factory=Counter)
    step: Callable[[int], None] = lambda _number: None  # told how many more pages were read

    def kept(self) -> Iterator[Change]:
        """Read the page of each kept article again, and give what changes. Raises ArchiveError."""
        for known, read in self.read(self.pages_of_articles()):
            if read.line is None:
                self.counts[f"kept, and refused today: {read.refused}"] += 1
                continue
            if not read.line:
                self.unchanged(known)
                continue
            after = json.loads(read.line)
            if not self.dry and not self.archive.replace(known, from_record(after), REASON):
                self.counts["left: a crawl has replaced it meanwhile"] += 1
                continue
            self.counts["changed"] += 1
            yield Change(known.url, known.record, after)

    def unchanged(self, known: Kept) -> None:
        """Count a record that is as its page says; where its digest says otherwise, that is wrong."""
        self.counts["unchanged" if known.is_whole else "unchanged, with a wrong digest"] += 1
        if not self.dry and not known.is_whole:
            self.archive.digest_anew(known)

    def refused(self) -> Iterator[Change]:
        """Read the answers that gave no article again, and give those that now do. Raises ArchiveError."""
        for stored, read in self.read(self.pages_refused()):
            if read.line is None:
                self.counts[f"refused again: {read.refused}"] += 1
            elif read.limited or self.archive.kept(stored.portal, [read.identity]):
                self.counts["no article, and another capture of it is kept"] += 1
            else:
                self.counts["new"] += 1
                after = json.loads(read.line)
                if not self.dry:
                    self.archive.keep(from_record(after), read.identity, stored.run_id)
                yield Change(stored.url, None, after)

    def pages_of_articles(self) -> Iterator[tuple[Kept, Page]]:
        """Give the kept articles with the pages that their records came from."""
        for batch in in_batches(self.with_records(self.archive.each(self.portal)), ASKED):
            named = [page_ids(record["warc"]) for _, record in batch]
            stored = by_records(self.archive, [*chain(*named)])
            for (known, record), ids in zip(batch, named, strict=True):
                if not ids or not stored.keys() >= set(ids):
                    self.counts["kept without a stored page"] += 1
                elif self.wanted(stored[ids[0]]):
                    first, *parts = (self.page(stored[one]) for one in ids)
                    first = first._replace(identity=known.identity, kept=record, is_edited=not known.is_whole)
                    yield known, first._replace(parts=tuple(parts))

    def with_records(self, articles: Iterable[Kept]) -> Iterator[tuple[Kept, Mapping[str, Any]]]:
        """Give kept articles with their records; one that is damaged is counted: it does not tell its page."""
        for known in articles:
            try:
                yield known, known.record
            except ArchiveError:
                self.counts["left, for its record is damaged: see scrapy verify"] += 1

    def pages_refused(self) -> Iterator[tuple[Stored, Page]]:
        """Give the answers to requests for articles that no capture came from, with their pages."""
        conditions = [
            responses.c.role == "article",
            responses.c.http_status == HTTP_OK,
            ~exists().where(captures.c.record_id == responses.c.record_id),
        ]
        if self.portal is not None:
            conditions.append(responses.c.portal == self.portal)
        yield from ((stored, self.page(stored)) for stored in every(self.archive, *conditions) if self.wanted(stored))

    def wanted(self, stored: Stored) -> bool:
        """Tell whether a page was fetched on the first day asked for, or later."""
        return self.since is None or stored.fetched_at[:10] >= self.since.isoformat()

    def read(self, pages: Iterable[tuple[Subject, Page]]) -> Iterator[tuple[Subject, Read]]:
        """Read pages in as many processes as asked for; give what came of each, in order."""
        waiting: deque[list[Subject]] = deque()

        def batches() -> Iterator[list[Page]]:
            for batch in in_batches(pages, AT_A_TIME):
                waiting.append([subject for subject, _ in batch])
                yield [page for _, page in batch]

        for reads in spread(batches(), self.jobs):
            yield from zip(waiting.popleft(), reads, strict=True)
            self.step(len(reads))

    def page(self, stored: Stored) -> Page:
        """Give what a process needs to know to read a page."""
        holder = by_record(self.archive, stored.refers_to) if stored.refers_to else None
        return Page(str(self.directory), stored, holder, self.modules)
