"""What a crawl can be told: `-a since=2024-01-01 -a until=… -a limit=N -a sections=a,b -a full=1 -a portal=URL`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self
from urllib.parse import urlsplit

from crawler.reading.lines.days import in_range, parse_day
from crawler.reading.outlinks.links import is_web_address

_YES, _NO = ("1", "true", "yes"), ("0", "false", "no")


@dataclass(frozen=True)
class Arguments:
    """The arguments of one crawl, checked. Days are inclusive."""

    portal: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    sections: tuple[str, ...] = ()
    full: bool = False

    @classmethod
    def names(cls) -> list[str]:
        """List the arguments' names."""
        return [field.name for field in fields(cls)]

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> Self:
        """Check the words given on the command line. Raises ValueError naming the argument and the remedy."""
        for name, value in given.items():
            try:
                str(value).encode()
            except UnicodeEncodeError:  # bytes that are no text
                raise ValueError(f"{name}={value!r} is not in UTF-8; write it in that") from None
        portal = _portal(given["portal"]) if given.get("portal") is not None else None
        since, until = (parse_day(given[name]) if given.get(name) else None for name in ("since", "until"))
        if since and until and since > until:
            raise ValueError(f"since={since} is after until={until}; swap them")
        limit = _limit(given["limit"]) if given.get("limit") is not None else None
        full = str(given.get("full", "0")).lower()
        if full not in (*_YES, *_NO):
            raise ValueError(f"full={full}: write full=1 to fetch again what is kept")
        sections = tuple(part.strip().strip("/") for part in (given.get("sections") or "").split(",") if part.strip())
        return cls(portal, since, until, limit, sections, full in _YES)

    def wants(self, when: str) -> bool:
        """Tell whether an ISO time is within since and until."""
        return in_range(when, self.since, self.until)

    def is_before(self, when: str) -> bool:
        """Tell whether an ISO time is before `since`."""
        return self.since is not None and not in_range(when, self.since, None)

    def as_dict(self) -> dict[str, Any]:
        """Give the arguments as JSON values, for the run's record."""
        given = {**asdict(self), "sections": list(self.sections)}
        return {name: str(value) if isinstance(value, date) else value for name, value in given.items()}


def covers(earlier: Mapping[str, Any], now: Arguments) -> bool:
    """Tell whether a complete earlier run with those arguments has seen all that a run with these ones asks for."""
    since = earlier.get("since")
    return (
        not earlier.get("limit")
        and not earlier.get("until")
        and (not since or (now.since is not None and parse_day(since) <= now.since))
        and (not earlier.get("sections") or (bool(now.sections) and set(now.sections) <= set(earlier["sections"])))
    )


def _portal(address: str) -> str:
    """Give a portal's address with its host in small letters, since that names the portal. Raises ValueError."""
    if not is_web_address(address):
        raise ValueError(f"portal={address}: not a web address; write it like https://example.vn/")
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def _limit(number: Any) -> int:
    """Give a number of articles, 1 or more. Raises ValueError."""
    digits = str(number)
    if not (digits.isascii() and digits.isdigit() and int(digits)):
        raise ValueError(f"limit={number}: not a number of articles; write it like limit=20")
    return int(digits)
