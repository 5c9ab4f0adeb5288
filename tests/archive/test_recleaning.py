"""Cleaning what is kept again, and `scrapy reclean`."""

import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_articles import an_article
from scrapy.cmdline import execute
from sqlalchemy import func, select, update

from crawler.archive.store import open_archive
from crawler.archive.tables import articles, captures, replaced_records
from crawler.article import from_record, record
from crawler.operations.rereading.reclean import reclean
from crawler.reading.cleaning import catalogue
from crawler.reading.cleaning.clean import clean
from crawler.reading.normal_form import content_hash

ROOT = Path(__file__).parents[2]
FURNITURE = "\n\nThống kê truy cập\n\nĐang truy cập: {}"
TEXTS = ["Vụ lúa hè thu được mùa.", "Chợ phiên họp lại sau ba tháng.", "Trường mới ở bản Mông có điện."]


def stale(number, body, **fields):
    """Make an article as an older catalogue left it: hashed with whatever furniture it did not know."""
    article = an_article(number, content=body, cleaner_version="0", **fields)
    article.content_hash = content_hash(article)
    return article


def keep_all(archive, kept):
    for article in kept:
        archive.keep(article, article.url)


def contents(archive):
    """Give the whole of what an archive says: its tables, row by row."""
    with archive.engine.connect() as connection:
        return [
            tuple(row)
            for table in ("articles", "captures", "replaced_records")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id")
        ]


def company(hashes):
    return [hashes.count(one) > 1 for one in hashes]


some_articles = st.lists(
    st.builds(
        lambda number, text, counted, version: an_article(
            number,
            title="Tin trong tỉnh",
            content=text + (FURNITURE.format(counted) if counted else ""),
            cleaner_version=version,
        ),
        st.integers(1, 60),
        st.sampled_from(TEXTS),
        st.sampled_from([0, 0, 12, 34]),
        st.sampled_from(["0", "0", catalogue.VERSION]),
    ),
    unique_by=lambda article: article.url,
    max_size=10,
)


@settings(max_examples=40, deadline=None)
@given(some_articles)
def test_every_stale_record_is_as_if_cleaned_today_and_a_dry_run_told_the_same_before(kept):
    for article in kept:
        article.content_hash = content_hash(article)
    before = [article.content_hash for article in kept]
    cleaned = [clean(from_record(record(a))) if a.cleaner_version == "0" else a for a in kept]
    after = [article.content_hash for article in cleaned]
    changes = [
        (was, now) for was, now, b, a in zip(company(before), company(after), before, after, strict=True) if a != b
    ]
    with tempfile.TemporaryDirectory() as folder, open_archive(f"sqlite:///{folder}/a.db") as archive:
        keep_all(archive, kept)
        untouched = contents(archive)
        told = reclean(archive, dry_run=True)
        assert contents(archive) == untouched
        done = reclean(archive)
        assert done == told
        assert (done.found, done.freed) == (changes.count((False, True)), changes.count((True, False)))
        assert done.stale == sum(article.cleaner_version == "0" for article in kept)
        assert [known.record for known in archive.each()] == [record(article) for article in cleaned]
        assert [known.content_hash for known in archive.each()] == after
        once = contents(archive)
        assert reclean(archive).stale == 0
        assert contents(archive) == once


def test_the_record_before_stays_with_its_capture_and_then_in_replaced_records(archive):
    first = stale(1, TEXTS[0] + FURNITURE.format(5) + "\n\nChữ thừa của khung trang mà hôm nay chưa luật nào biết")
    archive.keep(first, "1")
    reclean(archive)
    (second,) = archive.export()
    assert second["body"] == TEXTS[0] + "\n\nChữ thừa của khung trang mà hôm nay chưa luật nào biết"
    assert second["stripped"] == {"visit_counter": 2}
    assert second["cleaner_version"] == catalogue.VERSION
    (known,) = archive.each()
    edited = from_record(known.record)
    edited.body, edited.cleaner_version = TEXTS[0], "a later one"
    archive.replace(known, edited, "reclean")
    assert [event.record["body"] for event in archive.history(*archive.find("1"))] == [
        first.body,
        second["body"],
        TEXTS[0],
    ]


def test_a_new_version_that_changes_no_text_makes_no_copies(archive):
    keep_all(archive, [clean(an_article(number)) for number in range(3)])
    for version in ("0", "00"):
        for known in archive.each():
            article = from_record(known.record)
            article.cleaner_version = version
            archive.replace(known, article, "reclean")
    done = reclean(archive)
    assert (done.stale, done.text, done.fields) == (3, 0, 0)
    with archive.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(replaced_records)) == 0
        assert connection.scalar(select(func.count()).select_from(captures)) == 3


def test_what_todays_rules_would_refuse_is_left_as_it_is_and_told(archive):
    archive.keep(stale(1, "Đang truy cập: 7", title=None), "1")
    before = contents(archive)
    done = reclean(archive)
    assert (done.stale, done.left) == (1, {"empty": 1})
    assert contents(archive) == before


def edited_by_hand(archive):
    archive.keep(stale(1, "Cầu mới đã xong.\n\nĐang truy cập: 7"), "1")
    with archive.writing() as connection:
        connection.execute(
            update(articles).values(record=func.replace(articles.c.record, '"title":"', '"title":"Sửa '))
        )
    return contents(archive)


def test_a_record_that_was_edited_by_hand_is_not_made_good_by_cleaning(archive):
    before = edited_by_hand(archive)
    done = reclean(archive)
    assert (done.stale, done.doubtful) == (1, 1)
    assert contents(archive) == before


def test_an_article_that_a_crawl_replaces_meanwhile_keeps_what_the_crawl_brought(archive):
    keep_all(archive, [stale(number, TEXTS[number] + FURNITURE.format(3)) for number in range(2)])
    newer = clean(an_article(1, content="Bản mới của tòa soạn về chợ phiên."))

    def watched(kept):
        for known in kept:
            if known.url == newer.url:
                archive.keep(newer, newer.url)
            yield known

    assert reclean(archive, watched=watched).text == 1
    assert [row["body"] for row in archive.export()] == [TEXTS[0], newer.body]


def test_an_interrupted_run_is_run_again(archive):
    keep_all(archive, [stale(number, f"{TEXTS[0]} Lần thứ {number}." + FURNITURE.format(3)) for number in range(9)])

    def watched(kept):
        for number, known in enumerate(kept):
            if number == 4:
                raise KeyboardInterrupt
            yield known

    with pytest.raises(KeyboardInterrupt):
        reclean(archive, watched=watched)
    assert sum("Thống kê" in row["body"] for row in archive.export()) == 5
    assert reclean(archive).text == 5
    assert not any("Thống kê" in row["body"] for row in archive.export())


@pytest.fixture
def told(address, capfd, monkeypatch):
    """Give a runner of the command, in this process since starting Scrapy takes a second."""
    monkeypatch.chdir(ROOT)
    before = signal.getsignal(signal.SIGTERM)

    def run(*args):
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", "reclean", "-s", f"ARCHIVE_URL={address}", *args])
        return ended.value.code, *capfd.readouterr()

    yield run
    signal.signal(signal.SIGTERM, before)


def test_a_dry_run_shows_what_would_change_and_the_run_does_it(told, archive):
    keep_all(archive, [stale(n, TEXTS[0] + FURNITURE.format(n), title="Tin trong tỉnh") for n in (1, 2)])
    archive.keep(clean(an_article(3, portal="baolaocai")), "3")
    counts = (
        "reclean: cleaned by another catalogue than today's (1): 2 of 3 articles\n"
        "reclean: 2 with another text, 0 with other fields only; duplicates: 2 found, 0 freed\n"
    ).replace("(1)", f"({catalogue.VERSION})")
    before = contents(archive)
    code, out, err = told("--dry-run")
    assert (code, err) == (0, f"{counts}reclean: this was a dry run: nothing is changed\n")
    assert "https://baocaobang.vn/bai-00001.html\n  body:\n  - Thống kê truy cập\n  - Đang truy cập: 1\n" in out
    assert contents(archive) == before
    assert told()[2] == counts
    assert told()[2] == f"reclean: cleaned by another catalogue than today's ({catalogue.VERSION}): 0 of 3 articles\n"


def test_rules_that_were_changed_under_the_same_version_are_told(told, archive, monkeypatch):
    archive.keep(clean(an_article(1)), "1")
    monkeypatch.setattr(catalogue, "CATALOGUE", catalogue.CATALOGUE[1:])
    first, *_ = told()[2].splitlines()
    assert first.startswith(
        f"reclean: the catalogue's rules were changed and its VERSION {catalogue.VERSION} was not: "
    )


def test_a_record_that_was_edited_by_hand_is_told_with_the_remedy_and_exit_code_1(told, archive):
    edited_by_hand(archive)
    code, _, err = told()
    assert (code, err.splitlines()[-1]) == (
        1,
        "reclean: left, for the digests say otherwise: 1 record; scrapy verify tells what to do",
    )


def test_one_portal_is_cleaned_and_the_others_are_not(told, archive):
    keep_all(archive, [stale(1, TEXTS[0]), stale(2, TEXTS[1], portal="baolaocai")])
    assert "1 of 1 article\n" in told("--portal", "baolaocai")[2]
    assert {r["portal"]: r["cleaner_version"] for r in archive.export()} == {
        "baocaobang": "0",
        "baolaocai": catalogue.VERSION,
    }


@pytest.mark.parametrize(
    ("args", "said"), [(["--portal", "baolaoca"], "unknown portal 'baolaoca'"), (["x"], "unknown argument 'x'")]
)
def test_a_mistake_is_one_line_and_exit_code_2(told, archive, args, said):
    archive.keep(an_article(1, portal="baolaocai"), "1")
    code, out, err = told(*args)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert said in line
