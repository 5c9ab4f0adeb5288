"""What an article's further page is called, told from its first page's address and from its own alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.outlinks.links import place
from crawler.reading.part_address import MOST_PARTS, first_places, is_part, numbered

words = st.lists(st.sampled_from(["ky-su", "ban-lang", "2026", "muoi", "p"]), min_size=1, max_size=3).map("/".join)
queries = st.sampled_from(["", "?id=7", "?p=4711", "?muc=3&id=7"])
endings = st.sampled_from(["", "/", ".html", ".aspx", ".php", "-4711.html"])
firsts = st.builds("https://bao.vn/{}{}{}".format, words, endings, queries)
numbers = st.integers(2, MOST_PARTS)
names = st.sampled_from(["page", "paged", "trang", "phan", "part", "p"])


def by_parameter(first, name, number):
    return f"{first}{'&' if '?' in first else '?'}{name}={number}"


def in_path(first, name, number, sign):
    path, mark, query = first.partition("?")
    for ending in (".html", ".aspx", ".php"):
        if path.endswith(ending):
            return f"{path.removesuffix(ending)}{sign}{name}{number}{ending}{mark}{query}"
    return f"{path.rstrip('/')}{sign}{name}{number}{mark}{query}"


parts = st.one_of(
    st.builds(lambda first, name, number: (first, by_parameter(first, name, number), number), firsts, names, numbers),
    st.builds(
        lambda first, name, number, sign: (first, in_path(first, name, number, sign), number),
        firsts,
        st.sampled_from(["", "p", "page-", "trang-", "phan", "paged-"]),
        numbers,
        st.sampled_from(["/", "-"]),
    ),
)


@given(parts)
def test_what_is_a_part_of_an_address_leads_back_to_it(given_part):
    first, address, number = given_part
    if is_part(address, first, number):
        assert place(first) in first_places(address)
        assert numbered(number).search(address)


@given(parts)
def test_a_part_is_known_in_each_form(given_part):
    first, address, number = given_part
    if "p=" not in first:  # its article's own number
        assert is_part(address, first, number)


@pytest.mark.parametrize(
    "url", ["https://bao.vn/", "https://bao.vn/2", "https://bao.vn/tin-1.html", "https://bao.vn/a-51"]
)
def test_most_addresses_are_no_parts(url):
    assert first_places(url) == []
