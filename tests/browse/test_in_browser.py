"""What a real browser does with the pages: with a stored page above all, for its harmlessness is the browser's work."""

import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crawler.archive.store import open_archive
from crawler.browse.original import HEADERS
from tests.browse.conftest import RAN, a_page, an_article, serving

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
 --disable-component-update --disable-sync --virtual-time-budget=4000""".split()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium"),
]


def seen(address, folder):
    """The page as it stands after its scripts have run."""
    command = [CHROMIUM, *QUIET, f"--user-data-dir={folder}", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


@contextmanager
def trap(pages=None):
    """A server that gives out pages without any policy, and notes each connection and each path asked for."""
    noted = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            noted.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((pages or {}).get(self.path, "").encode())

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        def get_request(self):
            noted.append("connection")
            return super().get_request()

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", noted
        server.shutdown()


def hostile(to):
    """A page that tries to run a script, and to reach an address in every way known to us."""
    style = f"""@import "{to}/import"; body {{ background: url({to}/background) }} p {{ font-family: a }}
        @font-face {{ font-family: a; src: url({to}/font) }}"""
    speculation = f'{{"prefetch": [{{"source": "list", "urls": ["{to}/speculated"]}}]}}'
    return f"""<!doctype html><html><head><title>cũ</title><meta charset="utf-8"><base href="{to}/">
        <meta http-equiv="refresh" content="0;url={to}/refresh"><link rel="dns-prefetch" href="{to}">
        <link rel="preconnect" href="{to}"><LINK/rel=stylesheet href="{to}/css"><style>{style}</style>
        <script src="{to}/script"></script><script type="speculationrules">{speculation}</script></head>
        <body onload="{RAN}"><p id="told">chưa chạy</p><script>{RAN}; location = '{to}/location'</script>
        <img src="{to}/img" srcset="{to}/srcset 2x" onerror="{RAN}"><audio src="{to}/audio"></audio>
        <svg onload="{RAN}"><image href="{to}/svg"/><use href="{to}/use"/><link rel="preconnect" href="{to}"/></svg>
        <video src="{to}/video" poster="{to}/poster" autoplay></video><iframe src="{to}/frame"></iframe>
        <iframe srcdoc="&lt;link rel=preconnect href={to}&gt;"></iframe>
        <object data="{to}/object" type="text/html"></object><embed src="{to}/embed" type="text/html">
        <form action="{to}/form"><input autofocus onfocus="{RAN}"></form>
        <math><a xlink:href="javascript:{RAN}">x</a></math></body></html>"""


def test_the_trap_is_one_and_a_script_would_run(tmp_path):
    with (
        trap() as (to, noted),
        trap({"/": hostile(to).replace("refresh", "x").replace("location =", "0 &&")}) as (address, _),
    ):
        page = seen(f"{address}/", tmp_path)
    assert {"connection", "/script", "/css"} <= set(noted)
    assert "ran" in page


def test_in_a_stored_page_no_script_runs_and_nothing_is_fetched(tmp_path):
    address = f"sqlite:///{tmp_path}/archive.db"
    with trap() as (to, noted):
        with open_archive(address) as archive:
            article = an_article(1, "Tin", "Mùa quế.")
            article.warc = a_page(archive, tmp_path / "warc", article.url, hostile(to).encode())
            archive.keep(article, "1")
        with serving(address) as site:
            alone = seen(f"{site.address}article/1/original/1", tmp_path / "one")
            around = seen(f"{site.address}article/1", tmp_path / "other")
    assert "chưa chạy" in alone
    assert "<title>cũ</title>" in alone
    assert "<h1>Tin</h1>" in around
    assert "sandbox" in HEADERS["Content-Security-Policy"]
    assert noted == []


def test_hostile_text_runs_nothing_in_our_pages(site, filled, tmp_path):
    for number, path in enumerate((f"article/{filled.ids['hostile']}", "?q=ma+doc+script&lang=en")):
        page = seen(f"{site.address}{path}", tmp_path / str(number))
        assert "<title>ran" not in page
        assert page.replace("<mark>", "").replace("</mark>", "").count("&lt;script&gt;")
        assert "<body>ran" not in page
