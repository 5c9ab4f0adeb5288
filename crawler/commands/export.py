"""`scrapy export`: the archive's articles as JSON lines, CSV or Parquet, or their pages as WACZ."""

import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from crawler.archive.database import ArchiveError
from crawler.archive.exports.export import write_file, write_folder, write_stdout
from crawler.archive.exports.formats import COMPRESSIONS, FORMATS, Form, NotInstalled, Record
from crawler.archive.exports.wacz import NoPages, Paged, write_wacz
from crawler.archive.selection import SPLITS, Selection
from crawler.archive.store import Archive, open_archive
from crawler.archive.warc_files.pages import Damaged
from crawler.command import ProjectCommand
from crawler.commands import Mistake, end_as_by_ctrl_c, reader_left, refuse, tell
from crawler.commands.export_options import a_form, check_place, selected
from crawler.commands.filters import add_province_and_kind, no_more
from crawler.commands.progress import progress
from crawler.commands.results import results
from crawler.middlewares.capture import warc_directory
from crawler.operations.reprints import compare, number_to_compare
from crawler.operations.runs.outcomes import counted


class Command(ProjectCommand):
    """Write the archive's articles, or their pages. Exit code 1: some have no page, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[-o FILE] [--format F] [--compress C] [--split S] [--portal P] [--province P] [--kind K] [--since D] …"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Write the archive's articles as JSON lines, CSV or Parquet, or their pages as WACZ"

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
        parser.add_argument(
            "--clusters",
            action="store_true",
            help="look for reprints, and add the field `cluster`: who printed it first",
        )
        parser.add_argument(
            "--listings",
            action="store_true",
            help="with --format wacz: pack the portals' newest home pages and listings, too",
        )
        parser.add_argument("--portal", metavar="P", help="a portal's name (see scrapy portals), or its host")
        add_province_and_kind(parser)
        parser.add_argument("--since", metavar="D", help="published on this day or later, YYYY-MM-DD")
        parser.add_argument("--until", metavar="D", help="published on this day or earlier, YYYY-MM-DD")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Export what the options select."""
        assert self.settings is not None
        end_as_by_ctrl_c()
        path = the_path(opts)
        try:
            no_more(args)
            form = a_form(opts, path)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                check_place(path, archive, warc_directory(self.settings))
                paged, selection = Paged(warc_directory(self.settings)), selected(opts, archive, self.settings)
                if form.clusters:
                    with progress(lambda: number_to_compare(archive)) as watched:
                        compare(archive, watched)
                told = write(archive, selection, form, opts, paged)
                left = archive.left_out(selection)
        except (Mistake, ArchiveError, NotInstalled, NoPages) as problem:
            refuse(self, problem)
        except Damaged as problem:
            refuse(
                self, Mistake(f"{problem}; `scrapy verify` tells what is wrong, -s WARC_DIR=DIR where the files are")
            )
        except BrokenPipeError:
            reader_left()
        except OSError as problem:
            refuse(self, Mistake(f"cannot write {opts.output or 'stdout'}: {problem.strerror}; name another with -o"))
        except KeyboardInterrupt:
            tell("export: interrupted; nothing was written" if path else "export: interrupted")
            self.exitcode = 128 + signal.SIGINT
        else:
            tell(f"export: {told} to {opts.output if path else 'stdout'}")
            tell_left_out(*left)
            if paged.without:
                said = f"{counted(paged.without, 'article')} crawled with WARC off"
                tell(f"export: left out, for there is no page of them to pack: {said}")
                self.exitcode = 1


def tell_left_out(reprints: int, undated: int) -> None:
    """Say which of the selected articles have no line of their own, and why; nothing where all have."""
    said = [f"{reprints} with the content of an earlier one, which names them in also_at"] * bool(reprints)
    said += [f"{undated} of unknown time, which no day selects"] * bool(undated)
    if said:
        tell(f"export: left out: {'; '.join(said)}")


def the_path(opts: Namespace) -> Path | None:
    """Give the file or folder to write; None for stdout."""
    return None if opts.output in (None, "-") else Path(opts.output)


def write(archive: Archive, selection: Selection, form: Form, opts: Namespace, paged: Paged) -> str:
    """Write what is selected where it shall go; say how much that was."""
    path, split = the_path(opts), opts.split
    pages = form.format == "wacz"  # whose articles are gone through twice: the list of them, then the stored pages
    with progress(
        lambda: archive.count(selection) * (2 if pages else 1), where=sys.stdout if path is None else None
    ) as watched:
        if pages:
            how = {"directory": paged.directory, "watched": watched, "listings": opts.listings}
            form = replace(form, write=partial(write_wacz, archive=archive, **how))

        def shown(records: Iterable[Record]) -> Iterator[Record]:
            return paged.only(watched(records)) if pages else watched(records)

        files = ""
        # Closed before the archive is, even where an error's traceback still holds them.
        with (
            closing(archive.export(selection, clusters=form.clusters)) as records,
            closing(archive.export_parts(selection, split, clusters=form.clusters)) as each,
        ):
            if path is None:
                count = write_stdout(shown(records), form)
            elif split is None:
                count = write_file(chain(shown(records), paged.some()), path, form, selection)
            else:
                parts = ((name, shown(records)) for name, records in each)
                count, number = write_folder(chain(parts, paged.some()), path, form, selection, split)
                files = f" in {counted(number, 'file')}"
    return f"{counted(count, 'article')}{files}"
