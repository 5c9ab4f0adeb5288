"""How far a portal's runs have come, listing by listing, where none of them was complete.

A run is complete only when every request gave its answer. Of a portal where something fails every night no run ever is,
and each would page all listings back to the last complete one. So a listing that was paged to its end counts by itself;
and the articles that gave no answer are remembered, and asked for by the next run wherever they stand, so that none is
lost behind the page at which a listing is left. So are those whose answer was no article, once: a page in its place, a
redirect or a 404 may be one night's mistake. The memory is a file beside the portal's runs. Where it is lost, a listing
is left by the last complete run, and only behind several pages of which all was kept. It names a run by its number and
its beginning, for in another archive another run may have the number.
"""

import json
import logging
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from crawler.archive.exports.whole import replace_text
from crawler.archive.running import find_run
from crawler.archive.store import Archive

logger = logging.getLogger(__name__)

FILE = "reached.json"
MOST = 5000  # articles that are remembered; where more gave no answer, no listing of that run counts
MOST_AGAIN = 1000  # articles of which none came that are asked for once more; where there are more, it is no slip


class Begun(NamedTuple):
    """A run: its number, when it began, and the day since which it asked for articles; "" for all."""

    run_id: int
    started_at: str
    since: str = ""


@dataclass
class Reached:
    """How far the listings were paged, by their places, and what articles are to be asked for wherever they stand.

    `listings` are the runs that paged each to its end last, `since` those that paged it back to their day. `doubts` are
    the reasons for which the end of a listing is not believed until the next run comes to it, too, or say that the last
    run that met it did not come to its end. `owed` are articles that gave no answer, `again` those whose first answer
    was no article, each with where they were met. `unlisted` are articles that others led to and no listing showed, to
    be asked for when all listings have ended.
    """

    listings: dict[str, Begun] = field(default_factory=dict)
    owed: dict[str, list[str]] = field(default_factory=dict)
    since: dict[str, Begun] = field(default_factory=dict)
    again: dict[str, list[str]] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    unlisted: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Reached":
        """Give what the file says. Raises ValueError, TypeError, KeyError, AttributeError for what is damaged."""
        runs = [
            {str(place): Begun(int(run), str(at), str(since)) for place, (run, at, since) in values[name].items()}
            for name in ("listings", "since")
        ]
        articles = [
            {str(name): [str(url) for url in urls] for name, urls in values[kind].items() if urls}
            for kind in ("owed", "again")
        ]
        texts = [{str(key): str(text) for key, text in values[kind].items()} for kind in ("doubts", "unlisted")]
        return cls(runs[0], articles[0], runs[1], articles[1], *texts)

    def unanswered(self) -> dict[str, list[str]]:
        """Give the articles that are to be asked for, with where they were met."""
        return {**self.again, **self.owed}

    def paged(self, place: str, since: date | None) -> int:
        """Give the number of the last run that paged a listing as far as one that asks since a day; 0 for none."""
        runs = [self.listings.get(place)]
        back = self.since.get(place)
        if back and since and back.since <= since.isoformat():
            runs.append(back)
        return max((run.run_id for run in runs if run), default=0)

    def without(self, emptied: AbstractSet[str]) -> "Reached":
        """Give the same without these listings."""
        listings, since = (
            {place: run for place, run in runs.items() if place not in emptied} for runs in (self.listings, self.since)
        )
        return replace(self, listings=listings, since=since)

    def after(self, owed: Mapping[str, list[str]], ended: Mapping[str, Begun] | None) -> "Reached":
        """Give what is to be remembered after a run that is owed these articles and paged these listings to their ends.

        After one that did not ask for all there is (`ended` is None) no listing counts. Where it is owed more than can
        be remembered, the same is remembered as before it, but for what it was given.
        """
        if len(owed) > MOST:
            return replace(self, owed={name: urls for name, urls in owed.items() if name in self.owed})
        if ended is None:
            return replace(self, owed=dict(owed))
        return replace(
            self,
            owed=dict(owed),
            listings={**self.listings, **{place: run for place, run in ended.items() if not run.since}},
            since={**self.since, **{place: run for place, run in ended.items() if run.since}},
        )


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
    every = {*reached.listings.values(), *reached.since.values()}
    known = {one: find_run(archive, one.run_id) for one in every}
    sure = {one for one, run in known.items() if run and (run.portal, run.started_at) == (portal, one.started_at)}
    listings, since = (
        {place: one for place, one in runs.items() if one in sure} for runs in (reached.listings, reached.since)
    )
    return replace(reached, listings=listings, since=since)


def write(path: Path, reached: Reached) -> None:
    """Write what is remembered; where that fails it is said, and what was remembered before stays."""
    try:
        replace_text(path, json.dumps(vars(reached), ensure_ascii=True, indent=0, sort_keys=True) + "\n")
    except OSError as error:
        logger.warning("how far the listings were paged is not remembered: %s: %s", path, error.strerror)
