"""How large and how deep a page may be to be read as an article: what lies beyond was made to break its reader.

Pages of provincial papers have some hundred to some thousand elements, nested some twenty deep. The parser (libxml2)
ends a page in silence where it is nested more than 2,048 deep, so that the rest of an article would be missing; and a
reader's time grows faster than the page.
"""

from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from crawler.article import NotAnArticle

DEEPEST = 200  # levels; browsers flatten a page at 512
MOST = 30_000  # elements
SHORTEST = 3  # bytes of an element: <p>
WIDEST = 3_000  # elements in one: trafilatura takes minutes for 10,000, a walk of our own has no such limit
LONGEST = 2_000_000  # letters: a long novel

_ABOVE = etree.XPath("count(ancestor::*)")
_ELEMENTS = etree.XPath("count(//*)")
_LETTERS = etree.XPath("string-length(/)")
_UNSEEN = etree.XPath("//script | //style")
_WIDE = etree.XPath(f"boolean(//*[count(*) > {WIDEST}])")


def within_bounds(root: HtmlElement, size: int, *, narrow: bool = False) -> HtmlElement:
    """Give the root of a page of so many bytes, or the element of it that alone is walked, back.

    `narrow`: no element may hold more than WIDEST. Raises NotAnArticle: too-deep, too-large.
    """
    if _deeper()(root) or _ABOVE(root) > DEEPEST:
        raise NotAnArticle("too-deep", f"elements nested more than {DEEPEST} deep")
    if size > MOST * SHORTEST and (elements := _ELEMENTS(root)) > MOST:
        raise NotAnArticle("too-large", f"{elements:.0f} elements")
    if narrow and size > WIDEST * SHORTEST and _WIDE(root):
        raise NotAnArticle("too-large", f"more than {WIDEST} elements in one")
    if size <= LONGEST or (letters := _LETTERS(root)) <= LONGEST:
        return root
    if letters - sum(len(one.text or "") for one in _UNSEEN(root)) > LONGEST:
        raise NotAnArticle("too-large", f"{letters:.0f} letters")
    return root


@cache
def _deeper() -> etree.XPath:
    """Give the question whether there are elements below the deepest level; level by level, it costs microseconds."""
    return etree.XPath(f"boolean({'/'.join('*' * DEEPEST)})")
