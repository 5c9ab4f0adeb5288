"""An article page by its platform's layouts, and one that shows none of them as one of an unknown platform, marked so.

A paper is redesigned, has pages of an older make at addresses of the newer, and for many portals the layouts rest on
hearsay. The record's `reader` then says `generic/1`, which a run's verdict counts.
"""

from collections.abc import Iterable

from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.reading.generic.generic_page import read_page
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.read_layout import read_layouts, section_of
from crawler.reading.layouts.select import PageIndex
from crawler.reading.parsing.page import page_root
from crawler.reading.structured_data.metadata import Metadata

# Many themes have a login form on every page. The last are of a title, which an article may have, too, as its date then
# says: "Tìm kiếm 2 ngư dân mất tích", "404 tỷ đồng làm đường".
_MAY_BE_ONE = frozenset({"no-article", "login-page"})
_BY_TITLE = frozenset({"listing", "not-found", "error-page", "blocked"})


def read_otherwise(response: TextResponse, layouts: Iterable[Layout], data: Metadata | None = None) -> Article:
    """Read an article page by the first layout that it shows, else generically; `data` is its metadata, where known.

    Raises NotAnArticle: what `read_layouts` says of a page that neither can read.
    """
    layouts = tuple(layouts)
    if not layouts:
        return read_page(response)
    try:
        return read_layouts(response, layouts, data)
    except NotAnArticle as refused:
        article = _read_dated(response, refused) if refused.reason in _BY_TITLE else read_refused(response, refused)
    if not article.section:
        page = PageIndex(page_root(response))
        article.section = next((found for layout in layouts if (found := section_of(page, layout))), [])
    return article


def _read_dated(response: TextResponse, refused: NotAnArticle) -> Article:
    """Read a page that was refused by its title alone without rules; raise `refused` where it shows no date."""
    try:
        article = read_page(response)
    except NotAnArticle:
        raise refused from None
    if article.published_at is None:
        raise refused
    return article


def read_refused(response: TextResponse, refused: NotAnArticle) -> Article:
    """Read a page that its platform does not know without its rules; raise `refused` where it is none, either."""
    if refused.reason not in _MAY_BE_ONE:
        raise refused
    try:
        return read_page(response)
    except NotAnArticle:
        raise refused from None
