"""The bars of the commands that take long: on a real terminal, and nowhere else."""

import os
import pty
import re
import signal
import sqlite3
from contextlib import closing, suppress
from threading import Thread

import pytest
from scrapy.cmdline import execute

from tests.crawl.conftest import ROOT
from tests.crawl.stored import Kept

OF_ARTICLES = r"{articles}/{articles} "
COMMANDS = {
    "export --format jsonl": OF_ARTICLES,
    "export --format csv --compress gz": OF_ARTICLES,
    "export --format parquet": OF_ARTICLES,
    "export --format wacz": "{twice}/{twice} ",  # the list of pages, and the pages
    "export --split month": OF_ARTICLES,
    "verify": r"{verified}/{verified} ",
    "verify --repair": r"(\d+\.\d)/\1 kB ",
    "reclean": OF_ARTICLES,
    "reread --jobs 1": OF_ARTICLES,
}


@pytest.fixture(scope="module")
def crawled(served, tmp_path_factory):
    kept = Kept(tmp_path_factory.mktemp("archive"))
    assert kept.run("generic", f"portal={served.portals['city003']}").code == 0
    return kept


@pytest.fixture
def kept(crawled, tmp_path):
    return crawled.copy(tmp_path / "copy")


@pytest.fixture
def told(monkeypatch, capfd):
    """Give a runner of a command whose stderr is a terminal or a pipe; it gives what went there, and to stdout."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    before = signal.getsignal(signal.SIGTERM)

    def run(kept, arguments, opened, code=0):
        ours, theirs = opened()
        said = bytearray()

        def read():
            with suppress(OSError):  # what a terminal says when it is closed
                while part := os.read(ours, 4096):
                    said.extend(part)

        reader = Thread(target=read)
        reader.start()
        with os.fdopen(theirs, "w") as stderr, monkeypatch.context() as patch:
            patch.setattr("sys.stderr", stderr)
            with pytest.raises(SystemExit) as ended:
                execute(["scrapy", *arguments, "-s", f"ARCHIVE_URL={kept.archive}"])
        reader.join()
        os.close(ours)
        assert ended.value.code == code, said.decode()
        return said.decode(), capfd.readouterr().out

    yield run
    signal.signal(signal.SIGTERM, before)


def arguments_of(command, folder):
    return [*command.split(), *(["-o", str(folder / "out")] if command.startswith("export") else [])]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_bar_is_shown_to_its_end_on_a_terminal_and_is_gone_afterwards(kept, told, tmp_path, command):
    with closing(sqlite3.connect(kept.database)) as database:
        articles, responses = (
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("articles", "responses")
        )
    said, _ = told(kept, arguments_of(command, tmp_path), pty.openpty)
    wanted = COMMANDS[command].format(articles=articles, twice=2 * articles, verified=responses + articles)
    assert re.search(wanted, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)), said
    assert "\x1b[2K" in said  # the line is cleared


@pytest.mark.parametrize("command", COMMANDS)
def test_no_bar_is_shown_where_stderr_is_no_terminal(kept, told, tmp_path, command):
    said, _ = told(kept, arguments_of(command, tmp_path), os.pipe)
    assert "\x1b" not in said
    assert "━" not in said
    assert said.splitlines()[-1].startswith(f"{command.split()[0]}: ")


def test_findings_go_to_stdout_also_when_a_bar_is_shown(kept, told):
    (file,) = kept.files()
    file.unlink()
    said, printed = told(kept, ["verify"], pty.openpty, code=1)
    assert f"wrong: {file.parent.name}/{file.name}: missing" in printed
    assert "missing" not in said
