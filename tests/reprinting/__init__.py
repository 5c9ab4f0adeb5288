"""Texts to try the search for reprints on: unlike articles, form letters, and reprints of known making."""

from pathlib import Path


def sections(file: str) -> dict[str, list[str]]:
    """Read a text file of this folder: the lines of each section, by the name before them in brackets."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = lines = []
        elif line:
            lines.append(line)
    return found
