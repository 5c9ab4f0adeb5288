"""The database checked by itself: each fault in it is told, and told as what it is."""

import sqlite3
from contextlib import closing

import pytest
from sample_articles import an_article
from sqlalchemy import update

from crawler.archive.lines import digest_of
from crawler.archive.responses import Stored
from crawler.archive.running import begin
from crawler.archive.store import open_archive
from crawler.archive.tables import runs
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.verify_rows import check_rows
from crawler.reading.cleaning.clean import clean

DAYS = range(1, 6)  # of each a response; the fourth is the first article again, the fifth a part of the second one


def response(day, run):
    return Stored(
        run_id=run,
        portal="baocaobang",
        url=an_article(1 if day == 4 else day).url,
        role="article",
        fetched_at=f"2024-04-0{day}T10:00:00+07:00",
        http_status=200,
        file="baocaobang/a.warc.gz",
        offset=day,
        record_id=f"urn:uuid:{day}",
        digest=f"sha256:{1 if day == 4 else day}",
        refers_to="urn:uuid:1" if day == 4 else None,
    )


@pytest.fixture
def whole(tmp_path):
    """Give the path of a database in which nothing is wrong: three articles of one run, and a second run."""
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive:
        run, _ = (begin(archive, "baocaobang", {}) for _ in range(2))
        answers = {day: response(day, run) for day in DAYS}
        for answer in answers.values():
            archive.note(answer._asdict())
        for day in (1, 2, 3, 4):
            place = {"file": "baocaobang/a.warc.gz", "offset": day, "record_id": f"urn:uuid:{day}"}
            parts = {"parts": ["urn:uuid:5"]} if day == 2 else {}
            number, at = 1 if day == 4 else day, answers[day].fetched_at
            changed = {"authors": ["Lê Na"]} if day == 4 else {}
            archive.keep(clean(an_article(number, fetched_at=at, warc=place | parts, **changed)), str(number), run)
        (third,) = archive.find("3")
        archive.replace(third, clean(an_article(3, authors=["Lê Na"], warc=place)), "reclean")
        (third,) = archive.find("3")
        archive.replace(third, clean(an_article(3, authors=["Hoàng Anh"], warc=place)), "reclean")
        with archive.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == run).values(measures={"captured": 4}))
    return tmp_path / "archive.db"


def findings(file, sql=None):
    if sql:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.create_function("digest", 1, digest_of)
            assert connection.execute(sql).rowcount == 1
    with open_archive(f"sqlite:///{file}") as archive:
        return [*check_rows(archive, Seen(), lambda _steps: None)]


def test_nothing_is_found_where_nothing_is_wrong(whole):
    seen, steps = Seen(), []
    with open_archive(f"sqlite:///{whole}") as archive:
        assert [*check_rows(archive, seen, steps.append)] == []
    assert (seen.articles, seen.captures, sum(steps)) == (3, 4, 3)


def of_article(name, value):
    return (f"UPDATE articles SET {name} = {value} WHERE id = 2", f"the record has another {name} than its row")


FIRST, SECOND, THIRD = (an_article(number).url for number in (1, 2, 3))
NOT_AS = "a capture that is not as its WARC record,"
FAULTS = [
    of_article("url", "'http://other.example/'"),
    of_article("province", "NULL"),
    of_article("kind", "'party'"),
    of_article("published_at", "NULL"),
    of_article("ordered_at", "'2001'"),
    of_article("revision", "9"),
    ("UPDATE articles SET record = '[]' WHERE id = 2", f"{SECOND}: the record is no article"),
    ("UPDATE articles SET record_digest = NULL WHERE id = 2", f"{SECOND}: the record is not what its digest says"),
    ("UPDATE articles SET content_hash = 'ab' WHERE id = 2", f"{SECOND}: the record has another content_hash than"),
    (
        """UPDATE articles SET record_digest = digest(replace(record, 'xã', 'phường')),
           record = replace(record, 'xã', 'phường') WHERE id = 2""",
        f"{SECOND}: the hash is not that of the text",
    ),
    (
        "UPDATE articles SET first_captured_at = (SELECT first_captured_at FROM articles WHERE id = 3) WHERE id = 2",
        f"{SECOND}: no capture is of the time of its first one",
    ),
    ("DELETE FROM responses WHERE record_id = 'urn:uuid:5'", f"{SECOND}: no WARC record urn:uuid:5 of a further part"),
    ("UPDATE captures SET record_id = 'urn:uuid:9' WHERE id = 2", f"{SECOND}: no WARC record urn:uuid:9"),
    ("UPDATE captures SET url = 'http://other.example/' WHERE id = 2", f"{NOT_AS} urn:uuid:2"),
    ("UPDATE captures SET fetched_at = '2024-04-09T10:00:00+07:00' WHERE id = 4", f"{NOT_AS} urn:uuid:4"),
    ("UPDATE responses SET portal = 'baolaocai' WHERE offset = 2", f"{NOT_AS} urn:uuid:2"),
    ("UPDATE responses SET run_id = 2 WHERE offset = 2", f"{NOT_AS} urn:uuid:2"),
    ("UPDATE responses SET run_id = NULL WHERE offset = 2", f"{NOT_AS} urn:uuid:2"),
    ("UPDATE responses SET refers_to = 'urn:uuid:9' WHERE offset = 4", f"{FIRST}: no payload urn:uuid:9"),
    ("UPDATE responses SET digest = 'sha256:9' WHERE offset = 1", f"{FIRST}: no payload urn:uuid:1"),
    (
        "UPDATE runs SET measures = json('{\"captured\": 5}') WHERE id = 1",
        "run 1 of baocaobang captured 5 articles, and 4 of its captures are here",
    ),
    (
        "UPDATE captures SET content_hash = 'ab' WHERE id = 2",
        f"{SECOND}: the record of a capture has another content_hash",
    ),
    ("UPDATE captures SET revision = 9 WHERE id = 2", f"{SECOND}: the record of a capture has another revision than"),
    ("UPDATE captures SET http_status = 9 WHERE id = 2", f"{SECOND}: the record of a capture has another http_status"),
    ("UPDATE captures SET record = record || ' ' WHERE id = 2", f"{SECOND}: the record of a capture is not what its"),
    ("UPDATE replaced_records SET record = record || ' '", f"{THIRD}: a record that was replaced is not what its"),
    ("UPDATE replaced_records SET article_id = 99", "rows of replaced_records name articles that are not there"),
    ("UPDATE replaced_records SET capture_id = 99", "rows of replaced_records name captures that are not there"),
]


@pytest.mark.parametrize(("sql", "told"), FAULTS)
def test_one_fault_is_told_once_as_what_it_is(whole, sql, told):
    (found,) = findings(whole, sql)
    assert told in found.text
    assert not found.harmless


HARMLESS = [
    ("UPDATE captures SET record_id = NULL WHERE id = 2", "1 capture kept without WARC"),
    (
        "UPDATE runs SET outcome = 'killed', measures = json('{\"captured\": 5}') WHERE id = 1",
        "run 1 of baocaobang captured 5 articles, and 4 of its captures are here",
    ),
    ("UPDATE replaced_records SET reason = 'reclean-edited'", f"{THIRD}: a record that was replaced had been edited"),
]


@pytest.mark.parametrize(("sql", "told"), HARMLESS)
def test_what_no_repair_could_better_is_told_as_a_note(whole, sql, told):
    (found,) = findings(whole, sql)
    assert told in found.text
    assert found.harmless


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE runs SET measures = json(\'{"captured": 5, "captured_anew": 4}\') WHERE id = 1',
        "UPDATE runs SET measures = json('{\"captured\": 3}') WHERE id = 1",
        "UPDATE runs SET measures = NULL WHERE id = 1",
    ],
)
def test_a_run_that_says_no_more_than_is_here_is_no_fault(whole, sql):
    assert findings(whole, sql) == []


def test_an_article_without_a_capture_is_told(whole):
    told = [found.text for found in findings(whole, "DELETE FROM captures WHERE id = 2")]
    assert f"{SECOND}: the article has no capture" in told
    assert not any("no capture is of the time" in text for text in told)


def test_a_capture_of_no_run_is_of_a_response_of_none(whole):
    told = [found.text for found in findings(whole, "UPDATE captures SET run_id = NULL WHERE id = 2")]
    assert f"{SECOND}: {NOT_AS} urn:uuid:2" in told
    told = [found.text for found in findings(whole, "UPDATE responses SET run_id = NULL WHERE offset = 2")]
    assert not any(NOT_AS in text for text in told)  # both were taken in
