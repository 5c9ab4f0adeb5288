"""Records as CSV, for spreadsheets: a column a field, lists and objects as JSON in their cell.

It begins with a byte order mark: without one Excel reads UTF-8 as the code page of its country and spoils every
Vietnamese letter. Programs have the JSON lines.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, BinaryIO

from crawler.archive.lines import UNSAFE, escaped
from crawler.article import Article


def columns_of(item: type[Article]) -> tuple[str, ...]:
    """Give the names of an item's fields."""
    return tuple(member.name for member in fields(item))


# What a spreadsheet would run as a formula when a cell begins with it, in full width too (OWASP, CSV injection).
# The apostrophe is among them so that what was put before a text can be told from what the page says.
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠']")
# A spreadsheet ends the cell at NUL; a terminal obeys the other controls, or turns the text around; UTF-8 has no lone
# surrogates. Records of today's rules hold none of them.
_UNWRITABLE = re.compile(f"[\0-\x08\x0b\x0c\x0e-\x1f{UNSAFE}]")


def write_csv(records: Iterable[Mapping[str, Any]], out: BinaryIO, item: type[Article] = Article) -> int:
    """Write a head line of the item's fields and a row a record, as RFC 4180 says; give the number of records."""
    columns = columns_of(item)
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(columns)
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 - the count is the result
        rows.writerow([cell(record[name]) for name in columns])
    text.detach()  # flushes, and leaves the stream below open
    return count


def cell(value: Any) -> str:
    """Give a field's value as the text of its cell: null as nothing, lists and objects as JSON, no formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(_UNWRITABLE.sub("�", value))
    return escaped(json.dumps(value, ensure_ascii=False))


def defused(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run, or that begins with one.

    Taking one leading apostrophe away, where there is one, gives the text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text
