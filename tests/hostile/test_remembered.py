"""What is remembered from page to page stays small, however long the things are that a page says."""

import tracemalloc

import pytest
from lxml.html import fromstring

from crawler.archive.reprinting.wording import wording
from crawler.reading.body.looks import looks_of
from crawler.reading.cleaning.boilerplate import match
from crawler.reading.layouts.furniture_names import says_furniture, says_inset
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.outlinks.links import absolute

PAGES, LETTERS = 40, 250_000


def link(text):
    element = fromstring("<a>Tin</a>")
    element.set("href", text)
    return element


def styled(text):
    element = fromstring("<p>Tin</p>")
    element.set("style", text)
    return element


@pytest.mark.parametrize(
    "read",
    [
        match,
        says_inset,
        says_furniture,
        wording,
        lambda text: article_path(link(f"/{text}-1234.html")),
        lambda text: absolute(f"/{text}", "http://a.example/"),
        lambda text: looks_of(styled(text)),
    ],
    ids=["match", "says_inset", "says_furniture", "wording", "article_path", "absolute", "looks_of"],
)
def test_nothing_that_is_long_is_remembered(read):
    tracemalloc.start()
    try:
        for page in range(PAGES):
            read(f"{page}" + "x" * LETTERS)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2 * LETTERS
