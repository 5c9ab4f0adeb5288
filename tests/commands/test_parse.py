"""`scrapy parse`: what a portal makes of a page, for whoever repairs it."""

import os
import sqlite3
import sys
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from crawler.samples.server import serve
from tests import forked

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def served():
    with serve(["nukeviet"]) as portals:
        yield portals


def run(folder, *args):
    command = [sys.executable, "-m", "scrapy", *args, "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0", "-L", "INFO"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    return forked.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)


def test_an_article_is_shown_cleaned_and_nothing_is_kept(served, tmp_path):
    article = next(one for one in served.truth("nukeviet") if one.lead and one.visibility == "public")
    ended = run(tmp_path, "parse", served.portals["nukeviet"].rstrip("/") + article.path, "--spider", "nukeviet")
    assert ended.returncode == 0, ended.stderr
    assert repr(article.title) in ended.stdout
    assert "'content_hash': None" not in ended.stdout
    assert "<GET http" in ended.stdout  # articles beside it
    assert "parse: " not in ended.stderr  # nothing is to be said of it
    assert "Traceback" not in ended.stderr
    assert "Deprecat" not in ended.stderr
    assert [*tmp_path.rglob("*.warc.gz")] == [*tmp_path.rglob("*.json")] == []
    with closing(sqlite3.connect(tmp_path / "output/archive.db")) as archive, archive:
        assert [archive.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("runs", "articles")] == [
            0,
            0,
        ]


def test_of_a_listing_the_articles_and_sections_are_shown(served, tmp_path):
    home = served.portals["nukeviet"]
    ended = run(tmp_path, "parse", home, "--spider", "nukeviet")
    assert ended.returncode == 0, ended.stderr
    assert f"<GET {home}kinh-te/>" in ended.stdout
    listing = run(tmp_path, "parse", f"{home}kinh-te/", "--spider", "nukeviet")
    assert listing.stdout.count("/kinh-te/") > 5
    assert "parse: read as a listing, by its address: " in listing.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["parse"], "give one address"),
        (["parse", "nix"], "give one address"),
        (["parse", "http://127.0.0.1:9/"], "is of no portal: add --spider"),
        (["parse", "http://127.0.0.1:9/", "--spider", "nukevet"], "known are e.g. nukeviet"),
        (["parse", "https://baocaobang.vn/", "--pipelines"], "parse keeps nothing"),
        (["check", "baocaobag"], "known are e.g. baocaobang"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path, args, said):
    ended = run(tmp_path, *args)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert ended.stdout == ""


def test_a_page_without_an_answer_is_exit_code_1(tmp_path):
    ended = run(tmp_path, "parse", "http://127.0.0.1:9/", "--spider", "nukeviet")
    assert ended.returncode == 1
    why = "failed: robots.txt unreachable: DownloadConnectionRefusedError"
    assert ended.stderr.splitlines()[-1] == f"parse: no article: {why}"


TEXT = "<p>Ủy ban nhân dân xã Minh Khê họp sáng nay, bàn việc gieo cấy vụ xuân trên 212 ha ruộng của ba thôn.</p>"
PAGES = {
    "/tin/xa-minh-khe-gieo-cay-vu-xuan-1000.html": (
        200,
        f"<title>Xã Minh Khê gieo cấy</title><h1>Xã Minh Khê gieo cấy</h1><p>12/02/2024</p><div>{TEXT * 6}</div>",
    ),
    "/robots.txt": (200, "User-agent: *\nDisallow: /kin/"),
    "/tin/trang-loi-1001.html": (200, "<title>404 - Không tìm thấy trang</title><p>Mời bạn quay về trang chủ.</p>"),
    "/tin/lich-cong-tac-1002.html": (404, "<title>404</title>"),
    "/tin/da-chuyen-di-1003.html": (301, "/"),
    "/": (200, "<title>Cổng</title><p>Trang này đang được làm lại.</p>"),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        status, text = PAGES[self.path]
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if "robots" in self.path else "text/html; charset=utf-8")
        if 300 <= status < 400:
            self.send_header("Location", text)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def poor():
    """A portal that has no article."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/tin/trang-loi-1001.html", "no article: refused: not-found"),
        ("/tin/lich-cong-tac-1002.html", "no article: skipped: http 404"),
        ("/tin/da-chuyen-di-1003.html", "no article: refused: redirected"),
        ("/kin/ho-so-1004.html", "no article: skipped: forbidden by robots.txt"),
        ("/", "no article: its address is no article's, and as a listing it leads nowhere"),
    ],
)
def test_the_last_line_says_why_a_page_is_no_article_as_a_crawl_counts_it(poor, tmp_path, path, said):
    ended = run(tmp_path, "parse", poor + path, "--spider", "generic")
    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (1, f"parse: {said}")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("spider", "said"),
    [
        ("generic", "the portal has no rules of its own; it was read generically"),
        ("mediatech", "no rules of mediatech read it; it was read generically"),
    ],
)
def test_that_no_rules_of_the_portal_read_an_article_is_said_in_words(poor, tmp_path, spider, said):
    ended = run(tmp_path, "parse", f"{poor}/tin/xa-minh-khe-gieo-cay-vu-xuan-1000.html", "--spider", spider)
    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (0, f"parse: {said}")
    assert "'reader': 'generic/1'" in ended.stdout
