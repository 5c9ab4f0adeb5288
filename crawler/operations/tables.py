"""The table of portals in the project's texts: written from the spiders, between two marks."""

from collections.abc import Iterable, Mapping
from importlib import invalidate_caches
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler.operations.registry import loader_of
from crawler.provinces import PROVINCES

BEGIN, END = "<!-- portals:begin -->", "<!-- portals:end -->"
TEXTS = ("README.md", "docs/portals.md")
HEAD = ("Province", "Portal", "Kind", "Platform", "Address", "Evidence")


COLUMNS = ("name", "province", "kind", "platform", "start_urls", "evidence", "evidence_since")


class NoMarks(Exception):  # noqa: N818 - it names the file's state
    """A text without the two marks, in one line with the remedy."""


def described(portal: type[Spider]) -> dict[str, Any]:
    """Give what a portal's class says of itself; null for what it does not say."""
    said = {column: getattr(portal, column, None) for column in COLUMNS}
    return {**said, "start_urls": list(said["start_urls"] or [])}


def markdown(portals: Iterable[Mapping[str, Any]]) -> str:
    """Give the portals as a Markdown table, grouped by province: every province has at least one row."""
    rows = [" | ".join(HEAD), " | ".join("---" for _ in HEAD)]
    known = list(portals)
    for slug, province in PROVINCES.items():
        cells = [_cells(portal) for portal in known if portal["province"] == slug] or [["–"] * (len(HEAD) - 1)]
        rows += [" | ".join([province.name if nth == 0 else "", *row]) for nth, row in enumerate(cells)]
    count = f"{len(known)} portals, {sum(one['kind'] == 'newspaper' for one in known)} of them newspapers."
    return "\n".join([*(f"| {row} |" for row in rows), "", count])


def fill(text: str, table: str) -> str:
    """Put a table between the marks of a text. Raises NoMarks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise NoMarks(f"no place for the table: put {BEGIN} and {END} on lines of their own where it belongs")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def fill_file(file: Path, table: str) -> bool:
    """Put a table between the marks of a file; tell whether that changed it. Raises NoMarks and OSError."""
    text = file.read_text(encoding="utf-8")
    try:
        filled = fill(text, table)
    except NoMarks as problem:
        raise NoMarks(f"{file}: {problem}") from None
    if filled != text:
        file.write_text(filled, encoding="utf-8")
    return filled != text


def refresh_tables(root: Path, settings: BaseSettings) -> list[Path]:
    """Put the table of all portals, just written ones too, into the project's texts; give those that this changed."""
    invalidate_caches()
    loader = loader_of(settings)
    table = markdown(described(loader.load(name)) for name in loader.list())
    files = [root / name for name in TEXTS if (root / name).exists()]
    return [file for file in files if BEGIN in file.read_text("utf-8") and fill_file(file, table)]


def _cells(portal: Mapping[str, Any]) -> list[str]:
    evidence = " ".join(filter(None, (portal["evidence"], portal["evidence_since"])))
    addresses = "<br>".join(portal["start_urls"])
    cells = [f"`{portal['name']}`", portal["kind"], portal["platform"], addresses, evidence]
    return [(cell or "–").replace("|", "\\|") for cell in cells]
