"""The last lines of a text that say who wrote it, told by their words alone."""

import re

from crawler.article import Article
from crawler.reading.body.captions import CREDIT, credit_of, says_what_is_shown
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.own_words import EMPTY_LABEL
from crawler.reading.cleaning.signature import credit_images, sign, signs_document
from crawler.reading.lines.byline import Byline, is_designer, is_labelled, parse_byline
from crawler.reading.lines.label_words import PICTURE

LISTED = 12  # lines of a list of names
_CREDIT_LINE = re.compile(rf"\(?(?:{PICTURE})\s*:\s*[^.:]{{2,60}}\)?\.?", re.IGNORECASE)
_OF_NEWSROOM = re.compile(r"(?:ctv|pv|btv|phóng viên|cộng tác viên|biên tập viên) ", re.IGNORECASE)


def take_last_bylines(article: Article, body: list[str]) -> list[str]:
    """Take the last lines that are bylines or picture credits; a name in a list of names is none.

    A source or photographer says so itself, whatever stands above it: often the author. Who designed the page is named
    among them, and stays.
    """
    least = 0 if article.lead else 1  # below a lead and a video it is the only line
    designers: list[str] = []
    bylines: list[Byline] = []
    while len(body) > least and not (len(body) > 1 and signs_document(body[-2])):
        last = body[-1]
        if _CREDIT_LINE.fullmatch(last):
            if (told := CREDIT.fullmatch(last)) and says_what_is_shown(told):
                break
            credit_images(article, [credit_of(last) or last])
        elif byline := _last_byline(body):
            bylines.append(byline)
        elif is_designer(last):
            designers = [last, *designers]
        else:
            break
        body = body[:-1]
    for byline in reversed(bylines):  # in printed order
        sign(article, byline)
    return body + designers


def _last_byline(body: list[str]) -> Byline | None:
    """Read the last line of a text as a byline; None for what is none, or a mere name in a list of names."""
    has_label = is_labelled(body[-1])
    byline = parse_byline(body[-1], alone=not has_label)
    says_so = has_label or _OF_NEWSROOM.match(body[-1])
    if byline and byline.authors and not says_so and _is_listed(body):
        return None
    return byline


def _is_listed(body: list[str]) -> bool:
    """Tell whether the last line is a name in a list: short lines down from one with a colon, or among other names.

    "Diễn viên:" above one name opens a list as well.
    """
    for line in reversed(body[-1 - LISTED : -1]):
        if line.endswith(":"):
            return not EMPTY_LABEL.fullmatch(line)
        if len(line) > boilerplate.WORDS or boilerplate.is_own_sentence(line, None):
            return False
        if (byline := parse_byline(line)) and byline.authors and not is_labelled(line):
            return True
    return False


def signers(lines: list[str]) -> list[str]:
    """Give who signs a text in its last lines."""
    scratch = Article(url="")
    take_last_bylines(scratch, lines)
    return scratch.authors


def outdone(signing: list[str], named: list[str]) -> bool:
    """Tell whether who signs a text is somebody else than whom its page names: an account, which filed it.

    Who signs by a part of a name, or by initials, has it in full from the page.
    """
    full = " ".join(named).casefold()
    return not all(name.casefold() in full for name in signing)
