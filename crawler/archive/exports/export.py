"""Writing an export: to a stream, to a file with its manifest, or to a folder of parts; whole, or not at all."""

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import quote

from crawler.archive.exports.formats import Form, write_records
from crawler.archive.exports.manifest import (
    FOLDER_MANIFEST,
    Measured,
    Part,
    files_of,
    manifest_of,
    write_manifest,
    write_schema,
)
from crawler.archive.exports.whole import whole_file, whole_folder
from crawler.archive.selection import Selection

Records = Iterable[Mapping[str, Any]]
JSONL = Form()
LONGEST_NAME = 160  # letters of a part's name; file systems allow 255 bytes, and more stands around it


def write_stdout(records: Records, form: Form = JSONL) -> int:
    """Write the records to stdout; give their number. Raises OSError, and what the records raise."""
    count = write_records(records, sys.stdout.buffer, form)
    sys.stdout.buffer.flush()
    return count


def write_file(records: Records, path: Path, form: Form = JSONL, selection: Selection | None = None) -> int:
    """Write the records to a file, its manifest and the schema beside it; give the number of records.

    The file appears under its name only when it is complete and on the disk. Until then an older one stays as it was,
    and whatever interrupts the writing (an error, Ctrl-C) leaves nothing behind. A manifest always belongs to the file
    beside it: the old one goes before the new file comes, the new one comes after. A device or pipe is written to
    directly, without them. Raises OSError when the path cannot be written, and what the records raise.
    """
    path = path.resolve()  # a link keeps pointing to the file that is replaced
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            return write_records(records, out, form)
    manifest = manifest_of(path)
    with whole_file(path) as out:
        part = write_part(records, out, form, path.name)
        write_schema(path.parent, form)
        manifest.unlink(missing_ok=True)
    write_manifest(manifest, [part], form, (selection or Selection()).filters())
    return part.articles


def write_folder(
    parts: Iterable[tuple[str, Records]], path: Path, form: Form, selection: Selection, split: str
) -> tuple[int, int]:
    """Write each part to a file of its own in a folder, with a manifest of all and the schema.

    Gives the number of records and of files; a part without records has none. An earlier export in the folder is
    replaced as a whole; a folder with anything else in it is refused. Raises OSError, and what the records raise.
    """
    path = path.resolve()
    if path.exists() and not path.is_dir():
        raise NotADirectoryError(20, "it is a file, and --split needs a folder", str(path))
    if path.exists() and (others := sorted({file.name for file in path.iterdir()} - files_of(path))):
        raise FileExistsError(17, f"it holds {others[0]}, which is of no export", str(path))
    written: list[Part] = []
    with whole_folder(path) as folder:
        for name, records in parts:
            source = iter(records)
            if first := list(islice(source, 1)):
                file = file_name(name) + form.suffix
                with whole_file(folder / file) as out:
                    written.append(write_part(chain(first, source), out, form, file))
        write_schema(folder, form)
        write_manifest(folder / FOLDER_MANIFEST, written, form, selection.filters(), split)
    return sum(part.articles for part in written), len(written)


def write_part(records: Records, out: BinaryIO, form: Form, name: str) -> Part:
    """Write the records to a stream; give what a manifest tells of them."""
    part, measured = Part(name), Measured(out)
    write_records(part.noted(records), cast("BinaryIO", measured), form)
    part.bytes, part.sha256 = measured.size, measured.digest.hexdigest()
    return part


def file_name(part: str) -> str:
    """Give a part's name as a file's: a portal may be named by host and port, and must not lead out of the folder."""
    quoted = quote(part, safe="", errors="replace")
    if len(quoted) > LONGEST_NAME:
        quoted = f"{quoted[:LONGEST_NAME]}~{sha256(part.encode(errors='replace')).hexdigest()[:16]}"
    return quoted.replace(".", "%2E", 1) if quoted.startswith(".") else quoted
