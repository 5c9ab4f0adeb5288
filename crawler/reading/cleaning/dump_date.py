"""Where the date of a dump stands at its top, above or below the title."""

import re
from itertools import dropwhile

from crawler.reading.cleaning.boilerplate import is_sentence, match
from crawler.reading.cleaning.head_lines import DATE
from crawler.reading.cleaning.own_words import BULLET
from crawler.reading.cleaning.page_talk import TOOLS, is_tool
from crawler.reading.cleaning.rules import BESIDE, EDGE, FOOT
from crawler.reading.cleaning.sidebar_shapes import ITEM
from crawler.reading.lines.byline import is_byline, parse_byline
from crawler.reading.lines.dates import is_dateline
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN, label
from crawler.reading.lines.names import NAME_WORDS, is_account

HEAD_LINES = 8  # a date line below this is not the article's
MENU_LINES, MENU_NAMES = 60, 3  # of a menu above it, and how many of its first lines are known as such
TITLE_LENGTH = 250
OPENING = 5  # spaces in words that open a list: "Kết quả đo lúc bảy giờ như sau:"
LABEL = 3  # words of a label between title and date
DATED = 2  # lines below a title, of which one is its date

_DAY = re.compile(
    r"(?:ngày (?:ban hành|đăng|cập nhật|xuất bản|viết)?\s*:?\s*)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}, \d{4}"
    r"|\d{1,2} (?:tháng|thg) (?:mười )?(?:\d{1,2}|\w+),? (?:năm )?\d{4})",
    re.IGNORECASE,
)
FILED_BY, _WRITTEN = label(f"{BULLET}(?:{FILED})"), label(f"{BULLET}(?:{WRITTEN})")
_AUTHOR = label(AUTHOR)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)] ")
_SIDES = re.compile(r"\s+[-–|/&]\s+|, ")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)/.]*$")


def date_line(lines: list[str]) -> int | None:
    """Give the index of the article's date line: the last one before the text begins; a page clock stands above it.

    It may stand further down below a menu.
    """
    found, names = None, 0
    for index, line in enumerate(lines[:MENU_LINES]):
        if index >= HEAD_LINES and (found is not None or names < MENU_NAMES):
            break
        if len(line) < DATE and (is_dateline(line) or _is_bare_day(lines, index)):
            found = index
        elif (is_sentence(line) and not _is_title_with_date(lines, index)) or opens(line):
            break
        elif index < HEAD_LINES:
            names += ITEM.fullmatch(line.lower()) is not None
    return found


def _is_title_with_date(lines: list[str], at: int) -> bool:
    """Tell a title that ends like a sentence, as a question does: a date is below it, maybe with a byline between."""
    if lines[at].endswith(".") and not lines[at].endswith("..."):
        return False
    below = lines[at + 1 : at + 1 + DATED]
    return is_dateline(below[0]) or (is_byline(below[0]) and is_dateline(below[-1])) if below else False


def opens(line: str) -> bool:
    """Tell whether a line opens what follows: with a colon, and in more words than a label has."""
    return line.endswith(":") and line.count(" ") >= OPENING


def _is_bare_day(lines: list[str], at: int) -> bool:
    """Tell whether a line is a day and no more, or with a label: between title and text, the only one there is.

    More of them are those of a chronicle.
    """
    if at + 1 == len(lines) or not _DAY.fullmatch(lines[at]):
        return False
    below = [*dropwhile(lambda line: FILED_BY.match(line) or _AUTHOR.match(line) or is_button(line), lines[at + 1 :])]
    if below and is_title(below[0]) and is_untitled(lines[:at], below[0]):  # the title stands below
        below = below[1:]
    elif not at:
        return False
    if not below or not (is_sentence(below[0]) or opens(below[0]) or is_numbered(below[0])):
        return False
    return sum(_DAY.fullmatch(line) is not None for line in lines) == 1


def is_untitled(head: list[str], after: str) -> bool:
    """Tell whether only a section and who wrote it stand above the date, so that the title stands below."""
    named = [line for line in head if not (is_by(line) and len(after.split()) > NAME_WORDS)]
    return not named or (_is_section(named[-1]) and len(after) > len(named[-1]))


def _is_section(line: str) -> bool:
    """Tell the name of a section, or the names of two: "Thời sự - Chính trị"."""
    whole = line.lower()
    return ITEM.fullmatch(whole) is not None or all(map(ITEM.fullmatch, _SIDES.split(whole)))


def is_numbered(line: str) -> bool:
    """Tell the heading of a part: "1. Thời gian, địa điểm"."""
    return _NUMBERED.match(line) is not None


def is_by(line: str) -> bool:
    """Tell a line that says who wrote it, with a label or without."""
    byline = parse_byline(line)
    return says_who(line) or _AUTHOR.match(line) is not None or (byline is not None and bool(byline.authors))


def says_who(line: str) -> bool:
    """Tell who filed or wrote it; a title may begin with "Bởi" as well."""
    written = _WRITTEN.match(line)
    return FILED_BY.match(line) is not None or (
        written is not None and (is_byline(line) or is_account(line[written.end() :]))
    )


def is_button(line: str) -> bool:
    """Tell a line that a tool says: a heading of the text may be in the words of a form or a menu."""
    hit = match(line)
    if hit is not None and hit.sureness >= (BESIDE if hit.category in TOOLS else EDGE):
        return True
    return is_tool(line)


def is_label(line: str) -> bool:
    """Tell a line in the words of a widget, that could be no title as well: a sure one, or of few words."""
    hit = match(line)
    return hit is not None and hit.sureness >= (FOOT if len(line.split()) <= LABEL else EDGE)


def is_title(line: str) -> bool:
    """Tell a line that may be a title: short, and it ends like no sentence."""
    return len(line) <= TITLE_LENGTH and not _SENTENCE_END.search(line)
