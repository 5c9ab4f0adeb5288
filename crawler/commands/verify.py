"""`scrapy verify`: whether the archive is whole, and what to do where it is not."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from crawler.archive.database import ArchiveError, NoArchive, parse
from crawler.archive.store import open_archive
from crawler.archive.warc_files.pages import warc_files
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, say, tell
from crawler.commands.progress import stepping
from crawler.commands.results import results
from crawler.middlewares.capture import warc_directory
from crawler.operations.registry import modules_of
from crawler.operations.runs.outcomes import counted
from crawler.operations.verifying.exports import check_manifest, manifest_for, manifests
from crawler.operations.verifying.findings import Finding, Seen
from crawler.operations.verifying.repair import ours_in, repair
from crawler.operations.verifying.verify import to_verify, verify

SHOWN = 20  # findings in full; a file that is gone may give thousands


class Command(ProjectCommand):
    """Verify the archive. Exit code 0: whole, 1: findings, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[EXPORT|MANIFEST|FOLDER…] [--repair]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Check database, WARC files, hashes and exports against each other; --repair makes the database anew"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--repair", action="store_true", help="make the database anew from the WARC files alone")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Verify, or repair and verify; say what was looked at and what is wrong."""
        assert self.settings is not None
        address = self.settings["ARCHIVE_URL"] or ""
        seen = Seen()
        try:
            directory = warc_directory(self.settings)
            exports = list(the_manifests(args, address))
            found = self.repaired(address, directory) if opts.repair else []
            with (
                open_archive(address, create=False) as archive,
                stepping(lambda: to_verify(archive) + len(exports)) as step,
            ):
                rest = chain.from_iterable(check_manifest(path, step) for path in exports)
                wrong = show(chain(found, verify(archive, directory, seen, step), rest))
        except NoArchive as problem:
            told = f"; where it was lost, `scrapy verify --repair` makes it anew from the WARC files in {directory}"
            refuse(self, ArchiveError(f"{problem}{told * bool(ours_in(directory))}"))
            return
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
            return
        looked = {
            "WARC file": seen.files,
            "record": seen.records,
            "article": seen.articles,
            "capture": seen.captures,
            "manifest": len(exports),
        }
        said = ", ".join(counted(count, what) for what, count in looked.items())
        tell(f"verify: {said}: {counted(wrong, 'finding') if wrong else 'all as it should be'}")
        self.exitcode = 1 if wrong else 0

    def repaired(self, address: str, directory: Path) -> list[Finding]:
        """Make the database anew, say what came of it, and give what was damaged. Raises ArchiveError."""
        assert self.settings is not None
        with stepping(lambda: sum(path.stat().st_size for path in warc_files(directory)), of_bytes=True) as step:
            counts, damaged, old = repair(address, directory, modules_of(self.settings), step)
        responses = counted(counts.pop("responses", 0), "response")
        said = ", ".join([responses, *(f"{count} {what}" for what, count in sorted(counts.items()) if count)])
        tell(f"verify: made anew from the WARC files: {said}" + (f"; the old database is {old}" if old else ""))
        return damaged


def the_manifests(args: list[str], address: str) -> Iterator[Path]:
    """Give the manifests named, and those beside the archive. Raises Mistake for one that is not there."""
    url = parse(address)
    asked = [Path(name) for name in args]
    beside = [Path(url.database).parent] if url.get_backend_name() == "sqlite" and url.database else []
    given: set[Path] = set()
    for path in (*asked, *beside):
        if path in asked and not path.exists():
            raise Mistake(f"{path}: no such manifest or folder; check the path")
        found = manifests(path) if path.is_dir() else [manifest_for(path)] * path.exists()
        if path in asked and not found:
            raise Mistake(f"{path}: no export with a manifest is in it, nor right below; name the folder of one")
        yield from (one for one in found if one.resolve() not in given)
        given.update(one.resolve() for one in found)


def show(findings: Iterable[Finding]) -> int:
    """Print the findings, of many only the first of each remedy; give the number of those that matter."""
    counts: Counter[tuple[str, bool]] = Counter()
    for finding in findings:
        kind = (finding.remedy, finding.harmless)
        counts[kind] += 1
        if counts[kind] <= SHOWN:
            say(f"{'note' if finding.harmless else 'wrong'}: {finding.text}; {finding.remedy}")
    for (remedy, _), count in counts.items():
        if count > SHOWN:
            say(f"and {count - SHOWN} more like these; {remedy}")
    return sum(count for (_, harmless), count in counts.items() if not harmless)
