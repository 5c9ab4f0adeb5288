"""How far crawls are: told in a file, shown on a real terminal, and nowhere else."""

import json
import logging
import os
import pty
import re
import subprocess
import sys
import time
from contextlib import suppress
from threading import Thread
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from crawler.commands.live import Watched, cells, live, table
from crawler.operations.plain_log import Plain, plain
from crawler.operations.runs.pulse import Pulse, pulse_file, read_pulse, write
from tests.hostile.server import Server
from tests.schedule.conftest import ROOT
from tests.schedule.small import small_site

pytestmark = pytest.mark.slow

ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07)")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)


@given(st.dictionaries(st.sampled_from([*Pulse.__dataclass_fields__, "other"]), json_values))
def test_whatever_stands_in_the_file_it_is_shown_in_some_way(values):
    pulse = Pulse.of(values)
    assert all(re.fullmatch(r"-?[\d,:]*|inf|ending", cell) for cell in cells(pulse)), cells(pulse)


def test_a_reader_has_the_old_file_or_the_new_one_and_nothing_of_another_process(tmp_path):
    path = tmp_path / "thu" / "progress.json"
    assert read_pulse(path) == Pulse()
    write(path, Pulse(pid=7, pages=9))
    assert read_pulse(path, 7).pages == 9
    assert read_pulse(path, 8) == Pulse()
    path.write_text('{"pid": 7, "pag')
    assert read_pulse(path, 7) == Pulse()
    path.write_text("[]")
    assert read_pulse(path, 7) == Pulse()


@pytest.mark.parametrize(
    ("pulse", "rate", "left"),
    [
        (Pulse(pages=30, seconds=60.0, left=90), "30", "3:00"),
        (Pulse(pages=30, seconds=60.0, left=30 * 90), "30", "1:30:00"),
        (Pulse(pages=3, seconds=60.0, left=90), "", ""),  # too few to tell
        (Pulse(pages=30, seconds=60.0, left=0, ended=True), "30", "ending"),
    ],
)
def test_the_time_left_is_told_where_it_can_be_known(pulse, rate, left):
    assert cells(pulse)[-2:] == [rate, left]


def test_a_view_has_no_more_lines_than_the_terminal():
    console = Console(width=100, height=10, force_terminal=True)
    with console.capture() as shown:
        console.print(table([(f"portal{n}", Pulse()) for n in range(50)], "3 ended", console.height))
    lines = shown.get().splitlines()
    assert len(lines) <= console.height
    assert "and 44 more; 3 ended" in lines[-1]


@given(st.text())
def test_a_name_from_outside_reaches_no_terminal_as_a_command(text):
    console = Console(width=200, force_terminal=True, color_system=None)
    with console.capture() as shown:
        console.print(table([(text, Pulse())], text, 24))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown.get())
    record = logging.LogRecord("a", logging.INFO, "", 1, "%s", (text,), None)
    assert Plain(logging.Formatter()).format(record) == plain(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", plain(text))


def on_a_terminal(words, env=None):
    """Run a command whose stderr is a terminal of 100 columns; give its exit code, and what went there."""
    ours, theirs = pty.openpty()
    said = bytearray()

    def read():
        with suppress(OSError):  # what a terminal says when it is closed
            while part := os.read(ours, 4096):
                said.extend(part)

    reader = Thread(target=read)
    reader.start()
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "110", "LINES": "24", **(env or {})}
    process = subprocess.Popen(words, cwd=ROOT, env=surroundings, stderr=theirs)
    os.close(theirs)
    code = process.wait(200)
    reader.join()
    os.close(ours)
    return code, said.decode()


def test_a_round_on_a_terminal_shows_a_line_for_each_crawl_and_is_gone_afterwards(scheduled):
    def pause():
        time.sleep(3)

    with Server(small_site(1, before=pause)) as one:
        due = scheduled({"one": one.url})
        code, said = on_a_terminal(due.command())
    assert code == 0, said
    lines = [line.split() for line in ESCAPES.sub("", said).splitlines()]
    assert ["portal", "pages", "new", "changed", "duplicate", "errors", "pages/min", "time", "left"] in lines
    rows = [line[1:] for line in lines if line and line[0] == "one" and len(line) > 5 and line[1].isdigit()]
    assert any(int(row[0]) > 2 for row in rows), said
    assert f"one ({urlsplit(one.url).netloc}): ok: 3 new articles, 6 requests".split() in lines
    assert "\x1b[2K" in said
    assert lines[-1] == "crawl-due: 1 portal crawled, 0 of them need somebody".split()


def test_a_crawl_on_a_terminal_shows_how_far_it_is_below_its_log_and_no_page_commands_the_terminal(scheduled):
    with Server(small_site(1), host="0.0.0.0") as site:
        due = scheduled({})
        due.settings["SPIDER_MODULES"] = "tests.schedule.portals.faulty"
        code, said = on_a_terminal(
            due.command("raising", name="crawl"), {"SAMPLE": site.url.replace("0.0.0.0", "127.0.0.1")}
        )
    assert code == 5, said
    assert "duplicate" in said  # the view's header
    assert "owned" in said  # the traceback of the portal, in the log
    assert "\x1b]" not in said
    assert "\x9b" not in said
    told = json.loads((due.folder / "runs" / "raising" / "progress.json").read_text())
    assert (told["ended"], told["errors"], told["left"]) == (True, 3, 0)


def test_nothing_is_shown_where_stderr_is_no_terminal(capsys):
    with live(lambda: [Watched("thu", pulse_file("sqlite:///a.db", "thu"), 1)]) as shown:
        sys.stderr.write("a line\n")
    assert not shown
    assert capsys.readouterr().err == "a line\n"
