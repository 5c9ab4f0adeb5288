"""Lines of an article in the words of a widget: a list that it opens, a heading of its own, a count that stands alone.

What the catalogue says of such a line alone is taken back, by what stands around it.
"""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import WORDS, Hit, is_own_sentence, is_sentence, opens_list
from crawler.reading.cleaning.rules import BESIDE, EDGE, FOOT, SURE
from crawler.reading.label_words import AUTHOR, FILED, SOURCE, TAGS

ROW: Hit = ("visit_counter", FOOT)
HEADING, ABOVE = 30, 12  # letters of a heading, and lines above it that may say it
READERS = "bạn đọc"
COUNTS = 6  # lines of a counter that an article tells of
# A label whose value is missing, or on the next line.
EMPTY_LABEL = re.compile(rf"(?:{AUTHOR}|{SOURCE}|{FILED}|ngày đăng|cập nhật)\s*:", re.IGNORECASE)
TAGS_LABEL = re.compile(rf"(?:{TAGS})\s*:?", re.IGNORECASE)
_LINK = re.compile(r"(?:»|>{2,3})\s*(?=\S)")
_COUNT = re.compile(r":\s*[\d.,]{1,11}(?:\s+\w+)?$")


def keep_headings(lines: Sequence[str], found: list[Hit | None], about: str) -> None:
    """Keep a heading in the words of a widget: a sentence follows, and the text above it, or its title, says them.

    So is one of visits between two sentences, as a counter has numbers, and one of readers' letters above all else, or
    between two sentences of a text that speaks of readers.
    A sentence that only begins with them says nothing: it may begin like the widget by chance.
    """
    for index, hit in enumerate(found[:-1]):
        if hit is None or hit[1] < SURE or len(lines[index]) > HEADING:
            continue
        if (index == 0 and found[1] is None and hit[0] == "comment_form") or _heads_text(lines, found, index, about):
            found[index] = None
            continue
        heading = lines[index].lower()
        if not heading.replace(" ", "").isalpha():
            continue
        above = lines[max(0, index - ABOVE) : index]
        if is_own_sentence(lines[index + 1], found[index + 1]) and (
            heading in about.lower()
            or any(heading in line[is_sentence(line) :].lower() for line in above if len(line) > len(heading))
        ):
            found[index] = None


def weaken_lone_rows(found: list[Hit | None]) -> None:
    """Trust a row of a counter less without another beside it: "Hôm qua: 63.000" may end a list of prices as well."""
    if ROW in found:
        counts = [hit is not None and hit[0] == ROW[0] for hit in found]
        for index, hit in enumerate(found):
            if hit == ROW and not any(counts[max(index - 1, 0) : index] + counts[index + 1 : index + 2]):
                found[index] = ROW[0], BESIDE


def without_listed(lines: Sequence[str], found: list[Hit | None]) -> list[Hit | None]:
    """Take the hits back of a list that a line of the article opens: "Kết quả bình chọn:" and what follows it."""
    listed = False
    for index, hit in enumerate(found):
        if hit is None:
            line = lines[index]
            after = lines[index + 1] if index + 1 < len(lines) else line
            may_open = line[-1:] == ":" or len(after) <= WORDS
            opens = may_open and opens_list(line) and not (EMPTY_LABEL.fullmatch(line) or TAGS_LABEL.fullmatch(line))
            listed = (opens and (index == 0 or found[index - 1] is None)) or (listed and not is_sentence(line))
        elif hit[0] == "related" and (link := _LINK.match(lines[index])):
            if listed or lines[index][link.end()].islower():
                found[index] = None
        elif listed and _are_told(lines, found, index):
            continue
        elif hit[1] is SURE or (listed and _ends_list(lines, found, index)):
            listed = False
        elif listed:
            found[index] = None
    return found


def _heads_text(lines: Sequence[str], found: list[Hit | None], at: int, about: str) -> bool:
    """Tell a heading between two sentences: a counter's words without a number, or that of letters to the paper."""
    hit = found[at]
    if not at or hit is None or any(map(str.isdigit, lines[at])):
        return False
    if hit[0] != ROW[0] and not (lines[at].lower().endswith(READERS) and READERS in f"{about} {lines[:at]}".lower()):
        return False
    return all(is_own_sentence(lines[one], found[one]) for one in (at - 1, at + 1))


def _are_told(lines: Sequence[str], found: list[Hit | None], at: int) -> bool:
    """Tell counts in a list that an article about counters opened, above its next sentence; they are kept at once."""
    after = at
    while after < len(lines) and (hit := found[after]) is not None and hit[0] == ROW[0] and after - at <= COUNTS:
        after += 1
    if after == at or after >= len(lines) or not is_own_sentence(lines[after], found[after]):
        return False
    found[at:after] = [None] * (after - at)
    return True


def _ends_list(lines: Sequence[str], found: list[Hit | None], index: int) -> bool:
    """Tell whether a count of visits is none of the list above it: what stands there is no count, nor the opening."""
    above = lines[index - 1]
    is_item = found[index - 1] is None and not above.endswith(":") and not _COUNT.search(above)
    return is_item and found[index] == ("visit_counter", EDGE)
