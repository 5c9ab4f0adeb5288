"""Portals of an unknown platform whose addresses name the article by a key and its value (see key_in_address).

The forms of the addresses are seen in links and texts; markup is not known, so the selectors are guesses, and a page
that shows none of them is read generically. The address without its key is no identity: one `Introduction.aspx` stands
for every article of its portal.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy.http import TextResponse

from crawler.article import Article
from crawler.platforms.fallback import common_layout, read_known
from crawler.platforms.generic import GenericSpider
from crawler.platforms.key_in_address import keyed_id

_SECTION = re.compile(r"(?:^|[&_])(?:menuid|cateid|catid|categoryid|cid|tabid)=[\w-]+", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;(?:p|div|span|br|img|strong|table)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"(<(script|style|textarea)\b.*?</\2\s*>)", re.IGNORECASE | re.DOTALL)


class KeyedIdSpider(GenericSpider):
    """Any such portal: `scrapy crawl keyed_id -a portal=http://host/`."""

    name = "keyed_id"
    platform = "keyed_id"
    evidence = "guess"
    # never asked by itself: identity_of looks at the query, too
    article_url = re.compile(r"/(?:newsid|ndid|post|detailview|news|id)/(?P<id>\d+)(?:/|$)", re.IGNORECASE)
    deny = re.compile(r"/(?:rss|print|in-trang|login|dang-nhap|search|tim-kiem|gop-y|lien-he)(?:/|\.|$)", re.IGNORECASE)
    signs: ClassVar[dict[bytes, float]] = {}  # an address says nothing of who made the page
    layouts = (common_layout("keyed_id/1"),)

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the id behind its key, or None for an address without one."""
        return None if cls.deny.search(urlsplit(url).path) else keyed_id(url)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections: short addresses, and those with a menu's or a category's key and no article's."""
        yield from super().find_sections(response)
        yield from (one for one in self.other_pages(response) if _SECTION.search(urlsplit(one).query))

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page; where the text is HTML escaped once more, as HTML. Raises NotAnArticle."""
        return read_known(_unescaped(response), cls.layouts)


def _unescaped(response: TextResponse) -> TextResponse:
    """Undo the second escaping of a body (`&lt;p&gt;`), seen on a portal of Hồ Chí Minh City; scripts stay."""
    if not _ESCAPED.search(response.text):
        return response
    parts = _SCRIPT.split(response.text)
    parts[0::3] = [unescape(part) for part in parts[0::3]]
    del parts[2::3]  # the scripts' names
    return response.replace(body="".join(parts).encode(), encoding="utf-8")
