"""How deep a night pages the listings, and what follows from it: fewer articles seen, and fewer asked for again."""

from tests.crawl.papers import Nights, Paper, address
from tests.crawl.small_portals import article
from tests.hostile.server import page


def test_the_first_night_that_need_not_page_to_the_end_is_not_called_redesigned(crawls):
    others = {name: [250] for name in ("xa", "tinh", "van-hoa", "kinh-te", "du-lich")}
    nights = Nights(crawls, Paper({"tin": [*range(250, 0, -1)], **others}))
    with nights.server:
        nights.paper.wrong = {"/tin/page/24": page(b"", status="500 Error")}  # so all of it is paged each night
        for _ in range(3):
            said, asked = nights()
            assert asked["/tin/page/23"] == 1
            assert "not complete (finished)" in said, said
        nights.paper.wrong = {}
        said, _ = nights()
        assert ": complete (finished): 20 new" in said, said
        for _ in range(2):
            said, asked = nights()
            assert asked["/tin/page/2"] == 0
            assert "verdict: nothing-new" in said, said


def test_a_crawl_with_since_does_not_ask_for_all_that_is_older_again_each_night(crawls):
    nights = Nights(crawls, Paper({"tin": [*range(100, 0, -1)]}))
    for one in range(1, 101):
        day = "2020-05-05" if one < 93 else "2026-11-05"
        head = f'<meta property="article:published_time" content="{day}T08:00:00+07:00">'
        nights.paper.wrong[address(one)] = article(one, head)
    with nights.server:
        assert "8 new" in nights("since=2026-01-01")[0]
        nights.paper.publish(1)
        said, asked = nights("since=2026-01-01")
    assert "1 new" in said, said
    assert sum(path.endswith(".html") for path in asked) < 50, said
