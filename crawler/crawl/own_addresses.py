"""Which addresses are a portal's own, and which of them are articles': by their form, or by the portal's own lists."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Spider

from crawler.article import Article
from crawler.reading.outlinks.links import host_of

# What only articles have: [GMT+7] and VNPT e-news, Zend, ZCE and Bắc Giang, and old forms of Hà Tĩnh and Thanh Hóa.
OLDER_URL = re.compile(
    r"/20\d\d(?:0[1-9]|1[0-2])/[^/]+-(?:\d{5,8}|[0-9a-f]{7})/?$|-a\d{3,}\.html$|-post(?:\d+\.html|id\d+\.bbg)$"
    r"|/(?:[^/-]+-){3,}[^/]+/\d{5,8}\.html?$"
)

_NUMBER = re.compile(r"(?<!\d)(?!20\d\d(?!\d))\d{3,}")  # of an article, in its address; no year of its title

# A copy of an article for telephones, which has no more than its text: the page that it is a copy of is linked to, too.
_AMP = re.compile(r"^/amp/|/amp/?$|[?&]amp(?:=(?:1|true))?(?:&|$)")


class OwnAddresses(Spider):
    """Tells the addresses of a portal's articles. A platform says their form, and in `deny` what is none."""

    article_url: ClassVar[re.Pattern[str]]
    deny: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.allowed_domains = sorted({host_of(url) for url in self.start_urls})
        self.folder = ""  # of the host, that the portal is in by its home page's address: "/portal", "/vi"
        self.menu_folders: set[str] = set()  # paths that are sections' by the portal's menus, and look like articles'
        self.listed: set[str] = set()  # paths that are articles' by the portal's own lists, not by their form

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give what names the article at an address, or None when the address is no article's.

        It is the platform's own article id where the pattern has one, else the address without scheme and query. Papers
        keep articles at the addresses of the platform before, whose forms no section has.
        """
        parts = urlsplit(url)
        if cls.deny.search(parts.path):
            return None
        if found := cls.article_url.search(parts.path):
            return found.groupdict().get("id") or parts.path.rstrip("/")
        return parts.path.rstrip("/") if OLDER_URL.search(parts.path) else None

    def is_ours(self, url: str) -> bool:
        """Tell whether an address is on the portal's own host, with or without www."""
        return url.startswith(("http://", "https://")) and host_of(url) in self.allowed_domains

    def ours(self, url: str) -> str | None:
        """Give the identity of an address of this portal's article, by its form or the portal's lists, else None."""
        if not self.is_ours(url) or self.is_beside(url) or (self.menu_folders and bare_path(url) in self.menu_folders):
            return None
        return self.identity_of(url) or (path if (path := bare_path(url)) in self.listed else None)

    def is_beside(self, url: str) -> bool:
        """Tell an article's copy for telephones, and what is denied below the folder that a portal is in."""
        parts = urlsplit(url)
        path = self.below_folder(parts.path)
        is_copy = "amp" in url and _AMP.search(f"{path}?{parts.query}" if parts.query else path) is not None
        return is_copy or (path is not parts.path and self.deny.search(path) is not None)

    def below_folder(self, path: str) -> str:
        """Give a path as it would be if the portal were not in a folder of its host."""
        return path.removeprefix(self.folder) if self.folder and path.startswith(f"{self.folder}/") else path

    def list_articles(self, urls: Iterable[str]) -> None:
        """Take addresses for articles' because the portal lists them as such, but for those that are denied."""
        paths = {bare_path(url) for url in urls if self.is_ours(url) and self.identity_of(url) is None}
        self.listed |= {path for path in paths if path and not self.deny.search(path)}

    def recall(self, name: str, url: str) -> None:
        """Take an address for an article's that another run had from the portal's lists: its path is its name."""
        if name.startswith("/") and name == bare_path(url) and self.identity_of(url) is None:
            self.listed.add(name)

    def identity(self, article: Article) -> str:
        """Give what names a read article: by the address the page gives itself, else by the one fetched.

        Where these say that they are two articles', the page is not believed: a template that gives all pages the same
        address would make one article of them.
        """
        fetched, named = self.ours(article.url), self.ours(article.canonical_url or "")
        if fetched and named and _are_two(fetched, named):
            return fetched
        return named or fetched or urlsplit(article.url).path


def _are_two(fetched: str, named: str) -> bool:
    """Tell two names of articles that share neither number nor slug; a path may be another form of a number."""
    if not fetched.startswith("/"):
        return fetched != named
    if not named.startswith("/"):
        return False
    slugs = [name.rpartition("/")[2] for name in (fetched, named)]
    numbers = [set(_NUMBER.findall(slug)) for slug in slugs]
    return slugs[0] != slugs[1] and not numbers[0] & numbers[1]


def bare_path(url: str) -> str:
    """Give an address's path without a slash at its end; "" for one with parameters, which name something else."""
    parts = urlsplit(url)
    return "" if parts.query else parts.path.rstrip("/")
