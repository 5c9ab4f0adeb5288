"""Portals with habits of their own: new session numbers, twins of each article, script pagers, a firewall."""

import itertools
import json
import re

import pytest
from scrapy.http import HtmlResponse

from crawler.crawl.barred import ROW
from crawler.crawl.no_page import barring
from crawler.reading.outlinks.links import links
from crawler.reading.outlinks.pager import next_page
from crawler.reading.outlinks.script_button import goes_on_by_script
from crawler.reading.parsing.page import page_root
from tests.crawl.small_portals import WORDS, address, article, listing
from tests.hostile.server import page

FORBIDDEN = page(b"<title>403</title><p>Forbidden", status="403 Forbidden")
CHALLENGE = page(b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>")

COOKIE = page(
    b'<html><body><script>document.cookie="D1N=0c5f"+"; path=/";window.location.reload(true);</script></body></html>'
)


def parsed(body):
    return page_root(HtmlResponse("http://bao.vn/", body=body, encoding="utf-8"))


def test_an_article_is_one_whatever_session_its_link_names(night):
    sessions = (f"{number:032X}" for number in itertools.count())

    def answer(path, _host):
        if path == "/":
            return listing(f"{address(nth)};jsessionid={next(sessions)}" for nth in range(3))
        return article(found[1]) if (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)) else None

    assert "3 new" in night(answer)[0].said
    said, asked = night(answer)
    assert "3 already kept" in said.said
    assert asked.total() == 3
    assert not any("jsession" in one["url"] for one in night.crawls.articles())


def test_only_a_session_is_taken_from_an_address():
    root = parsed(b'<a href="/a;jsessionid=1F.node?x=1;y=2">a</a><a href="/tin;so-1.html">b</a>')
    assert [url for url, _ in links(root, "http://bao.vn/")] == [
        "http://bao.vn/a?x=1;y=2",
        "http://bao.vn/tin;so-1.html",
    ]


def test_a_twin_whose_page_names_another_address_as_its_own_is_fetched_once_and_ends_no_listing_late(night):
    def answer(path, host):
        if found := re.fullmatch(r"/(?:m/)?tin/bai-viet-so-(\d+)\.html", path):
            return article(found[1], f'<link rel="canonical" href="http://{host}/tin/bai-viet-so-{found[1]}.html">')
        if found := re.fullmatch(r"/tin(?:\?page=(\d))?", path):
            nth = int(found[1] or 1)
            both = [
                twin for one in range(50 - nth * 5, 45 - nth * 5, -1) for twin in (address(one), f"/m{address(one)}")
            ]
            return listing(both, f'<div class="pager"><a href="/tin?page={nth + 1}">{nth + 1}</a></div>' * (nth < 4))
        return page(b'<title>Bao</title><nav><a href="/tin">Tin</a></nav>') if path == "/" else None

    said, asked = night(answer)
    assert "20 new, 20 unchanged" in said.said
    said, asked = night(answer)
    assert "skipped: 10 already kept" in said.said
    assert "1 all kept by an earlier run" in said.said
    assert asked.total() == 4, asked


@pytest.mark.parametrize("named", [address(3), address(9), "/tin/"])
def test_articles_whose_pages_all_name_one_address_as_their_own_stay_apart(night, named):
    def answer(path, host):
        if path == "/":
            return listing(map(address, range(5)))
        found = re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)
        return article(found[1], f'<link rel="canonical" href="http://{host}{named}">') if found else None

    assert "5 new" in night(answer)[0].said
    said, asked = night(answer)
    assert ("5 already kept" in said.said, asked.total()) == (True, 3)
    assert {one["title"][-1] for one in night.crawls.articles()} == set("01234")


def with_older(number, items):
    head = f"<title>{number}</title><h1>Cầu số {number}</h1><p>{number}. {WORDS}</p>"
    return page(f"{head}<h3>Tin đã đưa</h3><ul>{items}</ul>".encode())


POSTBACK = "<div class=\"pager\"><b>1</b> <a href=\"javascript:__doPostBack('ctl00$pg','')\">2</a></div>"


@pytest.mark.parametrize("pager", [POSTBACK, '<div class="pager"><b>1</b></div>'])
def test_behind_a_pager_for_scripts_or_the_end_of_all_listings_the_articles_lead_to_older_ones(night, pager):
    def answer(path, _host):
        if path == "/":
            return listing([address(8), address(7)], '<ul class="menu"><li><a href="/kinh-te">Kinh tế</a></li></ul>')
        if path == "/kinh-te":
            return listing([address(8), address(7), address(6), address(5)], pager)
        number = int(path[-11:-5]) - 100_000 if re.fullmatch(r"/tin/bai-viet-so-\d+\.html", path) else -1
        older = "".join(f'<li><a href="{address(one)}">Cầu</a></li>' for one in range(max(number - 2, 0), number))
        return with_older(number, older) if number >= 0 else None

    assert "9 new" in night(answer)[0].said
    said, asked = night(answer)
    assert "0 new" in said.said
    assert not any(path.startswith("/tin/") for path in asked)


def test_behind_a_pager_for_scripts_what_the_first_articles_led_to_is_remembered(night):
    def answer(path, _host):
        if path == "/":  # it shows all that the section does
            return listing([address(8), address(7)], '<ul class="menu"><li><a href="/kinh-te">Kinh tế</a></li></ul>')
        if path == "/kinh-te":
            return listing([address(8), address(7)], POSTBACK)
        number = int(path[-11:-5]) - 100_000 if re.fullmatch(r"/tin/bai-viet-so-\d+\.html", path) else -1
        return with_older(number, f'<li><a href="{address(number - 1)}">Cầu</a></li>') if number >= 0 else None

    assert "9 new" in night(answer)[0].said


@pytest.mark.parametrize(
    ("pager", "by_script"),
    [
        ("<a href=\"javascript:__doPostBack('ctl00$pager','2')\">2</a>", True),
        ('<a href="#" onclick="more()">Xem thêm</a>', True),
        ('<button data-url="/api?page=2">Tải thêm</button>', True),
        ("<a href=\"javascript:__doPostBack('ctl00$pager','1')\">1</a>", False),
        ('<ul><li class="disabled"><a href="javascript:void(0)">»</a></li></ul>', False),
        ('<button type="button" disabled>Xem thêm</button>', False),
        ('<a href="/tin?page=1">1</a>', False),
        ("<button>Tìm kiếm</button>", False),
    ],
)
def test_a_listing_that_only_a_script_can_page_further_is_told_apart_from_one_that_has_ended(pager, by_script):
    root = parsed(f"<ul><li><a href='/a'>Tin</a></li></ul><div class='pager'>{pager}</div>".encode())
    assert goes_on_by_script(root, 1) == by_script
    beside = parsed(f"<div class='slider'>{pager}</div>".encode())
    assert not goes_on_by_script(beside, 1)


@pytest.mark.parametrize("wall", [FORBIDDEN, CHALLENGE, COOKIE])
def test_a_portal_that_bars_us_in_the_middle_of_a_crawl_is_left_alone_and_nothing_is_lost(night, wall):
    left = [8]

    def answer(path, _host):
        left[0] -= path != "/robots.txt"
        if left[0] < 0:
            return wall
        if path == "/":
            return listing(map(address, range(30)))
        return article(found[1]) if (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)) else None

    run, asked = night(answer)
    assert run.code == 6, run.said
    assert "not complete (blocked): 7 new" in run.said
    assert "verdict: blocked because the portal bars us, from its home page too, after 7 articles" in run.said
    assert asked.total() <= 9 + ROW + 4, "what is asked in vain is bounded"
    left[0] = 1000
    assert "complete (finished): 23 new" in night(answer)[0].said


def test_a_dead_link_in_the_menu_is_the_portals_own_and_the_crawl_is_complete(night):
    def answer(path, _host):
        if path == "/":
            return page(b'<title>Bao</title><nav><a href="/tin">Tin</a><a href="/bao-in">In</a></nav>')
        if path == "/tin":
            return listing(map(address, range(5)))
        return article(found[1]) if (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)) else None

    run, _ = night(answer)
    assert ": complete (finished): 5 new" in run.said, run.said
    assert "skipped: 1 no listing, 1 no sitemap" in run.said, "the dead link and the sitemap"
    assert "http 404" not in run.said
    assert "gave no article" not in run.said


def test_a_portal_whose_articles_all_have_one_title_is_degraded(night):
    def answer(path, _host):
        if path == "/":
            return listing(map(address, range(6)))
        if not (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)):
            return None
        text = "".join(f"<p>{number}. Bài {found[1]}. {WORDS}</p>" for number in range(4))
        return page(f"<title>Tin trong tỉnh</title><body><h1>Tin trong tỉnh</h1><div>{text}</div>".encode())

    run, _ = night(answer)
    assert "6 of 6 articles have the same title: is it the site's?" in run.said, run.said
    assert run.code == 1


def test_pages_that_are_for_members_only_are_no_wall(night):
    def answer(path, _host):
        if path == "/":
            return listing(map(address, range(30)))
        found = re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)
        return FORBIDDEN if found and int(found[1]) < 100_020 else article(found[1]) if found else None

    run, asked = night(answer)
    assert "complete (finished): 10 new" in run.said, run.said
    assert "20 http 403" in run.said
    assert asked["/"] == 3  # asked for again after 5 pages, and after 10 more
    owed = json.loads(next(night.crawls.folder.glob("runs/*/reached.json")).read_text())["owed"]
    assert len(owed) < 2 * ROW  # those after the last look at the home page, of which nobody can be sure


def test_a_home_page_that_goes_on_at_another_address_is_paged_and_a_sections_pages_are_the_sections(night):
    def answer(path, _host):
        if found := re.fullmatch(r"/(?:search\?updated-max=(\d))?", path):
            nth = int(found[1] or 1)
            more = f'<div class="blog-pager"><a href="/search?updated-max={nth + 1}">Bài đăng Cũ hơn</a></div>' * (
                nth < 3
            )
            return listing(map(address, range(nth * 5, nth * 5 + 5)), '<nav><a href="/tin">Tin</a></nav>' + more)
        if path == "/tin":
            return listing([])
        return article(found[1]) if (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)) else None

    assert "complete (finished): 15 new" in night(answer)[0].said


@pytest.mark.parametrize(
    ("body", "barred"),
    [
        ("<script>document.cookie='a=1';location.href='/x?b=1';</script><noscript>Cần JavaScript</noscript>", True),
        ("<script>setTimeout(function(){location.reload()},9);document.cookie = 'a=1'</script>", True),
        ("<script>document.cookie='a=1'</script>", False),
        ("<script>if (document.cookie == 'a=1' && location.href == '/x') go()</script>", False),
        ("<script>document.cookie='a=1';location.reload()</script><p>" + WORDS, False),
        ("<script>document.cookie='a=1';location.reload()</script>" + "<!-- -->" * 1000, False),
    ],
)
def test_a_page_without_words_that_sets_a_cookie_and_loads_itself_again_bars_us(body, barred):
    answer = HtmlResponse("http://bao.vn/", body=f"<html><body>{body}</body></html>".encode(), encoding="utf-8")
    assert barring(answer) == ("blocked" if barred else None)


def test_a_home_page_that_is_the_only_list_is_paged_and_left_where_all_was_kept(night):
    def answer(path, _host):
        if found := re.fullmatch(r"/(?:\?page=(\d))?", path):
            nth = int(found[1] or 1)
            numbers = "".join(f'<a href="/?page={one}">{one}</a>' for one in (1, 2, 3) if one != nth)
            return listing(
                map(address, range(50 - nth * 5, 45 - nth * 5, -1)), f'<div class="pagination">{numbers}</div>'
            )
        return article(found[1]) if (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)) else None

    assert "complete (finished): 15 new" in night(answer)[0].said
    run, asked = night(answer)
    assert "1 all kept by an earlier run" in run.said
    assert asked["/?page=2"] == 0


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<div class="pager"><a class="next" href="?p=2"><i class="fa"></i></a></div>', "http://bao.vn/tin?p=2"),
        ('<ul class="pagination"><li class="page-next"><a href="?p=2"></a></li></ul>', "http://bao.vn/tin?p=2"),
        ('<a rel="next" href="?p=2"><img src="x.png"></a>', "http://bao.vn/tin?p=2"),
        ('<div class="slider"><a class="next" href="?p=2"></a></div>', None),
        ('<div class="pager"><a class="prev" href="?p=2"></a><a class="nextgen" href="?p=3"></a></div>', None),
        ('<div class="pager"><a class="next" href="?p=2">Tin về cây cầu</a></div>', None),
    ],
)
def test_an_arrow_without_words_leads_on_where_it_stands_in_a_pager(pager, following):
    assert next_page(parsed(f"<body>{pager}".encode()), "http://bao.vn/tin", 1) == following


@pytest.mark.parametrize("platform", ["generic", "wordpress"])
def test_a_section_of_the_menu_whose_address_looks_like_an_articles_is_paged(night, platform):
    def answer(path, _host):
        if path == "/":
            menu = '<ul class="main-menu"><li><a href="/van-hoa-xa-hoi-y-te/">Văn hóa - Xã hội</a></li></ul>'
            return listing(["/van-hoa-xa-hoi-y-te/cau-treo-moi-qua-suoi-so-1.html"], menu)
        if found := re.fullmatch(r"/van-hoa-xa-hoi-y-te/(?:page/(\d)/)?", path):
            nth = int(found[1] or 1)
            more = f'<div class="pager"><a href="/van-hoa-xa-hoi-y-te/page/{nth + 1}/">{nth + 1}</a></div>'
            return listing([f"/van-hoa-xa-hoi-y-te/cau-treo-moi-qua-suoi-so-{nth}.html"], more if nth < 3 else "")
        return article(found[1]) if (found := re.fullmatch(r"/van-hoa-xa-hoi-y-te/.*-(\d)\.html", path)) else None

    said, asked = night(answer, platform)
    assert "3 new" in said.said
    assert asked["/van-hoa-xa-hoi-y-te/"] == 1


@pytest.mark.parametrize(("platform", "told"), [("wordpress", True), ("generic", False)])
def test_the_first_night_tells_a_portal_that_is_of_another_platform_than_said(night, platform, told):
    def answer(path, _host):
        if path == "/":
            return listing(f"/tin-tuc/cau-treo-moi-qua-suoi-so-{nth}.html" for nth in range(6))
        return article(found[1]) if (found := re.fullmatch(r"/tin-tuc/.*-(\d)\.html", path)) else None

    said, _ = night(answer, platform)
    assert "6 new" in said.said
    assert ("not by the portal's own rules" in said.said) is told, said.said
