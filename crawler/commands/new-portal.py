"""`scrapy new-portal`: a portal's module, saved pages and test, from its address or from two saved pages."""

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import TextResponse

from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import a_kind, one_of
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.expectation import Unusable
from crawler.operations.portals.naming import guess_kind, guess_name, guess_place, is_name, place_of
from crawler.operations.portals.new_portal import ROOT, TEST, Portal, run_test, sharing, taken, write
from crawler.operations.portals.saved import named_address, own_address
from crawler.operations.portals.showing import show_survey
from crawler.operations.portals.survey import NothingFound, Survey, saved_response, survey_pages, survey_portal
from crawler.operations.portals.visit import Fetch, NoAnswer, visit
from crawler.operations.portals_table import refresh_tables
from crawler.operations.registry import loader_of, platforms, portals
from crawler.provinces import PROVINCES
from crawler.reading.outlinks.links import is_web_address

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


class Command(ProjectCommand):
    """Write a new portal. Exit code 0: written, its test passes; 1: nothing found, or the test fails; 2: a mistake."""

    def syntax(self) -> str:
        """Name the arguments."""
        return "URL | --page FILE [--listing FILE] [URL]  [--name N] [--province P] [--kind K]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Write a new portal: its module, saved pages and test"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--page", metavar="FILE", type=Path, help="a saved article page; nothing is fetched then")
        parser.add_argument("--listing", metavar="FILE", type=Path, help="a saved page of a section, with --page")
        parser.add_argument("--name", metavar="N", help="the portal's name (default: its domain without the ending)")
        parser.add_argument("--province", metavar="P", help="slug or name of its province, of today or before 2025")
        parser.add_argument("--kind", metavar="K", help="newspaper, party, government or broadcaster")

    def run(self, args: list[str], opts: Namespace) -> None:
        """Survey the portal, show what was read, write the files and run their test."""
        assert self.settings is not None
        loader = loader_of(self.settings)
        known, there = platforms(loader), portals(loader)
        try:
            home, pages = the_home(args, opts)
            portal = the_portal(home, opts, [*known, *there])
            check_free(portal, home, there)
            survey = survey_pages(*pages, home, portal.name, known) if pages else self.visit(home, portal.name, known)
            check_free(portal, survey.home, there)  # the address may have led elsewhere
        except (Mistake, NoAnswer) as problem:
            return refuse(self, problem)
        except OSError as problem:
            return refuse(self, Mistake(f"{problem.filename}: {problem.strerror}; check the path"))
        except NothingFound as problem:
            tell(f"new-portal: {problem}")
            self.exitcode = 1
            return None
        survey.unsure += filter(None, [sharing(survey.home, there)])
        show_survey(survey)
        try:
            write(portal, survey, known)
        except (OSError, Unusable) as problem:
            return refuse(self, problem)
        tell(f"new-portal: written {portal.module} and {portal.folder}/")
        for text in refresh_tables(ROOT, self.settings):
            tell(f"new-portal: {text.relative_to(ROOT)} lists it")
        passed, said = run_test(portal.name)
        tell(f"new-portal: its test {'passes' if passed else 'FAILS:'}" + ("" if passed else f"\n{said}"))
        if passed:
            tell(
                "new-portal: compare the article above with the page; when it is right, write evidence ="
                f' "verified" in {portal.module}, run make tables, and commit these files'
            )
        self.exitcode = 0 if passed else 1
        return None

    def visit(self, home: str, name: str, known: dict[str, type[PortalSpider]]) -> Survey:
        """Survey a portal by its address. Raises NoAnswer and NothingFound."""
        assert self.settings is not None
        found: list[Survey] = []
        sitemaps: list[str] = []

        async def errand(fetch: Fetch) -> None:
            found.append(await survey_portal(fetch, home, name, known, sitemaps))

        visit(self.settings, errand, sitemaps)
        return found[0]


def the_home(args: list[str], opts: Namespace) -> tuple[str, tuple[Any, Any] | None]:
    """Give the portal's address and, where files are given, its pages; raise Mistake or OSError."""
    if len(args) > 1 or not (args or opts.page) or (opts.listing and not opts.page):
        raise Mistake("give the portal's address, or --page FILE (an article) and --listing FILE")
    page = opts.page.read_bytes() if opts.page else None
    named = args[0] if args else named_address(page or b"")
    if not named:
        raise Mistake(f"{opts.page} does not name its address; give the portal's address, too")
    check_address(named)
    parts = urlsplit(named)
    home = parts._replace(path=(parts.path if args else "") or "/", query="", fragment="").geturl()
    if page is None:
        return home, None
    listing = opts.listing.read_bytes() if opts.listing else None
    return home, (saved_at(page, home), saved_at(listing, home) if listing else None)


def saved_at(body: bytes, home: str) -> TextResponse:
    """Give a saved page as an answer from the address that it names on the portal, or else from the home page."""
    return saved_response(body, own_address(body, home) or home)


def check_address(home: str) -> None:
    """Raise Mistake for what is no address that a portal can have."""
    try:
        host = urlsplit(home).hostname or ""
        in_ascii = host.encode("idna").decode()
    except ValueError:  # brackets, labels too long
        host = in_ascii = ""
    if not is_web_address(home) or not _HOST.fullmatch(host):
        like = in_ascii if _HOST.fullmatch(in_ascii) else "example.vn"
        raise Mistake(f"{home!r} is no portal's address; write it like https://{like}/")


def check_free(portal: Portal, home: str, there: dict[str, type[PortalSpider]]) -> None:
    """Raise Mistake when the portal cannot be written: it is there already, or this is no clone of the project."""
    if not (ROOT / TEST).exists():
        raise Mistake(f"{ROOT} has no {TEST}; run this in a clone of the project")
    check_address(home)
    if already := taken(portal, home, there):
        raise Mistake(already)


def the_portal(home: str, opts: Namespace, names: list[str]) -> Portal:
    """Give what is declared of the portal, from the options or, where they are silent, its host; raise Mistake."""
    name = opts.name or guess_name(home)
    if not name or not is_name(name):
        whose = f"{opts.name!r} is no portal's name" if opts.name else f"{home} gives no name"
        raise Mistake(f"{whose}; say --name with small letters, digits and _, e.g. baocaobang")
    if name in names:
        raise Mistake(f"the name {name} is taken; say another --name, or scrapy refresh-portal {name} after a redesign")
    place = place_of(opts.province) if opts.province else guess_place(home)
    if place is None:
        one_of("province", opts.province, PROVINCES)
        raise Mistake(f"{home} does not tell its province; say --province, e.g. cao-bang")
    kind = a_kind(opts.kind) or guess_kind(home)
    if kind is None:
        raise Mistake(f"{home} does not tell its kind; say --kind newspaper, party, government or broadcaster")
    return Portal(name, place.province, kind, place.former_province)
