"""Verse: short lines without a full stop, which are a text all the same, by how many syllables they have."""

from collections.abc import Sequence

LINES = 4  # of the shortest poem
SYLLABLES = range(5, 10)  # names of pages in a menu have fewer, headlines more
FEET = range(1, 3)  # counts of syllables in a stanza: verse of six and eight alternates


def is_verse(lines: Sequence[str]) -> bool:
    """Tell whether lines are verse: a stanza is regular, and most other lines are as long as verse."""
    counts = [line.count(" ") + 1 for line in lines]
    runs = (counts[at : at + LINES] for at in range(len(counts) - LINES + 1))
    is_regular = any(len(set(run)) in FEET and all(count in SYLLABLES for count in run) for run in runs)
    return is_regular and sum(count in range(LINES, SYLLABLES.stop) for count in counts) * 2 > len(counts)
