"""The text of a page of unknown make: without the headlines of other articles, and with its lead apart."""

import re

from lxml.html import HtmlElement

from crawler.article import NotAnArticle
from crawler.reading.body.block import Block
from crawler.reading.body.text import text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.marking import mark
from crawler.reading.generic.boxes.beside import HEADLINE_LENGTH, SENTENCE_LENGTH
from crawler.reading.generic.parts.known_text import key
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.layouts.lead_shown import LEAD_LENGTH
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.date_forms import AGO
from crawler.reading.lines.dates import is_dateline
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN
from crawler.reading.lines.names import is_account

LEAD_DEPTH = 6  # lines: the date and share buttons may stand between headline and lead
LISTED = 2  # lines that begin with a link: as many make a listing, where they are a fourth of the text
INITIALS, LEAST_SAID = 12, 30  # letters: of a paper's name before a lead, of what is then the same
BUTTON_LENGTH, SHORTEST = 120, 25
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
_FILED_BY = re.compile(
    rf"^(?:{AUTHOR}|{WRITTEN}|{FILED})\s*:?\s+"
    r"|\s+(?:vào(?: lúc)?|lúc|ngày|on|at)$|[\s|,;•–-]+$",
    re.IGNORECASE,
)
_WHO_AGO = re.compile(rf"(?P<who>\D+?)(?:{_AGO.pattern})", re.IGNORECASE)  # what parts the two is a style sheet's
_BUTTONS = re.compile(
    r"A\s*-\s+A\s+A\s*\+|cỡ chữ\b.*\bA|chia sẻ .*\b(?:facebook|twitter|zalo)|(?:tăng|giảm) tương phản", re.IGNORECASE
)


def without_headlines(blocks: list[Block], root: HtmlElement, *, is_own: bool) -> list[Block]:
    """Take linked headlines of other articles out of a text.

    A linked file, as an announcement has it, is the article's own. Raises NotAnArticle("listing") for a text that is
    largely made of headlines: what lists articles with their leads reads like an article. `is_own`: the text was
    found by its headline, and may be short.
    """
    texts = ((text_of(link) or "", link) for link in root.iter("a"))
    links = [(text, link) for text, link in texts if len(text) >= HEADLINE_LENGTH and not parse_byline(text)]
    if not is_own:
        _refuse_headlines([block.text for block in blocks], tuple({text for text, _ in links}))
    others = {text for text, link in links if article_path(link)}
    return [block for block in blocks if block.text not in others]


def _refuse_headlines(lines: list[str], linked: tuple[str, ...]) -> None:
    """Raise NotAnArticle("listing") where many of a text's lines begin with a link, or all of them are furniture."""
    own = [line for line, category in zip(lines, mark(lines), strict=True) if category is None]
    headlines = sum(line.startswith(linked) for line in own)
    if not own or (headlines >= LISTED and headlines * 4 >= len(own)):
        raise NotAnArticle("listing", f"{headlines} of {len(own)} lines begin with a link")


def without_buttons(blocks: list[Block], root: HtmlElement, signed: str | None = None) -> list[Block]:
    """Take away what stands between headline and text: buttons, the date and who filed or `signed` the article."""
    linked = {signed, *(text_of(link) for link in root.iter("a"))}
    kept: list[Block] = []
    is_above = True
    for block in blocks:
        is_filed = is_above and _is_filed(block.text)
        is_above = is_above and len(block.text) < LEAD_LENGTH
        is_short = len(block.text) <= BUTTON_LENGTH and not block.text.endswith((".", "…", "!", "?", "”"))
        is_button = is_above and block.text in linked and len(block.text) < SHORTEST
        if not (is_filed or is_button or (is_short and _BUTTONS.search(block.text))):
            kept.append(block)
    return kept


def without_count(blocks: list[Block]) -> list[Block]:
    """Take away a number alone below the text: of who liked it. Of more numbers the text itself may be a list."""
    is_count = len(blocks) > 1 and _LIKED.fullmatch(blocks[-1].text) and not _LIKED.fullmatch(blocks[-2].text)
    return blocks[:-1] if is_count else blocks


def _is_filed(line: str) -> bool:
    """Tell a date, perhaps with who filed the article, or a count: "(Đăng ngày 01-08-2016 19:28) Quản trị cổng"."""
    if len(line) > BUTTON_LENGTH:
        return False
    line = _COUNTED.sub("", line)
    if is_dateline(line.strip("()[] ")):
        return True
    if said := _WHO_AGO.fullmatch(line):
        return _is_who(said["who"])
    words = line.split()
    cuts = ((" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words)))
    return any(is_dateline(date) and _is_who(who) for one, other in cuts for date, who in ((one, other), (other, one)))


def _is_who(text: str) -> bool:
    name = _FILED_BY.sub("", text.strip(" |,;•–-"))
    return is_account(name) or parse_byline(name) is not None


def part_lead(
    blocks: list[Block], description: str | None, named: str | None, *, pictured: bool = False
) -> tuple[str | None, list[str]]:
    """Take the lead off a text, where more follows: what the page's description repeats, or what is named or looks so.

    What looks so is a first paragraph in bold; a question in bold begins an interview. With `pictured` what follows may
    be pictures alone.
    """
    lines = [block.text for block in blocks]
    if pictured and named and lines == [named]:
        return named, []
    said = key(description or "")
    for index, line in enumerate(lines[:LEAD_DEPTH]):
        is_below_text = any(len(one) >= SENTENCE_LENGTH for one in lines[:index])
        is_lead = line == named or (_repeats(line, said) and not is_below_text)
        if is_lead and index + 1 < len(lines):
            return line, lines[:index] + lines[index + 1 :]
    if named and key(named) not in map(key, lines):
        return named, lines
    first = next((block for block in blocks if boilerplate.match(block.text) is None), None)
    if first is not None and len(blocks) > 1 and _looks_like_lead(first):
        lines.remove(first.text)
        return first.text, lines
    return None, lines


def _repeats(line: str, said: str) -> bool:
    """Tell whether a line has the key of a description, perhaps behind a paper's initials: "ĐNO - …", "(CTO) - …"."""
    printed = key(line)
    begin = min(len(said), len(printed)) - INITIALS
    return bool(said) and (said == printed or (begin >= LEAST_SAID and said[:begin] in printed))


def _looks_like_lead(block: Block) -> bool:
    is_marked = block.bold or block.kind == "heading"
    return is_marked and len(block.text) >= LEAD_LENGTH and not block.text.endswith("?")
