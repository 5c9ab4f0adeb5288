"""What can be found out of a portal that is new: its platform, feeds, sitemap and sections, a listing, and an article.

From its home page by a short visit, or offline from two saved pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from scrapy.http import HtmlResponse, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.proposal import propose
from crawler.operations.portals.visit import Fetch, NoAnswer
from crawler.platforms.recognise import FALLBACK, Guess, guesses, recognise
from crawler.reading.cleaning.clean import clean
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.dates import MIDNIGHT
from crawler.reading.outlinks.listing import read_listing
from crawler.reading.outlinks.sitemap import read_sitemap
from crawler.reading.parsing.page import base_url, feeds, page_root
from crawler.reading.structured_data.metadata import read_metadata
from crawler.reading.validate import validate

LISTINGS_TRIED, ARTICLES_TRIED = 3, 4  # pages fetched at most of each kind: a visit is short
MORE_LISTINGS = 10  # where the home page lists no articles: what it leads to first may be about the office itself
LEAST_ENTRIES = 3  # articles on a page for it to be a listing

Platforms = Mapping[str, type[PortalSpider]]


class NothingFound(Exception):  # noqa: N818 - it names the portal's state
    """No article could be found or read, in one line with the cause and the remedy."""


@dataclass
class Survey:
    """What was found of a portal."""

    home: str
    platform: type[PortalSpider]
    found: list[Guess] = field(default_factory=list)  # the platforms its pages look like
    sections: list[str] = field(default_factory=list)  # addresses
    feeds: list[str] = field(default_factory=list)
    sitemap: str | None = None
    listing: TextResponse | None = None
    page: TextResponse | None = None
    article: Article | None = None
    layout: Layout | None = None  # proposed for a page of an unknown platform
    unsure: list[str] = field(default_factory=list)  # in words, for a human


async def survey_portal(
    fetch: Fetch, url: str, name: str, platforms: Platforms, named_sitemaps: Iterable[str] = ()
) -> Survey:
    """Visit a portal, of which robots.txt names some sitemaps by the time that the home page has come.

    Raises NoAnswer when it has no home page, NothingFound when no article can be read.
    """
    home = await fetch(url)
    parts = urlsplit(home.url)
    survey = Survey(parts._replace(query="", fragment="").geturl(), recognise(home, platforms.values()))
    survey.found = guesses(home, platforms.values())
    if urlsplit(url).hostname != parts.hostname:
        survey.unsure.append(f"{url} leads to {home.url}; is it the portal that was meant?")
    await _find_listing(fetch, survey, home)
    await _find_article(fetch, survey, home)
    assert survey.page is not None
    other = recognise(survey.page, platforms.values())
    if survey.platform.platform == FALLBACK != other.platform:
        survey.platform, survey.found = other, guesses(survey.page, platforms.values())
        await _find_listing(fetch, survey, home)
        await _find_article(fetch, survey, home)
    survey.feeds = feeds(home)
    await _find_sitemap(fetch, survey, named_sitemaps)
    _doubt(survey, name)
    _doubt_title(survey, home)
    return survey


def survey_pages(
    page: TextResponse, listing: TextResponse | None, home: str, name: str, platforms: Platforms
) -> Survey:
    """Find out what two saved pages show. Raises NothingFound when the first is no article that can be read."""
    survey = Survey(home, recognise(page, platforms.values()), guesses(page, platforms.values()))
    survey.page, survey.listing = page, listing
    try:
        survey.article = validate(clean(survey.platform.read(page)))
    except NotAnArticle as refused:
        raise NothingFound(
            f"{page.url} reads as no article by {survey.platform.platform} ({refused}); save an article's page"
        ) from None
    for shown in filter(None, (listing, page)):
        survey.sections = survey.sections or _sections(survey, shown)
        survey.feeds = survey.feeds or feeds(shown)
    spider = survey.platform(start_urls=[home])
    if page.url == home:
        survey.unsure.append('the page does not name its address: write the article\'s as its "url" in expected.json')
    elif spider.identity_of(page.url) is None:
        survey.unsure.append(f"a crawl would not take {page.url} for an article's address")
    if listing is None or len(read_listing(page_root(listing), base_url(listing), spider.ours)) < LEAST_ENTRIES:
        survey.unsure.append("no listing that leads to articles: does the crawl find any?")
    survey.unsure.append("offline: sitemap and feeds were not asked for")
    _doubt(survey, name)
    _doubt_title(survey, listing)
    return survey


async def _find_listing(fetch: Fetch, survey: Survey, home: TextResponse) -> None:
    """Take the first section that leads to articles, else the home page."""
    survey.sections, survey.listing = _sections(survey, home), home
    is_listing = len(_articles(survey, home)) >= LEAST_ENTRIES
    for section in survey.sections[: LISTINGS_TRIED if is_listing else MORE_LISTINGS]:
        try:
            page = await fetch(section)
        except NoAnswer as problem:
            survey.unsure.append(str(problem))
            continue
        if len(_articles(survey, page)) >= LEAST_ENTRIES:
            survey.listing = page
            return
    few = f"no section's page leads to {LEAST_ENTRIES} articles and more; the home page is kept as the listing"
    if few not in survey.unsure:  # it is looked for again where an article tells the platform
        survey.unsure.append(few)


async def _find_article(fetch: Fetch, survey: Survey, home: TextResponse) -> None:
    """Take the first article with a body. Raises NothingFound."""
    assert survey.listing is not None
    tried = list(dict.fromkeys(_articles(survey, survey.listing) + _articles(survey, home)))[:ARTICLES_TRIED]
    refused = ""
    for address in tried:
        try:
            page = await fetch(address)
            article = validate(clean(survey.platform.read(page)))
        except (NoAnswer, NotAnArticle) as problem:
            refused = f"; the last: {problem}"
            continue
        if article.body:
            survey.page, survey.article = page, article
            return
    make = survey.platform.platform
    why = f"no article could be read as {make}, of {len(tried)} tried{refused}"
    if not tried:
        why = f"no link on it is an article's by {make}; a script may show them"
    raise NothingFound(
        f"{survey.home}: {why}; save an article and a listing in a browser, and give them as --page and --listing"
    )


async def _find_sitemap(fetch: Fetch, survey: Survey, named: Iterable[str]) -> None:
    own = [urljoin(survey.home, path) for path in survey.platform.sitemaps[:1]]
    spider = survey.platform(start_urls=[survey.home])
    for address in dict.fromkeys([*own, *filter(spider.is_ours, [*named][:1])]):
        try:
            children, entries = read_sitemap((await fetch(address)).body)
        except NoAnswer:
            continue
        if children or entries:
            survey.sitemap = address
            return


def _articles(survey: Survey, page: TextResponse) -> list[str]:
    spider = survey.platform(start_urls=[survey.home])
    return [entry.url for entry in read_listing(page_root(page), base_url(page), spider.ours)]


def _sections(survey: Survey, page: TextResponse) -> list[str]:
    spider = survey.platform(start_urls=[survey.home])
    return [one for one in dict.fromkeys(spider.find_sections(page)) if spider.is_ours(one)]


def _doubt(survey: Survey, name: str) -> None:
    """Say in words what of the reading is not certain; for an unknown platform, propose selectors."""
    assert survey.page is not None
    assert survey.article is not None
    if survey.platform.platform == FALLBACK:
        survey.unsure.append("of an unknown platform: which text is title, date, lead and body is guessed; check all")
        survey.layout = propose(survey.page, survey.article, name)
        if survey.layout is None:
            survey.unsure.append("no selectors can be proposed that read the page as well; it is read generically")
    for field_name, what in (("published_at", "no date"), ("title", "no title"), ("body", "no body")):
        if getattr(survey.article, field_name) is None:
            survey.unsure.append(f"{what} was found on the article's page")
    if survey.article.published_at and survey.article.published_at.endswith(MIDNIGHT):
        survey.unsure.append("the date has no time of day")


def _doubt_title(survey: Survey, other: TextResponse | None) -> None:
    """Doubt a title that a page without this article has, too: it is the site's name."""
    title = survey.article.title if survey.article else None
    if title and other is not None and title == read_metadata(page_root(other), base_url(other)).title:
        survey.unsure.append(
            f"the title is that of {other.url}, too: is it the site's name, and the article's in the body?"
        )


def saved_response(body: bytes, url: str) -> TextResponse:
    """Give a saved page as the response it was."""
    return HtmlResponse(url, body=body)
