"""Articles that only a feed tells, by addresses too short to look like an article's, are kept as all others are."""

import pytest

from tests.crawl.stored import Kept, last_line
from tests.hostile.server import Server, page

WORDS = "Hôm nay, bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi. " * 5
SHORT = ("/tin/chao-xuan/", "/tin/mua-he/")


def article(title):
    body = f"<title>{title}</title><body class='single single-post'><article><h1>{title}</h1><p>{title}. {WORDS}</p>"
    return page(f"{body}</article>".encode())


def answer(path, host):
    if path == "/":
        feed = '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        return page(f"<title>Tin</title>{feed}<body><a href='/tin/cau-moi-qua-suoi-ban-lau/'>Cầu mới</a>".encode())
    if path == "/feed/":
        items = "".join(f"<item><link>http://{host}{one}</link></item>" for one in SHORT)
        return page(f"<rss><channel>{items}</channel></rss>".encode(), kind="application/rss+xml")
    return article(path) if path.startswith("/tin/") and path != "/tin/" else page(b"", status="404 Not Found")


@pytest.fixture(params=["generic", "wordpress"], scope="module")
def kept(request, tmp_path_factory):
    kept = Kept(tmp_path_factory.mktemp("archive"))
    with Server(answer) as server:
        assert "3 new" in (said := kept.run(request.param, f"portal={server.url}").said), said
        again = kept.run(request.param, f"portal={server.url}")
    assert "3 already kept" in again.said
    return kept


def test_they_are_read_again(kept):
    said = kept.scrapy("reread", "--dry-run")
    assert "3 unchanged" in last_line(said.stderr), said


def test_a_repair_finds_them(kept, tmp_path):
    copy = kept.copy(tmp_path / "copy")
    before = copy.export()
    copy.forget_database()
    said = copy.scrapy("verify", "--repair")
    assert said.returncode == 0, said
    assert copy.export() == before
