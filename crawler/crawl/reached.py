"""How far a portal's runs have come, listing by listing, where none of them was complete.

A run is complete only when every request gave its answer. Of a portal where something fails every night no run ever is,
and each would page all listings back to the last complete one. So a listing that was paged to its end counts by itself;
and the articles that gave no answer are remembered, and asked for by the next run wherever they stand, so that none is
lost behind the page at which a listing is left. The memory is a file beside the portal's runs. Where it is lost, the
listings are paged again and nothing else happens. It names a run by its number and its beginning, for in another
archive another run may have the number.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from crawler.archive.exports.whole import replace_text
from crawler.archive.running import find_run
from crawler.archive.store import Archive

logger = logging.getLogger(__name__)

FILE = "reached.json"
MOST = 5000  # articles that are remembered; where more gave no answer, no listing of that run counts


class Begun(NamedTuple):
    """A run: its number, and when it began."""

    run_id: int
    started_at: str


@dataclass
class Reached:
    """The run that paged each listing to its end last, by address; the articles owed, with where they were met."""

    listings: dict[str, Begun] = field(default_factory=dict)
    owed: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Reached":
        """Give what the file says. Raises ValueError, TypeError, KeyError, AttributeError for what is damaged."""
        listings = {str(address): Begun(int(run), str(at)) for address, (run, at) in values["listings"].items()}
        return cls(listings, {str(name): [str(url) for url in urls] for name, urls in values["owed"].items() if urls})

    def after(self, owed: Mapping[str, list[str]], ended: Mapping[str, Begun] | None) -> "Reached":
        """Give what is to be remembered after a run that is owed these articles and paged these listings to their ends.

        After one that did not ask for all there is (`ended` is None), or is owed more than can be remembered, the same
        is remembered as before it, but for what it was given: all else stands before where the listings are left.
        """
        if ended is not None and len(owed) <= MOST:
            return Reached({**self.listings, **ended}, dict(owed))
        return Reached(self.listings, {name: urls for name, urls in owed.items() if name in self.owed})


def read(path: Path) -> Reached:
    """Read what is remembered; nothing where the file is missing or damaged."""
    try:
        return Reached.of(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Reached()
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        logger.warning("how far the listings were paged is forgotten: %s: %s", path, error)
        return Reached()


def of_archive(reached: Reached, archive: Archive, portal: str) -> Reached:
    """Give what is remembered of runs that a portal has in an archive. Raises ArchiveError."""
    known = {one: find_run(archive, one.run_id) for one in {*reached.listings.values()}}
    sure = {one for one, run in known.items() if run and (run.portal, run.started_at) == (portal, one.started_at)}
    return Reached({address: one for address, one in reached.listings.items() if one in sure}, reached.owed)


def write(path: Path, reached: Reached) -> None:
    """Write what is remembered; where that fails it is said, and what was remembered before stays."""
    values = {"listings": reached.listings, "owed": reached.owed}
    try:
        replace_text(path, json.dumps(values, ensure_ascii=True, indent=0, sort_keys=True) + "\n")
    except OSError as error:
        logger.warning("how far the listings were paged is not remembered: %s: %s", path, error.strerror)
