"""Articles that others led to, written down before these are kept: a later run does not ask for what is kept again.

A run that ends hands on what it did not come to in reached.json. One that is killed cannot; this file is what is left:
articles that were asked for, and such as were to be asked for when all listings have ended, if none showed them.
"""

import json
import logging
import os
from collections.abc import Collection
from pathlib import Path
from typing import IO

logger = logging.getLogger(__name__)

FILE = "led_to.jsonl"
LATER = "later"  # ends the line of an article that is not asked for yet


class LedTo:
    """The names of such articles in this run, in a file for as long as it is under way."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.file: IO[str] | None = None

    def begin(self, path: Path) -> tuple[dict[str, str], dict[str, str]]:
        """Begin the file, and give the names and addresses that a run that was killed has left in it.

        First those that were asked for, then those that were to be.
        """
        left: dict[str, str] = {}
        unlisted: dict[str, str] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.file = path.open("a+", encoding="utf-8", errors="replace")
            self.file.seek(0)
            for line in self.file:
                try:
                    name, url, *later = json.loads(line)
                except (ValueError, TypeError):  # the last one, cut short
                    continue
                if later in ([], [LATER]):
                    (unlisted if later else left)[str(name)] = str(url)
        except OSError as error:
            self.fail(error)
        self.names |= left.keys()
        return left, unlisted

    def note(self, articles: Collection[tuple[str, str]]) -> None:
        """Write down for good what is asked for now."""
        lines = [json.dumps(article) + "\n" for article in articles if article[0] not in self.names]
        self.names |= {name for name, _ in articles}
        self.write(lines, is_sure=True)

    def note_unlisted(self, articles: Collection[tuple[str, str]]) -> None:
        """Write down what no listing has shown so far; a power cut may take the last of it."""
        self.write([json.dumps((*article, LATER)) + "\n" for article in articles], is_sure=False)

    def write(self, lines: list[str], *, is_sure: bool) -> None:
        """Write lines so that they outlast this process, and, where that is to be sure, this machine."""
        if not lines or self.file is None:
            return
        try:
            self.file.writelines(lines)
            self.file.flush()
            if is_sure:
                os.fsync(self.file.fileno())
        except OSError as error:
            self.fail(error)

    def end(self, *, is_remembered: bool) -> None:
        """Close the file, and take it away where all that is left in it is remembered elsewhere."""
        if self.file is None:
            return
        try:
            self.file.close()
            if is_remembered:
                Path(self.file.name).unlink(missing_ok=True)
        except OSError as error:
            self.fail(error)

    def fail(self, error: OSError) -> None:
        """Go on without the file, and say so."""
        logger.warning("what articles lead to is not written down: %s", error)
        self.file = None
