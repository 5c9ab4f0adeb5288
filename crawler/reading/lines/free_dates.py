"""Dates in forms that no pattern of ours knows, as dateparser reads them: far slower, so it is asked of few texts."""

import re
import warnings
from datetime import datetime
from functools import cache
from typing import Any

from crawler.reading.lines.date_forms import ENGLISH

_LONGEST = 60  # letters of a text that is asked for
_YEAR = re.compile(r"(?<!\d)(?:199\d|20\d\d|2100)(?!\d)")
_NAMED_MONTH = re.compile(rf"\b(?:{'|'.join(ENGLISH)})", re.IGNORECASE)


def read_freely(line: str) -> datetime | None:
    """Give the time that a short text with a month's English name says, such as "the 5th of May 2023".

    Vietnamese is never asked for: dateparser takes the "Năm" of "Tháng Năm 23, 2019", which is May, for "year", and the
    digits of 23 for day and month.
    """
    if len(line) > _LONGEST or not _YEAR.search(line) or not _NAMED_MONTH.search(line):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            moment: datetime | None = _dateparser().get_date_data(line).date_obj
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the text is no date for us
        return None
    return moment


@cache
def _dateparser() -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow, seldom needed

    settings = {
        "DATE_ORDER": "DMY",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
        "TO_TIMEZONE": "Asia/Ho_Chi_Minh",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "REQUIRE_PARTS": ["day", "month", "year"],  # never fill up a date from today's
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)
