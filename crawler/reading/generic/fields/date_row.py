"""The row of who wrote a post, where and when, below its headline: "Written by | A | in | B | 12/05/2023"."""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.lines.date_forms import MOMENT, TIME_ALONE, WEEKDAY
from crawler.reading.lines.dates import parse_dateline
from crawler.reading.lines.label_words import AUTHOR, FILED, SECTION, SOURCE, WRITTEN, label
from crawler.reading.lines.names import is_account, is_name, is_named_office
from crawler.reading.lines.one_line import fold

LINE_LENGTH = 150  # letters: of a date with who filed the article, buttons and counts
MOST_LINKS = 2  # of such a row: to the author and the section; a menu has more
_WORD = (
    r"(?:posted|published|written|filed|tagged|categori[sz]ed|categories|category|tags?|in|by|on|at|as|under|author|date"
    r"|đăng|viết|được|bởi|bài|của|tác giả|trong|ở|vào|lúc|ngày|mục|chuyên mục|danh mục|thẻ|từ khóa)"
)
_WORDS = re.compile(rf"{_WORD}(?: {_WORD})*\s*:?|[|/•·–—-]", re.IGNORECASE)
_SIGNS = " |/•·–—-,:"
_BETWEEN = re.compile(r"\s+[|/•·–—-]\s+|\s*[|•·]\s*")
_FACT = re.compile(
    rf"(?:{AUTHOR}|{WRITTEN}|{FILED}|{SOURCE}|{SECTION})\s*:\s*\S.*"
    rf"|{WEEKDAY}"
    r"|(?:(?:số )?lượt (?:xem|đọc|truy cập)|(?:đã )?(?:xem|đọc)|views?)\s*:?\s*\d[\d.,]*(?: (?:lần|lượt))?"
    r"|\d[\d.,]* (?:lượt (?:xem|đọc)|views?|bình luận|phản hồi|comments?|phút đọc|min(?:utes?)? read)",
    re.IGNORECASE,
)
_BY = label(rf"{WRITTEN}|{FILED}")
_ON = re.compile(r"\s+(?:vào(?: lúc| ngày)?|lúc|ngày|on|at)\Z", re.IGNORECASE)


def is_line(box: HtmlElement) -> bool:
    """Tell a box with hardly more than a date: no sentence, and no picture."""
    text = text_of(box) or ""
    return len(text) <= LINE_LENGTH and text[-1:] not in (".", "!", "?", "…") and box.find(".//img") is None


def day_of_row(line: str) -> str | None:
    """Give the day of a line of two facts and more that signs part: who filed an article, when, how often it was read.

    "Ngày đăng: 03/04/2024 09:30 - Người đăng: Quản trị - Lượt xem: 52"; None for any other line.
    """
    parts = _BETWEEN.split(line) if len(line) <= LINE_LENGTH else []
    days = [part for part in parts if _is_day(part) or _is_by_on_day(part)]
    times = [part for part in parts if TIME_ALONE.fullmatch(part)]  # that a sign parts from its day
    is_row = len(parts) > 1 and all(part in days or part in times or _is_fact(part) for part in parts)
    return " ".join([*days[:1], *times]) if is_row and days else None


def _is_fact(part: str) -> bool:
    return _FACT.fullmatch(part) is not None or is_name(_BY.sub("", part)) or is_named_office(part)


def _is_by_on_day(part: str) -> bool:
    """Tell "Bởi Lò Én vào 13/11/2023"."""
    day = MOMENT.search(part) if _BY.match(part) else None
    if day is None or day.end() != len(part):
        return False
    return is_name(_ON.sub("", _BY.sub("", part[: day.start()].rstrip(" ,"))))


def is_row_word(text: str) -> bool:
    """Tell words that label what stands beside them in such a row, a divider, and the account that filed the post."""
    return is_account(text) or _WORDS.fullmatch(text) is not None


def ends_row(date: HtmlElement, first: HtmlElement, headline: HtmlElement) -> bool:
    """Tell whether an element with a day stands in one row with the first one that is said below a headline.

    Nothing else is said there before it but who wrote or filed the article, and links to him and the section.
    """
    boxes = takewhile(lambda up: is_line(up) and headline not in up.iter(), date.iterancestors())
    row = [date, *boxes][-1]
    if first not in row.iter() or row.tag in ("tr", "tbody", "table"):
        return False
    before = [*takewhile(lambda one: one is not date, row.iter()), date]
    links = [said for one in before if one.tag == "a" and (said := text_of(one))]
    if len(links) > MOST_LINKS:
        return False
    around = {date, *date.iterancestors()}
    texts = (text for one in before for text in (one.text, None if one in around else one.tail) if text)
    pieces = (fold(text).strip(_SIGNS) for text in texts)
    return all(not one or one in links or is_name(one) or is_row_word(one) or _is_day(one) for one in pieces)


def _is_day(piece: str) -> bool:
    return parse_dateline(piece, bare=True) is not None
