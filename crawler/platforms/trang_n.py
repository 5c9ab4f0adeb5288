"""The CMS of Tuyên Quang's government portals, known by the addresses of its lists: `/<category>/trang-15.html`.

Reported: those, and articles at `/<category>/<slug>.html`, without a number: the path names the article. Its name and
its markup are not known: the selectors are guesses, names that Vietnamese templates commonly use; a page that shows
none of them is read generically.
"""

import re
from collections.abc import Iterable
from typing import ClassVar

from scrapy.http import TextResponse

from crawler.platforms.fallback import common_layout
from crawler.platforms.slug_named import SlugNamedSpider
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import base_url, page_root


class TrangNSpider(SlugNamedSpider):
    """Any portal of this CMS: `scrapy crawl trang_n -a portal=http://host/`."""

    name = "trang_n"
    platform = "trang_n"
    evidence = "guess"
    follow_articles = True  # how its lists are paged is not known
    article_url = re.compile(r"^/(?:[\w%-]+/)+(?:[\w%]+-){2,}[\w%]+\.html$")
    deny = re.compile(
        r"/trang-\d+\.html$|^/(?:tag|search|tim-kiem|rss|print|lien-he|dang-nhap|login|gioi-thieu|van-ban)(?:/|\.html|$)"
    )
    section_end = "/trang-1.html"
    signs: ClassVar[dict[bytes, float]] = {rb'href="[^"]*/trang-\d+\.html"': 0.6}
    layouts = (common_layout("trang_n/1"),)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the short addresses, and the lists whose other pages the home page names."""
        yield from super().find_sections(response)
        for address, _ in links(page_root(response), base_url(response)):
            if self.is_ours(address) and address.endswith("/trang-1.html"):
                yield address
