"""Which addresses look like an article's on a site of unknown make."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.reading.listing import FILES

_DENY = (
    r"tags?|tu-khoa|topics?|chu-de|author|tac-gia|user|users|login|dang-nhap|dang-ky|register|search|tim-kiem|rss|feed|feeds"
    r"|print|in-trang|comments?|binh-luan|page|trang|contact|lien-he|gioi-thieu|sitemap|wp-admin|wp-login\.php|category"
    r"|chuyen-muc|video|album|uploads?|upload|assets|images?|static|themes?|download|account|tai-khoan|quang-cao"
)
ARTICLE_URL = re.compile(
    r"/(?:[^/]+[-_])?\d{3,}(?:[-_][^/]*)?(?:\.(?:html?|aspx|php|bbg|vn))?/?$"  # an id in the last segment
    r"|/(?:[^/-]+-){4,}[^/-]+(?:\.(?:html?|aspx|php))?/?$"  # or a slug of five words and more
)
OTHER_URL = re.compile(rf"/(?:{_DENY})(?:/|$)|\.(?:jpe?g|png|gif|mp[34]|xml|css|js|{'|'.join(FILES)})$", re.IGNORECASE)


def article_path(link: HtmlElement) -> str | None:
    """Give the path that a link leads to where it looks like an article's, else None."""
    try:
        path = urlsplit(urljoin("http://-/", link.get("href") or "")).path
    except ValueError:  # an address like http://[
        return None
    return path if ARTICLE_URL.search(path) and not OTHER_URL.search(path) else None
