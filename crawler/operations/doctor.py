"""Whether this machine is fit for crawling: installation, settings, folders, disk, contact, schedule.

A check gives findings, each with what to do about it. What the archive says of itself is in doctor_archive.py, what
only the network can tell in doctor_online.py.
"""

import locale
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrapy.settings import BaseSettings

from crawler.archive.database import folder_of, name, parse
from crawler.archive.exports.whole import probe
from crawler.configuration import check_given
from crawler.middlewares.capture import warc_directory
from crawler.middlewares.contact import problem
from crawler.operations.alerting.sending import channels
from crawler.operations.registry import loader_of
from crawler.operations.runs.outcomes import counted
from crawler.operations.scheduling.planned import lacking, planned
from crawler.operations.scheduling.schedule_file import ScheduleError
from crawler.settings import defaults

if TYPE_CHECKING:
    from packaging.requirements import Requirement

EXTRAS = {
    "parquet": "scrapy export --format parquet",
    "postgresql": "archive in PostgreSQL",
    "browse": "scrapy browse",
}


class Level(StrEnum):
    """How well it is."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


class Finding(NamedTuple):
    """One line of the report."""

    check: str
    level: Level
    text: str
    remedy: str = ""


WRITABLE = "make the file and its folder writable"

Check = Callable[[BaseSettings], Iterable[Finding]]


def examine(settings: BaseSettings, checks: Iterable[Check]) -> Iterator[Finding]:
    """Give the findings of checks; one that fails itself is a finding, and hides no other."""
    for check in checks:
        try:
            yield from check(settings)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with this machine
            said = " ".join(str(error).split())
            yield Finding(check.__name__, Level.WRONG, f"{said or type(error).__name__}", "see what it names")


def installation(_settings: BaseSettings) -> Iterator[Finding]:
    """Compare Python and what is installed with the bounds in pyproject.toml."""
    bad = False
    for wanted, extra in _wanted():
        where = f"'.[{extra}]'" if extra else "."
        try:
            found = version(wanted.name)
        except PackageNotFoundError:
            if extra:
                yield Finding("installation", Level.OK, f"{wanted.name} is not installed: no {EXTRAS[extra]}")
                continue
            found = ""
        if not wanted.specifier.contains(found or "0", prereleases=True):
            bad = True
            yield Finding(
                "installation",
                Level.WARNING if extra else Level.WRONG,
                f"{wanted.name} {found or 'is missing'}; {wanted.specifier} is needed",
                f"python -m pip install -e {where}",
            )
    if not bad:
        said = f"Python {platform.python_version()}, Scrapy {version('scrapy')}, baotinh {version('baotinh')}"
        yield Finding("installation", Level.OK, said)


def _wanted() -> "Iterator[tuple[Requirement, str | None]]":
    """Give what this project requires, each with the extra that wants it; not what is of other platforms."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - every command is loaded whichever runs

    for text in requires("baotinh") or ():
        wanted = Requirement(text)
        extra = next((one for one in EXTRAS if wanted.marker and wanted.marker.evaluate({"extra": one})), None)
        if extra or not wanted.marker or wanted.marker.evaluate({"extra": ""}):  # others are for developers
            yield wanted, extra


def characters(_settings: BaseSettings) -> Iterator[Finding]:
    """Look whether file names and output are in UTF-8."""
    found = {sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False)}
    bad = sorted(one for one in found if one.lower().replace("-", "") != "utf8")
    if bad:
        yield Finding("characters", Level.WARNING, f"{', '.join(bad)} instead of UTF-8", "export LANG=C.UTF-8")
    else:
        yield Finding("characters", Level.OK, "UTF-8")


def configuration(settings: BaseSettings) -> Iterator[Finding]:
    """Look for settings that are none; variables that are none end any command before."""
    try:
        check_given(settings, defaults)
    except ValueError as error:
        yield Finding("settings", Level.WRONG, str(error), "see docs/configuration.md")
    else:
        yield Finding("settings", Level.OK, f"delay {settings['DOWNLOAD_DELAY']} s, log {settings['LOG_LEVEL']}")


def contact(settings: BaseSettings) -> Iterator[Finding]:
    """Look whether portals are told whom to write to."""
    if said := problem(settings):
        text, _, remedy = said.partition(": ")
        yield Finding("contact", Level.WRONG, text, remedy)
    else:
        yield Finding("contact", Level.OK, settings["USER_AGENT"])


def folders(settings: BaseSettings) -> Iterator[Finding]:
    """Look whether all that a crawl writes to can be written; another user may have made it."""
    url = parse(settings["ARCHIVE_URL"] or "")
    beside = folder_of(url)
    if url.get_backend_name() == "sqlite" and (file := Path(name(url))).exists() and not os.access(file, os.W_OK):
        yield Finding("folders", Level.WRONG, f"{file} is read-only", WRITABLE)
    wanted = {"archive": beside}
    wanted |= {one: beside / one for one in ("locks", "runs", "logs") if (beside / one).exists()}
    if settings.getbool("WARC_ENABLED"):
        wanted["WARC files"] = warc_directory(settings)
    else:
        yield Finding("folders", Level.WARNING, "no WARC files are written", "set WARC_ENABLED=1")
    for what, folder in wanted.items():
        there = existing(folder)
        try:
            probe(there)
        except OSError as error:
            remedy = "make it a folder you may write to, with some space"
            yield Finding("folders", Level.WRONG, f"{there}, for the {what}: {error.strerror}", remedy)
        else:
            yield Finding("folders", Level.OK, f"{folder}, for the {what}, can be written")


def existing(folder: Path) -> Path:
    """Give a folder, or what is there above it."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())


def portals(settings: BaseSettings) -> Iterator[Finding]:
    """Look whether every portal's module loads."""
    loader = loader_of(settings)
    for module, why in loader.broken.items():
        yield Finding("portals", Level.WRONG, f"{module} does not load: {why}", "repair it: scrapy check-portals")
    if not loader.broken:
        yield Finding("portals", Level.OK, counted(len(loader.list()), "portal"))


def schedule(settings: BaseSettings) -> Iterator[Finding]:
    """Read the schedule."""
    path = Path(settings["SCHEDULE_FILE"])
    if lacking(settings):
        yield Finding("schedule", Level.WRONG, f"there is no {path}", "correct SCHEDULE_FILE")
        return
    try:
        found = planned(settings)
    except ScheduleError as error:
        for one in error.problems:
            yield Finding("schedule", Level.WRONG, one, "correct it; see docs/operating.md")
        return
    for plan in found:
        if plan.problem and plan.enabled and plan.addresses:  # others are told among the portals
            yield Finding("schedule", Level.WRONG, f"{plan.called}: {plan.problem}", "correct it")
    on = sum(plan.enabled for plan in found)
    said = f"{path}: {on} of {len(found)} portals are crawled" if path.exists() else f"no {path}: all {on} portals"
    yield Finding("schedule", Level.OK, said)


def alerts(_settings: BaseSettings) -> Iterator[Finding]:
    """Look whether anybody can be told of a verdict, before there is one to tell; nothing is sent."""
    found, wrong = channels()
    for one in wrong:
        text, _, remedy = one.partition(": ")
        yield Finding("alerts", Level.WRONG, text, remedy)
    if not wrong:
        names = ", ".join(type(channel).__name__ for channel in found)
        yield Finding("alerts", Level.OK, f"told by {names}" if names else "none are sent")


CHECKS: tuple[Check, ...] = (installation, characters, configuration, contact, folders, portals, schedule, alerts)
