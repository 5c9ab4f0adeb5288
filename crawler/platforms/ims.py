"""The old CMS of Báo Yên Bái and Báo Hòa Bình, with pictures on a host of its own, `ims.`.

Seen in links of these papers: pictures at ims.<domain>/NewsImg/M_YYYY/<id>_name.jpg, feeds at /rss/11.rss with the
section's number, and /Includes/NewsDetail/. The form of an article's address, /<section>/<id>/<slug>.aspx or .htm, is a
GUESS, and nothing is known of the markup: pages are read as those of an unknown platform, and the record's `reader`
says so.
"""

import re
from typing import ClassVar

from crawler.platforms.generic import GenericSpider


class ImsSpider(GenericSpider):
    """A paper of this kind: `scrapy crawl ims -a portal=http://host/`."""

    name = "ims"
    platform = "ims"
    evidence = "guess"
    article_url = re.compile(
        r"^/(?:Includes/NewsDetail/)?(?:\d{1,4}/){1,3}(?P<id>\d{4,8})/[^/]+\.(?:aspx|html?)$", re.IGNORECASE
    )
    deny = re.compile(r"^/(?:rss|search|tags?|NewsImg|print)(?:/|$)", re.IGNORECASE)
    signs: ClassVar[dict[bytes, float]] = {
        rb"//ims\.[\w.-]+/NewsImg/\d{1,2}_20\d\d/": 0.7,
        rb"/Includes/NewsDetail/": 0.4,
    }
