"""`scrapy export`, run as a user runs it."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from sample_articles import an_article
from scrapy.cmdline import execute

from crawler.archive.store import open_archive

ROOT = Path(__file__).parents[2]


def command(address, *args):
    return [sys.executable, "-m", "scrapy", "export", "-s", f"ARCHIVE_URL={address}", *args]


class Ended(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def export(address, capfd, monkeypatch):
    """Give a runner of the command, in this process since starting Scrapy takes a second."""
    monkeypatch.chdir(ROOT)
    before = signal.getsignal(signal.SIGTERM)

    def run(*args, archive_at=address):
        with pytest.raises(SystemExit) as ended:
            execute(command(archive_at, *args)[2:])
        return Ended(ended.value.code, *capfd.readouterr())

    yield run
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def filled(archive):
    archive.keep(an_article(1), "1")
    archive.keep(an_article(2, published_at="2024-03-02T00:00:00+07:00", kind="party"), "2")
    archive.keep(an_article(3, portal="x.lao-cai.vn", province="lao-cai", published_at=None), "3")


def titles(lines):
    return [json.loads(line)["title"] for line in lines.splitlines()]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", ["archive.db", "archive.db-wal", "search.db", "warc/a/1.warc", "runs/a/1.json"])
@pytest.mark.parametrize("form", [[], ["--split", "month"]], ids=["whole", "in parts"])
def test_no_export_takes_the_place_of_what_the_archive_consists_of(export, archive, name, form):
    folder = Path(archive.where).parent
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    before = archive.number()
    ended = export("-o", str(folder / name), *form)
    assert (ended.returncode, ended.stderr) == (
        2,
        f"export: {folder / name} is the archive's own; name another with -o\n",
    )
    ended = export("-o", str(folder / "warc"), "--split", "month")
    assert (ended.returncode, ended.stderr) == (
        2,
        f"export: {folder / 'warc'} is the archive's own; name another with -o\n",
    )
    assert archive.number() == before


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ([], [1, 2, 3]),
        (["--portal", "baocaobang"], [1, 2]),
        (["--portal", "x.lao-cai.vn"], [3]),
        (["--province", "lao-cai"], [3]),
        (["--kind", "party"], [2]),
        (["--since", "2024-03-02"], [2]),
        (["--until", "2024-03-01"], [1]),
        (["--since", "2024-03-01", "--until", "2024-03-02"], [1, 2]),
        (["--province", "an-giang"], []),
    ],
)
def test_the_articles_that_are_asked_for_are_on_stdout_and_their_number_on_stderr(export, options, numbers):
    ended = export(*options)
    assert ended.returncode == 0, ended.stderr
    assert titles(ended.stdout) == [f"Cây cầu thứ {number}" for number in numbers]
    left = "export: left out: 1 of unknown time, which no day selects\n" if {"--since", "--until"} & {*options} else ""
    assert ended.stderr == f"export: {len(numbers)} article{'' if len(numbers) == 1 else 's'} to stdout\n{left}"


@pytest.mark.usefixtures("filled")
def test_a_file_is_written_and_twice_the_same(export, tmp_path):
    ended = export("-o", str(tmp_path / "one.jsonl"))
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == f"export: 3 articles to {tmp_path}/one.jsonl\n"
    export("-o", str(tmp_path / "two.jsonl"))
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert len(titles((tmp_path / "one.jsonl").read_text())) == 3


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--portal", "baocaoban"], "unknown portal 'baocaoban'; known are e.g. baocaobang"),
        (["--province", "atlantis"], "unknown province 'atlantis'"),
        (["--province", "yen-bai"], "use --province lao-cai"),
        (["--kind", "magazine"], "unknown kind 'magazine'"),
        (["--since", "01/03/2024"], "--since '01/03/2024' is no date; write YYYY-MM-DD"),
        (["--until", "2024-02-30"], "--until '2024-02-30' is no date"),
        (["--since", "2024-03-02", "--until", "2024-03-01"], "is after --until"),
        (["-o", "/no/such/folder/a.jsonl"], "cannot write /no/such/folder/a.jsonl: No such file or directory"),
        (["-o", "/"], "cannot write /: it is a folder"),
        (["-o", ""], "-o names no file"),
        (["baocaobang"], "unknown argument 'baocaobang'"),
        (["--format", "xml"], "unknown format 'xml'; known are e.g."),
        (["--compress", "bz2"], "unknown compression 'bz2'"),
        (["--split", "year"], "unknown split 'year'"),
        (["--format", "parquet"], "--format parquet does not go to stdout; name a file with -o"),
        (["--format", "parquet", "--compress", "gz", "-o", "a"], "leave --compress out"),
        (["--compress", "gz", "-o", "a.jsonl"], "a.jsonl is named as not compressed: name it a.jsonl.gz, or leave"),
        (["--split", "month"], "--split does not go to stdout; name a folder with -o"),
        (["--split", "month", "-o", __file__], "it is a file, and --split needs a folder"),
        (["--split", "month", "-o", str(ROOT)], "which is of no export; name another with -o"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(export, options, said):
    ended = export(*options)
    assert (ended.returncode, ended.stdout) == (2, "")
    (line,) = ended.stderr.splitlines()
    assert said in line


def test_an_archive_that_cannot_be_opened_is_one_line_and_exit_code_2(export, tmp_path):
    (tmp_path / "letter").write_text("không phải cơ sở dữ liệu " * 50)
    for address, said in (
        (f"sqlite:///{tmp_path}/none/archive.db", "crawl a portal first"),
        (f"sqlite:///{tmp_path}/letter", "no SQLite database"),
        ("archive.db", "no database address"),
        ("", "no database address"),
    ):
        ended = export("-o", str(tmp_path / "out.jsonl"), archive_at=address)
        assert (ended.returncode, ended.stdout) == (2, "")
        (line,) = ended.stderr.splitlines()
        assert said in line
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]


@pytest.mark.usefixtures("filled")
def test_a_file_has_its_manifest_and_the_schema_beside_it(export, tmp_path):
    (tmp_path / "out").mkdir()
    export("-o", str(tmp_path / "out" / "a.csv.gz"), "--format", "csv", "--compress", "gz", "--kind", "party")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"a.csv.gz", "a.csv.gz.manifest.json", "article.schema.json"}
    manifest = json.loads((tmp_path / "out" / "a.csv.gz.manifest.json").read_text())
    assert (manifest["articles"], manifest["filters"]["kind"]) == (1, "party")
    schema = subprocess.run(
        [sys.executable, "-m", "scrapy", "schema"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    assert (tmp_path / "out" / "article.schema.json").read_text() == schema.stdout


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("split", "files"), [("month", 2), ("portal", 2), ("province", 2)])
def test_a_split_export_is_told_with_its_number_of_files(export, tmp_path, split, files):
    ended = export("-o", str(tmp_path / "out"), "--split", split, "--format", "parquet")
    assert ended.stderr == f"export: 3 articles in {files} files to {tmp_path}/out\n"
    assert len([*(tmp_path / "out").glob("*.parquet")]) == files


@pytest.mark.usefixtures("filled")
def test_without_pyarrow_the_command_that_installs_it_is_told(export, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "crawler.archive.exports.parquet_file", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # importing it fails, installed or not
    ended = export("-o", str(tmp_path / "a.parquet"), "--format", "parquet")
    assert ended.returncode == 2
    assert ended.stderr == "export: --format parquet needs pyarrow; install it: pip install -e '.[parquet]'\n"


@pytest.mark.usefixtures("filled")
def test_a_bar_is_shown_on_a_terminal_only(address, tmp_path):
    said = {}
    for name, open_two in (("terminal", pty.openpty), ("pipe", os.pipe)):
        ours, theirs = open_two()
        running = command(address, "-o", str(tmp_path / "a.jsonl"))
        subprocess.run(running, cwd=ROOT, stderr=theirs, check=True, env={**os.environ, "TERM": "xterm"})
        said[name] = os.read(ours, 100_000).decode()
        os.close(ours)
        os.close(theirs)
    assert said["pipe"] == f"export: 3 articles to {tmp_path}/a.jsonl\n"
    assert "3/3" in said["terminal"]
    assert f"export: 3 articles to {tmp_path}/a.jsonl" in said["terminal"]


@pytest.fixture
def large(archive):
    for number in range(600):
        archive.keep(an_article(number, lead="Tin " * 20_000), str(number))


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_export_that_is_ended_leaves_the_old_file_alone(address, tmp_path, number):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.jsonl").write_text("bản cũ")
    running = subprocess.Popen(
        command(address, "-o", str(folder / "a.jsonl")), cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    while len([*folder.iterdir()]) == 1 and running.poll() is None:
        time.sleep(0.001)
    running.send_signal(number)
    _, said = running.communicate()
    assert running.returncode == 128 + number
    assert "Traceback" not in said
    assert [path.name for path in folder.iterdir()] == ["a.jsonl"]
    assert (folder / "a.jsonl").read_text() == "bản cũ"


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_reader_that_has_enough_ends_the_export_quietly(address, form):
    running = subprocess.Popen(
        command(address, "--format", form), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 0


@pytest.mark.usefixtures("large")
def test_an_export_of_an_archive_that_is_being_written_is_of_one_moment(export, address, tmp_path):
    with open_archive(address) as archive:
        records = archive.export()
        next(records)
        archive.keep(an_article(999, published_at="2030-01-01T00:00:00+07:00"), "999")
        assert len(list(records)) == 599
    export("-o", str(tmp_path / "after.jsonl"))
    assert len((tmp_path / "after.jsonl").read_text().splitlines()) == 601


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("a.jsonl.gz", (), "--compress gz"),
        ("a.gz", ("--compress", "zst"), "--compress gz"),
        ("a.csv", (), "--format csv"),
        ("a.jsonl.gz", ("--format", "csv", "--compress", "gz"), "--format jsonl"),
        ("a.parquet", ("--format", "wacz"), "--format parquet"),
    ],
)
def test_a_file_is_never_of_another_form_than_its_name_says(export, tmp_path, name, given, told):
    ended = export("-o", str(tmp_path / name), *given)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert not [*tmp_path.glob("a*")]


@pytest.mark.usefixtures("filled")
def test_a_file_whose_name_is_not_in_utf_8_is_a_mistake_for_its_manifest_could_not_name_it(export, tmp_path):
    ended = export("-o", str(tmp_path / os.fsdecode(b"b\xe1o.jsonl")))
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
    assert "is no name in UTF-8; name another with -o" in ended.stderr
    assert not list(tmp_path.glob("*.jsonl*"))


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("name", "given"), [("a", ()), ("a.txt", ()), ("a.2024", ("--format", "csv"))])
def test_a_name_that_says_no_form_is_taken_as_it_is(export, tmp_path, name, given):
    assert export("-o", str(tmp_path / name), *given).returncode == 0


def test_what_has_no_line_of_its_own_is_told_with_the_reason(export, archive, tmp_path):
    for number in (1, 2):
        archive.keep(an_article(1, url=f"http://bao.example/{number}"), str(number))
    archive.keep(an_article(3, published_at=None), "3")
    said = export("-o", str(tmp_path / "a.jsonl")).stderr
    assert "left out: 1 with the content of an earlier one" in said
    assert "unknown time" not in said
    said = export("-o", str(tmp_path / "a.jsonl"), "--since", "2020-01-01").stderr
    assert "left out: 1 with the content of an earlier one, which names them in also_at; 1 of unknown time" in said
