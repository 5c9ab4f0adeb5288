"""The accessibility portal of Thái Bình's authorities, known by `article.Article-News` and `.published-date`.

Reported: these two, the toolbar "A- A A+ | Chia sẻ bài viết lên facebook … Tăng tương phản Giảm tương phản", and
addresses `/tin-tuc/<category>/<slug>.html` without a number: the path names the article. The other selectors are
guesses; where the article has no box of its own for the text, all of it is taken but title, date, lead and toolbar.
"""

import re
from typing import ClassVar

from scrapy.http import TextResponse

from crawler.article import Article, paragraphs
from crawler.platforms.fallback import FURNITURE
from crawler.platforms.slug_named import SlugNamedSpider
from crawler.reading.layouts.layout import Layout

_TOOLS = re.compile(
    r"[\s|.,·]*(?:(?:A-|A\+|A|chia sẻ bài viết lên \S+|(?:tăng|giảm) tương phản|đọc bài(?: viết)?|in trang|gửi email)"
    r"[\s|.,·]*)+",
    re.IGNORECASE,
)

LAYOUTS = (
    Layout(
        name="article_news/1",
        body=(
            "article.Article-News .ArticleContent",
            "article.Article-News .article-content",
            "article.Article-News .Content",
            "article.Article-News .content",
            "article.Article-News",
        ),
        title=("article.Article-News h1", "article.Article-News .title", "article.Article-News h2"),
        kicker=("article.Article-News .SubTitle", "article.Article-News .sub-title"),
        date=("article.Article-News .published-date", ".published-date"),
        lead=("article.Article-News .ArticleSummary", "article.Article-News .Summary", "article.Article-News .sapo"),
        author=("article.Article-News .Author", "article.Article-News .author"),
        source=("article.Article-News .Source", "article.Article-News .source"),
        section=(".breadcrumb a", ".Breadcrumb a"),
        tags=("article.Article-News .tags a", ".Tags a"),
        attachments=("article.Article-News .attachments a[href]", "article.Article-News .Attachments a[href]"),
        drop=(f".published-date, .accessibility, .Tags, .Attachments, .Related, .comments, .rating, {FURNITURE}",),
    ),
)


class ArticleNewsSpider(SlugNamedSpider):
    """Any portal of this platform: `scrapy crawl article_news -a portal=http://host/`."""

    name = "article_news"
    platform = "article_news"
    evidence = "guess"
    follow_articles = True  # how its lists are paged is not known
    article_url = re.compile(r"^/(?:[\w%-]+/)+(?:[\w%]+-){2,}[\w%]+\.html$")
    deny = re.compile(
        r"^/(?:tag|tim-kiem|search|rss|print|lien-he|hoi-dap|van-ban|thu-tuc|login|dang-nhap)(?:/|\.html|$)"
    )
    section_end = ""
    signs: ClassVar[dict[bytes, float]] = {
        rb"<article [^<>]*\bArticle-News\b": 0.8,
        "Tăng tương phản".encode(): 0.3,
    }
    layouts = LAYOUTS

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle with the reason."""
        article = super().read(response)
        article.body = "\n\n".join(line for line in paragraphs(article.body) if not _TOOLS.fullmatch(line)) or None
        return article
