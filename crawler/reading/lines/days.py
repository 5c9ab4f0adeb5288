"""Days that a user asks for, and whether an article is of them."""

import re
from datetime import date


def parse_day(text: str) -> date:
    """Read a day that a user wrote as YYYY-MM-DD; ValueError, with a line for the user, for anything else."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip(), re.ASCII):
            return date.fromisoformat(text.strip())
    except ValueError:  # of the right shape, but not in the calendar
        pass
    raise ValueError(f"not a day: {text!r}; write it as year-month-day, like 2024-01-31")


def in_range(published_at: str | None, since: date | None, until: date | None) -> bool:
    """Tell whether a time that parse_date gave lies from since to until, both days included; None sets no bound.

    An unknown time is in every range: leaving an article out because its date could not be read would hide the fault.
    """
    if published_at is None:
        return True
    day = published_at[:10]
    return (since is None or since.isoformat() <= day) and (until is None or day <= until.isoformat())
