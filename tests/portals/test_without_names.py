"""The saved pages without the names of their boxes: what generic reading is for, and what no page of ours looks like.

A rule that no saved page needs may be all that reads these: they are tried before such a rule is dropped.
"""

import json
import re
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from crawler.article import paragraphs
from crawler.platforms.generic import GenericSpider

NAMES = re.compile(rb'\s(?:class|id|itemprop|itemtype|itemscope|rel|role)(?:="[^"]*")?(?=[^<>]*>)')
# What was measured: lines of the page that become the article's then, before cleaning, and leads that are not told from
# the text. Fewer are welcome, and then these numbers, too.
FOREIGN, LEADS = 160, 11


@pytest.fixture(scope="module")
def pairs():
    """Give what is read of each page as it is, and without names."""
    return [(read(url, body), read(url, without_names(body))) for url, body in saved()]


def saved():
    for expected in sorted(Path(__file__).parent.glob("*/expected.json")):
        page = json.loads(expected.read_text("utf-8")).get("article.html", {})
        if page.get("article"):
            yield page["url"], (expected.parent / "article.html").read_bytes()


def without_names(body):
    return NAMES.sub(b"", body)


def read(url, body):
    return GenericSpider.read(HtmlResponse(url, body=body, encoding="utf-8"))


def lines(article):
    return {line for line in (article.lead, *paragraphs(article.body)) if line}


def test_no_line_of_the_article_is_lost_and_its_head_is_the_same(pairs):
    assert len(pairs) > 100
    for named, bare in pairs:
        assert lines(named) <= lines(bare), named.url
        assert (bare.title, bare.published_at) == (named.title, named.published_at)


def test_few_lines_of_the_page_become_the_articles(pairs):
    foreign = [line for named, bare in pairs for line in lines(bare) - lines(named)]
    assert len(foreign) <= FOREIGN, foreign


def test_most_leads_are_told_from_the_text(pairs):
    lost = [named.url for named, bare in pairs if named.lead and not bare.lead]
    assert len(lost) <= LEADS, lost
