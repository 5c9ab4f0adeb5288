"""Files and folders that appear under their name whole and on the disk, or not at all."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream to write; what was written takes the path's place when the block ends well.

    Until then an older file stays as it was, and an error or Ctrl-C leaves nothing behind. A killed process leaves a
    hidden `.NAME.PID.part`, which the next writing of the file takes away. Raises OSError.
    """
    take_away_left(path)
    unfinished = beside(path)  # only within one file system is a file replaced at once
    try:
        with unfinished.open("wb") as out:
            lock(out.fileno())
            yield out
            out.flush()
            os.fsync(out.fileno())
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    on_disk(path.parent)


def replace_text(path: Path, text: str) -> None:
    """Write a small file that can be made anew: a reader has the old one or the new one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)  # noqa: PTH105 - the name says that an old file is replaced


def probe(folder: Path) -> None:
    """Make a file in a folder, for a moment. Raises OSError where none can be made."""
    with TemporaryFile(dir=folder):
        pass


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a new folder to fill; it takes the place of the one at the path, with all in it, when the block ends well.

    As with `whole_file`, until then an older folder stays as it was. Two folders cannot change places at once: a
    process killed at that very moment leaves the old one beside, as `.NAME.PID.old`, and the next writing of the
    folder puts it back. Raises OSError.
    """
    take_away_left(path)
    unfinished, old = beside(path), beside(path, "old")
    unfinished.mkdir()
    try:
        with locked(unfinished):
            yield unfinished
            on_disk(unfinished)
            if path.exists():
                path.rename(old)
            try:
                unfinished.rename(path)
            except OSError:
                if old.exists():
                    old.rename(path)
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    on_disk(path.parent)


def beside(path: Path, ending: str = "part") -> Path:
    """Give a hidden name in the same folder, for this process alone."""
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


def take_away_left(path: Path) -> None:
    """Take away what killed processes left of writing a path; put an older folder back that had lost its place.

    What a process still writes stays, and so does what cannot be taken away: it does no harm.
    """
    name = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.(part|old)")
    with suppress(OSError):
        for left in [*path.parent.iterdir()]:
            found = name.fullmatch(left.name)
            if found is None or not is_left(left, int(found[1])):
                continue
            if found[2] == "old" and not path.exists():
                left.rename(path)
            elif left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def is_left(unfinished: Path, process: int) -> bool:
    """Tell whether nobody writes a file or folder any more: its process is gone, and its lock free.

    The lock tells of a process that has its number elsewhere: in another container, or on another machine.
    """
    try:
        if process != os.getpid():
            os.kill(process, 0)
            return False
    except ProcessLookupError:
        pass
    except (PermissionError, OverflowError):  # somebody else's process; no process's number
        return False
    with locked(unfinished) as free:
        return free


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Lock a file or folder within the block; tell whether that went: nobody else has, and the file system can."""
    number = os.open(path, os.O_RDONLY)
    try:
        yield lock(number)
    finally:
        os.close(number)


def lock(number: int) -> bool:
    """Lock an open file until it is closed; tell whether that went."""
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def on_disk(folder: Path) -> None:
    """Wait until a folder's names are on the disk, or a power cut could bring the old ones back."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
