"""An article page of each platform, to be made hostile."""

from functools import cache
from typing import NamedTuple

from scrapy.http import HtmlResponse

from crawler.platforms.generic import GenericSpider
from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.platforms.onecms import OneCmsSpider
from crawler.platforms.vnpt_enews import VnptEnewsSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate
from crawler.samples.articles import SampleArticle
from crawler.samples.collection import held_by
from crawler.samples.server import SITES
from crawler.samples.traps import Traps

PLATFORMS = {
    "nukeviet": NukeVietSpider,
    "legacy_gmt7": LegacyGmt7Spider,
    "vnpt_enews": VnptEnewsSpider,
    "onecms": OneCmsSpider,
    "generic": GenericSpider,
}


class Sample(NamedTuple):
    """A page, and the article that a perfect reader finds on it."""

    page: bytes
    article: SampleArticle


@cache
def sample(name):
    """Give an article page with a lead and some paragraphs."""
    site = SITES[name](held_by(name), Traps())
    article = next(one for one in site.articles if one.visibility == "public" and one.lead and len(one.blocks) > 3)
    return Sample(site.answer(article.path, "127.0.0.1").body, article)


def read(name, page, headers=None):
    """Read a page as a crawl and as `scrapy read` do. Raises NotAnArticle."""
    response = HtmlResponse(f"http://127.0.0.1{sample(name).article.path}", body=page, headers=headers)
    return validate(clean(PLATFORMS[name].read(response)))


def within(name, what):
    """Give the page with something inside its article's text, before a paragraph."""
    page, article = sample(name)
    anchor = next(block.text for block in article.blocks if block.text and len(block.text) > 60).encode()[:30]
    at = page.rindex(anchor)
    return page[:at] + what + page[at:]


def in_head(name, what):
    """Give the page with something at the end of its head."""
    return sample(name).page.replace(b"</head>", what + b"</head>", 1)
