"""The index of the WARC files: rows go in with the article that was read from the response, and none is found late."""

import pytest
from sample_articles import an_article
from sqlalchemy import func, select

from crawler.archive import store
from crawler.archive.database import ArchiveError
from crawler.archive.responses import Stored, by_record, holder, note, note_once
from crawler.archive.running import begin, finish
from crawler.archive.tables import captures, responses


def a_response(number, **fields):
    about = {
        "run_id": None,
        "portal": "baocaobang",
        "url": f"https://baocaobang.vn/bai-{number:05}.html",
        "role": "article",
        "fetched_at": "2024-04-01T10:00:00+07:00",
        "http_status": 200,
        "file": "baocaobang/a.warc.gz",
        "offset": number * 1000,
        "record_id": f"urn:uuid:{number}",
        "digest": f"sha256:{number}",
        "refers_to": None,
    }
    return Stored(**{**about, **fields})


def noted(archive, table=responses):
    with archive.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


@pytest.fixture
def busy(archive, monkeypatch):
    """Give an archive that has just committed something, and takes an hour for a moment."""
    monkeypatch.setattr(store, "SOON", 3600.0)
    note(archive, a_response(0))
    return archive


def test_a_response_waits_for_the_article_read_from_it_and_both_are_committed_at_once(busy):
    note(busy, a_response(1), at_once=False)
    assert noted(busy) == 1
    busy.keep(an_article(1, warc={"record_id": "urn:uuid:1"}), "1")
    assert (noted(busy), noted(busy, captures)) == (2, 1)
    assert by_record(busy, "urn:uuid:1") == a_response(1)


def test_a_payload_that_only_a_waiting_response_holds_is_found(busy):
    note(busy, a_response(1), at_once=False)
    note(busy, a_response(2, digest="sha256:1", refers_to="urn:uuid:1"), at_once=False)
    assert holder(busy, "sha256:1") == a_response(1)
    busy.keep(an_article(1), "1")
    assert holder(busy, "sha256:1") == a_response(1)
    assert holder(busy, "sha256:none") is None


def test_what_waits_does_not_wait_long(archive, monkeypatch):
    monkeypatch.setattr(store, "SOON", 0.0)
    note(archive, a_response(1), at_once=False)
    assert noted(archive) == 1
    monkeypatch.setattr(store, "SOON", 3600.0)
    for number in range(2, 2 + store.SOME):
        note(archive, a_response(number), at_once=False)
    assert noted(archive) == 1 + store.SOME


def test_a_page_that_two_processes_take_in_at_once_is_noted_and_kept_once(archive):
    for _ in range(2):
        note_once(archive, a_response(1))
        archive.keep(an_article(1, warc={"record_id": "urn:uuid:1"}), "1")
    assert (noted(archive), noted(archive, captures)) == (1, 1)


def test_the_end_of_a_run_notes_what_waits(busy):
    run = begin(busy, "baocaobang", {})
    note(busy, a_response(1, run_id=run), at_once=False)
    finish(busy, run, "finished", complete=True, counts={})
    assert noted(busy) == 2


def test_what_could_not_be_noted_goes_on_waiting(busy):
    note(busy, a_response(1), at_once=False)
    with pytest.raises(ArchiveError, match=r"(?i)foreign key"):
        busy.keep(an_article(1), "1", run_id=99)
    assert noted(busy) == 1
    busy.keep(an_article(1), "1")
    assert noted(busy) == 2
