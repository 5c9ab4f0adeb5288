"""The elements that follow one on a page, as they are asked for: most who ask need but a few."""

from collections.abc import Iterator

from lxml.html import HtmlElement


def following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Give what stands below an element on the page, in order; what is in it, comments, scripts and styles not."""
    box: HtmlElement | None = element
    while box is not None:
        for after in box.itersiblings():
            yield from (one for one in after.iter("*") if one.tag not in ("script", "style"))
        box = box.getparent()
