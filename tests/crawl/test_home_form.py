"""Portals that have moved to https or www and keep links to what they were before."""

import re
import ssl
import subprocess
from http.server import HTTPServer, SimpleHTTPRequestHandler
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.crawl.home_form import HomeForm
from tests.hostile.server import Server, moved, page

WORDS = "Sáng nay, trạm y tế xã Hòa Bình khám bệnh miễn phí cho hơn hai trăm cụ già. " * 6
HOME = "http://www.bao.example"
FORMS = [HOME, "http://bao.example", "", "//bao.example"]
SECTION = [f"{form}/y-te/" for form in FORMS]


def path_of(number):
    return f"/y-te/tram-y-te-xa-kham-benh-so-{1000 + number}.html"


def article(number):
    return page(f"<title>Trạm {number}</title><body><h1>Trạm số {number}</h1><p>{number}. {WORDS}</p>".encode())


@pytest.fixture
def portal(crawls, monkeypatch):
    """Give the crawl of a portal whose names a proxy plays: what it said, and the addresses asked for."""
    served = {path_of(number): article(number) for number in range(8)}
    only_bare = path_of(900)

    def answer(url, _host):
        host, path = re.fullmatch(r"http://([\w.]+)(/.*)", url).groups()
        if host == "bao.example":
            return article(900) if path == only_bare else moved(f"{HOME}{path}", "301 Moved Permanently")
        if path == "/sitemap.xml":
            places = "".join(f"<url><loc>http://bao.example{one}</loc></url>" for one in list(served)[:4])
            return page(f"<urlset>{places}</urlset>".encode(), "application/xml")
        if path in ("/", "/y-te/"):
            linked = [f"{FORMS[nth % 4]}{one}" for nth, one in enumerate(served)] + [f"http://bao.example{only_bare}"]
            items = "".join(f'<li><a href="{one}">Trạm y tế xã khám bệnh miễn phí</a></li>' for one in linked)
            menu = "".join(f'<a href="{one}">Y tế</a>' for one in SECTION)
            return page(f"<title>Báo</title><nav>{menu}</nav><ul>{items}</ul>".encode())
        return served.get(path) or page(b"", status="404 Not Found")

    with Server(answer) as proxy:
        for name, value in {"http_proxy": proxy.url, "no_proxy": "", "BAOTINH_CONTACT": "bao@bao.example"}.items():
            monkeypatch.setenv(name, value)
        yield crawls.run("generic", "portal=http://bao.example/", settings=["RETRY_TIMES=0"]), proxy.asked


def test_each_page_is_asked_for_once_in_the_form_that_the_home_page_leads_to(portal):
    said, asked = portal
    assert "9 new" in said.said
    redirected = [url for url in asked if url.startswith("http://bao.example/") and asked[url]]
    assert {url.removeprefix("http://bao.example") for url in redirected} <= {
        *("/", "/robots.txt", "/sitemap.xml"),  # asked for before the home page has answered
        path_of(900),
    }
    assert asked[f"{HOME}/y-te/"] == 1
    assert all(asked[f"{HOME}{path_of(number)}"] == 1 for number in range(8))


def test_an_article_that_only_the_address_linked_to_gives_is_not_lost(portal, crawls):
    assert portal[1][f"http://bao.example{path_of(900)}"] == 1
    assert f"http://bao.example{path_of(900)}" in {one["url"] for one in crawls.articles()}


def test_the_portal_is_the_same_one_with_www_and_without(portal, crawls):
    assert "9 new" in portal[0].said
    again = crawls.run("generic", f"portal={HOME}/", settings=["RETRY_TIMES=0"])
    assert " 0 new, " in again.said, again.said
    assert "9 already kept" in again.said
    assert {one["portal"] for one in crawls.articles()} == {"bao.example"}


rest = st.just("") | st.text("a1-/?=&#:@đ", max_size=9).map("/{}".format)


@given(st.sampled_from(["http", "https"]), st.sampled_from(["bao.vn", "www.bao.vn", "BAO.vn", "bao.vn:80"]), rest)
def test_an_address_of_the_portal_gets_the_form_of_its_home_page_and_keeps_all_else(scheme, host, path):
    form = HomeForm()
    form.learn("http://bao.vn/", "https://www.bao.vn/vi/")
    assert form.of(f"{scheme}://{host}{path}") == form.of(f"https://www.bao.vn{path}") == f"https://www.bao.vn{path}"


@given(
    st.sampled_from(["http", "https"]), st.sampled_from(["khac.vn", "m.bao.vn", "bao.vn:8080", "bao.vn.khac.vn"]), rest
)
def test_an_address_of_another_host_or_port_stays_as_it_is(scheme, host, path):
    form = HomeForm()
    form.learn("http://bao.vn/", "https://www.bao.vn/vi/")
    assert form.of(f"{scheme}://{host}{path}") == f"{scheme}://{host}{path}"


@pytest.mark.parametrize(
    "led_to", ["http://bao.vn/vi/", "https://khac.vn/", "https://bao.vn:8443/", "https://m.bao.vn/"]
)
def test_what_is_no_other_form_of_the_same_host_changes_no_address(led_to):
    form = HomeForm()
    form.learn("http://bao.vn/", led_to)
    assert form.of("http://bao.vn/a.html") == "http://bao.vn/a.html"


def test_a_portal_on_https_is_crawled_where_its_certificate_is_trusted(crawls, monkeypatch, tmp_path):
    names = "-subj /CN=localhost -addext subjectAltName=DNS:localhost".split()
    key, trusted = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout {key} -out {trusted}".split()
    subprocess.run([*made, *names], check=True, capture_output=True)
    pages = tmp_path / "pages"
    (pages / "y-te").mkdir(parents=True)
    (pages / path_of(1)[1:]).write_bytes(article(1).partition(b"\r\n\r\n")[2])
    (pages / "index.html").write_text(f'<title>Báo</title><a href="{path_of(1)}">Trạm y tế</a>', encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given):
            super().__init__(*given, directory=pages)

        def log_message(self, *_):
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with HTTPServer(("127.0.0.1", 0), Quiet) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        said = crawls.run("generic", f"portal=https://localhost:{server.server_port}/")
        server.shutdown()
    assert "1 new" in said.said, said.said
