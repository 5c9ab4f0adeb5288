"""Writing and reading WARC files: what went in comes out, whatever happens to the file."""

import gzip
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.warc_files.pages import CHUNK, Damaged, Record, read_at, records, torn_at, unchunked
from crawler.archive.warc_files.salvage import readable
from crawler.archive.warc_files.warc import WarcError, WarcWriter, folder_name
from crawler.archive.warc_files.warc_records import Exchange, Original, digest, warc_fields
from crawler.middlewares.replaying import response_of
from crawler.reading.lines.dates import VIETNAM

AT = datetime(2024, 5, 31, 1, 2, 3, tzinfo=UTC)
HEADERS = b"Content-Type: text/html; charset=utf-8\r\nX-Name: B\xc3\xa1o T\xe1\xbb\x89nh"


def an_exchange(body=b"<p>Tin</p>", url="http://bao.example/tin-1.html?a=b", headers=HEADERS, **more):
    return Exchange(url=url, at=AT, status=200, headers=headers, body=body, **more)


@pytest.fixture
def writer(tmp_path):
    writer = WarcWriter(tmp_path, "bao.example:8080", {"spider": "nukeviet"}, 10**9)
    yield writer
    writer.close()


def only_file(folder):
    (path,) = folder.rglob("*.warc.gz")
    return path


@given(body=st.binary(max_size=5000))
def test_any_body_comes_back_byte_for_byte_from_its_place(tmp_path_factory, body):
    folder = tmp_path_factory.mktemp("warc")
    writer = WarcWriter(folder, "portal", {}, 10**9)
    writer.write(an_exchange(b"before"))
    place = writer.write(an_exchange(body))
    writer.close()
    record = read_at(folder, *place)
    assert (record.payload, record.status, record.at) == (body, 200, AT)
    assert dict(record.http_headers)[b"X-Name"] == "Báo Tỉnh".encode()
    assert record.headers["warc-payload-digest"] == digest(body)


def test_each_record_is_a_gzip_member_that_warcio_reads_and_whose_digests_hold(tmp_path, writer):
    writer.write(an_exchange(request_headers=b"User-Agent: baotinh", notes={"role": "article"}, ip_address="192.0.2.1"))
    writer.end({"outcome": "finished"})
    with only_file(tmp_path).open("rb") as file:
        found = [(one.rec_type, one.content_stream().read()) for one in ArchiveIterator(file, check_digests="raise")]
    assert [kind for kind, _ in found] == ["warcinfo", "metadata", "request", "response", "metadata"]
    assert b"role: article" in found[1][1]
    request = next(record for record in records(only_file(tmp_path)) if record.kind == "request")
    assert request.block.startswith(b"GET /tin-1.html?a=b HTTP/1.1\r\nHost: bao.example\r\nUser-Agent: baotinh\r\n\r\n")
    answers = [record.headers.get("warc-ip-address") for record in records(only_file(tmp_path)) if record.payload]
    assert answers == ["192.0.2.1"]


@pytest.mark.parametrize(
    ("url", "line", "host"),
    [
        ("https://bao.example", b"GET / HTTP/1.1", b"bao.example"),
        ("https://bao.example:8443?a=b", b"GET /?a=b HTTP/1.1", b"bao.example:8443"),
        ("https://u:secret@bao.example/a%20b;c?d#e", b"GET /a%20b;c?d HTTP/1.1", b"bao.example"),
    ],
)
def test_a_request_is_stored_as_it_goes_to_the_server(tmp_path, writer, url, line, host):
    writer.write(an_exchange(url=url))
    writer.close()
    (request,) = (record for record in records(only_file(tmp_path)) if record.kind == "request")
    assert request.block == line + b"\r\nHost: " + host + b"\r\n\r\n"


def test_what_a_request_sends_is_stored_with_it(tmp_path, writer):
    writer.write(an_exchange(method="POST", request_body=b"page=2\r\n"))
    writer.close()
    (request,) = (record for record in records(only_file(tmp_path)) if record.kind == "request")
    assert request.block == b"POST /tin-1.html?a=b HTTP/1.1\r\nHost: bao.example\r\n\r\npage=2\r\n"


def test_every_file_begins_with_warcinfo_and_a_full_one_is_followed_by_the_next(tmp_path):
    writer = WarcWriter(tmp_path, "portal", {"run": "7"}, 2000)
    places = [writer.write(an_exchange(bytes(range(256)) * nth)) for nth in range(1, 8)]
    writer.close()
    files = sorted(tmp_path.rglob("*.warc.gz"))
    assert len(files) > 2
    assert {place.file for place in places} == {path.relative_to(tmp_path).as_posix() for path in files}
    for path in files:
        first = next(records(path))
        assert (first.kind, first.fields["run"], first.headers["warc-filename"]) == ("warcinfo", "7", path.name)


def test_two_runs_begun_in_one_second_write_two_files(tmp_path):
    writers = [WarcWriter(tmp_path, "portal", {}, 10**9) for _ in range(2)]
    for writer in writers:
        writer.began = "20240531010203"
    assert len({writer.write(an_exchange()).file for writer in writers}) == 2
    for writer in writers:
        writer.close()


def test_a_revisit_has_its_own_head_and_names_the_record_that_holds_the_body(tmp_path, writer):
    first = writer.write(an_exchange(b"same"))
    early = (AT - timedelta(days=1)).astimezone(VIETNAM)  # as the archive has its times
    original = Original(first.record_id, "http://bao.example/first", early)
    place = writer.write(an_exchange(b"same", headers=b"X: other"), original)
    writer.close()
    record = read_at(tmp_path, *place)
    assert (record.kind, record.payload, record.http_headers) == ("revisit", b"", [(b"X", b"other")])
    assert record.headers["warc-refers-to"] == f"<{first.record_id}>"
    assert record.headers["warc-refers-to-target-uri"] == "http://bao.example/first"
    assert record.headers["warc-refers-to-date"] == "2024-05-30T01:02:03Z"
    assert record.headers["warc-payload-digest"] == digest(b"same")
    assert response_of(record, read_at(tmp_path, *first)).body == b"same"


def test_of_a_file_whose_last_record_is_cut_at_any_byte_exactly_those_before_it_are_read(tmp_path):
    path = three_records(tmp_path)
    offsets, content = [record.offset for record in records(path)], path.read_bytes()
    for length in range(offsets[-1] + 1, len(content)):
        path.write_bytes(content[:length])
        assert [record.offset for record in records(path)] == offsets[:-1], length
        assert torn_at(path, offsets[-2]) == offsets[-1], length


def test_a_whole_file_is_not_called_torn(tmp_path, writer):
    for nth in range(3):
        writer.write(an_exchange(bytes([nth]) * 200_000))
    writer.close()
    assert torn_at(only_file(tmp_path), 0) is None


def test_a_changed_byte_is_never_read_as_if_nothing_were(tmp_path, writer):
    place = writer.write(an_exchange(b"body " * 100))
    writer.close()
    path = only_file(tmp_path)
    data = bytearray(path.read_bytes())
    data[place.offset + 40] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(Damaged, match=path.name):
        read_at(tmp_path, *place)


def test_a_place_with_no_such_record_is_told_in_one_line(tmp_path, writer):
    place = writer.write(an_exchange())
    writer.close()
    with pytest.raises(Damaged, match="no record urn:other"):
        read_at(tmp_path, place.file, place.offset, "urn:other")
    with pytest.raises(Damaged, match="No such file"):
        read_at(tmp_path, "gone.warc.gz", 0, place.record_id)


@given(st.text(min_size=1))
def test_a_portals_folder_is_always_one_plain_name(portal):
    name = folder_name(portal)
    assert name.isascii()
    assert 0 < len(name) <= 100
    assert name[0] not in ".-"
    assert not set(name) & set('/\\:*?"<>| \0')
    assert Path("dir", name).resolve().parent == Path("dir").resolve()


@given(st.dictionaries(st.sampled_from(["role", "via", "run"]), st.text()))
def test_a_value_cannot_add_a_line_of_its_own(values):
    assert warc_fields(values).count(b"\r\n") == len(values)
    assert len(warc_fields(values).decode().splitlines()) == len(values)


DISK_FULL = """
import resource, signal, sys
from pathlib import Path
from tests.archive.test_warc import an_exchange
from crawler.archive.warc_files.salvage import readable
from crawler.archive.warc_files.warc import WarcError, WarcWriter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
import random
writer = WarcWriter(Path(sys.argv[1]), "portal", {}, 10**9)
try:
    for nth in range(100):
        writer.write(an_exchange(random.Random(nth).randbytes(3000)))
except WarcError as error:
    print(nth, error)
"""


def test_no_space_left_is_one_line_and_what_was_written_stays_whole(tmp_path):
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", DISK_FULL, str(tmp_path)]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    number, _, message = said.partition(" ")
    assert "cannot write the WARC file" in message
    assert "-s WARC_DIR=DIR" in message
    assert len(said.splitlines()) == 1
    path = only_file(tmp_path)
    assert torn_at(path, 0) is None
    assert sum(record.kind == "response" for record in records(path)) == int(number) > 1


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "portal").write_text("a file")
    with pytest.raises(WarcError, match="File exists"):
        WarcWriter(tmp_path, "portal", {}, 10**9).write(an_exchange())


def a_record(headers, payload):
    return Record(0, "response", {"warc-target-uri": "http://a.example/"}, b"HTTP/1.1 200 OK\r\n" + headers + payload)


def test_a_compressed_body_is_stored_as_it_came_and_given_unpacked(tmp_path, writer):
    packed = gzip.compress("<p>Cao Bằng</p>".encode())
    headers = b"Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip"
    record = read_at(tmp_path, *writer.write(an_exchange(packed, headers=headers)))
    assert record.payload == packed
    assert response_of(record, record).text == "<p>Cao Bằng</p>"


def test_a_body_that_cannot_be_unpacked_is_told():
    record = a_record(b"Content-Encoding: gzip\r\n\r\n", b"\x1f\x8b\x08 torn")
    with pytest.raises(Damaged, match="http://a"):
        response_of(record, record)


def test_chunked_coding_that_other_makers_leave_is_undone():
    record = a_record(b"Transfer-Encoding: chunked\r\n\r\n", b"4\r\nTin \r\n5\r\nt\xe1\xbb\xa9c\r\n0\r\n\r\n")
    assert unchunked(record) == "Tin tức".encode()


def test_a_header_of_chunked_coding_over_a_plain_body_changes_nothing():
    record = a_record(b"Transfer-Encoding: chunked\r\n\r\n", b"<p>plain</p>")
    assert unchunked(record) == b"<p>plain</p>"


def test_plain_files_of_other_makers_are_read(tmp_path):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/>\r\nContent-Length: {len(block)}"
    (tmp_path / "other.warc").write_bytes(head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n")
    (record,) = records(tmp_path / "other.warc")
    assert (record.url, record.payload) == ("http://a.example/", b"<p>x</p>")


def until_damage(found, damage):
    try:
        yield from found
    except Damaged as problem:
        damage.append(str(problem))


def three_records(folder):
    writer = WarcWriter(folder, "a.example", {"run": "1"}, 10**9)
    for number in range(3):
        writer.write(an_exchange(b"%d " % number * 100))
    writer.close()
    return only_file(folder)


def test_a_byte_that_changed_right_before_the_end_of_a_file_is_told(tmp_path):
    path = three_records(tmp_path)
    whole, content = list(records(path)), path.read_bytes()
    for back in range(1, 40):
        for bit in range(8):
            changed = bytearray(content)
            changed[-back] ^= 1 << bit
            path.write_bytes(changed)
            damage: list[str] = []
            read = [*until_damage(readable(path), damage)]
            is_torn = torn_at(path, whole[-2].offset) == whole[-1].offset  # `verify` tells it
            assert read == whole or (read == whole[:-1] and (damage or is_torn)), (back, bit)


@example(at=3, bit=2)  # the flag that says that a name or the like follows, as long as the next bytes say: all the rest
@given(at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_byte_that_changed_costs_the_records_it_is_in_and_no_others(tmp_path_factory, at, bit):
    path = three_records(tmp_path_factory.mktemp("warc"))
    whole, content = list(records(path)), bytearray(path.read_bytes())
    at %= len(content)
    content[at] ^= 1 << bit
    path.write_bytes(content)
    offsets = [record.offset for record in whole]
    hit = max(offset for offset in offsets if offset <= at)
    damage: list[str] = []
    read = [*until_damage(readable(path), damage)]
    assert [record for record in read if record.offset != hit] == [record for record in whole if record.offset != hit]
    assert all(f"from {hit} to" in said for said in damage)
    assert damage or read == whole or torn_at(path, 0) == hit == offsets[-1]  # as a record of a killed crawl is


@pytest.mark.parametrize("past", range(-3, 2))
def test_the_record_after_a_damaged_one_is_found_wherever_it_begins(tmp_path, past):
    path = three_records(tmp_path)
    content, begins = path.read_bytes(), [record.offset for record in records(path)]
    head = gzip.compress(b"", mtime=0)[:10]
    fill = CHUNK + 1 + past - begins[1] - 1  # of a gzip member's head, which may hold a name of any length
    more = b"a" * fill + b"\0"
    path.write_bytes(head[:3] + b"\x08" + head[4:] + more + content[len(head) : 50] + b"\xff" * 20 + content[70:])
    damage: list[str] = []
    read = [record.offset for record in until_damage(readable(path), damage)]
    assert read == [begin + len(more) for begin in begins[1:]]
    assert read[0] == CHUNK + 1 + past
    assert len(damage) == 1


def test_each_damaged_part_of_a_file_is_named_and_what_is_between_is_read(tmp_path, writer):
    places = [writer.write(an_exchange(b"%d " % number * 100)) for number in range(4)]
    writer.close()
    path = only_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[places[0].offset + 40] ^= 0xFF
    content[places[2].offset : places[2].offset + 200] = bytes(200)
    path.write_bytes(content)
    read = readable(path)
    assert next(record.offset for record in read if record.kind == "response") == places[1].offset
    assert next(record.offset for record in read if record.kind == "response") == places[3].offset
    with pytest.raises(Damaged, match=f"from {places[0].offset} to .*, {places[2].offset} to "):
        next(read)
