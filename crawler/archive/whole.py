"""Files and folders that appear under their name whole and on the disk, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream to write; what was written takes the path's place when the block ends well.

    Until then an older file stays as it was, and an error or Ctrl-C leaves nothing behind; a killed process leaves a
    hidden `.NAME.PID.part`. Raises OSError.
    """
    unfinished = beside(path)  # only within one file system is a file replaced at once
    try:
        with unfinished.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    on_disk(path.parent)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a new folder to fill; it takes the place of the one at the path, with all in it, when the block ends well.

    As with `whole_file`, until then an older folder stays as it was. Two folders cannot change places at once: a
    process killed at that very moment leaves the old one beside, as `.NAME.PID.old`. Raises OSError.
    """
    unfinished, old = beside(path), beside(path, "old")
    unfinished.mkdir()
    try:
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


def on_disk(folder: Path) -> None:
    """Wait until a folder's names are on the disk, or a power cut could bring the old ones back."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
