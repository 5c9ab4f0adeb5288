"""Looking for elements by CSS on one page, many times: by an index of the page's classes and ids."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.reading.layouts.css import Selector, parse, scan
from crawler.reading.layouts.furniture_names import LONGEST
from crawler.reading.lines.one_line import fold

Selectors = Sequence[str]  # in the order of preference

_CLASSED = XPath("//@class/..")
_NAMED = XPath("//@id/..")

Group = list[HtmlElement]  # in the order of the page


class PageIndex:
    """A page's root, and its elements by class and id."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.classed: Group = _CLASSED(root)
        self.valued = {"id": _by_value(_NAMED(root), "id"), "class": _by_value(self.classed, "class")}
        self.values = {attribute: "\n".join(values) for attribute, values in self.valued.items()}
        self.named: dict[str, list[Group]] = defaultdict(list)  # by each value of the attribute that has the name
        for value, group in self.valued["id"].items():
            self.named[f"#{value}"].append(group)
        for value, group in self.valued["class"].items():
            for name in _names(value) if len(value) <= LONGEST else _names.__wrapped__(value):
                self.named[name].append(group)

    @cached_property
    def place(self) -> dict[HtmlElement, int]:
        """Give the order of the elements that have a class."""
        return {element: place for place, element in enumerate(self.classed)}

    def all(self, selectors: Selectors) -> list[HtmlElement]:
        """Give what the first selector that finds text or a picture finds, in the order of the page."""
        for css in selectors:
            found = [one for one in self.find(css) if says(one) or one.find(".//img") is not None]
            if found:
                return found
        return []

    def every(self, selectors: Selectors) -> set[HtmlElement]:
        """Give all that any of the selectors finds."""
        return {element for css in selectors for one in parse(css) for element in self.search(one)}

    def first(self, selectors: Selectors) -> HtmlElement | None:
        """Give the first element of what `all` finds, or None."""
        return next(iter(self.all(selectors)), None)

    def find(self, css: str) -> list[HtmlElement]:
        """Give what selectors that commas part find, each element once, in the order of the page."""
        return self.merged([found for one in parse(css) if (found := list(self.search(one)))])

    def search(self, selector: Selector) -> Iterator[HtmlElement]:
        """Give what one selector finds, in the order of the page."""
        if not selector.names <= self.named.keys():
            return iter(())
        if selector.test is None:
            return iter(scan(selector.text)(self.root))
        return filter(selector.test, self.candidates(selector))

    def candidates(self, selector: Selector) -> Iterator[HtmlElement]:
        """Give the elements among which a selector's are, in the order of the page."""
        if selector.name:
            return iter(self.merged(self.named[selector.name]))
        if selector.part:
            attribute, part = selector.part
            if part not in self.values[attribute]:  # one search for all of them
                return iter(())
            return iter(self.merged([group for value, group in self.valued[attribute].items() if part in value]))
        tag = selector.tag or "*"
        return self.inside(selector.within, tag) if selector.within else self.root.iter(tag)

    def merged(self, groups: list[Group]) -> Group:
        """Give the elements of several groups, each once, in the order of the page."""
        if len(groups) < 2:  # noqa: PLR2004 - nothing to merge
            return groups[0] if groups else []
        wanted = {element for found in groups for element in found}
        if wanted <= self.place.keys():
            return sorted(wanted, key=self.place.__getitem__)
        return [element for element in self.root.iter() if element in wanted]

    def inside(self, name: str, tag: str) -> Iterator[HtmlElement]:
        """Give the elements within those of a class or id, each once, in the order of the page."""
        seen: set[HtmlElement] = set()
        for outer in self.merged(self.named[name]):
            if outer in seen:  # with all that it holds
                continue
            for element in outer.iterdescendants("*"):
                seen.add(element)
                if tag in ("*", element.tag):
                    yield element


@lru_cache(20_000)  # the pages of a portal have the same classes
def _names(value: str) -> tuple[str, ...]:
    return tuple(f".{name}" for name in set(value.split()))


def _by_value(elements: Group, attribute: str) -> dict[str, Group]:
    found: dict[str, Group] = defaultdict(list)
    for element in elements:
        found[element.get(attribute)].append(element)
    return found


def says(element: HtmlElement) -> bool:
    """Tell whether there is text in an element."""
    return any(map(fold, element.itertext()))
