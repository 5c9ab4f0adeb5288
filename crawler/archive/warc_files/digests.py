"""Digests in WARC files: of ours and of others, who take other kinds of digest and spell them in other ways."""

import hashlib
from base64 import b32encode, b64encode
from collections.abc import Iterable

KINDS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def disagrees(named: str, *readings: Iterable[bytes]) -> bool:
    """Tell whether a digest, such as "sha1:…" in base 16, 32 or 64, is that of none of these bytes, given in parts.

    One of a kind that is not known here says nothing against them.
    """
    kind, _, value = named.partition(":")
    kind = kind.lower().replace("-", "")
    return kind in KINDS and not any(value.rstrip("=") in spellings(kind, parts) for parts in readings)


def spellings(kind: str, parts: Iterable[bytes]) -> set[str]:
    """Give the digest of bytes in the spellings that are in use, without the signs that fill it up."""
    digest = hashlib.new(kind, usedforsecurity=False)
    for part in parts:
        digest.update(part)
    in_hex, in_32 = digest.hexdigest(), b32encode(digest.digest()).decode().rstrip("=")
    return {in_hex, in_hex.upper(), in_32, in_32.lower(), b64encode(digest.digest()).decode().rstrip("=")}
