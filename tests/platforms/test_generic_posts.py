"""Posts of blogs read as pages of unknown platforms: who wrote them, where they are filed, what a password keeps."""

import pytest

from crawler.article import NotAnArticle
from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page
from tests.platforms.unknown_make import PARAGRAPHS, TITLE
from tests.reading.sentences import PLAIN

TIME = "<time datetime='2024-03-12T08:15:00+07:00'>12.03.2024</time>"
SIGNED = "<p style='text-align: right'><strong>Lò Thị Hặc</strong></p>"
FORM = (
    "<form action='/wp-login.php?action=postpass' method='post'><p>Nội dung này được bảo vệ bằng mật khẩu. Để xem, hãy "
    "nhập mật khẩu vào ô dưới đây:</p><p><label>Mật khẩu: <input name='post_password' type='password'></label>"
    "<input type='submit' value='Xem'></p></form>"
)


def read(body, classes="single"):
    text = f"<html><head><title>{TITLE} – Xã Nà Lùng</title></head><body class='{classes}'>{body}</body></html>"
    return clean(GenericSpider.read(page(text)))


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li class='post-author'><span>Post author</span> By <a href='/author/inh/'>Tòng Inh</a></li></ul>",
        "<p class='author'>By <a href='/?author=2'>Tòng Inh</a></p>",
        "<p class='author'><span class='screen-reader-text'>Post author</span> By <b>Tòng Inh</b></p>",
        "<span class='byline'>Written by <a rel='author' href='/u/7'>Tòng Inh</a></span>",
        "<div class='author-bio'><h2 class='author-title'>Published by Tòng Inh</h2><p>Sống ở bản.</p></div>",
    ],
)
def test_the_account_that_a_post_names_is_its_author_where_nobody_signed_the_text(box):
    below = f"<footer>{TIME}{box}</footer>"
    assert read(f"<article><h1>{TITLE}</h1><div>{PARAGRAPHS}</div>{below}</article>").authors == ["Tòng Inh"]
    signed = read(f"<article><h1>{TITLE}</h1><div>{PARAGRAPHS}{SIGNED}</div>{below}</article>")
    assert (signed.authors, signed.body) == (["Lò Thị Hặc"], "\n\n".join(PLAIN))
    on_the_left = read(f"<article><h1>{TITLE}</h1><div>{PARAGRAPHS}<p>Lò Thị Hặc</p></div>{below}</article>")
    assert (on_the_left.authors, on_the_left.body) == (["Lò Thị Hặc"], "\n\n".join(PLAIN))


def test_who_signed_by_a_part_of_the_name_has_the_name_that_the_page_gives():
    short = "<p style='text-align: right'><strong>Hặc</strong></p>"
    byline = "<p class='author'>Lò Thị Hặc</p>"
    assert read(f"<h1>{TITLE}</h1>{byline}{TIME}<div>{PARAGRAPHS}{short}</div>").authors == ["Lò Thị Hặc"]


@pytest.mark.parametrize(
    "box",
    [
        "<li class='post-author'><span>Post author</span> By <a href='/author/1/'>admin</a></li>",
        "<div class='author-bio'><h2 class='author-title'>Bài khác của tác giả</h2></div>",
    ],
)
def test_an_account_without_a_name_and_a_heading_over_other_posts_are_nobody(box):
    assert read(f"<article><h1>{TITLE}</h1><div>{PARAGRAPHS}</div>{TIME}{box}</article>").authors == []


@pytest.mark.parametrize("classes", ["single", "single showing-comments"])
@pytest.mark.parametrize(
    ("links", "section", "tags"),
    [
        (
            "<a rel='category tag' href='/c/5'>Tin xã</a> <a rel='tag' href='/t/1'>mương nước</a>",
            ["Tin xã"],
            ["mương nước"],
        ),
        ("<span class='taxonomy-category'><a rel='tag' href='/category/tin-xa/'>Tin xã</a></span>", ["Tin xã"], []),
        ("<span class='cat-links'>in <a rel='category' href='/c/5'>Tin xã</a></span>", ["Tin xã"], []),
    ],
)
def test_the_link_to_a_posts_category_is_its_section_and_no_tag(classes, links, section, tags):
    head = f"<header><div><div><div><h1>{TITLE}</h1></div></div></div></header>"
    foot = f"<footer>{TIME} {links}</footer>"
    article = read(f"{head}<main><article><div>{PARAGRAPHS}</div>{foot}</article></main>", classes)
    assert (article.section, article.tags) == (section, tags)


def test_the_category_of_another_post_is_not_the_articles():
    other = (
        "<div><a rel='category tag' href='/c/9'>Giải trí</a> <a href='/2024/05/bai-khac-cua-ban/'>Bài khác</a></div>"
    )
    article = read(f"<header><h1>{TITLE}</h1></header><main><div>{TIME}{PARAGRAPHS}</div>{other}</main>")
    assert article.section == []


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Bảo vệ: {TITLE}</h1><div>{TIME}</div><div>{FORM}</div></article>",
        f"<header><h1>{TITLE}</h1></header><div>{FORM}</div><nav><a href='/2024/05/bai-khac-cua-ban/'>Sau</a></nav>",
        f"<h1>Bảo vệ: {TITLE}</h1>{TIME}<p>{PLAIN[0]}</p>{FORM}",
    ],
)
def test_a_post_behind_a_password_is_refused_as_for_members(body):
    with pytest.raises(NotAnArticle, match="members-only"):
        read(body)


def test_a_form_to_log_in_locks_no_post_and_a_field_for_a_password_no_long_text():
    login = "<form><input name='user'><input type='password' name='pw'></form>"
    assert read(f"<h1>{TITLE}</h1>{TIME}<p>{PLAIN[0]}</p>{login}").body == PLAIN[0]
    assert read(f"<h1>{TITLE}</h1>{TIME}{PARAGRAPHS * 3}{FORM}").title == TITLE


WRITTEN = (
    "<div class='x'><p>Written by </p><div class='post-author-name'><a href='/author/inh/'>Tòng Inh</a></div><p>in</p>"
    "<div class='taxonomy-category'><a href='/category/tin-xa/' rel='tag'>Tin xã</a></div></div>"
)
POSTED = (
    f"<div class='x'><div><p>Posted</p></div><div>{TIME}</div><div><p>in</p></div><div class='taxonomy-category'>"
    "<a href='/category/tin-xa/' rel='tag'>Tin xã</a></div><div><p>by</p></div>"
    "<div><p class='author-name'>{}</p></div></div>"
)


@pytest.mark.parametrize("name", ["Tòng Inh", "admin"])
def test_the_words_between_author_day_and_category_in_a_row_are_no_text(name):
    row = POSTED.format(name)
    assert read(f"<main><div><h1>{TITLE}</h1>{WRITTEN}<div><p>{PLAIN[0]}</p></div></div></main>").body == PLAIN[0]
    assert read(f"<main><div><h1>{TITLE}</h1><div>{PARAGRAPHS}</div>{row}</div></main>").body == "\n\n".join(PLAIN)


def test_a_line_of_the_text_beside_the_author_stays_whatever_it_says():
    credit = "<div><p class='author'>Tòng Inh</p><p>Nhân vật trong bài đã đổi tên</p></div>"
    assert "đã đổi tên" in read(f"<main><h1>{TITLE}</h1>{TIME}<div>{PARAGRAPHS}{credit}</div></main>").body


@pytest.mark.parametrize("body", ["single single-post postid-12", "com_content view-article itemid-101"])
@pytest.mark.parametrize("heading", ["", "<h2>Từ một ý tưởng nhỏ</h2>"])
def test_a_post_of_a_few_words_below_a_row_of_lists_has_its_text_and_pictures_in_order(body, heading):
    head = (
        f"<header><div><a href='/category/tin-xa/' rel='category tag'>Tin xã</a></div><h1>{TITLE}</h1><ul><li>By "
        "<a href='/author/1/'>admin</a></li><li><a href='/bai-a1.html'>16.08.2019</a></li><li>No Comments</li></ul>"
        "</header>"
    )
    text = f"{heading}<p>{PLAIN[0]}</p><figure><img src='/anh.jpg'><figcaption>Ruộng bản Nà Lùng.</figcaption></figure>"
    tags = "<ul><li>Tags <a rel='tag' href='/tag/lua/'>lúa nước</a></li></ul>"
    article = read(f"<main><article class='post'>{head}<div><div>{text}</div></div>{tags}</article></main>", body)
    assert article.body == (f"Từ một ý tưởng nhỏ\n\n{PLAIN[0]}" if heading else PLAIN[0])
    assert [image.caption for image in article.images] == ["Ruộng bản Nà Lùng."]


def test_the_links_to_the_parts_of_a_long_post_are_no_text_of_a_page_of_unknown_make():
    parts = "<div class='page-links'>Pages: <span>1</span> <a href='/bai-a1.html/2/'>2</a></div>"
    assert "Pages" not in read(f"<article><h1>{TITLE}</h1>{TIME}<div>{PARAGRAPHS}{parts}</div></article>").body


@pytest.mark.parametrize(
    "classes",
    ["archive date wp-theme-x", "archive paged category category-5", "home blog", "search search-results", "error404"],
)
def test_what_the_body_calls_a_list_of_posts_is_no_article(classes):
    with pytest.raises(NotAnArticle, match="listing"):
        read(f"<h1>{TITLE}</h1>{TIME}{PARAGRAPHS}", classes)


@pytest.mark.parametrize("classes", ["single single-post postid-5 archive-style", "home", "blog", "search-open"])
def test_a_body_that_is_called_otherwise_may_have_an_article(classes):
    assert read(f"<h1>{TITLE}</h1>{TIME}{PARAGRAPHS}", classes).title == TITLE
