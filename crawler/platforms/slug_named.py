"""Platforms whose articles are named by their path alone, /<category>/<slug>.html: a section's may look the same."""

from scrapy.http import TextResponse

from crawler.crawl.own_addresses import bare_path
from crawler.platforms.fallback import PartlyKnownSpider
from crawler.reading.generic.listed_headlines import is_headline
from crawler.reading.layouts.generic_addresses import beside_articles
from crawler.reading.outlinks.links import links
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.page import base_url, page_root

ON_PAGE = 3  # articles of a folder on a page, by which other headlines that lead into it are told


class SlugNamedSpider(PartlyKnownSpider):
    """The base of platforms whose `article_url` asks for some words, and which have articles of fewer: "Tin buồn"."""

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page links to, those of few words by the headlines beside them."""
        every = links(page_root(response), base_url(response))
        sections = {bare_path(address) for address in self.listings}
        headlines = (address for address, link in every if is_headline(link) and bare_path(address) not in sections)
        self.list_articles(beside_articles(headlines, ON_PAGE, self.identity_of))
        return super().entries(response)
