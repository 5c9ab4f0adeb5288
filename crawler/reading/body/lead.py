"""A lead that stands twice: as a field, and once more where the text begins.

Seen on VNPT e-news pages, whose first paragraph repeats the lead, and on MEDIATECH pages, whose lead field holds what
the text begins with, cut somewhere in its second or third paragraph.
"""

import re

from crawler.article import Article, paragraphs
from crawler.reading.normal_form import normal_form

LONGEST = 5000  # letters: a longer lead is the text itself, and comparing the two takes long
TELLING = 40  # letters: as many in common are no chance
DATELINE = 15  # letters: "(QBĐT) - " stands before one of the two copies alone
_OTHER = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_CUT = re.compile(r"(?:\.{2,}|…)[\"”’')\]]*$")


def settle_lead(article: Article) -> None:
    """Take the lead's repetition out of the body; a lead that was cut from the text becomes the whole paragraph again.

    No sentence is lost: what leaves the body is in the lead.
    """
    said, body = article.lead or "", _below_title(article)
    lead, first = letters(said), letters(body[0]) if body else ""
    if not lead or not first or len(lead) > LONGEST:
        return
    captions = [image.caption for image in article.images if image.caption]
    start = lead.find(first[:TELLING]) if len(first) >= TELLING else -1  # of the text, in the lead
    is_cut_within = len(lead) >= TELLING and first.startswith(lead) and _is_cut(said)
    if _is_same(lead, first):
        body = body[1:]
    elif lead.startswith(first):
        if _shares(lead.removeprefix(first), letters(" ".join([*body[1:], *captions]))):
            article.lead = body[0]  # the lead was cut behind it
        body = body[1:]
    elif is_cut_within or (start > 0 and lead[:start] in letters(" ".join([article.title or "", *captions]))):
        article.lead, body = body[0], body[1:]
    elif start > 0:
        article.lead = _head(said, start)
    article.body = "\n\n".join(body) or None


def _below_title(article: Article) -> list[str]:
    """Give the paragraphs, without the title on top of them where there is a lead: its words there are no copy."""
    body = paragraphs(article.body)
    return body[1:] if article.lead and len(body) > 1 and body[0] == article.title else body


def letters(text: str) -> str:
    """Give the letters and digits of a text in one spelling, by which two printings of it are compared."""
    return _OTHER.sub("", normal_form(text))


def _is_same(one: str, other: str) -> bool:
    """Tell whether two texts are the same, but for a dateline before one of them."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= TELLING and long.endswith(short) and len(long) - len(short) <= DATELINE)


def _shares(rest: str, text: str) -> bool:
    """Tell whether some of the rest of a lead, after the body's first paragraph, stands in the text that follows."""
    pieces = [rest[at : at + TELLING] for at in range(0, max(1, len(rest) - TELLING), TELLING // 4)]
    return any(piece and piece in text for piece in pieces)


def _head(text: str, count: int) -> str:
    """Give the beginning of a text, up to so many letters and digits and the signs after them."""
    for place, character in enumerate(text):
        if character.isalnum():
            if not count:
                return text[:place].rstrip(" \"“‘'(-–")
            count -= 1
    return text


def _is_cut(lead: str) -> bool:
    return _CUT.search(lead) is not None or not _SENTENCE_END.search(lead)
