"""The date of an article as its page shows it: where a layout says, or on the first line below the title."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from crawler.article import Article
from crawler.reading.layouts.of_others import is_of_comment, is_of_listed
from crawler.reading.lines.dates import MIDNIGHT, parse_date, parse_dateline, parse_us_date
from crawler.reading.lines.one_line import fold
from crawler.reading.structured_data.metadata import Metadata

DATE_DEPTH, DATE_LENGTH = 60, 90  # elements below the title in which its date line stands; letters of one
_DATE_LIKE = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")


def read_date(article: Article, dates: Iterable[HtmlElement], data: Metadata, *, us_dates: bool) -> bool:
    """Read the date that one of some elements shows, else the metadata's; tell whether one shows any, if impossible.

    What other date a page has beside "01/01/0001" is not the article's. With `us_dates` metadata has the month first.
    """
    article.modified_at = data.modified_at
    article.published_at, article.published_raw = data.published_at, data.published_raw
    if us_dates and data.published_raw:
        article.published_at = parse_us_date(data.published_raw)
    for element in dates:
        raw = fold(element.get("datetime") or element.text_content())
        if date := parse_date(raw):
            if date == f"{(data.published_at or '')[:10]}{MIDNIGHT}":
                return True  # its time is known already
            article.published_at, article.published_raw = date, raw
            return raw != data.published_raw
        if _DATE_LIKE.search(raw):
            return True
    return False


def read_dateline(article: Article, title: HtmlElement, own_paths: AbstractSet[str]) -> None:
    """Read the first date line below the title; a page clock stands above it, but not right there in its box.

    One of a comment, or beside a link to an article at none of its `own_paths`, is not the article's.
    """
    for element in title.xpath("following::*")[:DATE_DEPTH]:
        if not isinstance(element.tag, str) or len(raw := fold(element.text_content())) > DATE_LENGTH:
            continue
        date = parse_dateline(raw)
        if date and not is_of_comment(element, title) and not is_of_listed(element, title, own_paths):
            if article.published_at and date == f"{article.published_at[:10]}{MIDNIGHT}":
                return  # its time is known already
            article.published_at, article.published_raw = date, raw
            return
    before = title.getprevious()
    raw = "" if before is None or not isinstance(before.tag, str) else fold(before.text_content())
    if article.published_at is None and len(raw) <= DATE_LENGTH and (date := parse_dateline(raw)):
        article.published_at, article.published_raw = date, raw
