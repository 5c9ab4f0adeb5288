"""What the papers with a CMS of their own share: how their sections are told from their articles."""

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy.http import TextResponse

from crawler.crawl.portal import PortalSpider


class PaperSpider(PortalSpider):
    """A newspaper whose sections have short addresses; a platform says in `section_end` how these end."""

    section_end: ClassVar[str] = ""

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the short addresses that the home page links to and that are no article's, and nothing denied."""
        for address in super().find_sections(response):
            if self.identity_of(address) is None and not self.deny.search(urlsplit(address).path):
                yield address

    def section_url(self, response: TextResponse, section: str) -> str:
        """Give the address of a section named by its path."""
        if "://" in section:
            return section
        return urljoin(response.url, f"/{section.strip('/').removesuffix(self.section_end)}{self.section_end}")
