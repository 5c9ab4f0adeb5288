"""The head of a text dump: breadcrumb, kicker, title, byline and date, told by the order in which they stand."""

import re
from itertools import dropwhile, filterfalse

from crawler.article import Article, count_stripped
from crawler.reading.cleaning.boilerplate import is_sentence, match
from crawler.reading.cleaning.dump_date import HEAD_LINES, date_line, is_by, is_label, is_title, is_untitled, says_who
from crawler.reading.cleaning.parted import end_of_crumbs
from crawler.reading.cleaning.signature import sign
from crawler.reading.lines.byline import is_byline, parse_byline
from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.names import NAME_WORDS
from crawler.reading.structured_data.breadcrumb import HOME

KICKED = 2  # lines above a title, of which one may be its kicker; more are a menu

_CRUMB = re.compile(r"\s*[>»›]\s*|\s+/\s+")
_HERE = re.compile(r"^bạn đang (?:ở|xem)(?: đây)?\s*:?\s*", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:được )?(?:đăng|viết|posted|published)(?: (?:vào|ngày|lúc|on))* (?P<date>\d[\d/:, -]{7,30}\d),?"
    r" (?:bởi|by) (?P<author>.{2,60})",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:thuộc )?(?:chuyên mục|danh mục)\s*:\s*(?P<name>\w[^.:]{1,60})", re.IGNORECASE)


def take_section_label(article: Article, lines: list[str]) -> list[str]:
    """Take "Chuyên mục: Thông báo" from above the first sentence, and give the lines without it."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        if found := _SECTION.fullmatch(line):
            article.section = [found["name"]]
            return [*lines[:index], *lines[index + 1 :]]
        if is_sentence(line):
            break
    return lines


def read_head(article: Article, lines: list[str]) -> list[str]:
    """Take breadcrumb, kicker, title, byline and date from the top; what follows is the rest.

    Without a date line the first line is the title when it reads like one: short, no sentence, and text follows.
    """
    lines = _with_dateline(article, lines)
    date = date_line(lines)
    if date is None:
        return _read_undated(article, lines)
    article.published_raw, article.published_at = lines[date], parse_date(lines[date])
    head, rest = [line for line in lines[:date] if any(map(str.isalnum, line))], lines[date + 1 :]
    below = [*dropwhile(is_label, rest)]  # buttons
    if len(below) > 1 and is_title(below[0]) and is_untitled(head, below[0]):
        for line in filter(is_by, head):
            _sign(article, line)
        head, rest = [*filterfalse(is_by, head), below[0]], below[1:]
    if len(head) > 1 and _is_byline(head[-1], head[-2]):
        _sign(article, head.pop())
    head = _without_labels(article, head)
    article.title = head.pop() if head else None
    rest = _without_byline(article, rest)
    article.section = _section(head) or article.section
    if not article.section:
        article.kicker = _take_kicker(article, head)
    return rest


def _without_byline(article: Article, rest: list[str]) -> list[str]:
    """Take the byline from below the title and its date, above the first sentence."""
    if len(rest) > 1 and article.title and _is_byline(rest[0], article.title) and is_sentence(rest[1]):
        _sign(article, rest[0])
        return rest[1:]
    return rest


def _read_undated(article: Article, lines: list[str]) -> list[str]:
    """Take breadcrumb and title from the top of a text without a date line; what follows is the rest."""
    first = match(lines[0])
    is_breadcrumb = first is not None and first.category == "breadcrumb"
    crumbs = end_of_crumbs(lines) or int(is_breadcrumb)
    article.section, lines = _section(lines[:crumbs]) or article.section, lines[crumbs:]
    while len(lines) > 1 and says_who(lines[0]) and not is_sentence(lines[0]):
        _sign(article, lines.pop(0))
    if len(lines) > 1 and is_title(lines[0]):
        article.title = lines[0]
        return _without_byline(article, lines[1:])
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
    filed = [line for line in head[1:] if says_who(line)]
    for line in filed:
        _sign(article, line)
    head = [line for line in head if line not in filed]
    title = next((at for at in range(len(head) - 1, -1, -1) if not is_label(head[at])), None)
    is_long = title is not None and len(head[title].split()) > NAME_WORDS
    return head[: title + 1] if title is not None and is_long else head


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
