"""The sample portals over real HTTP on loopback: one port a portal."""

import socket
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from crawler.samples.articles import SampleArticle
from crawler.samples.city import City000, City003
from crawler.samples.collection import NAMES, held_by
from crawler.samples.dcontent import Dcontent
from crawler.samples.generic import Generic
from crawler.samples.government import ArticleNews, DotNetNuke, KeyedId, TrangN, UserfilesC
from crawler.samples.joomla_k2 import JoomlaK2
from crawler.samples.legacy_gmt7 import LegacyGmt7
from crawler.samples.liferay import Liferay
from crawler.samples.makes import MAKES
from crawler.samples.mediatech import Mediatech
from crawler.samples.nukeviet import NukeViet
from crawler.samples.onecms import OneCms
from crawler.samples.own_make import own_make
from crawler.samples.sharepoint import SharePoint
from crawler.samples.sites import Reply, Site
from crawler.samples.traps import Traps
from crawler.samples.vnpt_enews import VnptEnews
from crawler.samples.wordpress import WordPress
from crawler.samples.zce import Zce
from crawler.samples.zend_a import ZendA

SITES: dict[str, Callable[[Sequence[SampleArticle], Traps], Site]] = {
    "nukeviet": NukeViet,
    "legacy_gmt7": lambda articles, _traps: LegacyGmt7(articles),
    "generic": lambda articles, _traps: Generic(articles),
    "city000": lambda articles, _traps: City000(articles),
    "city003": lambda articles, _traps: City003(articles),
    "dcontent": lambda articles, _traps: Dcontent(articles),
    "wordpress": lambda articles, _traps: WordPress(articles),
    **{name: own_make(name) for name in MAKES},
    "sharepoint": lambda articles, _traps: SharePoint(articles),
    "liferay": lambda articles, _traps: Liferay(articles),
    "joomla_k2": lambda articles, _traps: JoomlaK2(articles),
    "dotnetnuke": lambda articles, _traps: DotNetNuke(articles),
    "userfiles_c": lambda articles, _traps: UserfilesC(articles),
    "trang_n": lambda articles, _traps: TrangN(articles),
    "article_news": lambda articles, _traps: ArticleNews(articles),
    "keyed_id": lambda articles, _traps: KeyedId(articles),
    "zend_a": lambda articles, _traps: ZendA(articles),
    "onecms": lambda articles, _traps: OneCms(articles),
    "zce": lambda articles, _traps: Zce(articles),
    "vnpt_enews": lambda articles, _traps: VnptEnews(articles),
    "mediatech": lambda articles, _traps: Mediatech(articles),
}


class Served:
    """Sample portals being served; leaving the `with` block stops them."""

    def __init__(self, servers: dict[str, "_Server"], host: str) -> None:
        self._servers = servers
        self.portals = {name: f"http://{host}:{server.server_port}/" for name, server in servers.items()}

    def truth(self, name: str) -> list[SampleArticle]:
        """Give what a perfect crawl of a portal keeps: its public articles, oldest first."""
        return [article for article in self._servers[name].site.articles if article.visibility == "public"]

    def requests(self, name: str) -> Counter[str]:
        """Count the requests a portal has had, by path and query as sent."""
        with self._servers[name].lock:
            return self._servers[name].requests.copy()

    def close(self) -> None:
        """Stop serving; connections still open are closed."""
        for server in self._servers.values():
            server.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def serve(
    names: Iterable[str] | None = None,
    port: int = 0,
    host: str = "127.0.0.1",
    traps: Traps | None = None,
    around: Callable[[Site], Site] = lambda site: site,
) -> Served:
    """Serve portals (by default all) at any free ports, or with a port given at that one and the next ones.

    `around` makes of each portal what stands before it. Raises OSError when a port is taken, KeyError for an unknown
    name; nothing is then left open.
    """
    servers: dict[str, _Server] = {}
    try:
        for nth, name in enumerate(NAMES if names is None else names):
            site = around(SITES[name](held_by(name), traps or Traps()))
            servers[name] = _Server((host, port + nth if port else 0), site)
    except BaseException:
        for server in servers.values():
            server.server_close()
        raise
    for server in servers.values():
        server.start()
    return Served(servers, host)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], site: Site) -> None:
        self.site = site
        self.lock = Condition()
        self.requests: Counter[str] = Counter()
        self.open: set[socket.socket] = set()
        super().__init__(address, _Handler)
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer's asks for the host's full name: slow without a network
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()
        with self.lock:
            for connection in self.open:
                with suppress(OSError):  # the client may have gone already
                    connection.shutdown(socket.SHUT_RDWR)
            self.lock.wait_for(lambda: not self.open, timeout=2)

    def process_request_thread(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]  # of TCP
        with self.lock:
            self.open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self.lock:
                self.open.discard(request)
                self.lock.notify_all()

    def handle_error(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        """Be silent about a client that hung up; print the traceback of anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet an answer
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.requests[self.path] += 1
        reply = self.server.site.answer(self.path, self.headers.get("Host", "127.0.0.1"))
        reply = self.if_modified(reply)
        self.send_response(reply.status)
        if reply.body or reply.status == HTTPStatus.OK:
            self.send_header("Content-Type", reply.content_type)
        if reply.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def if_modified(self, reply: Reply) -> Reply:
        """Give the reply, or 304 to a client that has this very page: RFC 9110, sections 13.1.2 and 13.1.3."""
        told = dict(reply.headers)
        for condition, validator in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
            if reply.status == HTTPStatus.OK and condition in self.headers:
                same = self.headers[condition] == told.get(validator)
                return Reply(HTTPStatus.NOT_MODIFIED, headers=reply.headers) if same else reply
        return reply

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: requests are counted instead."""
