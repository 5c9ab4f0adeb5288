"""Whether two texts are printings of one article: an exact measure, on the words of both.

The texts are laid beside each other. A reprint has long runs of the same words, and between them here and there another
word. Two notices from one form letter have such runs too, but what stands between them are names, days and numbers on
either side: that tells them apart. An added, dropped or rewritten paragraph is only something not in common.

Nothing but the two texts counts, so that what is found does not depend on what else an archive holds.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from crawler.archive.reprinting.wording import NUMBER, PLAIN, Wording

FEWEST = 50  # words: a shorter text says too little to be judged by
RUN = 3  # words in a row that are the same by more than chance
SLOT = 12  # words between two runs, at most, that stand for each other
# Chosen with the texts of tests/reprinting; `make reprints` measures them with others.
COMMON = 0.4  # of the longer text
CONTAINED, MOST = 0.8, 0.5  # a text that is nearly all in another, as a short item in a round-up, must be most of it
FILLED = 0.5  # of the slots: those where a name or number stands for another
CHANGED = 0.12  # of the names and numbers
NUMBERS_CHANGED = 0.4  # of the numbers alone
ONE_CORRECTION = 1  # name or number: papers correct each other


class Likeness(NamedTuple):
    """How alike two texts are, 0 to 1: the share of words in common runs; and whether one is a reprint of the other."""

    similarity: float
    reprint: bool


class Run(NamedTuple):
    """A run of words that two texts have in common: where it begins and ends in either."""

    begin: int
    end: int
    other_begin: int
    other_end: int


def likeness(one: Wording, other: Wording) -> Likeness:
    """Compare two texts; the same whichever comes first."""
    a, b = sorted((one, other))
    runs = common_runs(a, b)
    same = sum(run.end - run.begin for run in runs)
    shorter, longer = sorted((len(a.words), len(b.words)))
    similarity = round(2 * same / (shorter + longer), 3) if longer else 1.0
    share = MOST if same >= CONTAINED * shorter else COMMON
    reprint = shorter >= FEWEST and same > share * longer and not one_form(a, b, runs)
    return Likeness(similarity, reprint)


def common_runs(a: Wording, b: Wording) -> list[Run]:
    """Give the runs of words that two texts have in common, in order, when they are laid beside each other."""
    opcodes = Levenshtein.opcodes(a.words, b.words)
    runs = (
        Run(code.src_start, code.src_end, code.dest_start, code.dest_end) for code in opcodes if code.tag == "equal"
    )
    return [run for run in runs if run.end - run.begin >= RUN]


def one_form(a: Wording, b: Wording, runs: list[Run]) -> bool:
    """Tell whether two texts are one form filled in twice: more of the names and numbers are others than of the words.

    Who rewords a whole text exchanges a name here and there too, but no more of them than of other words.
    """
    kept = {word for run in runs for word in facts(a, run.begin, run.end)}
    exchanged: Counter[int] = Counter()  # by kind
    slots = filled = reworded = 0
    end = Run(len(a.words), len(a.words), len(b.words), len(b.words))
    for run, after in pairwise([Run(0, 0, 0, 0), *runs, end]):
        if max(after.begin - run.end, after.other_begin - run.other_end) <= SLOT:
            here, there = Counter(facts(a, run.end, after.begin)), Counter(facts(b, run.other_end, after.other_begin))
            kept.update(here & there)
            gone, come = (Counter(kind for _, kind in part.elements()) for part in (here - there, there - here))
            slots += after.begin > run.end or after.other_begin > run.other_end
            filled += bool(gone & come)
            exchanged += gone & come
            reworded += min(after.begin - run.end, after.other_begin - run.other_end) - (gone & come).total()
    if exchanged.total() <= ONE_CORRECTION:
        return False
    numbers = exchanged[NUMBER] + sum(kind == NUMBER for _, kind in kept)
    rewording = reworded / (reworded + sum(run.end - run.begin for run in runs) or 1)
    return (
        filled >= FILLED * slots
        or exchanged.total() >= max(CHANGED, rewording) * (exchanged.total() + len(kept))
        or exchanged[NUMBER] >= max(NUMBERS_CHANGED * numbers, 1)
    )


def facts(text: Wording, begin: int, end: int) -> Iterator[tuple[str, int]]:
    """Give the names and numbers in a part of a text, each with its kind."""
    part = zip(text.words[begin:end], text.kinds[begin:end], strict=True)
    return ((word, kind) for word, kind in part if kind != PLAIN)
