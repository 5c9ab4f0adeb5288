"""What stands for a listing's next page and is none: an empty answer, a page that says wait, an earlier page."""

from itertools import count

import pytest

from tests.crawl.small_portals import address, article, listing
from tests.hostile.server import page

MENU = '<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin-xa">Tin xã</a></li></ul>'
WAIT = "<html><head><title>Thông báo</title></head><body><h3>{}</h3><script>var thu = 'thử'</script></body></html>"
HOUR = "Bạn đã gửi quá nhiều yêu cầu. Vui lòng thử lại sau 1 giây."


def shown(number, pages=3):
    """Give page `number` of a listing; behind the last stands the first once more."""
    real = number if number <= pages else 1
    addresses = [address(10 * real + nth) for nth in range(5)]
    pager = f'<div class="pagination"><a href="/tin-xa?page=1">1</a> <a href="/tin-xa?page={number + 1}">Sau</a></div>'
    return listing(addresses, MENU + (pager if real == number else pager.replace(str(number + 1), "2")))


def of(path):
    """Give what a portal with one listing of three pages shows."""
    if path == "/":
        return listing([], MENU)
    if path.startswith("/tin-xa"):
        return shown(int(path.partition("page=")[2] or 1))
    number = path.removeprefix("/tin/bai-viet-so-").removesuffix(".html")
    return article(int(number) - 100_000) if number.isdigit() else None


def test_a_page_that_the_listing_has_shown_is_not_asked_for_again(night):
    said, asked = night(lambda path, _host: of(path))
    assert "15 new" in said.said, said.said
    assert {path: times for path, times in asked.items() if times > 1} == {}


EMPTY = [page(b""), page(b"<html><body></body></html>"), page(b"\n<!-- loi -->"), page(b"", "text/plain")]


@pytest.mark.parametrize("empty", EMPTY)
def test_an_empty_answer_does_not_end_a_listing(night, empty):
    times = count()
    said, asked = night(lambda path, _host: empty if path.endswith("page=2") and next(times) == 0 else of(path))
    assert "15 new" in said.said, said.said
    assert "complete" in said.said
    assert "not complete" not in said.said
    assert asked["/tin-xa?page=2"] == 2


def test_a_listing_that_stays_empty_is_told_and_gone_on_with_by_the_next_crawl(night):
    said, asked = night(lambda path, _host: page(b"") if path.endswith("page=2") else of(path))
    assert "not complete" in said.said, said.said
    assert asked["/tin-xa?page=2"] == 2
    said, _ = night(lambda path, _host: of(path))
    assert "10 new" in said.said, said.said


ARROW = '<div class="pagination"><a href="/tin-xa?page={}">{}</a></div>'


@pytest.mark.parametrize(("label", "code"), [("&raquo;", "complete"), ("2", "not complete")])
def test_a_next_page_that_is_not_there_ends_a_listing_where_no_number_names_it(night, label, code):
    def answer(path, _host):
        if path == "/tin-xa":
            return listing([address(nth) for nth in range(5)], MENU + ARROW.format(2, label))
        return None if path.startswith("/tin-xa") else of(path)

    said, _ = night(answer)
    assert f": {code} (finished): 5 new" in said.said, said.said
    assert ("ended by: 1 last page" in said.said) == (code == "complete")


def test_a_crawl_ends_as_blocked_when_listings_too_are_answered_by_a_script_that_sets_a_cookie(night):
    script = page(b"<html><body><script>document.cookie='D1N=7';location.reload()</script></body></html>")
    sections = [f"/tin-{name}" for name in ("xa", "tinh", "huyen", "khac", "moi", "cu")]
    menu = "".join(f'<a href="{one}">Tin</a>' for one in sections)

    def answer(path, _host):
        if path == "/" and night.server.asked["/"] == 1:
            return listing([address(1)], f'<ul class="menu">{menu}</ul>')
        return script if path == "/" or path in sections else of(path)

    said, asked = night(answer)
    assert said.code == 6, said.said
    assert asked["/"] == 2


@pytest.mark.parametrize(
    "words", [HOUR, "Hệ thống bận, quý khách vui lòng tải lại trang sau 1 giây", "Too many requests"]
)
@pytest.mark.parametrize("place", ["/tin-xa?page=2", address(12), "/"])
def test_a_page_that_says_wait_is_waited_for_and_asked_for_again(night, words, place):
    times = count()
    wait = page(WAIT.format(words).encode())
    night.settings = ["BLOCKED_WAIT=0.2"]
    said, asked = night(lambda path, _host: wait if path == place and next(times) == 0 else of(path))
    assert "15 new" in said.said, said.said
    assert "waited 1 time" in said.said
    assert asked[place] == 2


def test_a_listing_goes_on_by_what_is_older_than_its_last_article(night):
    def answer(path, _host):
        if not path.startswith("/tin-xa"):
            return of(path)
        first = int(path.partition("truoc=")[2] or 0)
        older = f'<a class="cu-hon" href="/tin-xa?truoc={first + 5}">Tin cũ hơn</a>' if first < 20 else ""
        return listing([address(first + nth) for nth in range(5)], MENU + older)

    said, _ = night(answer)
    assert ": complete (finished): 25 new" in said.said, said.said
