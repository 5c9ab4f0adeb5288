"""Exported files against the manifests beside them."""

import json
from collections.abc import Callable, Iterator
from hashlib import file_digest
from pathlib import Path

from crawler.archive.manifest import FOLDER_MANIFEST
from crawler.operations.findings import Finding

AGAIN = "export again"


def manifests(folder: Path) -> list[Path]:
    """Give the manifests in a folder and in the folders right below it, sorted."""
    return sorted({*folder.glob(f"*{FOLDER_MANIFEST}"), *folder.glob(f"*/{FOLDER_MANIFEST}")})


def check_manifest(path: Path, step: Callable[[int], None] = lambda _steps: None) -> Iterator[Finding]:
    """Check that each file that a manifest names is there and has its size and sha256; `step` is called after it."""
    try:
        parts = [(part["file"], part["bytes"], part["sha256"]) for part in json.loads(path.read_bytes())["files"]]
    except (OSError, ValueError, TypeError, KeyError):
        yield Finding(f"{path}: no manifest of an export", AGAIN)
        return
    for name, size, sha256 in parts:
        file = path.parent / Path(str(name)).name  # a manifest names no other folder
        try:
            with file.open("rb") as content:
                found = file_digest(content, "sha256").hexdigest()
        except OSError as error:
            yield Finding(f"{file}: {error.strerror}, and {path.name} names it", AGAIN)
            continue
        if (file.stat().st_size, found) != (size, sha256):
            yield Finding(f"{file}: not what {path.name} says: it was changed after the export", AGAIN)
    step(1)
