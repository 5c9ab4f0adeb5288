"""Portals that show a page only to whom sends back the cookie that they set with a redirect to the same address."""

import pytest

from tests.crawl.small_portals import address, article, listing
from tests.hostile.server import page

ADDRESSES = {address(number): article(number) for number in range(6)}


def portal(path):
    """Give what the portal shows to whom it knows."""
    if path == "/robots.txt":
        return None
    return ADDRESSES.get(path) or (listing(ADDRESSES) if path == "/" else None)


def leads(where, *cookies):
    headers = [f"Location: {where}", *(f"Set-Cookie: {cookie}" for cookie in cookies)]
    return page(b"", status="302 Found", headers=headers)


def test_a_page_is_asked_for_once_more_with_the_cookie_that_was_set(night):
    def answer(path, _host):
        if b"phien=8f2" not in night.server.head and path != "/robots.txt":
            return leads(path, "phien=8f2; path=/; HttpOnly", "cu=", "het=1; Max-Age = 0", f"dai={'a' * 3000}")
        sent.add(night.server.head.partition(b"ookie: ")[2].partition(b"\r\n")[0])
        return portal(path)

    sent = set()
    said, asked = night(answer)
    assert sent - {b""} == {b"phien=8f2"}, "none that was taken back, or is too long"
    assert "6 new" in said.said, said.said
    assert {path: times for path, times in asked.items() if times > 1} == {"/": 2}  # and then never without it


def test_a_portal_that_sets_hundreds_of_cookies_is_sent_the_newest(night):
    def answer(path, _host):
        if b"c299=1" not in night.server.head and path != "/robots.txt":
            return leads(path, *(f"c{number}=1" for number in range(300)))
        sent.append(night.server.head.count(b"=1"))
        return portal(path)

    sent = []
    said, _ = night(answer)
    assert "6 new" in said.said, said.said
    assert max(sent) == 20


def test_a_redirect_to_a_page_that_sets_the_cookie_and_leads_back_is_gone_through_once(night):
    def answer(path, _host):
        if path.startswith("/kiem-tra"):
            return leads(path.partition("?ve=")[2], "qua=1; path=/")
        if b"qua=1" not in night.server.head and path != "/robots.txt":
            return leads(f"/kiem-tra?ve={path}")
        return portal(path)

    said, asked = night(answer)
    assert "6 new" in said.said, said.said
    assert asked["/"] == 2
    assert sum(path.startswith("/kiem-tra") for path in asked) == 1


@pytest.mark.parametrize("cookies", [[], ["phien=8f2"]])
def test_redirects_that_come_round_whatever_is_sent_are_left_at_once(night, cookies):
    said, asked = night(lambda path, _host: None if path == "/robots.txt" else leads(path, *cookies))
    assert said.code == 5
    assert "max redirections reached" in said.said
    assert asked["/"] <= 2


def test_a_cookie_that_is_new_each_time_ends_too(night):
    numbers = iter(range(1000))

    def answer(path, _host):
        return None if path == "/robots.txt" else leads(path, f"phien={next(numbers)}")

    said, asked = night(answer)
    assert said.code == 5
    assert asked["/"] <= 5


def test_a_cookie_that_no_redirect_wants_is_not_sent(night):
    sent = []

    def answer(path, _host):
        sent.append(b"ookie:" in night.server.head)
        body = portal(path)
        return body and body.replace(b"Connection: close", b"Connection: close\r\nSet-Cookie: theo-doi=1", 1)

    said, _ = night(answer)
    assert "6 new" in said.said
    assert not any(sent)


def test_a_redirect_that_asks_by_a_parameter_whether_cookies_are_sent_is_answered(night):
    def answer(path, _host):
        if path == "/robots.txt" or path.startswith("/khong-cookie"):
            return None
        if b"Hoi=1" in night.server.head:
            return portal(path) or leads(path.partition("?")[0])
        return leads("/khong-cookie" if "?" in path else f"{path}?DetectCookie=1", "Hoi=1; path=/")

    said, asked = night(answer)
    assert "6 new" in said.said, said.said
    assert asked["/khong-cookie"] == 0
