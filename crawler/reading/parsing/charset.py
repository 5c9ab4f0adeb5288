"""In which character set a page is written, whatever it says of itself.

Old Vietnamese pages are windows-1258, where tones are letters of their own, and say utf-8 because the template does, or
iso-8859-1 because the server does. Bytes that are well-formed UTF-8 beyond ASCII are hardly ever anything else, so they
go before every declaration (the same reasoning as in the WHATWG Encoding Standard's notes on detection).
"""

import re

from scrapy.http import TextResponse
from w3lib.encoding import read_bom

VIETNAMESE = "cp1258"
_WESTERN = ("cp1252", "iso8859-1", "latin-1", "ascii")
# In windows-1258 a tone follows its vowel; in a text of Western Europe these signs hardly ever do.
_TONED = re.compile(rb"[aeiouyAEIOUY\xe2\xe3\xea\xf4\xf5\xfd\xc2\xc3\xca\xd4\xd5\xdd][\xcc\xd2\xde\xec\xf2]")
_ENOUGH_TONES = 3
_LOOKED_AT = 4096  # bytes
_WIDE_SHARE = 0.3  # of the bytes of a text in UTF-16 are zero, and they stand on one side


def charset_of(response: TextResponse) -> str:
    """Give the character set that a page's bytes are in, by Python's name for it; never raises.

    In this order: a byte order mark; UTF-16 by its zero bytes; UTF-8 where it is well formed; what the page declares,
    but windows-1258 for one that says a Western set and has its tones; windows-1258 for one that says UTF-8, or
    nothing, and is mostly not.
    """
    body = response.body
    if wide := wide_charset(body):
        return wide
    try:
        body.decode()
    except UnicodeDecodeError:
        return _single(response, body)
    return "utf-8"


def wide_charset(body: bytes) -> str | None:
    """Give the character set that a byte order mark, or the zero bytes of UTF-16, tell; None where there are none."""
    if marked := read_bom(body)[0]:
        return marked
    head = body[:_LOOKED_AT]
    half = len(head) // 2
    for charset, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = head[first::2].count(0), head[1 - first :: 2].count(0)
        if zeros > half * 2 * _WIDE_SHARE and not others:
            return charset
    return None


def _single(response: TextResponse, body: bytes) -> str:
    declared = response.encoding
    if declared in _WESTERN:
        return VIETNAMESE if len(_TONED.findall(body)) >= _ENOUGH_TONES else declared
    if declared != "utf-8" and b"charset" in (response.headers.get("Content-Type") or b""):
        return declared
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken <= whole:
        return "utf-8"  # with a few bytes that are damaged
    return VIETNAMESE if declared == "utf-8" or len(_TONED.findall(body)) >= _ENOUGH_TONES else declared
