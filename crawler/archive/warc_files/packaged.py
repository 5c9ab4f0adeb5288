"""The WARC files in a WACZ, as browsers' crawlers (Browsertrix, ArchiveWeb.page) and our own export make them.

They stand in the folder `archive` of the zip (https://specs.webrecorder.net/wacz/1.1.1/#directory-layout).
"""

import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from crawler.archive.warc_files.pages import SUFFIXES, Damaged

LONGEST_NAME = 120  # letters; file systems allow 255 bytes, and more is put around it
BEGINNING = b"PK\3\4"
_UNREADABLE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error)  # the fourth: it is encrypted


def is_zip(path: Path) -> bool:
    """Tell whether a file is a zip, as its first bytes say. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def warcs_in(path: Path) -> list[str]:
    """Give the names of the WARC files in a package, in its order. Raises Damaged, OSError."""
    try:
        with ZipFile(path) as package:
            names = package.namelist()
    except _UNREADABLE as error:
        raise Damaged(f"{path}: a damaged zip: {error}") from None
    return [name for name in names if name.startswith("archive/") and name.endswith(SUFFIXES)]


@contextmanager
def unpacked(path: Path, name: str) -> Iterator[Path]:
    """Give a WARC file of a package as a file by itself, gone afterwards; TMPDIR names where. Raises Damaged, OSError.

    The zip's checksum of it is compared.
    """
    with TemporaryDirectory(prefix="baotinh-") as folder:
        file = Path(folder) / re.sub(r"[^A-Za-z0-9._-]", "_", name.rpartition("/")[2])[-LONGEST_NAME:]
        try:
            with ZipFile(path) as package, package.open(name) as packed, file.open("wb") as out:
                shutil.copyfileobj(packed, out)
        except _UNREADABLE as error:
            raise Damaged(f"{path}: {name}: {error}") from None
        yield file


def lacking(path: Path) -> str | None:
    """Say what is wrong with a zip that holds no WARC file; None for one that does. Raises OSError."""
    try:
        if warcs_in(path):
            return None
    except Damaged as problem:
        return f"{problem}; fetch it again"
    return f"{path}: a zip without WARC files in its folder archive, so no WACZ; name a WACZ or WARC files"
