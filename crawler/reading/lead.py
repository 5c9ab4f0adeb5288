"""A lead that stands twice: as a field, and once more where the text begins.

Seen on VNPT e-news pages, whose first paragraph repeats the lead, and on MEDIATECH pages, whose lead field holds what
the text begins with, cut somewhere in its second or third paragraph.
"""

import re

from crawler.article import Article, paragraphs
from crawler.reading.normal_form import normal_form

TELLING = 40  # letters: as many in common are no chance
_OTHER = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_CUT = re.compile(r"(?:\.{2,}|…)[\"”’')\]]*$")


def settle_lead(article: Article) -> None:
    """Take the lead's repetition out of the body; a lead that was cut from the text becomes the whole paragraph again.

    No sentence is lost: what leaves the body is in the lead.
    """
    body = paragraphs(article.body)
    lead, first = letters(article.lead or ""), letters(body[0]) if body else ""
    if not lead or not first:
        return
    if lead == first or (lead.startswith(first) and not _goes_on(lead[len(first) :], body[1:])):
        body = body[1:]
    elif lead.startswith(first) or (len(lead) >= TELLING and first.startswith(lead) and _is_cut(article.lead or "")):
        article.lead, body = body[0], body[1:]
    article.body = "\n\n".join(body) or None


def letters(text: str) -> str:
    """Give the letters and digits of a text in one spelling, by which two printings of it are compared."""
    return _OTHER.sub("", normal_form(text))


def _goes_on(rest: str, body: list[str]) -> bool:
    """Tell whether the rest of a lead, after the body's first paragraph, is a copy of what follows there."""
    return bool(rest) and rest[:TELLING] in letters(" ".join(body))


def _is_cut(lead: str) -> bool:
    return _CUT.search(lead) is not None or not _SENTENCE_END.search(lead)
