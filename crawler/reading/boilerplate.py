"""Which lines of a text are boilerplate: the catalogue, applied.

A rule matches a whole line and nothing less: a sentence that begins like a widget is not one. A line may hold several
widgets, if they leave no word over. How sure a rule is says where it may act; see crawler.reading.catalogue.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from crawler.reading.byline import parse_byline
from crawler.reading.catalogue import BELOW, BESIDE, CATALOGUE, EDGE, FOOT, SURE, Sureness
from crawler.reading.dates import is_dateline

WORDS = 40  # letters; a longer line that ends in a full stop is a sentence, and only a SURE rule may take it
LONGEST = 320  # letters; no rule matches a longer line
GLUED = frozenset({"rating_widget", "session_prompt", "login_prompt", "comment_form", "visit_counter"})
PIECE, PIECES = 24, 48  # words in one widget, and in a line of several
MANY = 4  # widgets in one line
GAP = 2  # lines of no rule between furniture near the top or bottom

Hit = tuple[str, Sureness]


def _bare(pattern: str) -> str:
    """Give a pattern as it is typed without diacritics."""
    return "".join(sign for sign in unicodedata.normalize("NFD", pattern) if not unicodedata.combining(sign)).replace(
        "đ", "d"
    )


_RULES = "|".join(f"(?P<r{number}>{'|'.join(rule.phrases)})" for number, rule in enumerate(CATALOGUE))
_ANY = re.compile(rf"(?:{_RULES})\s*:?")
_ANY_BARE = re.compile(rf"(?:{_bare(_RULES)})\s*:?")
# In one list, of which an engine skips by its first letter what has another; within groups it tries each.
_BEGINS = re.compile(rf"(?:{'|'.join(phrase for rule in CATALOGUE for phrase in rule.phrases)})(?!\w)")
_GLUED_BEGINS = re.compile(
    "|".join(
        phrase for rule in CATALOGUE if rule.category in GLUED and rule.sureness is SURE for phrase in rule.phrases
    )
    + "|--"
)
# What editors fill into `alt`: the names that cameras, phones, video stills and social networks give to files.
_FILE_NAME = re.compile(
    r"(?:dscn?|dscf|img|image|anh|hinh|z\d+|vlcsnap|screenshot|photo|mvi|gopr|still)[ _-]?[\da-z]*\d[a-z\d _.-]*"
    r"|(?:\d{6,}[ _-]+){1,4}[no]|\d{5,}(?:[ _-]+[a-z\d]+){3,}|[a-z\d _-]{15,}\d{8,}|[\w -]+\.(?:jpe?g|png|gif|webp)",
    re.IGNORECASE | re.ASCII,
)
# Bullets and the little pictures of buttons: no letter, digit or sign of a sentence, nor what opens a related link.
_BULLET = re.compile(r"^(?:[^\w\"“”‘’'(\[{>»«.…,;:!?/=©®←/]|\s)+(?=\w)")
_ARROWS = ("...", "»", "›", ">", "…")
_ARROW = re.compile(r"(?<=\w)(?:\.\.\.|[\s»›>…])+$")
_LISTED = re.compile(r"^\s*(?:[•·▪●◦*>»-]|\d{1,2}[.)])\s+|[(\[]\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s*[)\]]$")
_WORD = re.compile(r"\S+")
_BETWEEN = "|/•·,;–-"
_TURN = re.compile(r"[.!?…][\"”’')\]]*\s*")
_SENTENCE_END = re.compile(r"[.:;…][\"”’')\]]*$|/\.$")
_TIME_OF_DAY = re.compile(r"\d ?(?::|h|g|giờ) ?\d", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_HEADLINE = 200  # letters; no headline is longer


def is_file_name(line: str) -> bool:
    """Tell whether the line is the name of a picture's file, which editors leave as its `alt`."""
    return _FILE_NAME.fullmatch(line.strip()) is not None


@lru_cache(256)  # a text is cleaned until nothing more is found: most of its lines are asked for twice
def match(line: str) -> Hit | None:
    """Give the category of a line and how sure the rule is, or None. The line is folded, on its own."""
    if len(line) > LONGEST:
        return None
    whole = line.strip().lower().replace("ð", "đ")  # the Icelandic letter, from old Vietnamese fonts
    bullet = _BULLET.match(whole)
    plain = whole[bullet.end() :] if bullet else whole  # but "+ aa -" is no item of a list
    if plain.endswith(_ARROWS):
        plain = _ARROW.sub("", plain).strip()
    # One search of all rules tells for most lines that none of them is at their beginning.
    may_be = plain.isascii() or _BEGINS.match(plain) or (plain != whole and _BEGINS.match(whole))
    hit = (_rule(whole) or (_rule(plain) if plain != whole else None)) if may_be else None
    if hit is None and is_file_name(plain):
        return "noise", SURE
    if hit := hit or (_of_pieces(plain) if may_be else None):
        return None if hit[1] < SURE and is_sentence(plain) else hit
    return ("page_clock", EDGE) if len(plain) < 80 and is_dateline(plain) else None  # noqa: PLR2004


def _rule(text: str) -> Hit | None:
    found = _ANY.fullmatch(text)
    if found is None and text.isascii() and " " in text:
        found = _ANY_BARE.fullmatch(text)
    if found is None:
        return None
    assert found.lastgroup is not None
    rule = CATALOGUE[int(found.lastgroup[1:])]
    return rule.category, rule.sureness


@lru_cache(1024)  # a page made of such lines would take long
def _of_pieces(text: str) -> Hit | None:
    """Give what a line of several widgets is; it is SURE if each of them is, or one of many."""
    if not _BEGINS.match(text) or not 1 < len(words := list(_WORD.finditer(text))) <= PIECES:
        return None
    hits, at = [], 0
    while at < len(words):
        start = words[at].start()
        if words[at][0] in _BETWEEN:
            at += 1
            continue
        if not _BEGINS.match(text, start):
            return None
        for end in range(min(len(words), at + PIECE), at, -1):
            piece = text[start : words[end - 1].end()]
            if hit := _rule(piece) or (_rule(piece[:-1]) if piece[-1] in _BETWEEN else None):
                hits.append((hit[1], len(piece), hit[0]))
                at = end
                break
        else:
            return None
    surest, _, category = max(hits)
    is_sure = len(hits) >= MANY or all(hit[0] is SURE for hit in hits)
    return category, surest if surest < SURE or is_sure else EDGE


def cut(line: str) -> tuple[str, str | None]:
    """Cut a widget off that a scraper glued to a paragraph's last sentence: give the paragraph, and its category.

    Only whole widgets of the kinds that say what they are in a few words, so that no sentence is mistaken for one.
    """
    for turn in _TURN.finditer(line, max(0, len(line) - LONGEST)):
        rest = line[turn.end() :]
        hit = match(rest) if rest.count(" ") > 1 and _GLUED_BEGINS.match(rest.lower()) else None
        if hit and hit[1] is SURE and hit[0] in GLUED:
            return line[: turn.end()].rstrip(), hit[0]
    return line, None


def mark(lines: Sequence[str]) -> list[str | None]:
    """Tell for each line of a text the category of boilerplate it is, or None for the article's own.

    A related heading takes its list with it: at the end of the text all headlines below it, elsewhere only lines that
    show by a bullet or a date in brackets that they are listed. A sentence is never taken, nor a list that a line of
    the article with a colon opens, but for what is SURE.
    """
    found = _without_listed(lines, [match(line) for line in lines])
    marks: list[str | None] = [hit[0] if hit and hit[1] is SURE else None for hit in found]
    _mark_lists(lines, found, marks)
    _mark_edge(lines, found, marks, range(len(lines)))
    _mark_edge(lines, found, marks, range(len(lines) - 1, -1, -1))
    for steps in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        before = -1 if steps.step > 0 else 1
        for index in steps:
            hit, beside = found[index], marks[index + before]
            if hit is None or marks[index] is not None or beside in (None, "related", "noise", "placeholder"):
                continue
            own = beside == hit[0]
            # Above furniture the article may end, in a total or a number: a word or a number says nothing there.
            least = (BELOW if own else BESIDE) if before < 0 or index == 0 else (FOOT if own else EDGE)
            if hit[1] >= least:
                marks[index] = hit[0]
    _mark_inside(lines, found, marks)
    _keep_days(lines, found, marks)
    return marks


def _mark_inside(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Mark what stands inside one widget, between two lines of it: fields of a form, rows of a counter.

    Of lines of no rule that is only a few, short ones that are neither a label with a value nor a byline.
    """
    for above, below in pairwise([index for index, category in enumerate(marks) if category is not None]):
        inside = range(above + 1, below)
        strange = [lines[index] for index in inside if found[index] is None]
        if not inside or marks[above] != marks[below] or marks[above] not in GLUED or len(strange) > GAP:
            continue
        if all(len(line) <= WORDS and ":" not in line and not parse_byline(line) for line in strange):
            marks[above + 1 : below] = [marks[above]] * len(inside)


def _keep_days(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Take the marks off the days of a programme: "Thứ hai, ngày 13/3/2023" at its top is no page clock.

    A clock or the date of publication stands once, or has a time of day; a programme's next day is within the text.
    """
    days = [at for at, hit in enumerate(found) if hit == ("page_clock", EDGE) and not _TIME_OF_DAY.search(lines[at])]
    if any(marks[at] is None for at in days):
        for at in days:
            marks[at] = None


def _without_listed(lines: Sequence[str], found: list[Hit | None]) -> list[Hit | None]:
    """Take the hits back of a list that a line of the article opens: "Kết quả bình chọn:" and what follows it."""
    listed = False
    for index, hit in enumerate(found):
        if hit is None:
            opens = lines[index].endswith(":") and (index == 0 or found[index - 1] is None)
            listed = opens or (listed and not is_sentence(lines[index]))
        elif hit[1] is SURE:
            listed = False
        elif listed:
            found[index] = None
    return found


def _mark_edge(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], indexes: range) -> None:
    """Mark furniture from one end of the text to the article's first or last sentence.

    A few lines of no rule may stand among it, if there are others to vouch for it.
    """
    near, unknown, first = [], 0, True
    least = EDGE if indexes.step > 0 else FOOT
    for index in indexes:
        hit = found[index]
        if marks[index] is not None or (hit and hit[1] >= least):
            near.append((index, first))
            unknown = 0
        elif hit is None and (unknown == GAP or is_sentence(lines[index])):
            break
        elif hit is None:
            unknown, first = unknown + 1, False
    for index, is_first in near:
        hit = found[index]
        is_date = hit is not None and hit[0] == "page_clock"
        vouched = (indexes.step > 0 and _says_when(lines, found, index)) if is_date else len(near) > 1
        if hit and marks[index] is None and (is_first or vouched):
            marks[index] = hit[0]


def _says_when(lines: Sequence[str], found: list[Hit | None], index: int) -> bool:
    """Tell whether a date below a title is that of publication: it has a time of day, or is the text's only date."""
    dates = [at for at, hit in enumerate(found) if hit and hit[0] == "page_clock"]
    return dates == [index] or _TIME_OF_DAY.search(lines[index]) is not None


def is_sentence(line: str) -> bool:
    """Tell whether a line is long enough for a sentence, and ends like one."""
    return len(line) > WORDS and _STOP.search(line) is not None


def _mark_lists(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    tail = len(lines)  # from here on there are only headlines and furniture
    while tail and (found[tail - 1] is not None or _is_headline(lines[tail - 1])):
        tail -= 1
    inside = False
    for index, line in enumerate(lines):
        if marks[index] == "related":
            inside = ":" not in line.rstrip(" :") and not line.lstrip().startswith((">", "»"))  # a heading, not an item
        elif marks[index] is not None:
            inside = inside and marks[index] == "noise"
        elif inside := inside and (index >= tail or (_LISTED.search(line) is not None and _is_headline(line))):
            marks[index] = "related"


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE and (not _SENTENCE_END.search(line) or _LISTED.search(line) is not None)
