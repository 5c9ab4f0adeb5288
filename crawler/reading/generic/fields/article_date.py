"""The date of an article of an unknown platform: its metadata's, the one at its headline, or the one in its address."""

from crawler.article import Article
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.address_date import date_in_address
from crawler.reading.generic.fields.modified_date import modified_date
from crawler.reading.generic.fields.page_dates import visible_date
from crawler.reading.lines.dates import MIDNIGHT, parse_date, parse_us_date


def read_date(article: Article, page: Page) -> None:
    """Take the date of the metadata; where it says none, or a day without its time, the one at the headline.

    So it is with the time of the last change, which the page may show beside it.
    """
    data = page.data
    article.published_at, article.published_raw = data.published_at, data.published_raw
    article.modified_at = data.modified_at
    day = (data.published_at or "").removesuffix(MIDNIGHT)
    if page.headline is not None and (not day or day != data.published_at):
        raw, visible = visible_date(page.headline, day, page.own_paths)
        if visible:
            article.published_raw, article.published_at = raw, visible
    if article.published_at is None and data.published_raw:
        _settle_order(article, page)
    if article.published_at is None:
        article.published_raw, article.published_at = date_in_address(page.data.canonical_url or article.url)
    if article.published_at is not None and article.modified_at is None:
        article.modified_at = modified_date(page, article.published_at)


def _settle_order(article: Article, page: Page) -> None:
    """Read a date of the metadata that may have the month first by the one that the page shows at its headline."""
    raw = page.data.published_raw or ""
    for date in (parse_us_date(raw), parse_date(raw)):
        if date and page.headline is not None and visible_date(page.headline, date[:10], page.own_paths)[1]:
            article.published_at, article.published_raw = date, raw
            return
