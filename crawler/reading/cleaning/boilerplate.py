"""What a line of a text is by the catalogue of boilerplate; `marking` says what that is worth there.

A rule matches a whole line and nothing less: a sentence that begins like a widget is not one. A line may hold several
widgets, if they leave no word over. How sure a rule is says where it may act; see crawler.reading.cleaning.rules.
"""

import re
from functools import lru_cache

from crawler.reading.cleaning.bare import bare
from crawler.reading.cleaning.catalogue import CATALOGUE
from crawler.reading.cleaning.openings import Openings
from crawler.reading.cleaning.page_talk import page_talk
from crawler.reading.cleaning.rules import EDGE, FOOT, SURE, Hit
from crawler.reading.lines.dates import is_dateline

WORDS = 40  # letters; a longer line that ends in a full stop is a sentence, and only a SURE rule may take it
LONGEST = 320  # letters; no rule matches a longer line
GLUED = frozenset({"rating_widget", "session_prompt", "login_prompt", "comment_form", "visit_counter"})
PIECE, PIECES = 24, 48  # words in one widget, and in a line of several
MANY = 4  # widgets in one line
LAST = 80  # letters of a sentence in which it says what follows
DATE = 80  # letters; a line that is nothing but a date is shorter
FEWEST = 3  # spaces in a sentence


_PHRASES = [(number, phrase) for number, rule in enumerate(CATALOGUE) for phrase in rule.phrases]
_ANY = Openings(((f"r{number}", phrase) for number, phrase in _PHRASES), r"\s*:?")
_ANY_BARE = Openings(((f"r{number}", bare(phrase)) for number, phrase in _PHRASES), r"\s*:?")
_BEGINS = Openings(((None, phrase) for _, phrase in _PHRASES), r"(?!\w)")
_SURE_BEGINS = Openings((None, phrase) for number, phrase in _PHRASES if CATALOGUE[number].sureness is SURE)
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
    return _SURE_BEGINS.match(line.lower().replace("ð", "đ")) is None


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
        if _BUTTONS.fullmatch(whole):
            return Hit("share_and_print", EDGE)
        inside = _BRACKETS.sub(" | ", whole[1:-1].strip())
        inner = rule_of(inside) or _of_pieces(inside)
        if inner and whole[0] == "[" and inside[0].isalpha():
            inner = Hit(inner.category, max(inner.sureness, EDGE))
        return rule_of(whole) or (inner if inner and inner.sureness >= EDGE else None)
    if plain.isascii() and is_file_name(plain):
        return Hit("noise", SURE)
    # One search of all rules tells for most lines that none of them is at their beginning; of a sentence, of the few
    # that may take one.
    as_sentence = is_sentence(plain)
    rules = _SURE_BEGINS if as_sentence else _BEGINS
    may_be = plain.isascii() or rules.match(plain) or (plain != whole and rules.match(whole))
    hit = (rule_of(whole) or (rule_of(plain) if plain != whole else None)) if may_be else None
    if hit := hit or (_of_pieces(plain) if may_be else None):
        return None if hit.sureness < SURE and as_sentence else hit
    if len(plain) < DATE and is_dateline(plain):
        return Hit("page_clock", EDGE)
    return None if as_sentence else page_talk(plain)


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
    return Hit(rule.category, rule.sureness)


@lru_cache(1024)  # a page made of such lines would take long
def _of_pieces(text: str) -> Hit | None:
    """Give what a line of several widgets is; it is SURE if each of them is, or one of many."""
    is_bare = text.isascii() and not is_sentence(text)  # the search knows words with diacritics alone
    if not (is_bare or _BEGINS.match(text)) or not 1 < len(words := list(WORD.finditer(text))) <= PIECES:
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
                hits.append((hit.sureness, len(piece), hit.category))
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
        return Hit(category, min(surest, FOOT))
    is_sure = len(hits) >= MANY or least is SURE or (is_one and least is EDGE)
    return Hit(category, surest if surest < SURE or is_sure else EDGE)


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
