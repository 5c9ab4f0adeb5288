"""On which line of a TOML file a key stands: tomllib tells the line of a slip of writing, and of nothing else."""

import re
import tomllib
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[[^\[].*\])\s*(?:#.*)?")


def line_numbers(text: str) -> dict[tuple[str, ...], int]:
    """Give the line of each table and key of a TOML file, by its path; one within a value of several lines may lack."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _path(header[1])
            for length in range(1, len(table) + 1):
                found.setdefault(table[:length], number)
        else:
            for end in _equals(line):
                if path := _path(f"{line[:end]}= 0"):
                    found.setdefault((*table, *path), number)
                    break
    return found


def _path(toml: str) -> tuple[str, ...]:
    """Give the path of the one key that a line of TOML names; nothing when it is no such line."""
    try:
        value = tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(value, dict) and value:
        name, value = next(iter(value.items()))
        path.append(name)
    return tuple(path)


def _equals(line: str) -> Iterator[int]:
    return (place.start() for place in re.finditer("=", line))
