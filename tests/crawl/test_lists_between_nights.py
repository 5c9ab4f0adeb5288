"""What a listing shows for one night, wrongly or too late, hides none of its articles from the nights behind it."""

import pytest

from tests.crawl.papers import Nights, Paper, address
from tests.crawl.small_portals import listing
from tests.hostile.server import moved, page

LOGIN = page(b'<title>Login</title><form method="post"><input name="user"><input type="password" name="pw"></form>')
MENU = '<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/khac">Khác</a></li></ul>'
EMPTY = listing([], f"{MENU}<p>Đang cập nhật</p>")
SINCE = "since=1990-01-01"


def numbers(newest, oldest=1):
    return [*range(newest, oldest - 1, -1)]


@pytest.fixture
def night(crawls):
    nights = Nights(crawls, Paper({"tin": numbers(45, 6), "khac": numbers(5)}))
    with nights.server:
        yield nights


def a_night_that_ended_early(night, *arguments):
    """Have 35 articles published after a complete night, and the newest of them kept by one that ended early."""
    assert ": complete (finished): 45 new" in night(*arguments)[0]
    night.paper.publish(35)
    assert "not complete (limit): 15 new" in night(*arguments, "limit=15")[0]


def test_a_new_section_is_paged_to_its_end_though_its_first_page_shows_what_is_kept(night):
    night()
    night.paper.on_home = 0
    night.paper.sections["du-lich"] = [*numbers(45, 36), *numbers(70, 51)]
    said, _ = night()
    assert "20 new" in said, said
    assert night.missing() == []


@pytest.mark.parametrize("shown", [EMPTY, LOGIN], ids=["empty", "login"])
@pytest.mark.parametrize("argument", ["full=0", SINCE])
def test_a_listing_that_showed_nothing_for_a_night_is_not_taken_for_seen(night, shown, argument):
    a_night_that_ended_early(night, argument)
    night.paper.wrong = {"/tin": shown}
    night(argument)
    night.paper.wrong = {}
    said, _ = night(argument)
    assert "20 new" in said, said
    assert night.missing() == []


@pytest.mark.parametrize("page_of_it", ["/tin", "/tin/page/2"])
@pytest.mark.parametrize("led_to", ["/", "/khac"])
@pytest.mark.parametrize("argument", ["full=0", SINCE])
def test_a_listing_that_led_elsewhere_for_a_night_is_not_taken_for_seen(night, page_of_it, led_to, argument):
    a_night_that_ended_early(night, argument)
    night.paper.wrong = {page_of_it: moved(led_to)}
    assert "not complete (finished)" in night(argument)[0]
    night.paper.wrong = {}
    night(argument)
    assert night.missing() == []


def test_a_new_listing_that_led_elsewhere_for_a_night_is_not_taken_for_seen(night):
    night("limit=30")
    night.paper.wrong = {"/tin": moved("/khac")}
    night()
    night.paper.wrong = {}
    night()
    assert night.missing() == []


def test_a_section_that_was_asked_for_and_leads_elsewhere_is_told(night):
    night.paper.wrong = {"/tinn": moved("/"), "/tinn/": moved("/")}
    said, _ = night("sections=tinn")
    assert f"/tinn/ leads to {night.server.url}: is its name right?" in said, said
    assert "is its name right" not in night("sections=tin")[0]


def test_a_listing_that_leads_elsewhere_for_good_is_believed_by_the_second_night(night):
    night()
    night.paper.wrong = {"/tin": moved("/khac")}
    assert "not complete (finished)" in night()[0]
    assert ": complete (finished)" in night()[0]
    assert ": complete (finished)" in night()[0]


def test_a_night_on_which_a_section_shows_nothing_any_more_is_not_called_complete(night):
    a_night_that_ended_early(night)
    night.paper.wrong = {"/tin": EMPTY}
    said, _ = night()
    assert "not complete (finished)" in said, said


def test_a_listing_that_a_run_with_since_did_not_meet_is_not_left_where_that_ended(night):
    a_night_that_ended_early(night, SINCE)
    hidden = night.paper.sections.pop("tin")
    night.paper.on_home = 0
    night(SINCE)
    night.paper.sections["tin"] = hidden
    said, _ = night(SINCE)
    assert "20 new" in said, said
    assert night.missing() == []


@pytest.mark.parametrize("cut", [False, True], ids=["empty", "cut"])
def test_a_page_amid_a_listing_that_shows_nothing_or_breaks_off_is_not_its_end(night, cut):
    whole = night.paper.page_of("tin", 2).partition(b"\r\n\r\n")[2]
    fatal = b"<b>Fatal error</b>: Maximum execution time of 30 seconds exceeded"
    night.paper.wrong = {"/tin/page/2": page(whole[: len(whole) // 2] + fatal) if cut else EMPTY}
    said, _ = night()
    assert ": complete" not in said, said
    night.paper.wrong = {}
    night()
    assert night.missing() == []


def test_new_articles_beside_each_page_of_a_listing_do_not_have_it_paged_to_its_end(night):
    night.paper.sections["tin"] = numbers(205, 6)
    night.paper.beside = 3
    night()
    night.paper.publish(3)
    said, asked = night()
    assert "3 new" in said, said
    assert asked["/tin/page/2"] == 1
    assert asked["/tin/page/4"] == 0


def test_a_page_that_is_always_missing_is_believed_by_the_second_night(night):
    night.paper.wrong = {"/tin/page/4": EMPTY}  # though its pager names a fifth
    night.paper.sections["tin"] = numbers(55, 6)
    assert "not complete (finished)" in night()[0]
    said, asked = night()
    assert (": complete (finished)" in said, asked["/tin/page/3"]) == (True, 1), said
    said, asked = night()
    assert (": complete (finished)" in said, asked["/tin/page/2"]) == (True, 0), said


def test_a_new_section_of_nothing_but_kept_articles_is_left_behind_five_pages_once(night):
    night.paper.sections["tin"] = numbers(205, 6)
    night()
    night.paper.sections["lai"] = night.paper.sections["tin"]
    _, asked = night()
    assert (asked["/lai/page/5"], asked["/lai/page/6"], asked["/tin/page/2"]) == (1, 0, 0)
    _, asked = night()
    assert asked["/lai/page/2"] == 0


def test_a_night_on_which_robots_txt_forbids_a_listing_hides_nothing_of_it(night):
    a_night_that_ended_early(night)
    night.paper.wrong = {"/robots.txt": page(b"User-agent: *\nDisallow: /tin\n", "text/plain")}
    said, asked = night()
    assert ("0 new" in said, asked["/tin"], asked[address(50)]) == (True, 0, 0), said
    night.paper.wrong = {}
    said, _ = night()
    assert "20 new" in said, said
    assert night.missing() == []


def test_a_listing_that_failed_and_then_was_hidden_for_a_night_is_paged_to_its_end(night):
    night.paper.sections["tin"] = numbers(105, 6)
    night.paper.wrong = {"/tin/page/8": page(b"<p>500", status="500 Error")}
    assert "not complete (finished)" in night()[0]
    hidden, night.paper.wrong = night.paper.sections.pop("tin"), {}
    night.paper.on_home = 0
    assert ": complete (finished)" in night()[0]
    night.paper.sections["tin"] = hidden
    night()
    assert night.missing() == []


def test_a_night_on_which_the_home_page_was_none_is_not_complete_though_a_sitemap_named_articles(night):
    night.paper.sections["tin"] = numbers(105, 6)
    places = "".join(f"<url><loc>{night.server.url}{address(one)[1:]}</loc></url>" for one in numbers(105, 36))
    sitemap = {"/sitemap.xml": page(f"<urlset>{places}</urlset>".encode(), "application/xml")}
    night.paper.wrong = {"/": LOGIN, **sitemap}
    said, _ = night()
    assert "not complete (finished): 70 new" in said, said
    night.paper.wrong = sitemap
    night()
    assert night.missing() == []
