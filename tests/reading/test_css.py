"""A layout's selectors, as they are parsed."""

import pytest
from cssselect import SelectorError

from crawler.reading.layouts.css import parse


def test_a_selector_that_is_none_is_named_by_the_error():
    with pytest.raises(SelectorError) as raised:
        parse("div..noi-dung")
    assert "'div..noi-dung'" in "".join(raised.value.__notes__)
