"""`scrapy history`: the captures and revisions of an article, and what changed from one to the next."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from rich.text import Text

from crawler.archive.database import ArchiveError
from crawler.archive.history import Event
from crawler.archive.keeping import EDITED, Kept
from crawler.archive.store import Archive, open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse
from crawler.commands.filters import a_text
from crawler.commands.results import Printed, results
from crawler.operations.difference import Line, Piece, difference, printed, visible
from crawler.operations.runs.outcomes import counted

STYLES = {"-": "red", "+": "green", "?": "bold", "": ""}
MEANING = {
    "reclean": "cleaned again, after this record",
    "reread": "read again, after this record",
    "crawl": "the record before the next capture",
    "now": "the record today",
}
OF_EDITED = "; edited in the database"


class Command(ProjectCommand):
    """Show an article's captures and revisions. Exit code 0: shown, 2: not found, or a mistake."""

    def syntax(self) -> str:
        """Name the argument and the option."""
        return "URL|ID [--portal P]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Show when an article was captured, and what changed in it"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's option to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--portal", metavar="P", help="the portal, where several have an article of this ID")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Look the article up, and print its history."""
        assert self.settings is not None
        try:
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                known = the_one(archive, args, opts.portal)
                show(told(known, archive.history(known)))
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)


def the_one(archive: Archive, args: list[str], portal: str | None) -> Kept:
    """Give the article that is meant; raise Mistake for none or several."""
    if len(args) != 1:
        raise Mistake("name one address of an article, or its ID within its portal")
    found = archive.find(a_text(args[0]), a_text(portal) if portal else None)
    if not found:
        where = f" of portal {portal}" if portal else ""
        raise Mistake(f"no article{where} is kept at {visible(args[0])}; give its address as `scrapy export` prints it")
    if len(found) > 1:
        raise several(found, args[0])
    return found[0]


def several(found: list[Kept], name: str) -> Mistake:
    """Say that more than one article has a name, and how one of them is named."""
    portals = ", ".join(dict.fromkeys(visible(one.portal) for one in found))
    return Mistake(f"{len(found)} articles have the ID {visible(name)}: name one's address, or --portal: {portals}")


def told(known: Kept, events: list[Event]) -> Iterator[Line]:
    """Give the lines of a history: the article, then each event, with what is not as in the record before."""
    number = sum(event.what == "capture" for event in events)
    yield [Piece("?", visible(known.url))]
    yield [Piece("", visible(known.record["title"] or "(no title)"))]
    for url in sorted({event.url for event in events} - {known.url}):
        yield [Piece("", f"also captured at {visible(url)}")]
    captures = counted(number, "capture")
    yield [Piece("", f"portal {visible(known.portal)}, ID {visible(known.identity)}, {captures}")]
    before: dict[str, Any] | None = None
    for event in events:
        what = event.what.removesuffix(EDITED)
        said = MEANING.get(what) or f"captured, status {event.http_status}"
        said += OF_EDITED if what != event.what else ""
        if event.run_id is not None:
            said += f", run {event.run_id}"
        yield []
        yield [Piece("?", f"{event.at}  revision {event.revision}  {said}".lstrip())]
        if event.record is None:
            yield [Piece("", "  nothing new")]
        elif before is None:
            yield [Piece("", "  the first record")]
        else:
            lines = [*difference(before, event.record)]
            yield from ([Piece("", "  "), *printed(line)] for line in lines)
            if not lines:
                yield [Piece("", "  no difference but in when and where it was captured")]
        before = event.record or before


def show(lines: Iterator[Line]) -> None:
    """Print lines on stdout: in colour on a terminal, plain elsewhere. What pages say is text and no markup."""
    console = Printed(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((text, STYLES[sign]) for sign, text in line)))
