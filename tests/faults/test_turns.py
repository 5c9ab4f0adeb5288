"""Crawls of different portals that come to one host ask it for one page at a time, with the delay between any two."""

import os
import subprocess
import threading
import time
from itertools import pairwise

import pytest

from crawler.platforms.turns import time_left
from tests.crawl.conftest import ROOT
from tests.faults.conftest import archive_in
from tests.hostile.server import Server, moved
from tests.schedule.small import small_site

DELAY = 0.3


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
    watched = Watched(small_site(1, articles=6))
    with Server(watched) as host, Server(leading_to(host, 6)) as portal:
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
    assert sum(paths.count(path) == 2 for path in set(paths)) >= 6  # both have asked for the articles
    assert all(later[0] >= earlier[1] for earlier, later in pairwise(times))
    gaps = [later[0] - earlier[0] for earlier, later in pairwise(times)]
    assert sum(gaps) > (DELAY - 0.01) * len(gaps), gaps  # one may arrive late, and the next in time


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
