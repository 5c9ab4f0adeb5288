"""`scrapy export`: JSON lines from the archive."""

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from crawler.archive.database import ArchiveError
from crawler.archive.export import write_jsonl
from crawler.archive.selection import Selection
from crawler.archive.store import Archive, open_archive
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import a_day, a_kind, a_province, add_province_and_kind, no_more, one_of


class Command(ScrapyCommand):
    """Write the archive's articles as JSON lines."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[-o FILE] [--portal P] [--province P] [--kind K] [--since D] [--until D]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Write the archive's articles as JSON lines"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "-o", "--output", metavar="FILE", help="file to write, whole or not at all (default: stdout)"
        )
        parser.add_argument("--portal", metavar="P", help="a portal's name (see scrapy portals), or its host")
        add_province_and_kind(parser)
        parser.add_argument("--since", metavar="D", help="published on this day or later, YYYY-MM-DD")
        parser.add_argument("--until", metavar="D", help="published on this day or earlier, YYYY-MM-DD")

    def run(self, args: list[str], opts: Namespace) -> None:
        """Export what the options select."""
        assert self.settings is not None
        # Ended by a scheduler: leave by way of the clean-up, as Ctrl-C does.
        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
        path = None if opts.output in (None, "-") else Path(opts.output)
        try:
            no_more(args)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                count = write_jsonl(archive.export(selected(opts, archive, self.settings)), path)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
        except BrokenPipeError:  # | head: the reader has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes it
        except OSError as problem:
            refuse(self, Mistake(f"cannot write {opts.output or 'stdout'}: {problem.strerror}; name another with -o"))
        except KeyboardInterrupt:
            tell("export: interrupted; nothing was written" if path else "export: interrupted")
            self.exitcode = 128 + signal.SIGINT
        else:
            tell(f"export: {count} article{'' if count == 1 else 's'} to {opts.output if path else 'stdout'}")


def selected(opts: Namespace, archive: Archive, settings: BaseSettings) -> Selection:
    """Read the options that select articles; raise Mistake for a value that cannot be meant."""
    since, until = a_day("--since", opts.since), a_day("--until", opts.until)
    if since and until and since > until:
        raise Mistake(f"--since {since} is after --until {until}; exchange them")
    portals: set[str] = set()
    if opts.portal is not None:
        portals = {*archive.portals(), *get_spider_loader(settings).list()}
    return Selection(
        portal=one_of("portal", opts.portal, portals),
        province=a_province(opts.province),
        kind=a_kind(opts.kind),
        since=since,
        until=until,
    )
