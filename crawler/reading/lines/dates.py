"""Dates as Vietnam's provincial press prints them, read into ISO 8601 at Vietnam's time, +07:00.

One pattern (`date_forms`) covers every format seen on the portals; `free_dates` is asked only for a short text with a
month's English name that the pattern does not know. Vietnam has kept UTC+7 without summer time in all the years read.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

from crawler.reading.lines.date_forms import DAY_BEFORE, MOMENT, MONTHS, SHORT_YEAR, VIETNAM_ZONE, WEEKDAY
from crawler.reading.lines.free_dates import read_freely
from crawler.reading.lines.one_line import fold

YEARS = range(1990, 2101)
VIETNAM = timezone(timedelta(hours=7))
MIDNIGHT = "T00:00:00+07:00"  # how the time of a date alone is written

_LONGEST = 500  # characters that are looked at: a date line is short, a whole page is never meant
_LATE_MORNING, _NOON, _EVENING = 10, 12, 5  # from when one says "trưa"; from when, less twelve, "tối"
_DIGIT = re.compile(r"\d")
_KEPT_FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", re.ASCII)

_LABEL = (
    r"(?:(?:(?:đã )?được |đã |bài )?(?:đăng|cập nhật|gửi|viết|tạo|xuất bản|phát hành)(?: tải| lần cuối)?"
    r"(?: lúc| ngày| vào| vào lúc)?"
    r"|(?:ngày|thời gian) (?:giờ )?(?:đăng|cập nhật|gửi|viết|tạo|xuất bản|phát hành)(?: tải| tin| bài)?"
    r"|(?:posted|published|updated|created)(?: on| at)?|publish(?:ed|ing)? date)"
)
_NUMBER = r"\(?\d{1,9}(?:[.,]\d{3}){0,3}\)?"
_COUNTED = r"(?:(?:lượt|số lượt|đã) (?:xem|đọc|truy cập)|lượt|xem|đọc|phản hồi|bình luận|views?|comments?)"
_BEFORE_A_DATELINE = re.compile(
    rf"[ |•·(]*(?:print )?(?P<named>{_LABEL} ?:? ?)?[ ,|–—-]*(?P<weekday>{WEEKDAY})?[ ,|:–—-]*(?:ngày ?:? ?)?",
    re.IGNORECASE,
)
_AFTER_A_DATELINE = re.compile(
    rf"['’ ]*(?:{VIETNAM_ZONE})?"
    rf"(?:[ |,;•·–—-]+{_NUMBER}(?: {_COUNTED})?|[ |,;•·–—-]*{_COUNTED} ?:? ?{_NUMBER}){{0,3}}[ |,.;•·)–—-]*",
    re.IGNORECASE,
)

# The time of the last change behind that of publication: "Đăng lúc: 08:30, 05/02/2024 | Cập nhật: 09:10, 08/02/2024".
_CHANGED = re.compile(
    r"[ |,;•·()–—-]*(?:(?:cập nhật|(?:chỉnh )?sửa)(?: (?:lần cuối|lúc|ngày|vào))*"
    r"|(?:last )?(?:updated|modified)(?: on)?) ?:? ?",
    re.IGNORECASE,
)


def parse_date(text: str) -> str | None:
    """Give the first date and time of a short text in ISO 8601 at +07:00, or None; never raises.

    A date with a time of day goes before one without; a date alone gets 00:00:00. A time without a zone is Vietnam's.
    The years 1990 to 2100 are read, and days that are in the calendar; numbers are day, month, year.
    Besides ISO 8601 and RFC 822: the formats seen on NukeViet, [GMT+7], VNPT e-news, MEDIATECH, ONECMS, Zend, Joomla,
    Liferay and DotNetNuke pages, among them NukeViet's broken "2022-10-25+0713:19:00".
    """
    return _parse(text, month_first=False)


def parse_us_date(text: str) -> str | None:
    """Read a date as parse_date does, but numbers are month, day, year: "5/5/2021 3:28:00 PM" in ONECMS meta tags."""
    return _parse(text, month_first=True)


def is_dateline(text: str) -> bool:
    """Tell whether a whole line is nothing but a date, as it stands under a title; never raises."""
    return parse_dateline(text) is not None


def parse_dateline(text: str, *, bare: bool = False) -> str | None:
    """Give what parse_date does of a line that is nothing but a date, as it stands under a title; never raises.

    It may carry a label, the weekday, the zone and, as seen on NukeViet eGovernment pages, the counts of views and
    comments. Without a time a day in numbers needs a label or a weekday, unless `bare`: many a line of a table is one.
    """
    if not _DIGIT.search(text):
        return None
    line = fold(text[:_LONGEST])
    match = MOMENT.search(line)
    if match is None:
        line = SHORT_YEAR.sub(r"\g<1>\g<3>20", line)
        match = MOMENT.search(line)
    moment = _moment(match, month_first=False) if match else None
    if match is None or moment is None:
        return None
    before = _BEFORE_A_DATELINE.fullmatch(line, 0, match.start())
    if not before or not _ends(line, match.end()):
        return None
    is_own = _has_time(match) or before["named"] or before["weekday"] or match["y6"] or match["y5"] or match["comma"]
    return moment.isoformat() if bare or is_own else None


def _ends(line: str, at: int) -> bool:
    """Tell whether nothing follows a date line's moment but what may, and perhaps the moment of the last change."""
    if _AFTER_A_DATELINE.fullmatch(line, at):
        return True
    changed = _CHANGED.match(line, at)
    later = MOMENT.match(line, changed.end()) if changed else None
    return later is not None and _AFTER_A_DATELINE.fullmatch(line, later.end()) is not None


def _parse(text: str, *, month_first: bool) -> str | None:
    if _KEPT_FORM.fullmatch(text):  # as most metadata has it: nothing is left to do but to look into the calendar
        with suppress(ValueError):
            return text if datetime.fromisoformat(text).year in YEARS else None
    line = fold(text[:_LONGEST])
    day_alone, end = None, 0
    match = None
    for match in MOMENT.finditer(line):
        if day_alone and _CHANGED.fullmatch(line, end, match.start()):
            break
        moment, end = _moment(match, month_first=month_first), match.end()
        if moment and _has_time(match):
            return moment.isoformat()
        day_alone = day_alone or moment
    if day_alone:
        return day_alone.isoformat()
    if match:  # what has a known shape but is not in the calendar needs no second, slow opinion
        return None
    whole = SHORT_YEAR.sub(r"\g<1>\g<3>20", line)
    return _parse(whole, month_first=month_first) if whole != line else _in_range(read_freely(line))


def _in_range(moment: datetime | None) -> str | None:
    if moment is None or moment.year not in YEARS:
        return None
    return moment.replace(microsecond=0).astimezone(VIETNAM).isoformat()


def _has_time(match: re.Match[str]) -> bool:
    return bool(match["before_hour"] or match["after_hour"])


def _moment(match: re.Match[str], *, month_first: bool) -> datetime | None:
    """Give the time that the expression found, or None when it is not in the calendar or out of range."""
    shape = next(number for number in "123456" if match["y" + number])
    year, month, day = match["y" + shape], match["m" + shape], match["d" + shape]
    if month_first and shape == "2":
        month, day = day, month
    if shape == "6" and DAY_BEFORE.search(match.string, 0, match.start()):
        return None
    time = "before" if match["before_hour"] else "after"
    try:
        moment = datetime(
            int(year),
            MONTHS.get(month.lower()) or int(month),
            int(day),
            _hour(int(match[time + "_hour"] or 0), (match[time + "_half"] or "").lower()),
            int(match[time + "_minute"] or 0),
            int(match[time + "_second"] or 0),
            tzinfo=_zone(match) if time == "after" else VIETNAM,
        )
        if moment.tzinfo is not VIETNAM and moment.year in YEARS:  # at year 1 or 9999 the shift would overflow
            moment = moment.astimezone(VIETNAM)
    except ValueError:
        return None
    return moment if moment.year in YEARS else None


def _hour(hour: int, half: str) -> int:
    """Give the hour of the day by the half that is named: AM, SA and "sáng", PM, CH and "chiều", "trưa", "tối".

    ValueError where the name leaves a doubt: "12:15 tối" may be of this day or of the next.
    """
    if not half or hour > _NOON:
        return hour
    if half == "trưa":
        return hour if hour >= _LATE_MORNING else hour + _NOON
    if half == "tối":
        if not _EVENING <= hour < _NOON:
            raise ValueError(half)
        return hour + _NOON
    if half[0] in "pc":
        return hour % _NOON + _NOON
    return hour % _NOON


def _zone(match: re.Match[str]) -> timezone:
    """Give the zone that stands at a time, else Vietnam's; ValueError for an offset of a day or more."""
    inner = match["inner"]
    if match["utc"] or inner in ("UTC", "GMT") or (match["gmt"] and not match["named"]):
        return UTC
    # Behind a printed date "-07:30" may be the end of a span of time; only ISO 8601 and RFC 822 have bare offsets.
    offset = match["named"] or (not (match["y2"] or match["y3"] or match["y6"]) and match["offset"])
    if inner and not inner.isalpha():
        offset = inner
    if not offset:
        return VIETNAM
    sign, digits = offset.strip()[0], offset.strip()[1:].replace(":", "").strip()
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-span if sign == "-" else span)
