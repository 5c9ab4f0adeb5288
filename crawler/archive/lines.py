"""A record as one line of JSON."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from crawler.archive.database import ArchiveError
from crawler.article import is_record

# What json leaves as it is although a reader of lines may split at it, a terminal obey it, or UTF-8 not hold it:
# DEL and the C1 controls (NEL among them), the line and paragraph separators, what turns the text after it around, lone
# surrogates.
UNSAFE = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"  # as within the brackets of an expression
_UNSAFE = re.compile(f"[{UNSAFE}]")


def json_line(record: Mapping[str, Any]) -> str:
    r"""Give the record as one line of JSON, without the line's end.

    Letters stay readable; characters that could break a line or its encoding are written as \uXXXX. They only
    occur within JSON strings, where that escape means the same.
    Raises TypeError for a value that JSON has no form of.
    """
    return escaped(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def fields_of(line: str) -> dict[str, Any] | None:
    """Give the fields of a stored record; None where it is damaged."""
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) and is_record(fields) else None


def record_in(line: str, url: str) -> dict[str, Any]:
    """Give the fields of the stored record of an address. Raises ArchiveError where it is damaged."""
    if (fields := fields_of(line)) is None:
        raise ArchiveError(f"the record of {url} in the archive is damaged; scrapy verify tells what to do")
    return fields


def escaped(json_text: str) -> str:
    r"""Give JSON with the characters written as \uXXXX that `json.dumps` leaves and that are not safe to print."""
    if json_text.isprintable():  # none of them is, and asking takes half as long as searching
        return json_text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def digest_of(line: str) -> str:
    """Give the digest of a record as it is stored: sha256 over the line, in hexadecimal digits."""
    return sha256(line.encode()).hexdigest()
