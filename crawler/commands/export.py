"""`scrapy export`: the archive's articles as JSON lines, CSV or Parquet."""

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
from crawler.archive.export import write_file, write_folder, write_stdout
from crawler.archive.formats import COMPRESSIONS, FORMATS, Form, NotInstalled
from crawler.archive.selection import SPLITS, Selection
from crawler.archive.store import Archive, open_archive
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import a_day, a_kind, a_province, add_province_and_kind, no_more, one_of
from crawler.commands.progress import progress


class Command(ScrapyCommand):
    """Write the archive's articles as JSON lines, CSV or Parquet."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[-o FILE] [--format F] [--compress C] [--split S] [--portal P] [--province P] [--kind K] [--since D] …"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Write the archive's articles as JSON lines, CSV or Parquet"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            help="file (or folder, with --split) to write with its manifest, whole or not at all (default: stdout)",
        )
        parser.add_argument("--format", metavar="F", default="jsonl", help=f"{', '.join(FORMATS)} (default: jsonl)")
        parser.add_argument("--compress", metavar="C", help=f"{' or '.join(COMPRESSIONS)}, for jsonl and csv")
        parser.add_argument("--split", metavar="S", help=f"a file each {', '.join(SPLITS)}, into the folder -o names")
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
            form = a_form(opts, path)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                told = write(archive, selected(opts, archive, self.settings), form, path, opts.split)
        except (Mistake, ArchiveError, NotInstalled) as problem:
            refuse(self, problem)
        except BrokenPipeError:  # | head: the reader has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes it
        except OSError as problem:
            refuse(self, Mistake(f"cannot write {opts.output or 'stdout'}: {problem.strerror}; name another with -o"))
        except KeyboardInterrupt:
            tell("export: interrupted; nothing was written" if path else "export: interrupted")
            self.exitcode = 128 + signal.SIGINT
        else:
            tell(f"export: {told} to {opts.output if path else 'stdout'}")


def write(archive: Archive, selection: Selection, form: Form, path: Path | None, split: str | None) -> str:
    """Write what is selected where it shall go; say how much that was."""
    with progress(lambda: archive.count(selection), where=sys.stdout if path is None else None) as watched:
        files = ""
        if path is None:
            count = write_stdout(watched(archive.export(selection)), form)
        elif split is None:
            count = write_file(watched(archive.export(selection)), path, form, selection)
        else:
            parts = ((name, watched(records)) for name, records in archive.export_parts(selection, split))
            count, number = write_folder(parts, path, form, selection, split)
            files = f" in {number} file{'' if number == 1 else 's'}"
    return f"{count} article{'' if count == 1 else 's'}{files}"


def a_form(opts: Namespace, path: Path | None) -> Form:
    """Read the options that say what is written; raise Mistake or NotInstalled when it cannot be."""
    form = Form(one_of("format", opts.format, FORMATS) or "jsonl", one_of("compression", opts.compress, COMPRESSIONS))
    one_of("split", opts.split, SPLITS)
    if form.format == "parquet" and form.compress:
        raise Mistake("--format parquet is compressed by itself; leave --compress out")
    for option, given in (("--format parquet", form.format == "parquet"), ("--split", opts.split)):
        if given and path is None:
            raise Mistake(f"{option} does not go to stdout; name a {'folder' if opts.split else 'file'} with -o")
    form.check()
    return form


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
