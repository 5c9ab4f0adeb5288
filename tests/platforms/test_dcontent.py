import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle
from crawler.platforms.dcontent import DcontentSpider, is_encrypted
from crawler.samples.collection import held_by
from crawler.samples.dcontent import Dcontent
from crawler.samples.server import serve
from tests.crawl.conftest import Crawls
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.twice import assert_two_requests_give_one_hash

TEXT = "Đoàn công tác đã đi kiểm tra các công trình thủy lợi và làm việc với người dân ở những xóm xa trung tâm nhất."
URL = "https://x.vn/tin-moi-236410.htm"
CIPHER = base64.b64encode(random.Random(7).randbytes(300)).decode()


@pytest.fixture(name="crawl", scope="module")
def _crawl(crawled):
    return crawled("dcontent")


def page(content, around=""):
    return HtmlResponse(
        URL, body=f"<html><meta charset=utf-8><h1 class=pTitle>Tựa</h1>{around}{content}</html>".encode()
    )


def content(inner, attributes=""):
    return html.fromstring(f"<div id=dcontent {attributes}>{inner}</div>")


def test_a_whole_portal_is_crawled_and_every_field_is_what_its_author_wrote(crawl):
    assert crawl.ended.returncode == 0, crawl.ended.stderr
    assert set(crawl.kept) == set(crawl.truth)
    for path, article in crawl.kept.items():
        assert fields_of(article) == truth_of(crawl.truth[path])


def test_encrypted_articles_are_refused_counted_and_shown(crawl):
    encrypted = [one for one in Dcontent(held_by("dcontent")).articles if one.visibility == "encrypted"]
    assert len(encrypted) >= 2
    assert f"refused: {len(encrypted)} encrypted-body" in crawl.ended.stderr


def test_the_feed_of_each_section_is_asked_for(crawl):
    assert {f"/rss/{section}.xml" for section in ("thoi-su", "kinh-te", "doi-song")} <= set(crawl.requests)


def test_a_second_crawl_stops_paging_although_encrypted_articles_are_never_kept(tmp_path):
    crawls = Crawls(tmp_path)
    with serve(["dcontent"]) as served:
        address = served.portals["dcontent"]
        assert crawls.run("dcontent", f"portal={address}").code == 0
        before = served.requests("dcontent")
        assert crawls.run("dcontent", f"portal={address}").code == 3  # nothing new
        again = served.requests("dcontent") - before
    assert [path for path in before if "page=2" in path]
    assert len([path for path in again if "page=2" in path]) < len([path for path in before if "page=2" in path])


def test_two_requests_for_one_article_give_one_hash():
    assert_two_requests_give_one_hash(DcontentSpider, "dcontent")


def test_another_article_on_the_page_never_stands_in_for_an_encrypted_body():
    beside = f"<aside><div class=post-content>{f'<p>{TEXT}</p>' * 9}</div></aside>"
    with pytest.raises(NotAnArticle) as refused:
        DcontentSpider.read(page(f"<div id=dcontent><p>{CIPHER}</p></div>{beside}"))
    assert refused.value.reason == "encrypted-body"


@given(st.binary(min_size=46, max_size=400))
def test_a_cipher_is_seen_in_text_script_and_attribute(secret):
    cipher = base64.b64encode(secret).decode()
    assert is_encrypted(content(f"<p>{cipher}</p>"))
    assert is_encrypted(content(f"<p>{TEXT}</p><p>{cipher}</p>"))
    assert is_encrypted(content(f"<script>decrypt('{cipher}');</script>"))
    assert is_encrypted(content("", f'data-content="{cipher}"'))


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=200))
def test_vietnamese_text_is_never_taken_for_a_cipher(words):
    assert not is_encrypted(content(f"<p>{' '.join(words)}</p>"))


@pytest.mark.parametrize(
    "inner",
    [
        f"<p>{TEXT}</p><p>{TEXT}</p><script>track('{CIPHER}')</script>",
        f"<p>{TEXT}</p><p>https://dichvucong.thanhhoa.gov.vn/portaldvc/{'a' * 70}/index.html</p>",
        f'<p>{TEXT}</p><img src="data:image/png;base64,{CIPHER}">',
    ],
)
def test_a_readable_body_beside_a_long_token_is_kept(inner):
    assert not is_encrypted(content(inner))


def test_a_time_in_an_element_of_its_own_is_joined_to_its_day():
    around = "<span class=pdate>05/01/2026</span><span class=stime>08:27</span>"
    article = DcontentSpider.read(page(f"<div id=dcontent><p>{TEXT}</p></div>", around))
    assert article.published_at == "2026-01-05T08:27:00+07:00"


@pytest.mark.parametrize(
    "path",
    [
        "/video-tin-toi-236410.htm",
        "/podcast/chuyen-que-236410.htm",
        "/emagazine/a-236410.htm",
        "/topic/a-236410.htm",
        "/thoi-su",
    ],
)
def test_video_podcast_emagazine_and_topic_pages_are_no_articles(path):
    assert DcontentSpider.identity_of(f"https://x.vn{path}") is None
