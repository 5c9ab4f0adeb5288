"""Portals of a known platform in a folder of their host, and articles' copies beside them."""

import pytest

from tests.crawl.small_portals import WORDS, listing
from tests.hostile.server import page

MENU = (
    '<ul class="menu"><li><a href="/bao/">Trang chủ</a></li><li><a href="/bao/kinh-te/cho-que/">Chợ quê</a></li></ul>'
)
GO = page(b"<html><head><script>window.location.href='/bao/'</script></head><body></body></html>")


def address(number, folder="/bao/"):
    return f"{folder}bai-viet-so-{number}-a{1000 + number}.html"


def answer(path, _host):
    """Give what a portal shows that links to the page to print and to the copy for telephones before each article."""
    if path in ("/bao/", "/bao/kinh-te/cho-que/"):
        first = 0 if path == "/bao/" else 5
        linked = [address(nth, f"/bao/{copy}") for nth in range(first, first + 5) for copy in ("amp/", "print/", "")]
        return listing(linked, MENU)
    if path == "/":
        return GO
    number = path.rpartition("-a1")[2].removesuffix(".html")
    if not path.startswith("/bao/") or not number.isdigit():
        return None
    print_it = f'<a href="{address(int(number), "/bao/print/")}">In</a>'
    return page(f"<title>Bài {number}</title><body><h1>Bài số {number}</h1><p>{number}. {WORDS}</p>{print_it}".encode())


@pytest.mark.parametrize("platform", ["zend_a", "generic"])
def test_sections_are_found_below_the_folder_and_no_copy_is_asked_for(night, platform):
    said, asked = night(answer, platform)
    assert "10 new" in said.said, said.said
    assert [path for path in asked if "/amp/" in path or "/print/" in path] == []
    assert {path: times for path, times in asked.items() if times > 1} == {}
