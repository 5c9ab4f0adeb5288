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
    """
    for at, hit in enumerate(text.found[:-1]):
        may_head = hit is not None and hit.sureness is SURE and len(text.lines[at]) <= HEADING
        if may_head and (_heads_text(text, at) or _is_said_above(text, at)):
            text.found[at] = None


def weaken_lone_rows(text: Text) -> None:
    """Trust a row of a counter less without another beside it: "Hôm qua: 63.000" may end a list of prices as well."""
    if ROW in text.found:
        counts = [text.is_of(at, ROW.category) for at in range(len(text.lines))]
        for at, hit in enumerate(text.found):
            if hit == ROW and not any(counts[max(at - 1, 0) : at] + counts[at + 1 : at + 2]):
                text.found[at] = Hit(ROW.category, BESIDE)


def keep_listed(text: Text) -> None:
    """Take the hits back of a list that a line of the article opens: "Kết quả bình chọn:" and what follows it."""
    is_open = False
    for at, hit in enumerate(text.found):
        line = text.lines[at]
        if hit is None:
            is_open = _opens_list(text, at) or (is_open and not is_sentence(line))
        elif hit.category == "related" and (link := _LINK.match(line)):
            if is_open or line[link.end()].islower():
                text.found[at] = None
        elif is_open and not _keep_counts(text, at):
            is_open = hit.sureness is not SURE and not _ends_list(text, at)
            if is_open:
                text.found[at] = None


def _opens_list(text: Text, at: int) -> bool:
    """Tell whether a line of the article, below another one of it, opens a list: no label, and no long line follows."""
    if at and text.found[at - 1] is not None:
        return False
    line = text.lines[at]
    after = text.lines[at + 1] if at + 1 < len(text.lines) else line
    may_open = line[-1:] == ":" or len(after) <= WORDS
    return may_open and opens_list(line) and not (EMPTY_LABEL.fullmatch(line) or TAGS_LABEL.fullmatch(line))


def _heads_text(text: Text, at: int) -> bool:
    """Tell a heading between two sentences: a counter's words without a number, or that of letters to the paper.

    That of letters may also stand above all else.
    """
    if at == 0:
        return text.is_of(at, "comment_form") and text.found[1] is None
    line = text.lines[at]
    if any(map(str.isdigit, line)):
        return False
    above = (text.about, *text.lines[:at])
    is_letters = line.lower().endswith(READERS) and any(READERS in one.lower() for one in above)
    return (text.is_of(at, ROW.category) or is_letters) and text.is_own(at - 1) and text.is_own(at + 1)


def _is_said_above(text: Text, at: int) -> bool:
    """Tell whether a sentence follows a heading, and the text above it, or its title, says its words."""
    heading = text.lines[at].lower()
    if not heading.replace(" ", "").isalpha() or not text.is_own(at + 1):
        return False
    above = (line for line in text.lines[max(0, at - ABOVE) : at] if len(line) > len(heading))
    # A sentence that only begins with them may begin like the widget by chance.
    said = (line[1:] if is_sentence(line) else line for line in above)
    return heading in text.about.lower() or any(heading in words.lower() for words in said)


def _keep_counts(text: Text, at: int) -> bool:
    """Keep the counts that an article about counters lists above its next sentence; tell whether there are any."""
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
    return is_item and text.found[index] == (ROW.category, EDGE)
