"""`scrapy replay`: a stored page, as the portal sent it."""

import sys
from argparse import ArgumentParser, Namespace

from scrapy.http import Response, TextResponse
from w3lib.url import safe_url_string

from crawler.archive.database import ArchiveError
from crawler.archive.keeping import Kept
from crawler.archive.responses import Stored, by_record, by_url, page_ids
from crawler.archive.store import Archive, open_archive
from crawler.archive.warc_files.pages import Damaged, read_at
from crawler.command import ProjectCommand
from crawler.commands import Mistake, reader_left, refuse, tell
from crawler.commands.filters import a_number, a_text
from crawler.commands.history import several, the_one
from crawler.commands.results import results
from crawler.middlewares.capture import warc_directory
from crawler.middlewares.replaying import headed, payload_of, response_of
from crawler.operations.difference import visible
from crawler.operations.plain_log import plain
from crawler.operations.runs.outcomes import counted
from crawler.reading.outlinks.links import is_web_address
from crawler.reading.part_address import MOST_PARTS


class Command(ProjectCommand):
    """Print a stored page. Exit code 0: printed, 2: not stored, or a mistake."""

    def syntax(self) -> str:
        """Name the argument and the option that matters."""
        return "URL|ID [--portal P] [--part N] [--headers]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Print a stored page: the newest of an address, an article's by its ID, or the one of a warc.record_id"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--portal", metavar="P", help="the portal, where several have an article of this ID")
        parser.add_argument("--part", metavar="N", help="of an article on several pages, the one of this number")
        parser.add_argument("--headers", action="store_true", help="print the status line and the headers before it")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Look the page up, and print it decompressed."""
        assert self.settings is not None
        try:
            name = one(args)
            directory = warc_directory(self.settings)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                found = articles_of(archive, name, opts.portal)
                pages = pages_of(found)
                if opts.part is not None:
                    stored = the_part(archive, name, found, opts.part)
                else:
                    stored = look_up(archive, name, found, opts.portal)
                record = read_at(directory, stored.file, stored.offset, stored.record_id)
                payload = payload_of(archive, directory, stored, record)
                head, page = headed(record, payload).head, response_of(record, payload)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
        except Damaged as problem:
            refuse(
                self, Mistake(f"{problem}; `scrapy verify` tells what is wrong, -s WARC_DIR=DIR where the files are")
            )
        else:
            try:
                printed = (head + b"\r\n" if opts.headers else b"") + page.body
                sys.stdout.buffer.write(for_terminal(printed, page) if sys.stdout.isatty() else printed)
                sys.stdout.buffer.flush()
            except BrokenPipeError:
                reader_left()
            said = f"replay: {stored.url} of {stored.fetched_at}, status {stored.http_status}, {stored.record_id}"
            tell(said + more_pages(stored, pages))


def for_terminal(printed: bytes, page: Response) -> bytes:
    """Give what is printed of a page as a terminal may have it: without what could command it."""
    encoding = page.encoding if isinstance(page, TextResponse) else "latin-1"
    return plain(printed.decode(encoding, "replace").replace("\r\n", "\n")).encode(errors="replace")


def one(args: list[str]) -> str:
    """Give the one argument; raise Mistake for none or more."""
    if len(args) != 1:
        raise Mistake("name one address, one article's ID, or one record_id of a record's warc field")
    return args[0]


def articles_of(archive: Archive, name: str, portal: str | None) -> list[Kept]:
    """Give the articles that a name may mean; raise Mistake where the portal that is named has none."""
    if portal is not None:
        return [the_one(archive, [name], portal)]
    return archive.find(a_text(name))


def look_up(archive: Archive, name: str, found: list[Kept], portal: str | None) -> Stored:
    """Give the response of a record id, an address as given or as a crawl spells it, an article; or raise Mistake.

    Where the portal is named, an article is meant.
    """
    if portal is None and (stored := by_name(archive, name)):
        return stored
    if len(found) > 1:
        raise several(found, name)
    stored = next(filter(None, (by_record(archive, one) for one in pages_of(found)[:1])), None)
    if stored is None:
        raise Mistake(f"no page is stored of {visible(name)}; `scrapy crawl PORTAL` stores what it fetches")
    return stored


def by_name(archive: Archive, name: str) -> Stored | None:
    """Give the response of a record id, or of an address as it is given or as a crawl spells it."""
    stored = by_record(archive, name.strip("<>")) or by_url(archive, name)
    if stored is None and is_web_address(name):
        stored = by_url(archive, safe_url_string(name))
    return stored


def pages_of(found: list[Kept]) -> list[str]:
    """Give the record ids of the pages that an article's record was read from; none where it is not one article."""
    try:
        return page_ids(found[0].record["warc"]) if len(found) == 1 else []
    except ArchiveError:  # it is damaged, and its page may be whole
        return []


def the_part(archive: Archive, name: str, found: list[Kept], given: str) -> Stored:
    """Give a page of an article by its number; or raise Mistake."""
    if (number := a_number(given, 1, MOST_PARTS)) is None:
        raise Mistake(f"--part {visible(given)}: not the number of a page; write it like --part 2")
    if len(found) > 1:
        raise several(found, name)
    if not (pages := pages_of(found)):
        raise Mistake(f"no article with a stored page is named by {visible(name)} alone: name its address")
    if number > len(pages):
        raise Mistake(f"the article has {counted(len(pages), 'page')}: there is no --part {number}")
    stored = by_record(archive, pages[number - 1])
    if stored is None:
        raise Mistake(f"page {number} of the article is not in the archive; `scrapy verify` tells what is wrong")
    return stored


def more_pages(stored: Stored, pages: list[str]) -> str:
    """Say which page of an article's one is, and how the others are printed; "" where there are none."""
    if len(pages) < 2:  # noqa: PLR2004 - it is the only one
        return ""
    *rest, last = [str(number) for number, one in enumerate(pages, start=1) if one != stored.record_id]
    others = f"{', '.join(rest)} or {last}" if rest else last
    is_here = stored.record_id in pages
    this = f"it is page {pages.index(stored.record_id) + 1} of the article's" if is_here else "the article's pages are"
    return f"; {this} {len(pages)}: --part {others} prints {'another' if is_here else 'one'}"
