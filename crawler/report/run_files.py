"""The files of runs in the report: copies of their JSON, so that the site is whole in one folder."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile

from crawler.archive.running import run_file
from crawler.archive.store import Archive
from crawler.report.health import Run

FOLDER = "runs"
LARGEST = 1_000_000  # bytes; a run's is some three thousand


def copy_run_files(archive: Archive, portal: str, runs: Iterable[Run], report: Path) -> dict[int, str]:
    """Copy the JSON files of a portal's runs that stand beside the archive into a report's folder.

    Gives the path of each copy within the report, by the number of its run. Their accounts of pages are left where they
    are: they can be large. Raises OSError where the report cannot be written.
    """
    found: dict[int, str] = {}
    for run in runs:
        file = run_file(archive, portal, run.id)
        if not file.is_file() or file.stat().st_size > LARGEST:
            continue
        path = f"{FOLDER}/{file.parent.name}/{file.name}"
        (report / path).parent.mkdir(parents=True, exist_ok=True)
        copyfile(file, report / path)
        found[run.id] = path
    return found
