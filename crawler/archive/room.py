"""Room on a disk for what others made: a file that unpacks to more than there is must not stop the crawls."""

import shutil
from itertools import chain
from pathlib import Path

KEPT_FREE = 20  # the part of a disk that stays free: one in so many
MEGABYTE = 1024**2


class NoRoom(Exception):  # noqa: N818 - it names the disk's state
    """What somebody gave would leave too little room on a disk; the text is one line that says what to do."""


def check_room(folder: Path, size: int, what: str) -> None:
    """See to it that so many bytes leave a twentieth of a folder's disk free; the folder may be still to be made.

    Raises NoRoom; OSError where there is no disk to ask.
    """
    there = next(place for place in chain([folder], folder.absolute().parents) if place.exists())
    disk = shutil.disk_usage(there)
    left = max(disk.free - disk.total // KEPT_FREE, 0)
    if size > left:
        raise NoRoom(
            f"{what}: {there} has room for {left / MEGABYTE:,.0f} MB, a twentieth of its disk kept free, and not for"
            f" {size / MEGABYTE:,.0f} MB; make room there, or name another place by TMPDIR or WARC_DIR"
        )
