"""Whether an element is a word of a sentence: editors and programs link words, and name the links variously."""

from lxml.html import HtmlElement

_INLINE = frozenset("a abbr b em font i mark span strong u".split())
LEAST = 40  # letters of a line beside what is linked in it: with fewer it is a row of buttons, or of tags
_ENDS = (".", "!", "?", "…", ":", ";", "|", "•", "”")


def is_amid(element: HtmlElement) -> bool:
    """Tell whether words of the same line stand right before or behind an element that is none of a row of its like."""
    if element.tag not in _INLINE:
        return False
    box = element.getparent()
    while box is not None and box.tag in _INLINE and not _beside(box, element):
        element, box = box, box.getparent()
    if box is None or sum(map(len, _own(box))) < LEAST:
        return False
    before = element.getprevious()
    said = (box.text if before is None else before.tail) or ""
    behind = (element.tail or "").strip()
    return behind[:1].isalnum() or behind[:1] in (",", ".", ")", "”") or _goes_on(said.rstrip())


def _goes_on(said: str) -> bool:
    return bool(said) and not said.endswith(_ENDS)


def _beside(box: HtmlElement, element: HtmlElement) -> bool:
    """Tell whether anything stands beside an element in its box."""
    return len(box) > 1 or bool((box.text or "").strip() or (element.tail or "").strip())


def _own(box: HtmlElement) -> list[str]:
    """Give the texts that stand in a box itself, and in no element in it."""
    return [text.strip() for text in (box.text, *(one.tail for one in box)) if text]
