"""Vietnamese as it is typed without diacritics."""

import unicodedata


def bare(pattern: str) -> str:
    """Give a text or a pattern in lower case without diacritics."""
    return "".join(sign for sign in unicodedata.normalize("NFD", pattern) if not unicodedata.combining(sign)).replace(
        "đ", "d"
    )
