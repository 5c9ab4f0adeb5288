"""Reading for platforms whose markup is only partly known: by their layouts, else generically and marked so."""

from collections.abc import Iterable

from scrapy.http import TextResponse

from crawler.article import Article
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.lead import settle_lead
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout

# Besides what furniture_names tells: the page's tools, files and dates, which have fields of their own.
FURNITURE = (
    ".fb-like, .tools, .toolbar, .fontsize, .font-size, .dinhkem, .attachments, .news-date, .ngaydang, .ngay-dang"
)


def common_layout(name: str) -> Layout:
    """Give the layout that is guessed for a platform of unknown markup: what Vietnamese templates call their boxes."""
    return Layout(
        name=name,
        body=(
            ".news-detail .content",
            ".news-detail-content",
            ".detail-content",
            ".content-detail",
            "#content-detail",
            ".news-content",
            ".article-content",
            ".post-content",
            "div.noidung",
            "div.noi-dung",
        ),
        title=(".news-detail h1", "h1.title", ".detail-title", ".title-detail", ".news-detail-title", ".news-title"),
        date=(".news-detail .date", ".detail-date", ".post-date", ".ngaydang", ".ngay-dang", ".news-date"),
        lead=(".news-detail .sapo", ".sapo", ".detail-desc", ".news-summary", ".mota", ".trichdan", ".trich-dan"),
        author=(".news-detail .author", ".tacgia", ".tac-gia"),
        source=(".news-detail .source", ".nguon"),
        section=("ul.breadcrumb a", "ol.breadcrumb a", ".breadcrumb a", ".breadcrumbs a"),
        tags=(".tags a", ".tukhoa a"),
        attachments=(".dinhkem a[href]", ".attachments a[href]"),
        drop=(FURNITURE,),
    )


class PartlyKnownSpider(PortalSpider):
    """The base of platforms whose pages are read by `read_known`."""

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: no-article, listing, or what the title says."""
        return read_known(response, cls.layouts)


def read_known(response: TextResponse, layouts: Iterable[Layout]) -> Article:
    """Read an article page by the first layout that it shows, and a page that shows none as one of an unknown platform.

    The record's `reader` then says `generic/1`. Raises NotAnArticle with the reason.
    """
    article = read_otherwise(response, layouts)
    settle_lead(article)
    article.section = [name for name in article.section if name != article.title]
    return article
