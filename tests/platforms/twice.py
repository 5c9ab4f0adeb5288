"""One article, fetched twice: its counters, tokens and comments differ between the requests."""

from scrapy.http import HtmlResponse

from crawler.reading.cleaning.clean import clean
from crawler.samples.collection import held_by
from crawler.samples.server import SITES
from crawler.samples.traps import Traps

HOST = "127.0.0.1:8000"


def assert_two_requests_give_one_hash(spider, sample):
    """Compare two answers of a sample portal for each public article: other bytes, the same hash."""
    site = SITES[sample](held_by(sample), Traps())
    public = [article.path for article in site.articles if article.visibility == "public"]
    assert public
    for path in public:
        pages = [HtmlResponse(f"http://{HOST}{path}", body=site.answer(path, HOST).body) for _ in range(2)]
        hashes = {clean(spider.read(page)).content_hash for page in pages}
        assert pages[0].body != pages[1].body
        assert len(hashes) == 1
