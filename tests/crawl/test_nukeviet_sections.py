"""A NukeViet portal asked for some sections: their articles and those of what is below them, and no sidebar's."""

import re
from html import escape

import pytest

from tests.crawl.test_nukeviet_modules import FORMS, linked
from tests.hostile.server import Server, moved, page

# category: the one that it is below, and the number of its articles
CATEGORIES = {
    "kinh-te": (None, 2),
    "nong-nghiep": ("kinh-te", 5),
    "chan-nuoi": ("nong-nghiep", 3),
    "van-hoa": (None, 4),
    "phap-luat": (None, 9),
}
SIZE = 4


class Portal:
    """A portal whose every page shows articles of all sections in a sidebar; its lists show sub-categories, too."""

    def __init__(self, form, *, crumbs=True, menu=tuple(CATEGORIES)):
        self.form, self.crumbs, self.menu, self.pages = form, crumbs, menu, {}
        self.articles = [
            (category, self.url(f"{category}/chuyen-thu-{100 * at + number}.html"))
            for at, (category, (_, count)) in enumerate(CATEGORIES.items())
            for number in range(count)
        ]
        for category, address in self.articles:
            self.pages[address] = self.frame(
                category,
                f'<h1>Chuyện ở {address}</h1><span class="h5">Thứ hai - 13/03/2023 07:10</span>'
                f'<div id="news-bodyhtml"><p>Chuyện của mục {category}, ở {escape(address)}.</p></div>',
            )
        for category in CATEGORIES:
            rows = [address for one, address in self.articles if category in path_to(one)]
            last = -(-len(rows) // SIZE)
            for number in range(1, last + 1):
                shown = linked(rows[(number - 1) * SIZE : number * SIZE])
                following = self.url(f"{category}/page-{number + 1}")
                more = f'<ul class="pagination"><a href="{escape(following)}">{number + 1}</a></ul>'
                address = self.url(category if number == 1 else f"{category}/page-{number}")
                self.pages[address] = self.frame(category, shown + (more if number < last else ""))

    def url(self, op):
        plain = self.form.format(language="vi", module="news", op=op)
        return plain.rstrip("/") if plain.endswith(".html/") else plain

    def frame(self, category, body):
        menu = linked(self.url(one) for one in self.menu)
        trail = "".join(f'<li><a href="{escape(self.url(one))}">{one}</a></li>' for one in path_to(category))
        crumbs = f'<ul class="breadcrumb"><li><a href="/">Trang nhất</a></li>{trail}</ul>' if self.crumbs else ""
        beside = linked(address for one in ("van-hoa", "phap-luat", "nong-nghiep") for address in self.newest(one)[:3])
        return f"{menu}{crumbs}<main>{body}</main><aside>{beside}</aside>"

    def newest(self, category):
        return [address for one, address in self.articles if one == category]

    def answer(self, path, _host):
        body = self.frame("van-hoa", "") if path == "/" else self.pages.get(path)
        if body is None:
            return moved("/")
        return page(f'<html><head><meta name="generator" content="NukeViet v4.5"></head><body>{body}'.encode())


def path_to(category):
    """Give a category with those that it is below, outermost first."""
    above, _ = CATEGORIES[category]
    return [*path_to(above), category] if above else [category]


def kept_of(portal, crawls, *sections):
    with Server(portal.answer) as server:
        run = crawls.run("nukeviet", f"portal={server.url}", f"sections={','.join(sections)}")
        kept = [url.removeprefix(server.url.rstrip("/")) for one in crawls.articles() for url in [one["url"]]]
        asked = [path for path in server.asked if re.search(r"chuyen-thu-\d+", path)]
    return sorted(kept), sorted(asked), run.said


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sections", [("kinh-te",), ("van-hoa",), ("nong-nghiep", "phap-luat"), ("news/kinh-te",)])
def test_no_article_of_a_sidebar_is_kept_or_asked_for_and_those_of_sub_categories_are(form, sections, crawls):
    portal = Portal(FORMS[form])
    kept, asked, said = kept_of(portal, crawls, *sections)
    names = {section.rpartition("/")[2] for section in sections}
    expected = sorted(address for category, address in portal.articles if names & {*path_to(category)})
    assert kept == expected, said
    assert asked == expected


def test_where_no_page_says_what_a_category_is_below_none_of_its_articles_is_lost(crawls):
    portal = Portal(FORMS["rewritten"], crumbs=False)
    kept, _, said = kept_of(portal, crawls, "kinh-te")
    assert {address for category, address in portal.articles if "kinh-te" in path_to(category)} <= {*kept}, said


@pytest.mark.parametrize("form", FORMS)
def test_a_category_that_only_its_articles_name_is_paged_through(form, crawls):
    portal = Portal(FORMS[form], crumbs=False, menu=("kinh-te", "van-hoa"))
    with Server(portal.answer) as server:
        run = crawls.run("nukeviet", f"portal={server.url}")
        kept = {one["url"].removeprefix(server.url.rstrip("/")) for one in crawls.articles()}
    assert kept == {address for _, address in portal.articles}, run.said
