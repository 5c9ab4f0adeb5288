"""The lead of an article of an unknown platform that stands in its text, told from the paragraphs below it."""

from crawler.reading.body.block import Block
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.beside import SENTENCE_LENGTH
from crawler.reading.generic.parts.known_text import key
from crawler.reading.layouts.lead_shown import LEAD_LENGTH

LEAD_DEPTH = 6  # lines: the date and share buttons may stand between headline and lead
INITIALS, LEAST_SAID = 12, 30  # letters: of a paper's name before a lead, of what is then the same


def part_lead(
    blocks: list[Block], description: str | None, named: str | None, *, pictured: bool = False
) -> tuple[str | None, list[str]]:
    """Take the lead off a text, where more follows: what the page's description repeats, or what is named or looks so.

    With `pictured` what follows may be pictures alone.
    """
    lines = [block.text for block in blocks]
    if pictured and lines == [named]:
        return named, []
    said = key(description or "")
    for index, line in enumerate(lines[:LEAD_DEPTH]):
        is_lead = line == named or (_repeats(line, said) and not any(map(_is_paragraph, lines[:index])))
        if is_lead and index + 1 < len(lines):
            return line, lines[:index] + lines[index + 1 :]
    if named and lines and key(named) not in map(key, lines):
        return named, lines
    first = next((block for block in blocks if boilerplate.match(block.text) is None), None)
    if first is not None and len(blocks) > 1 and _looks_like_lead(first):
        lines.remove(first.text)
        return first.text, lines
    return None, lines


def _repeats(line: str, said: str) -> bool:
    """Tell whether a line says what a description does, of which this is the key.

    A paper's initials may stand before one of the two: "ĐNO - …", "(CTO) - …".
    """
    printed = key(line)
    begin = min(len(said), len(printed)) - INITIALS
    is_within = begin >= LEAST_SAID and (said[:begin] in printed or printed[:begin] in said)
    return bool(said) and (said == printed or is_within)


def _is_paragraph(line: str) -> bool:
    """Tell a line of the text itself: above a lead stand who wrote it, when, how often it was read, and buttons."""
    return len(line) >= SENTENCE_LENGTH and line.endswith((".", "!", "?", "…", "”"))


def _looks_like_lead(block: Block) -> bool:
    """Tell a long line in bold, or made a heading; a question in bold begins an interview."""
    is_marked = block.bold or block.kind == "heading"
    return is_marked and len(block.text) >= LEAD_LENGTH and not block.text.endswith("?")
