"""The form of all times of the archive: ISO 8601, in whole seconds, at Vietnam's time; so text sorts as time does."""

from datetime import UTC, datetime

from crawler.reading.lines.dates import VIETNAM


def now() -> str:
    """Tell the time."""
    return as_text(datetime.now(UTC))


def as_text(at: datetime) -> str:
    """Give a time, which must have its zone, in that form."""
    return at.astimezone(VIETNAM).isoformat(timespec="seconds")
