"""What readers wrote below an article: each comment ends in the buttons to answer and to like it."""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import Hit
from crawler.reading.cleaning.catalogue import SURE

LONGEST = 8  # lines of a comment with its name, date and buttons
_BUTTON = re.compile(r"(?:trả lời|thích|reply|like)(?: \d+)?", re.IGNORECASE)
# An answer alone is in an interview, too.
_WHEN = re.compile(
    r"thích|like|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước", re.IGNORECASE
)
_AGO = re.compile(r"\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước", re.IGNORECASE)
_HEADING = re.compile(r"(?:bình luận|ý kiến|phản hồi) \d+|\d+ (?:bình luận|ý kiến|phản hồi)", re.IGNORECASE)
_COMMENT: Hit = ("comment_form", SURE)


def find_threads(lines: Sequence[str], found: list[Hit | None]) -> None:
    """Find comments below their heading: every line down to a button is theirs, also a sentence."""
    if not any(hit is not None and hit[0] == _COMMENT[0] for hit in found):
        return
    at = next((at for at, hit in enumerate(found) if hit == _COMMENT or _HEADING.fullmatch(lines[at])), len(lines))
    for button in range(at + 1, len(lines)):
        if button - at > LONGEST:
            break
        if button <= at:  # of the row of the last one
            continue
        if found[button] is not None and _BUTTON.fullmatch(lines[button]):
            end = button + 1
            while end < len(lines) and (_BUTTON.fullmatch(lines[end]) or _AGO.fullmatch(lines[end])):
                end += 1
            if any(_WHEN.match(line) for line in lines[at + 1 : end]):
                found[at:end] = [_COMMENT] * (end - at)
            at = end - 1
