"""What our WARC files say of the runs that wrote them, in their warcinfo records and in their names."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from crawler.archive.warc_files.pages import Damaged, records
from crawler.crawl.portal import PortalSpider
from crawler.operations.rereading.stored import spider_of

_NAME = re.compile(r"-(\d{14})-(\d{5})\.warc\.gz$")


class Claim(NamedTuple):
    """What WARC files say of the run that wrote them."""

    portal: str
    started: str  # when its first answer came, ISO 8601; of two runs never the same
    run_id: int | None


def began(path: Path) -> str:
    """Give the time in a file's name: that of its run, by which the runs of a portal are in order."""
    found = _NAME.search(path.name)
    return found[1] if found else ""


def claim_in(path: Path) -> Claim | None:
    """Give what a file says of its run; None where it cannot be read or says nothing."""
    try:
        first = next(records(path), None)
    except (Damaged, OSError):  # told when the file is taken in
        return None
    return claimed(first.fields) if first and first.kind == "warcinfo" else None


def claimed(info: Mapping[str, str]) -> Claim | None:
    """Give what a warcinfo record says of its run; None where it names no portal or no time."""
    portal, started, number = (info.get(name, "") for name in ("isPartOf", "started", "run"))
    try:
        at = datetime.fromisoformat(started)
    except ValueError:
        return None
    named = int(number) if re.fullmatch(r"[1-9]\d{0,8}", number, re.ASCII) else None
    return Claim(portal, started, named) if portal and at.tzinfo else None


def spider_of_file(info: Mapping[str, str], spiders: Callable[[str], type[PortalSpider]]) -> PortalSpider | None:
    """Give the spider that a warcinfo record of ours names, with the run's arguments; None for others' files."""
    try:
        return spider_of(spiders(info["spider"]), info["isPartOf"], json.loads(info["arguments"]))
    except (KeyError, ValueError, TypeError):
        return None


def in_order(paths: list[Path]) -> list[Path]:
    """Sort our files by the time in their names, so that runs come in the order they were made; give no others."""
    named = [(found[1], path.parent, found[2], path) for path in paths if (found := _NAME.search(path.name))]
    return [path for *_, path in sorted(named)]
