"""A page without an article amid a listing whose pages name no further ones is not taken for its end."""

import re

import pytest

from tests.crawl.small_portals import WORDS
from tests.hostile.server import moved, page

MENU = '<nav><a href="/thoi-su">Thời sự</a><a href="/kinh-te">Kinh tế</a></nav>'
PAGES, ON_A_PAGE = 5, 6
ALL = PAGES * ON_A_PAGE


def made(body):
    return page(f"<title>Báo</title>{MENU}{body}".encode())


class Paper:
    """A paper of ONECMS whose section shows no article on some pages: each of `empty` so many times."""

    def __init__(self, empty, beyond=None):
        self.empty, self.beyond = empty, beyond  # what it answers beyond its last page

    def __call__(self, path, _host):
        if found := re.fullmatch(r"/cau-so-(\d+)\.html", path):
            return made(f"<h1>Cầu số {found[1]} qua suối</h1><p>{found[1]} {WORDS}</p>")
        if found := re.fullmatch(r"/thoi-su(?:\?page=(\d+))?", path):
            return self.listing(int(found[1] or 1))
        return made("") if path == "/" else None

    def listing(self, number):
        if number > PAGES and self.beyond:
            return self.beyond
        self.empty[number] = self.empty.get(number, 0) - 1
        if number > PAGES or self.empty[number] >= 0:
            return made("<p>Đang cập nhật</p>")
        newest = 10_000 + ALL - (number - 1) * ON_A_PAGE
        links = (f'<li><a href="/cau-so-{newest - nth}.html">Cầu mới qua suối</a></li>' for nth in range(ON_A_PAGE))
        return made(f"<ul>{''.join(links)}</ul>")


def listings_in(asked):
    return {path: times for path, times in asked.items() if path.startswith("/thoi-su")}


def test_a_page_that_shows_no_article_for_a_moment_costs_none(night):
    said, asked = night(Paper({3: 1}), "onecms")
    assert f": complete (finished): {ALL} new" in said.said, said
    assert asked["/thoi-su?page=3"] == 2


def test_a_page_that_never_shows_one_hides_none_behind_it_and_is_believed_by_the_second_night(night):
    paper = Paper({3: 100})
    said, _ = night(paper, "onecms")
    assert f"not complete (finished): {ALL - ON_A_PAGE} new" in said.said, said
    said, _ = night(paper, "onecms")
    assert ": complete (finished): 0 new" in said.said, said
    said, asked = night(paper, "onecms")
    assert (": complete" in said.said, listings_in(asked)) == (True, {"/thoi-su": 1}), said


@pytest.mark.parametrize("beyond", [None, page(b"", status="404 Not Found"), moved("/"), moved("/thoi-su")])
def test_behind_a_listings_end_one_page_more_is_asked_for_at_most(night, beyond):
    said, asked = night(Paper({}, beyond), "onecms")
    assert f": complete (finished): {ALL} new" in said.said, said
    assert len(listings_in(asked)) <= PAGES + 2
    assert "/thoi-su?page=8" not in asked
