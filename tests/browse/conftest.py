"""An archive with all that the pages show, hostile text among it, and a server over it, run by `scrapy browse`."""

import http.client
import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import quote, urlencode, urlsplit

import pytest
from lxml import html

from crawler.archive import responses
from crawler.archive.responses import Stored
from crawler.archive.store import open_archive
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange, digest
from crawler.article import Article, Attachment, Image
from crawler.operations.reprints import compare
from crawler.reading.normal_form import content_hash

ROOT = Path(__file__).parents[2]
RAN = "document.title = 'ran'; document.body.textContent = 'ran'"
HOSTILE = f'<script>{RAN}</script><img src=x onerror="{RAN}">\'">&lt;b&gt;'
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Trang gốc</title>
<link rel="stylesheet" href="http://trap.example/a.css"></head>
<body><h1>Đảng ủy xã Minh Khê</h1><p id="told">chưa chạy</p>
<img src="x" onerror="{RAN}"><script>{RAN}</script></body></html>"""
LONG = "\n\n".join(
    f"Thôn {name} có {number} hộ trồng quế, mỗi hộ thu về chừng {number + 7} triệu đồng sau vụ thứ {number} của mình."
    for number, name in enumerate(["Nà Tềnh", "Khuổi Rì", "Bản Vài", "Lũng Mò", "Tát Ngàm", "Pác Lung", "Cốc Xả"], 11)
)


def an_article(number, title, body, *, portal="baocaobang", **fields):
    made = Article(
        url=f"https://{portal.partition(':')[0]}.example/bai-{number}.html",
        portal=portal,
        title=title,
        body=body,
        **{
            "province": "cao-bang",
            "kind": "newspaper",
            "published_at": f"2024-0{number % 9 + 1}-05T08:00:00+07:00",
            "fetched_at": "2024-12-01T10:00:00+07:00",
            **fields,
        },
    )
    return replace(made, content_hash=content_hash(made))


def a_page(archive, folder, url, page, content_type="text/html; charset=utf-8"):
    """Store a page as a crawl does, and give the `warc` of the article read from it."""
    writer = WarcWriter(folder, "baocaobang", {}, 10**9)
    at = datetime.fromisoformat("2024-12-01T10:00:00+07:00")
    place = writer.write(Exchange(url, at, 200, f"Content-Type: {content_type}".encode(), page))
    writer.close()
    told = (None, "baocaobang", url, "article", at.isoformat(), 200, *place, digest(page), None)
    responses.note(archive, Stored(*told))
    return place._asdict()


def fill(archive, folder):
    """Keep the articles; give each one's id by a name."""
    first = an_article(1, "Đảng ủy xã Minh Khê bàn việc học tập", f"Sáng nay hội nghị bàn về học tập.\n\n{LONG}")
    first.lead = "Hội nghị có 45 đảng viên."
    first.content_hash = content_hash(first)
    first.warc = a_page(archive, folder, first.url, PAGE.encode())
    archive.keep(first, "first")
    elsewhere = {"portal": "baohagiang", "province": "tuyen-quang"}
    again = replace(
        first, **elsewhere, url="https://baohagiang.example/2.html", published_at="2024-03-01T08:00:00+07:00"
    )
    archive.keep(replace(again, warc=None), "same")
    near = an_article(
        3, "Bản Vài trồng quế", LONG.replace("triệu", "trăm nghìn", 1), portal="x.example:81", province=None
    )
    near.warc = a_page(archive, folder, near.url, b"%PDF-1.4 \x00\xff", "application/pdf")
    archive.keep(near, "near")
    archive.keep(an_article(4, "Làng nghề giữ uy tín", "Người thợ đang giữ uy tín của làng.", kind="party"), "alike")
    archive.keep(an_article(5, "Hop chi bo", "Ban tin khong dau: chi bo ban ve hoc tap.", published_at=None), "plain")
    hostile = an_article(
        6,
        HOSTILE,
        f"mã độc {HOSTILE}\n\n\u202etxt",
        kicker=HOSTILE,
        lead=HOSTILE,
        authors=[HOSTILE],
        source=HOSTILE,
        section=[HOSTILE],
        tags=[HOSTILE],
        images=[Image(url="javascript:alert(1)", caption=HOSTILE, credit=HOSTILE)],
        attachments=[Attachment(url="javascript:alert(2)", name=HOSTILE), Attachment(url="file:///etc/passwd")],
        canonical_url="javascript:alert(3)",
        language='vi" onload="x',
        published_raw=HOSTILE,
    )
    archive.keep(hostile, HOSTILE)
    changed = replace(hostile, body=f"{hostile.body}\n\n{HOSTILE} lần hai", title=f"{HOSTILE} mới")
    changed = replace(changed, fetched_at="2024-12-02T10:00:00+07:00", content_hash=content_hash(changed))
    assert archive.keep(changed, HOSTILE) == "revised"
    many = "Tin ngắn về mùa màng trong tỉnh, kỳ"
    for number in range(100, 130):
        archive.keep(
            an_article(number, f"Tin số {number}", f"{many} {number}.", portal="sggp", province="tp-ho-chi-minh"),
            str(number),
        )
    compare(archive)
    return {one.identity: one.article_id for one in archive.each()} | {
        "hostile": next(one.article_id for one in archive.each() if one.identity == HOSTILE)
    }


def command(*arguments):
    return [sys.executable, "-m", "scrapy", "browse", *map(str, arguments)]


@contextmanager
def serving(archive, *arguments):
    """Run the command itself, and give the address that it tells."""
    ordered = command("--port", "0", "-s", f"ARCHIVE_URL={archive}", *arguments)
    with TemporaryFile("w+") as said:  # a pipe that nobody reads would stop the server when it is full
        how = {"stdout": subprocess.PIPE, "stderr": said, "text": True, "cwd": ROOT}
        with subprocess.Popen(ordered, env={**os.environ, "PYTHONUNBUFFERED": "1"}, **how) as process:
            try:
                address = process.stdout.readline().strip()
                assert address, said.seek(0) or said.read()
                yield Browsed(address)
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=30)
        said.seek(0)
        assert "Traceback" not in said.read()


@dataclass
class Got:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def tree(self):
        return html.document_fromstring(self.body, parser=html.HTMLParser(encoding="utf-8"))

    def shown(self, path):
        """The text of what an XPath finds, white space folded."""
        return [" ".join(one.text_content().split()) for one in self.tree.xpath(path)]


@dataclass
class Browsed:
    """A server, and what a reader does with it."""

    address: str

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        connection.request(method, path, body, {"Accept-Language": "vi", **headers})
        answer = connection.getresponse()
        got = Got(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return got

    def search(self, q="", **given):
        return self.ask(f"/?{urlencode({'q': q, **given})}")

    def titles(self, q="", **given):
        return self.search(q, **given).shown("//ol[@class='hits']//h3")

    def json(self, path):
        return json.loads(self.ask(quote(path, safe="/?=&")).body)


@dataclass
class Filled:
    address: str
    ids: dict[str, int]
    folder: Path


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browse")
    address = f"sqlite:///{folder}/archive.db"
    with open_archive(address) as archive:
        ids = fill(archive, folder / "warc")
    return Filled(address, ids, folder)


@pytest.fixture(scope="session")
def site(filled):
    with serving(filled.address) as browsed:
        yield browsed
