"""Files and folders that are there whole or not at all, also when the process that writes them is killed."""

import os
import subprocess
import sys

import pytest

from crawler.archive.exports.whole import beside, whole_file, whole_folder

WRITER = """
import sys
from pathlib import Path
from crawler.archive.exports import whole
with getattr(whole, sys.argv[1])(Path(sys.argv[2])) as given:
    (given / "a").write_text("mới") if sys.argv[1] == "whole_folder" else given.write(b"moi")
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def writer(tmp_path):
    """Give a function that begins to write in a process of its own, and gives that process."""
    running = []

    def start(kind):
        command = [sys.executable, "-c", WRITER, kind, str(tmp_path / "out")]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        assert running[-1].stdout.readline() == b"writing\n"
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def write(kind, path):
    if kind is whole_file:
        with whole_file(path) as out:
            out.write(b"moi")
    else:
        with whole_folder(path) as folder:
            (folder / "a").write_text("mới")


def hidden(folder):
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}


@pytest.mark.parametrize("kind", [whole_file, whole_folder])
def test_what_a_killed_process_left_is_gone_after_the_next_writing(tmp_path, writer, kind):
    process = writer(kind.__name__)
    process.kill()
    process.wait()
    assert hidden(tmp_path) == {f".out.{process.pid}.part"}
    write(kind, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", [whole_file, whole_folder])
def test_what_another_process_writes_meanwhile_is_left_alone_and_comes_to_its_place(tmp_path, writer, kind):
    process = writer(kind.__name__)
    write(kind, tmp_path / "out")
    assert hidden(tmp_path) == {f".out.{process.pid}.part"}
    process.communicate(b"")
    assert process.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", [whole_file, whole_folder])
def test_what_is_being_written_is_left_alone_also_when_its_process_is_of_another_machine(tmp_path, writer, kind):
    process = writer(kind.__name__)
    elsewhere = tmp_path / f".out.{a_dead_process()}.part"
    (tmp_path / f".out.{process.pid}.part").rename(elsewhere)
    write(kind, tmp_path / "out")
    assert hidden(tmp_path) == {elsewhere.name}


def a_dead_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_what_has_the_name_of_the_file_is_taken_away(tmp_path):
    dead = a_dead_process()
    others = {f".out.gz.{dead}.part", f".out.{dead}.part.txt", ".out.x.part", f".out.{dead}", f".out.{10**30}.part"}
    for name in {*others, f".out.{dead}.part"}:
        (tmp_path / name).write_text("")
    write(whole_file, tmp_path / "out")
    assert hidden(tmp_path) == others


def test_a_folder_whose_writer_was_killed_between_its_two_renames_is_put_back(tmp_path):
    dead = a_dead_process()
    for name, said in ((f".out.{dead}.old", "cũ"), (f".out.{dead}.part", "mới")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(said)

    def fails():
        with whole_folder(tmp_path / "out"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out" / "a").read_text() == "cũ"


def test_an_older_folder_left_beside_a_newer_one_is_taken_away(tmp_path):
    for folder in ("out", f".out.{a_dead_process()}.old"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_text(folder)
    write(whole_folder, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_an_earlier_process_of_this_number_left_is_no_hindrance(tmp_path):
    beside(tmp_path / "out").mkdir()
    write(whole_folder, tmp_path / "out")
    beside(tmp_path / "b").write_text("x" * 100)
    with whole_file(tmp_path / "b") as out:
        out.write(b"moi")
    assert (tmp_path / "b").read_bytes() == b"moi"
    assert f".b.{os.getpid()}.part" not in hidden(tmp_path)


def test_where_there_is_no_folder_the_error_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        write(whole_file, tmp_path / "none" / "a")
