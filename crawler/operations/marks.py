"""Tables that the program writes into the project's texts, each between two marks of its own."""

from pathlib import Path
from typing import NamedTuple


class Marks(NamedTuple):
    """The lines between which a table belongs."""

    begin: str
    end: str


class NoMarks(Exception):  # noqa: N818 - it names the file's state
    """A text without the two marks, in one line with the remedy."""


def fill(text: str, marks: Marks, table: str) -> str:
    """Put a table between the marks of a text. Raises NoMarks."""
    before, begin, rest = text.partition(marks.begin)
    _, end, after = rest.partition(marks.end)
    if not (begin and end):
        raise NoMarks(
            f"no place for the table: put {marks.begin} and {marks.end} on lines of their own where it belongs"
        )
    return f"{before}{begin}\n{table}\n{end}{after}"


def fill_file(file: Path, marks: Marks, table: str) -> bool:
    """Put a table between the marks of a file; tell whether that changed it. Raises NoMarks and OSError."""
    try:
        text = file.read_text(encoding="utf-8")
        filled = fill(text, marks, table)
    except (NoMarks, UnicodeDecodeError) as problem:
        raise NoMarks(f"{file}: {problem}") from None
    if filled != text:
        file.write_text(filled, encoding="utf-8")
    return filled != text
