import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle
from crawler.crawl.arguments import Arguments
from crawler.platforms.wordpress import WordPressSpider, read_posts
from crawler.reading.cleaning.clean import clean
from crawler.reading.outlinks.listing import Entry
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


@pytest.mark.parametrize(
    ("argument", "bound"),
    [
        ("since=2020-03-01", "after=2020-02-29T23%3A59%3A59"),
        ("until=2020-12-31", "before=2021-01-01T00%3A00%3A00"),
        ("since=0001-01-01", "_fields=link%2Cdate%2Cmodified"),  # the calendar has no day before
        ("until=9999-12-31", "_fields=link%2Cdate%2Cmodified"),
    ],
)
def test_a_post_put_up_at_midnight_is_among_those_of_its_day(argument, bound):
    # WordPress gives neither what is of the time in `after` nor what is of that in `before`
    spider = WordPressSpider(start_urls=["https://x.vn/"])
    name, _, day = argument.partition("=")
    spider.arguments = Arguments.parse({name: day})
    spider.begin_listing("https://x.vn/wp-json/")
    assert spider.ask("https://x.vn/wp-json/").url.endswith(bound)


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


# What WordPress 6.1 and 6.8 make of a post with its own themes, without what says nothing of the article.
_TEXT = "".join(f"<p>Sáng nay, bà con trong xã cùng nhau đắp lại con đường số {number}.</p>" for number in range(3))
_DAY = "<div class='wp-block-post-date'><time datetime='2019-08-07T20:25:00+07:00'>Tháng Tám 7, 2019</time></div>"
_SECTION = "<div class='taxonomy-category wp-block-post-terms'><a href='/category/xa/' rel='tag'>Tin xã</a></div>"
_COMMENT = (
    "<ol class='commentlist'><li><div class='comment-author vcard'><b class='fn'>Bạn đọc</b></div>"
    "<div class='comment-metadata'><a href='https://x.vn/con-duong-moi-cua-xa/#comment-14'>"
    "<time datetime='2026-11-29T09:36:30+07:00'>29/11/2026 lúc 09:36</time></a></div><p>Bài viết rất hay.</p>"
    "<a href='https://x.vn/con-duong-moi-cua-xa/?replytocom=14#respond'>Trả lời</a></li></ol>"
)
_BLOCKS = (
    "<header><h1 class='wp-block-site-title'><a href='https://x.vn' rel='home'>Trang tin xã</a></h1></header><main>"
    "<div class='wp-block-group'><h1 class='alignwide wp-block-post-title'>Con đường mới của xã</h1></div>"
    f"<div class='entry-content wp-block-post-content'>{_TEXT}</div>"
)


@pytest.mark.parametrize("name", ["date meta-item tie-icon", "tie-date"])
def test_a_post_of_jannah_or_sahifa_has_the_day_that_its_theme_shows(name):
    meta = f"<div class='post-meta'><span class='{name}'>18 Tháng Sáu 2021</span></div>"
    article = read_post(
        f"<article><h1 class='entry-title'>Con đường</h1>{meta}<div class='entry-content'>{_TEXT}</div></article>"
    )
    assert article.published_at == "2021-06-18T00:00:00+07:00"


def test_a_post_of_jnews_has_the_day_that_its_theme_shows():
    meta = "<div class='jeg_post_meta'><div class='jeg_meta_date'><a href='/con-duong/'>18/06/2021</a></div></div>"
    text = f"<div class='entry-content'><div class='content-inner'>{_TEXT}</div></div>"
    shown = f"<div class='entry-header'><h1 class='jeg_post_title'>Con đường</h1>{meta}</div>{text}"
    assert read_post(shown).published_at == "2021-06-18T00:00:00+07:00"
    told = '{"@type": "article", "headline": "Con đường", "datePublished": "2021-06-18 08:30:00"}'
    article = read_post(f"<script type='application/ld+json'>{told}</script>{shown}")
    assert article.published_at == "2021-06-18T08:30:00+07:00"


def read_post(body):
    return WordPressSpider.read(
        page(f"<html><body class='single single-post'>{body}</body></html>", "https://x.vn/con-duong-moi-cua-xa/")
    )


def test_a_post_of_a_block_theme_has_its_title_day_and_category_where_the_site_s_name_is_a_heading_too():
    beside = f"<div>{_DAY}</div>{_SECTION}<div class='wp-block-post-comments'>{_COMMENT}</div>"
    article = read_post(f"{_BLOCKS}<div class='wp-block-group'>{beside}</div></main>")
    assert article.title == "Con đường mới của xã"
    assert (article.published_at, article.section) == ("2019-08-07T20:25:00+07:00", ["Tin xã"])


def test_the_day_of_a_comment_or_of_another_post_is_not_that_of_a_post_which_shows_none():
    other = f"<ul><li><h3><a href='https://x.vn/mot-bai-viet-khac-nua/'>Bài khác</a></h3>{_DAY}</li></ul>"
    for below in (
        f"<div class='wp-block-post-comments'>{_COMMENT}</div>",
        f"<div class='wp-block-query'>{other}</div>",
    ):
        assert read_post(f"{_BLOCKS}{below}</main>").published_at is None


def test_the_links_to_the_parts_of_a_long_post_are_no_text():
    parts = (
        "<div class='page-links'>Pages: <span class='current'>1</span> <a href='https://x.vn/a-b-c-d/2/'>2</a></div>"
    )
    article = read_post(
        f"<article><h1 class='entry-title'>A</h1><div class='entry-content'>{_TEXT}{parts}</div></article>"
    )
    assert "Pages" not in article.body
    assert article.body.endswith("con đường số 2.")


def test_a_post_that_asks_for_its_password_is_refused_as_one_for_members():
    form = (
        "<form class='post-password-form' method='post'><p>This content is password protected.</p>"
        "<p><label>Password: <input name='post_password' type='password'></label></p></form>"
    )
    day = "<time class='entry-date published' datetime='2019-08-07T20:25:00+07:00'>07/08/2019</time>"
    with pytest.raises(NotAnArticle, match="members-only"):
        read_post(
            f"<article><h1 class='entry-title'>Bảo vệ: A</h1>{day}<div class='entry-content'>{form}</div></article>"
        )


def test_the_parts_of_a_long_post_are_no_sections():
    spider = WordPressSpider(start_urls=["https://x.vn/"])
    parts = '<a href="/con-duong-moi-cua-xa/">1</a><a href="/con-duong-moi-cua-xa/2/">2</a>'
    home = page(f'<a href="/nong-thon/">Nông thôn</a><p class="post-nav-links">{parts}</p>', "https://x.vn/")
    assert [*spider.find_sections(home), *spider.find_menu_folders(home)] == ["https://x.vn/nong-thon/"]


@pytest.mark.parametrize(
    ("shown", "last", "authors"),
    [
        ("Bởi <a href='/author/2/'>Hà Thu Giang</a> -", "", ["Hà Thu Giang"]),
        ("by <a href='/author/1/'>admin</a>", "", []),
        ("Bởi <a href='/author/1/'>Quản trị viên</a>", "", []),
        (
            "<span class='screen-reader-text'>Posted by</span> <a href='/nguoi-viet/2/'>Hà Thu Giang</a>",
            "",
            ["Hà Thu Giang"],
        ),
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


@pytest.mark.parametrize("address", ["/author/inh/", "/?author=2"])
def test_the_link_to_an_authors_page_names_the_author_whatever_stands_beside(address):
    link = f"<a href='https://x.vn{address}'>Tòng Inh</a>"
    byline = f"<ul><li class='post-author'><span>Post author</span> By {link}</li></ul>"
    text = f"<div class='entry-content'>{_TEXT}</div>"
    assert read_post(f"<article><h1 class='entry-title'>A</h1>{byline}{text}</article>").authors == ["Tòng Inh"]


def test_who_signs_the_last_line_is_the_author_and_not_the_account_that_the_theme_shows():
    def post(last):
        byline = "<span class='byline'>By <a rel='author' href='https://x.vn/author/inh/'>Tòng Inh</a></span>"
        text = f"<div class='entry-content'>{_TEXT}{last}</div>"
        return clean(read_post(f"<article><h1 class='entry-title'>A</h1>{text}<footer>{byline}</footer></article>"))

    assert post("").authors == ["Tòng Inh"]
    assert post("<p><strong>Lò Thị Hặc</strong></p>").authors == ["Lò Thị Hặc"]
    assert post("<p>Tòng Inh</p>").authors == ["Tòng Inh"]


def test_what_an_account_says_of_itself_below_the_text_is_nobodys_name():
    account = (
        "<a href='https://x.vn/author/admin/'>admin</a><div class='author-desc'>Ban biên tập, cơ quan của Hội.</div>"
    )
    text = f"<div class='entry-content'>{_TEXT}</div>"
    box = f"<div class='author-box-wrap'>{account}</div>"
    assert read_post(f"<article><h1 class='entry-title'>A</h1>{text}<footer>{box}</footer></article>").authors == []


def test_a_box_on_the_author_below_the_text_names_him_and_says_what_he_is():
    on_him = "<h4>Lò Thị Hặc</h4><div>Kỹ sư thủy lợi, mười năm làm ở các huyện vùng cao.</div>"
    text = f"<div class='entry-content'>{_TEXT}</div><div class='widget-author-box'>{on_him}</div>"
    assert read_post(f"<article><h1 class='entry-title'>A</h1>{text}</article>").authors == ["Lò Thị Hặc"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "<div class='elementor-widget-theme-post-title'><h1 class='elementor-heading-title'>{}</h1></div>",
            "<div class='elementor-widget elementor-widget-theme-post-content'><div>{}</div></div>",
        ),
        ("<h1 class='tdb-title-text'>{}</h1>", "<div class='td_block_wrap tdb_single_content'><div>{}</div></div>"),
        (
            "<h1 class='jeg_post_title'>{}</h1>",
            "<div class='jeg_inner_content'><div class='content-inner'>{}</div></div>",
        ),
        ("<div class='et_pb_title_container'><h1>{}</h1></div>", "<div class='et_pb_post_content'>{}</div>"),
    ],
)
def test_a_post_that_a_builder_of_themes_lays_out_is_read_by_its_widgets(title, body):
    site, clock = "<h1 class='site-title'>Hội Nông dân</h1>", "<p>04/11/2023 14:20</p>"
    live = "<p><b>TƯỜNG THUẬT TRỰC TIẾP</b></p>"
    article = clean(read_post(f"{site}<main>{title.format('Con đường mới')}{clock}{body.format(live + _TEXT)}</main>"))
    assert (article.title, article.published_at) == ("Con đường mới", "2023-11-04T14:20:00+07:00")
    assert (article.reader, (article.body or "").split("\n")[0]) == ("wordpress/2", "TƯỜNG THUẬT TRỰC TIẾP")
