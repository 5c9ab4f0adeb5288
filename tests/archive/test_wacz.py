"""WACZ: what is in the file, byte for byte, and that its index, lists and digests lead to it."""

import gc
import gzip
import hashlib
import io
import json
import os
import re
import signal
import tracemalloc
import zipfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st
from sample_articles import an_article
from scrapy.cmdline import execute
from sqlalchemy import func, select, update
from surt import surt as reference

from crawler.archive.exports import cdxj
from crawler.archive.exports.surt import surt
from crawler.archive.exports.wacz import write_wacz
from crawler.archive.responses import Stored, note
from crawler.archive.tables import responses
from crawler.archive.warc_files.pages import records
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange, Original, digest

ROOT = Path(__file__).parents[2]
AT = datetime(2024, 5, 31, 1, 2, 3, tzinfo=UTC)
MARKUP = '</script><b>"Cầu mới" & 100% \u2028 \x1b[31m'


class Crawl:
    """A run that writes WARC files and keeps what it read, as a real one does; each page some seconds later."""

    def __init__(self, archive, folder, portal="baocaobang.vn"):
        self.archive, self.portal, self.count = archive, portal, 0
        self.writer = WarcWriter(folder, portal, {"spider": portal}, 10**9)

    def fetch(self, url, body, role="article", original=None, status=200):
        """Store an answer; give the place of its response."""
        self.count += 1
        at = AT + timedelta(seconds=self.count)
        exchange = Exchange(url, at, status, b"Content-Type: text/html; charset=utf-8", body, notes={"role": role})
        held = Original(original.record_id, original.url, original.at, original.digest) if original else None
        place = self.writer.write(exchange, held)
        held_by = original.record_id if original else None
        kept = original.digest if original else digest(body)
        stored = Stored(None, self.portal, url, role, at.isoformat(), status, *place, kept, held_by)
        note(self.archive, stored)
        return stored

    def article(self, number, body=b"", original=None, **fields):
        """Store a page, and keep the article on it."""
        url = f"https://{self.portal}/bai-{number:05}.html"
        article = an_article(number, portal=self.portal, **{"url": url, **fields})
        stored = self.fetch(article.url, body or f"<p>Bài {number}</p>".encode(), original=original)
        article.warc = {"file": stored.file, "offset": stored.offset, "record_id": stored.record_id}
        self.archive.keep(article, str(number))
        return stored

    def end(self):
        self.writer.end({"outcome": "finished"})


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "warc"


@pytest.fixture
def crawled(archive, folder):
    """Two portals' files: a revisit of an article's address, and one of an answer that was of no article."""
    crawl = Crawl(archive, folder)
    crawl.fetch("https://baocaobang.vn/robots.txt", b"User-agent: *", role="robots")
    held = crawl.fetch("https://baocaobang.vn/in-1.html", b"<p>Tin chung</p>", role="listing")
    crawl.article(1, b"<p>Tin chung</p>", original=held)
    crawl.article(2, title=MARKUP)
    crawl.fetch("https://baocaobang.vn/tin-tuc", b"<a>Tin</a>", role="listing")
    crawl.article(3)
    crawl.end()
    other = Crawl(archive, folder, "x.vn:8080")
    other.article(4, kind="party")
    other.article(5, title=None, published_at=None)
    other.end()
    return archive


@pytest.fixture
def packed(crawled, folder):
    out = io.BytesIO()
    write_wacz(crawled.export(), out, crawled, folder)
    return zipfile.ZipFile(out)


def lines(package, path):
    data = package.read(path)
    return (gzip.decompress(data) if path.endswith(".gz") else data).decode().splitlines()


def in_package(package):
    """Give all records in a package, read by fastwarc: the WARC file's name, and kind, id and bytes of each."""
    return [
        (name, one.headers["WARC-Type"], one.record_id.strip("<>"), one.reader.read())
        for name in package.namelist()
        if name.startswith("archive/")
        for one in ArchiveIterator(io.BytesIO(package.read(name)), parse_http=False)
    ]


def test_it_has_of_each_article_the_answer_request_and_metadata_and_what_a_revisit_refers_to(packed, folder):
    kept = {}
    for path in sorted(folder.rglob("*.warc.gz")):
        for record in records(path):
            kept[record.record_id] = record
    found = in_package(packed)
    assert [kind for _, kind, _, _ in found] == [
        *["warcinfo", "metadata", "request", "response"],  # what the revisit refers to
        *["metadata", "request", "revisit"],
        *["metadata", "request", "response"] * 2,
        *["warcinfo", *["metadata", "request", "response"] * 2],
    ]
    assert all(kept[record_id].block == block for _, _, record_id, block in found)
    about = {kept[record_id].url for _, kind, record_id, _ in found if kind != "warcinfo"}
    assert about == {f"https://baocaobang.vn/bai-0000{number}.html" for number in (1, 2, 3)} | {
        "https://baocaobang.vn/in-1.html",
        *(f"https://x.vn:8080/bai-0000{number}.html" for number in (4, 5)),
    }


def test_with_listings_the_newest_of_each_of_its_portals_are_packed_and_are_no_pages_of_the_list(archive, folder):
    crawl = Crawl(archive, folder)
    home, section = "https://baocaobang.vn/", "https://baocaobang.vn/tin-tuc"
    crawl.fetch(home, b"<a>old</a>", role="home")
    new = crawl.fetch(home, b"<a>new</a>", role="home")
    crawl.fetch("https://baocaobang.vn/robots.txt", b"", role="robots")
    same = crawl.fetch(section, b"<a>new</a>", role="listing", original=new)
    crawl.fetch("https://baocaobang.vn/mat", b"", role="listing", status=404)
    crawl.article(1)
    crawl.end()
    other = Crawl(archive, folder, "x.vn")
    other.fetch("https://x.vn/", b"<a>x</a>", role="home")
    other.end()
    out = io.BytesIO()
    assert write_wacz(archive.export(), out, archive, folder, listings=True) == 1
    package = zipfile.ZipFile(out)
    answers = [record_id for _, kind, record_id, _ in in_package(package) if kind in ("response", "revisit")]
    assert answers[:2] == [new.record_id, same.record_id]
    assert len(answers) == 3
    assert len(lines(package, "pages/pages.jsonl")) == 2
    assert len(lines(package, "indexes/index.cdx.gz")) == 3


def test_a_page_that_was_not_modified_is_a_revisit_without_status_beside_the_page_it_refers_to(archive, folder):
    crawl = Crawl(archive, folder)
    held = crawl.fetch("https://baocaobang.vn/bai-1.html", b"<p>Tin</p>")
    same = crawl.fetch(held.url, b"", original=held, status=304)
    crawl.end()
    article = an_article(1, url=held.url)
    article.warc = {"record_id": same.record_id}
    archive.keep(article, "1")
    out = io.BytesIO()
    write_wacz(archive.export(), out, archive, folder)
    package = zipfile.ZipFile(out)
    answers = [(kind, record_id) for _, kind, record_id, _ in in_package(package) if kind in ("response", "revisit")]
    assert answers == [("response", held.record_id), ("revisit", same.record_id)]
    told = [json.loads(line.split(" ", 2)[2]) for line in lines(package, "indexes/index.cdx.gz")]
    assert [(one["mime"], one.get("status"), one["digest"]) for one in told] == [
        ("text/html", "200", held.digest),
        ("warc/revisit", None, held.digest),
    ]


def test_the_records_are_copied_byte_for_byte(packed, folder):
    originals = [path.read_bytes() for path in folder.rglob("*.warc.gz")]
    names = [name for name in packed.namelist() if name.startswith("archive/")]
    assert len(names) == 2
    for name in names:
        data = packed.read(name)
        starts = [found.stream_pos for found in ArchiveIterator(io.BytesIO(data), parse_http=False)]
        for start, end in pairwise([*starts, len(data)]):
            assert any(data[start:end] in original for original in originals)


def test_the_pages_are_the_articles_in_the_order_of_an_export_with_their_titles_as_text(packed, crawled):
    header, *pages = [json.loads(line) for line in lines(packed, "pages/pages.jsonl")]
    assert header == {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    assert [(page["url"], page.get("title")) for page in pages] == [
        (record["url"], record["title"]) for record in crawled.export()
    ]
    assert pages[1]["title"] == MARKUP
    assert "title" not in pages[-1]
    assert pages[0]["ts"] == "2024-05-31T01:02:06Z"
    assert "\x1b" not in packed.read("pages/pages.jsonl").decode()


@pytest.mark.parametrize("block", [1, 2, 1024])
def test_the_index_is_sorted_and_leads_to_each_capture_by_way_of_the_index_of_its_blocks(
    crawled, folder, monkeypatch, block
):
    monkeypatch.setattr(cdxj, "BLOCK", block)
    out = io.BytesIO()
    write_wacz(crawled.export(), out, crawled, folder)
    package = zipfile.ZipFile(out)
    index = package.read("indexes/index.cdx.gz")
    meta, *blocks = lines(package, "indexes/index.idx")
    assert json.loads(meta.removeprefix("!meta 0 ")) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    assert len(blocks) == -(-6 // block)
    entries = []
    for line in blocks:
        key, _, place = line.partition(" {")
        place = json.loads("{" + place)
        some = gzip.decompress(index[place["offset"] : place["offset"] + place["length"]]).decode().splitlines()
        assert some[0].startswith(f"{key} {{")
        entries += some
    assert entries == sorted(entries) == lines(package, "indexes/index.cdx.gz")
    for line in entries:
        key, when, about = line.split(" ", 2)
        about = json.loads(about)
        data = package.read(f"archive/{about['filename']}")[int(about["offset"]) :][: int(about["length"])]
        (record,) = ArchiveIterator(io.BytesIO(data))
        assert (key, when) == (reference(about["url"]), f"{record.record_date:%Y%m%d%H%M%S}")
        assert about["url"] == record.headers["WARC-Target-URI"]
        assert about["digest"] == record.headers["WARC-Payload-Digest"]
        revisit = record.headers["WARC-Type"] == "revisit"
        assert (about["mime"], about["status"]) == ("warc/revisit" if revisit else "text/html", "200")


def test_the_digests_are_those_of_the_files_and_what_is_packed_already_is_stored_as_it_is(packed):
    contents = json.loads(packed.read("datapackage.json"))
    assert (contents["profile"], contents["wacz_version"]) == ("data-package", "1.1.1")
    listed = {one["path"]: one for one in contents["resources"]}
    assert set(listed) == set(packed.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    assert len({one["name"] for one in listed.values()}) == len(listed)
    for path, one in listed.items():
        data = packed.read(path)
        assert (one["hash"], one["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
        if path.endswith(".gz"):
            assert packed.getinfo(path).compress_type == zipfile.ZIP_STORED
    own = hashlib.sha256(packed.read("datapackage.json")).hexdigest()
    assert json.loads(packed.read("datapackage-digest.json")) == {"path": "datapackage.json", "hash": f"sha256:{own}"}


def test_the_same_archive_gives_the_same_bytes_whatever_stream_they_go_to(crawled, folder, tmp_path):
    seekable = io.BytesIO()
    write_wacz(crawled.export(), seekable, crawled, folder)
    again = [tmp_path / "one.wacz", tmp_path / "two.wacz"]
    for path in again:
        with path.open("wb") as file:
            write_wacz(crawled.export(), file, crawled, folder)
    assert again[0].read_bytes() == again[1].read_bytes() == seekable.getvalue()


OTHERS = {
    "as ours": lambda data: data,
    "whose records do not name each other": lambda data: re.sub(rb"WARC-Concurrent-To: [^\r]*\r\n", b"", data),
    "without warcinfo": lambda data: data[data.index(b"WARC/1.1", 1) :],
}


@pytest.mark.parametrize("others", OTHERS)
def test_a_page_of_a_file_that_others_made_without_compression_is_packed_too(archive, folder, others):
    crawl = Crawl(archive, folder, "imported")
    first, second = (crawl.article(number) for number in (1, 2))
    crawl.end()
    path = folder / first.file
    plain = path.with_suffix("")  # .warc
    plain.write_bytes(OTHERS[others](gzip.decompress(path.read_bytes())))
    path.unlink()
    places = {record.record_id: record.offset for record in records(plain)}
    with archive.engine.begin() as connection:
        for stored in (first, second):
            place = {"file": plain.relative_to(folder).as_posix(), "offset": places[stored.record_id]}
            connection.execute(update(responses).where(responses.c.record_id == stored.record_id).values(place))
    out = io.BytesIO()
    assert write_wacz(archive.export(), out, archive, folder) == 2
    package = zipfile.ZipFile(out)
    found = in_package(package)
    about = ["warcinfo"] if others != "without warcinfo" else []
    assert [kind for _, kind, _, _ in found] == [*about, *["metadata", "request", "response"] * 2]
    assert all(name.endswith(".warc.gz") for name, *_ in found)
    kept = {record.record_id: record.block for record in records(plain)}
    assert all(kept[record_id] == block for _, _, record_id, block in found)


def test_a_page_after_which_the_file_is_torn_is_packed_without_what_is_torn(archive, folder):
    crawl = Crawl(archive, folder)
    stored = crawl.article(1)
    crawl.end()
    path = folder / stored.file
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 20)
    out = io.BytesIO()
    write_wacz(archive.export(), out, archive, folder)
    found = in_package(zipfile.ZipFile(out))
    assert [kind for _, kind, _, _ in found] == ["warcinfo", "metadata", "request", "response"]


def test_the_pages_are_never_all_in_memory(archive, folder):
    crawl = Crawl(archive, folder)
    for number in range(100):
        crawl.article(number, os.urandom(60_000))  # 6 MB that cannot be compressed
    crawl.end()
    with Path(os.devnull).open("wb") as out:
        tracemalloc.start()
        try:
            assert write_wacz(archive.export(), out, archive, folder) == 100
            assert tracemalloc.get_traced_memory()[1] < 2_000_000
        finally:
            tracemalloc.stop()


# --- the key of an address --------------------------------------------------------------------------------------------

hosts = st.sampled_from(
    [
        "bao.vn",
        "www.baocaobang.vn",
        "WWW2.Bao.vn",
        "127.0.0.1",
        "bao.vn:80",
        "bao.vn:8080",
        "tuyên.vn",
        "www.vn",
        "a..b.",
    ]
)
names = st.text(st.sampled_from("aB9-_.%:~ đữ/&=+;(){}\\'\"<>?"), max_size=8) | st.sampled_from(
    ["..", ".", "", "%C4%91", "%2541", "(S(aaaaaaaaaaaaaaaaaaaaaaaa))", "Tin-Tuc.aspx", "(aaaaaaaaaaaaaaaaaaaaaaaa)"]
)
sessions = ["PHPSESSID=" + "0a" * 16, "jsessionid=" + "F" * 32, "sid=" + "1" * 32, "CFID=1&CFTOKEN=2", "x=1"]


@given(
    scheme=st.sampled_from(["http", "https", "HTTPS"]),
    host=hosts,
    path=st.lists(names, max_size=4),
    query=st.lists(names | st.sampled_from(sessions), max_size=4),
)
def test_the_key_of_an_address_is_that_of_the_reference(scheme, host, path, query):
    path = ["", *(name.replace("?", "") for name in path)]
    url = f"{scheme}://{host}{'/'.join(path)}{'?' if query else ''}{'&'.join(query)}"
    assert surt(url) == reference(url).rstrip()
    assert not surt(url).isspace()


@pytest.mark.parametrize(
    "url", ["bao.vn/tin", "ftp://bao.vn/", "https:///tin", "urn:uuid:1", "https://a:b/", "http://["]
)
def test_what_is_no_address_of_a_page_is_its_own_key(url):
    assert surt(url) == url


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def export(address, folder, capfd, monkeypatch):
    """Give a runner of the command, in this process since starting Scrapy takes a second."""
    monkeypatch.chdir(ROOT)
    before = signal.getsignal(signal.SIGTERM)

    def run(*args):
        settings = ["-s", f"ARCHIVE_URL={address}", "-s", f"WARC_DIR={folder}"]
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", "export", *settings, "--format", "wacz", *args])
        return ended.value.code, capfd.readouterr().err

    yield run
    signal.signal(signal.SIGTERM, before)


def pages(path):
    return [json.loads(line)["url"] for line in lines(zipfile.ZipFile(path), "pages/pages.jsonl")[1:]]


@pytest.mark.usefixtures("crawled")
def test_the_pages_of_the_articles_asked_for_are_packed_with_a_manifest_that_counts_them(export, tmp_path):
    path = tmp_path / "a.wacz"
    assert export("-o", str(path), "--kind", "party") == (0, f"export: 1 article to {path}\n")
    assert pages(path) == ["https://x.vn:8080/bai-00004.html"]
    manifest = json.loads((tmp_path / "a.wacz.manifest.json").read_bytes())
    assert (manifest["format"], manifest["articles"], manifest["filters"]["kind"]) == ("wacz", 1, "party")
    assert manifest["files"][0]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("crawled")
def test_split_there_is_a_package_a_part(export, tmp_path):
    assert export("-o", str(tmp_path / "out"), "--split", "portal")[0] == 0
    assert len(pages(tmp_path / "out" / "baocaobang.vn.wacz")) == 3
    assert len(pages(tmp_path / "out" / "x.vn%3A8080.wacz")) == 2


@pytest.mark.usefixtures("crawled")
def test_of_no_article_there_is_a_package_without_pages(export, tmp_path):
    assert export("-o", str(tmp_path / "a.wacz"), "--province", "an-giang")[0] == 0
    assert pages(tmp_path / "a.wacz") == []
    assert lines(zipfile.ZipFile(tmp_path / "a.wacz"), "indexes/index.cdx.gz") == []


@pytest.mark.parametrize("split", [(), ("--split", "portal")])
def test_articles_crawled_with_warc_off_are_told_with_the_remedy_and_nothing_is_written(
    archive, export, tmp_path, split
):
    archive.keep(an_article(1), "1")
    code, said = export("-o", str(tmp_path / "a.wacz"), *split)
    assert code == 2
    assert said.splitlines() == [
        (
            "export: none of the articles has a stored page: they were crawled with WARC off; "
            "fetch them again by scrapy crawl PORTAL -a full=1"
        )
    ]
    assert not list(tmp_path.glob("*a.wacz*"))


@pytest.mark.usefixtures("crawled")
def test_when_some_have_no_page_their_number_is_told_and_the_exit_code_is_1(archive, export, tmp_path):
    archive.keep(an_article(9), "9")
    code, said = export("-o", str(tmp_path / "a.wacz"))
    assert code == 1
    assert said.splitlines() == [
        f"export: 5 articles to {tmp_path}/a.wacz",
        "export: left out, for there is no page of them to pack: 1 article crawled with WARC off",
    ]
    assert json.loads((tmp_path / "a.wacz.manifest.json").read_bytes())["articles"] == 5


@pytest.mark.usefixtures("crawled")
@pytest.mark.parametrize("how", ["gone", "cut", "changed", "undated", "elsewhere"])
def test_a_page_that_cannot_be_read_ends_the_export_and_leaves_the_old_file(archive, export, folder, tmp_path, how):
    path = tmp_path / "a.wacz"
    export("-o", str(path))
    before = path.read_bytes()
    file = next(folder.rglob("baocaobang*.warc.gz"))
    data = file.read_bytes()
    if how == "gone":
        file.unlink()
    elif how == "undated":
        with archive.writing() as connection:
            connection.execute(update(responses).values(fetched_at="hôm qua"))
    elif how == "elsewhere":
        request = next(record for record in records(file) if record.kind == "request")
        with archive.writing() as connection:
            one = select(func.min(responses.c.id)).where(responses.c.role == "article").scalar_subquery()
            connection.execute(update(responses).where(responses.c.id == one).values(offset=request.offset))
    else:
        half = len(data) // 2
        file.write_bytes(data[:half] if how == "cut" else data[:half] + bytes(300) + data[half + 300 :])
    code, said = export("-o", str(path))
    (line,) = said.splitlines()
    assert code == 2
    assert "`scrapy verify` tells what is wrong" in line
    assert path.read_bytes() == before
    gc.collect()  # Python 3.13 and newer warn of a connection that was left open


@pytest.mark.usefixtures("crawled")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--format wacz does not go to stdout; name a file with -o"),
        (("-o", "a.wacz", "--compress", "gz"), "--format wacz is compressed by itself; leave --compress out"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(export, options, said):
    assert export(*options) == (2, f"export: {said}\n")
