"""What is found of reprints: kept as articles come, whatever happens meanwhile; exported, and shown."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from exported import FORMS, read
from scrapy.cmdline import execute

from crawler.archive.reprinting.clusters import ClusteredArticle
from crawler.archive.reprinting.comparing import STALE
from crawler.archive.store import open_archive
from crawler.article import schema
from crawler.operations.reprints import compare, count_reprinted, number_to_compare
from crawler.samples.writing import Dice
from tests.reprinting.changes import reworded
from tests.reprinting.judging import Text, an_article_of, fill, judged, texts
from tests.reprinting.unlike import unlike

ROOT = Path(__file__).parents[2]
TABLES = ("contents", "content_keys", "reprints")


def some_texts():
    return texts(31, 80, reprinted=0.5, letters=2)


def tables(archive):
    with archive.engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES}


@pytest.fixture
def three(archive):
    """Give an archive of an article, its reprint on another portal a day later, and another article."""
    text, other = list(unlike(8, 4))[1::2]
    again = [reworded(Dice(1), part, 0.06, text[0].split()) for part in text]
    archive.keep(an_article_of(1, Text(0, text), "baocaobang", province="cao-bang"), "1")
    archive.keep(an_article_of(2, Text(0, again), "baolaocai", province="lao-cai"), "2")
    archive.keep(an_article_of(3, Text(1, other), "baolaocai", province="lao-cai"), "3")
    return archive


@pytest.fixture
def run(address, capfd, monkeypatch):
    """Give a runner of a command, in this process."""
    monkeypatch.chdir(ROOT)
    before = signal.getsignal(signal.SIGTERM)

    def runs(name, *args):
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", name, "-s", f"ARCHIVE_URL={address}", *args])
        return ended.value.code, *capfd.readouterr()

    yield runs
    signal.signal(signal.SIGTERM, before)


def test_only_what_is_new_or_changed_is_compared_and_found_by_an_index(archive):
    stories = fill(archive, some_texts())
    assert number_to_compare(archive) == len(stories) == compare(archive)
    assert (number_to_compare(archive), compare(archive)) == (0, 0)
    archive.keep(an_article_of(5, Text(0, ["Một bài khác hẳn."])), "5")
    archive.keep(an_article_of(900, Text(0, ["Một bài mới."])), "900")
    assert compare(archive) == 2
    with archive.engine.connect() as connection:
        query = STALE.compile(archive.engine, compile_kwargs={"literal_binds": True})
        plan = " ".join(row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
    assert "INDEX articles_to_compare" in plan
    assert "TEMP B-TREE" not in plan


def test_a_title_or_author_that_changes_costs_nothing(three):
    compare(three)
    text = list(unlike(8, 2))[1]
    assert three.keep(an_article_of(1, Text(0, text), province="cao-bang", authors=["Lê Na"]), "1") == "updated"
    assert number_to_compare(three) == 0


def one_of_many(address, together):
    with open_archive(address) as archive:
        together.wait()
        compare(archive)


@pytest.mark.slow
def test_many_may_compare_at_once(address, archive):
    stories = fill(archive, some_texts())
    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(3)
    crawls = [spawn.Process(target=one_of_many, args=(address, together)) for _ in range(3)]
    for crawl in crawls:
        crawl.start()
    for crawl in crawls:
        crawl.join()
    assert [crawl.exitcode for crawl in crawls] == [0] * 3
    found = judged(archive, stories)
    assert (found.precision, found.wrong_clusters, number_to_compare(archive)) == (1, 0, 0)
    assert found.recall > 0.98


@pytest.mark.slow
def test_a_killed_comparison_is_simply_run_again(tmp_path):
    cut, whole = (f"sqlite:///{tmp_path}/{name}.db" for name in ("cut", "whole"))
    for address in (cut, whole):
        with open_archive(address) as archive:
            number = len(fill(archive, some_texts()))
    for wait in (0.3, 1.6):  # a transaction takes a second
        killed = subprocess.Popen(
            [sys.executable, "-m", "tests.archive.probe_compare", cut], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert killed.stdout.readline() == b"begins\n"
        time.sleep(wait)
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait()
        killed.stdout.close()
    with open_archive(cut) as again, open_archive(whole) as other:
        assert 0 < number_to_compare(again) < number
        compare(again)
        compare(other)
        assert tables(again) == tables(other)


def test_without_clusters_a_line_has_no_such_field(three):
    compare(three)
    assert all("cluster" not in record for record in three.export())


def test_an_article_not_compared_yet_is_a_cluster_of_its_own(three):
    assert [record["cluster"]["size"] for record in three.export(clusters=True)] == [1, 1, 1]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_an_export_with_clusters_holds_them_in_every_form_with_a_schema_that_says_so(three, run, tmp_path, form):
    path = tmp_path / f"all{form.suffix}"
    options = ["--compress", form.compress] if form.compress else []
    assert run("export", "--clusters", "--format", form.format, *options, "-o", str(path))[0] == 0
    expected = [record["cluster"] for record in three.export(clusters=True)]
    found = [record["cluster"] for record in read(path)]
    assert [json.loads(one) if isinstance(one, str) else one for one in found] == expected
    told = json.loads((tmp_path / "article.clusters.schema.json").read_text())
    assert told == schema(ClusteredArticle)
    manifest = json.loads(path.with_name(f"{path.name}.manifest.json").read_text())
    assert manifest["schema"]["file"] == "article.clusters.schema.json"
    for record in three.export(clusters=True):
        jsonschema.validate(record, told)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**record, "cluster": {**record["cluster"], "role": "copy"}}, told)


def test_the_command_compares_before_it_exports_and_a_selection_keeps_the_whole_cluster_in_view(three, run):
    code, out, _ = run("export", "--clusters", "--portal", "baolaocai")
    reprint, alone = [json.loads(line)["cluster"] for line in out.splitlines()]
    assert code == 0
    assert (reprint["role"], reprint["size"], reprint["first"]["portal"]) == ("reprint", 2, "baocaobang")
    assert 0.7 < reprint["similarity"] < 1
    assert (alone["role"], alone["size"], alone["similarity"]) == ("first", 1, None)
    assert number_to_compare(three) == 0


@pytest.mark.parametrize("split", ["month", "portal", "province"])
@pytest.mark.usefixtures("three")
def test_parts_have_clusters_too(run, tmp_path, split):
    assert run("export", "--clusters", "--split", split, "-o", str(tmp_path / "parts"))[0] == 0
    lines = [
        json.loads(line) for file in (tmp_path / "parts").glob("*.jsonl") for line in file.read_text().splitlines()
    ]
    assert sorted(line["cluster"]["size"] for line in lines) == [1, 2, 2]
    assert run("export", "--split", split, "-o", str(tmp_path / "parts"))[0] == 0  # in the place of the one before
    assert not (tmp_path / "parts" / "article.clusters.schema.json").exists()


@pytest.mark.usefixtures("archive")
def test_clusters_are_nothing_for_a_wacz(run, tmp_path):
    code, _, err = run("export", "--clusters", "--format", "wacz", "-o", str(tmp_path / "a.wacz"))
    assert code == 2
    assert err.startswith("export: --format wacz packs pages")
    assert err.count("\n") == 1


def test_the_command_counts_reprints_and_shows_those_of_an_article(three, run):
    code, out, err = run("reprints")
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "reprints: 3 new articles compared",
        "reprints: 2 articles in 1 cluster of several; all others stand alone",
    ]
    assert count_reprinted(three) == (1, 2)
    code, out, err = run("reprints", "https://baolaocai.vn/bai-000002.html")
    first, again = out.splitlines()
    assert (code, err) == (0, "reprints: 0 new articles compared\n")
    assert first.split() == [
        "2000-01-01T00:01:00+07:00",
        "first",
        "baocaobang",
        "https://baocaobang.vn/bai-000001.html",
    ]
    assert again.endswith("%  baolaocai  https://baolaocai.vn/bai-000002.html")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["https://no.vn/x"], "no article is kept at https://no.vn/x"),
        (["1", "2"], "name one address"),
        (["--portal", "baocaobang"], "--portal goes with the ID of an article"),
    ],
)
@pytest.mark.usefixtures("three")
def test_a_mistake_is_told_in_one_line(run, args, said):
    code, out, err = run("reprints", *args)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
