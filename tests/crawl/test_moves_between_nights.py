"""A portal that moves to www between two nights is the same one, and so are its listings."""

import re

import pytest

from tests.crawl.papers import Paper, address
from tests.hostile.server import Server, moved, page

BARE, WWW = "http://bao.example", "http://www.bao.example"
DOWN = page(b"<p>500", status="500 Error")


@pytest.fixture
def night(crawls, monkeypatch):
    """Give a maker of crawls of a paper at `night.at`, to which its other name leads; a proxy plays both."""
    paper = Paper({"tin": [*range(55, 0, -1)], "xa": [*range(65, 55, -1)]})

    def answer(url, host):
        at, path = re.fullmatch(r"(http://[\w.]+)(/.*)", url).groups()
        return paper.answer(path, host) if at == crawl.at else moved(f"{crawl.at}{path}", "301 Moved Permanently")

    with Server(answer) as proxy:
        for name, value in {"http_proxy": proxy.url, "no_proxy": "", "BAOTINH_CONTACT": "bao@bao.example"}.items():
            monkeypatch.setenv(name, value)

        def crawl():
            proxy.asked.clear()
            said = crawls.run("generic", f"portal={BARE}/", settings=["RETRY_TIMES=0"]).said
            return said, proxy.asked.copy()

        crawl.at, crawl.paper = BARE, paper
        yield crawl


def test_a_listing_is_left_where_all_was_kept_though_the_portal_has_moved_to_www(night):
    night.paper.wrong = {address(5): DOWN}  # so that no run is complete, and each listing counts by itself
    assert "not complete (finished): 64 new" in night()[0]
    night.at = WWW
    night.paper.publish(3)
    said, asked = night()
    assert "3 new" in said, said
    assert (asked[f"{WWW}/tin/page/2"], asked[f"{WWW}/tin/page/3"]) == (1, 0)


def test_a_listing_that_shows_nothing_any_more_since_the_portal_moved_is_missed(night):
    night()
    night.at = WWW
    night.paper.sections["tin"], night.paper.on_home = [], 0
    assert "not complete (finished)" in night()[0]
