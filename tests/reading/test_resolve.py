"""Addresses are completed as the standard library does it, whether or not there is a shorter way."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.lines.resolve import is_whole, resolve

PARTS = st.sampled_from(
    [
        "/",
        "//",
        ".",
        "..",
        "a",
        "tin-tuc",
        "12.html",
        "?",
        "&",
        "=",
        "#",
        ";",
        "%20",
        "%",
        ":",
        "@",
        "é",
        " ",
        "\\",
        "~",
    ]
)
PATHS = st.lists(PARTS, max_size=8).map("".join)
ORIGINS = st.sampled_from(
    ["", "http:", "http://", "//b.example", "https://b.example", "HTTP://B.example:80", "ftp://b", "http://b:99999/"]
)
ADDRESSES = st.builds("".join, st.tuples(ORIGINS, PATHS))
BASES = st.sampled_from(["", "/tin", "http://a.example", "https://u@a.example:81/tin/x.html?q#f", "ftp://a/b", "//a/b"])


def either(join, base, address):
    try:
        return join(base, address)
    except ValueError as error:
        return str(error)


@given(BASES, ADDRESSES)
def test_an_address_is_completed_as_by_urljoin(base, address):
    assert either(resolve, base, address) == either(urljoin, base, address)


@pytest.mark.parametrize("address", ["/tin/a-12.html", "/tin/", "http://a.example/", "https://a.example:81/x/a.b%20c"])
def test_what_most_addresses_look_like_is_completed_the_short_way(address, monkeypatch):
    monkeypatch.setattr("crawler.reading.lines.resolve.urljoin", None)
    assert is_whole(resolve("http://a.example/tin/", address))


@pytest.mark.parametrize(
    "address",
    ["http://a.example", "http://a b/", "http://A.example/", "http://u@a/", "/a", "http://a/b#c", "http://a/;x"],
)
def test_what_still_has_something_to_ask_is_not_whole(address):
    assert not is_whole(address)
