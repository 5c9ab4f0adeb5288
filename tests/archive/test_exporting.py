"""What an export holds, in which order, and how it is written."""

import json
import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample_articles import an_article, content_hash
from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite

from crawler.archive import selection as selecting
from crawler.archive.exports.export import write_file
from crawler.archive.keeping import columns, kept_line
from crawler.archive.lines import json_line
from crawler.archive.selection import Selection, first_of_each
from crawler.archive.store import open_archive
from crawler.archive.tables import articles
from crawler.article import Attachment, Image, record, schema

EACH_ITS_OWN = [HealthCheck.function_scoped_fixture]  # each example makes an archive of its own
TIMES = [None, "2024-03-01T08:00:00+07:00", "2024-03-01T23:59:59+07:00", "2024-03-02T00:00:00+07:00"]
SELECTIONS = [
    Selection(),
    Selection(portal="a"),
    Selection(province="lao-cai"),
    Selection(kind="party"),
    Selection(since=date(2024, 3, 2)),
    Selection(until=date(2024, 3, 1)),
    Selection(portal="b", since=date(2024, 3, 1), until=date(2024, 3, 1)),
]

some_articles = st.lists(
    st.builds(
        an_article,
        number=st.integers(0, 30),
        content=st.sampled_from(["một", "hai", "ba"]),
        portal=st.sampled_from(["a", "b", "c"]),
        published_at=st.sampled_from(TIMES),
        province=st.sampled_from(["cao-bang", "lao-cai"]),
        kind=st.sampled_from(["newspaper", "party"]),
    ),
    unique_by=lambda article: article.url,
    max_size=12,
)


def expected(kept, selection):
    """Say what an export holds, in plain words: the rule, without a database."""
    fits = [
        article
        for article in kept
        if all(
            wanted in (None, getattr(article, name))
            for name, wanted in (
                ("portal", selection.portal),
                ("province", selection.province),
                ("kind", selection.kind),
            )
        )
        and (not selection.since or (article.published_at and article.published_at[:10] >= str(selection.since)))
        and (not selection.until or (article.published_at and article.published_at[:10] <= str(selection.until)))
    ]
    first = {}
    for article in sorted(fits, key=lambda a: (a.published_at is None, a.published_at or "", a.portal, a.url)):
        first.setdefault(article.content_hash, article)
    lines = sorted(first.values(), key=lambda a: (a.portal, a.published_at is None, a.published_at or "", a.url))
    return [
        {
            **record(article),
            "also_at": sorted(a.url for a in kept if a.content_hash == article.content_hash and a.url != article.url),
        }
        for article in lines
    ]


def keep_all(kept, address):
    archive = open_archive(address)
    for article in kept:
        archive.keep(article, article.url)
    return archive


@settings(max_examples=30, suppress_health_check=EACH_ITS_OWN)
@given(some_articles, st.data())
def test_an_export_follows_the_rule_whatever_the_order_of_arrival(new_address, kept, data):
    shuffled = data.draw(st.permutations(kept))
    with keep_all(shuffled, new_address()) as archive:
        for selection in SELECTIONS:
            assert list(archive.export(selection)) == expected(kept, selection)


def test_what_an_export_leaves_out_is_counted_within_its_selection(archive):
    for number, portal, day in ((1, "a", 1), (2, "a", 2), (3, "b", 1), (4, "b", 2), (5, "b", None)):
        at = day and f"2024-03-0{day}T08:00:00+07:00"
        archive.keep(an_article(number, portal=portal, content=f"tin của {portal}", published_at=at), str(number))
    march = {"since": date(2024, 3, 1)}
    assert archive.left_out(Selection()) == (3, 0)
    assert [archive.left_out(Selection(portal=portal)) for portal in "ab"] == [(1, 0), (2, 0)]
    assert [archive.left_out(Selection(portal=portal, **march)) for portal in "ab"] == [(1, 0), (1, 1)]
    assert archive.left_out(Selection(portal="b", since=date(2024, 3, 2))) == (0, 1)


def test_an_article_seen_in_two_crawls_exports_as_if_seen_in_one(archive, new_address):
    for number in (1, 2, 3, 2, 1):
        archive.keep(an_article(number), str(number))
    with keep_all([], new_address()) as other:
        for number in (3, 2, 1):
            other.keep(an_article(number), str(number))
        assert list(archive.export()) == list(other.export())


def test_a_record_kept_before_a_field_existed_has_the_field(archive):
    line = json.loads(kept_line(an_article(), 1))
    del line["tags"]
    row = columns(an_article(), 1, json.dumps(line))
    with archive.engine.begin() as connection:
        connection.execute(insert(articles), {**row, "identity": "1", "first_captured_at": "2024"})
    assert [found["tags"] for found in archive.export()] == [[]]


def test_every_line_is_valid_and_has_the_fields_in_their_order(archive, tmp_path):
    full = an_article(
        2,
        lead="Tóm tắt.",
        authors=["Lê Na"],
        images=[Image(url="https://a.vn/1.jpg", caption="Cầu mới")],
        attachments=[Attachment(url="https://a.vn/1.pdf")],
        stripped={"rating widget": 2},
        warc={"file": "a.warc.gz", "offset": 0, "record_id": "<urn:uuid:1>"},
    )
    archive.keep(an_article(1, published_at=None), "1")
    archive.keep(full, "2")
    file = tmp_path / "all.jsonl"
    assert write_file(archive.export(), file) == 2
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    valid = Draft202012Validator(schema())
    for line in lines:
        valid.validate(line)
        assert list(line) == list(record(full))
    assert lines[0] == record(full)  # known time before unknown


def bulk(archive, count, size):
    body = "Đồng bào các xã vùng cao " * (size // 40)
    with archive.engine.begin() as connection:
        for start in range(0, count, 1000):
            made = [an_article(n, content=body, content_hash=content_hash(str(n))) for n in range(start, start + 1000)]
            rows = [
                {**columns(a, 1, kept_line(a, 1)), "identity": a.url, "first_captured_at": a.fetched_at} for a in made
            ]
            connection.execute(insert(articles), rows)


def test_memory_does_not_grow_with_the_archive(archive):
    bulk(archive, 5_000, 2_000)  # some 15 MB of records
    tracemalloc.start()
    try:
        assert write_file(archive.export(), Path(os.devnull)) == 5_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("how", ["whole", "with clusters", "in parts"])
def test_an_export_is_the_archive_at_one_moment_whoever_writes_meanwhile(archive, monkeypatch, how):
    monkeypatch.setattr(selecting, "BATCH", 2)

    def export():
        if how == "in parts":
            for _, records in archive.export_parts(Selection(), "month"):
                yield from records
        else:
            yield from archive.export(clusters=how == "with clusters")

    for number in range(10):
        archive.keep(an_article(number, published_at=f"2024-0{number % 5 + 1}-02T08:00:00+07:00"), str(number))
    before, under_way = list(export()), export()
    told = [next(under_way)]
    for number in range(10):  # by a crawl: another time, so another part, and another text
        moved = an_article(number, content=f"Tin đã sửa, bản thứ {number}.", published_at="2024-06-01T08:00:00+07:00")
        archive.keep(moved, str(number))
    assert told + list(under_way) == before


@pytest.mark.parametrize("selection", SELECTIONS)
def test_an_export_is_read_off_the_indexes_and_never_sorted(sqlite_archive, selection):
    query = first_of_each(selection).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with sqlite_archive.engine.connect() as connection:
        plan = " ".join(row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
    assert ("articles_by_province (province=?" if selection.province else "articles_in_order") in plan
    assert "SEARCH other USING INDEX articles_by_content (content_hash=? AND" in plan.replace("COVERING ", "")
    assert "TEMP B-TREE" not in plan


def test_the_query_is_sql_that_postgresql_has_too():
    query = str(first_of_each(SELECTIONS[-1]).compile(dialect=postgresql.dialect()))
    assert "(other.ordered_at, other.portal, other.url, other.identity) < (articles.ordered_at" in query


@given(st.dictionaries(st.text(), st.text()))
def test_a_record_is_one_line_of_utf8_whatever_its_text(fields):
    line = json_line(fields)
    assert len(line.encode().decode().splitlines()) == 1
    assert all(character.isprintable() or character.isspace() or ord(character) > 0x9F for character in line)
    assert json.loads(line) == json.loads(json.dumps(fields))


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x00", "\x1b", "\n", "\ud800"])
def test_characters_that_break_lines_or_encodings_are_escaped(character):
    line = json_line({"title": f"Cao{character}Bằng"})
    assert character not in line
    assert "Bằng" in line
    assert json.loads(line) == {"title": f"Cao{character}Bằng"}


def broken_off():
    yield {"title": "một"}
    raise KeyboardInterrupt


def test_an_interrupted_export_leaves_the_old_file_and_nothing_else(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text("bản cũ")
    with pytest.raises(KeyboardInterrupt):
        write_file(broken_off(), file)
    assert [path.name for path in tmp_path.iterdir()] == ["articles.jsonl"]
    assert file.read_text() == "bản cũ"


def test_an_export_replaces_what_a_link_points_to_and_not_the_link(tmp_path):
    (tmp_path / "real.jsonl").write_text("bản cũ")
    link = tmp_path / "link.jsonl"
    link.symlink_to("real.jsonl")
    write_file([{"title": "mới"}], link)
    assert link.is_symlink()
    assert (tmp_path / "real.jsonl").read_text() == '{"title":"mới"}\n'


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file([{"title": "một"}], pipe)
    assert os.read(reader, 100).decode() == '{"title":"một"}\n'
    os.close(reader)
    assert pipe.is_fifo()


def test_an_export_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "plain").touch()
    write_file([], tmp_path / "articles.jsonl")
    assert (tmp_path / "articles.jsonl").stat().st_mode == (tmp_path / "plain").stat().st_mode
