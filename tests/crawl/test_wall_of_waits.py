"""A portal that says "wait" to whatever is asked is left alone, and not waited for at each of its addresses."""

from itertools import count

import pytest

from tests.crawl.small_portals import address, article, listing
from tests.hostile.server import page

WAIT = [page(b"", status="429 Too Many Requests"), page(b"", status="503 Unavailable", headers=["Retry-After: 0"])]
ALL, FIRST = 60, 10


@pytest.mark.parametrize("wait", WAIT, ids=["429", "503"])
def test_a_crawl_ends_when_the_home_page_too_says_wait_until_patience_ends(night, wait):
    night.settings = ["BLOCKED_WAIT=0.05", "BLOCKED_RETRY_TIMES=2"]
    answered = count()

    def answer(path, _host):
        if path in ("/robots.txt", "/sitemap.xml"):
            return None
        if next(answered) > FIRST:
            return wait
        return listing(map(address, range(ALL))) if path == "/" else article(path[-11:-5])

    run, asked = night(answer)
    assert sum(path.startswith("/tin/") for path in asked) < ALL / 2, run.said
    assert (run.code, asked["/"] > 1) == (6, True), run.said
