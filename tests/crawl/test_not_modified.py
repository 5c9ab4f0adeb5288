"""A portal that says "not modified": crawled twice, and everything that reads what was stored of it."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive.keeping import of_the_article
from crawler.archive.responses import by_record
from crawler.archive.store import open_archive
from crawler.archive.warc_files.pages import records
from crawler.operations.rereading.again import read_batch
from crawler.operations.rereading.reread import Reread
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.repair import repair
from crawler.operations.verifying.verify import verify
from crawler.reading.lines.dates import VIETNAM
from crawler.samples.server import serve
from tests.crawl.stored import MODULES, Kept


class Packed:
    """A portal that packs its pages."""

    def __init__(self, site):
        self.site, self.articles = site, site.articles

    def answer(self, target, host):
        reply = self.site.answer(target, host)
        packed = gzip.compress(reply.body, mtime=0)
        return replace(reply, body=packed, headers=(*reply.headers, ("Content-Encoding", "gzip")))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Crawl a portal twice; one article, that its home page shows, is then due to be fetched again."""
    kept = Kept(tmp_path_factory.mktemp("archive"))
    with serve(["city003"], around=Packed) as served:
        portal = f"portal={served.portals['city003']}"
        assert kept.run("generic", portal).code == 0
        kept.before = kept.export()
        ((one, published),) = kept.rows("SELECT id, published_at FROM articles ORDER BY published_at DESC LIMIT 1")
        ((fetched,),) = kept.rows(f"SELECT fetched_at FROM captures WHERE article_id = {one}")
        born = datetime.now(UTC).astimezone(VIETNAM) - timedelta(hours=26)
        kept.change_one("UPDATE articles SET published_at = ? WHERE id = ?", born.isoformat(timespec="seconds"), one)
        late = (born + timedelta(hours=1)).isoformat(timespec="seconds")
        kept.change_one("UPDATE captures SET fetched_at = ? WHERE article_id = ?", late, one)
        kept.said = kept.run("generic", portal)
        kept.change_one("UPDATE articles SET published_at = ? WHERE id = ?", published, one)
        back = "UPDATE captures SET fetched_at = ? WHERE article_id = ? AND fetched_at = ?"
        kept.change_one(back, fetched, one, late)
    return kept


@pytest.fixture
def kept(crawled, tmp_path):
    return crawled.copy(tmp_path / "copy")


def answers(kept, role=None):
    """Give the rows of the answers 304 with those that they refer to."""
    of_role = f"AND a.role = '{role}'" if role else ""
    return kept.rows(
        "SELECT a.url, b.url, a.record_id, b.record_id, b.http_status, a.digest = b.digest FROM responses a"
        f" LEFT JOIN responses b ON b.record_id = a.refers_to WHERE a.http_status = 304 {of_role}",
    )


def test_listings_and_a_refreshed_article_are_not_sent_again_and_all_goes_on_as_ever(crawled):
    assert crawled.said.code == 3, crawled.said.said
    assert "0 new, 1 unchanged, 0 revised, 0 updated" in crawled.said.said
    found = answers(crawled)
    assert f"{len(found)} of them for pages not modified" in crawled.said.said
    assert len(answers(crawled, "home")) == len(answers(crawled, "article")) == 1
    assert len(answers(crawled, "listing")) >= 4
    for url, page, _, _, status, same in found:
        assert (page, status, same) == (url, 200, 1)
    assert crawled.export() == crawled.before
    ((_, _, record_id, *_),) = answers(crawled, "article")
    ((revision, status),) = crawled.rows(f"SELECT revision, http_status FROM captures WHERE record_id = '{record_id}'")
    assert (revision, status) == (1, 200)


def test_the_archive_is_whole(crawled):
    seen = Seen()
    with open_archive(crawled.archive, create=False) as archive:
        assert [*verify(archive, crawled.warc, seen)] == []
    assert seen.responses == crawled.rows("SELECT count(*) FROM responses")[0][0]


def test_made_anew_from_the_warc_files_the_export_and_the_captures_are_the_same(crawled, kept):
    asked = "SELECT url, fetched_at, http_status, content_hash, revision, record, record_id FROM captures"
    before = sorted(map(str, kept.rows(asked)))
    kept.forget_database()
    counts, damaged, _ = repair(kept.archive, kept.warc, MODULES)
    assert (counts["unchanged"], damaged) == (1, [])
    assert kept.export() == crawled.before
    assert sorted(map(str, kept.rows(asked))) == before


def test_read_again_nothing_changes(kept):
    with open_archive(kept.archive) as archive:
        reread = Reread(archive, kept.warc, MODULES)
        assert [*reread.kept(), *reread.refused()] == []
    assert reread.counts == {"unchanged": archive_size(kept)}


def test_the_article_is_read_again_from_a_304_as_from_the_page_itself(crawled):
    ((url, _, record_id, held, *_),) = answers(crawled, "article")
    with open_archive(crawled.archive) as archive:
        reread = Reread(archive, crawled.warc, MODULES)
        pages = [reread.page(by_record(archive, name)) for name in (record_id, held)]
        lines = [read.line for read in read_batch(pages)]
    found, expected = map(json.loads, lines)
    assert (found["url"], found["http_status"], found["warc"]["record_id"]) == (url, 200, record_id)
    assert of_the_article(found) == of_the_article(expected)


def archive_size(kept):
    return kept.rows("SELECT count(*) FROM articles")[0][0]


def test_replay_of_a_304_prints_the_page_that_was_not_modified_unpacked_with_its_own_head(crawled):
    ((_, _, record_id, held, *_),) = answers(crawled, "article")
    shown = crawled.scrapy("replay", record_id, "--headers")
    assert shown.returncode == 0, shown.stderr.decode()
    (page,) = [one for path in crawled.files() for one in records(path) if one.record_id == held]
    assert shown.stdout == page.head + b"\r\n" + gzip.decompress(page.payload)
