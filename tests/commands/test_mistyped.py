"""What commands say to an address or a word that no portal, page or article can have: one line, and exit code 2."""

import os
import sys
from pathlib import Path

import pytest

from crawler.archive.store import open_archive
from crawler.reading.outlinks.links import is_web_address
from tests import forked

ROOT = Path(__file__).parents[2]
FETCHING = ("fetch", "parse", "shell", "view")
NO_TEXT = "http://x/\udcff"  # how Python gives an argument's bytes that are not in UTF-8
PAGE = "tests/portals/tuyengiaocaobang/article.html"


@pytest.mark.parametrize(
    "text", ["https://báo.vn/mục 1", "http://127.0.0.1:8300", "http://[::1]/", "HTTPS://x.vn/?a=b"]
)
def test_what_can_be_asked_for_is_a_web_address(text):
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text", ["", "x.vn", "ftp://x.vn/", "http:///a", "http://[::1", "http://x:99999/", "http://x:y/", NO_TEXT]
)
def test_what_cannot_be_asked_for_is_no_web_address(text):
    assert not is_web_address(text)


def test_an_address_with_a_password_is_refused_since_it_would_be_kept_and_shown():
    assert not is_web_address("https://name:secret@x.vn/")


@pytest.mark.parametrize("address", ["http://[::1", "http://x:99999/", NO_TEXT])
@pytest.mark.parametrize(
    "words",
    [
        ["history"],
        ["replay"],
        ["reprints"],
        ["parse"],
        ["fetch"],
        ["view"],
        ["shell"],
        ["recognise"],
        ["new-portal", "--province", "cao-bang", "--kind", "newspaper"],
        ["read", PAGE, "--url"],
    ],
    ids=lambda words: words[0],
)
def test_an_address_that_is_none_is_told_in_one_line(tmp_path, words, address):
    ended = scrapy(tmp_path, *words, address)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    assert ended.stderr.startswith(f"{words[0]}: ")


@pytest.mark.parametrize(
    "words",
    [
        ["crawl", "generic", "-a", "portal=http://x:99999/"],
        ["crawl", "generic", "-a", f"portal={NO_TEXT}"],
        ["crawl", "generic", "-a", "portal=http://127.0.0.1/", "-a", "sections=\udcff"],
        ["crawl", "generic", "-a", "portal=http://127.0.0.1/", "--logfile", "/nowhere/log"],
        ["runs", "--portal", "\udcff"],
        ["history", "5", "--portal", "\udcff"],
    ],
    ids=["port", "no text", "section", "log", "runs", "history"],
)
def test_a_word_that_nothing_can_be_asked_for_is_told_in_one_line(tmp_path, words):
    ended = scrapy(tmp_path, *words)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr


@pytest.mark.parametrize("command", ["fetch", "shell", "view"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["page.html"], "page.html is a file, and pages are fetched here: scrapy read FILE reads it"),
        (["missing.html"], "missing.html is no address that can be fetched; give one like https://example.vn/"),
        (["http://127.0.0.1:9/", "--spider", "nukevet"], "unknown portal 'nukevet'; known are e.g. nukeviet"),
    ],
)
def test_what_cannot_be_fetched_is_told_with_the_remedy(tmp_path, command, words, said):
    (tmp_path / "page.html").write_text("<p>Bài")
    ended = scrapy(tmp_path, command, *words, cwd=tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    assert ended.stderr.startswith(f"{command}: {said}")


@pytest.mark.parametrize("words", [["fetch"], ["shell", "-c", "response"]], ids=lambda words: words[0])
def test_an_address_that_gives_no_answer_is_told_in_the_last_line(tmp_path, words):
    ended = scrapy(tmp_path, *words, "http://127.0.0.1:9/", "-s", "RETRY_TIMES=0")
    assert ended.returncode == 1
    assert f"{words[0]}: no answer" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        *(["crawl", "baocaobang"], ["parse", "http://127.0.0.1:9/"], ["history", "5"], ["replay", "5"], ["run", "2"]),
        *(["verify"], ["read", PAGE], ["reprints", "5"], ["check"], ["list"], ["fetch", "http://127.0.0.1:9/"]),
    ],
    ids=lambda words: words[0],
)
def test_an_option_that_a_command_does_not_have_is_named(tmp_path, words):
    ended = scrapy(tmp_path, *words, "--limti", "5")
    told = f"{words[0]}: unknown argument '--limti'; see --help for what it takes\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)


@pytest.mark.parametrize("option", ["logfile", "pidfile", "profile"])
@pytest.mark.parametrize(
    "words",
    [
        *(
            ["portals"],
            ["list"],
            ["check"],
            ["crawl", "baocaobang"],
            *([one, "http://127.0.0.1:9/"] for one in FETCHING),
        ),
        *(["version"], ["bench"], ["settings"], ["genspider", "a", "b.vn"], ["startproject", "a"], ["edit", "a"]),
        ["runspider", "a.py"],
    ],
    ids=lambda words: words[0],
)
def test_a_file_that_cannot_be_written_is_told_before_anything_is_done(tmp_path, words, option):
    ended = scrapy(tmp_path, *words, f"--{option}", "none/x")
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    said = "cannot be written to none/x: No such file or directory; name another file"
    assert said in ended.stderr
    assert ended.stderr.startswith(f"{words[0]}: the ")


def test_a_file_that_can_be_written_is(tmp_path):
    files = {option: tmp_path / option for option in ("pidfile", "profile")}
    ended = scrapy(tmp_path, "list", *(word for option, file in files.items() for word in (f"--{option}", str(file))))
    assert (ended.returncode, "baocaobang\n" in ended.stdout) == (0, True)
    assert all(file.stat().st_size for file in files.values())


@pytest.mark.parametrize(
    "words",
    [["reread"], ["reclean"], ["verify"], ["verify", "--repair"], ["runs"], ["report"], ["export"], ["history", "1"]],
    ids=" ".join,
)
def test_in_a_folder_without_an_archive_that_is_told_and_nothing_is_left_there(tmp_path, words):
    address = f"ARCHIVE_URL=sqlite:///{tmp_path}/output/archive.db"
    ended = forked.run(["-m", "scrapy", *words, "-s", address], cwd=ROOT, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["verify"], ["verify", "--repair"], ["replay", "1"], ["reread"]], ids=" ".join)
def test_an_archive_whose_address_is_none_is_told_in_one_line(words):
    ended = forked.run(["-m", "scrapy", *words, "-s", "ARCHIVE_URL=me:secret@host/archive"], cwd=ROOT, text=True)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"{words[0]}: ARCHIVE_URL is no database address")
    assert "secret" not in ended.stderr


def scrapy(folder, *words, cwd=ROOT):
    open_archive(f"sqlite:///{folder}/archive.db").close()
    command = [sys.executable, "-m", "scrapy", *words, "-s", f"ARCHIVE_URL=sqlite:///{folder}/archive.db"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    return forked.run(command, cwd=cwd, env=env, text=True)
