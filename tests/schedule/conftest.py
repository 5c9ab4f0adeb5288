"""`scrapy crawl-due` in a process of its own, over sites on loopback, into an archive of its own."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.archive.running import last_runs
from crawler.archive.store import open_archive
from crawler.operations.scheduling.jobs import read_jobs, write_jobs
from crawler.operations.scheduling.rounds import How, Round
from crawler.operations.scheduling.schedule_file import read_schedule
from crawler.platforms.generic import GenericSpider
from tests import forked

ROOT = Path(__file__).parents[2]
PATIENCE = 90  # seconds, on a machine that is busy with other work


class Scheduled:
    """A working folder with a schedule of these addresses, by name."""

    def __init__(self, folder, addresses, rules=""):
        self.folder, self.archive = folder, f"sqlite:///{folder}/archive.db"
        tables = [f'[portal.{name}]\nplatform = "generic"\naddress = "{url}"' for name, url in addresses.items()]
        (folder / "schedule.toml").write_text("\n".join([rules, *tables]) + "\n")
        # The program's own portals are left out: nobody may be asked in a test.
        self.settings = {
            "ARCHIVE_URL": self.archive,
            "SCHEDULE_FILE": folder / "schedule.toml",
            "SPIDER_MODULES": "tests.schedule.portals.none",
            "DOWNLOAD_DELAY": 0,
            "RETRY_TIMES": 0,
            "SCHEDULE_GRACE": 2,
        }

    def command(self, *words, name="crawl-due"):
        settings = [part for setting, value in self.settings.items() for part in ("-s", f"{setting}={value}")]
        return [sys.executable, "-m", "scrapy", name, *words, *settings]

    @contextmanager
    def round(self):
        """Give a round in this process, with the crawls in processes of their own."""
        plans = read_schedule(self.folder / "schedule.toml", {}, {"generic": GenericSpider})
        settings = {name: value for name, value in self.settings.items() if not name.startswith("SCHEDULE")}
        with open_archive(self.archive) as archive:
            yield Round(archive, self.archive, plans, How(2, settings, timedelta(seconds=20)), list)

    def run(self, *words, **env):
        env = {**os.environ, **env}
        return forked.run(
            self.command(*words), cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=False
        )

    @contextmanager
    def started(self, *words):
        """Give a round that was started; it is killed when the block ends."""
        with (self.folder / "said").open("w") as said:
            process = subprocess.Popen(self.command(*words), cwd=ROOT, stderr=said)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def said(self):
        return (self.folder / "said").read_text()

    def jobs(self):
        with open_archive(self.archive) as archive:
            return read_jobs(archive)

    def runs(self):
        with open_archive(self.archive) as archive:
            return last_runs(archive)

    def number_of_articles(self, portal=None):
        with open_archive(self.archive) as archive:
            return archive.number(portal)

    def make_due(self, portal):
        """Let a portal's crawl have been long ago."""
        with open_archive(self.archive) as archive:
            write_jobs(archive, [read_jobs(archive)[portal]._replace(last_started_at=None)])


@pytest.fixture
def scheduled(tmp_path):
    def scheduled(addresses, rules=""):
        return Scheduled(tmp_path, addresses, rules)

    return scheduled


def until(holds, what):
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"waited too long for: {what}"
        time.sleep(0.05)


def is_alive(pid):
    """Tell whether a process is there, and no zombie that nobody has waited for."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
