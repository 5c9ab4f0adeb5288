"""What an article of a portal's former platform is called, when today's platform has given its number to another."""

import re

import pytest
from sample_articles import an_article
from sqlalchemy import select, update

from crawler.archive.naming import free_names
from crawler.archive.tables import articles

OLD = "https://baocaobang.vn/tin/202101/cau-moi-xa-tan-lap-12/"


def name_of(url):
    found = re.search(r"-a(\d+)\.html$", url)
    return found[1] if found else None


def names(archive):
    with archive.engine.connect() as connection:
        return {*connection.scalars(select(articles.c.identity))}


def test_an_article_whose_address_does_not_say_its_name_today_is_named_by_its_address(archive):
    archive.keep(an_article(url=OLD), "12")
    archive.keep(an_article(2, url="https://baocaobang.vn/cau-a13.html"), "13")
    assert free_names(archive, "baocaobang", ["12", "13", "14"], name_of) == 1
    assert names(archive) == {"/tin/202101/cau-moi-xa-tan-lap-12/", "13"}
    assert free_names(archive, "baocaobang", ["12", "13", "14"], name_of) == 0


def test_where_that_is_another_articles_name_it_is_named_by_its_whole_address(archive):
    archive.keep(an_article(url=OLD), "12")
    archive.keep(an_article(2, url=f"{OLD}?in=1"), "/tin/202101/cau-moi-xa-tan-lap-12/")
    assert free_names(archive, "baocaobang", ["12"], name_of) == 1
    assert names(archive) == {OLD, "/tin/202101/cau-moi-xa-tan-lap-12/"}


@pytest.mark.parametrize(
    ("portal", "fields"),
    [("baocaobang", {"canonical_url": "https://baocaobang.vn/cau-a12.html"}), ("baonghean", {})],
    ids=["its page says so", "another portal's"],
)
def test_no_other_article_loses_its_name(archive, portal, fields):
    archive.keep(an_article(url=OLD, portal=portal, **fields), "12")
    archive.keep(an_article(3, url=OLD), "/12")
    assert free_names(archive, "baocaobang", ["12", "/12"], name_of) == 0
    assert names(archive) == {"12", "/12"}


def test_nor_does_one_whose_record_is_damaged(archive):
    archive.keep(an_article(url=OLD), "12")
    with archive.writer.begin() as connection:
        connection.execute(update(articles).values(record="{"))
    assert free_names(archive, "baocaobang", ["12"], name_of) == 0
