"""Crawls of different portals that come to one host ask it for one page at a time, with the delay between any two."""

import fcntl
import os
import subprocess
import sys
import threading
import time
from itertools import pairwise

import pytest

from crawler.archive.lock import lock_file, locked, opened, server_of
from crawler.middlewares.turns import LOOK, taken, time_left, turn
from tests.crawl.conftest import ROOT
from tests.faults.conftest import archive_in
from tests.hostile.server import Server, moved
from tests.schedule.small import small_site

DELAY = 0.3
ARTICLES = 12  # enough that two crawls begun at once are at them together


class Watched:
    """A site that notes when each of its answers begins and ends."""

    def __init__(self, answer):
        self.answer, self.lock = answer, threading.Lock()
        self.times = []

    def __call__(self, path, host):
        began = time.monotonic()
        time.sleep(0.05)
        answer = self.answer(path, host)
        with self.lock:
            self.times.append((began, time.monotonic(), path))
        return answer


def leading_to(site, articles):
    """Give a portal whose articles are on another host: its home page names them, and each address redirects there."""
    own = small_site(1, articles=articles)

    def answer(path, host):
        if path in ("/", "/robots.txt"):
            return own(path, host)
        return moved(f"{site.url.rstrip('/')}{path}") if path.startswith("/tin-tuc/") else own("/none", host)

    return answer


@pytest.mark.slow
def test_two_crawls_that_a_redirect_brings_to_one_host_never_ask_it_at_once_and_keep_the_delay(tmp_path):
    kept = archive_in(tmp_path / "archive")
    kept.export()  # makes the archive
    watched = Watched(small_site(1, articles=ARTICLES))
    with Server(watched) as host, Server(leading_to(host, ARTICLES)) as portal:
        crawls = [
            subprocess.Popen(
                [*kept.command("generic", f"portal={site.url}"), "-s", f"DOWNLOAD_DELAY={DELAY}"],
                cwd=ROOT,
                stderr=subprocess.PIPE,
                text=True,
            )
            for site in (host, portal)
        ]
        said = [crawl.communicate(timeout=120)[1] for crawl in crawls]
    assert [crawl.returncode for crawl in crawls] == [0, 0], said
    times = sorted(watched.times)
    paths = [path for _, _, path in times]
    assert sum(paths.count(path) == 2 for path in set(paths)) >= ARTICLES  # both have asked for the articles
    told = [path for path in paths if path.startswith("/tin-tuc/")]
    again = [place for place, path in enumerate(told) if path in told[:place]]
    assert again[0] < max(map(told.index, told))  # one had begun with them while the other was at them
    assert all(later[0] >= earlier[1] for earlier, later in pairwise(times))
    gaps = [later[0] - earlier[0] for earlier, later in pairwise(times)]
    assert sum(gaps) > (DELAY - 0.01) * len(gaps), gaps
    assert lateness(gaps) < DELAY, gaps


def lateness(gaps):
    """Give by how much a request must have arrived late to explain why all that came after it came so soon.

    On a loaded machine one may arrive late, and the next in time; that explains no more than its own lateness.
    """
    late = most = 0
    for gap in reversed(gaps):
        late = max(0, late + DELAY - gap)
        most = max(most, late)
    return most


def test_two_crawls_that_know_nothing_of_each_other_are_told_by_the_lateness_that_would_explain_them():
    alone = [DELAY] * 10
    assert lateness(alone) < 1e-9
    assert lateness([DELAY, DELAY + 0.2, DELAY - 0.2, DELAY]) == pytest.approx(0.2)
    assert lateness([3.0, *[DELAY / 2] * 10]) > DELAY


def test_the_time_left_is_never_more_than_the_delay_whatever_the_clock_has_done(tmp_path):
    path = tmp_path / "turn"
    with path.open("w") as file:
        assert time_left(file.fileno(), 2.0) == 0  # nobody has asked yet
        file.write("asked")
        file.flush()
        assert 1.5 < time_left(file.fileno(), 2.0) <= 2
    for ago, least, most in ((-1000, 2, 2), (1, 0.5, 1), (1000, -1000, 0)):
        os.utime(path, (time.time() - ago,) * 2)
        with path.open() as file:
            assert least <= time_left(file.fileno(), 2.0) <= most


def test_after_a_clock_was_set_back_the_delay_is_waited_for_once(tmp_path):
    path = tmp_path / "turn"
    path.write_text("asked")
    os.utime(path, (time.time() + 86400,) * 2)
    with turn(path, 0.1, patience=1) as came:
        assert came


def test_nobody_has_the_turn_while_they_wait_for_the_delay(tmp_path):
    path = tmp_path / "turn"
    path.write_text("asked")
    one, other = opened(path), opened(path)
    assert taken(path, one, 60) > LOOK
    assert taken(path, other, 60) > LOOK, "the delay is waited for, and not the other one"
    os.close(one)
    os.close(other)


@pytest.mark.slow
def test_a_visit_takes_turns_with_the_crawls_of_the_archive_beside_it(tmp_path):
    watched = Watched(small_site(1, articles=1))
    with Server(watched) as host:
        command = [sys.executable, "-m", "scrapy", "recognise", host.url, "-s", "DOWNLOAD_DELAY=0.1"]
        path = lock_file(tmp_path / "locks", "turn", server_of(host.url))
        with locked(path, fcntl.LOCK_EX, str):
            visit = subprocess.Popen([*command, "-s", f"ARCHIVE_URL=sqlite:///{tmp_path}/archive.db"], cwd=ROOT)
            time.sleep(5)
            until = time.monotonic()
        assert visit.wait(60) in (0, 1)
    assert watched.times
    assert min(began for began, _, _ in watched.times) >= until
