"""A sample portal in trouble, as real portals are on some nights: down, barring us, redesigned, empty."""

import re
import time
from collections.abc import Sequence
from dataclasses import replace

from crawler.samples.articles import SampleArticle
from crawler.samples.sites import XML, Reply, Site, urlset

KINDS = (
    *(
        "5xx",
        "slow",
        "blocked by status",
        "blocked at 200",
        "too many requests",
        "maintenance",
        "listings redesigned",
        "articles redesigned",
    ),
    *("half without body", "half fail", "empty", "robots refuses", "robots fails"),
)
SLOW = 3.0  # seconds
BARRED = (
    "<html><head><title>Attention Required! | Cloudflare</title></head>"
    "<body><h1>Sorry, you have been blocked</h1><p>Cloudflare Ray ID: 8f2</p></body></html>"
)
REPAIRED = (
    "<html><head><title>Thông báo</title></head><body><p>Hệ thống đang bảo trì. Mời bạn trở lại sau.</p></body></html>"
)
SHELL = '<html><head><title>Báo</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
NOTHING = "<html><head><title>Báo</title></head><body><h1>Báo</h1><p>Chưa có bài viết.</p></body></html>"


class Troubled:
    """A site that answers as the one it stands before does, but for its `trouble`: one of KINDS, or None."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.trouble: str | None = None
        self.paths = {article.path: number for number, article in enumerate(site.articles)}

    @property
    def articles(self) -> Sequence[SampleArticle]:
        """All that the site holds."""
        return self.site.articles

    def answer(self, target: str, host: str) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one answer a kind of trouble
        """Answer a GET; see `Site`."""
        good = self.site.answer(target, host)
        path = target.partition("?")[0]
        number = self.paths.get(path)
        if path == "/robots.txt":
            if self.trouble == "robots refuses":
                return Reply(200, b"User-agent: *\nDisallow: /\n", "text/plain")
            return Reply(503) if self.trouble in ("robots fails", "5xx") else good
        match self.trouble:
            case "5xx":
                return Reply(500)
            case "slow":
                time.sleep(SLOW)
            case "blocked by status":
                return Reply(403, b"Forbidden")
            case "blocked at 200":
                return Reply(200, BARRED.encode())
            case "too many requests":
                return Reply(429)
            case "maintenance":
                return Reply(200, REPAIRED.encode())
            case "empty":
                return Reply(200, urlset([]).encode(), XML) if path.endswith(".xml") else Reply(200, NOTHING.encode())
            case "listings redesigned" if number is None:
                return self.without_links(good)
            case "articles redesigned" if number is not None:
                return Reply(200, SHELL.encode())
            case "half without body" if number is not None and number % 2:
                return replace(good, body=re.sub(rb"(?s)<p\b.*?</p>", b"", good.body), headers=())
            case "half fail" if number is not None and number % 2:
                return Reply(500)
        return good

    def without_links(self, good: Reply) -> Reply:
        """Give a page whose articles are shown by a script."""
        body = good.body
        for path in self.paths:
            body = body.replace(path.encode(), b"#")
        return replace(good, body=body, headers=())
