"""Exported files against the manifests beside them."""

import json
from collections.abc import Callable, Iterator
from hashlib import file_digest
from pathlib import Path

from crawler.archive.exports.manifest import FOLDER_MANIFEST, manifest_of
from crawler.operations.verifying.findings import Finding

AGAIN = "export again"


def manifests(folder: Path) -> list[Path]:
    """Give the manifests in a folder and in the folders right below it, sorted."""
    return sorted({*folder.glob(f"*{FOLDER_MANIFEST}"), *folder.glob(f"*/{FOLDER_MANIFEST}")})


def manifest_for(path: Path) -> Path:
    """Give the manifest of an exported file, where one is beside it; else the path itself, which then is a manifest."""
    beside = manifest_of(path)
    return beside if beside.exists() else path


def check_manifest(path: Path, step: Callable[[int], None] = lambda _steps: None) -> Iterator[Finding]:
    """Check that each file that a manifest names is there and has its size and sha256; `step` is called after it.

    The schema beside it is another, and nothing is wrong, when a later version has exported into the same folder.
    """
    try:
        told = json.loads(path.read_bytes())
        parts = [(part["file"], part["bytes"], part["sha256"]) for part in told["files"]]
        schema = path.parent / Path(str(told["schema"]["file"])).name
        described = told["schema"]["sha256"]
    except (OSError, ValueError, TypeError, KeyError):
        yield Finding(f"{path}: no manifest of an export", AGAIN)
        return
    try:
        if digest_of(schema) != described:
            said = "not the schema that the file was written by; a later export may have brought a newer one"
            yield Finding(f"{schema}: {said}", AGAIN, harmless=True)
    except OSError as error:
        yield Finding(f"{schema}: {error.strerror}, and {path.name} names it", AGAIN)
    for name, size, sha256 in parts:
        file = path.parent / Path(str(name)).name  # a manifest names no other folder
        try:
            found = digest_of(file)
        except OSError as error:
            yield Finding(f"{file}: {error.strerror}, and {path.name} names it", AGAIN)
            continue
        if (file.stat().st_size, found) != (size, sha256):
            yield Finding(f"{file}: not what {path.name} says: it was changed after the export", AGAIN)
    step(1)


def digest_of(file: Path) -> str:
    """Give the sha256 of a file. Raises OSError."""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
