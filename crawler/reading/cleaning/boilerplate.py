"""What a line of a text is by the catalogue of boilerplate; `marking` says what that is worth there.

A rule matches a whole line and nothing less: a sentence that begins like a widget is not one. A line may hold several
widgets, if they leave no word over. How sure a rule is says where it may act; see crawler.reading.cleaning.rules.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.reading.cleaning.page_talk import page_talk
from crawler.reading.cleaning.phrases import BEGINS, SURE_BEGINS, rule_of
from crawler.reading.cleaning.rules import EDGE, FOOT, SURE, Hit, Sureness
from crawler.reading.lines.dates import is_dateline

WORDS = 40  # letters; a longer line that ends in a full stop is a sentence, and only a SURE rule may take it
LONGEST = 320  # letters; no rule matches a longer line
GLUED = frozenset({"rating_widget", "session_prompt", "login_prompt", "comment_form", "visit_counter"})
PIECE, PIECES = 24, 48  # words in one widget, and in a line of several
MANY = 4  # widgets in one line
LAST = 80  # letters of a sentence in which it says what follows
DATE = 80  # letters; a line that is nothing but a date is shorter
FEWEST = 3  # spaces in a sentence

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
_BUTTONS = re.compile(r"(?:\[[^\W\d][^\[\]]{0,20}\]\s*){2,}")
_RULED = ("*", "|", "=", "_", "~", "–", "—", "--")
_ARROW = re.compile(r"(?<=\w)(?:\.\.\.|[\s»›>…])+$")
WORD = re.compile(r"\S+")
_BETWEEN = "|/•·,;–-"
_STOPS = (".", "!", "?", "…")
_PLAIN_STOPS = ".!?"
_ENDS = (".", "!")
_OPENS_LIST = re.compile(r"\b(?:như sau|sau đây|dưới đây)\b")
_SHOWS_PICTURES = re.compile(r"\W*(?:(?:một số|một vài|những|các|chùm) )?(?:hình )?ảnh\b(?! hưởng)", re.IGNORECASE)
_ASKS = re.compile(r"(?:xin |mời |bạn )*(?:vui lòng|nhấn|bấm|click|hãy|bạn)\b", re.IGNORECASE)  # so speak pages
_CLOSING = "\"”’')]"


def is_file_name(line: str) -> bool:
    """Tell whether the line is the name of a picture's file, which editors leave as its `alt`."""
    return _FILE_NAME.fullmatch(line.strip()) is not None


def match(line: str) -> Hit | None:
    """Give the category of a line and how sure the rule is, or None. The line is folded, on its own."""
    if len(line) > LONGEST or (len(line) > DATE and _is_plain_sentence(line)):
        return None
    return _match(line)


def _is_plain_sentence(line: str) -> bool:
    """Tell whether a line is a sentence that no rule can match, which most lines are: so much is told soon."""
    if line[-1] not in _PLAIN_STOPS or line.endswith(_ARROWS) or not line[0].isalpha() or line.isascii():
        return False
    return SURE_BEGINS.match(line.lower().replace("ð", "đ")) is None


@lru_cache(256)  # a text is cleaned until nothing more is found: most of its lines are asked for twice
def _match(line: str) -> Hit | None:
    whole = line.strip().lower().replace("ð", "đ")  # the Icelandic letter, from old Vietnamese fonts
    if whole.startswith(("[", "(")) and whole.endswith(("]", ")")):
        return _button(whole)
    plain = _without_signs(whole)
    if plain.isascii() and is_file_name(plain):
        return Hit("noise", SURE)
    as_sentence = is_sentence(plain)
    if hit := _by_rules(whole, plain, as_sentence=as_sentence):
        return None if as_sentence and hit.sureness < SURE else hit
    if len(plain) < DATE and is_dateline(plain):
        return Hit("page_clock", EDGE)
    return None if as_sentence else page_talk(plain)


def _button(whole: str) -> Hit | None:
    """Give what a line in brackets is: several buttons, or what stands in them; round ones an article has as well."""
    if _BUTTONS.fullmatch(whole):
        return Hit("share_and_print", EDGE)
    if hit := rule_of(whole):
        return hit
    inside = _BRACKETS.sub(" | ", whole[1:-1].strip())
    hit = rule_of(inside) or _of_pieces(inside)
    if hit and whole[0] == "[" and inside[0].isalpha():
        return Hit(hit.category, max(hit.sureness, EDGE))
    return hit if hit and hit.sureness >= EDGE else None


def _without_signs(whole: str) -> str:
    """Give a line without the bullet before it, the ruled line around it and the arrow behind it."""
    plain = whole
    if bullet := _BULLET.match(whole):
        plain = whole[bullet.end() :]
        if whole.endswith(_RULED):
            plain = plain.rstrip("*|=_~–—- ")
    return _ARROW.sub("", plain).strip() if plain.endswith(_ARROWS) else plain


def _by_rules(whole: str, plain: str, *, as_sentence: bool) -> Hit | None:
    """Give the hit of the rule that matches a line with its signs or without, or of the widgets that it holds."""
    # One search of all rules tells for most lines that none of them is at their beginning; of a sentence, of the few
    # that may take one.
    rules = SURE_BEGINS if as_sentence else BEGINS
    has_signs = plain != whole
    if not (plain.isascii() or rules.match(plain) or (has_signs and rules.match(whole))):
        return None
    # As it is, first: "+ aa -" is no item of a list.
    return rule_of(whole) or (rule_of(plain) if has_signs else None) or _of_pieces(plain)


class _Piece(NamedTuple):
    """One of the widgets in a line; the surest and longest is the greatest."""

    sureness: Sureness
    length: int
    category: str


@lru_cache(1024)  # a page made of such lines would take long
def _of_pieces(text: str) -> Hit | None:
    """Give what a line of several widgets is; it is SURE if each of them is, or one of many."""
    pieces = _pieces(text)
    if not pieces:
        return None
    surest = max(pieces)
    least = min(piece.sureness for piece in pieces)
    are_one = all(piece.category == surest.category for piece in pieces)
    are_many = len(pieces) >= MANY
    if least < EDGE and not are_many and not are_one:  # "Tin nổi bật" + "trong tuần": a title, as likely
        return Hit(surest.category, min(surest.sureness, FOOT))
    is_sure = are_many or least is SURE or (are_one and least is EDGE)
    return Hit(surest.category, surest.sureness if is_sure else min(surest.sureness, EDGE))


def _pieces(text: str) -> list[_Piece]:
    """Part a line into the widgets that it holds, the longest first; none if a word is left over."""
    is_bare = text.isascii() and not is_sentence(text)  # the search knows words with diacritics alone
    if not (is_bare or BEGINS.match(text)):
        return []
    words = [*WORD.finditer(text)]
    if not 1 < len(words) <= PIECES:
        return []
    pieces: list[_Piece] = []
    at = 0
    while at < len(words):
        start = words[at].start()
        if words[at][0] in _BETWEEN:
            at += 1
            continue
        if not is_bare and not BEGINS.match(text, start):
            return []
        for end in range(min(len(words), at + PIECE), at, -1):
            piece = text[start : words[end - 1].end()]
            hit = rule_of(piece) or (rule_of(piece[:-1]) if piece[-1] in _BETWEEN and piece != text else None)
            if hit:
                pieces.append(_Piece(hit.sureness, len(piece), hit.category))
                at = end
                break
        else:
            return []
    return pieces


def is_own_sentence(line: str, hit: Hit | None) -> bool:
    """Tell whether a line that is no furniture is a sentence, also a short one: "Hội thi kéo dài đến hết tuần."."""
    if hit is not None:
        return False
    if len(line) > WORDS:
        return line.rstrip(_CLOSING).endswith(_STOPS)
    is_ended = line.rstrip(_CLOSING).endswith(_ENDS) and not line.endswith("..")
    return is_ended and line.count(" ") >= FEWEST and _ASKS.match(line) is None


def opens_list(line: str) -> bool:
    """Tell whether a line opens a list of short lines: by its colon, or in words ("… theo ba bước dưới đây.").

    What "Một số hình ảnh tại buổi lễ:" opens are pictures.
    """
    if _SHOWS_PICTURES.match(line):
        return False
    return line.endswith(":") or _OPENS_LIST.search(line[-LAST:]) is not None


def is_sentence(line: str) -> bool:
    """Tell whether a line is long enough for a sentence, and ends like one."""
    return len(line) > WORDS and line.rstrip(_CLOSING).endswith(_STOPS)
