"""How Vietnam's provincial press prints a moment: one pattern of all forms, whose groups hold its parts.

Of a match the day stands in `y1`, `m1`, `d1`, or so numbered by its form up to 6 (see _DAY), the time of day in
`before_hour` or `after_hour` and the like, by whether it stands before the day or after it.
"""

import re

ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
MONTHS = {name: number for names in (ENGLISH, _VIETNAMESE) for number, name in enumerate(names, start=1)}
MONTHS |= {"giêng": 1, "bốn": 4, "bẩy": 7, "chạp": 12}
_BY_LENGTH = "|".join(reversed(_VIETNAMESE))  # "mười hai" before "mười"

AGO = r"\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước"
WEEKDAY = (
    r"(?:thứ ?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ ?nhật|cn|t[2-7]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
)
# A line, or a part of one, that is a time of day and no more; MOMENT needs a day.
TIME_ALONE = re.compile(r"\d{1,2}[:h]\d\d(?::\d\d)?(?: [ap]m| sa| ch)?", re.IGNORECASE)
_GAP = "[ ,;|•–—-]{0,4}"
VIETNAM_ZONE = r"[\[(]? ?(?:GMT|UTC) ?\+ ?0?7(?::?00)? ?[\])]?"


def _month(name: str) -> str:
    """Give the pattern of a month in Vietnamese, whose group bears the name."""
    return rf"th(?:áng|g)?\.? ?(?P<{name}>\d{{1,2}}|giêng|bốn|bẩy|chạp|{_BY_LENGTH})"


def _time(name: str) -> str:
    """Give the pattern of a time of day; its groups bear the name."""
    return (
        rf"(?P<{name}_hour>[01]?\d|2[0-3]) ?(?::|h|g|giờ) ?(?P<{name}_minute>[0-5]\d)"
        rf"(?::(?P<{name}_second>[0-5]\d)(?:[.,]\d+)?)?(?: phút)?['’]?"
        # .NET prints SA and CH for AM and PM under the Vietnamese culture; "Sa Pa" after a time is a town. WordPress
        # prints "sáng" and "chiều"; "08:25 Chiều 7/8, đoàn" is a date line with the first words of a text.
        rf"(?: ?(?P<{name}_half>[ap]\.?m\b\.?|(?-i:SA|CH|sáng|trưa|chiều|tối)\b|(?:sáng|trưa|chiều|tối)(?=\W*$)))?"
    )


_DAY = (
    r"(?P<y1>\d{4})(?P<sep1>[-/.])(?P<m1>\d{1,2})(?P=sep1)(?P<d1>\d{1,2})(?!\d)",
    r"(?P<d2>\d{1,2}) ?(?P<sep2>[-/.]) ?(?P<m2>\d{1,2}) ?(?P=sep2) ?(?P<y2>\d{4})(?!\d|/\w)",
    # "Ngày 23 tháng năm 2019" is of a form whose month is left blank.
    rf"(?P<d3>\d{{1,2}}) (?!\w+ (?-i:năm) \d{{4}}){_month('m3')}(?P<comma>,)? ?(?:năm )?(?P<y3>\d{{4}})(?!\d)",
    rf"(?P<d4>\d{{1,2}})[ -](?P<m4>{'|'.join(ENGLISH)})[a-z]*\.?,?[ -](?P<y4>\d{{4}})(?!\d)",
    rf"(?P<m5>{'|'.join(ENGLISH)})[a-z]*\.? (?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y5>\d{{4}})(?!\d)",
    # WordPress's "F j, Y".
    rf"(?<!\w){_month('m6')} (?P<d6>\d{{1,2}}), (?:năm )?(?P<y6>\d{{4}})(?![\d.,]\d|\d)",
)
_BEFORE = rf"(?:(?<![\d:]){_time('before')}(?: ?{VIETNAM_ZONE})?{_GAP}(?:{WEEKDAY})?{_GAP}(?:ngày )?)?"
_AFTER = (
    # NukeViet to 4.6 writes the zone between day and time: "2022-10-25+0713:19:00", meaning 13:19 in that zone.
    rf"(?:(?:(?P<inner>[+-]\d\d|(?-i:[A-Z]{{3,4}}))(?=\d\d:\d\d:\d\d)|T|{_GAP}(?:vào )?(?:lúc|at|@)?[ :]{{0,2}})"
    + _time("after")
    + r"(?: ?[\[(]? ?(?P<gmt>GMT|UTC|UT)(?![a-z]) ?(?P<named>[+-] ?\d{1,2}(?::?\d\d)?)?(?!\d) ?[\])]?"
    r"|(?P<utc>Z)\b|(?P<offset> ?[+-]\d\d:?\d\d|[+-]\d\d)(?!\d))?)?"
)
DAY_BEFORE = re.compile(r"(?<![\d:hg])\d{1,2},? $")  # "2 Tháng Mười Một 12, 2020" has two days
MOMENT = re.compile(rf"(?=[\dadfjmnost]){_BEFORE}(?<!\d)(?<!\d[/.])(?:{'|'.join(_DAY)}){_AFTER}", re.IGNORECASE)

# Báo Cà Mau writes "Thứ sáu, 14-10-22 18:20": only between a weekday and a time are two digits a year, and where day
# and time are all, as Liferay prints them: "18/06/21 16:05".
SHORT_YEAR = re.compile(
    rf"({WEEKDAY}{_GAP}(?:ngày )?\d{{1,2}}([-/.])\d{{1,2}}\2)(?=\d\d[ ,|–—-]{{1,3}}\d{{1,2}}:\d\d)"
    r"|\A(\d\d/\d\d/)(?=\d\d \d\d:\d\d\Z)",
    re.IGNORECASE,
)
