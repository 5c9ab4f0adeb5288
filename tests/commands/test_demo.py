"""`scrapy demo`, run as a user runs it, in a folder of its own."""

import json
import os
import sys

import pytest

from crawler.operations.demo import PLATFORMS, crawl_samples, new_archive
from crawler.samples.server import serve
from tests import forked


def demo(folder, *args):
    told = {**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [sys.executable, "-m", "scrapy", "demo", *args]
    return forked.run(command, cwd=folder, env=told, capture_output=True, text=True, timeout=150, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give the folder in which a demo was run once before, and the archive of real articles stands."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "output/samples").mkdir(parents=True)
    (folder / "output/samples/archive.db").write_text("what the last demo left")
    (folder / "output/archive.db").write_text("real articles")
    return folder


@pytest.fixture(scope="module")
def ended(folder):
    return demo(folder)


def test_every_sample_portal_is_crawled_to_the_last_article(ended):
    row = next(line for line in ended.stdout.splitlines() if line.split()[:1] == ["articles"])
    with serve(PLATFORMS) as served:
        held = [len(served.truth(name)) for name in PLATFORMS]
    assert row.split()[1:] == [word for number in held for word in (str(number), "of", str(number))]
    assert ended.returncode == 0, ended.stderr


def test_the_lines_are_exported_and_their_number_told(ended, folder):
    lines = (folder / "output/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"output/articles.jsonl: {len(lines)} articles" in ended.stdout
    portals = {json.loads(line)["portal"] for line in lines}
    assert len(portals) == len(PLATFORMS)


@pytest.mark.usefixtures("ended")
def test_the_archive_of_real_articles_is_left_alone(folder):
    assert (folder / "output/archive.db").read_text() == "real articles"
    assert not (folder / "output/warc").exists()


def test_a_crawl_that_takes_too_long_is_stopped_and_called_interrupted(tmp_path):
    with serve(["city003"]) as served:
        (one,) = crawl_samples(served, f"sqlite:///{tmp_path}/archive.db", time_limit=0.01)
    assert (one.verdict, one.good) == ("interrupted", False)
    assert "stopped after 0.01 s" in one.said


def test_a_new_archive_takes_away_nothing_but_the_last_demo(tmp_path):
    for name in ("archive.db", "archive.db-wal", "warc/x.warc.gz", "runs/a/1.json", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    assert new_archive(tmp_path) == f"sqlite:///{tmp_path}/archive.db"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_output_that_cannot_be_written_is_one_line_and_exit_code_2(tmp_path):
    (tmp_path / "output").write_text("a file")
    refused = demo(tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("demo: cannot write output/samples")
    assert refused.stderr.count("\n") == 1
