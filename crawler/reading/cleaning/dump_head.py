"""The head of a text dump: breadcrumb, kicker, title, byline and date, told by the order in which they stand."""

import re

from crawler.article import Article, count_stripped
from crawler.reading.cleaning.boilerplate import is_sentence, match
from crawler.reading.cleaning.own_words import BULLET
from crawler.reading.cleaning.parted import end_of_crumbs
from crawler.reading.cleaning.rules import EDGE, FOOT
from crawler.reading.cleaning.sidebar_shapes import ITEM
from crawler.reading.cleaning.signature import sign
from crawler.reading.lines.byline import is_byline, parse_byline
from crawler.reading.lines.dates import is_dateline, parse_date
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN, label
from crawler.reading.lines.names import NAME_WORDS, is_account
from crawler.reading.structured_data.breadcrumb import HOME

HEAD_LINES = 8  # a date line below this is not the article's
MENU_LINES, MENU_NAMES = 60, 3  # of a menu above it, and how many of its first lines are known as such
DATE = 120  # letters; no date line is longer
TITLE_LENGTH = 250
OPENING = 5  # spaces in words that open a list: "Kết quả đo lúc bảy giờ như sau:"
LABEL = 3  # words of a label between title and date
DATED = 2  # lines below a title, of which one is its date
KICKED = 2  # lines above a title, of which one may be its kicker; more are a menu

_CRUMB = re.compile(r"\s*[>»›]\s*|\s+/\s+")
_HERE = re.compile(r"^bạn đang (?:ở|xem)(?: đây)?\s*:?\s*", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:được )?(?:đăng|viết|posted|published)(?: (?:vào|ngày|lúc|on))* (?P<date>\d[\d/:, -]{7,30}\d),?"
    r" (?:bởi|by) (?P<author>.{2,60})",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:ngày (?:ban hành|đăng|cập nhật|xuất bản|viết)?\s*:?\s*)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}, \d{4}"
    r"|\d{1,2} (?:tháng|thg) (?:mười )?(?:\d{1,2}|\w+),? (?:năm )?\d{4})",
    re.IGNORECASE,
)
_FILED, _WRITTEN = label(f"{BULLET}(?:{FILED})"), label(f"{BULLET}(?:{WRITTEN})")
_AUTHOR = label(AUTHOR)
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
    """Tell whether a line is a day and no more, or with a label: below a title and above text, the only one there is.

    More of them are those of a chronicle.
    """
    if not at or at + 1 == len(lines) or not _DAY.fullmatch(lines[at]):
        return False
    below = lines[at + 1 + bool(_FILED.match(lines[at + 1]) or _AUTHOR.match(lines[at + 1])) :]
    if not below or not (is_sentence(below[0]) or opens(below[0])):
        return False
    return sum(_DAY.fullmatch(line) is not None for line in lines) == 1


def read_head(article: Article, lines: list[str]) -> list[str]:
    """Take breadcrumb, kicker, title, byline and date from the top; what follows is the rest.

    Without a date line the first line is the title when it reads like one: short, no sentence, and text follows.
    """
    lines = _with_dateline(article, lines)
    date = date_line(lines)
    if date is None:
        return _read_undated(article, lines)
    article.published_raw, article.published_at = lines[date], parse_date(lines[date])
    head, rest = lines[:date], lines[date + 1 :]
    if len(rest) > 1 and _is_title(rest[0]) and (not head or _is_section(head[-1], rest[0])):
        head, rest = [*head, rest[0]], rest[1:]  # the date stands above the title
    if len(head) > 1 and _is_byline(head[-1], head[-2]):
        _sign(article, head.pop())
    head = _without_labels(article, head)
    article.title = head.pop() if head else None
    if len(rest) > 1 and article.title and _is_byline(rest[0], article.title) and is_sentence(rest[1]):
        _sign(article, rest[0])
        rest = rest[1:]
    article.section = _section(head)
    if not article.section:
        article.kicker = _take_kicker(article, head)
    return rest


def _read_undated(article: Article, lines: list[str]) -> list[str]:
    """Take breadcrumb and title from the top of a text without a date line; what follows is the rest."""
    first = match(lines[0])
    is_breadcrumb = first is not None and first.category == "breadcrumb"
    crumbs = end_of_crumbs(lines) or int(is_breadcrumb)
    article.section, lines = _section(lines[:crumbs]), lines[crumbs:]
    if len(lines) > 1 and _is_title(lines[0]):
        article.title = lines[0]
        return lines[1:]
    return lines


def _with_dateline(article: Article, lines: list[str]) -> list[str]:
    """Part "Đăng vào 21/04/2019 bởi Lò Văn Inh" near the top into a date line and the author."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        if (" bởi " in line or " by " in line) and (posted := _POSTED.fullmatch(line)):
            _sign(article, posted["author"])
            return [*lines[:index], f"Ngày đăng: {posted['date']}", *lines[index + 1 :]]
        if is_sentence(line):
            break
    return lines


def _without_labels(article: Article, head: list[str]) -> list[str]:
    """Leave out what the page says between title and date: who filed it; and more below a line as long as a title."""
    filed = [line for line in head[1:] if _says_who(line)]
    for line in filed:
        _sign(article, line)
    head = [line for line in head if line not in filed]
    title = next((at for at in range(len(head) - 1, -1, -1) if not _is_label(head[at])), None)
    is_long = title is not None and len(head[title].split()) > NAME_WORDS
    return head[: title + 1] if title is not None and is_long else head


def _says_who(line: str) -> bool:
    """Tell who filed or wrote it; a title may begin with "Bởi" as well."""
    written = _WRITTEN.match(line)
    return _FILED.match(line) is not None or (
        written is not None and (is_byline(line) or is_account(line[written.end() :]))
    )


def _is_label(line: str) -> bool:
    """Tell a line in the words of a widget, that could be no title as well: a sure one, or of few words."""
    hit = match(line)
    return hit is not None and hit.sureness >= (FOOT if len(line.split()) <= LABEL else EDGE)


def _take_kicker(article: Article, head: list[str]) -> str | None:
    """Give the line above the title, if it is a kicker; what stands above that, too, is the head of the page."""
    kicker = head[-1] if 0 < len(head) <= KICKED and _may_be_kicker(head[-1]) else None
    if dropped := len(head) - (kicker is not None):
        count_stripped(article, "menu", dropped)
    return kicker


def _may_be_kicker(line: str) -> bool:
    """Tell a line that is no furniture; "Ý kiến bạn đọc" stands above a letter."""
    hit = match(line)
    return (hit is None or hit.category == "comment_form") and line.lower() not in HOME


def _is_section(line: str, after: str) -> bool:
    """Tell whether a line above the date is the name of a section, so that the title stands below the date."""
    return ITEM.fullmatch(line.lower()) is not None and len(after) > len(line)


def _is_byline(line: str, above: str) -> bool:
    """Tell whether a line by the title is a byline: the title could be no name itself."""
    if len(above.split()) <= NAME_WORDS or is_sentence(line) or not is_byline(line) or is_byline(above):
        return False
    byline = parse_byline(line)
    return byline is not None and bool(byline.authors)


def _sign(article: Article, line: str) -> None:
    if byline := parse_byline(line):
        sign(article, byline)


def _section(head: list[str]) -> list[str]:
    """Give the names of a breadcrumb, whose first is the home page; none where these lines are none."""
    crumbs = [name.strip(" >»›/") for line in head for name in _CRUMB.split(_HERE.sub("", line))]
    home = next((at for at, name in enumerate(crumbs) if name.lower() in HOME), len(crumbs))
    return [name for name in crumbs[home:] if name and name.lower() not in HOME]


def _is_title(line: str) -> bool:
    return len(line) <= TITLE_LENGTH and not _SENTENCE_END.search(line)
