"""A small client for the sample portals: fetches without following redirects, and walks every internal link."""

import http.client
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from lxml import html


@dataclass
class Got:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.body, parser=html.HTMLParser(encoding="utf-8"))

    def links(self) -> list[str]:
        """Every a[href] but anchors, scripts and other sites."""
        if "html" not in self.headers.get("content-type", "") or not self.body:
            return []
        hrefs = self.tree.xpath("//a/@href")
        return [h for h in hrefs if h.startswith("/") and not h.startswith("//")]


class Browser:
    """One keep-alive connection to one portal."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()

    def get(self, target: str) -> Got:
        parts = urlsplit(urljoin(self.address, target))
        path = quote(parts.path, safe="/%") + (f"?{parts.query}" if parts.query else "")
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        return Got(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())

    def walk(self, limit: int = 3000) -> dict[str, Got]:
        """Follow every internal link and redirect from the home page; query strings but page numbers are left out."""
        seen: dict[str, Got] = {}
        waiting = ["/"]
        while waiting and len(seen) < limit:
            target = waiting.pop()
            if target in seen:
                continue
            got = seen[target] = self.get(target)
            waiting += [link for link in got.links() if "nv_redirect" not in link and "/banners/" not in link]
            where = got.headers.get("location", "")
            if where.startswith("/"):
                waiting.append(where)
        return seen
