"""Writing the site: from the archive, a portal at a time, into a folder that takes the old one's place."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from crawler.archive.exports.whole import whole_folder
from crawler.archive.store import Archive
from crawler.reading.lines.dates import MIDNIGHT
from crawler.report import queries
from crawler.report.health import state_of
from crawler.report.overview import Overview, Portal
from crawler.report.pages import RUNS, Pages
from crawler.report.past import age, by_day, days_until, last_redesign, usual_new
from crawler.report.plots import YEAR
from crawler.report.queries import Stock, end_of
from crawler.report.run_files import copy_run_files
from crawler.report.words import LANGUAGES

MARK = "report.json"  # in the folder, by which it is known to be a report and may be replaced
STATIC = ("style.css", "script.js")
SPARK = 30  # days
PLAIN = re.compile("[a-z0-9_][a-z0-9_.-]{0,80}")
Known = Mapping[str, Mapping[str, Any]]


class NoReport(Exception):  # noqa: N818 - it names what the folder is
    """A folder that is not to be replaced; one line with the remedy."""


def write_report(
    archive: Archive,
    folder: Path,
    known: Known,
    day: date,
    watched: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> Overview:
    """Write the report of a day into a folder, whole or not at all; give what its first page tells.

    `known` are the portals that can be crawled, by name, as crawler/operations/portals_table.py describes them, with
    what in the schedule leaves one out as `left_out`; one that has run or has articles is in the report whether it is
    among them or not. The same archive and day give the same bytes. `watched` passes the portals' names on and shows
    how far it is. Raises NoReport, ArchiveError, OSError.
    """
    check(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with archive.reading() as connection, whole_folder(folder.resolve()) as new:
        site = Site(connection, known, day)
        writers = [Pages(new if name == LANGUAGES[0] else new / name, name, day.year) for name in LANGUAGES]
        for portal in site.portals(watched):
            files = copy_run_files(archive, portal.name, portal.runs[-RUNS:], new)
            for pages in writers:
                pages.portal(portal, site.overview, files)
        site.overview.flows = queries.reprint_flows(connection, site.end)
        site.overview.contents = queries.number_of_contents(connection, site.end)
        for pages in writers:
            pages.others(site.overview)
        for name in STATIC:
            (new / name).write_bytes((resources.files("crawler.report") / "static" / name).read_bytes())
        mark = {"made_by": "baotinh scrapy report", "day": day.isoformat(), "state": site.overview.now}
        (new / MARK).write_text(json.dumps(mark, indent=2) + "\n", encoding="utf-8")
        return site.overview


def check(folder: Path) -> None:
    """Raise NoReport unless a folder may be replaced: it is not there, is empty, or holds a report."""
    if folder.is_dir():
        if any(folder.iterdir()) and not (folder / MARK).is_file():
            raise NoReport(f"{folder} holds something else than a report; name another folder with -o")
    elif folder.exists() or folder.is_symlink():
        raise NoReport(f"{folder} is no folder; name another with -o")


class Site:
    """What the pages of one report rest on."""

    def __init__(self, connection: Connection, known: Known, day: date) -> None:
        self.connection, self.known, self.day, self.end = connection, known, day, end_of(day)
        start = f"{day.isoformat()}{MIDNIGHT}"
        self.overview = Overview(day, max(queries.latest_sign(connection, self.end) or "", start))
        self.overview.night = f"{day - timedelta(days=1)}T12:00:00+07:00"
        self.stock = queries.stock(connection, self.end)
        self.due = queries.due_times(connection)
        self.numbers = queries.number_of_runs(connection, self.end)

    def portals(self, watched: Callable[[Iterable[str]], Iterable[str]]) -> Iterator[Portal]:
        """Give each portal with its past, and count it into the overview, where that is left out."""
        for name in watched(sorted({*self.known, *self.stock, *self.numbers})):
            portal = self.portal(name)
            yield portal
            self.overview.add(portal)

    def portal(self, name: str) -> Portal:
        """Read what the archive has of a portal."""
        begin = (self.day - timedelta(days=YEAR)).isoformat()
        runs = queries.runs_of(self.connection, name, begin, self.end) if name in self.numbers else []
        if not runs and name in self.numbers:  # all of them are older than a year
            runs = queries.runs_of(self.connection, name, "", self.end)[-1:]
        stock = self.stock.get(name, Stock())
        published = queries.published(self.connection, name, begin, self.end) if stock.kept else {}
        newest = queries.newest(self.connection, name, self.end) if stock.kept else None
        said = self.known.get(name, {})
        days = by_day(runs)
        last_days = [each.isoformat() for each in days_until(self.day, SPARK)]
        return Portal(
            name=name,
            file=file_of(name),
            province=said.get("province") or stock.province,
            kind=said.get("kind"),
            platform=said.get("platform"),
            address=next(iter(said.get("start_urls") or ()), None),
            state=state_of(runs, self.overview.now, self.due.get(name), said.get("left_out")),
            due=None if said.get("left_out") else self.due.get(name),
            runs=runs,
            number_of_runs=self.numbers.get(name, 0),
            days=days,
            published=published,
            stock=stock,
            newest=newest,
            age=age(newest, self.overview.now),
            usual=usual_new(published, self.day),
            night=sum(run.measures.new for run in runs if run.started_at >= self.overview.night),
            spark=[published.get(each, 0) for each in last_days],
            redesign=last_redesign(runs),
        )


def file_of(name: str) -> str:
    """Give a file name for a portal: its own where that is plain, else the plain part of it and a hash."""
    if PLAIN.fullmatch(name) and ".." not in name:
        return f"{name}.html"
    plain = re.sub("[^a-z0-9_]+", "-", name.lower()).strip("-")[:40]
    return f"{plain or 'portal'}-{sha256(name.encode()).hexdigest()[:10]}.html"
