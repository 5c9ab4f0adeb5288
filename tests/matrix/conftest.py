"""What tests of verdicts share: a sample portal that can be put in trouble, and a history laid down by hand."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import insert

from crawler.archive.running import last_runs
from crawler.archive.store import open_archive
from crawler.archive.tables import runs
from crawler.archive.times import as_text
from crawler.operations.runs.measures import Measures
from crawler.samples.server import serve
from tests.crawl.stored import Kept
from tests.matrix.trouble import Troubled

PLATFORM = "mediatech"  # twelve articles, read by rules of its own
SETTINGS = "RETRY_TIMES=0 DOWNLOAD_TIMEOUT=1 BLOCKED_RETRY_TIMES=1 BLOCKED_WAIT_MAX=0.1".split()
USUAL = 12  # articles shown on a usual night


def usual_measures(new=6, **other):
    """Give the measures of a night on which all was well."""
    fields = dict.fromkeys(("title", "body", "published_at"), new)
    measures = {
        "requests": new + 20,
        "articles": {"new": new},
        "captured": new,
        "fields": fields,
        "home": "answered",
        "listing_pages": 10,
        "shown": USUAL,
        "skipped": {"already kept": USUAL - new},
    }
    return Measures.of({**measures, **other}).as_dict()


def nights(number, last, **other):
    """Give so many good nights, a day apart, up to a time: (started_at, measures)."""
    found = []
    for ago in range(number, 0, -1):
        at = last - timedelta(days=ago - 1)
        newest = (at - timedelta(hours=3)).isoformat(timespec="seconds")
        found.append((as_text(at), usual_measures(**{"newest": newest, **other})))
    return found


class Portal:
    """The sample portal, its trouble, and crawls of it."""

    def __init__(self, served, site):
        self.served, self.site = served, site
        self.address = served.portals[PLATFORM]
        self.name = urlsplit(self.address).netloc

    def crawl(self, kept, *arguments, trouble=None, settings=()):
        self.site.trouble = trouble
        try:
            return kept.run(PLATFORM, f"portal={self.address}", *arguments, settings=[*SETTINGS, *settings])
        finally:
            self.site.trouble = None

    def history(self, kept, number=8, last=None, **other):
        """Lay down nights on which all was well, the last one yesterday."""
        last = last or datetime.now(UTC) - timedelta(days=1)
        rows = [
            {
                "portal": self.name,
                "started_at": at,
                "finished_at": at,
                "outcome": "finished",
                "complete": False,  # or the next crawl would look at the first page of each listing only
                "arguments": {},
                "verdict": "ok",
                "reasons": [],
                "exit_code": 0,
                "measures": measures,
            }
            for at, measures in nights(number, last, **other)
        ]
        with open_archive(kept.archive) as archive, archive.writing() as connection:
            connection.execute(insert(runs), rows)


def last_run(kept):
    with open_archive(kept.archive, create=False) as archive:
        return last_runs(archive, number=1)[0]


def judged(kept, run, verdict, code):
    """Check verdict, exit code, the last line on stderr, the row and the JSON file; give the run's row."""
    assert run.code == code, run.said
    row = last_run(kept)
    assert (row.verdict, row.exit_code) == (verdict, code), run.said
    last = run.said.strip().splitlines()[-1]
    assert last == f"{row.portal}: verdict: {verdict} because {'; '.join(row.reasons)}"
    (file,) = (kept.folder / "runs").glob(f"*/{row.id}.json")
    assert json.loads(file.read_text(encoding="utf-8")) == row._asdict()
    assert not list(file.parent.glob("*.pages.jsonl"))
    return row


def ask(kept, query, *values):
    with closing(sqlite3.connect(kept.database)) as connection:
        return connection.execute(query, values).fetchall()


@pytest.fixture(scope="package")
def portal():
    sites = []

    def around(site):
        sites.append(Troubled(site))
        return sites[-1]

    with serve([PLATFORM], around=around) as served:
        yield Portal(served, sites[0])


@pytest.fixture(scope="package")
def crawled(portal, tmp_path_factory):
    """Give the archive of one good crawl."""
    kept = Kept(tmp_path_factory.mktemp("crawled"))
    kept.first = portal.crawl(kept)
    return kept


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path)
