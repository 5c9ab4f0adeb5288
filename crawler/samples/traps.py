"""Which of a real portal's traps the sample portals set."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Traps:
    """The traps of the NukeViet sample, each seen on NukeViet 4.4 or 4.5 pages; the defaults are the demo's.

    The other portals have no options.
    """

    flood: int = 0
    """After this many requests (by count) the next `flood_pages` get the "Hãy đợi..." page; 0 is never."""
    flood_pages: int = 2
    flood_status: int = 429
    """429 with Retry-After: 1, as 4.5 answers; or 200 without it, as 4.4 and eGovernment do."""
    index_php: bool = False
    """Every link begins with /index.php/, as where the server's rewriting is off; the other form redirects."""
    endless: bool = True
    """A page past the last answers 200 with an empty list and a next link (4.4), else 301 to the category (4.5)."""
    mobile: bool = False
    """The theme that a mobile user agent gets at the same addresses."""
    sitemap_limit: int = 60
    """How many of the newest articles the sitemap names; the real limit is 1,000."""
