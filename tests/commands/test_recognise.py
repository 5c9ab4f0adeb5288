"""Recognition of a page's maker: every platform's pages against the signs of all, and pages of other platforms."""

import re
from functools import cache
from math import prod
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from crawler.operations.portals.expectation import load
from crawler.operations.registry import loader_of, platforms, portals
from crawler.platforms.recognise import FALLBACK, SURE_ENOUGH, _pattern, _shown, guesses, recognise
from crawler.samples.collection import held_by
from crawler.samples.server import SITES, serve
from crawler.samples.traps import Traps

PORTALS = Path(__file__).parents[1] / "portals"
MARGIN = 0.3  # between the surest and the next: a page has one maker

FOLDERS = sorted(folder.name for folder in PORTALS.iterdir() if (folder / "expected.json").exists())


@cache
def loader():
    settings = Settings()
    settings.setmodule("crawler.settings")
    return loader_of(settings)


@cache
def known():
    return platforms(loader())


def guessed(body):
    return guesses(HtmlResponse("http://example.vn/", body=body), known().values())


def sure_of(body):
    """The platforms that are sure enough: none, or one that wins by a margin."""
    found = guessed(body)
    sure = [guess.platform.platform for guess in found if guess.sureness >= SURE_ENOUGH]
    if sure:
        rest = [guess.sureness for guess in found[1:]]
        assert found[0].sureness - max(rest, default=0) >= MARGIN, found
    return sure


def assert_unknown(body):
    response = HtmlResponse("http://example.vn/", body=body)
    assert all(guess.sureness < SURE_ENOUGH for guess in guessed(body)), guessed(body)
    assert recognise(response, known().values()).platform == FALLBACK


def marked(name):
    """Tell whether a platform's signs are enough to be sure; others are known by their addresses alone."""
    return name in known() and 1 - prod(1 - sure for sure in known()[name].signs.values()) >= SURE_ENOUGH


@pytest.mark.parametrize("name", sorted(SITES))
def test_a_sample_portals_articles_are_its_platforms_and_those_of_unknown_make_are_not_claimed(name):
    site = SITES[name](held_by(name), Traps())
    public = [article for article in site.articles if article.visibility == "public"]
    said = [sure_of(site.answer(article.path, "example.vn").body) for article in public[:: len(public) // 4]]
    assert all(sure in ([], [name]) for sure in said), said
    assert ([name] in said) == marked(name)  # not on every page: the marks of some are the paths of their pictures


def saved_articles():
    for name in FOLDERS:
        portal = portals(loader())[name]
        for page, said in load(PORTALS / name).items():
            if "article" in said:
                yield f"{name}/{page}", portal, said


def test_no_saved_article_of_any_portal_is_taken_for_another_platforms():
    wrong = []
    for page, portal, said in saved_articles():
        reader = said["article"].get("reader", portal.platform).partition("/")[0]
        former = portal.former_domains.get(urlsplit(said["url"]).hostname)
        wrong += [
            (page, sure)
            for sure in sure_of((PORTALS / page).read_bytes())
            if sure not in (portal.platform, reader, former)
        ]
    assert not wrong


def test_every_platform_with_marks_is_recognised_on_saved_articles_of_its_portals():
    recognised, missed = set(), {}
    for page, portal, _ in saved_articles():
        if marked(portal.platform):
            if sure_of((PORTALS / page).read_bytes()) == [portal.platform]:
                recognised.add(portal.platform)
            else:
                missed.setdefault(portal.platform, []).append(page)
    assert {platform: pages for platform, pages in missed.items() if platform not in recognised} == {}


FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{0}</title><meta name="description" content="{0}">
<meta property="og:title" content='{0}'><script type="application/ld+json">{{"headline": "{0}"}}</script></head>
<body><!-- {0} --><h1>{0}</h1><p>{0}</p><img src="/a.jpg" alt="{0}" title='{0}'><pre>{1}</pre></body></html>"""
MENTIONS = [
    "Powered by NukeViet eGovernment. Designed by VINADES.,JSC",
    "Trang tin của xã chạy trên NukeViet eGovernment, thay cho hệ thống cũ",
    '<meta name="generator" content="NukeViet v4.5">',
    "Báo đổi giao diện: POWERED BY ONECMS – A PRODUCT OF NEKO",
    "Thứ Bảy, 19/12/2020, 16:25 [GMT+7]",
    "MEDIATECH, VNPT, Microsoft SharePoint, Liferay và WordPress cùng dự thầu",
]


@pytest.mark.parametrize("mention", MENTIONS)
def test_a_page_that_only_speaks_of_a_platform_is_not_certain(mention):
    escaped = mention.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert_unknown(FRAME.format(escaped, escaped).encode())


def test_a_page_that_speaks_of_all_of_them_is_not_certain():
    assert_unknown(FRAME.format("", " ".join(MENTIONS).replace("<", "&lt;")).encode())


def test_signs_of_two_makers_make_neither_certain():
    by_two = b'<meta name="generator" content="NukeViet v4.5"><meta name="generator" content="WordPress 6.4">'
    one, other, *_ = guessed(b"<html><head>" + by_two + b"</head>")
    assert one.sureness < 0.95
    assert one.sureness + other.sureness < 1


def test_every_sign_is_found_in_whatever_it_matches():
    signs = [sign for platform in known().values() for sign in platform.signs]

    @settings(max_examples=300)
    @given(st.sampled_from(signs).flatmap(lambda sign: st.from_regex(_pattern(sign)).map(lambda page: (sign, page))))
    def check(drawn):
        sign, page = drawn
        assert _shown(sign, page)

    check()


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_have_guesses_between_0_and_1_the_surest_first(body):
    found = [guess.sureness for guess in guessed(body)]
    assert found == sorted(found, reverse=True)
    assert all(0 < sureness < 1 for sureness in found)
    assert sum(found) < 1


def test_every_sign_has_a_sureness_between_0_and_1():
    for platform in known().values():
        assert all(0 < sure < 1 for sure in platform.signs.values()), platform.name


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name in ("nukeviet", "generic"):
        site = SITES[name](held_by(name), Traps())
        (folder / f"{name}.html").write_bytes(site.answer(site.articles[0].path, "example.vn").body)
    return folder


def test_files_are_named_offline_and_one_of_unknown_make_gives_exit_code_1(bare_project, pages):
    ended = bare_project.run("recognise", pages / "nukeviet.html", http_proxy="http://127.0.0.1:9")
    assert ended.returncode == 0, ended.stderr
    assert re.fullmatch(r".*/nukeviet\.html: nukeviet 0\.9\d\n", ended.stdout)
    ended = bare_project.run("recognise", pages / "nukeviet.html", pages / "generic.html")
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[1].endswith("/generic.html: unknown platform")


def test_an_address_is_asked_for_once_and_politely(bare_project):
    with serve(["nukeviet"]) as served:
        ended = bare_project.run("recognise", served.portals["nukeviet"], "-s", "DOWNLOAD_DELAY=0")
        asked = dict(served.requests("nukeviet"))
    assert ended.returncode == 0, ended.stderr
    assert ": nukeviet 0.9" in ended.stdout
    assert asked == {"/robots.txt": 1, "/": 1}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "name saved pages or addresses"),
        (["không-có.html"], "No such file or directory; check the path"),
        (["http://127.0.0.1:9/", "-s", "RETRY_TIMES=0"], "no answer"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(bare_project, args, said):
    ended = bare_project.run("recognise", *args)
    assert ended.returncode == 2
    assert ended.stdout == ""
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("broken module crawler.platforms.")]
    assert len(lines) == 1
    assert said in lines[0]
