"""WARC files as others make them: their pages of known portals are taken in, and nothing in them ends the taking in."""

import base64
import gzip
import hashlib
import json
import time
import zipfile
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.responses import Stored, note
from crawler.archive.running import begin
from crawler.archive.store import open_archive
from crawler.archive.times import as_text
from crawler.archive.warc_files.pages import LARGEST
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange, digest
from crawler.operations.rereading.foreign import ELSEWHERE, OURS, Import
from crawler.operations.rereading.reread import Reread
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.repair import repair
from crawler.operations.verifying.verify import verify
from tests.crawl.stored import MODULES, Kept

SAVED = Path(__file__).parents[1] / "portals" / "baocaobang"
PAGE = (SAVED / "article.html").read_bytes()
URL = next(iter(json.loads((SAVED / "expected.json").read_text(encoding="utf-8")).values()))["url"]
OTHER = URL.replace("238185", "238186")
OTHER_PAGE = PAGE.replace(b"238185", b"238186")
HTML = [("Content-Type", "text/html; charset=utf-8")]


def chunked(body):
    parts = [body[start : start + 4000] for start in range(0, len(body), 4000)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def record(body=PAGE, *, url=URL, headers=HTML, status="200 OK", kind="response", **named):
    """Give a record as warcio writes it; `named` are lines of the record's head, their dashes as underscores."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if status else None
    about = {"WARC-Date": "2024-08-20T03:04:05Z", **{name.replace("_", "-"): value for name, value in named.items()}}
    made = {"length": len(body), "http_headers": head, "warc_headers_dict": about}
    writer.write_record(writer.create_warc_record(url, kind, payload=BytesIO(body), **made))
    return out.getvalue()


def block(data, *more, kind="response", url=URL, number=1):
    """Give a record with this block, written by hand, not compressed."""
    about = [f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>"]
    about += [f"WARC-Target-URI: {url}", "WARC-Date: 2024-08-20T03:04:05.678Z", *more]
    lines = ["WARC/1.1", *about, "Content-Type: application/http; msgtype=response", f"Content-Length: {len(data)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data + b"\r\n\r\n"


def http(body=PAGE, line=b"HTTP/1.1 200 OK", end=b"\r\n"):
    return end.join([line, b"Content-Type: text/html; charset=utf-8", b"", b""]) + body


class Taken(Kept):
    """An archive into which files of others are taken."""

    def take(self, *files):
        """Take in files with these contents; give what came of their pages."""
        with open_archive(self.archive) as archive:
            importing = Import(archive, self.warc, MODULES)
            for number, data in enumerate(files):
                path = self.folder / f"others-{number}.warc.gz"
                path.write_bytes(data)
                list(importing.take([path]))
            return {what: count for what, count in importing.counts.items() if count}

    def findings(self):
        with open_archive(self.archive) as archive:
            return [finding.text for finding in verify(archive, self.warc, Seen())]

    def reread(self):
        with open_archive(self.archive) as archive:
            reading = Reread(archive, self.warc, MODULES, dry=True)
            list(reading.kept())
            return dict(reading.counts)

    def made_anew(self):
        self.forget_database()
        repair(self.archive, self.warc, MODULES)
        return self.export()


@pytest.fixture
def archive(tmp_path):
    return Taken(tmp_path)


BODIES = {
    "as it is": (PAGE, []),
    "chunked": (chunked(PAGE), [("Transfer-Encoding", "chunked")]),
    "said to be chunked": (PAGE, [("Transfer-Encoding", "chunked")]),
    "gzip in chunks": (chunked(gzip.compress(PAGE)), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
    "deflate": (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
    "brotli": (brotli.compress(PAGE), [("Content-Encoding", "br")]),
}


@pytest.mark.parametrize("body", BODIES)
def test_a_page_is_taken_in_however_its_body_was_sent(archive, body):
    data, headers = BODIES[body]
    assert archive.take(record(data, headers=HTML + headers)) == {"new": 1}
    assert archive.findings() == []
    assert archive.reread() == {"unchanged": 1}


@pytest.mark.parametrize(
    "data",
    [http(line=b"HTTP/2 200"), http(line=b"HTTP/3 200 OK"), http(end=b"\n"), http().replace(b"\r\n\r\n", b"\r\n\n")],
)
def test_a_page_is_taken_in_whatever_its_head_looks_like(archive, data):
    assert archive.take(gzip.compress(block(data))) == {"new": 1}
    assert archive.findings() == []
    assert archive.reread() == {"unchanged": 1}


@pytest.mark.parametrize("date", ["2024-08-20T03:04:05", "2024-08-20T10:04:05+07:00", "2024-08-20T03:04:05.987Z"])
def test_a_capture_is_of_the_time_that_is_named_in_utc_where_no_zone_is(archive, monkeypatch, date):
    monkeypatch.setenv("TZ", "Asia/Tokyo")  # wherever this runs
    time.tzset()
    try:
        assert archive.take(record(WARC_Date=date)) == {"new": 1}
        assert archive.rows("SELECT fetched_at FROM captures") == [("2024-08-20T10:04:05+07:00",)]
        assert archive.findings() == []
        assert archive.reread() == {"unchanged": 1}
    finally:
        monkeypatch.undo()
        time.tzset()


BAD = {
    "an address of no machine": record(url="https://[::1/a-238185.html"),
    "a time past all": record(url=OTHER, WARC_Date="9999-12-31T23:59:59Z"),
    "no time": record(url=OTHER, WARC_Date="yesterday"),
    "said to be brotli": record(url=OTHER, headers=[*HTML, ("Content-Encoding", "br")]),
    "without an id": gzip.compress(block(http(), url=OTHER).replace(b"WARC-Record-ID", b"Number")),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_record_that_cannot_be_read_is_counted_and_the_next_is_taken_in(archive, bad):
    came = archive.take(BAD[bad] + record())
    assert came.pop("new") == 1
    assert sum(came.values()) == 1, "counted"
    before = archive.export()
    assert archive.made_anew() == before


def test_a_page_that_was_cut_off_when_it_was_stored_is_no_article(archive):
    assert archive.take(record(PAGE[:5000], WARC_Truncated="length")) == {"refused: truncated": 1}


def test_an_article_is_not_taken_for_another_portals_of_the_same_number(archive):
    of_another = PAGE.replace(b"baocaobang.vn", b"baotayninh.vn")
    there = URL.replace("baocaobang.vn", "baotayninh.vn")
    assert archive.take(record(), record(of_another, url=there, WARC_Date="2024-08-19T03:04:05Z")) == {"new": 2}
    assert archive.rows("SELECT portal, identity FROM articles") == [
        ("baocaobang", "238185"),
        ("baotayninh", "238185"),
    ]


def test_what_is_left_of_others_files_is_counted(archive):
    revisit = record(
        b"", kind="revisit", WARC_Profile="http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
    )
    resource = record(kind="resource", status=None)
    torn = record(url=OTHER)[:-500]
    came = archive.take(revisit + resource + record() + torn)
    lacking = {"left: revisit of a page that is not in the files": 1, "left: resource": 1}
    assert came == {"new": 1, **lacking, "left: torn last record": 1}


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
@pytest.mark.parametrize(
    "spelled",
    [base64.b16encode, base64.b32encode, base64.b64encode, lambda digest: base64.b16encode(digest).lower()],
)
def test_others_digests_are_checked_as_they_spell_them(archive, kind, spelled):
    def named(data):
        return f"{kind}:{spelled(hashlib.new(kind, data).digest()).decode()}"

    lines = [f"WARC-Block-Digest: {named(http())}", f"WARC-Payload-Digest: {named(PAGE)}"]
    good, bad = block(http(), *lines), block(http().replace(b"</html>", b"</HTML>"), *lines, url=OTHER, number=2)
    archive.take(gzip.compress(good))
    assert archive.findings() == []
    archive.take(gzip.compress(bad))
    (found,) = archive.findings()
    assert "the block is not what its digest says" in found


def test_a_digest_of_the_payload_may_be_of_it_without_the_chunks_in_which_it_is_stored(archive):
    data = http().replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n", 1).replace(PAGE, chunked(PAGE))
    for digested in (PAGE, chunked(PAGE)):
        line = f"WARC-Payload-Digest: sha1:{hashlib.sha1(digested).hexdigest()}"
        archive.take(gzip.compress(block(data, line)))
    assert archive.findings() == []
    archive.take(gzip.compress(block(data, "WARC-Payload-Digest: sha1:" + 40 * "0", url=OTHER, number=2)))
    (found,) = archive.findings()
    assert "the payload is not what its digest says" in found


def test_a_kind_of_digest_that_is_not_known_says_nothing(archive):
    archive.take(gzip.compress(block(http(), "WARC-Block-Digest: tiger:ABC", "WARC-Payload-Digest: of no kind")))
    assert archive.findings() == []


@pytest.fixture(scope="module")
def film():
    """Give the block of a record that is larger than any page, as films stand beside the pages in many files."""
    return http(bytes(LARGEST), end=b"\r\n")


def named(data):
    return f"WARC-Block-Digest: sha1:{base64.b32encode(hashlib.sha1(data).digest()).decode()}"


def test_a_film_beside_the_pages_is_whole_and_so_is_the_page_after_it(archive, film):
    filmed = block(film, named(film), url="https://baocaobang.vn/phim.mp4")
    came = archive.take(gzip.compress(filmed, 1) + record())
    assert came == {"new": 1, "no article's address, or of no known portal": 1}
    assert archive.findings() == []


def test_a_byte_that_changed_at_the_end_of_a_film_is_found(archive, film):
    archive.take(block(film[:-1] + b"x", named(film), url="https://baocaobang.vn/phim.mp4"))
    (found,) = archive.findings()
    assert "at 0: the block is not what its digest says" in found


def test_an_article_is_never_read_from_the_beginning_of_what_is_too_large(archive, film):
    page = http() + film
    assert archive.take(gzip.compress(block(page, named(page)), 1)) == {"refused: too large": 1}


BOTH = block(http()) + block(http(OTHER_PAGE), url=OTHER, number=2)
MEMBERS = {
    "all in one": gzip.compress(BOTH),
    "two in one": gzip.compress(BOTH) + record(url=OTHER),
    "not compressed": BOTH,
    "torn": gzip.compress(BOTH + block(b"x" * 999, number=3))[:-20],
}


@pytest.mark.parametrize("members", MEMBERS)
def test_each_article_leads_to_its_page_however_the_records_were_compressed(archive, members):
    assert archive.take(MEMBERS[members])["new"] == 2
    assert archive.findings() == []
    assert archive.reread() == {"unchanged": 2}
    before = archive.export()
    assert archive.made_anew() == before
    assert archive.take(MEMBERS[members])["kept already"] >= 2
    assert len(archive.files()) == 1, "and not copied again"


def test_a_torn_record_of_a_file_that_is_compressed_anew_is_counted_too(archive):
    torn = record(url=OTHER.replace("238186", "238187"))[:-500]
    assert archive.take(MEMBERS["two in one"] + torn) == {"new": 2, "kept already": 1, "left: torn last record": 1}
    assert archive.findings() == []


def test_a_file_below_the_warc_files_is_taken_in_like_any_other(archive):
    path = archive.warc / "from-elsewhere" / "crawl.warc.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(record())
    with open_archive(archive.archive) as opened:
        list(Import(opened, archive.warc, MODULES).take([path]))
    before = archive.export()
    assert archive.made_anew() == before


def test_a_file_of_another_archive_of_ours_is_no_run_of_this_one(archive, tmp_path):
    arguments = json.dumps({"since": "2030-01-01", "limit": 1})
    info = {"spider": "baocaobang", "isPartOf": "baocaobang", "arguments": arguments, "run": "1"}
    writer = WarcWriter(tmp_path / "another", "baocaobang", {**info, "started": "2026-01-01T00:00:00+00:00"}, 10**9)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    writer.write(Exchange(url=URL, at=at, status=200, headers=b"", body=PAGE, notes={"role": "article"}))
    writer.close()
    (path,) = (tmp_path / "another").rglob("*.warc.gz")
    with open_archive(archive.archive) as opened:
        list(Import(opened, archive.warc, MODULES).take([path]))
    assert archive.reread() == {"unchanged": 1}, "the arguments of the other archive's run are not ours"
    before = archive.export()
    assert archive.made_anew() == before
    assert archive.rows("SELECT * FROM runs") == []
    assert archive.rows("SELECT run_id, role FROM responses") == [(None, "imported")]


def test_a_page_that_a_run_of_this_archive_left_out_does_not_come_in_by_a_copy_of_its_file(archive):
    with open_archive(archive.archive) as opened:
        run = begin(opened, "baocaobang", {"since": "2030-01-01"})
        arguments = json.dumps({"since": "2030-01-01"})
        info = {"spider": "baocaobang", "isPartOf": "baocaobang", "arguments": arguments, "run": str(run)}
        writer = WarcWriter(archive.warc, "baocaobang", {**info, "started": "2026-01-01T00:00:00+00:00"}, 10**9)
        at = datetime(2026, 1, 1, tzinfo=UTC)
        place = writer.write(Exchange(URL, at, 200, b"", PAGE, notes={"role": "article"}))
        writer.close()
        note(opened, Stored(run, "baocaobang", URL, "article", as_text(at), 200, *place, digest(PAGE), None))
    (path,) = archive.files()
    assert archive.take(path.read_bytes()) == {OURS: 1}
    assert archive.findings() == []
    assert archive.made_anew() == ""


def package(files, compress=zipfile.ZIP_STORED):
    """Give a zip of files by their paths, as a WACZ is."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compress) as zipped:
        for path, data in files.items():
            zipped.writestr(path, data)
    return out.getvalue()


OF_BROWSERS = {
    "datapackage.json": b"{}",
    "indexes/index.cdx.gz": gzip.compress(b""),
    "pages/pages.jsonl": b"{}",
    "archive/rec-1.warc.gz": record(),
    "archive/../../data.warc": block(http(OTHER_PAGE), url=OTHER, number=2),
}


@pytest.mark.parametrize("compress", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_warc_files_in_a_wacz_are_taken_in_as_if_it_were_unpacked(archive, compress):
    data = package(OF_BROWSERS, compress)
    assert archive.take(data) == {"new": 2}
    assert archive.findings() == []
    assert archive.reread() == {"unchanged": 2}
    assert archive.take(data) == {"kept already": 2}
    assert len([*archive.warc.rglob("*.warc*")]) == 2, "and not copied again"
    before = archive.export()
    assert archive.made_anew() == before


def test_a_name_in_a_wacz_that_no_file_system_takes_loses_nothing(archive):
    files = {f"archive/{'a' * 300}.warc.gz": record(), "archive/../../b.warc.gz": record(OTHER_PAGE, url=OTHER)}
    assert archive.take(package(files)) == {"new": 2}
    assert {path.name for path in archive.folder.parent.glob("*.warc.gz")} == set()


@pytest.mark.parametrize(
    "begin", ["//{}", "file://{}", "ftp://{}", "javascript://{}", "https://may:mat-khau@{}", "https://{}:99999"]
)
def test_an_address_that_no_crawl_asks_for_is_no_portals(archive, begin):
    host, _, path = URL.removeprefix("https://").partition("/")
    strange = f"{begin.format(host)}/{path}"
    assert archive.take(gzip.compress(block(http(), url=strange)) + record(OTHER_PAGE, url=OTHER)) == {
        ELSEWHERE: 1,
        "new": 1,
    }


def test_an_answer_with_headers_without_end_is_read_soon(archive):
    began = time.process_time()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"X: y\r\n" * 200_000
    assert archive.take(gzip.compress(block(head + b"\r\n" + PAGE))) == {"new": 1}
    assert time.process_time() - began < 10


def test_a_wacz_of_our_own_is_taken_in_by_another_archive(archive, tmp_path):
    archive.take(record())
    assert archive.scrapy("export", "--format", "wacz", "-o", str(tmp_path / "a.wacz")).returncode == 0
    (tmp_path / "other").mkdir()
    other = Taken(tmp_path / "other")
    said = other.scrapy("reread", "--warc", str(tmp_path / "a.wacz"))
    assert (said.returncode, "1 new" in said.stderr.decode()) == (0, True), said.stderr
    assert other.findings() == []
    assert [one["body"] for one in map(json.loads, other.export().splitlines())] == [
        one["body"] for one in map(json.loads, archive.export().splitlines())
    ]


def test_a_damaged_file_in_a_wacz_is_named_and_the_others_are_taken_in(archive):
    data = package(OF_BROWSERS).replace(OF_BROWSERS["archive/rec-1.warc.gz"][-99:], bytes(99))
    path = archive.folder / "a.wacz"
    path.write_bytes(data)
    said = archive.scrapy("reread", "--warc", str(path))
    assert said.returncode == 1
    told = said.stderr.decode()
    assert "archive/rec-1.warc.gz: Bad CRC-32" in told
    assert "1 new" in told


def changed(data, change):
    """Give a zip whose directory says otherwise of the first WARC file in it than is so."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
        change(new.getinfo("archive/rec-1.warc.gz"))
    return out.getvalue()


def two_petabytes(info):
    info.file_size = 1 << 51


def behind_the_end(info):
    info.header_offset = 1 << 62


def packed_by_nobody(info):
    info.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (two_petabytes, "2,147,483,648 MB; make room there"),
        (behind_the_end, "Invalid argument"),
        (packed_by_nobody, "not packed as a WACZ is"),
    ],
)
def test_a_wacz_that_lies_about_a_file_costs_that_file_alone_and_no_room_on_the_disk(archive, change, because):
    path = archive.folder / "a.wacz"
    path.write_bytes(changed(package(OF_BROWSERS), change))
    said = archive.scrapy("reread", "--warc", str(path))
    told = said.stderr.decode()
    assert said.returncode == 1, told
    assert "archive/rec-1.warc.gz" in told
    assert because in told
    assert "1 new" in told
    assert len(told.strip().splitlines()) == 2


def test_a_file_of_a_wacz_of_which_less_is_said_than_there_is_is_not_unpacked_any_further(archive):
    def a_little(info):
        info.file_size = 100

    path = archive.folder / "a.wacz"
    path.write_bytes(changed(package(OF_BROWSERS), a_little))
    said = archive.scrapy("reread", "--warc", str(path))
    assert (said.returncode, "Bad CRC-32" in said.stderr.decode()) == (1, True), said.stderr


def test_a_wacz_whose_names_are_no_text_is_told_as_damaged(archive):
    (archive.folder / "a.wacz").write_bytes(
        package({"archive/\u0111.warc.gz": record()}).replace("\u0111".encode(), b"\xc4\xff")
    )
    said = archive.scrapy("reread", "--warc", str(archive.folder / "a.wacz"))
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1
    assert b"a damaged zip" in said.stderr


def test_a_file_of_the_archive_itself_is_not_copied_beside_itself(archive):
    path = archive.warc / "baocaobang" / "baocaobang-20240820030405-00001.warc.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(record())
    said = archive.scrapy("reread", "--warc", str(path))
    assert said.returncode == 2
    assert f"move it out of {archive.warc}" in said.stderr.decode()
    assert archive.files() == [path]
    assert archive.take(record()) == {"new": 1}
    (copy,) = archive.warc.glob("imported/*")
    assert archive.scrapy("reread", "--warc", str(copy)).returncode == 0, "one that was taken in may be named again"


NO_WARC = {
    "a zip of something else": package({"photos/a.jpg": b"x", "a.warc.gz": record()}),
    "a zip that is cut off": package(OF_BROWSERS)[:-30],
    "a page": b"<html>",
    "packed": gzip.compress(b"<html>"),
    "a zip": b"PK\3\4" + bytes(100),
    "nothing": b"",
}


@pytest.mark.parametrize("data", NO_WARC)
def test_what_is_no_warc_file_is_refused_and_not_copied(archive, data):
    (archive.folder / "a.warc.gz").write_bytes(NO_WARC[data])
    said = archive.scrapy("reread", "--warc", str(archive.folder / "a.warc.gz"))
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1
    assert archive.files() == []


@pytest.mark.parametrize(("since", "came"), [("2024-08-20", "1 new"), ("2024-08-21", "1 fetched before")])
def test_only_pages_of_the_days_asked_for_are_taken_in(archive, since, came):
    (archive.folder / "a.warc.gz").write_bytes(record())
    said = archive.scrapy("reread", "--warc", str(archive.folder / "a.warc.gz"), "--since", since)
    assert said.returncode == 0, said.stderr
    assert came in said.stderr.decode()
