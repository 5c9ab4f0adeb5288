"""The manifest beside an export: what each file holds and its digest, so that years later it can be checked.

It holds no time of its making: the same archive gives the same manifest.
"""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from crawler.archive.exports.formats import Form
from crawler.archive.exports.whole import whole_file
from crawler.article import SCHEMA_VERSION, schema

SCHEMA_FILE = "article.schema.json"
CLUSTERED_SCHEMA_FILE = "article.clusters.schema.json"
FOLDER_MANIFEST = "manifest.json"


def manifest_of(path: Path) -> Path:
    """Give the path of the manifest of an exported file."""
    return path.with_name(f"{path.name}.{FOLDER_MANIFEST}")


@dataclass
class Part:
    """One file of an export; the times are the first and last published_at in it, null when none is known."""

    file: str
    articles: int = 0
    undated: int = 0
    published_from: str | None = None
    published_until: str | None = None
    bytes: int = 0
    sha256: str = field(default=sha256().hexdigest())

    def noted(self, records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Give the records on, noting their number and times."""
        for record in records:
            self.articles += 1
            when = record.get("published_at")
            if when is None:
                self.undated += 1
            else:
                self.published_from = min(when, self.published_from or when)
                self.published_until = max(when, self.published_until or when)
            yield record


class Measured(io.BufferedIOBase):
    """A stream that writes to another, and knows the digest and size of what was written."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.digest = sha256()
        self.size = 0

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def write(self, data: Any) -> int:
        """Write, and take account of it."""
        self.digest.update(data)
        self.size += memoryview(data).nbytes
        self.out.write(data)
        return memoryview(data).nbytes

    def tell(self) -> int:
        """Say how much was written, which is what a writer of Parquet asks."""
        return self.size


def write_manifest(
    path: Path, parts: list[Part], form: Form, filters: Mapping[str, str | None], split: str | None = None
) -> None:
    """Write a manifest. Raises OSError."""
    told = {
        "format": form.format,
        "compress": form.compress,
        "split": split,
        "filters": dict(filters),
        "schema": {
            "file": schema_file(form),
            "version": SCHEMA_VERSION,
            "sha256": sha256(schema_bytes(form)).hexdigest(),
        },
        "articles": sum(part.articles for part in parts),
        "files": [asdict(part) for part in parts],
    }
    with whole_file(path) as out:
        out.write(json_bytes(told))


def write_schema(folder: Path, form: Form) -> None:
    """Write the JSON Schema of an export's records into a folder. Raises OSError."""
    with whole_file(folder / schema_file(form)) as out:
        out.write(schema_bytes(form))


def schema_file(form: Form) -> str:
    """Name the file of the schema; an export with clusters and one without may lie in one folder."""
    return CLUSTERED_SCHEMA_FILE if form.clusters else SCHEMA_FILE


def schema_bytes(form: Form) -> bytes:
    """Give the JSON Schema of an export's records, as `scrapy schema` prints it."""
    return json_bytes(schema(form.item))


def json_bytes(value: Any) -> bytes:
    """Give a value as JSON for people to read, with the line's end."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def files_of(folder: Path) -> set[str]:
    """Give the names of the files that an export into a folder made; none when it holds no manifest of ours."""
    try:
        told = json.loads((folder / FOLDER_MANIFEST).read_bytes())
        return {FOLDER_MANIFEST, SCHEMA_FILE, CLUSTERED_SCHEMA_FILE, *(part["file"] for part in told["files"])}
    except (OSError, ValueError, TypeError, KeyError):
        return set()
