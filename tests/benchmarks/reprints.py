"""`make reprints`: how well reprints are found among 100,000 unlike texts, and at what cost; see docs/benchmarks.md."""

import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from crawler.archive.store import open_archive
from crawler.operations.reprints import compared
from tests.reprinting.judging import fill, judged, texts

SEED = 20_261  # that of the tests and those the measure was chosen with are others
NUMBER = 100_000
REPRINTED = 0.025
LETTERS = 200  # of each form
EVERY = 10_000


def main(number: int) -> None:
    """Fill an archive in a temporary folder, compare all, and print what was found."""
    console = Console(highlight=False, soft_wrap=True)
    with TemporaryDirectory() as folder, open_archive(f"sqlite:///{folder}/archive.db") as archive:
        stories = fill(archive, texts(SEED, number, reprinted=REPRINTED, letters=LETTERS))
        file = Path(folder, "archive.db")
        before = file.stat().st_size
        console.print(f"{len(stories)} texts, {len(stories) - len(set(stories))} of them reprints")
        began = last = time.process_time()
        for count, _ in enumerate(compared(archive), start=1):
            if count % EVERY == 0:
                now = time.process_time()
                console.print(f"{count} compared: {EVERY / (now - last):.0f} a second, {peak():.0f} MB at most")
                last = now
        seconds = time.process_time() - began
        console.print(f"{len(stories) / seconds:.0f} a second of one core, {peak():.0f} MB at most")
        console.print(f"{(file.stat().st_size - before) / len(stories) / 1000:.1f} kB of database a text")
        found = judged(archive, stories)
        console.print(
            f"precision {found.precision:.4f}, recall {found.recall:.4f}, of {found.true} pairs of printings;"
            f" {found.wrong_clusters} clusters of unlike texts"
        )


def peak() -> float:
    """Tell the most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
