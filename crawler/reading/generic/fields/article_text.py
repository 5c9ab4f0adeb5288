"""The text of a page of an unknown platform: without the headlines of other articles, buttons and counts."""

import re
from collections.abc import Collection
from itertools import pairwise

from lxml.html import HtmlElement

from crawler.article import NotAnArticle
from crawler.reading.body.block import Block
from crawler.reading.body.text import text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.marking import mark
from crawler.reading.generic.boxes.beside import HEADLINE_LENGTH
from crawler.reading.generic.fields.date_row import day_of_row
from crawler.reading.generic.fields.page_files import leads_to_file
from crawler.reading.generic.parts.main_part import LEAST_TEXT
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.layouts.lead_shown import LEAD_LENGTH
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.date_forms import AGO
from crawler.reading.lines.dates import is_dateline
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN
from crawler.reading.lines.names import is_account
from crawler.reading.lines.one_line import fold

LISTED = 2  # lines that begin with a link: as many make a listing, where they are a fourth of the text
BUTTON_LENGTH, SHORTEST = 120, 25
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_BARE_DATE = re.compile(rf"{_DAY}(?:[ ,|-]*\d{{1,2}}[:h]\d{{2}})?|\d{{1,2}}:\d{{2}}[ ,|-]*{_DAY}")
_BARE_TIME = re.compile(r"\d{1,2}[:h]\d{2}|\d{1,7}")
_DATE_BEGINS = re.compile(
    r"(?<=\w)(?:Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|\d)|Chủ [Nn]hật|(?<=[^\W\d])\d{1,2}[/:.-])"
)
_AGO = re.compile(
    rf"{AGO}|vừa xong|hôm qua"
    r"|\d+ (?:second|minute|hour|day|week|month)s? ago",
    re.IGNORECASE,
)
_LIKED = re.compile(r"\+?\d{1,3}(?:[.,]?\d{3}){0,2}(?:[.,]\d)?[Kk]?")
_COUNTED = re.compile(
    r"[ |,;•–-]*(?:(?:lượt xem|đã xem|số lượt (?:xem|đọc)|views?)\s*:?\s*\d[\d.,]*"
    r"|\d[\d.,]* (?:lượt (?:xem|đọc)|views?))$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\d{1,7} (?=\D)|(?<=\D) \d{1,7}$")  # of views: the picture before it says so
_FILED_BY = re.compile(
    rf"^(?:{AUTHOR}|{WRITTEN}|{FILED})\s*:?\s+"
    r"|\s+(?:vào(?: lúc)?|lúc|ngày|on|at)$|[\s|,;•–-]+$",
    re.IGNORECASE,
)
_COUNT_BEHIND = re.compile(r"(?<=\D) \d{1,7}$")
# A name or a time with what stands in an element of its own behind it; what parts the two is a style sheet's.
_JOINED = re.compile(
    rf"(?P<who>\D+?)(?:{_AGO.pattern})|(?P<date>.*\d\d:\d\d)\d{{1,7}} (?:lượt(?: xem)?|views?)", re.IGNORECASE
)
_BUTTONS = re.compile(
    r"A\s*-\s+A\s+A\s*\+|cỡ chữ\b.*\bA|chia sẻ .*\b(?:facebook|twitter|zalo)|(?:tăng|giảm) tương phản", re.IGNORECASE
)
_ADVERTISEMENT = re.compile(r"quảng cáo|qc|advertisements?", re.IGNORECASE)


def without_headlines(blocks: list[Block], root: HtmlElement, *, is_own: bool, is_dated: bool) -> list[Block]:
    """Take headlines of other articles out of a text: linked ones anywhere, at its end whatever they lead to.

    A linked file, as an announcement has it, is the article's own. Raises NotAnArticle("listing") for a text that is
    largely made of headlines: what lists articles with their leads reads like an article. `is_own`: the text was
    found by its headline, and may be short. What `is_dated` may offer as many files as it likes: a list has no date.
    """
    links = _long_links(root)
    others = {text for text, link in links if article_path(link)}
    linked = {text for text, _ in links}
    own, gone = _without_last(blocks, linked)
    if not is_own:
        _refuse_headlines(own, {text for text, link in links if not (is_dated and leads_to_file(link))})
        _refuse_hardly_any(own, others)
    return _without_others(blocks, others | gone)


def _long_links(root: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Give the links of a page that are as long as a headline, and no byline, with what they say."""
    texts = ((text_of(link) or "", link) for link in root.iter("a"))
    return [(text, link) for text, link in texts if len(text) >= HEADLINE_LENGTH and not parse_byline(text)]


def _without_last(blocks: list[Block], linked: set[str]) -> tuple[list[str], set[str]]:
    """Give the lines that are no boilerplate, without linked ones at the end, and what these say."""
    lines = [block.text for block in blocks]
    own = [line for line, category in zip(lines, mark(lines), strict=True) if category is None]
    gone = set()
    while own and own[-1] in linked:
        gone.add(own.pop())
    return own, gone


def _refuse_headlines(own: list[str], linked: set[str]) -> None:
    """Refuse what has no lines, or where as many as a list has begin with a link."""
    headlines = sum(line.startswith(tuple(linked)) for line in own)
    # A headline over a day alone counts twice: lists have that, and articles have not.
    headlines += sum(line in linked and _BARE_DATE.fullmatch(after) is not None for line, after in pairwise(own))
    if not own or (headlines >= LISTED and headlines * 4 >= len(own)):
        raise NotAnArticle("listing", f"{headlines} of {len(own)} lines begin with a link")


def _refuse_hardly_any(own: list[str], others: set[str]) -> None:
    """Refuse lines with headlines of other articles among them, and hardly any text beside these."""
    if others.intersection(own) and sum(len(line) for line in own if line not in others) < LEAST_TEXT:
        raise NotAnArticle("listing", "hardly any text beside the headlines of other articles")


def _without_others(blocks: list[Block], others: set[str]) -> list[Block]:
    """Take away the headlines of other articles, and bare dates directly below them."""
    kept: list[Block] = []
    after = False  # directly below the headline of another article
    for block in blocks:
        is_other = block.text in others
        if not is_other and not (after and _BARE_DATE.fullmatch(block.text)):
            kept.append(block)
            after = False
        after = after or is_other
    return kept


def without_buttons(blocks: list[Block], root: HtmlElement, signed: str | None = None) -> list[Block]:
    """Take away what stands between headline and text: buttons, the date and who filed or `signed` the article."""
    linked = {signed, *(text_of(link) for link in root.iter("a"))}
    kept: list[Block] = []
    is_above = True
    dated = False  # the line before is a date: its time and a count may stand on lines of their own
    for block in blocks:
        shape = _BARE_TIME if dated and not _BARE_DATE.fullmatch(block.text) else _BARE_DATE
        dated = is_above and shape.fullmatch(block.text) is not None
        is_filed = is_above and (dated or _is_filed(block.text, linked))
        is_above = is_above and (is_filed or len(block.text) < LEAD_LENGTH)
        short = len(block.text) <= BUTTON_LENGTH and not block.text.endswith((".", "…", "!", "?", "”"))
        if _ADVERTISEMENT.fullmatch(block.text) or (short and _BUTTONS.search(block.text)):
            continue
        if is_filed or (is_above and block.text in linked and len(block.text) < SHORTEST):
            continue
        kept.append(block)
    return kept


def without_count(blocks: list[Block]) -> list[Block]:
    """Take away a number alone below the text: of who liked it. Of more numbers the text itself may be a list."""
    is_count = len(blocks) > 1 and _LIKED.fullmatch(blocks[-1].text) and not _LIKED.fullmatch(blocks[-2].text)
    return blocks[:-1] if is_count else blocks


def _is_filed(line: str, linked: Collection[str | None]) -> bool:
    """Tell a date, perhaps with who filed the article or where, or with buttons and counts.

    "(Đăng ngày 01-08-2016 19:28) Quản trị cổng", "Thứ sáu, 25/09/2026 - 22:13 120 lượt xem In bài".
    """
    if len(line) > BUTTON_LENGTH:
        return False
    if day_of_row(line):
        return True
    line = _COUNTED.sub("", line)
    if not any(map(str.isdigit, line)):
        return _AGO.fullmatch(line) is not None
    if is_dateline(line.strip("()[] ")) or _AGO.fullmatch(_COUNT_BEHIND.sub("", line)):
        return True
    if joined := _JOINED.fullmatch(line):
        return _is_who(joined["who"]) if joined["who"] else is_dateline(joined["date"])
    words = line.split()
    cuts = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))]
    if begin := _DATE_BEGINS.search(line):  # right behind a name: what parts the two is a style sheet's
        cuts.append((line[: begin.start()], line[begin.start() :]))
    return any(
        (is_dateline(date) or _BARE_DATE.fullmatch(date))
        and (_COUNT.sub("", who) in linked or _is_who(who) or (date is one and _is_tools(who, linked)))
        for one, other in cuts
        for date, who in ((one, other), (other, one))
    )


def _is_who(text: str) -> bool:
    name = _FILED_BY.sub("", text.strip(" |,;•–-"))
    return is_account(name) or parse_byline(name) is not None


def _is_tools(text: str, linked: Collection[str | None]) -> bool:
    """Tell what is nothing but short links and counts of views."""
    for label in linked:
        if label and len(label) < SHORTEST and label in text:
            text = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", " ", text)
    left = fold(text).strip(" |,;•–-")
    return not left or boilerplate.match(left) is not None
