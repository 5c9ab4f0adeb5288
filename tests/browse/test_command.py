"""`scrapy browse` itself: what it tells, and how it answers mistakes."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.browse.conftest import ROOT, command, serving

pytestmark = pytest.mark.slow


def run(*arguments, before="pass"):
    program = f"import sys; {before}; from scrapy.cmdline import execute; execute(['scrapy', *sys.argv[1:]])"
    ordered = [sys.executable, "-c", program, *command(*arguments)[3:]]
    return subprocess.run(ordered, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_the_index_alone_can_be_brought_up_to_date_also_without_datasette(filled):
    told = f"browse: {filled.folder}/search.db: "
    ended = run("--index-only", "-s", f"ARCHIVE_URL={filled.address}", before="sys.modules['datasette'] = None")
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.startswith(told)
    again = run("--index-only", "-s", f"ARCHIVE_URL={filled.address}")
    assert again.stderr == f"{told}0 new, 0 changed, 0 gone\n"


def test_a_damaged_record_does_not_keep_the_archive_from_being_browsed(filled, tmp_path):
    shutil.copytree(filled.folder, tmp_path / "copy")
    address = f"sqlite:///{tmp_path}/copy/archive.db"
    damaged = filled.ids["near"]
    with closing(sqlite3.connect(tmp_path / "copy/archive.db")) as connection, connection:
        connection.execute("UPDATE articles SET record = '[' WHERE id = ?", [damaged])
    ended = run("--index-only", "-s", f"ARCHIVE_URL={address}")
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.endswith("; 1 left out, whose records are damaged: see scrapy verify\n")
    with serving(address) as browsed:
        assert browsed.titles("hoc tap")
        assert "Bản Vài trồng quế" not in browsed.titles("trồng quế")
        shown = browsed.ask(f"/article/{damaged}")
        assert (shown.status, "scrapy verify" in shown.text) == (503, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--port", "70000"], "--port '70000' is no port; give a number up to 65535, or 0"),
        (["--port", "x"], "--port 'x' is no port"),
        (["what"], "unknown argument 'what'"),
        (
            ["--host", "256.256.256.256"],
            "256.256.256.256 port 8001 is not to be had: Name or service not known; correct --host",
        ),
    ],
)
def test_a_mistake_is_told_in_one_line(filled, arguments, told):
    ended = run(*arguments, "-s", f"ARCHIVE_URL={filled.address}")
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].startswith(f"browse: {told}")
    assert "Traceback" not in ended.stderr


def test_what_is_missing_is_told_with_its_remedy(filled, tmp_path):
    ended = run("-s", f"ARCHIVE_URL={filled.address}", before="sys.modules['datasette'] = None")
    assert ended.returncode == 2
    assert ended.stderr == "browse: browsing needs Datasette; install it: pip install -e '.[browse]'\n"
    ended = run("-s", f"ARCHIVE_URL=sqlite:///{tmp_path}/none.db")
    assert ended.returncode == 2
    assert "there is no archive" in ended.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("--port", taken.getsockname()[1], "-s", f"ARCHIVE_URL={filled.address}")
    assert ended.returncode == 2
    assert "choose another with --port, or --port 0" in ended.stderr


def test_it_ends_at_once_when_a_scheduler_ends_it_and_says_no_traceback(filled):
    ordered = command("--port", "0", "-s", f"ARCHIVE_URL={filled.address}")
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": os.environ}
    with subprocess.Popen(ordered, cwd=ROOT, **quiet) as process:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=20)
    assert "Traceback" not in said
