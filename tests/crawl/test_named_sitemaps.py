"""The sitemaps that robots.txt names lead to articles that no listing shows."""

import gzip

import pytest

from tests.hostile.server import Server, page

WORDS = "Hôm nay, bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi. " * 5


def article(number):
    return page(f"<title>Cầu số {number}</title><body><h1>Cầu số {number}</h1><p>{number}. {WORDS}</p>".encode())


def urls(host, *numbers):
    found = "".join(f"<url><loc>http://{host}/tin/cay-cau-moi-so-{number}.html</loc></url>" for number in numbers)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{found}</urlset>".encode()


def answers(host):
    """Give the answers of a portal whose sitemaps have names of their own, in all forms that sitemaps.org allows."""
    robots = f"""User-agent: *
Disallow: /cam/
Sitemap: http://{host}/ban-do-index.xml
sitemap: /ban-do.txt
Sitemap: http://www.{host}/ban-do.txt
Sitemap: http://{host}/tin.rss
Sitemap: http://{host}/cam/ban-do.xml
Sitemap: https://cdn.example/ban-do.xml
Sitemap: javascript:alert(1)
Sitemap:
"""
    index = f"<sitemapindex><sitemap><loc>http://{host}/ban-do-1.xml.gz</loc></sitemap></sitemapindex>"
    feed = f"<rss><channel><item><link>http://{host}/tin/cay-cau-moi-so-100003.html</link></item></channel></rss>"
    return {
        "/robots.txt": page(robots.encode(), kind="text/plain"),
        "/ban-do-index.xml": page(index.encode(), kind="text/xml"),
        "/ban-do-1.xml.gz": page(gzip.compress(urls(host, 100_001)), kind="application/gzip"),
        "/ban-do.txt": page(f"http://{host}/tin/cay-cau-moi-so-100002.html\r\n".encode(), kind="text/plain"),
        "/tin.rss": page(feed.encode(), kind="application/rss+xml"),
        "/cam/ban-do.xml": page(urls(host, 100_004), kind="text/xml"),
        "/": page(b'<title>Bao</title><body><a href="/tin/cay-cau-moi-so-100000.html">Tin</a>'),
        **{f"/tin/cay-cau-moi-so-{100_000 + nth}.html": article(100_000 + nth) for nth in range(5)},
    }


@pytest.fixture
def portal():
    def answer(path, host):
        return answers(host).get(path) or page(b"", status="404 Not Found")

    with Server(answer) as server:
        yield server


def test_the_sitemaps_that_robots_txt_names_are_followed_once_each_and_by_its_rules(crawls, portal):
    said = crawls.run("generic", f"portal={portal.url}").said
    assert "complete (finished): 4 new" in said, said
    kept = {one["url"].rpartition("-")[2] for one in crawls.articles()}
    assert kept == {f"{100_000 + nth}.html" for nth in range(4)}
    asked = ("/robots.txt", "/sitemap.xml", "/ban-do-index.xml", "/ban-do-1.xml.gz", "/ban-do.txt", "/tin.rss")
    assert {path: portal.asked[path] for path in asked} == dict.fromkeys(asked, 1)
    assert portal.asked["/cam/ban-do.xml"] == 0
    assert "skipped: 1 forbidden by robots.txt, 1 no sitemap" in said


@pytest.mark.parametrize(("robots", "said"), [("", "skipped: 1 no sitemap"), ("Sitemap: {}sitemap.xml", "1 http 500")])
def test_a_server_that_fails_at_a_sitemaps_usual_address_has_none_unless_it_names_it(night, robots, said):
    def answer(path, host):
        if path == "/sitemap.xml":
            return page(b"<h1>Runtime Error</h1>", status="500 Error")
        if path == "/robots.txt":
            return page(robots.format(f"http://{host}/").encode(), kind="text/plain")
        return answers(host).get(path)

    run, _ = night(answer)
    assert said in run.said, run.said
    assert ("not complete" in run.said) == ("500" in said)


def test_without_robots_txt_none_is_looked_for(crawls, portal):
    said = crawls.run("generic", f"portal={portal.url}", settings=["ROBOTSTXT_OBEY=0"]).said
    assert "complete (finished): 1 new" in said, said
