"""`scrapy parse`: what a portal makes of a page, for whoever repairs it."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

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
    listing = run(tmp_path, "parse", f"{home}kinh-te/", "--spider", "nukeviet").stdout
    assert listing.count("/kinh-te/") > 5


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
    assert "No response downloaded" in ended.stderr
