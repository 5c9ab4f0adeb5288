"""What is committed of articles, captures and runs."""

import json
import os
import signal
import socket
import string
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from random import Random

import pytest
from jsonschema import Draft202012Validator
from sample_articles import MORNING, an_article, content_hash
from sqlalchemy import func, select, update

from crawler.archive import keeping
from crawler.archive.database import ArchiveError
from crawler.archive.running import Ended, beat, begin, complete_runs, end, find_run, finish, pages_of
from crawler.archive.store import Address, open_archive
from crawler.archive.tables import articles, captures, runs
from crawler.article import NotAnArticle, record, schema
from crawler.reading.cleaning.clean import clean
from crawler.reading.outlinks.links import LONGEST_ADDRESS


def rows(archive, table):
    with archive.engine.connect() as connection:
        return connection.execute(select(table).order_by(table.c.id)).all()


def test_an_article_is_kept_with_its_capture_and_run(archive):
    run = begin(archive, "baocaobang", {"since": "2024-01-01"})
    assert archive.keep(an_article(7), "7", run) == "new"
    (article,), (capture,) = rows(archive, articles), rows(archive, captures)
    assert (article.portal, article.identity, article.revision) == ("baocaobang", "7", 1)
    assert article.first_captured_at == "2024-04-01T10:00:00+07:00"
    assert (capture.article_id, capture.run_id, capture.http_status, capture.record) == (
        article.id,
        run,
        200,
        article.record,
    )
    assert json.loads(article.record)["title"] == "Cây cầu thứ 7"


def test_a_run_is_its_processs_from_its_first_moment_on(archive):
    run = find_run(archive, begin(archive, "baocaobang", {}))
    assert (run.pid, run.host, run.heartbeat_at) == (os.getpid(), socket.gethostname(), run.started_at)


def test_the_same_content_again_adds_a_capture_and_leaves_the_record(archive):
    archive.keep(an_article(7), "7")
    before = rows(archive, articles)
    again = an_article(7, fetched_at="2024-05-05T05:05:05+07:00")
    assert archive.keep(again, "7") == "unchanged"
    assert rows(archive, articles) == before
    assert [(c.fetched_at, c.revision, c.record is None) for c in rows(archive, captures)] == [
        ("2024-04-01T10:00:00+07:00", 1, False),
        ("2024-05-05T05:05:05+07:00", 1, True),
    ]


def test_other_content_at_the_same_address_is_the_next_revision_and_the_old_one_stays(archive):
    for content in ("bản đầu", "bản đã sửa", "bản đầu"):
        archive.keep(an_article(7, content=content), "7")
    (article,) = rows(archive, articles)
    assert (article.revision, article.content_hash) == (3, content_hash("bản đầu"))
    assert [(json.loads(c.record)["revision"], json.loads(c.record)["body"]) for c in rows(archive, captures)] == [
        (1, "bản đầu"),
        (2, "bản đã sửa"),
        (3, "bản đầu"),
    ]
    assert [record["revision"] for record in archive.export()] == [3]


NOTICE = "Trang đang được nâng cấp, mời quý vị trở lại sau.\n\nXin cảm ơn."
REWRITTEN = {
    "its date": {"published_at": "2024-03-02T08:00:00+07:00"},
    "its title": {"title": "CÂY CẦU THỨ 7"},
    "its address": {"canonical_url": "http://www.baocaobang.vn/bai-00007.html"},
    "a line of its text": {"content": f"{NOTICE}\n\nCầu thứ 7 dài 40 m."},
    "a line in its lead": {"lead": "Cầu thứ 7 dài 40 m."},
}


def test_a_page_with_nothing_of_the_kept_article_does_not_replace_it(archive):
    archive.keep(an_article(7, content="Hôm nay khánh thành cầu.\n\nCầu thứ 7 dài 40 m."), "7")
    before = rows(archive, articles), rows(archive, captures)
    for canonical in (None, "https://baocaobang.vn/"):
        notice = an_article(7, content=NOTICE, title="Báo Cao Bằng", published_at=None, canonical_url=canonical)
        with pytest.raises(NotAnArticle) as refused:
            archive.keep(notice, "7")
        assert refused.value.reason == "other-page"
    assert (rows(archive, articles), rows(archive, captures)) == before


@pytest.mark.parametrize("left", REWRITTEN)
def test_an_article_that_was_rewritten_but_for_one_thing_is_its_next_revision(archive, left):
    archive.keep(an_article(7, content="Hôm nay khánh thành cầu.\n\nCầu thứ 7 dài 40 m."), "7")
    rewritten = {"content": "Bài viết lại.", "title": "Bên sông Bằng", "published_at": None, **REWRITTEN[left]}
    assert archive.keep(an_article(7, **rewritten), "7") == "revised"


def test_of_an_article_that_never_had_a_date_nobody_can_tell(archive):
    archive.keep(an_article(7, published_at=None), "7")
    assert archive.keep(an_article(7, content="Khác.", title="Khác", published_at=None), "7") == "revised"


@pytest.mark.parametrize(
    "changed",
    [
        {"authors": ["Lê Na"]},
        {"title": "Tiêu đề đã sửa"},
        {"published_at": "2024-03-01T09:00:00+07:00"},
        {"modified_at": MORNING},
        {"reader": "nukeviet/2"},
    ],
)
def test_the_same_content_with_other_metadata_replaces_the_record_and_is_no_revision(archive, changed):
    archive.keep(an_article(7), "7")
    again = an_article(7, fetched_at="2024-05-05T05:05:05+07:00", **changed)
    assert archive.keep(again, "7") == "updated"
    assert list(archive.export()) == [record(again)]
    old, new = rows(archive, captures)
    assert (json.loads(old.record), json.loads(new.record)) == (record(an_article(7)), record(again))
    assert [old.revision, new.revision] == [1, 1]
    assert rows(archive, articles)[0].published_at == again.published_at
    assert archive.keep(again, "7") == "unchanged"


@pytest.mark.parametrize(
    "changed",
    [{"fetched_at": MORNING}, {"http_status": 203}, {"url": "https://m.baocaobang.vn/7"}, {"stripped": {"related": 9}}],
)
def test_what_differs_from_capture_to_capture_changes_nothing(archive, changed):
    archive.keep(an_article(7), "7")
    assert archive.keep(an_article(7, **changed), "7") == "unchanged"
    assert list(archive.export()) == [record(an_article(7))]


def test_a_text_that_only_a_better_cleaner_changed_is_no_revision(archive):
    body = "Chiều qua, đập tràn đã xả nước an toàn về hạ lưu.\n\nThống kê truy cập\n\nĐang truy cập: 12"
    before = an_article(7, content=body, cleaner_version="0")
    archive.keep(before, "7")
    seen = clean(an_article(7, content=body))
    assert seen.content_hash != before.content_hash
    assert archive.keep(seen, "7") == "updated"
    assert rows(archive, articles)[0].revision == 1
    assert archive.keep(clean(an_article(7, content=body.replace("an toàn", "khẩn cấp"))), "7") == "revised"


def test_the_article_given_is_not_changed(archive):
    article = an_article(7)
    archive.keep(article, "7")
    archive.keep(an_article(7, content="khác"), "7")
    assert article == an_article(7)


@pytest.mark.parametrize("lacking", ["portal", "content_hash"])
def test_an_article_that_could_not_be_found_again_is_refused(archive, lacking):
    article = an_article(7)
    setattr(article, lacking, None)
    with pytest.raises(ValueError, match="portal and content_hash"):
        archive.keep(article, "7")


def test_an_identity_belongs_to_its_portal(archive):
    assert archive.keep(an_article(7), "7") == "new"
    assert archive.keep(an_article(7, portal="baolaocai"), "7") == "new"
    assert archive.kept("baolaocai", ["7", "8"]) == {"7"}


def test_which_of_many_thousand_addresses_are_kept_is_told(archive):
    archive.keep(an_article(7), "7")
    archive.keep(an_article(39_999), "39999")
    assert archive.kept("baocaobang", (str(number) for number in range(40_000))) == {"7", "39999"}
    assert archive.kept("baocaobang", []) == set()


def test_an_article_is_kept_up_to_a_run_where_that_an_earlier_one_or_none_captured_it(archive):
    first, later = (begin(archive, "baocaobang", {}) for _ in range(2))
    for number, run in ((1, first), (2, later), (3, None)):  # the third was taken in from files of others
        archive.keep(an_article(number), str(number), run)
    assert archive.kept("baocaobang", "1234", by=first) == {"1", "3"}
    assert archive.kept("baocaobang", "1234", by=later) == {"1", "2", "3"}
    assert archive.kept("baocaobang", "24", by=first) == set()


def test_what_others_fetched_after_a_run_does_not_count_as_kept_up_to_it(archive):
    run = begin(archive, "baocaobang", {})
    late = an_article(4, fetched_at="2124-04-01T10:00:00+07:00")
    archive.keep(late, "4")
    assert archive.kept("baocaobang", "4") == {"4"}
    assert archive.kept("baocaobang", "4", by=run) == set()
    assert archive.captured("baocaobang", [late.url], by=run) == {}


def test_content_is_found_wherever_it_is_kept_the_earliest_first(archive):
    archive.keep(an_article(1, content="bài chung", published_at=None), "1")
    archive.keep(an_article(2, content="bài chung", portal="baolaocai"), "2")
    archive.keep(an_article(3, content="bài riêng"), "3")
    assert archive.same_content(content_hash("bài chung")) == [
        Address("baolaocai", "https://baolaocai.vn/bai-00002.html", "2"),
        Address("baocaobang", "https://baocaobang.vn/bai-00001.html", "1"),
    ]
    assert archive.same_content(content_hash("chưa có")) == []


def test_only_runs_that_ended_complete_count_as_such(archive):
    assert complete_runs(archive, "baocaobang") == []
    begin(archive, "baocaobang", {"killed": True})
    failed = begin(archive, "baocaobang", {})
    finish(archive, failed, "failed", complete=False, counts={})
    ended = begin(archive, "baocaobang", {"since": "2024-01-01"})
    finish(archive, ended, "complete", complete=True, counts={"article/new": 3})
    other = begin(archive, "baolaocai", {})
    finish(archive, other, "complete", complete=True, counts={})
    (found,) = complete_runs(archive, "baocaobang")
    assert found.arguments == {"since": "2024-01-01"}
    assert [row.finished_at is None for row in rows(archive, runs)] == [True, False, False, False]
    assert rows(archive, runs)[2].counts == {"article/new": 3}


def ended_as(verdict):
    return Ended(verdict, complete=False, counts={}, verdict=verdict, reasons=[], exit_code=0, measures={})


def test_a_sign_of_life_and_an_end_are_those_of_one_run(archive):
    mine, other = (begin(archive, "baocaobang", {}) for _ in range(2))
    with archive.writing() as connection:
        connection.execute(update(runs).values(heartbeat_at=MORNING))
    before = find_run(archive, other)
    beat(archive, mine)
    assert find_run(archive, mine).heartbeat_at > MORNING
    end(archive, mine, ended_as("interrupted"), "2099-01-01T00:00:00+07:00")
    ended = find_run(archive, mine)
    assert (ended.verdict, ended.finished_at) == ("interrupted", "2099-01-01T00:00:00+07:00")
    assert find_run(archive, other) == before


def test_a_run_knows_its_own_end_better_than_whoever_takes_it_for_dead(archive):
    run = begin(archive, "baocaobang", {})
    for verdict, only_open, then in (("ok", True, "ok"), ("interrupted", True, "ok"), ("degraded", False, "degraded")):
        end(archive, run, ended_as(verdict), only_open=only_open)
        assert find_run(archive, run).verdict == then


def test_a_run_never_ends_before_it_began(archive):
    run = begin(archive, "baocaobang", {})
    end(archive, run, ended_as("interrupted"), MORNING)  # by a clock that was set back
    assert find_run(archive, run).finished_at == find_run(archive, run).started_at


def test_what_a_run_captured_is_told_in_the_words_of_its_account_of_pages(archive):
    first, second = (begin(archive, "baocaobang", {}) for _ in range(2))
    for number in (1, 2):
        archive.keep(an_article(number), str(number), first)
    for article in (an_article(1), an_article(2, authors=["Lê Na"]), an_article(3)):
        archive.keep(article, article.url[-6:-5], second)

    def told(run):
        pages, _ = pages_of(archive, run)
        return [(page["url"], page["role"], page["outcome"], page["status"]) for page in pages]

    url = [an_article(number).url for number in range(4)]
    assert told(first) == [(url[1], "article", "new", 200), (url[2], "article", "new", 200)]
    assert told(second) == [
        (url[1], "article", "unchanged", 200),
        (url[2], "article", "updated", 200),
        (url[3], "article", "new", 200),
    ]


def test_a_capture_of_a_run_that_does_not_exist_is_refused_and_leaves_no_article(archive):
    with pytest.raises(ArchiveError, match=r"(?i)foreign key"):
        archive.keep(an_article(7), "7", run_id=99)
    assert archive.kept("baocaobang", ["7"]) == set()


def test_an_article_that_another_process_keeps_at_the_same_moment_is_kept_once_with_both_captures(address):
    with open_archive(address) as archive, open_archive(address) as other, ThreadPoolExecutor(1) as thread:
        with other.writing() as connection:
            assert keeping.keep(connection, an_article(7), "7", None, MORNING) == "new"
            kept = thread.submit(archive.keep, an_article(7), "7")
            with pytest.raises(TimeoutError):
                kept.result(timeout=0.5)  # it waits for the other's end
        assert kept.result() == "unchanged"
        assert (len(rows(archive, articles)), len(rows(archive, captures))) == (1, 2)


def test_the_longest_address_that_is_asked_for_fits_into_the_indexes(archive):
    portal = f"{random_letters(60)}.gov.vn:8080"
    path = f"/{random_letters(LONGEST_ADDRESS - len(f'https://{portal}/'))}"
    article = an_article(7, portal=portal, url=f"https://{portal}{path}")
    assert len(article.url) == LONGEST_ADDRESS
    assert archive.keep(article, path) == "new"
    assert archive.captured(portal, [article.url]).keys() == {article.url}


def random_letters(number):
    """Give letters that no packing makes fewer."""
    return "".join(Random(7).choices(string.ascii_letters + string.digits, k=number))


def test_text_that_utf8_cannot_hold_is_kept_all_the_same(archive):
    archive.keep(an_article(7, title="hỏng \ud83d ở giữa", content_hash=content_hash("x")), "7")
    assert [record["title"] for record in archive.export()] == ["hỏng \ud83d ở giữa"]


def test_a_kept_article_is_due_once_for_each_age_it_reaches(archive):
    archive.keep(an_article(1, published_at=MORNING, fetched_at="2024-03-01T09:00:00+07:00"), "1")
    archive.keep(an_article(2, published_at=None), "2")

    def due(day):
        return archive.due("baocaobang", ["1", "2", "3"], (1, 7), datetime.fromisoformat(f"{day}T12:00:00+07:00"))

    assert [due(f"2024-03-0{day}") for day in (1, 2, 8)] == [set(), {"1"}, {"1"}]
    archive.keep(an_article(1, fetched_at="2024-03-02T12:00:00+07:00"), "1")
    assert [due(f"2024-03-0{day}") for day in (2, 7, 8)] == [set(), set(), {"1"}]
    archive.keep(an_article(1, fetched_at="2024-03-20T12:00:00+07:00"), "1")
    assert due("2024-03-31") == set()


def test_only_the_articles_asked_about_are_told_to_be_due(archive):
    for number in (1, 2):
        archive.keep(an_article(number, fetched_at="2024-03-01T09:00:00+07:00"), str(number))
    archive.keep(an_article(1, portal="baolaocai", fetched_at="2024-03-20T12:00:00+07:00"), "1")
    at = datetime.fromisoformat("2024-03-09T12:00:00+07:00")
    assert archive.due("baocaobang", ["1"], (7, 1), at) == {"1"}
    archive.keep(an_article(1, fetched_at="2024-03-02T12:00:00+07:00"), "1")
    assert archive.due("baocaobang", ["1"], (7, 1), at) == {"1"}
    assert archive.due("baocaobang", ["1"], (), at) == set()


WRITER = """
import itertools, sys
sys.path.insert(0, sys.argv[2])
from sample_articles import an_article
from crawler.archive.running import begin
from crawler.archive.store import open_archive
with open_archive(sys.argv[1]) as archive:
    run = begin(archive, "baocaobang", {})
    for number in itertools.count():
        archive.keep(an_article(number, lead="Tin " * 2000), str(number), run)
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 40])
def test_a_killed_writer_leaves_every_article_it_committed_and_only_whole_ones(address, request, after):
    here = str(request.path.parent)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, address, here], stdout=subprocess.PIPE, text=True)
    told = [int(writer.stdout.readline()) for _ in range(after)]
    writer.send_signal(signal.SIGKILL)
    told += [int(line) for line in writer.stdout if line.endswith("\n")]
    assert writer.wait() == -signal.SIGKILL
    writer.stdout.close()
    with open_archive(address) as archive:
        assert archive.kept("baocaobang", map(str, told)) == set(map(str, told))
        records = list(archive.export())
        assert len(records) in (len(told), len(told) + 1)  # the last may be committed and not told
        valid = Draft202012Validator(schema())
        assert all(valid.is_valid(record) and record["lead"] == "Tin " * 2000 for record in records)
        with archive.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.scalar(select(func.count()).select_from(captures)) == len(records)
        assert complete_runs(archive, "baocaobang") == []
        assert archive.keep(an_article(0, lead="Tin " * 2000), "0") == "unchanged"


def test_an_address_that_ever_gave_an_article_of_the_portal_is_told_up_to_a_run(archive):
    article = an_article(1, portal="baocaobang", url="https://baocaobang.vn/amp/1.html")
    first, later = (begin(archive, "baocaobang", {}) for _ in range(2))
    archive.keep(article, "/1.html", run_id=later)
    taken_in = an_article(3)  # from files of others, by no run
    archive.keep(taken_in, "3")
    urls = [article.url, "https://baocaobang.vn/2.html"]
    assert archive.captured("baocaobang", urls).keys() == {article.url}
    assert archive.captured("baocaobang", urls, by=later).keys() == {article.url}
    assert archive.captured("baocaobang", urls, by=first) == {}
    assert archive.captured("baocaobang", [taken_in.url], by=first).keys() == {taken_in.url}
    assert archive.captured("baolaocai", urls) == {}
