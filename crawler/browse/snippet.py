"""The part of a text that shows best why it was found."""

from crawler.browse.query import Term, pieces

LENGTH = 280  # letters
BEFORE = 60  # letters kept in front of the first word found

Pieces = list[tuple[str, bool]]


def snippet(text: str, asked: list[Term]) -> Pieces:
    """Give the stretch of a text in which most of the different words asked for stand, parted as `pieces` does.

    Without words, or where none is found, it is the beginning. The pieces are plain text: nothing in them is markup.
    """
    text = " ".join(text.split())
    hits: list[tuple[int, str]] = []
    at = 0
    for piece, hit in pieces(text, asked):
        if hit:
            hits.append((at, piece.casefold()))
        at += len(piece)
    start = max(0, best(hits) - BEFORE)
    if start:
        start = text.find(" ", start, start + BEFORE) + 1 or start
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", start + LENGTH // 2, end) if " " in text[start + LENGTH // 2 : end] else end
    shown = pieces(text[start:end], asked)
    return [*([("… ", False)] if start else []), *shown, *([(" …", False)] if end < len(text) else [])]


def best(hits: list[tuple[int, str]]) -> int:
    """Give the place from which a stretch holds the most different words; the first such; 0 for no hits."""
    most, place = 0, 0
    for number, (start, _) in enumerate(hits[:500]):
        within = {word for at, word in hits[number : number + 50] if at < start + LENGTH - BEFORE}
        if len(within) > most:
            most, place = len(within), start
    return place
