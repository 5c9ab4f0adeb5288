"""The crawl loop: what is asked again, when paging ends, what the arguments do."""

import re
from datetime import date

import pytest

from crawler.samples.server import serve
from crawler.samples.traps import Traps
from tests.crawl.conftest import PLATFORMS


def served_requests(served):
    return sum(served.requests("nukeviet").values())


def test_a_second_crawl_asks_for_no_kept_article_and_changes_nothing(crawls):
    with serve(["nukeviet"]) as served:
        portal = f"portal={served.portals['nukeviet']}"
        assert crawls.run("nukeviet", portal).code == 0
        before, first = crawls.export(), served_requests(served)
        again = crawls.run("nukeviet", portal)
        assert again.code == 3  # nothing new
        assert crawls.export() == before
        articles = {article.path for article in served.truth("nukeviet")}
        assert {path for path, count in served.requests("nukeviet").items() if path in articles and count > 1} == set()
        assert served_requests(served) - first < first / 4


@pytest.mark.parametrize(
    "name", ["nukeviet", *(pytest.param(name, marks=pytest.mark.slow) for name in PLATFORMS if name != "nukeviet")]
)
def test_two_fetches_of_each_article_have_one_hash_though_every_counter_moved(crawls, name):
    with serve([name]) as served:
        portal = f"portal={served.portals[name]}"
        crawls.run(PLATFORMS[name], portal)
        before = crawls.export()
        again = crawls.run(PLATFORMS[name], portal, "full=1")
        assert f"0 new, {len(served.truth(name))} unchanged, 0 revised" in again.said
        assert crawls.export() == before


def test_since_and_until_are_inclusive_days_of_publication(crawls):
    with serve(["nukeviet"]) as served:
        days = sorted(article.published.date() for article in served.truth("nukeviet"))
        since, until = days[len(days) // 3], days[2 * len(days) // 3]
        crawls.run("nukeviet", f"portal={served.portals['nukeviet']}", f"since={since}", f"until={until}")
        wanted = [article for article in served.truth("nukeviet") if since <= article.published.date() <= until]
        found = crawls.articles()
        assert {url for article in found for url in [article["url"], *article["also_at"]]} == {
            served.portals["nukeviet"].rstrip("/") + article.path for article in wanted
        }
        assert all(since <= date.fromisoformat(article["published_at"][:10]) <= until for article in found)


def test_a_crawl_for_a_back_file_does_not_keep_a_later_whole_crawl_from_the_rest(crawls):
    with serve(["nukeviet"]) as served:
        portal = f"portal={served.portals['nukeviet']}"
        newest = max(article.published.date() for article in served.truth("nukeviet"))
        crawls.run("nukeviet", portal, f"since={newest}")
        crawls.run("nukeviet", portal)
        assert sum(1 + len(article["also_at"]) for article in crawls.articles()) == len(served.truth("nukeviet"))


def test_limit_ends_the_crawl_after_so_many_articles_with_success(crawls):
    with serve(["nukeviet"]) as served:
        run = crawls.run("nukeviet", f"portal={served.portals['nukeviet']}", "limit=5")
        assert run.code == 0
        assert sum(1 + len(article["also_at"]) for article in crawls.articles()) == 5  # two may be of one content


def test_sections_crawls_only_those_sections(crawls):
    with serve(["nukeviet"]) as served:
        sections = sorted({article.path.split("/")[1] for article in served.truth("nukeviet")})[:2]
        crawls.run("nukeviet", f"portal={served.portals['nukeviet']}", f"sections={','.join(sections)}")
        wanted = {a.path for a in served.truth("nukeviet") if a.path.split("/")[1] in sections}
        found = {re.sub(r"^https?://[^/]+", "", url) for a in crawls.articles() for url in [a["url"], *a["also_at"]]}
        assert wanted <= found
        assert len(found) < len(served.truth("nukeviet"))


@pytest.mark.parametrize(
    "traps",
    [
        Traps(index_php=True),
        Traps(mobile=True),
        Traps(endless=False),
        Traps(flood=30, flood_status=429),
        Traps(flood=30, flood_status=200),
    ],
    ids=["index.php", "mobile theme", "ending lists", "flood page at 429", "flood page at 200"],
)
def test_a_nukeviet_portal_is_crawled_whole_whatever_its_traps(crawls, traps):
    with serve(["nukeviet"], traps=traps) as served:
        run = crawls.run("nukeviet", f"portal={served.portals['nukeviet']}", settings=["BLOCKED_WAIT_MAX=0.1"])
        assert run.code == 0, run.said
        found = crawls.articles()
        assert sum(1 + len(article["also_at"]) for article in found) == len(served.truth("nukeviet"))
        titles = {article.title for article in served.truth("nukeviet")}
        assert {article["title"] for article in found} <= titles
        assert not any("Hãy đợi" in (article["body"] or "") for article in found)


def test_a_portal_that_is_down_is_told_and_ends_with_the_exit_code_of_unreachable(crawls):
    run = crawls.run("nukeviet", "portal=http://127.0.0.1:9/", settings=["RETRY_TIMES=0"])
    assert run.code == 7
    assert "verdict: unreachable because the home page could not be fetched" in run.said
    assert "failed: " in run.said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no_such_portal"], "unknown portal"),
        (["nukeviet"], "add -a portal="),
        (["nukeviet", "portal=ftp://x/"], "not a web address"),
        (["nukeviet", "portal=http://127.0.0.1/", "since=2024-13-01"], "2024-13-01"),
        (["nukeviet", "portal=http://127.0.0.1/", "limit=few"], "limit=few"),
        (["nukeviet", "portal=http://127.0.0.1/", "sinse=2024-01-01"], "unknown argument -a sinse"),
    ],
)
def test_a_mistake_is_one_clear_line_and_exit_code_2_before_anything_is_fetched(crawls, arguments, told):
    run = crawls.run(*arguments)
    assert run.code == 2
    assert told in run.said
    assert len(run.said.strip().splitlines()) == 1


def test_an_archive_that_cannot_be_opened_is_one_clear_line_and_exit_code_2(crawls):
    (crawls.folder / "archive.db").write_text("no database")
    run = crawls.run("nukeviet", "portal=http://127.0.0.1/")
    assert run.code == 2
    assert len(run.said.strip().splitlines()) == 1
