"""Names with paths: of attachments, portals, sections and parts of an export. None leads out of its folder."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.archive.exports.export import file_name, write_folder
from crawler.archive.exports.formats import Form
from crawler.archive.selection import Selection
from crawler.archive.store import open_archive
from crawler.archive.warc_files.warc import folder_name
from crawler.article import Article
from crawler.platforms.nukeviet import NukeVietSpider
from tests.hostile.samples import read, sample
from tests.hostile.server import Server, page
from tests.hostile.test_crawl import scrapy

NAMES = [
    "../../etc/passwd",
    "C:\\x",
    "/etc/passwd",
    "a\0b",
    "a\nb",
    "..",
    ".",
    "~",
    "con",
    "a" * 5000,
    "\u202etxt.exe",
    "đ" * 900,
]
LONGEST = 255  # bytes of a file's name, on all usual file systems


@given(st.text(min_size=1))
@example("../../etc/passwd")
@example("C:\\x")
@example("..")
@example("a\0b\nc")
@example("đ" * 5000)
def test_a_name_of_a_part_or_of_a_portals_folder_is_one_plain_name(name):
    for made in (file_name(name), folder_name(name)):
        assert Path("/x", made).resolve().parent == Path("/x")
        assert len(made.encode()) + len(".99999.part.parquet") + 20 < LONGEST
        assert made.isprintable()
        assert not set(made) & set('/\\:*?"<>|\0\n')
        assert not made.startswith(".")


def test_parts_of_any_name_are_written_into_the_folder_each_record_once(tmp_path):
    parts = [(name, [{"url": f"http://bao.vn/{nth}"}]) for nth, name in enumerate(NAMES)]
    out = tmp_path / "inner" / "parts"
    out.parent.mkdir()
    assert write_folder(parts, out, Form(), Selection(), "portal") == (len(NAMES), len(NAMES))
    lines = [line for file in out.glob("*.jsonl") for line in file.read_text().splitlines()]
    assert sorted(json.loads(line)["url"] for line in lines) == sorted(
        f"http://bao.vn/{nth}" for nth in range(len(NAMES))
    )
    assert {path.name for path in tmp_path.iterdir()} == {"inner"}
    assert {path.name for path in out.parent.iterdir()} == {"parts"}


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\x.doc", "&#0;a.pdf", "a&#10;b.pdf", "a" * 5000, "\u202efdp.exe"]
)
def test_an_attachments_name_is_text_on_one_line_and_its_address_one_of_the_web(name):
    html, truth = sample("nukeviet")
    links = f'<a href="/uploads/{name}.pdf?download=1">{name}</a> <a href="file:///etc/passwd?download=1">x.pdf</a>'
    link = f'<div class="news-download-file">{links}</div>'
    begins = html.index(b">", html.index(b'id="news-bodyhtml"')) + 1
    article = read("nukeviet", html[:begins] + link.encode() + html[begins:])
    assert article.title == truth.title
    assert len(article.attachments) == (len(name) < 5000)  # no address is as long, and no file is one of the web
    for one in article.attachments:
        assert one.url.startswith(("http://", "https://"))
        assert (one.url + (one.name or "")).isprintable()


def test_an_address_on_another_host_that_a_page_calls_its_own_names_no_article():
    spider = NukeVietSpider(start_urls=["https://bao.vn/"])
    own = "https://bao.vn/tin-tuc/mot-bai-12.html"
    for other in ("https://xau.example/tin-tuc/hai-bai-99.html", "//xau.example/x-99.html", "javascript:x-99.html"):
        assert spider.identity(Article(url=own, canonical_url=other)) == spider.identity_of(own)


@pytest.mark.slow
def test_sections_portals_and_file_names_in_answers_lead_nowhere(tmp_path):
    """A crawl with sections that are paths, of a portal whose answers name files; all is written into its folder."""
    sections = ",".join(["../../etc/passwd", "C:\\x", "file:///etc/passwd", "//xau.example/x", "a" * 5000, "\x1b[2J\n"])

    def answer(path, _host):
        named = ["Content-Disposition: attachment; filename=../../../xau.html; filename*=UTF-8''..%2Fx%00"]
        return page(b"<html><body><p>x</p></body></html>", headers=named) if path != "/robots.txt" else page(b"")

    folder = tmp_path / "inner"
    folder.mkdir()
    with Server(answer) as server:
        given = ["-a", f"portal={server.url}", "-a", f"sections={sections}"]
        code, _, said, _ = scrapy("crawl", "nukeviet", *given, folder=folder)
        asked = server.asked
    assert "Traceback" not in said
    assert code == 5
    assert all(path.startswith("/") for path in asked)
    assert {path.name for path in tmp_path.iterdir()} == {"inner"}
    with closing(sqlite3.connect(folder / "archive.db")) as archive, archive:
        urls = [url for (url,) in archive.execute("SELECT url FROM responses")]
    archive.close()
    assert urls
    assert all(url.startswith(server.url) for url in urls)
    with open_archive(f"sqlite:///{folder}/archive.db") as kept:
        assert kept.number() == 0
