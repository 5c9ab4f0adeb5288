"""What a run measured, in the form that the archive's table `runs` and the run's JSON file keep it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from crawler.crawl.failing import UNLISTED
from crawler.crawl.paging import ALL_KEPT
from crawler.crawl.refusals import LASTING
from crawler.pipelines.keep import MEASURED, OUTCOMES

FIELDS = MEASURED  # of an article, whose coverage is judged
KEPT = OUTCOMES
BY_REASON = ("refused", "skipped", "failed")  # outcomes of pages that are counted by their reasons
KNOWN = ("already kept", "refused before", "outside since and until")
DUPLICATE = "duplicate"  # of a kept article: that its content was kept before, at another address
_BARRED = frozenset({"http 401", "http 403", "http 429", "http 451", "blocked"})
_DOWN = frozenset({"http 408", "error-page"})
_GONE = frozenset({"http 404", "http 410"})
_TOO_MUCH = frozenset({"blocked", "too-large", "too-deep", "not-html"})  # refused, and no sign of a new layout


def kind_of(reason: str) -> str:
    """Tell what a reason for which a page gave nothing means: "robots", "barred", "down", "unlisted" or "gone".

    Reasons are those of crawler/crawl/failing.py: `http 404`, some words, or the name of the error that ended the
    connection (CannotResolveHostError, DownloadTimeoutError, …), which is one word.
    """
    if "robots.txt" in reason:
        return "robots" if "forbidden" in reason else "down"
    if reason in _BARRED or reason.startswith("blocked"):
        return "barred"
    if reason.startswith("http 5") or reason in _DOWN or (reason.isidentifier() and reason[:1].isupper()):
        return "down"
    return "unlisted" if reason in UNLISTED.values() else "gone"


@dataclass(frozen=True)
class Measures:
    """What a run measured; missing is 0, empty or None.

    not_modified are the responses of status 304, in place of which the stored page was read.

    articles counts new, unchanged, revised, updated, and how many of these were duplicates; refused, skipped, failed
    and listings count by reason; errors are pages at which our own code failed, and faults counts them by what failed
    where; fields counts the captured articles that have a field; cut_short are those of which not all parts were read;
    alike counts, by field, the most of them that say the same in it; dated_today are those of the day of their capture.
    home is "answered", or why it gave nothing; listing_pages are the pages (home, listings, feeds, sitemaps) that were
    answered, and shown the addresses of articles on them.
    """

    requests: int = 0
    responses: int = 0
    bytes: int = 0
    not_modified: int = 0
    seconds: float = 0.0
    peak_memory: int | None = None
    blocked: int = 0
    articles: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)
    listings: Mapping[str, int] = field(default_factory=dict)
    errors: int = 0
    faults: Mapping[str, int] = field(default_factory=dict)
    captured: int = 0
    generic: int = 0
    cut_short: int = 0
    fields: Mapping[str, int] = field(default_factory=dict)
    alike: Mapping[str, int] = field(default_factory=dict)
    dated_today: int = 0
    newest: str | None = None
    home: str | None = None
    listing_pages: int = 0
    shown: int = 0

    @classmethod
    def of(cls, values: Mapping[str, Any] | None) -> Self:
        """Read what `as_dict` gave, also by an older version, or nothing at all."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in (values or {}).items() if name in known and value is not None})

    def as_dict(self) -> dict[str, Any]:
        """Give the measures as JSON values."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @property
    def new(self) -> int:
        """Count the articles that were not kept before."""
        return self.articles.get("new", 0)

    @property
    def changed(self) -> int:
        """Count the kept articles that are others now: in their text, or in something else."""
        return self.articles.get("revised", 0) + self.articles.get("updated", 0)

    @property
    def known(self) -> int:
        """Count the articles that the portal showed and that were not asked for, since they are kept or not wanted."""
        return sum(self.skipped.get(reason, 0) for reason in KNOWN)

    @property
    def left(self) -> int:
        """Count the listings that were left before their ends: what is behind is not shown."""
        return self.listings.get(ALL_KEPT, 0)

    @property
    def forbidden(self) -> int:
        """Count the pages that robots.txt forbids."""
        return _sum(self.skipped, "robots")

    @property
    def barred(self) -> int:
        """Count the pages that the portal did not let us have."""
        return _sum(self.failed, "barred") + _sum(self.skipped, "barred") + self.refused.get("blocked", 0)

    @property
    def down(self) -> int:
        """Count the pages that no server, or a failing one, answered for."""
        return _sum(self.failed, "down")

    @property
    def gone(self) -> int:
        """Count the pages that are not there, or lead elsewhere, or cannot be unpacked; not what lists articles."""
        return _sum(self.failed, "gone") + sum(self.skipped.get(reason, 0) for reason in _GONE)

    @property
    def unlisted(self) -> dict[str, int]:
        """Count by reason the sitemaps, feeds and listings that are not there."""
        counts = {reason: self.failed.get(reason, 0) + self.skipped.get(reason, 0) for reason in UNLISTED.values()}
        return {reason: count for reason, count in counts.items() if count}

    @property
    def lost_listings(self) -> int:
        """Count the listings that are not there; a portal without sitemap or feed lacks nothing."""
        return self.unlisted.get(UNLISTED["listing"], 0)

    @property
    def soft(self) -> int:
        """Count those of barred, gone and unreadable that are the portal's own answer about one page."""
        skipped = sum(count for reason, count in self.skipped.items() if reason in _BARRED | _GONE)
        return skipped + sum(count for reason, count in self.refused.items() if reason in LASTING)

    @property
    def unreadable(self) -> int:
        """Count the pages of articles that the reader knew no article on."""
        return sum(count for reason, count in self.refused.items() if reason not in _TOO_MUCH)

    @property
    def failures(self) -> int:
        """Count the requests that failed."""
        return sum(self.failed.values())


def _sum(counts: Mapping[str, int], kind: str) -> int:
    return sum(count for reason, count in counts.items() if reason not in KNOWN and kind_of(reason) == kind)


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
