"""Articles that no listing shows any more: older ones below newer ones, and sections that no menu names."""

import threading
from functools import partial

import pytest

from tests.crawl.small_portals import WORDS, address, article, listing
from tests.hostile.server import Server, page

NEWEST, SHOWN = 30, 8
SYLLABLES = "an ba co do em gi ha ky la my na ot pa qua ru".split()
MENU = '<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin-xa">Tin xã</a></li></ul>'


def of(path):
    """Give a portal whose one listing ends after some articles; below each stands the one before it."""
    if path == "/":
        return listing([], MENU)
    if path == "/tin-xa":
        return listing([address(NEWEST - nth) for nth in range(SHOWN)], MENU)
    name = path.removeprefix("/tin/bai-viet-so-").removesuffix(".html")
    if not name.isdigit():
        return page(b"", status="404 Not Found")
    number = int(name) - 100_000
    older = f'<ul><li><a href="{address(number - 1)}">Cầu số {number - 1}</a></li></ul>' if number > 1 else ""
    text = f"<h1>Cầu số {number}</h1><p>{number}. {WORDS}</p><h3>Tin liên quan</h3>{older}"
    return page(f"<title>{number}</title><body>{text}".encode())


def test_what_articles_lead_to_is_asked_for_when_all_listings_have_ended(night):
    said, asked = night(lambda path, _host: of(path))
    assert f": complete (finished): {NEWEST} new" in said.said, said.said
    assert {path for path, times in asked.items() if times > 1} == set()
    said, asked = night(lambda path, _host: of(path))
    assert ": complete (finished): 0 new" in said.said, said.said
    assert not any(path.startswith("/tin/") for path in asked)


@pytest.mark.parametrize("more", [[], ["since=2020-01-01"]])
def test_a_run_with_a_limit_ends_with_it_and_a_later_one_for_all_goes_on_behind_it(crawls, more):
    with Server(lambda path, _host: of(path)) as portal:
        run = partial(crawls.run, "generic", f"portal={portal.url}")
        assert f"not complete (limit): {SHOWN} new" in run(f"limit={SHOWN}").said
        for arguments in more:  # which asks for none of the older ones, and forgets none
            assert ": complete (finished): 0 new" in run(arguments).said
        assert f": complete (finished): {NEWEST - SHOWN} new" in run().said


def test_what_was_led_to_before_a_run_was_killed_is_asked_for_by_the_next(crawls):
    reached, goes_on = threading.Event(), threading.Event()
    menu = MENU.replace("<li>", '<li><a href="/khac">Khác</a></li><li>', 1)

    def slow(path, _host):
        if path == "/khac":
            reached.set()
            goes_on.wait(60)
        return listing([], menu) if path == "/" else of(path)

    with Server(slow) as portal:
        killed = crawls.start("generic", f"portal={portal.url}")
        assert reached.wait(60)
        killed.kill()
        killed.wait()
        goes_on.set()
        assert len(crawls.articles()) == SHOWN
        said = crawls.run("generic", f"portal={portal.url}").said
    assert f": complete (finished): {NEWEST - SHOWN} new" in said, said


def test_sections_of_a_section_are_followed_by_what_says_more_of_them(night):
    sections = [f"/tin-xa/thon-{name}" for name in ("dong", "tay", "nam")]

    def answer(path, _host):
        if path == "/tin-xa":
            boxes = (
                f'<h2>Thôn</h2><a href="{address(100 * nth)}">Cầu</a><a href="{one}">Xem tiếp</a>'
                for nth, one in enumerate(sections)
            )
            return listing([], MENU + "".join(boxes))
        if path in sections:
            return listing([address(100 * sections.index(path) + nth) for nth in range(5)], MENU)
        name = path.removeprefix("/tin/bai-viet-so-").removesuffix(".html")
        return article(int(name) - 100_000) if name.isdigit() else of(path)

    said, _ = night(answer)
    assert ": complete (finished): 15 new" in said.said, said.said


@pytest.mark.parametrize(("sections", "code"), [(90, "complete"), (210, "not complete")])
def test_no_section_of_a_long_menu_is_left_out_unsaid(night, sections, code):
    menu = "".join(
        f'<li><a href="/muc/{SYLLABLES[nth // 15]}-{SYLLABLES[nth % 15]}/">Mục {nth}</a></li>'
        for nth in range(sections)
    )

    def answer(path, _host):
        if path == "/":
            return listing([], f'<ul class="menu">{menu}</ul>')
        first, _, second = path.removeprefix("/muc/").rstrip("/").partition("-")
        if path.startswith("/muc/"):
            return listing([address(15 * SYLLABLES.index(first) + SYLLABLES.index(second))])
        return article(int(path[-11:-5]) - 100_000)

    said, _ = night(lambda path, host: answer(path, host) if "muc" in path or "tin" in path or path == "/" else None)
    assert f": {code} (finished): {min(sections, 200)} new" in said.said, said.said
