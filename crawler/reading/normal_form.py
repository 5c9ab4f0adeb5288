"""The normal form of a text, by which two printings of one article are known as the same, and its hash.

Only what a typist, an editor or a CMS changes without changing a word is folded: composition of letters, the place of
a tone mark, the shape of quotes and dashes, invisible characters, white space, case.
"""

import re
import unicodedata
from hashlib import sha256
from itertools import islice
from urllib.parse import urlsplit

from crawler.article import Article
from crawler.reading.lines.one_line import one_line

_FEW_LETTERS = 200

_INVISIBLE = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_CONTROL = "\0-\x08\x0e-\x1b\x7f"
_SAME = {
    '"': "“”„‟«»″＂",
    "'": "‘’‚‛‹›′`´",
    "-": "‐‑‒–—―−﹘－",
    "...": "…",
    "đ": "Ðð",  # the Icelandic eth, typed for đ under old Vietnamese fonts
}
_SHAPES = {shape: plain for plain, shapes in _SAME.items() for shape in shapes}
_ODD = re.compile(f"[{''.join(_SHAPES)}{_INVISIBLE}{_CONTROL}]")  # no +: runs are searched for half as fast

# The open syllables oa, oe, uy are the only ones whose tone mark has two places: hòa and hoà, khỏe and khoẻ, thủy and
# thuỷ. The mark goes to the second vowel, where closed syllables (toàn) and qu- (quý) have it in either spelling.
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_MOVED = {
    unicodedata.normalize("NFC", first + tone) + second: first + unicodedata.normalize("NFC", second + tone)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_MISPLACED = re.compile("|".join(_MOVED))


def normal_form(text: str) -> str:
    """Give the text in Unicode NFC, with one place for tone marks, plain quotes, dashes and dots, folded white space.

    It is in lower case. Giving it its own result changes nothing. For comparing only, never for showing or keeping.
    """
    text = unicodedata.normalize("NFC", text)
    text = _ODD.sub(_plain, text).lower()
    text = unicodedata.normalize("NFC", text)  # what was dropped may have parted a letter from its mark
    text = _MISPLACED.sub(lambda found: _MOVED[found[0]], text)
    # What parts paragraphs goes first: then most texts are seen to be one line, and need not be taken apart.
    return one_line(text.replace("\n\n", " ").replace("\n", " "))


def content_hash(article: Article) -> str:
    """Give the sha256, in hex, of the normal form of lead and body, wherever the one ends and the other begins.

    Below 200 letters the title counts too, for "Xem ảnh dưới đây" is said on many pages. With no word in lead and body
    the paths of pictures and attachments count as well, in any order and at any host.
    """
    text = normal_form(f"{article.lead or ''}\n{article.body or ''}")
    if not _has_letters(text, _FEW_LETTERS):
        parts = [normal_form(article.title or ""), text]
        if not any(map(str.isalnum, text)):
            files = [image.url for image in article.images] + [attachment.url for attachment in article.attachments]
            parts += sorted({_path(url) for url in files if url})
        text = "\n".join(parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(odd: re.Match[str]) -> str:
    return _SHAPES.get(odd[0], "")


def _has_letters(text: str, number: int) -> bool:
    """Tell whether the text has at least so many letters; stops counting there."""
    return next(islice(filter(str.isalpha, text), number - 1, None), None) is not None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # such as "http://[": kept as it is printed
        return url
