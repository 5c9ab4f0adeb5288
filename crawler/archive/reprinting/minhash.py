"""MinHash: a short signature of a text, by which texts that may be printings of one article are found in an index.

A. Broder, "On the resemblance and containment of documents" (1997): the share of places in which two signatures agree
estimates the share of shingles that two texts have in common. Of each text there are two signatures: one of all runs
of three words, one of its names and numbers, each with the word after it. Keys of the index are made of both, so that
notices from one form letter, which have the former in common but not the latter, seldom meet.
"""

from array import array
from hashlib import blake2b
from sys import byteorder

from rensa import RMinHash

from crawler.archive.reprinting.wording import PLAIN, Wording

SHINGLE = 3  # words: syllables in Vietnamese, so that these are one or two words of English
GROUPS, IN_A_GROUP = 24, 4
SHARED = 2  # keys, at least, that two texts share which are worth a closer look
BANDS = GROUPS * IN_A_GROUP
SEED = 42
_SHINGLES = BANDS
_FACTS = GROUPS + BANDS


def signature(text: Wording) -> bytes:
    """Give the signature of a text: 96 numbers of its shingles, then 120 of its names and numbers, of 4 bytes each."""
    words = text.words
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))}
    pairs = zip(text.kinds, words, [*words[1:], ""], strict=False)  # the last word has none after it
    facts = {f"{word} {after}" for kind, word, after in pairs if kind != PLAIN}
    numbers = array("I")
    for number, members in ((_SHINGLES, runs), (_FACTS, facts)):
        sketch = RMinHash(number, SEED)
        sketch.update(sorted(members))
        numbers.extend(sketch.digest())
    return numbers.tobytes()


def keys(of: bytes) -> list[int]:
    """Give the keys that a signature has in the index: signed numbers of 64 bits.

    There are 24 groups of 4. A key is one number of the names and numbers, the same for its group, and with it one more
    and one of the shingles. The former comes first, so that the keys of a group stand side by side in the index: a
    text is written to 24 places of it and not to 96. Two texts that have 0.4 of their shingles and half of their names
    and numbers in common share two keys or more in 997 of 1,000 cases; two unlike texts on one subject, with 0.1 and
    0.05, in less than 1.
    """
    numbers = array("I", of)
    shingles, facts = numbers[:_SHINGLES], numbers[_SHINGLES:]
    found = []
    for group in range(GROUPS):
        head = _hashed(group, facts[group])
        for band in range(group * IN_A_GROUP, (group + 1) * IN_A_GROUP):
            tail = _hashed(band, shingles[band], facts[GROUPS + band])
            found.append(int.from_bytes(head + tail, signed=True))
    return found


def _hashed(*numbers: int) -> bytes:
    return blake2b(array("Q", numbers).tobytes(), digest_size=4).digest()


def shares(one: bytes, other: bytes) -> tuple[float, float]:
    """Estimate which share of their shingles, and of their names and numbers, two texts have in common."""
    parted = int.from_bytes(one, byteorder) ^ int.from_bytes(other, byteorder)  # all at once: 0 where they agree
    numbers = array("I", parted.to_bytes(len(one), byteorder))
    return numbers[:_SHINGLES].count(0) / _SHINGLES, numbers[_SHINGLES:].count(0) / _FACTS
