"""The news module of the NukeViet sample: its categories, and where each article stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from crawler.samples.articles import SampleArticle
from crawler.samples.sites import slug
from crawler.samples.traps import Traps


@dataclass(frozen=True)
class Category:
    """A category: `view` is how it lists ("page", "list", or "main" for a parent with blocks of sub-categories)."""

    alias: str
    name: str
    topics: tuple[str, ...]
    view: str = "page"
    parent: str | None = None


CATEGORIES = {
    category.alias: category
    for category in (
        Category("tin-tuc", "Tin tức", ("giao-thong", "chuyen-doi-so", "thien-tai")),
        Category("xay-dung-dang", "Xây dựng Đảng", ("xay-dung-dang",)),
        Category("hoc-tap-va-lam-theo-bac", "Học tập và làm theo Bác", ("lam-theo-bac",)),
        Category(
            "van-hoa-xa-hoi",
            "Văn hóa - Xã hội",
            ("van-hoa-du-lich", "the-thao", "an-sinh", "moi-truong"),
            view="main",
        ),
        Category("giao-duc-y-te", "Giáo dục - Y tế", ("giao-duc", "y-te"), parent="van-hoa-xa-hoi"),
        Category("kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep"), view="list"),
        Category("an-ninh-quoc-phong", "An ninh - Quốc phòng", ("an-ninh",)),
        Category("thong-bao", "Thông báo", ("thong-bao",)),
        Category("van-ban-noi-bo", "Văn bản nội bộ", ()),
    )
}
EVENTS = {"chuyen-doi-so": "Chuyển đổi số", "nong-nghiep": "Xây dựng nông thôn mới"}
"""Dossiers ("Theo dòng sự kiện"), by the topic of their articles."""
PAGE = 20
OTHERS = 10


def nv(text: str) -> str:
    """Encode a title as NukeViet stores it: entities also for / : % ( ) and quotes."""
    for char, entity in (
        ("&", "&amp;"),
        ("/", "&#x002F;"),
        (":", "&#x3A;"),
        ("%", "&#x25;"),
        ("(", "&#40;"),
        (")", "&#41;"),
        ('"', "&quot;"),
        ("<", "&lt;"),
        (">", "&gt;"),
    ):
        text = text.replace(char, entity)
    return text


class News:
    """The articles in their categories, and the links between them."""

    def __init__(self, articles: Sequence[SampleArticle], traps: Traps) -> None:
        self.traps = traps
        self.base = "/index.php" if traps.index_php else ""
        self.articles = _placed(articles, self.base, traps.sitemap_limit)
        self.by_number = {article.number: article for article in self.articles}

    @cached_property
    def newest(self) -> list[SampleArticle]:
        """Everything listed, newest first."""
        return list(reversed(self.articles))

    def listed(self, alias: str) -> list[SampleArticle]:
        """Give the articles of one category, newest first."""
        return [article for article in self.newest if alias in article.categories]

    def tagged(self, tag: str) -> list[SampleArticle]:
        """Give the articles with a tag, newest first."""
        return [article for article in self.newest if tag in article.tags]

    def event(self, topic: str) -> list[SampleArticle]:
        """Give the articles of a dossier, newest first."""
        return [article for article in self.newest if article.topic == topic and article.visibility == "public"]

    def signed_on_site(self, article: SampleArticle) -> bool:
        """Tell whether the author's name is a link to an author page."""
        return article.number % 7 == 0 and not article.signed and article in self.newest[: self.traps.sitemap_limit]

    def by_author(self, author: str) -> list[SampleArticle]:
        """Give the articles that link to the page of this author (a slug), newest first."""
        return [a for a in self.newest if self.signed_on_site(a) and author in map(slug, a.authors)]

    def neighbours(self, article: SampleArticle) -> tuple[list[SampleArticle], list[SampleArticle]]:
        """Give the 10 next newer and the 10 next older articles of the article's main category, nearest first."""
        row = self.listed(article.categories[0])
        here = row.index(article)
        return row[max(0, here - OTHERS) : here][::-1], row[here + 1 : here + 1 + OTHERS]

    def link(self, article: SampleArticle, alias: str | None = None) -> str:
        """Give the address under a category; under any but the main one the server redirects."""
        return f"{self.base}/{alias or article.categories[0]}/{article.path.rsplit('/', 1)[1]}"


def _placed(articles: Sequence[SampleArticle], base: str, sitemap_limit: int) -> list[SampleArticle]:
    placed, number = [], 4
    recent = len(articles) - sitemap_limit
    for position, article in enumerate(articles):
        number += 1 + position % 3 % 2
        categories = _categories(article, position)
        signed = article.signed and not article.attachments
        byline = article.byline if signed else ", ".join(article.authors)
        anonymous = position % 10 == 3
        placed.append(
            replace(
                article,
                number=number,
                categories=categories,
                section=_section(categories[0]),
                path=f"{base}/{categories[0]}/{slug(article.title)}-{number}.html",
                signed=signed,
                byline=None if anonymous else byline,
                authors=() if anonymous else article.authors,
                photographer=article.photographer if signed and not anonymous else None,
                # the old ones without a tag stand on no list but the newer and older links of other articles
                tags=article.tags if position >= recent else (),
            )
        )
    return placed


def _categories(article: SampleArticle, position: int) -> tuple[str, ...]:
    own = next(category for category in CATEGORIES.values() if article.topic in category.topics)
    if article.visibility == "members" and position % 2 == 0:
        return ("van-ban-noi-bo",)
    if own.parent and position % 5:
        return own.alias, own.parent
    if own.alias == "kinh-te" and position % 7:
        return own.alias, "tin-tuc"
    return (own.alias,)


def _section(alias: str) -> tuple[str, ...]:
    category = CATEGORIES[alias]
    return (*((CATEGORIES[category.parent].name,) if category.parent else ()), category.name)
