"""The table of portals in the project's texts, written from the spiders."""

from collections.abc import Iterable, Mapping
from importlib import invalidate_caches
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler.operations.marks import Marks, fill_file
from crawler.operations.registry import loader_of
from crawler.provinces import PROVINCES

MARKS = Marks("<!-- portals:begin -->", "<!-- portals:end -->")
TEXTS = ("README.md", "docs/portals.md")
HEAD = ("Province", "Portal", "Kind", "Platform", "Address", "Evidence")
COLUMNS = ("name", "province", "kind", "platform", "start_urls", "evidence", "evidence_since")


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


def refresh_tables(root: Path, settings: BaseSettings) -> list[Path]:
    """Put the table of all portals, just written ones too, into the project's texts; give those that this changed."""
    invalidate_caches()
    loader = loader_of(settings)
    table = markdown(described(loader.load(name)) for name in loader.list())
    files = [root / name for name in TEXTS if (root / name).exists()]
    return [file for file in files if MARKS.begin in file.read_text("utf-8") and fill_file(file, MARKS, table)]


def _cells(portal: Mapping[str, Any]) -> list[str]:
    evidence = " ".join(filter(None, (portal["evidence"], portal["evidence_since"])))
    addresses = "<br>".join(portal["start_urls"])
    cells = [f"`{portal['name']}`", portal["kind"], portal["platform"], addresses, evidence]
    return [(cell or "–").replace("|", "\\|") for cell in cells]
