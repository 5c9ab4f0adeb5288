"""The forms of an export: JSON lines, CSV and Parquet, compressed, split into parts, with a manifest and the schema."""

import csv
import io
import json
import re
import sys
from dataclasses import fields

import pyarrow.parquet as pq
import pytest
from exported import FORMS, read
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_articles import an_article

from crawler.archive.exports import parquet_file
from crawler.archive.exports.csv_file import cell, columns_of, defused, write_csv
from crawler.archive.exports.export import write_file
from crawler.archive.exports.formats import FORMATS, Form, NotInstalled, parquet, zstd
from crawler.article import Article, record

COLUMNS = columns_of(Article)
FORMULAS = "=+-@\t\r＝＋－＠"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_every_form_holds_every_article_in_one_order_and_twice_the_same_bytes(exportable, tmp_path, form):
    wanted = list(exportable.export())
    one, two = tmp_path / f"một{form.suffix}", tmp_path / f"hai{form.suffix}"
    for path in (one, two):
        assert write_file(exportable.export(), path, form) == len(wanted) == 5
    assert one.read_bytes() == two.read_bytes()
    found = read(one)
    assert [row["url"] for row in found] == [row["url"] for row in wanted]
    if form.format == "jsonl":
        assert found == wanted
    elif form.format == "csv":
        assert list(found[0]) == list(wanted[0])
        assert [json.loads(row["attachments"]) for row in found] == [row["attachments"] for row in wanted]
        assert found[0]["lead"] == ""
    else:
        warc = [None if row["warc"] is None else json.loads(row["warc"]) for row in found]
        assert [row["warc"] for row in found].count(None) == warc.count(None) > 0, "null and not a text that says so"
        assert [{**row, "warc": value} for row, value in zip(found, warc, strict=True)] == wanted


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_an_archive_without_articles_exports_as_a_file_that_can_be_read(archive, tmp_path, form):
    assert write_file(archive.export(), tmp_path / f"a{form.suffix}", form) == 0
    assert read(tmp_path / f"a{form.suffix}") == []


# --- CSV --------------------------------------------------------------------------------------------------------------

some_text = st.text() | st.builds(str.__add__, st.sampled_from([*FORMULAS, "'", "\n"]), st.text())


@given(some_text)
@example('=HYPERLINK("https://a.vn")')
@example("- Thưa ông, vụ lúa năm nay thế nào?")
def test_no_cell_begins_as_a_formula_and_the_text_can_be_had_back(text):
    safe = defused(text)
    assert not safe.startswith(tuple(FORMULAS))
    assert safe.removeprefix("'") == text


@given(st.dictionaries(st.sampled_from(COLUMNS), some_text | st.lists(some_text) | st.integers() | st.none()))
def test_a_row_is_one_row_whatever_its_text(values):
    out = io.BytesIO()
    assert write_csv([{**dict.fromkeys(COLUMNS), **values}], out) == 1
    assert out.getvalue().startswith(b"\xef\xbb\xbfurl,")
    head, row = csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))
    assert tuple(head) == COLUMNS
    assert row == [cell(values.get(name)) for name in COLUMNS]
    assert not any(
        value.startswith(tuple(FORMULAS))
        for name, value in zip(head, row, strict=True)
        if isinstance(values.get(name), str)
    )


@given(st.lists(st.text()))
def test_a_list_is_json_in_its_cell(values):
    assert json.loads(cell(values)) == values


# --- Parquet ----------------------------------------------------------------------------------------------------------


def test_parquet_has_a_column_of_its_type_for_every_field(exportable, tmp_path):
    write_file(exportable.export(), tmp_path / "a.parquet", Form("parquet"))
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "a.parquet")}
    assert list(types) == [member.name for member in fields(Article)]
    assert types["title"] == "string"
    assert types["http_status"] == "int64"
    assert types["authors"].startswith("list<")
    assert "credit: string" in types["images"]
    assert types["stripped"].startswith("map<string, int64")


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=())), st.dictionaries(st.text(), st.integers(0, 2**40)))
def test_parquet_takes_any_text(text, counts):
    out = io.BytesIO()
    article = record(an_article(1, title=text, authors=[text], stripped={text: 1}, warc={"file": text, **counts}))
    assert parquet_file.write_parquet([article], out) == 1
    (row,) = pq.read_table(io.BytesIO(out.getvalue())).to_pylist(maps_as_pydicts="strict")
    safe = "".join("�" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    assert (row["title"], row["authors"], row["stripped"]) == (safe, [safe], {safe: 1})
    assert json.loads(row["warc"]) == {"file": text, **counts}


def test_what_parquet_holds_in_memory_of_each_row_group_does_not_grow_with_the_texts(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_file, "SLICE", 2)
    monkeypatch.setattr(parquet_file, "SLICES", 3)
    long = [record(an_article(number, content=f"Bài {number} " * 10_000)) for number in range(20)]
    with (tmp_path / "a.parquet").open("wb") as out:
        assert parquet_file.write_parquet(long, out) == 20
    told = pq.ParquetFile(tmp_path / "a.parquet").metadata
    assert [told.row_group(nth).num_rows for nth in range(told.num_row_groups)] == [6, 6, 6, 2]
    assert told.serialized_size < 25_000
    assert [line["body"] for line in read(tmp_path / "a.parquet")] == [line["body"] for line in long]


def test_what_is_not_installed_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.delitem(sys.modules, "crawler.archive.exports.parquet_file", raising=False)
    for name in ("pyarrow", "compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)  # importing it fails
    for need, said in ((parquet, "pip install -e '.[parquet]'"), (zstd, "pip install backports.zstd")):
        with pytest.raises(NotInstalled, match=re.escape(said)):
            need()


def test_formats_and_their_suffixes():
    assert [Form(name).suffix for name in FORMATS] == [".jsonl", ".csv", ".parquet", ".wacz"]
    assert Form("csv", "zst").suffix == ".csv.zst"
