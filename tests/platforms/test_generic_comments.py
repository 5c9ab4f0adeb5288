"""Readers' comments on pages of unknown platforms: their times, headings and words are nothing of the article's."""

import pytest

from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.generic.headlines.slug import is_made_of
from tests.platforms.pages import page
from tests.platforms.unknown_make import PARAGRAPHS, TITLE
from tests.reading.sentences import PLAIN

LIKE_SITE = "Hội Nông dân xã Nà Lùng giúp nhau đào mương"  # begins as a site's name does
ADDRESS = "https://trang.example.vn/2024/03/hoi-nong-dan-xa-na-lung-giup-nhau-dao-muong/"
COMMENT = '<time datetime="2024-04-01T09:17:00+07:00">Tháng Tư 1, 2024 lúc 9:17 sáng</time><p>Bài viết hay quá.</p>'
DAY = "2024-03-12T00:00:00+07:00"


def read(body, title=TITLE, url="https://bao.example.vn/bai-a1.html"):
    text = f"<html><head><title>{title} – Xã Nà Lùng</title></head><body class='has-comments'>{body}</body></html>"
    return clean(GenericSpider.read(page(text, url)))


def comments(heading="", box="comments-area"):
    return f"<div class='{box}'>{heading}<ol><li><div class='meta'>{COMMENT}</div></li></ol></div>"


@pytest.mark.parametrize("box", ["comments-area", "wp-block-comments", "binh-luan", "fb_comment-list"])
def test_a_comments_time_is_not_the_articles(box):
    dated = f"<h1>{TITLE}</h1><p class=meta><a href='/a'>12.03.2024</a></p>{PARAGRAPHS}{comments(box=box)}"
    assert read(dated).published_at == DAY
    assert read(f"<h1>{TITLE}</h1>{PARAGRAPHS}{comments(box=box)}").published_at is None


@pytest.mark.parametrize("url", [ADDRESS, "https://trang.example.vn/?p=20345"])
@pytest.mark.parametrize("heading", ["3 replies on “{}”", "One response to “{}”", "Ý kiến bạn đọc về {}"])
def test_a_heading_of_comments_is_no_title_where_the_title_begins_like_a_sites_name(url, heading):
    said = f"<h2>{heading.format(LIKE_SITE)}</h2>"
    article = read(f"<article><h1>{LIKE_SITE}</h1>{PARAGRAPHS}</article>{comments(said)}", LIKE_SITE, url)
    assert (article.title, article.published_at) == (LIKE_SITE, None)


@pytest.mark.parametrize("url", [ADDRESS, "https://trang.example.vn/?p=20345"])
def test_the_last_heading_of_a_text_is_no_title_where_the_date_stands_below_the_text(url):
    text = f"{PARAGRAPHS}<h2>Việc chung của cả bản làng Nà Lùng</h2><p>{PLAIN[0]}</p>"
    foot = "<footer><span>Đăng ngày 12/03/2024 08:15</span></footer>"
    article = read(f"<article><h1>{LIKE_SITE}</h1><div>{text}</div>{foot}</article>", LIKE_SITE, url)
    assert (article.title, article.published_at) == (LIKE_SITE, "2024-03-12T08:15:00+07:00")


@pytest.mark.parametrize(
    ("url", "headline", "made"),
    [
        (ADDRESS, LIKE_SITE, True),
        ("https://x.vn/tin/hoi-nong-dan-xa-na-lung-giup-123.html", LIKE_SITE, True),  # cut off, with an id
        ("https://x.vn/hoi-nong-dan-xa-na-lung/tin-tuc", "Hội Nông dân xã Nà Lùng", False),  # the site's own folder
        ("https://x.vn/hoi-nong-dan-xa-na-lung-hop-ban", "Hội Nông dân xã Nà Lùng", False),
        ("https://x.vn/?p=20345", LIKE_SITE, False),
        ("https://x.vn/hoi-nong-dan", "Hội Nông dân", False),  # as short as a section's
    ],
)
def test_an_address_tells_the_headline_that_it_is_made_of(url, headline, made):
    assert is_made_of(url, headline) is made


SPACE = "\n" + 40 * " "  # as programs indent


def test_a_row_of_other_articles_with_their_days_dates_none():
    blocks = "".join(
        f"<li><div><div><h3><a href='/2026/0{n}/bai-khac-so-{n}-cua-ban-na/'>"
        f"Bài khác số {n} của bản Nà Lùng</a></h3></div>"
        f"{SPACE}<div><span></span><i>19.0{n}.2026</i></div></div></li>{SPACE}"
        for n in range(1, 5)
    )
    more = f"<div>\n<h2>More posts</h2>\n<ul>{blocks}</ul></div>"
    assert read(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div>{more}", url=ADDRESS).published_at is None
