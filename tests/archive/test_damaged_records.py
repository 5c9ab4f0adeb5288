"""A record that is damaged in the database: it is told in one line, keeps no other from its work, and is mended."""

import pytest
from sample_articles import an_article
from sqlalchemy import update

from crawler.archive.database import ArchiveError
from crawler.archive.tables import articles
from crawler.operations.reprints import compare
from crawler.operations.rereading.reclean import reclean
from crawler.operations.rereading.reread import Reread
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.verify import verify

DAMAGED = (
    '{"url": "https:',
    "{}",
    '["https://baocaobang.vn/bai-00001.html"]',
    '{"url": "https://baocaobang.vn/bai-00001.html", "warc": 5}',
    '{"url": "https://baocaobang.vn/bai-00001.html", "body": ["Cầu đã xong."]}',
    '{"url": "https://baocaobang.vn/bai-00001.html", "authors": [5]}',
    '{"url": "https://baocaobang.vn/bai-00001.html", "images": ["https://baocaobang.vn/1.jpg"]}',
    '{"url": "https://baocaobang.vn/bai-00001.html", "images": null}',
    '{"url": "https://baocaobang.vn/bai-00001.html", "attachments": [{"name": "Phụ lục"}]}',
)


@pytest.fixture(params=DAMAGED)
def damaged(archive, request):
    """Give an archive of two articles, of which the record of the first is cut, or is none of an article."""
    for number in (1, 2):
        archive.keep(an_article(number), str(number))
    with archive.writing() as connection:
        connection.execute(update(articles).where(articles.c.identity == "1").values(record=request.param))
    return archive


def test_an_export_and_the_search_for_reprints_name_the_article_whose_record_is_damaged(damaged):
    with pytest.raises(ArchiveError, match=r"bai-00001\.html in the archive is damaged; scrapy verify"):
        list(damaged.export())
    with pytest.raises(ArchiveError, match=r"bai-00001\.html in the archive is damaged"):
        compare(damaged)
    (known,) = damaged.find("1")
    with pytest.raises(ArchiveError, match=r"bai-00001\.html in the archive is damaged"):
        damaged.history(known)


def test_a_damaged_record_keeps_no_other_from_being_cleaned_and_read_again(damaged, tmp_path):
    done = reclean(damaged)
    assert (done.seen, done.stale, done.doubtful) == (2, 1, 1)
    reading = Reread(damaged, tmp_path, ((), ()))
    assert list(reading.kept()) == []
    assert reading.counts == {"left, for its record is damaged: see scrapy verify": 1, "kept without a stored page": 1}


def test_verify_tells_it_and_goes_on(damaged, tmp_path):
    seen = Seen()
    told = [finding.text for finding in verify(damaged, tmp_path, seen)]
    assert [text for text in told if "bai-00001" in text] == [
        "https://baocaobang.vn/bai-00001.html: the record is no article"
    ]
    assert seen.articles == 2


@pytest.mark.parametrize(("content", "outcome"), [(None, "updated"), ("Cầu đã xong.", "revised")])
def test_what_the_page_says_takes_the_place_of_a_damaged_record(damaged, content, outcome):
    assert damaged.keep(an_article(1, content=content), "1") == outcome
    assert next(damaged.export())["body"] == an_article(1, content=content).body
    (known,) = damaged.find("1")
    assert len(damaged.history(known)) == 2
