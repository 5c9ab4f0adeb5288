import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle
from crawler.platforms.wordpress import WordPressSpider, read_posts
from crawler.reading.listing import Entry
from tests.platforms.conftest import crawl_sample, fields_of, truth_of
from tests.platforms.pages import page
from tests.platforms.twice import assert_two_requests_give_one_hash


@pytest.fixture(name="crawl", scope="module")
def _crawl(crawled):
    return crawled("wordpress")


def test_a_whole_portal_is_crawled_and_every_field_is_what_its_author_wrote(crawl):
    assert crawl.ended.returncode == 0, crawl.ended.stderr
    assert set(crawl.kept) == set(crawl.truth)
    for path, article in crawl.kept.items():
        assert fields_of(article) == truth_of(crawl.truth[path])


def test_the_rest_service_is_paged_to_its_end(crawl):
    asked = [path for path in crawl.requests if path.startswith("/wp-json/")]
    assert [f"page={number}&" in path for number, path in enumerate(sorted(asked), 1)] == [True, True, True]


def test_a_static_page_is_refused_as_no_post(crawl):
    assert "refused: 1 not-a-post" in crawl.ended.stderr


def test_the_rest_service_is_asked_for_the_days_wanted_alone(crawl, tmp_path):
    days = sorted(article.published.date() for article in crawl.truth.values())
    some = crawl_sample("wordpress", tmp_path, "-a", f"since={days[3]}", "-a", f"until={days[5]}")
    assert len(some.kept) == 3
    assert len([path for path in some.requests if path.startswith("/wp-json/")]) == 1


def test_where_nothing_marks_a_category_every_short_address_is_a_section():
    spider = WordPressSpider(start_urls=["https://x.vn/"])
    menu = '<a href="/">Trang chủ</a><a href="/nong-thon/">Nông thôn</a><a href="/wp-login.php">Đăng nhập</a>'
    marked = f'{menu}<ul><li class="cat-item"><a href="/y-te/">Y tế</a></li></ul>'
    assert [*spider.find_sections(page(menu, "https://x.vn/"))] == ["https://x.vn/nong-thon/"]
    assert [*spider.find_sections(page(marked, "https://x.vn/"))] == ["https://x.vn/y-te/"]


def test_two_requests_for_one_article_give_one_hash():
    assert_two_requests_give_one_hash(WordPressSpider, "wordpress")


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("https://x.vn/web/?p=11479", "11479"),
        ("https://x.vn/2019/01/26/mua/", "/2019/01/26/mua"),
        ("https://x.vn/tin-tuc/mua-lon-keo-dai.html", "/tin-tuc/mua-lon-keo-dai.html"),
        ("https://x.vn/category/tin-tuc-su-kien-moi/", None),
        ("https://x.vn/wp-content/uploads/2024/05/a-b-c-d.pdf", None),
        ("https://x.vn/lien-he/", None),
        ("https://x.vn/mua-lon-keo-dai/feed/", None),
        ("https://x.vn/?p=abc", None),
        ("https://x.vn/", None),
    ],
)
def test_an_address_is_a_post_s_only_where_it_has_its_form(url, identity):
    assert WordPressSpider.identity_of(url) == identity


def test_a_post_with_a_title_of_two_words_is_one_where_wordpress_lists_it_as_a_post():
    spider = WordPressSpider(start_urls=["https://x.vn/"])
    entries = [Entry("https://x.vn/chao-xuan/"), Entry("https://y.vn/chao-ban/"), Entry("https://x.vn/tag/a/")]
    for sitemap in ("https://x.vn/page-sitemap.xml", "https://x.vn/wp-sitemap-posts-page-1.xml"):
        spider.note_listed(page("", sitemap), entries, of_feed=False)
    assert spider.ours("https://x.vn/chao-xuan/") is None
    spider.note_listed(page("", "https://x.vn/post-sitemap2.xml"), entries, of_feed=False)
    assert spider.ours("https://x.vn/chao-xuan/") == "/chao-xuan"
    assert spider.ours("https://y.vn/chao-ban/") is spider.ours("https://x.vn/tag/a/") is None
    shown = page('<a rel="bookmark" href="/mua-he/">Mùa hè</a><a href="/lien-he/">Liên hệ</a>', "https://x.vn/")
    assert [one.url for one in spider.entries(shown)] == ["https://x.vn/mua-he/"]


def test_a_post_of_a_block_theme_has_its_day_and_its_category():
    text = "".join(f"<p>Sáng nay, bà con trong xã cùng nhau đắp lại con đường số {number}.</p>" for number in range(9))
    body = (
        "<main><h1 class='wp-block-post-title'>Con đường mới</h1><div class='wp-block-group'>"
        "<div class='wp-block-post-date'><time datetime='2026-10-04T05:48:00+07:00'>04/10/2026</time></div>"
        "<div class='taxonomy-category wp-block-post-terms'><a href='/category/xa/' rel='tag'>Tin xã</a></div></div>"
        f"<div class='entry-content wp-block-post-content'>{text}</div>"
        "<div class='taxonomy-post_tag wp-block-post-terms'><a href='/tag/lua/' rel='tag'>lúa</a></div></main>"
    )
    article = WordPressSpider.read(page(f"<html><body class='single-post'>{body}</body></html>"))
    assert (article.published_at, article.section, article.tags) == ("2026-10-04T05:48:00+07:00", ["Tin xã"], ["lúa"])


@pytest.mark.parametrize(
    ("shown", "last", "authors"),
    [
        ("Bởi <a href='/author/2/'>Hà Thu Giang</a> -", "", ["Hà Thu Giang"]),
        ("by <a href='/author/1/'>admin</a>", "", []),
        ("Bởi <a href='/author/1/'>Quản trị viên</a>", "", []),
        ("Bởi <a href='/author/2/'>Hà Thu Giang</a>", "<p style='text-align:right'>Lò Văn Sơn</p>", ["Lò Văn Sơn"]),
    ],
)
def test_who_a_theme_shows_as_author_is_it_where_the_text_names_nobody_and_it_is_a_name(shown, last, authors):
    text = "".join(f"<p>Sáng nay, bà con trong xã cùng nhau đắp lại con đường số {number}.</p>" for number in range(9))
    head = f"<h1 class='entry-title'>Con đường mới</h1><div class='td-post-author-name'>{shown}</div>"
    body = f"<article>{head}<div class='td-post-content'>{text}{last}</div></article>"
    assert WordPressSpider.read(page(f"<html><body class='single-post'>{body}</body></html>")).authors == authors


@pytest.mark.parametrize("classes", ["page page-id-12", "archive category category-tin", "home blog", "error404"])
def test_what_the_body_s_classes_say_is_no_post_is_refused(classes):
    body = f"<html><body class='{classes}'><h1>A</h1><div class=entry-content><p>{'Văn bản. ' * 90}</p></div>"
    with pytest.raises(NotAnArticle, match="not-a-post"):
        WordPressSpider.read(HtmlResponse("https://x.vn/a-b-c-d/", body=body.encode()))


@given(
    st.one_of(
        st.binary(),
        st.recursive(
            st.none() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
        ).map(lambda one: json.dumps(one).encode()),
    )
)
def test_what_is_no_list_of_posts_gives_nothing_and_no_error(body):
    assert read_posts(body) == []


def test_posts_give_address_and_day():
    body = b'[{"link": "https://x.vn/a/", "date": "2019-01-26T19:26:00"}, {"link": 3}, 4, {"link": "https://x.vn/b/"}]'
    assert [(one.url, one.date) for one in read_posts(body)] == [
        ("https://x.vn/a/", "2019-01-26T19:26:00+07:00"),
        ("https://x.vn/b/", None),
    ]
