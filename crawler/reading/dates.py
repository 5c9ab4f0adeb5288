"""Dates as Vietnam's provincial press prints them, read into ISO 8601 at Vietnam's time, +07:00.

One regular expression covers every format seen on the portals; dateparser, which is far slower, is asked only for a
short text with a month's name that the expression does not know. Vietnam has kept UTC+7 without summer time over the
whole range of years that is read.
"""

import re
import unicodedata
import warnings
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

YEARS = range(1990, 2101)
VIETNAM = timezone(timedelta(hours=7))
MIDNIGHT = "T00:00:00+07:00"  # how the time of a date alone is written

_LONGEST = 500  # characters that are looked at: a date line is short, a whole page is never meant
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTHS = {name: number for names in (_ENGLISH, _VIETNAMESE) for number, name in enumerate(names, start=1)}
_MONTHS |= {"giêng": 1, "bốn": 4, "bẩy": 7, "chạp": 12}

_WEEKDAY = (
    r"(?:thứ ?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ ?nhật|cn|t[2-7]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
)
_GAP = "[ ,;|•–—-]{0,4}"
_VIETNAM_ZONE = r"[\[(]? ?(?:GMT|UTC) ?\+ ?0?7(?::?00)? ?[\])]?"


def _time(name: str) -> str:
    """Give the pattern of a time of day; its groups bear the name."""
    return (
        rf"(?P<{name}_hour>[01]?\d|2[0-3]) ?(?::|h|g|giờ) ?(?P<{name}_minute>[0-5]\d)"
        rf"(?::(?P<{name}_second>[0-5]\d)(?:[.,]\d+)?)?(?: phút)?['’]?"
        # .NET prints SA and CH for AM and PM under the Vietnamese culture; "Sa Pa" after a time is a town.
        rf"(?: ?(?P<{name}_half>[ap]\.?m\b\.?|(?-i:SA|CH)\b))?"
    )


_DAY = (
    r"(?P<y1>\d{4})(?P<sep1>[-/.])(?P<m1>\d{1,2})(?P=sep1)(?P<d1>\d{1,2})(?!\d)",
    r"(?P<d2>\d{1,2}) ?(?P<sep2>[-/.]) ?(?P<m2>\d{1,2}) ?(?P=sep2) ?(?P<y2>\d{4})(?!\d|/\w)",
    r"(?P<d3>\d{1,2}) th(?:áng|g)?\.? ?(?P<m3>\d{1,2}|giêng|bốn|bẩy|chạp|"
    + "|".join(reversed(_VIETNAMESE))  # "mười hai" before "mười"
    + r"),? ?(?:năm )?(?P<y3>\d{4})(?!\d)",
    rf"(?P<d4>\d{{1,2}})[ -](?P<m4>{'|'.join(_ENGLISH)})[a-z]*\.?,?[ -](?P<y4>\d{{4}})(?!\d)",
    rf"(?P<m5>{'|'.join(_ENGLISH)})[a-z]*\.? (?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y5>\d{{4}})(?!\d)",
)
_BEFORE = rf"(?:(?<![\d:]){_time('before')}(?: ?{_VIETNAM_ZONE})?{_GAP}(?:{_WEEKDAY})?{_GAP}(?:ngày )?)?"
_AFTER = (
    # NukeViet to 4.6 writes the zone between day and time: "2022-10-25+0713:19:00", meaning 13:19 in that zone.
    rf"(?:(?:(?P<inner>[+-]\d\d|(?-i:[A-Z]{{3,4}}))(?=\d\d:\d\d:\d\d)|T|{_GAP}(?:vào )?(?:lúc|at)?[ :]{{0,2}})"
    + _time("after")
    + r"(?: ?[\[(]? ?(?P<gmt>GMT|UTC|UT)(?![a-z]) ?(?P<named>[+-] ?\d{1,2}(?::?\d\d)?)?(?!\d) ?[\])]?"
    r"|(?P<utc>Z)\b|(?P<offset> ?[+-]\d\d:?\d\d|[+-]\d\d)(?!\d))?)?"
)
_DIGIT = re.compile(r"\d")
_MOMENT = re.compile(rf"{_BEFORE}(?<!\d)(?<!\d[/.])(?:{'|'.join(_DAY)}){_AFTER}", re.IGNORECASE)

# Báo Cà Mau writes "Thứ sáu, 14-10-22 18:20": only between a weekday and a time are two digits a year.
_SHORT_YEAR = re.compile(
    rf"({_WEEKDAY}{_GAP}(?:ngày )?\d{{1,2}}([-/.])\d{{1,2}}\2)(?=\d\d[ ,|–—-]{{1,3}}\d{{1,2}}:\d\d)", re.IGNORECASE
)

_KEPT_FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", re.ASCII)

_NAMED_MONTH = re.compile(r"(?:\bth(?:á?ng|g)?\.? ?[^\W\d]|\b(?:" + "|".join(_ENGLISH) + r"))", re.IGNORECASE)
_PLAUSIBLE_YEAR = re.compile(r"(?<!\d)(?:199\d|20\d\d|2100)(?!\d)")
_SHORT = 60
_NOON = 12

_LABEL = (
    r"(?:(?:được |bài )?(?:đăng|cập nhật|gửi|viết|tạo|xuất bản)(?: tải| lần cuối)?(?: lúc| ngày| vào| vào lúc)?"
    r"|(?:ngày|thời gian) (?:giờ )?(?:đăng|cập nhật|gửi|viết|tạo|xuất bản)(?: tải| tin| bài)?"
    r"|(?:posted|published|updated)(?: on| at)?)"
)
_NUMBER = r"\(?\d{1,9}(?:[.,]\d{3}){0,3}\)?"
_COUNTED = r"(?:(?:lượt|số lượt|đã) (?:xem|đọc|truy cập)|lượt|xem|đọc|phản hồi|bình luận|views?|comments?)"
_BEFORE_A_DATELINE = re.compile(
    rf"[ |•·(]*(?:print )?(?P<named>{_LABEL} ?:? ?)?[ ,|–—-]*(?P<weekday>{_WEEKDAY})?[ ,|:–—-]*(?:ngày )?",
    re.IGNORECASE,
)
_AFTER_A_DATELINE = re.compile(
    rf"['’ ]*(?:{_VIETNAM_ZONE})?"
    rf"(?:[ |,;•·–—-]+{_NUMBER}(?: {_COUNTED})?|[ |,;•·–—-]*{_COUNTED} ?:? ?{_NUMBER}){{0,3}}[ |,.;•·)–—-]*",
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
    comments. A date without time of day needs a label or a weekday, unless `bare`: many a line of a table is a day.
    """
    line = _tidy(text) if _DIGIT.search(text) else ""
    if not (match := _MOMENT.search(line)) and line:
        line = _SHORT_YEAR.sub(r"\g<1>20", line)
        match = _MOMENT.search(line)
    moment = _moment(match, month_first=False) if match else None
    if not match or not moment:
        return None
    before = _BEFORE_A_DATELINE.fullmatch(line, 0, match.start())
    if not before or not _AFTER_A_DATELINE.fullmatch(line, match.end()):
        return None
    return moment.isoformat() if bare or _has_time(match) or before["named"] or before["weekday"] else None


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


def _tidy(text: str) -> str:
    """Compose letters, drop invisible characters and fold white space."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text[:_LONGEST])).split())


def _parse(text: str, *, month_first: bool) -> str | None:
    if _KEPT_FORM.fullmatch(text):  # as most metadata has it: nothing is left to do but to look into the calendar
        with suppress(ValueError):
            return text if datetime.fromisoformat(text).year in YEARS else None
    line = _tidy(text)
    day_alone = None
    match = None
    for match in _MOMENT.finditer(line):
        moment = _moment(match, month_first=month_first)
        if moment and _has_time(match):
            return moment.isoformat()
        day_alone = day_alone or moment
    if day_alone:
        return day_alone.isoformat()
    if match:  # what has a known shape but is not in the calendar needs no second, slow opinion
        return None
    whole = _SHORT_YEAR.sub(r"\g<1>20", line)
    return _parse_freely(line) if whole == line else _parse(whole, month_first=month_first)


def _has_time(match: re.Match[str]) -> bool:
    return bool(match["before_hour"] or match["after_hour"])


def _moment(match: re.Match[str], *, month_first: bool) -> datetime | None:
    """Give the time that the expression found, or None when it is not in the calendar or out of range."""
    shape = next(number for number in "12345" if match["y" + number])
    year, month, day = match["y" + shape], match["m" + shape], match["d" + shape]
    if month_first and shape == "2":
        month, day = day, month
    time = "before" if match["before_hour"] else "after"
    half = (match[time + "_half"] or "")[:1].lower()
    hour = int(match[time + "_hour"] or 0)
    if half in ("p", "c") and hour < _NOON:
        hour += _NOON
    elif half in ("a", "s") and hour == _NOON:
        hour = 0
    try:
        moment = datetime(
            int(year),
            _MONTHS.get(month.lower()) or int(month),
            int(day),
            hour,
            int(match[time + "_minute"] or 0),
            int(match[time + "_second"] or 0),
            tzinfo=_zone(match) if time == "after" else VIETNAM,
        )
        if moment.tzinfo is not VIETNAM and moment.year in YEARS:  # at year 1 or 9999 the shift would overflow
            moment = moment.astimezone(VIETNAM)
    except ValueError:
        return None
    return moment if moment.year in YEARS else None


def _zone(match: re.Match[str]) -> timezone:
    """Give the zone that stands at a time, else Vietnam's; ValueError for an offset of a day or more."""
    inner = match["inner"]
    if match["utc"] or inner in ("UTC", "GMT") or (match["gmt"] and not match["named"]):
        return UTC
    # Behind a printed date "-07:30" may be the end of a span of time; only ISO 8601 and RFC 822 have bare offsets.
    offset = match["named"] or (not match["y2"] and not match["y3"] and match["offset"])
    if inner and not inner.isalpha():
        offset = inner
    if not offset:
        return VIETNAM
    sign, digits = offset.strip()[0], offset.strip()[1:].replace(":", "").strip()
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-span if sign == "-" else span)


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
    return DateDataParser(languages=["vi", "en"], settings=settings)


def _parse_freely(line: str) -> str | None:
    """Ask dateparser for a date with a named month, such as WordPress's "Tháng Mười Một 26, 2023"."""
    if len(line) > _SHORT or not _PLAUSIBLE_YEAR.search(line) or not _NAMED_MONTH.search(line):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            moment = _dateparser().get_date_data(line).date_obj
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the text is no date for us
        return None
    if moment is None or moment.year not in YEARS:
        return None
    return str(moment.replace(microsecond=0).astimezone(VIETNAM).isoformat())
