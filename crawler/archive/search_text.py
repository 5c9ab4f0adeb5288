"""How the search index spells what it is asked for and what it holds: with diacritics, and without any.

SQLite's own folding (`remove_diacritics`) leaves đ as it is, so that it is not used.
"""

import re
import unicodedata
from typing import Any

from crawler.reading.normal_form import normal_form

_MARKS = re.compile("[\u0300-\u036f]")


def exact(text: str) -> str:
    """Spell a text in the one way in which it is searched for with its diacritics."""
    return plain(normal_form(text))


def folded(text: str) -> str:
    """Spell a text without diacritics, in lower case: "Đảng ủy" gives "dang uy"."""
    return _bare(exact(text))


def searched(told: dict[str, Any]) -> str:
    """Give the text of a record that is searched beside the title."""
    captions = [image.get("caption") for image in told.get("images") or []]
    names = [*(told.get("authors") or []), told.get("source"), *(told.get("tags") or [])]
    parts = [told.get("kicker"), told.get("lead"), told.get("body"), *captions, *names]
    return "\n\n".join(part for part in parts if part)


def spelled(title: str, body: str) -> tuple[str, str, str, str]:
    """Give the columns of the index: title and body as `exact` spells them, and both without diacritics."""
    title, body = exact(title), exact(body)
    return title, body, _bare(title), _bare(body)


def _bare(spelled: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFD", spelled))
    return unicodedata.normalize("NFC", plain).replace("đ", "d")


def plain(text: str) -> str:
    """Give a text that SQLite takes: without lone surrogates."""
    return text.encode("utf-8", "replace").decode()
