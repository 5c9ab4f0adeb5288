"""What stands beside an export, exports in parts, and how much memory they take."""

import json
import os
import tempfile
import tracemalloc
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from exported import FORMS, read
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_articles import an_article, content_hash
from sqlalchemy import insert
from sqlalchemy.dialects import sqlite

from crawler.archive.exports.export import file_name, write_file, write_folder
from crawler.archive.exports.formats import Form
from crawler.archive.exports.manifest import manifest_of
from crawler.archive.exports.whole import locked
from crawler.archive.keeping import columns, kept_line
from crawler.archive.selection import SPLITS, Selection, first_of_each
from crawler.archive.store import open_archive
from crawler.archive.tables import articles
from crawler.article import SCHEMA_VERSION, Article, schema

# --- the manifest and the schema --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_a_manifest_tells_what_is_in_the_file_beside_it(exportable, tmp_path, form):
    path = tmp_path / f"a{form.suffix}"
    selection = Selection(portal="baocaobang", until=date(2024, 3, 31))
    write_file(exportable.export(selection), path, form, selection)
    manifest = json.loads(manifest_of(path).read_bytes())
    assert manifest == {
        "format": form.format,
        "compress": form.compress,
        "split": None,
        "filters": {"portal": "baocaobang", "province": None, "kind": None, "since": None, "until": "2024-03-31"},
        "schema": {
            "file": "article.schema.json",
            "version": SCHEMA_VERSION,
            "sha256": sha256((tmp_path / "article.schema.json").read_bytes()).hexdigest(),
        },
        "articles": 3,
        "files": [
            {
                "file": path.name,
                "articles": 3,
                "undated": 0,
                "published_from": "2024-02-29T23:59:59+07:00",
                "published_until": "2024-03-05T08:00:00+07:00",
                "bytes": path.stat().st_size,
                "sha256": sha256(path.read_bytes()).hexdigest(),
            }
        ],
    }
    assert json.loads((tmp_path / "article.schema.json").read_bytes()) == schema()


def test_a_manifest_tells_the_first_time_and_the_last_and_how_many_have_none(archive, tmp_path):
    for number, portal, day in ((1, "a", "05"), (2, "a", None), (3, "b", "01"), (4, "b", "09"), (5, "c", "03")):
        at = day and f"2024-03-{day}T08:00:00+07:00"
        archive.keep(an_article(number, portal=portal, published_at=at), str(number))
    write_file(archive.export(), tmp_path / "a.jsonl")
    (told,) = json.loads(manifest_of(tmp_path / "a.jsonl").read_bytes())["files"]
    assert (told["articles"], told["undated"]) == (5, 1)
    assert (told["published_from"], told["published_until"]) == (
        "2024-03-01T08:00:00+07:00",
        "2024-03-09T08:00:00+07:00",
    )


def test_the_version_of_the_schema_is_raised_with_its_fields():
    names = {
        1: "url canonical_url portal province former_province kind kicker title lead body authors source section tags"
        " images attachments published_at published_raw modified_at fetched_at http_status language content_hash"
        " cleaner_version reader stripped revision also_at warc"
    }
    assert [member.name for member in fields(Article)] == names[SCHEMA_VERSION].split()


def breaks_off(records):
    yield from records
    raise OSError(28, "No space left on device")


def test_an_export_that_fails_leaves_the_old_file_with_its_manifest(exportable, tmp_path):
    path = tmp_path / "a.jsonl"
    write_file(exportable.export(), path)
    before = {file.name: file.read_bytes() for file in tmp_path.glob("a*")}
    with pytest.raises(OSError, match="No space"):
        write_file(breaks_off(exportable.export(Selection(kind="party"))), path)
    assert {file.name: file.read_bytes() for file in tmp_path.glob("a*")} == before
    assert not list(tmp_path.glob(".*.part"))


def test_no_manifest_of_an_older_file_stays_beside_a_new_one_when_the_new_manifest_cannot_be_written(
    exportable, tmp_path
):
    path = tmp_path / "a.jsonl"
    write_file(exportable.export(), path)
    manifest = manifest_of(path)
    in_the_way = tmp_path / f".{manifest.name}.{os.getpid()}.part"
    in_the_way.mkdir()
    with locked(in_the_way), pytest.raises(IsADirectoryError):
        write_file(exportable.export(Selection(portal="baolaocai")), path)
    assert numbers(path) == [3]
    assert not manifest.exists()


# --- parts ------------------------------------------------------------------------------------------------------------

PARTS = {
    "month": {"2024-02": [2], "2024-03": [4, 6, 3], "undated": [1]},
    "portal": {"baocaobang": [2, 6, 1], "baolaocai": [3], "x.vn%3A8080": [4]},
    "province": {"cao-bang": [2, 6, 1], "lao-cai": [3], "unknown": [4]},
}


def numbers(path):
    return [int(row["url"][-10:-5]) for row in read(path)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
@pytest.mark.parametrize("split", SPLITS)
def test_a_split_export_has_each_article_once_in_the_file_of_its_part(exportable, tmp_path, split, form):
    folder = tmp_path / "out"
    count, files = write_folder(exportable.export_parts(Selection(), split), folder, form, Selection(), split)
    names = {name + form.suffix for name in PARTS[split]}
    assert {file.name for file in folder.iterdir()} == names | {"manifest.json", "article.schema.json"}
    assert (count, files) == (5, len(names))
    for name, wanted in PARTS[split].items():
        assert sorted(numbers(folder / (name + form.suffix))) == sorted(wanted)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert (manifest["split"], manifest["articles"]) == (split, 5)
    for part in manifest["files"]:
        assert part["sha256"] == sha256((folder / part["file"]).read_bytes()).hexdigest()
        assert part["articles"] == len(numbers(folder / part["file"]))
        if split == "month":
            assert {part["published_from"][:7] if part["published_from"] else "undated"} == {part["file"].split(".")[0]}


some_articles = st.lists(
    st.builds(
        an_article,
        number=st.integers(0, 40),
        content=st.sampled_from(["một", "hai", "ba", "bốn"]),
        portal=st.sampled_from(["a", "b"]),
        published_at=st.sampled_from([None, "2024-02-29T23:59:59+07:00", "2024-03-01T00:00:00+07:00"]),
        province=st.sampled_from([None, "cao-bang", "lao-cai"]),
    ),
    unique_by=lambda article: article.url,
    max_size=12,
)


@settings(max_examples=30, deadline=None)
@given(some_articles, st.sampled_from([*SPLITS]), st.sampled_from([Selection(), Selection(portal="a")]))
def test_the_parts_together_are_the_whole_export(kept, split, selection):
    with tempfile.TemporaryDirectory() as folder, open_archive(f"sqlite:///{folder}/a.db") as archive:
        for article in kept:
            archive.keep(article, article.url)
        found = [one for _, records in archive.export_parts(selection, split) for one in records]
        whole = list(archive.export(selection))
        assert sorted(found, key=json.dumps) == sorted(whole, key=json.dumps)
        assert archive.count(selection) == len(whole)


def test_a_split_export_replaces_an_earlier_one_as_a_whole(exportable, tmp_path):
    folder = tmp_path / "out"
    for split in ("month", "portal"):
        write_folder(exportable.export_parts(Selection(), split), folder, Form(), Selection(), split)
    assert {file.stem for file in folder.glob("*.jsonl")} == set(PARTS["portal"])
    assert [file.name for file in tmp_path.iterdir() if "out" in file.name] == ["out"]
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(OSError, match="No space"):
        write_folder(breaks_off(exportable.export_parts(Selection(), "month")), folder, Form(), Selection(), "month")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert [file.name for file in tmp_path.iterdir() if "out" in file.name] == ["out"]


def test_a_folder_with_anything_else_in_it_is_left_alone(exportable, tmp_path):
    folder = tmp_path / "out"
    write_folder(exportable.export_parts(Selection(), "month"), folder, Form(), Selection(), "month")
    (folder / "luận văn.txt").write_text("của tôi")
    with pytest.raises(FileExistsError, match="it holds luận văn"):
        write_folder(exportable.export_parts(Selection(), "month"), folder, Form(), Selection(), "month")
    assert (folder / "luận văn.txt").read_text() == "của tôi"


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
@example("..", ".")
@example("../x", "a/b")
def test_a_part_is_a_file_in_the_folder_and_two_parts_are_two_files(one, two):
    names = []
    for part in (one, two):
        try:
            part.encode()
        except UnicodeEncodeError:
            return
        names.append(file_name(part))
    for name in names:
        assert Path(os.path.normpath(f"/out/{name}.jsonl")).parent == Path("/out")
        assert not name.startswith(".")
    assert (names[0] == names[1]) == (one == two)


# --- size -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Give an archive of some 30 MB of records, over twenty months and two portals."""
    body = "Đồng bào các xã vùng cao " * 50
    with open_archive(f"sqlite:///{tmp_path_factory.mktemp('large')}/archive.db") as archive:
        with archive.engine.begin() as connection:
            for start in range(0, 10_000, 1000):
                made = [
                    an_article(
                        number,
                        content=body,
                        content_hash=content_hash(str(number)),
                        portal=f"p{number % 2}",
                        published_at=f"20{10 + number % 20}-03-01T08:00:00+07:00",
                    )
                    for number in range(start, start + 1000)
                ]
                rows = [
                    {**columns(a, 1, kept_line(a, 1)), "identity": a.url, "first_captured_at": a.fetched_at}
                    for a in made
                ]
                connection.execute(insert(articles), rows)
        yield archive


@pytest.mark.slow
@pytest.mark.parametrize("form", [Form("csv", "gz"), Form("parquet")], ids=lambda form: form.suffix)
@pytest.mark.parametrize("split", [None, "month"])
def test_memory_does_not_grow_with_the_archive(large, tmp_path, split, form):
    form.check()  # what importing takes does not count
    tracemalloc.start()
    try:
        if split:
            counts = write_folder(large.export_parts(Selection(), split), tmp_path / "o", form, Selection(), split)
            assert counts == (10_000, 20)
        else:
            assert write_file(large.export(), Path(os.devnull), form) == 10_000
        assert tracemalloc.get_traced_memory()[1] < 14_000_000
    finally:
        tracemalloc.stop()


def test_a_part_is_read_off_the_index_and_never_sorted(archive):
    month = [articles.c.portal == "a", articles.c.ordered_at >= "2024-02", articles.c.ordered_at < "2024-02~"]
    query = first_of_each(Selection(kind="party"), month)
    text = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with archive.engine.connect() as connection:
        plan = " ".join(row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))
    assert "articles_in_order (portal=? AND ordered_at>? AND ordered_at<?)" in plan
    assert "TEMP B-TREE" not in plan
