"""Dates that cannot be: they are never an article's time, and never a reason to refuse it."""

import pytest

from crawler.article import Article
from crawler.reading.validate import validate
from tests.hostile.samples import PLATFORMS, read, sample

FETCHED = "2026-11-01T12:00:00+07:00"


@pytest.mark.parametrize("printed", ["01/01/0002", "31/02/2020", "00/00/0000", "01/01/9999", "99/99/9999"])
@pytest.mark.parametrize("name", PLATFORMS)
def test_a_date_that_is_not_in_the_calendar_is_none(name, printed):
    page, truth = sample(name)
    day = f"{truth.published:%d/%m/%Y}".encode()
    iso = f"{truth.published:%Y-%m-%d}".encode()
    assert day in page or iso in page
    article = read(name, page.replace(day, printed.encode()).replace(iso, b"0002-01-01"))
    assert article.title == truth.title
    assert article.published_at is None or article.published_at[:10] == f"{truth.published:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("published", "kept"),
    [("2026-11-02T11:59:59+07:00", True), ("2026-11-02T12:00:01+07:00", False), ("2099-01-01T00:00:00+07:00", False)],
)
def test_a_time_later_than_the_day_after_the_capture_is_unknown_and_its_text_stays(published, kept):
    article = Article(url="http://x/", title="Tin", body="Chữ", fetched_at=FETCHED)
    article.published_at, article.modified_at, article.published_raw = published, published, "như in"
    validate(article)
    assert (article.published_at, article.modified_at) == ((published,) * 2 if kept else (None, None))
    assert article.published_raw == "như in"
