"""What tests of the stored pages share: one crawl of a few sample portals, and commands upon a copy of it."""

import re
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.lines import digest_of
from tests import forked
from tests.crawl.conftest import ROOT, Crawls

# Behind a change of records: as an older reader or catalogue would have kept them.
DIGESTED = "UPDATE articles SET record_digest = digest(record)"
MODULES = (("crawler.spiders",), ("crawler.platforms",))
PORTALS = {"nukeviet": "nukeviet", "legacy_gmt7": "legacy_gmt7", "city003": "generic"}


@dataclass
class Kept(Crawls):
    """An archive with its WARC files."""

    @property
    def warc(self):
        return self.folder / "warc"

    @property
    def database(self):
        return self.folder / "archive.db"

    def files(self):
        return sorted(self.warc.rglob("*.warc.gz"))

    def scrapy(self, *arguments):
        command = [sys.executable, "-W", "error::DeprecationWarning:crawler", "-m", "scrapy", *arguments]
        return forked.run(
            [*command, "-s", f"ARCHIVE_URL={self.archive}"], cwd=ROOT, capture_output=True, check=False, timeout=120
        )

    def change(self, *statements, before=""):
        """Change the database; each statement changes something."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.create_function("digest", 1, digest_of)
            connection.execute(before)
            for sql in statements:
                assert connection.execute(sql).rowcount

    def change_one(self, sql, *values):
        """Change one row of the database."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            assert connection.execute(sql, values).rowcount == 1

    def rows(self, sql):
        """Give what the database answers."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql).fetchall()

    def contents(self):
        """Give all that the database holds."""
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.iterdump())

    def copy(self, folder):
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Kept(Path(folder))

    def forget_database(self):
        for path in self.folder.glob("archive.db*"):
            path.unlink()


def crawl_some(served, folder):
    """Crawl the portals, and the first one a second time, all of it."""
    kept = Kept(folder)
    for name, platform in PORTALS.items():
        assert kept.run(platform, f"portal={served.portals[name]}").code == 0
    assert kept.run("nukeviet", f"portal={served.portals['nukeviet']}", "full=1").code == 3  # nothing new
    return kept


def last_line(said):
    return re.sub(r"\s+", " ", said.decode().strip().splitlines()[-1])
