"""The date of an article that its address tells."""

import re
from urllib.parse import urlsplit

from crawler.reading.lines.dates import parse_date

_DAY_IN_PATH = re.compile(r"/(?P<year>20\d\d)(?P<by>[/-])(?P<month>\d\d?)(?P=by)(?P<day>\d\d?)/(?=[^/])(?!page/)")
_MOMENT_IN_PATH = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)([0-5]\d)(?:\d{3})?(?!\d)")


def date_in_address(url: str) -> tuple[str | None, str | None]:
    """Give the part of an address that tells the day of publication, and that day, or its time where that is told.

    /2023/05/12/slug/ and /2023-05-12/slug are of that day, slug-20230512091014465.htm of the second.
    """
    path = urlsplit(url).path
    if found := _DAY_IN_PATH.search(path):
        return found[0].strip("/"), parse_date("-".join(found.group("year", "month", "day")))
    if found := _MOMENT_IN_PATH.search(path):
        return found[0], parse_date("{}-{}-{} {}:{}:{}".format(*found.groups()))
    return None, None
