"""CSS selectors as tests of one element, and what an element must be named to pass.

lxml translates a selector to XPath, which looks at every element of a page. A layout asks some fifty selectors of a
page: it is many times as fast to look up the few elements of the right class, and to test those.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import cssselect.parser as css
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

Test = Callable[[HtmlElement], bool]
HOLDING = ("*=", "^=", "$=", "=", "~=")  # the operators by which an attribute holds the value somewhere

Tree = Any  # a node of cssselect's tree; its classes share no base


class Selector(NamedTuple):
    """One selector, without commas. `text` is CSS in one spelling.

    What it finds has the class or id `name` where that is given ("." or "#" before it), or an attribute, class or id,
    that holds the letters of `part`, or stands within what has the class or id `within`; it has the tag `tag` where
    that is given.
    The page has all of `names`. `test` is None for what only lxml can tell (`:has`, `:first-child`).
    """

    text: str
    name: str | None
    part: tuple[str, str] | None
    within: str | None
    tag: str | None
    names: frozenset[str]
    test: Test | None


@cache
def parse(selectors: str) -> tuple[Selector, ...]:
    """Parse selectors that commas part. Raises cssselect.SelectorError for what is no selector."""
    try:
        return tuple(_selector(one) for one in css.parse(selectors))
    except css.SelectorError as error:
        error.add_note(f"the selector is {selectors!r}; scrapy check-portals says of a portal's where it stands")
        raise


@cache
def scan(text: str) -> CSSSelector:
    """Give the selector as lxml applies it to a whole page."""
    return CSSSelector(text, translator="html")


def _selector(parsed: css.Selector) -> Selector:
    tree: Tree = parsed.parsed_tree
    try:
        test = _test(tree)
    except NotImplementedError:
        test = None
    outer, last = (tree.selector, tree.subselector) if isinstance(tree, css.CombinedSelector) else (None, tree)
    parts = ((node.attrib, node.value.value) for node in _compound(last) if _is_part(node))
    tag = next((node.element for node in _compound(last) if isinstance(node, css.Element)), None)
    return Selector(
        text=parsed.canonical(),
        name=_named(last),
        part=next(parts, None),
        within=_around(tree.combinator, outer) if outer else None,
        tag=tag.lower() if tag else None,
        names=frozenset(_names(tree)),
        test=test,
    )


def _around(combinator: str, outer: Tree) -> str | None:
    """Give the class or id of the nearest element around what is found that must have one."""
    while combinator in " >":
        if name := _named(outer.subselector if isinstance(outer, css.CombinedSelector) else outer):
            return name
        if not isinstance(outer, css.CombinedSelector):
            return None
        combinator, outer = outer.combinator, outer.selector
    return None


def _compound(tree: Tree) -> Iterator[Tree]:
    """Give the parts of a compound: of `p.a.b` the class b, the class a and the tag."""
    yield tree
    while hasattr(tree, "selector"):
        tree = tree.selector
        yield tree


def _named(compound: Tree) -> str | None:
    return next((name for node in _compound(compound) if (name := _name(node))), None)


def _name(tree: Tree) -> str | None:
    if isinstance(tree, css.Class):
        return f".{tree.class_name}"
    return f"#{tree.id}" if isinstance(tree, css.Hash) else None


def _names(tree: Tree) -> Iterator[str]:
    """Give the classes and ids without which a page has nothing to find."""
    if name := _name(tree):
        yield name
    if hasattr(tree, "selector"):
        yield from _names(tree.selector)
    if isinstance(tree, css.CombinedSelector):
        yield from _names(tree.subselector)


def _is_part(tree: Tree) -> bool:
    if not isinstance(tree, css.Attrib) or tree.value is None:
        return False
    return (
        tree.attrib in ("class", "id")
        and tree.operator in HOLDING
        and bool(tree.value.value)
        and not ignores_case(tree)
    )


def ignores_case(tree: Tree) -> bool:
    """Tell whether an attribute's value counts in capitals, too: [type=a i]; cssselect knows it from 1.4 on."""
    return bool(getattr(tree, "flag", None))


def _test(tree: Tree) -> Test:
    """Give the test for a selector; raise NotImplementedError for what it cannot tell from an element and its place."""
    if isinstance(tree, css.Element):
        tag = (tree.element or "").lower()
        return (lambda element: bool(element.tag == tag)) if tag else lambda _: True
    if isinstance(tree, css.Class):
        return _both(_has_class(tree.class_name), tree.selector)
    if isinstance(tree, css.Hash):
        return _both(_has_id(tree.id), tree.selector)
    if isinstance(tree, css.Attrib) and tree.namespace is None and not ignores_case(tree):
        return _both(_attribute(tree), tree.selector)
    if isinstance(tree, css.Negation):
        inner = _test(tree.subselector)
        return _both(lambda element: not inner(element), tree.selector)
    if isinstance(tree, css.CombinedSelector):
        return _placed(tree.combinator, _test(tree.selector), _test(tree.subselector))
    raise NotImplementedError(tree)


def _has_class(name: str) -> Test:
    return lambda element: name in element.get("class", "").split()


def _has_id(name: str) -> Test:
    return lambda element: bool(element.get("id") == name)


def _both(test: Test, rest: Tree) -> Test:
    other = _test(rest)
    return lambda element: test(element) and other(element)


def _attribute(tree: Tree) -> Test:
    name = tree.attrib.lower()
    if tree.operator == "exists":
        return lambda element: name in element.attrib
    wanted: str = tree.value.value
    compare: dict[str, Callable[[str], bool]] = {
        "=": lambda value: value == wanted,
        "~=": lambda value: wanted in value.split(),
        "|=": lambda value: value == wanted or value.startswith(f"{wanted}-"),
        "^=": lambda value: bool(wanted) and value.startswith(wanted),
        "$=": lambda value: bool(wanted) and value.endswith(wanted),
        "*=": lambda value: bool(wanted) and wanted in value,
    }
    if tree.operator not in compare:
        raise NotImplementedError(tree)
    says = compare[tree.operator]
    return lambda element: (value := element.get(name)) is not None and says(value)


def _placed(combinator: str, outer: Test, inner: Test) -> Test:
    """Give the test for an element that stands below, in, right after or after another."""
    if combinator == ">":
        return lambda element: inner(element) and (up := element.getparent()) is not None and outer(up)
    around: Callable[[HtmlElement], Iterator[HtmlElement]]
    if combinator == " ":
        around = HtmlElement.iterancestors
    elif combinator == "~":
        around = lambda element: element.itersiblings("*", preceding=True)  # noqa: E731 - as above
    elif combinator == "+":
        around = lambda element: islice(element.itersiblings("*", preceding=True), 1)  # noqa: E731 - as above
    else:
        raise NotImplementedError(combinator)
    return lambda element: inner(element) and any(map(outer, around(element)))
