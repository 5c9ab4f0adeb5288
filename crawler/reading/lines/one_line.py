"""Text on one line, in one spelling: NFC, no invisible signs, plain spaces."""

import re
import unicodedata
from urllib.parse import quote

INVISIBLE = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c")),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),  # they turn the text after them around
    **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)]),  # a terminal obeys them
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\u2028\u2029\u0085"), " "),
}
DROPPED = re.compile(f"[{re.escape(''.join(chr(sign) for sign, instead in INVISIBLE.items() if instead is None))}]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def fold(text: str) -> str:
    """Give the text in NFC on one line: no invisible signs, every white space one plain space, none at the ends."""
    if not text.isprintable() and DROPPED.search(text):  # translate looks up every letter: many times as slow as these
        text = text.translate(INVISIBLE)
    text = one_line(text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Give the text with every white space one plain space, none at the ends."""
    text = text.strip()
    # No white space but the plain space is printable; taking a text apart takes three times as long as looking.
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def printable(url: str) -> str:
    """Give an address with control characters percent-encoded, as RFC 3986 has it: a terminal would obey them."""
    return _CONTROL.sub(lambda sign: quote(sign[0]), url)
