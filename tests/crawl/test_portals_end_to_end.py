"""Each sample portal is crawled over HTTP and compared, article by article, with what its author wrote."""

import json
from urllib.parse import urlsplit

import jsonschema
import pytest

from crawler.article import paragraphs, schema
from tests.crawl.conftest import PLATFORMS, Crawls


@pytest.fixture(scope="module")
def crawled(served, tmp_path_factory):
    """All five sample portals in one archive: the crawls, and what was said."""
    crawls = Crawls(tmp_path_factory.mktemp("archive"))
    runs = {name: crawls.run(platform, f"portal={served.portals[name]}") for name, platform in PLATFORMS.items()}
    return crawls, runs


def places(article):
    return {article["url"], *article["also_at"]}


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_crawl_of_a_whole_portal_ends_complete(crawled, name):
    _, runs = crawled
    assert runs[name].code == 0, runs[name].said
    assert "complete (finished)" in runs[name].said


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_public_article_of_a_portal_is_found(crawled, served, name):
    crawls, _ = crawled
    found = {
        urlsplit(url).path
        for article in crawls.articles()
        for url in places(article)
        if f":{port(served, name)}/" in url
    }
    assert found == {article.path for article in served.truth(name)}


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_field_of_an_article_is_what_its_author_wrote(crawled, served, name):
    crawls, _ = crawled
    read = {
        urlsplit(article["url"]).path: article
        for article in crawls.articles()
        if f":{port(served, name)}/" in article["url"]
    }
    truth = {article.path: article for article in served.truth(name)}
    assert len(read) > len(truth) // 2
    for path, article in read.items():
        expected = truth[path]
        tables = ["\n".join(" | ".join(row) for row in table) for table in expected.tables]
        body = paragraphs(article["body"])
        assert article["title"] == expected.title
        assert article["lead"] == expected.lead
        assert article["kicker"] == expected.kicker
        assert [line for line in body if line not in tables] == list(expected.paragraphs)
        assert [line for line in body if line in tables] == tables
        assert article["published_at"] == expected.published.isoformat()
        assert article["authors"] == list(expected.authors)
        assert article["source"] == expected.source
        assert article["tags"] == list(expected.tags)
        captions = [image.caption for image in expected.images if image.caption]
        assert set(captions) <= {image["caption"] for image in article["images"]}


def test_reprints_and_reposts_are_merged_and_no_original_is_lost(crawled, served):
    crawls, _ = crawled
    articles = crawls.articles()
    contents = {}
    for name in PLATFORMS:
        for article in served.truth(name):
            contents.setdefault(article.content, set()).add(served.portals[name].rstrip("/") + article.path)
    assert sorted(map(sorted, contents.values())) == sorted(sorted(places(article)) for article in articles)
    assert sum(len(article["also_at"]) for article in articles) >= 10


def test_every_exported_line_is_valid_against_the_schema(crawled):
    crawls, _ = crawled
    validator = jsonschema.Draft202012Validator(schema())
    for line in crawls.export().splitlines():
        validator.validate(json.loads(line))


@pytest.mark.usefixtures("crawled")
def test_a_nukeviet_portal_costs_at_most_1_35_requests_an_article(served):
    requests = sum(served.requests("nukeviet").values())
    assert requests / len(served.truth("nukeviet")) <= 1.35


def test_what_is_no_article_is_refused_with_a_reason_that_is_shown(crawled):
    _, runs = crawled
    assert "refused: 3 members-only" in runs["nukeviet"].said
    assert "2 leads to another site" in runs["nukeviet"].said


def port(served, name):
    return urlsplit(served.portals[name]).port
