"""The values that options such as --province and --kind take, and what is said about a wrong one."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType

from scrapy.settings import BaseSettings

from crawler.archive.store import Archive
from crawler.commands import Mistake
from crawler.operations.portals.naming import KINDS
from crawler.operations.registry import loader_of
from crawler.provinces import PROVINCES, today
from crawler.reading.lines.days import parse_day
from crawler.reading.outlinks.links import is_web_address

LAST_PORT = 65535


def add_province_and_kind(parser: ArgumentParser) -> None:
    """Add the options --province and --kind."""
    parser.add_argument("--province", metavar="P", help="slug of one of today's 34 provinces, e.g. cao-bang")
    parser.add_argument("--kind", metavar="K", help=", ".join(KINDS))


def no_more(args: list[str]) -> None:
    """Refuse arguments that the command does not take (Scrapy passes unknown options on as such)."""
    if args:
        raise Mistake(f"unknown argument {args[0]!r}; see --help for what it takes")


def an_address(args: list[str]) -> str:
    """Give the one address that a command that fetches is given. Raises Mistake; for a file it says who reads those."""
    if len(args) != 1:
        raise Mistake("give one address of a page, e.g. https://example.vn/")
    text = a_text(args[0])
    if is_web_address(text):
        return text
    if text.startswith("file:") or os.path.exists(text):  # noqa: PTH110 - Path's raises where it may not look
        raise Mistake(
            f"{text} is a file, and pages are fetched here: scrapy read FILE reads it;"
            " or serve its folder, python3 -m http.server, and give its address there"
        )
    raise Mistake(f"{text} is no address that can be fetched; give one like https://example.vn/")


def a_text(value: str) -> str:
    """Give a value back, or raise Mistake where it holds bytes that are no text: no database can be asked for those."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Mistake(f"{value!r} is not in UTF-8; write it in that") from None
    return value


def one_of(
    option: str, value: str | None, known: Iterable[str], broken: Mapping[str, str] = MappingProxyType({})
) -> str | None:
    """Give the value back if it is None or one of the known ones; otherwise raise Mistake, naming the nearest.

    Of a portal or platform whose module is among the `broken` ones, with the reasons, that is said instead.
    """
    for module, why in broken.items():
        if module.rpartition(".")[2] == value:
            raise Mistake(f"{module} does not load: {why}")
    choices = sorted(known)
    if value is None or value in choices:
        return value
    near = get_close_matches(value, choices, n=3) or choices[:10]
    raise Mistake(f"unknown {option} {value!r}; known are e.g. {', '.join(near) or 'none yet'}")


def a_portal(value: str | None, archive: Archive, settings: BaseSettings) -> str | None:
    """Give the name of a portal back that the archive or the program knows; raise Mistake for any other."""
    known = {*archive.portals(), *loader_of(settings).list()} if value is not None else ()
    return one_of("portal", value, known)


def a_number(value: str, least: int, most: int) -> int | None:
    """Read a whole number between two, both included, as a user writes it; None for anything else."""
    digits = value.lstrip("0") or value[-1:]
    if not (value.isascii() and value.isdigit()) or len(digits) > len(str(most)):  # int() refuses thousands of digits
        return None
    return int(digits) if least <= int(digits) <= most else None


def a_province(value: str | None) -> str | None:
    """Give the slug of one of today's provinces, from its slug or name.

    Raises Mistake for any other, and names today's province for one that was merged: an article is filed under that.
    """
    if value is None:
        return None
    now = today(value)
    if now is None:
        return one_of("province", value, PROVINCES)
    if value not in (now, PROVINCES[now].name):
        raise Mistake(f"province {value!r} is filed under {PROVINCES[now].name}; use --province {now}")
    return now


def a_kind(value: str | None) -> str | None:
    """Give the kind of portal back, or raise Mistake."""
    return one_of("kind", value, KINDS)


def a_day(option: str, value: str | None) -> date | None:
    """Read a day written YYYY-MM-DD, or raise Mistake."""
    if value is None:
        return None
    try:
        return parse_day(value)
    except ValueError:
        raise Mistake(f"{option} {value!r} is no date; write YYYY-MM-DD, e.g. 2024-05-31") from None
