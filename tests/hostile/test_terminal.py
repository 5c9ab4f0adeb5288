"""What pages and files say is text on a terminal: it clears no screen, makes no link, turns no line around."""

import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console

from crawler.archive.lines import json_line
from crawler.article import Article
from crawler.commands import Mistake, say, tell
from crawler.operations.difference import visible
from crawler.operations.plain_log import plain
from crawler.operations.portals.showing import article_panel, changes
from tests.hostile.server import Server, page
from tests.hostile.test_crawl import ROOT, scrapy
from tests.hostile.test_endless import article

EVIL = (
    "\x1b[2J\x1b]8;;http://xau.example\x07bấm\x1b]8;;\x07 \x9b31m \u202etxt.exe\u2066 \x00\x07\x7f\r"
    "[bold]đậm[/bold] [link=http://xau.example]x[/link] [/] \u2028"
)
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # what rich itself says on a terminal
NUMBERED = re.sub(r"[\x00\r\x80-\x9f]", "", "".join(f"&#{ord(sign)};" if sign < " " else sign for sign in EVIL))


@given(st.text())
@example(EVIL)
def test_no_text_commands_a_terminal_once_it_is_made_plain_or_visible_or_json(text):
    for shown in (plain(text), visible(text), json_line({"title": text.encode("utf-8", "ignore").decode()})):
        assert OBEYED.findall(shown) == []
    assert json.loads(json_line({"title": EVIL}))["title"] == EVIL


def test_what_commands_say_is_plain(capsys):
    say(EVIL)
    tell(str(Mistake(EVIL)))
    out, err = capsys.readouterr()
    assert OBEYED.findall(out + err) == []
    assert "[bold]đậm[/bold]" in out


def test_an_article_shown_has_no_markup_and_commands_nothing():
    out = StringIO()
    Console(file=out, width=200).print(article_panel(Article(url="http://bao.vn/" + EVIL, title=EVIL, body=EVIL)))
    for line in changes({"title": "x"}, {"title": EVIL}):
        out.write(line)
    assert OBEYED.findall(out.getvalue()) == []
    assert "[bold]đậm[/bold]" in out.getvalue()


def answer(path, _host):
    """Answer for a portal with one article, the text of which would command a terminal."""
    if path == "/":
        return page(f'<a href="/tin/muong-so-1001.html">{NUMBERED}</a>'.encode())
    if path == "/tin/muong-so-1001.html":
        text = article(1).replace("Mương số 1", NUMBERED).replace("bà con", f"bà {NUMBERED} con")
        return page(text.encode(), headers=["X-Ten: \x1b[2J\x9b31m"])
    return page(b"", status="404 Not \x1b[2J Found")


def on_terminal(folder, *arguments):
    """Give what a command prints, to stdout and stderr, when both are a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scrapy", *arguments, "-s", f"ARCHIVE_URL=sqlite:///{folder}/archive.db"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not more:
            break
        said += more
    os.close(ours)
    process.wait(60)
    return process.returncode, said.decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive with such an article; its database has been written to by somebody else."""
    folder = tmp_path_factory.mktemp("terminal")
    with Server(answer) as server:
        said = scrapy("crawl", "generic", "-a", f"portal={server.url}", folder=folder)[2]
    url = f"{server.url}tin/muong-so-1001.html"
    with closing(sqlite3.connect(folder / "archive.db")) as database, database:
        ((record,),) = database.execute("SELECT record FROM articles")
        title = json.loads(record)["title"]
        changed = json.dumps({**json.loads(record), "title": EVIL, "kicker": EVIL})
        database.execute("UPDATE articles SET record = ?", (changed,))
        database.execute("UPDATE runs SET reasons = ?, outcome = ?", (json.dumps([EVIL]), EVIL))
    database.close()
    (folder / "xấu\x1b[2J\u202e.html").write_bytes(answer("/tin/muong-so-1001.html", "").partition(b"\r\n\r\n")[2])
    (folder / "hỏng\x1b[2J.warc.gz").write_bytes(b"x")
    (folder / "warc" / "x\x1b[2J").mkdir(parents=True)
    (folder / "warc" / "x\x1b[2J" / "x\x1b[2J.warc.gz").write_bytes(b"no gzip")
    return folder, url, title, said


@pytest.mark.slow
def test_the_title_that_is_kept_has_no_commands(archive):
    _, _, title, said = archive
    assert OBEYED.findall(title + said) == []
    assert "[bold]đậm[/bold]" in title


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "code"),
    {
        "history URL": 0,
        "history \x1b[2J": 2,
        "reprints URL": 0,
        "replay URL --headers": 0,
        "replay \x1b[2J": 2,
        "runs": 0,
        "run 1": 0,
        "run 1 --json": 0,
        "verify": 1,
        "export": 0,
        "export --format csv": 0,
        "reread --dry-run": 0,
        "reclean --dry-run": 0,
        "list": 0,
        "read FOLDER": 0,
        "recognise PAGE": 1,
        "crawl-due --dry-run": 0,
        "report -o FOLDER/bao-cao\x1b[2J": 0,
        "export --portal \x1b[2J": 2,
        "crawl \x1b[2J": 2,
    }.items(),
)
def test_no_command_lets_the_terminal_be_commanded(archive, command, code):
    folder, url, _, _ = archive
    places = {"URL": url, "FOLDER": str(folder), "PAGE": str(folder / "xấu\x1b[2J\u202e.html")}
    arguments = [re.sub("URL|FOLDER|PAGE", lambda found: places[found[0]], part) for part in command.split(" ")]
    ended, said = on_terminal(folder, *arguments)
    assert said
    assert "Traceback" not in said
    assert OBEYED.findall(COLOUR.sub("", re.sub(r"\x1b\[\?25[lh]|\x1b\[\d*[AK]|\x1b\[2K|\r", "", said))) == [], said
    assert "\x1b]" not in said
    assert "\x1b[2J" not in said
    assert ended == code, said
