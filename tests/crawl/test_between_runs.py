"""What was published between two whole crawls is found, though a crawl in between came only to the newest of it."""

import re

from tests.crawl.small_portals import address, article, listing
from tests.hostile.server import Server, page

EACH = 10  # articles a page of the listing


def growing(published):
    """Give the answers of a portal without a sitemap that has published as many articles as `published` holds."""

    def answer(path, _host):
        last = len(published)
        if found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path):
            number = int(found[1])
            words = f"Hôm nay, xã số {number - 100_000} khánh thành cây cầu mới qua suối, bà con rất phấn khởi. " * 5
            return page(f"<title>Cầu số {number}</title><body><h1>Cầu số {number}</h1><p>{words}</p>".encode())
        if found := re.fullmatch(r"/tin(?:/page/(\d+))?/?", path):
            nth = int(found[1] or 1)
            here = range(last - (nth - 1) * EACH, max(last - nth * EACH, 0), -1)
            links = "".join(f'<li><a href="/tin/bai-viet-so-{100_000 + one}.html">Cầu</a></li>' for one in here)
            more = f'<div class="pagination"><a href="/tin/page/{nth + 1}">{nth + 1}</a></div>' * (nth * EACH < last)
            return page(f"<title>Tin</title><body><ul>{links}</ul>{more}".encode())
        if path == "/":
            return page(b'<title>Bao</title><body><nav><a href="/tin">Tin</a></nav>')
        return page(b"", status="404 Not Found")

    return answer


def test_a_crawl_that_ended_early_hides_nothing_from_the_next(crawls):
    published = [*range(20)]
    with Server(growing(published)) as server:
        portal = f"portal={server.url}"
        assert "20 new" in crawls.run("generic", portal).said
        published += range(40)
        assert "not complete (limit)" in crawls.run("generic", portal, "limit=10").said
        rest = crawls.run("generic", portal).said
        assert "30 new" in rest, rest
        assert server.asked["/tin/page/6"] == 0, "what a whole run has seen is not paged again"
        asked = server.asked["/tin/page/3"]
        published += range(5)
        last = crawls.run("generic", portal).said
    assert "5 new" in last
    assert "1 all kept by an earlier run" in last
    assert server.asked["/tin/page/3"] == asked


def test_what_is_new_is_found_at_the_end_of_a_listing_that_begins_with_the_oldest(night):
    published = 23

    def answer(path, _host):
        if path == "/":
            menu = '<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin-xa">Tin xã</a></li></ul>'
            return listing([address(published - 1)], menu)
        if path.startswith("/tin-xa"):
            nth = int(path.partition("page=")[2] or 1)
            more = f'<div class="pagination"><a href="/tin-xa?page={nth + 1}">{nth + 1}</a></div>'
            beside = [address(one) for one in range(published - 1, published - 4, -1)]
            shown = [address(one) for one in range((nth - 1) * EACH, min(nth * EACH, published))]
            return listing([*shown, *beside], more * (nth * EACH < published))
        number = path.removeprefix("/tin/bai-viet-so-").removesuffix(".html")
        return article(int(number) - 100_000) if number.isdigit() else None

    assert "23 new" in night(answer)[0].said
    published = 38
    said, asked = night(answer)
    assert "15 new" in said.said, said.said
    assert asked["/tin-xa?page=4"] == 1


def test_a_run_that_a_portal_kept_from_a_listing_is_not_complete_and_the_next_finds_what_stood_there(crawls):
    published, barred = [*range(25)], {"/tin/page/2"}
    portal = growing(published)

    def answer(path, host):
        return page(b"", status="429 Too Many Requests") if path in barred else portal(path, host)

    with Server(answer) as server:
        address, soon = f"portal={server.url}", ["BLOCKED_RETRY_TIMES=1", "BLOCKED_WAIT=0.01"]
        said = crawls.run("generic", address, settings=soon).said
        assert "not complete (finished): 10 new" in said, said
        assert server.asked["/tin/page/2"] == 2
        barred.clear()
        said = crawls.run("generic", address, settings=soon).said
    assert "15 new" in said
    assert "not complete" not in said
