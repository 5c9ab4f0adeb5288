"""The lint of the selectors that a portal of an unknown platform has of its own: slips that read no page, or any."""

from collections.abc import Iterator
from dataclasses import fields

from cssselect import SelectorError

from crawler.reading.layouts.css import parse
from crawler.reading.layouts.layout import Layout

_SELECTORS = [each.name for each in fields(Layout) if each.name == "body" or each.default == ()]


def check_layouts(layouts: object) -> Iterator[str]:
    """Say what is wrong with a portal's layouts, as they are declared."""
    if not isinstance(layouts, tuple | list):
        yield "layouts: a comma is missing; write it like layouts = (Layout(…),)"
        return
    for layout in layouts:
        if not isinstance(layout, Layout):
            yield f"layouts: {layout!r} is no Layout"
            continue
        for name in _SELECTORS:
            yield from _check_selectors(f"layouts: {name} of {layout.name}", getattr(layout, name))


def _check_selectors(where: str, selectors: object) -> Iterator[str]:
    if not isinstance(selectors, tuple | list):
        yield f'{where}: a comma is missing; write it like ("div.noi-dung",)'
        return
    for selector in selectors:
        try:
            parse(selector)
        except (SelectorError, TypeError) as error:
            yield f"{where}: {selector!r} is no CSS selector: {error}"
