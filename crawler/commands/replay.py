"""`scrapy replay`: a stored page, as the portal sent it."""

import sys
from argparse import ArgumentParser, Namespace

from scrapy.http import Response, TextResponse
from w3lib.url import safe_url_string

from crawler.archive.database import ArchiveError
from crawler.archive.responses import Stored, by_record, by_url
from crawler.archive.store import Archive, open_archive
from crawler.archive.warc_files.pages import Damaged, read_at
from crawler.command import ProjectCommand
from crawler.commands import Mistake, reader_left, refuse, tell
from crawler.commands.filters import a_text
from crawler.commands.results import results
from crawler.middlewares.capture import warc_directory
from crawler.middlewares.replaying import headed, payload_of, response_of
from crawler.operations.difference import visible
from crawler.operations.plain_log import plain
from crawler.reading.links import is_web_address


class Command(ProjectCommand):
    """Print a stored page. Exit code 0: printed, 2: not stored, or a mistake."""

    def syntax(self) -> str:
        """Name the argument and the option that matters."""
        return "URL|ID [--headers]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Print a stored page: the newest of an address, an article's by its ID, or the one of a warc.record_id"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--headers", action="store_true", help="print the status line and the headers before it")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Look the page up, and print it decompressed."""
        assert self.settings is not None
        try:
            name = one(args)
            directory = warc_directory(self.settings)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                stored = look_up(archive, name)
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
            tell(f"replay: {stored.url} of {stored.fetched_at}, status {stored.http_status}, {stored.record_id}")


def for_terminal(printed: bytes, page: Response) -> bytes:
    """Give what is printed of a page as a terminal may have it: without what could command it."""
    encoding = page.encoding if isinstance(page, TextResponse) else "latin-1"
    return plain(printed.decode(encoding, "replace").replace("\r\n", "\n")).encode(errors="replace")


def one(args: list[str]) -> str:
    """Give the one argument; raise Mistake for none or more."""
    if len(args) != 1:
        raise Mistake("name one address, one article's ID, or one record_id of a record's warc field")
    return args[0]


def look_up(archive: Archive, name: str) -> Stored:
    """Give the response of a record id, an address as given or as a crawl spells it, an article; or raise Mistake."""
    a_text(name)
    stored = by_record(archive, name.strip("<>")) or by_url(archive, name)
    if stored is None and is_web_address(name):
        stored = by_url(archive, safe_url_string(name))
    stored = stored or of_article(archive, name)
    if stored is None:
        raise Mistake(f"no page is stored of {name}; `scrapy crawl PORTAL` stores what it fetches")
    return stored


def of_article(archive: Archive, name: str) -> Stored | None:
    """Give the page that an article's record was read from, by the article's ID; or raise Mistake."""
    found = archive.find(name)
    if len(found) > 1:
        raise Mistake(f"{len(found)} articles have the ID {visible(name)}: name the address of one")
    record_id = (found[0].record["warc"] or {}).get("record_id") if found else None
    return by_record(archive, record_id) if record_id else None
