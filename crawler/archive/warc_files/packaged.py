"""The WARC files in a WACZ, as browsers' crawlers (Browsertrix, ArchiveWeb.page) and our own export make them.

They stand in the folder `archive` of the zip (https://specs.webrecorder.net/wacz/1.1.1/#directory-layout).
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from crawler.archive.room import check_room
from crawler.archive.warc_files.pages import CHUNK, SUFFIXES, Damaged

LONGEST_NAME = 120  # letters; file systems allow 255 bytes, and more is put around it
BEGINNING = b"PK\3\4"
PACKED = (ZIP_STORED, ZIP_DEFLATED)  # as WACZ files are; what is packed otherwise may fill the memory at a few bytes
# RuntimeError is said of an encrypted one, ValueError of a name that is no text, OSError of a place beyond the end.
_UNREADABLE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error)


def is_zip(path: Path) -> bool:
    """Tell whether a file is a zip, as its first bytes say. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def warcs_in(path: Path) -> list[ZipInfo]:
    """Give the WARC files in a package, in its order. Raises Damaged."""
    try:
        with ZipFile(path) as package:
            entries = package.infolist()
    except _UNREADABLE as error:
        raise Damaged(f"{path}: a damaged zip: {error}") from None
    return [one for one in entries if one.filename.startswith("archive/") and one.filename.endswith(SUFFIXES)]


@contextmanager
def unpacked(path: Path, entry: ZipInfo) -> Iterator[Path]:
    """Give a WARC file of a package as a file by itself, gone afterwards; TMPDIR names where.

    The zip's checksum of it is compared. Raises Damaged, NoRoom, OSError.
    """
    name = entry.filename
    with TemporaryDirectory(prefix="baotinh-") as folder:
        check_room(Path(folder), entry.file_size, f"{path}: {name}")
        file = Path(folder) / re.sub(r"[^A-Za-z0-9._-]", "_", name.rpartition("/")[2])[-LONGEST_NAME:]
        with file.open("wb") as out:
            for part in content(path, entry):
                out.write(part)
        yield file


def content(path: Path, entry: ZipInfo) -> Iterator[bytes]:
    """Give what a file of a package holds, in parts, and no more than the package says of it. Raises Damaged."""
    if entry.compress_type not in PACKED:
        raise Damaged(f"{path}: {entry.filename}: not packed as a WACZ is; unpack it, and name the WARC files in it")
    try:
        with ZipFile(path) as package, package.open(entry) as packed:
            while part := packed.read(CHUNK):
                yield part
    except _UNREADABLE as error:
        raise Damaged(f"{path}: {entry.filename}: {error}") from None


def lacking(path: Path) -> str | None:
    """Say what is wrong with a zip that holds no WARC file; None for one that does. Raises OSError."""
    try:
        if warcs_in(path):
            return None
    except Damaged as problem:
        return f"{problem}; fetch it again"
    return f"{path}: a zip without WARC files in its folder archive, so no WACZ; name a WACZ or WARC files"
