"""Home pages that show nothing themselves: they lead in by a script, a frame, a refresh or one link."""

import re

import pytest
from lxml import html

from crawler.reading.outlinks.entrance import entrance
from tests.crawl.small_portals import address, article, listing
from tests.hostile.server import page

INSIDE = "/portal/trang-chu.aspx"
ENTRANCES = {
    "script": f"<html><head><script>window.location.href = '{INSIDE}';</script></head><body></body></html>",
    "replace": f'<html><body><script>top.location.replace("{INSIDE}")</script></body></html>',
    "onload": f"<html><body onload=\"location='{INSIDE}'\"><p>Đang chuyển trang...</p></body></html>",
    "refresh": f'<html><head><meta http-equiv="refresh" content="0; url={INSIDE}"></head><body></body></html>',
    "frames": f'<html><frameset rows="0,*"><frame src="about:blank"><frame src="{INSIDE}"></frameset></html>',
    "link": f'<html><body><img src="/hoa.jpg"><a href="{INSIDE}">Vào trang chủ</a> <a href="http://x.vn/">X</a></body></html>',
}


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_home_page_that_only_leads_in_is_followed(night, entrance):
    def answer(path, _host):
        if path == "/":
            return page(ENTRANCES[entrance].encode())
        if path == INSIDE:
            return listing(map(address, range(3)), '<ul class="menu"><li><a href="/tin-tuc">Tin tức</a></li></ul>')
        if path == "/tin-tuc":
            return listing(map(address, range(3, 6)))
        return article(found[1]) if (found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path)) else None

    said, asked = night(answer)
    assert "6 new" in said.said, said.said
    assert asked["/"] == asked[INSIDE] == 1


@pytest.mark.parametrize(
    "body",
    [
        '<nav><a href="/tin">Tin</a><a href="/bao-in">Báo in</a></nav>',
        '<a href="/1">Một</a><a href="/2">Hai</a><a href="/3">Ba</a><a href="/4">Trang chủ 4</a>',
        '<a href="http://khac.vn/portal">Vào trang chủ</a>',
        "<p>Đang bảo trì</p><script>location = 'http://khac.vn/'</script>",
        "<script>document.cookie = 'a=1'; location.href = '/?a=1'</script>",
    ],
)
def test_a_home_page_that_shows_sections_or_leads_elsewhere_is_no_entrance(body):
    assert entrance(html.fromstring(f"<html><body>{body}</body></html>"), "http://bao.vn/") is None
