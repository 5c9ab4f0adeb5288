"""How every crawl behaves."""

import json
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from scrapy.settings import Settings, default_settings

from crawler import settings as ours
from crawler.operations.settings_table import MEANINGS
from tests import forked

ROOT = Path(__file__).parents[2]
OWN = {"PLATFORM_MODULES", *MEANINGS}  # tests/politeness/test_configuration.py looks at these


def test_every_setting_is_one_that_scrapy_knows():
    named = {name for name in vars(ours) if name.isupper() and name[0] != "_"} - OWN
    assert named <= set(default_settings.__all__)


def test_what_would_run_code_for_others_is_off_and_certificates_are_checked():
    found = Settings()
    found.setmodule(ours)
    assert not any(found.getbool(name) for name in ("TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED"))
    assert found.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert found.getbool("ROBOTSTXT_OBEY")


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("toasoan@example.vn", "baotinh (toasoan@example.vn)"),
        (" a@b.vn\r\nX-Injected: 1 ", "baotinh (a@b.vn X-Injected: 1)"),
        ("", "baotinh (contact not given; set BAOTINH_CONTACT)"),
    ],
)
def test_the_user_agent_names_whom_to_write_to(contact, agent):
    command = [sys.executable, "-m", "scrapy", "settings", "--get", "USER_AGENT"]
    env = {**os.environ, "BAOTINH_CONTACT": contact}
    said = forked.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    assert said.strip() == agent


class Portal(BaseHTTPRequestHandler):
    seen: ClassVar[list] = []

    def do_GET(self):
        self.seen.append((time.monotonic(), self.path, self.headers["User-Agent"], self.headers["Accept-Language"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass


CRAWL = """
import json, sys, warnings
warnings.simplefilter("error")
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

class Probe(Spider):
    name = "probe"
    async def start(self):
        for number in range(int(sys.argv[2])):
            yield Request(f"{sys.argv[1]}/{number}", callback=self.parse)
    def is_block_page(self, response):
        return False
    def parse(self, response):
        pass

settings = Settings()
settings.setmodule("crawler.settings")
settings.setdict({"ITEM_PIPELINES": {}, **json.loads(sys.argv[3])}, priority="cmdline")
process = AsyncCrawlerProcess(settings)
crawler = process.create_crawler(Probe)
process.crawl(crawler)
process.start()
"""


@pytest.fixture
def crawl():
    """Give a runner of a real crawl of a loopback server under our settings; it gives the requests the server saw."""
    Portal.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    thread = Thread(target=server.serve_forever)
    thread.start()

    def run(pages, **changed):
        address = f"http://127.0.0.1:{server.server_port}"
        command = [sys.executable, "-c", CRAWL, address, str(pages), json.dumps(changed)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert "Warning" not in ended.stderr
        assert "Traceback" not in ended.stderr
        return Portal.seen

    yield run
    server.shutdown()
    thread.join()
    server.server_close()


def test_without_a_delay_nothing_waits(crawl):
    seen = crawl(60, DOWNLOAD_DELAY="0")
    assert len(seen) == 61  # robots.txt first
    assert seen[-1][0] - seen[0][0] < 3


def test_a_delay_is_kept_between_any_two_requests_robots_txt_included(crawl):
    times, paths, agents, languages = zip(*crawl(3, DOWNLOAD_DELAY="0.4"), strict=True)
    assert paths[0] == "/robots.txt"
    assert all(later - earlier > 0.35 for earlier, later in pairwise(times))
    assert {agent.split()[0] for agent in agents} == {"baotinh"}
    assert set(languages) == {"vi"}
