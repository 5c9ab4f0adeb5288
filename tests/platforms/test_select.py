"""Selecting with the shortcut must find what selecting without it finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.cssselect import CSSSelector

from crawler.reading.layouts.select import PageIndex

NAMES = st.sampled_from(["a", "b", "c-d", "e_f"])
MARKUP = st.recursive(
    st.builds(lambda name, text: f"<p class='{name}'>{text}</p>", NAMES, st.just("chữ")),
    lambda inner: st.builds(
        lambda name, kind, parts: f"<div {kind}='{name}'>{''.join(parts)}</div>",
        NAMES,
        st.sampled_from(["id", "class"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
SELECTORS = (
    "p.a",
    "#b .a",
    ".c-d > p",
    "div:not(.b) p",
    "p, .a",
    "[class=e_f]",
    ".a.b, #e_f p.a",
    "div p:first-child",
    ".x",
    "div p",
    "#b p.a",
    "#a > div p",
    ".b div > *",
    "p ~ p",
    "div + p.a, p + p",
    "[class*='-'], #a",
    "[class^=c] p",
    "[class$='_f'], [id]",
    "[class~=a]:not(p), [id|=c]",
    "#a .b p, .b #a",
    "div:has(> p.a)",
    "[class='A' i] p, .b",
)


@pytest.mark.parametrize("css", SELECTORS)
@given(markup=MARKUP)
def test_the_shortcut_loses_nothing(css, markup):
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    expected = [one for one in CSSSelector(css, translator="html")(root) if one.text_content().strip()]
    assert PageIndex(root).all((css,)) == expected
