"""What a line of a text is by the catalogue of boilerplate; `marking` says what that is worth there.

A rule matches a whole line and nothing less: a sentence that begins like a widget is not one. A line may hold several
widgets, if they leave no word over. How sure a rule is says where it may act; see crawler.reading.cleaning.catalogue.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from crawler.reading.cleaning.catalogue import CATALOGUE, EDGE, FOOT, SURE, Sureness
from crawler.reading.dates import is_dateline

WORDS = 40  # letters; a longer line that ends in a full stop is a sentence, and only a SURE rule may take it
LONGEST = 320  # letters; no rule matches a longer line
GLUED = frozenset({"rating_widget", "session_prompt", "login_prompt", "comment_form", "visit_counter"})
CUT = GLUED | {"share_and_print", "player", "related"}
PROMPT = 160  # letters; a longer widget of whole sentences is not glued to others
PIECE, PIECES = 24, 48  # words in one widget, and in a line of several
MANY = 4  # widgets in one line
LAST = 80  # letters of a sentence in which it says what follows
FEWEST = 3  # spaces in a sentence

Hit = tuple[str, Sureness]


def bare(pattern: str) -> str:
    """Give a pattern as it is typed without diacritics."""
    return "".join(sign for sign in unicodedata.normalize("NFD", pattern) if not unicodedata.combining(sign)).replace(
        "đ", "d"
    )


_RULES = "|".join(f"(?P<r{number}>{'|'.join(rule.phrases)})" for number, rule in enumerate(CATALOGUE))
_ANY = re.compile(rf"(?:{_RULES})\s*:?")
_ANY_BARE = re.compile(rf"(?:{bare(_RULES)})\s*:?")
# In one list, of which an engine skips by its first letter what has another; within groups it tries each.
_BEGINS = re.compile(rf"(?:{'|'.join(phrase for rule in CATALOGUE for phrase in rule.phrases)})(?!\w)")
_CUT = "|".join(
    phrase
    for rule in CATALOGUE
    if rule.category in CUT and rule.sureness is SURE
    for phrase in rule.phrases
    if not phrase.startswith((".", "[", "(?="))  # what may begin with anything
)
_CUT += r"|(?:tổng )?(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)|--"
_SURE_BEGINS = re.compile("|".join(phrase for rule in CATALOGUE if rule.sureness is SURE for phrase in rule.phrases))
# What editors fill into `alt`: the names that cameras, phones, video stills and social networks give to files.
_FILE_NAME = re.compile(
    r"(?:dscn?|dscf|img|image|anh|hinh|z\d+|vlcsnap|screenshot|photo|mvi|gopr|still)[ _-]?[\da-z]*\d[a-z\d _.-]*"
    r"|(?:\d{6,}[ _-]+){1,4}[no]|\d{5,}(?:[ _-]+[a-z\d]+){3,}|[a-z\d _-]{15,}\d{8,}|[\w -]+\.(?:jpe?g|png|gif|webp)",
    re.IGNORECASE | re.ASCII,
)
# Bullets and the little pictures of buttons: no letter, digit or sign of a sentence, nor what opens a related link.
_BULLET = re.compile(r"^(?:[^\w\"“”‘’'(\[{>»«.…,;:!?/=©®←/]|\s)+(?=\w)")
_ARROWS = ("...", "»", "›", ">", "…")
_BRACKETS = re.compile(r"[\])]\s*[\[(]")
_RULED = ("*", "|", "=", "_", "~", "–", "—", "--")
_ARROW = re.compile(r"(?<=\w)(?:\.\.\.|[\s»›>…])+$")
_WORD = re.compile(r"\S+")
_BETWEEN = "|/•·,;–-"
_TURN = re.compile(r"[.!?…][\"”’')\]]*\s*")
_CUT_AFTER = re.compile(rf"{_TURN.pattern}(?:{_CUT})")
_OPENS = "“\"'‘"
_STOPS = (".", "!", "?", "…")
_ENDS = (".", "!")
_OPENS_LIST = re.compile(r"\b(?:như sau|sau đây|dưới đây)\b")
_ASKS = re.compile(r"(?:xin |mời |bạn )*(?:vui lòng|nhấn|bấm|click|hãy|bạn)\b", re.IGNORECASE)  # so speak pages
_CLOSING = "\"”’')]"


def is_file_name(line: str) -> bool:
    """Tell whether the line is the name of a picture's file, which editors leave as its `alt`."""
    return _FILE_NAME.fullmatch(line.strip()) is not None


def match(line: str) -> Hit | None:
    """Give the category of a line and how sure the rule is, or None. The line is folded, on its own."""
    return None if len(line) > LONGEST else _match(line)


@lru_cache(256)  # a text is cleaned until nothing more is found: most of its lines are asked for twice
def _match(line: str) -> Hit | None:
    whole = line.strip().lower().replace("ð", "đ")  # the Icelandic letter, from old Vietnamese fonts
    bullet = _BULLET.match(whole)
    plain = whole[bullet.end() :] if bullet else whole  # but "+ aa -" is no item of a list
    if bullet and whole.endswith(_RULED):
        plain = plain.rstrip("*|=_~–—- ")
    if plain.endswith(_ARROWS):
        plain = _ARROW.sub("", plain).strip()
    if whole[:1] in "[(" and whole[-1:] in "])":  # a button
        inside = _BRACKETS.sub(" | ", whole[1:-1].strip())
        inner = rule_of(inside) or _of_pieces(inside)
        if inner and whole[0] == "[" and inside[0].isalpha():
            inner = inner[0], max(inner[1], EDGE)
        return rule_of(whole) or (inner if inner and inner[1] >= EDGE else None)
    if plain.isascii() and is_file_name(plain):
        return "noise", SURE
    # One search of all rules tells for most lines that none of them is at their beginning; of a sentence, of the few
    # that may take one.
    as_sentence = is_sentence(plain)
    rules = _SURE_BEGINS if as_sentence else _BEGINS
    may_be = plain.isascii() or rules.match(plain) or (plain != whole and rules.match(whole))
    hit = (rule_of(whole) or (rule_of(plain) if plain != whole else None)) if may_be else None
    if hit := hit or (_of_pieces(plain) if may_be else None):
        return None if hit[1] < SURE and as_sentence else hit
    return ("page_clock", EDGE) if len(plain) < 80 and is_dateline(plain) else None  # noqa: PLR2004


def begins(text: str) -> bool:
    """Tell whether a rule may match a text, or its beginning: most texts need no further look. It is in lower case."""
    return _BEGINS.match(text) is not None


def rule_of(text: str) -> Hit | None:
    """Give the hit of the rule that matches a text as it is, in lower case, or None."""
    # What has no diacritics in the catalogue is the same in both.
    found = (_ANY_BARE if text.isascii() and " " in text else _ANY).fullmatch(text)
    if found is None:
        return None
    assert found.lastgroup is not None
    rule = CATALOGUE[int(found.lastgroup[1:])]
    return rule.category, rule.sureness


@lru_cache(1024)  # a page made of such lines would take long
def _of_pieces(text: str) -> Hit | None:
    """Give what a line of several widgets is; it is SURE if each of them is, or one of many."""
    is_bare = text.isascii() and not is_sentence(text)  # the search knows words with diacritics alone
    if not (is_bare or _BEGINS.match(text)) or not 1 < len(words := list(_WORD.finditer(text))) <= PIECES:
        return None
    hits, at = [], 0
    while at < len(words):
        start = words[at].start()
        if words[at][0] in _BETWEEN:
            at += 1
            continue
        if not is_bare and not _BEGINS.match(text, start):
            return None
        for end in range(min(len(words), at + PIECE), at, -1):
            piece = text[start : words[end - 1].end()]
            if hit := rule_of(piece) or (rule_of(piece[:-1]) if piece[-1] in _BETWEEN and piece != text else None):
                hits.append((hit[1], len(piece), hit[0]))
                at = end
                break
        else:
            return None
    if not hits:  # signs alone
        return None
    surest, _, category = max(hits)
    least = min(hits)[0]
    is_one = all(hit[2] == category for hit in hits)
    if least < EDGE and len(hits) < MANY and not is_one:  # "Tin nổi bật" + "trong tuần": a title, as likely
        return category, min(surest, FOOT)
    is_sure = len(hits) >= MANY or least is SURE or (is_one and least is EDGE)
    return category, surest if surest < SURE or is_sure else EDGE


def cut(line: str) -> tuple[str, str | None]:
    """Cut a widget off that a scraper glued to a paragraph's last sentence: give the paragraph, and its category.

    Only whole widgets of the kinds that say what they are in a few words, so that no sentence is mistaken for one.
    """
    if not _CUT_AFTER.search(line[-PROMPT if is_sentence(line) else -LONGEST :].lower()):
        return line, None
    for turn in _TURN.finditer(line, max(0, len(line) - LONGEST)):
        rest = line[turn.end() :]
        hit = match(rest) if rest.count(" ") > 1 else None
        if hit and _is_cut(rest, hit):
            return line[: turn.end()].rstrip(), hit[0]
    return line, None


def cut_front(line: str) -> tuple[str, str | None]:
    """Cut widgets off that a scraper glued before a paragraph's first sentence: give the paragraph, and their category.

    What follows must begin like a sentence. A lone button is none of them: "Chia sẻ bài viết" may begin one.
    """
    cuts = [*_cuts_in_front(line)] if _CUT_AFTER.match(f".{line[:LONGEST].lower()}") else []
    if not cuts:
        return line, None
    widgets, rest = line[: cuts[-1][0]].rstrip(), line[cuts[-1][0] :]
    is_told = len(cuts) > 1 or cuts[0][1] in GLUED or widgets.endswith(".")
    return (rest, cuts[0][1]) if is_told and is_sentence(rest) else (line, None)


def _cuts_in_front(line: str) -> Iterator[tuple[int, str]]:
    """Give where each widget ends that a line begins with, one behind the other, and its category."""
    words = [word.start() for word in _WORD.finditer(line, 0, LONGEST)]
    first, category = 0, None
    while True:
        for after in words[first + 1 : first + PIECE]:
            if not (line[after].isupper() or line[after] in _OPENS):
                continue
            piece = line[words[first] : after].rstrip().lower()
            hit = rule_of(piece)
            if hit and (_is_cut(piece, hit) or (hit[0] == category and category in GLUED)):
                first, category = words.index(after), hit[0]
                yield after, category
                break
        else:
            return


def _is_cut(text: str, hit: Hit) -> bool:
    """Tell whether a widget is of a kind that is known amid a paragraph: by its words, or as a count with its label."""
    is_count = hit[0] == "visit_counter" and hit[1] >= EDGE and ":" in text and text[-1].isdigit()
    return is_count or (hit[1] is SURE and hit[0] in CUT)


def is_own_sentence(line: str, hit: Hit | None) -> bool:
    """Tell whether a line that is no furniture is a sentence, also a short one: "Hội thi kéo dài đến hết tuần."."""
    if hit is not None:
        return False
    if len(line) > WORDS:
        return line.rstrip(_CLOSING).endswith(_STOPS)
    is_ended = line.rstrip(_CLOSING).endswith(_ENDS) and not line.endswith("..")
    return is_ended and line.count(" ") >= FEWEST and _ASKS.match(line) is None


def opens_list(line: str) -> bool:
    """Tell whether a line opens a list of short lines: by its colon, or in words ("… theo ba bước dưới đây.")."""
    return line.endswith(":") or _OPENS_LIST.search(line[-LAST:]) is not None


def is_sure(hit: Hit | None) -> bool:
    """Tell whether a line is furniture wherever it stands."""
    return hit is not None and hit[1] is SURE


def is_sentence(line: str) -> bool:
    """Tell whether a line is long enough for a sentence, and ends like one."""
    return len(line) > WORDS and line.rstrip(_CLOSING).endswith(_STOPS)
