"""A whole crawl of a hostile portal: its articles are kept, nothing else, traps are counted, memory stays flat."""

import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.hostile.portal import CODINGS, TRAPS, HostilePortal, bomb
from tests.hostile.server import Server, moved, page

ROOT = Path(__file__).parents[2]
SETTINGS = "DOWNLOAD_DELAY=0 DOWNLOAD_TIMEOUT=3 RETRY_TIMES=0 BLOCKED_RETRY_TIMES=1 BLOCKED_WAIT_MAX=0.1 LOG_LEVEL=INFO"
PEAK = 400  # MB; a crawl of the sample alone has a peak of some 120


# To Linux a process has at least the peak of the one that started it, and the one that runs the tests is large.
MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


def scrapy(*arguments, folder, settings=SETTINGS):
    """Run scrapy in a process of its own; give how it ended and its peak of memory in MB."""
    given = [part for one in [*settings.split(), f"ARCHIVE_URL=sqlite:///{folder}/archive.db"] for part in ("-s", one)]
    with (folder / "stdout").open("w+") as out, (folder / "stderr").open("w+") as err:
        command = [
            sys.executable,
            "-c",
            MEASURED,
            str(folder / "peak"),
            sys.executable,
            "-m",
            "scrapy",
            *arguments,
            *given,
        ]
        code = subprocess.call(command, cwd=ROOT, stdout=out, stderr=err)
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read(), int((folder / "peak").read_text()) // 1024


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    portal = HostilePortal()
    for coding in CODINGS:
        bomb(coding)  # made before the clock of an answer runs
    with Server(portal.answer) as server:
        code, _, said, peak = scrapy("crawl", "nukeviet", "-a", f"portal={server.url}", folder=folder)
        asked = server.asked
    with closing(sqlite3.connect(folder / "archive.db")) as archive, archive:
        records = [json.loads(line) for (line,) in archive.execute("SELECT record FROM articles")]
    account = dict(re.findall(r"^127\S+: (refused|skipped|failed|listings ended by): (.*)$", said, re.MULTILINE))
    return portal, code, said, peak, asked, records, account


def test_every_article_is_kept_and_nothing_else(crawled):
    portal, _, said, _, _, records, _ = crawled
    assert sorted(urlsplit(record["url"]).path for record in records) == sorted(one.path for one in portal.good), said
    assert {record["title"] for record in records} == {one.title for one in portal.good}


def test_each_trap_was_met_and_is_counted_by_its_reason(crawled):
    portal, _, said, _, asked, _, account = crawled
    assert [path for path in portal.links if not asked[path]] == []
    counted = {
        group: Counter({reason: int(count) for count, reason in re.findall(r"(\d+) ([^,]+)", words)})
        for group, words in account.items()
    }
    expected = Counter(reason for _, reason in TRAPS.values() if ": " in reason)
    for reason, times in expected.items():
        group, _, what = reason.partition(": ")
        assert counted[group][what] >= times, (reason, said)
    failures = sum(reason.startswith("failed") for _, reason in TRAPS.values())
    assert sum(counted["failed"].values()) == failures, said
    assert "1 sitemap cap" in account["listings ended by"]


def test_the_run_is_not_called_complete_and_has_no_error_of_our_own(crawled):
    _, code, said, _, _, _, _ = crawled
    assert code == 1
    assert "not complete (finished)" in said
    assert "errors in our own code" not in said
    assert "Traceback" not in said


def test_nothing_that_a_terminal_obeys_is_said(crawled):
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", crawled[2]) == []


def test_memory_stays_flat(crawled):
    assert crawled[3] < PEAK


@pytest.mark.parametrize("where", ["http://localhost:{port}/", "http://2130706433:{port}/", "http://[::1]:{port}/"])
def test_a_visit_is_not_led_to_another_private_address_than_the_one_it_was_given(tmp_path, where):
    with Server(lambda _path, host: moved(where.format(port=host.partition(":")[2]))) as server:
        code, _, said, _ = scrapy("recognise", server.url, folder=tmp_path)
        asked = server.asked
    assert code == 2
    assert "leads to a private address" in said
    assert "Traceback" not in said
    assert asked["/"] == 1


def test_a_visit_follows_a_redirect_on_the_private_host_that_it_was_given(tmp_path):
    generator = b'<html><head><meta name="generator" content="NukeViet v4.5"></head><body>x</body></html>'
    with Server(lambda path, _: moved("/vi/") if path == "/" else page(generator)) as server:
        code, out, said, _ = scrapy("recognise", server.url, folder=tmp_path)
    assert code == 0, said
    assert "nukeviet" in out
