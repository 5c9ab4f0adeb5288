"""Which request comes next is chosen when all that the page before it leads to is known."""

import pytest

from crawler.platforms.nukeviet import addresses
from crawler.samples.server import serve
from tests.crawl.conftest import Crawls


@pytest.fixture(scope="module")
def orders(tmp_path_factory):
    """The requests of two crawls of the same portal, each into an empty archive and without a delay, in order."""
    found = []
    for name in ("one", "another"):
        with serve(["nukeviet"]) as served:
            run = Crawls(tmp_path_factory.mktemp(name)).run("nukeviet", f"portal={served.portals['nukeviet']}")
            assert run.code == 0, run.said
            found.append(list(served.requests("nukeviet").items()))
    return found


def test_a_portal_is_crawled_in_the_same_order_each_time(orders):
    one, another = orders
    assert one == another


def test_articles_known_from_the_home_page_and_sitemaps_are_asked_for_before_any_section(orders):
    paths = [path for path, _ in orders[0]]
    listings = {path for path in paths if path != "/" and addresses.is_listing(f"http://127.0.0.1{path}")}
    sections = [nth for nth, path in enumerate(paths) if path in listings]
    mapped = [nth for nth, path in enumerate(paths) if "sitemap" in path]
    articles = [nth for nth, path in enumerate(paths) if path.endswith(".html")]
    assert len(sections) > 5
    assert max(mapped) < min(sections)
    assert len([nth for nth in articles if nth < min(sections)]) > len(articles) - 5
