"""NukeViet's layouts by version and theme, in small: where each field stands, and what is not the article."""

import pytest
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle, paragraphs
from crawler.platforms.nukeviet_page import is_block_page, read_page
from crawler.reading.clean import clean

TEXT = (
    "Sáng 12/3, đoàn công tác của huyện đến kiểm tra tiến độ làm đường vào ba xóm vùng cao của xã.",
    "Bà con góp hơn bốn trăm ngày công, phần xi măng và cát do ngân sách tỉnh hỗ trợ theo kế hoạch năm.",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
HEAD = (
    '<html lang="vi"><head><title>Đường mới - Trang tin</title><meta name="generator" content="NukeViet v4.4">{}'
    "</head><body>"
)
LEAD = "Con đường mới mở ra nhiều hy vọng cho bà con ba xóm vùng cao."
RATING = '<div class="news_column"><form id="form3B">Tổng số điểm của bài viết là: 3 trong 1 đánh giá</form></div>'

EGOV = f"""<div class="news_column panel newsdetail" itemtype="http://schema.org/NewsArticle" itemscope>
<div class="panel-body">
<h1 class="title" itemprop="headline">Đường mới, khánh thành 27/7/2016</h1>
<span class="hidden" itemprop="datePublished">2017-03-11T08:00:00+07:00</span>
<div><span class="h5"><em class="fa fa-clock-o"></em> Thứ năm - 09/03/2017 21:41</span>
<span class="h5">3.217</span> <span class="h5">0</span></div>
<div class="hometext">{LEAD}</div>
<div class="bodytext"><div id="news-bodyhtml">{BODY}</div></div>
<div><p class="h5 text-right"><strong>Tác giả bài viết: </strong>Lò Văn Inh</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>Báo Cao Bằng</p></div></div></div>{RATING}"""
OLD = f"""<div class="site"><h1>Trang tin huyện</h1></div><div id="news_detail"><h1>Đường mới</h1>
<em class="pull-left time">Thứ năm - 09/03/2017 21:41</em>
<div id="hometext"><h2>{LEAD}</h2></div><div class="bodytext">{BODY}</div>
<p style="text-align: right;"><strong>Tác giả bài viết:</strong> Lò Văn Inh</p>
<p><strong>Nguồn tin:</strong> Báo Cao Bằng</p></div>{RATING}"""


def read(markup, head=""):
    page = HEAD.format(head) + markup + "</body></html>"
    return clean(read_page(HtmlResponse("http://bao.example/tin-tuc/duong-moi-12.html", body=page, encoding="utf-8")))


@pytest.mark.parametrize(("markup", "reader"), [(EGOV, "nukeviet/1"), (OLD, "nukeviet/2")], ids=["eGovernment", "4.0"])
def test_every_field_is_read_where_the_layout_has_it(markup, reader):
    article = read(markup)
    assert article.reader == reader
    assert article.title.startswith("Đường mới")
    assert article.lead == LEAD
    assert paragraphs(article.body) == list(TEXT)
    assert article.published_at == "2017-03-09T21:41:00+07:00"
    assert (article.authors, article.source) == (["Lò Văn Inh"], "Báo Cao Bằng")


def test_a_date_in_the_title_is_not_the_articles_and_the_edit_time_is_not_its_publication():
    article = read(EGOV)
    assert article.published_raw == "Thứ năm - 09/03/2017 21:41"
    assert article.modified_at == "2017-03-11T08:00:00+07:00"


def test_without_a_visible_date_the_malformed_meta_tag_is_repaired():
    undated = EGOV.replace("Thứ năm - 09/03/2017 21:41", "")
    article = read(undated, '<meta property="article:published_time" content="2017-03-09+0721:41:00">')
    assert article.published_at == "2017-03-09T21:41:00+07:00"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<div class="alert alert-info">Bạn không được phép xem bài viết</div>', "members-only"),
        ('<div class="nv-infodie"><h2>Lỗi</h2>Trang web mà bạn truy cập không tồn tại.</div>', "not-found"),
        ('<a href="/tin-tuc/mot-1.html">Một</a><a href="/tin-tuc/hai-2.html">Hai</a>', "listing"),
        (f'<div id="print"><h1>Đường mới</h1><div id="bodytext">{BODY}</div></div>', "print-page"),
        ("<p>Giới thiệu chung về huyện.</p>", "no-article"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(markup, reason):
    with pytest.raises(NotAnArticle) as refused:
        read(markup)
    assert refused.value.reason == reason


@pytest.mark.parametrize("status", [200, 429])
def test_the_flood_page_is_told_at_any_status_and_an_article_of_that_name_is_not(status):
    flood = "<html><title>Hãy đợi...</title><body>Hệ thống đang từ chối truy cập của bạn. Hãy đợi 59 giây</body></html>"
    assert is_block_page(HtmlResponse("http://bao.example/", status=status, body=flood, encoding="utf-8"))
    article = EGOV.replace("Đường mới, khánh thành", "Hãy đợi mùa quế,") + "<p>x</p>" * 600
    assert not is_block_page(HtmlResponse("http://bao.example/", body=HEAD.format("") + article, encoding="utf-8"))
