"""What options take as values."""

import sys
from pathlib import Path

import pytest

from crawler.archive.running import LARGEST_ID
from crawler.archive.store import open_archive
from crawler.commands.filters import a_number
from tests import forked

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("0100", 100), ("100", 100)])
def test_a_number_within_the_bounds_is_read(text, number):
    assert a_number(text, 1, 100) == number


@pytest.mark.parametrize("text", ["", "0", "101", "-1", "+1", "1.0", "1e2", " 1", "٣", "²", "một", "9" * 5000])
def test_anything_else_is_none(text):
    assert a_number(text, 1, 100) is None


@pytest.mark.parametrize("given", [str(LARGEST_ID + 1), "9" * 20, "9" * 5000])
def test_more_runs_than_there_can_be_are_a_mistake_and_no_traceback(tmp_path, given):
    open_archive(f"sqlite:///{tmp_path}/archive.db").close()
    words = ["runs", "--last", given, "-s", f"ARCHIVE_URL=sqlite:///{tmp_path}/archive.db"]
    said = forked.run([sys.executable, "-m", "scrapy", *words], cwd=ROOT, text=True)
    assert (said.returncode, said.stderr) == (2, f"runs: --last '{given}' is no number; write it like --last 20\n")
