"""A server that notes when it is asked for what, and crawls of it."""

import json
import os
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests import forked
from tests.hostile.server import Server, page

ROOT = Path(__file__).parents[2]


class Asked:
    """Answers by path with what stands in `answers`, the last of several for ever; anything else is a page.

    `late` are the seconds after which some paths are answered.
    """

    def __init__(self):
        self.answers, self.late = {}, {}
        self.times = []
        self.paths = []

    def answer(self, path, _host):
        self.times.append(time.monotonic())
        self.paths.append(path)
        time.sleep(self.late.get(path, 0))
        given = self.answers.get(path)
        if not given:
            return page(b"ok", status="404 Not Found" if path == "/robots.txt" else "200 OK")
        return given.pop(0) if len(given) > 1 else given[0]

    def gaps(self):
        return [later - earlier for earlier, later in pairwise(self.times)]

    def crawl(self, *paths, **settings):
        """Crawl addresses; give what became of each by path, and the log."""
        fast = {"DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0, "BLOCKED_RETRY_TIMES": 1, "BLOCKED_WAIT": 0.1}
        addresses = [self.url.rstrip("/") + path for path in paths]
        command = [sys.executable, "-m", "tests.politeness.probe", json.dumps({**fast, **settings}), *addresses]
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        ended = forked.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=120)
        assert "Traceback" not in ended.stderr, ended.stderr
        lines = (line.removeprefix(self.url.rstrip("/")).split(" ", 1) for line in ended.stdout.splitlines())
        return dict(lines), ended.stderr


@pytest.fixture
def site():
    asked = Asked()
    with Server(asked.answer) as server:
        asked.url = server.url
        yield asked
