"""Pages as responses, and an article's two fetches, for the tests of platforms."""

from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from crawler.reading.cleaning.clean import clean
from crawler.samples.server import serve
from tests.samples.browsing import Browser


def page(text, url="https://bao.example.vn/bai-a1.html"):
    """Give a page of this text as a response."""
    return HtmlResponse(url, body=text.encode(), encoding="utf-8")


def read_twice(name, platform):
    """Fetch each article of a sample twice; give the hashes of either time, and whether all pages differed in bytes."""
    first, second, differ = [], [], True
    with serve([name]) as served, Browser(served.portals[name]) as browser:
        for article in served.truth(name):
            url = served.portals[name].rstrip("/") + article.path
            pages = [browser.get(urlsplit(url).path).body for _ in range(2)]
            differ = differ and pages[0] != pages[1]
            for hashes, body in zip((first, second), pages, strict=True):
                hashes.append(clean(platform.read(HtmlResponse(url, body=body))).content_hash)
    return first, second, differ
