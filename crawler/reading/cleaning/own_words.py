"""Lines of an article in the words of a widget: a list that it opens, a heading of its own, a count that stands alone.

What the catalogue says of such a line alone is taken back, by what stands around it.
"""

import re

from crawler.reading.cleaning.boilerplate import WORDS, is_sentence, opens_list
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.rules import BESIDE, EDGE, FOOT, SURE, Hit
from crawler.reading.lines.label_words import AUTHOR, FILED, SOURCE, TAGS

ROW = Hit("visit_counter", FOOT)
HEADING, ABOVE = 30, 12  # letters of a heading, and lines above it that may say it
READERS = "bạn đọc"
COUNTS = 6  # lines of a counter that an article tells of
BULLET = r"(?:[•·▪●◦] ?)?"  # a scraper's, of the list that a label stands in
# A label whose value is missing, or on the next line.
EMPTY_LABEL = re.compile(rf"{BULLET}(?:{AUTHOR}|{SOURCE}|{FILED}|ngày đăng|cập nhật)\s*:", re.IGNORECASE)
TAGS_LABEL = re.compile(rf"{BULLET}(?:{TAGS})\s*:?", re.IGNORECASE)
_LINK = re.compile(r"(?:»|>{2,3})\s*(?=\S)")
_COUNT = re.compile(r":\s*[\d.,]{1,11}(?:\s+\w+)?$")


def keep_headings(text: Text) -> None:
    """Keep a heading in the words of a widget: a sentence follows, and the text above it, or its title, says them.

    So is one of visits between two sentences, as a counter has numbers, and one of readers' letters above all else, or
    between two sentences of a text that speaks of readers.
    A sentence that only begins with them says nothing: it may begin like the widget by chance.
    """
    for index, hit in enumerate(text.found[:-1]):
        if hit is None or not text.is_sure(index) or len(text.lines[index]) > HEADING:
            continue
        if (index == 0 and text.found[1] is None and hit.category == "comment_form") or _heads_text(text, index):
            text.found[index] = None
            continue
        heading = text.lines[index].lower()
        if not heading.replace(" ", "").isalpha():
            continue
        above = text.lines[max(0, index - ABOVE) : index]
        if text.is_own(index + 1) and (
            heading in text.about.lower()
            or any(heading in line[is_sentence(line) :].lower() for line in above if len(line) > len(heading))
        ):
            text.found[index] = None


def weaken_lone_rows(text: Text) -> None:
    """Trust a row of a counter less without another beside it: "Hôm qua: 63.000" may end a list of prices as well."""
    if ROW in text.found:
        counts = [text.is_of(at, ROW.category) for at in range(len(text.lines))]
        for at, hit in enumerate(text.found):
            if hit == ROW and not any(counts[max(at - 1, 0) : at] + counts[at + 1 : at + 2]):
                text.found[at] = Hit(ROW.category, BESIDE)


def keep_listed(text: Text) -> None:
    """Take the hits back of a list that a line of the article opens: "Kết quả bình chọn:" and what follows it."""
    listed = False
    for index, hit in enumerate(text.found):
        if hit is None:
            line = text.lines[index]
            after = text.lines[index + 1] if index + 1 < len(text.lines) else line
            may_open = line[-1:] == ":" or len(after) <= WORDS
            opens = may_open and opens_list(line) and not (EMPTY_LABEL.fullmatch(line) or TAGS_LABEL.fullmatch(line))
            listed = (opens and (index == 0 or text.found[index - 1] is None)) or (listed and not is_sentence(line))
        elif hit.category == "related" and (link := _LINK.match(text.lines[index])):
            if listed or text.lines[index][link.end()].islower():
                text.found[index] = None
        elif listed and _are_told(text, index):
            continue
        elif hit.sureness is SURE or (listed and _ends_list(text, index)):
            listed = False
        elif listed:
            text.found[index] = None


def _heads_text(text: Text, at: int) -> bool:
    """Tell a heading between two sentences: a counter's words without a number, or that of letters to the paper."""
    line = text.lines[at]
    if not at or any(map(str.isdigit, line)):
        return False
    above = (text.about, *text.lines[:at])
    is_letters = line.lower().endswith(READERS) and any(READERS in one.lower() for one in above)
    return (text.is_of(at, ROW.category) or is_letters) and text.is_own(at - 1) and text.is_own(at + 1)


def _are_told(text: Text, at: int) -> bool:
    """Tell counts in a list that an article about counters opened, above its next sentence; they are kept at once."""
    after = at
    while after < len(text.lines) and text.is_of(after, ROW.category) and after - at <= COUNTS:
        after += 1
    if after == at or after >= len(text.lines) or not text.is_own(after):
        return False
    text.found[at:after] = [None] * (after - at)
    return True


def _ends_list(text: Text, index: int) -> bool:
    """Tell whether a count of visits is none of the list above it: what stands there is no count, nor the opening."""
    above = text.lines[index - 1]
    is_item = text.found[index - 1] is None and not above.endswith(":") and not _COUNT.search(above)
    return is_item and text.found[index] == ("visit_counter", EDGE)
