"""The operator's file of the schedule, `schedule.toml`: read, and checked to the last key.

docs/operating.md describes it.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from crawler.crawl.arguments import Arguments
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.naming import KINDS
from crawler.operations.scheduling.cadence import Window, parse_duration
from crawler.operations.scheduling.schedule import LEAST_EVERY, LEAST_LIMIT, Plan, Rules, Site, Where, plans
from crawler.operations.scheduling.toml_lines import line_numbers
from crawler.provinces import PROVINCES, today

Readers = Mapping[str, Callable[[object], Any]]
Platforms = Mapping[str, type[PortalSpider]]


class ScheduleError(Exception):
    """The schedule cannot be used; `problems` are lines, each naming one cause, where it stands, and the remedy."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


def read_schedule(path: Path, sites: Mapping[str, Site], platforms: Platforms) -> list[Plan]:
    """Give the plan of each portal, and of those that the file names by their address.

    `sites` are the program's own portals by name. A file that is not there says nothing. Raises ScheduleError.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():  # a link to nothing says that there was one
            return plans(sites, {})
        raise ScheduleError([f"{path} cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise ScheduleError([f"{path} is not in UTF-8; save it as that"]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScheduleError([_slip(path, str(error))]) from None
    if not text.strip():  # a full disk leaves a file so
        raise ScheduleError([f"{path} is empty; write it anew, or take it away to crawl all portals"])
    file = _File(path, text)
    rules = _rules(file, tables)
    every = {**sites, **dict(_by_address(file, rules, sites, platforms))}
    _check_names(file, rules, every)
    if file.found:
        raise ScheduleError(text for _, text in sorted(file.found))
    return plans(every, rules)


def _enabled(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")  # noqa: TRY004 - the operator's mistake is a bad value
    return value


def _arguments(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError('no table of arguments; write it like { since = "2024-01-01" }')  # noqa: TRY004 - as above
    given = {name: str(int(part) if isinstance(part, bool) else part) for name, part in value.items()}
    known = [name for name in Arguments.names() if name != "portal"]
    if unknown := [name for name in given if name not in known]:
        raise ValueError(f"unknown argument {unknown[0]!r}; known are {', '.join(known)}")
    Arguments.parse(given)
    return given


def _platform(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no platform's name")  # noqa: TRY004 - as above
    return value


def _address(value: object) -> str:
    Arguments.parse({"portal": value if isinstance(value, str) else str(value)})
    return str(value)


READERS: Readers = {
    "every": lambda value: parse_duration(value, LEAST_EVERY),
    "time_limit": lambda value: parse_duration(value, LEAST_LIMIT),
    "window": Window.parse,
    "enabled": _enabled,
    "arguments": _arguments,
}
OF_ADDRESS: Readers = {"platform": _platform, "address": _address}


class _File:
    """The operator's file while it is checked; problems are gathered with their lines."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = line_numbers(text)
        self.found: list[tuple[int, str]] = []

    def problem(self, where: Where, text: str) -> None:
        line = next((self.lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in self.lines), 0)
        place = f"line {line}: " if line else ""
        self.found.append((line, f"{self.path}: {place}{text}"))

    def known(self, where: Where, what: str, names: Iterable[str]) -> bool:
        """Tell whether the last word of a path is known; it is a problem where it is not."""
        choices = sorted(names)
        if where[-1] in choices:
            return True
        near = get_close_matches(where[-1], choices, n=3) or choices[:6]
        self.problem(where, f"unknown {what} {where[-1]!r}; known are e.g. {', '.join(near)}")
        return False

    def table(self, where: Where, value: object) -> Rules:
        if isinstance(value, dict):
            return value
        self.problem(where, f"{'.'.join(where)} is no table; write it as [{'.'.join(where)}], its keys below")
        return {}

    def rules(self, where: Where, value: object, readers: Readers) -> Rules:
        """Read the keys of one table."""
        rules: dict[str, Any] = {}
        for name, given in self.table(where, value).items():
            if self.known((*where, name), "key", readers):
                try:
                    rules[name] = readers[name](given)
                except ValueError as error:
                    rules[name] = None
                    self.problem((*where, name), f"{name}: {' '.join(str(error).split())}")
        return rules


def _rules(file: _File, tables: Rules) -> dict[Where, Rules]:
    """Read all tables of the file, by their paths."""
    rules: dict[Where, Rules] = {}
    for name, value in tables.items():
        if name == "defaults":
            rules[name,] = file.rules((name,), value, READERS)
        elif file.known((name,), "table", ("defaults", "kind", "province", "portal")):
            readers = {**READERS, **OF_ADDRESS} if name == "portal" else READERS
            for key, below in file.table((name,), value).items():
                rules[name, key] = file.rules((name, key), below, readers)
    return rules


def _check_names(file: _File, rules: Mapping[Where, Rules], sites: Iterable[str]) -> None:
    """Look for tables about kinds, provinces and portals that there are not."""
    for where, given in rules.items():
        if where[0] == "kind":
            file.known(where, "kind", KINDS)
        elif where[0] == "province" and (now := today(where[1])) and now != where[1]:
            file.problem(where, f"the portals of {where[1]} are filed under {now} today; write [province.{now}]")
        elif where[0] == "province":
            file.known(where, "province", PROVINCES)
        elif where[0] == "portal" and not OF_ADDRESS.keys() & given.keys():
            file.known(where, "portal", sites)


def _by_address(
    file: _File,
    rules: Mapping[Where, Rules],
    sites: Mapping[str, Site],
    platforms: Platforms,
) -> Iterator[tuple[str, Site]]:
    """Give the portals that the file names by platform and address."""
    taken: dict[str, str] = {}
    for where, given in rules.items():
        address, platform = given.get("address"), given.get("platform")
        if where[0] != "portal" or not OF_ADDRESS.keys() & given.keys():
            continue
        name = where[1]
        if name in sites:
            file.problem(where, f"{name} is a portal of the program's own; take platform and address away")
        elif not OF_ADDRESS.keys() <= given.keys():
            file.problem(where, f"[portal.{name}] needs both platform and address")
        elif address is None or platform is None:
            continue  # told already
        elif platform not in platforms:
            near = get_close_matches(platform, platforms, n=3) or ["generic"]
            file.problem((*where, "platform"), f"unknown platform {platform!r}; known are e.g. {', '.join(near)}")
        else:
            site = Site(platforms[platform], {"portal": address})
            portal, _ = platforms[platform].crawled(Arguments.parse(site.arguments))
            if portal in sites or taken.setdefault(portal, name) != name:
                file.problem(
                    (*where, "address"), f"address: {portal} is the portal {taken.get(portal, portal)} already"
                )
            else:
                yield name, site


def _slip(path: Path, said: str) -> str:
    """Say where TOML was not written rightly; tomllib puts the place at the end."""
    if found := re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", said, re.DOTALL):
        place = f"line {found[2]}, column {found[3]}" if found[2] else "the end"
        said = f"{place}: {found[1]}"
    return f"{path}: {' '.join(said.split())}"
