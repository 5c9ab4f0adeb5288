"""A hostile portal: the NukeViet sample with traps among its articles; large answers are made while they are sent."""

import gzip
import re
import string
import zlib
from functools import cache
from random import Random

import brotli
from scrapy.utils._compression import zstd

from crawler.samples.collection import held_by
from crawler.samples.nukeviet import NukeViet
from crawler.samples.traps import Traps
from tests.hostile.server import head, moved, page

BOMB = 50 * 2**20  # bytes, unpacked
LOGIN = """<html><head><title>Cổng thành viên</title></head><body><form action="/users/login/">
<p>Xin mời ông bà dùng thẻ cán bộ
hoặc tên truy nhập đã được cấp để mở trang này. Ai quên mật khẩu thì báo cho tổ quản trị vào giờ hành chính.</p>
<input name="u"><input type="Password" name="p"></form></body></html>"""
ERROR = """<html><head><title>Lỗi máy chủ</title></head><body><h1>Fatal error</h1><p>Uncaught exception in
/var/www/index.php on line 12.</p></body></html>"""
BLOCK = """<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>"""
CHUNK = b"<p>Dong chu nay con dai.</p>" * 2000


def chunked(times):
    """Give a chunked page of so many pieces."""
    yield head("Transfer-Encoding: chunked")
    for _ in range(times):
        yield f"{len(CHUNK):x}\r\n".encode() + CHUNK + b"\r\n"
    yield b"0\r\n\r\n"


def plain(times, *lines):
    """Give a page of so many pieces, with the given header lines."""
    yield head(*lines)
    for _ in range(times):
        yield CHUNK


CODINGS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": zstd.compress,
    "gzip, gzip": lambda data: gzip.compress(gzip.compress(data)),
}


@cache
def bomb(coding):
    """Give a small answer that becomes BOMB bytes when it is unpacked."""
    return page(CODINGS[coding](bytes(BOMB)), headers=[f"Content-Encoding: {coding}"])


def random_letters(number):
    """Give letters that no packing makes fewer."""
    return "".join(Random(7).choices(string.ascii_letters + string.digits, k=number))


def flood(line, times):
    """Give a head that does not end for so many lines of a kilobyte."""
    yield b"HTTP/1.1 200 OK\r\n"
    for _ in range(times // 64):
        yield line * 64
    yield b"\r\n"


def drip(data):
    """Give an answer a byte at a time."""
    yield head("Content-Length: 100000")
    for byte in data * 100:
        yield bytes([byte])
        yield 0.2


def refreshed(where, base=""):
    """Give a page that leads on by itself, in both ways that there are."""
    said = f'<html><head>{base}<meta http-equiv="refresh" content="0; url={where}"></head><body>x'
    return page(said.encode(), headers=[f"Refresh: 0; url={where}"])


def chained(codings, body=b"<html><body><p>x"):
    """Give a page that says so many codings of itself, and has those of them that are gzip."""
    for _ in range(codings.count("gzip")):
        body = gzip.compress(body, 1)
    return page(body, headers=[f"Content-Encoding: {codings}"])


# What a request for each is counted as in the run's account; see HostilePortal.answer for the addresses.
TRAPS = {
    "bomb-gzip": (lambda: bomb("gzip"), "refused: too-large"),
    "bomb-deflate": (lambda: bomb("deflate"), "refused: too-large"),
    "bomb-br": (lambda: bomb("br"), "refused: too-large"),
    "bomb-zstd": (lambda: bomb("zstd"), "refused: too-large"),
    "bomb-nested": (lambda: bomb("gzip, gzip"), "refused: too-large"),
    "large-chunked": (lambda: chunked(1000), "refused: too-large"),
    "large-said": (lambda: plain(1000, f"Content-Length: {len(CHUNK) * 1000}"), "refused: too-large"),
    "large-unsaid": (lambda: plain(1000), "refused: too-large"),
    "damaged-gzip": (lambda: page(b"no gzip", headers=["Content-Encoding: gzip"]), "failed: damaged packing"),
    "damaged-br": (lambda: page(b"no brotli", headers=["Content-Encoding: br"]), "failed: damaged packing"),
    "damaged-deflate": (lambda: page(b"\xffno", headers=["Content-Encoding: deflate"]), "failed: damaged packing"),
    "damaged-zstd": (lambda: page(b"no zstd", headers=["Content-Encoding: zstd"]), "failed: damaged packing"),
    "length-too-long": (lambda: plain(1, "Content-Length: 999999"), "failed"),
    "length-no-number": (lambda: plain(1, "Content-Length: -7"), "failed"),
    "chunks-garbage": (lambda: [head("Transfer-Encoding: chunked"), b"zz\r\nno chunk"], "failed"),
    "no-http": (lambda: b"\x00\x01\x02 this is no HTTP\r\n\r\n", "failed"),
    "hangs-up": (lambda: b"", "failed"),
    "loris": (lambda: drip(b"<p>cham</p>"), "failed"),
    "header-flood": (lambda: flood(b"X-A: " + b"a" * 1000 + b"\r\n", 100_000), "failed"),
    "long-header": (lambda: flood(b"a" * 1000, 100_000), "failed"),
    "loop": (lambda: moved("?lap"), "skipped: max redirections reached"),
    "to-metadata": (lambda: moved("http://169.254.169.254/latest/meta-data/"), "offsite"),
    "to-decimal": (lambda: moved("http://2130706433:1/"), "offsite"),
    "to-ipv6": (lambda: moved("http://[::1]:1/"), "offsite"),
    "to-long": (lambda: moved(f"/{random_letters(3000)}-1.html"), "skipped: leads to too long an address"),
    "to-file": (lambda: moved("file:///etc/passwd"), "failed"),
    "to-broken": (lambda: moved("http://["), "failed"),
    "refresh-script": (lambda: refreshed("javascript:alert(1)"), "failed: malformed answer"),
    "refresh-data": (lambda: refreshed("data:text/html,<h1>x</h1>"), "refused: no-article"),
    "refresh-file": (lambda: refreshed("file:///etc/passwd"), "refused: no-article"),
    "refresh-host": (lambda: refreshed("//bao.example/tin-tuc/x-1.html"), "skipped: leads to another site"),
    "refresh-private": (lambda: refreshed("http://10.0.0.1/"), "skipped: leads to another site"),
    "refresh-loop": (lambda: refreshed("?lap"), "skipped: max redirections reached"),
    "refresh-base": (
        lambda: refreshed("x-1.html", '<base href="http://bao.example/">'),
        "skipped: leads to another site",
    ),
    "refresh-base-script": (
        lambda: refreshed("x-1.html", '<base href="javascript:alert(1)//">'),
        "failed: malformed answer",
    ),
    "refresh-base-broken": (lambda: refreshed("x-1.html", '<base href="http://[">'), "failed: malformed answer"),
    "refresh-broken": (lambda: refreshed("http://["), "failed: malformed answer"),
    "coding-chain": (lambda: chained(", ".join(["gzip"] * 20)), "refused: no-article"),
    "coding-chain-bomb": (lambda: chained(", ".join(["gzip"] * 20), bytes(BOMB)), "refused: too-large"),
    "coding-chain-said": (
        lambda: page(b"<p>x", headers=[f"Content-Encoding: {'gzip, ' * 300}gzip"]),
        "failed: damaged packing",
    ),
    "coding-unknown": (lambda: chained("rot13"), "refused: no-article"),
    "coding-unknown-inner": (lambda: chained("gzip, rot13"), "refused: no-article"),
    "coding-nonsense": (lambda: chained("\x1b[2J, ,;=*"), "refused: no-article"),
    "login": (lambda: page(LOGIN.encode()), "refused: login-page"),
    "error": (lambda: page(ERROR.encode()), "refused: error-page"),
    "block": (lambda: page(BLOCK.encode()), "refused: blocked"),
    "empty": (lambda: page(b""), "refused: no-article"),
    "picture": (lambda: page(b"\x89PNG\r\n\x1a\n" + bytes(99), kind="image/png"), "refused: no-article"),
    "deep": (lambda: page(b"<html><body>" + b"<div>" * 100_000 + b"x"), "refused: too-deep"),
    "elements": (lambda: page(b"<html><body>" + b"<p>x</p>" * 100_000), "refused: too-large"),
    "status": (lambda: page(b"x", status="999 No"), "failed"),
}


class HostilePortal:
    """The sample's articles, and a home page that links to each trap; `answer` is what the server asks."""

    def __init__(self):
        self.site = NukeViet(held_by("nukeviet"), Traps())
        self.links = {f"/tin-tuc/{name}-{900_000 + nth}.html": name for nth, name in enumerate(TRAPS)}
        self.good = [article for article in self.site.articles if article.visibility == "public"]

    def answer(self, path, host):
        """Give the answer to a path."""
        if name := self.links.get(path.partition("?")[0]):
            return TRAPS[name][0]()
        if path == "/sitemap.xml":
            return page(self.sitemap(host).encode(), kind="application/xml")
        if path.startswith("/bay-"):
            return self.sitemap_trap(path, host)
        reply = self.site.answer("/sitemap.xml" if path == "/sitemap-that.xml" else path, host)
        body = reply.body
        if path == "/":
            body = re.sub(rb"(<body[^>]*>)", lambda found: found[1] + self.bad_links().encode(), body, count=1)
        cookies = [f"Set-Cookie: c{nth}={'x' * 60}" for nth in range(100)]  # as many as a browser keeps
        extra = [f"{name}: {value}" for name, value in reply.headers]
        return page(body, reply.content_type, f"{reply.status} X", [*extra, *cookies])

    def bad_links(self):
        """Give links to every trap, and links that no crawler should follow."""
        own = [f'<a href="{path}">Bẫy {name}</a>' for path, name in self.links.items()]
        none = ["javascript:alert(1)", "data:text/html,x-1.html", "file:///etc/passwd-1.html", "http://[/x-1.html"]
        none += [
            "http://bá\u043e.vn/tin/x-1.html",
            "/tin-tuc/" + "a" * 100_000 + "-1.html",
            "http://127.0.0.1:99999/a/b-1.html",
        ]
        none += [f"/tin-tuc/&#27;[31m&#{sign};-{800_000 + sign}.html" for sign in (1, 7, 27, 155, 0x202E)]
        many = [f'<a href="#{nth}">{nth}</a>' for nth in range(10_000)]
        base = '<base href="javascript:alert(1)//"><base href="http://bao.example/">'
        return "".join([base, *own, *(f'<a href="{link}">x</a>' for link in none), *many])

    def sitemap(self, host):
        """Give an index of the sample's own sitemap and of the sitemaps that are traps."""
        names = [
            "/sitemap-that.xml",
            *(f"/bay-{name}" for name in ("endless-0", "bomb.xml.gz", "laughs", "html", "cut")),
        ]
        local = "<sitemap><loc>file:///etc/passwd</loc></sitemap><sitemap><loc>http://[</loc></sitemap>"
        own = "".join(f"<sitemap><loc>http://{host}{name}</loc></sitemap>" for name in names)
        return f"<sitemapindex>{local}{own}</sitemapindex>"

    def sitemap_trap(self, path, host):
        """Give a sitemap that leads to more of its kind, or none."""
        if path.startswith("/bay-endless-"):
            first = int(path.rpartition("-")[2]) + 1
            children = "".join(f"<sitemap><loc>http://{host}/bay-endless-{first}</loc></sitemap>" for _ in range(3))
            return page(f"<sitemapindex>{children}</sitemapindex>".encode(), kind="text/xml")
        if path == "/bay-bomb.xml.gz":
            return page(bomb("gzip").partition(b"\r\n\r\n")[2], kind="application/x-gzip")
        if path == "/bay-html":
            return page(b"<!DOCTYPE html><html><body><p>Khong phai XML")
        if path == "/bay-cut":
            return page(b"<urlset><url><loc>http://", kind="text/xml")
        laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
        laughing = f'<!DOCTYPE u [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>&l9;&f;</loc></url></urlset>'
        return page(laughing.encode(), kind="text/xml")
