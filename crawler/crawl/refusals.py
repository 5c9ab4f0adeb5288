"""What a portal shows to members only, or encrypted, and so need not be asked for by every run.

Such pages are asked for again 1 day after they were first refused, 7 days after the second time, and every 30 days
then. Only reasons that are the portal's decision about one article are remembered: a page that we cannot read may be
read by better rules, and a block page is not about the article. The memory is a file beside the portal's runs; where
it is lost, pages are asked for once more and nothing else happens.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from crawler.archive.exports.whole import replace_text

logger = logging.getLogger(__name__)

LASTING = frozenset({"members-only", "encrypted-body"})
WAITS = tuple(timedelta(days=days) for days in (1, 7, 30))
FORGET = timedelta(days=400)  # not shown by any listing for so long
FILE = "refused.json"


class Refusals:
    """The articles of a portal that were refused for a lasting reason: how often, and when last."""

    def __init__(self, path: Path, at: datetime) -> None:
        self.path, self.at = path, at
        self.earlier = read(path)
        self.now: set[str] = set()

    def note(self, name: str | None, reason: str) -> None:
        """Remember that an article was refused."""
        if name and reason in LASTING:
            self.now.add(name)

    def known(self, names: Iterable[str]) -> set[str]:
        """Tell which of these articles an earlier run saw refused."""
        return self.earlier.keys() & set(names)

    def resting(self, names: Iterable[str]) -> set[str]:
        """Tell which of them need not be asked for yet."""
        return {name for name in self.known(names) if self.rests(*self.earlier[name])}

    def rests(self, times: int, last: datetime) -> bool:
        """Tell whether a refusal is too young; one in the future is of a wrong clock."""
        return last <= self.at < last + WAITS[min(times, len(WAITS)) - 1]

    def end(self, _reason: str) -> None:
        """Write what is remembered."""
        later = {name: (times, last) for name, (times, last) in self.earlier.items() if self.at - last < FORGET}
        later |= {name: (self.earlier.get(name, (0,))[0] + 1, self.at) for name in self.now}
        if later == self.earlier:
            return
        rows = {name: [times, last.isoformat(timespec="seconds")] for name, (times, last) in sorted(later.items())}
        try:
            replace_text(self.path, json.dumps(rows, ensure_ascii=True, indent=0) + "\n")
        except OSError as error:
            logger.warning("refused pages are not remembered: %s: %s", self.path, error.strerror)


def read(path: Path) -> dict[str, tuple[int, datetime]]:
    """Read what is remembered; nothing where the file is missing or damaged."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {name: (max(int(times), 1), aware(last)) for name, (times, last) in rows.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        logger.warning("what was refused before is forgotten: %s: %s", path, error)
        return {}


def aware(text: str) -> datetime:
    """Read a time that has its zone. Raises ValueError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text} has no zone")
    return at
