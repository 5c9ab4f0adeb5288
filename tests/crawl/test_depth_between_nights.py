"""A night on which listings are left where all was kept shows fewer articles than one that paged them to their ends."""

from tests.crawl.papers import Nights, Paper
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
