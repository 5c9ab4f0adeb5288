"""Text as a CMS stored it: encoded for HTML more than once, with signs that nobody sees."""

import html
import re
import unicodedata
from collections.abc import Iterable

_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TIMES_ENCODED = 3
_DROPPED = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]+"
)


def decoded(text: str) -> str:
    """Undo entities, also those encoded twice (&amp;#225;), as seen on NukeViet and ONECMS pages."""
    for _ in range(_TIMES_ENCODED):
        if "&" in text:
            text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return _DROPPED.sub("", text)


def texts(values: Iterable[str]) -> list[str]:
    """Give the texts unescaped, in NFC, with white space folded; none empty, none twice."""
    folded = (" ".join(unicodedata.normalize("NFC", decoded(value)).split()) for value in values)
    return list(dict.fromkeys(filter(None, folded)))
