"""A command whose result nobody reads to its end, or cannot be written: no traceback, and an honest exit code."""

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests import forked

ROOT = Path(__file__).parents[2]
COMMANDS = ("schema", "list", "portals", "crawl-due --dry-run", "read tests/portals/tuyengiaocaobang/article.html")


def scrapy(words, folder):
    return [sys.executable, "-m", "scrapy", *words.split(), "-s", f"ARCHIVE_URL=sqlite:///{folder}/archive.db"]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_reader_that_has_enough_ends_a_command_quietly(words, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    ended = forked.run(scrapy(words, tmp_path), cwd=ROOT, stdout=writing, text=True)
    os.close(writing)
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert "Broken" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", COMMANDS)
def test_a_result_that_cannot_be_written_is_told_in_one_line(words, tmp_path):
    with Path("/dev/full").open("w") as full:
        ended = forked.run(scrapy(words, tmp_path), cwd=ROOT, stdout=full.fileno(), text=True)
    name = words.partition(" ")[0]
    last = ended.stderr.splitlines()[-1]
    assert last == f"{name}: cannot write stdout: No space left on device; make room, or write it elsewhere"
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 2


@pytest.mark.parametrize("words", ["schema", "read tests/portals/tuyengiaocaobang/article.html"])
def test_a_result_is_in_utf_8_whatever_the_locale(words):
    # A real start: the interpreter reads this once.
    command = [sys.executable, "-m", "scrapy", *words.split()]
    ended = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"}
    )
    assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False)
    assert not ended.stdout.decode("utf-8").isascii()


def test_a_closed_stdout_is_told_in_one_line(tmp_path):
    how = {"stderr": subprocess.PIPE, "text": True, "preexec_fn": lambda: os.close(1)}
    ended = subprocess.run(scrapy("portals", tmp_path), cwd=ROOT, check=False, **how)
    assert (ended.returncode, ended.stderr) == (2, "portals: stdout is closed; give it a file, or /dev/null\n")


@pytest.mark.parametrize("name", sorted(file.stem for file in (ROOT / "crawler/commands").glob("[a-z]*.py")))
def test_no_line_of_a_commands_help_is_taken_for_a_heading(name):
    # Scrapy makes a heading of any line that ends with a colon, also where argparse has broken one.
    command = [sys.executable, "-m", "scrapy", name, "--help"]
    said = forked.run(command, cwd=ROOT, env={**os.environ, "COLUMNS": "80"}, text=True).stdout.splitlines()
    headings = {line for line, below in pairwise(said) if below and set(below) == {"="}}
    assert headings <= {"Usage", "Options", "Global Options"}


def test_ctrl_c_gives_one_line_and_its_exit_code():
    command = [sys.executable, "-m", "scrapy", "read", "tests/portals"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as reading:
        reading.stderr.readline()  # it is at work
        reading.send_signal(signal.SIGINT)
        said = reading.stderr.read()
    assert said.splitlines()[-1] == "read: interrupted; run it again"
    assert "Traceback" not in said
    assert reading.returncode == 130
