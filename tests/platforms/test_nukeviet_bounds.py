"""Where an article's text ends on NukeViet pages whose markup an editor broke: nothing is lost, and nothing added."""

import pytest
from scrapy.http import HtmlResponse

from crawler.article import paragraphs
from crawler.platforms.nukeviet.page import read_page
from crawler.reading.cleaning.clean import clean

TEXT = (
    "Sáng mùng chín, chợ phiên Khau Sớ họp lại sau hai mùa lũ, bà con ba xã kéo về từ lúc chưa rõ mặt người.",
    "Gian hàng đầu dốc bán dao rèn, gian cuối dốc bán vải chàm, ở giữa là nồi thắng cố bốc khói.",
    "Ban quản lý chợ cho biết sẽ lát đá lối đi trước Tết, phần tiền do tiểu thương góp một nửa.",
    "Đến trưa, người bán hết hàng đã dắt ngựa xuống suối, chợ vãn nhưng tiếng khèn còn ở lại.",
)
ONE, TWO, THREE, FOUR = (f"<p>{text}</p>" for text in TEXT)
LABELS = """<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>Lò Văn Inh</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>Báo Cao Bằng</p></div>"""
PAGE = """<html lang="vi"><head><title>Chợ phiên Khau Sớ họp lại</title><meta name="keywords" content="chợ phiên">{head}
</head><body><div class="wraper"><div class="row"><div class="col-md-13"><div class="news_column panel">
<div class="panel-body"><h1 class="title">Chợ phiên Khau Sớ họp lại</h1>
<div class="row"><span class="h5">Thứ hai - 13/03/2023 07:10</span></div>
<div class="hometext">Chợ phiên đông trở lại.</div>
<div id="news-bodyhtml" class="bodytext">{body}</div>{labels}</div></div>
<div class="news_column panel"><div class="h5"><strong>Tags: </strong><a href="/tag/cho-phien">chợ phiên</a></div></div>
<div class="news_column panel"><form id="form3B">Tổng số điểm của bài viết là: 5 trong 1 đánh giá</form></div>
<div id="idcomment"><ul><li>Chợ vui quá, năm sau nhà tôi lại đi, mong đường vào chợ được sửa sớm.</li></ul></div>
<div class="other-news"><p class="h3">Những tin cũ hơn</p><a href="/tin/mua-lon-3.html">Mưa lớn</a></div></div>
<div class="col-md-5"><p>Đường dây nóng của huyện nhận tin báo từ bảy giờ sáng đến năm giờ chiều các ngày.</p>
<img src="/uploads/quang-cao.jpg" alt=""></div></div></div></body></html>"""


def read(body, labels=LABELS, head=""):
    page = PAGE.format(body=body, labels=labels, head=head)
    return clean(read_page(HtmlResponse("http://bao.example/tin/cho-12.html", body=page, encoding="utf-8")))


STRAY = {
    "within": f"{ONE}{TWO}</div>{THREE}{FOUR}",
    "twice": f"{ONE}</div>{TWO}</div>{THREE}{FOUR}",
    "two at once": f"{ONE}{TWO}</div></div>{THREE}{FOUR}",
    "before lines": f"{TEXT[0]}<br><br>{TEXT[1]}</div>{TEXT[2]}<br><br>{TEXT[3]}",
    "before boxes": f"{ONE}{TWO}</div><div style='text-align:justify'>{TEXT[2]}</div><div>{TEXT[3]}</div>",
    "before Word": f"{ONE}{TWO}</div><p class=MsoNormal>{TEXT[2]}</p><!----><p>&nbsp;</p><p class='Normal'>{TEXT[3]}",
    "with others": f"{ONE}{TWO}</section></div></article>{THREE}{FOUR}",
    "at the end": f"{ONE}{TWO}{THREE}{FOUR}</div>",
}
OPEN = {
    "at the beginning": f"<div>{ONE}{TWO}{THREE}{FOUR}",
    "in the middle": f"{ONE}{TWO}<div style='text-align:justify'>{THREE}{FOUR}",
    "twice": f"<div><div>{ONE}{TWO}{THREE}{FOUR}",
    "three times": f"<div><div>{ONE}{TWO}<div>{THREE}{FOUR}",
    "four times": f"<div><div>{ONE}{TWO}<div><div>{THREE}{FOUR}",
    "as a table": f"{ONE}{TWO}<table><tr><td>{THREE}{FOUR}",
}


@pytest.mark.parametrize("labels", [LABELS, ""], ids=["signed", "unsigned"])
@pytest.mark.parametrize("body", [*STRAY.values(), *OPEN.values()], ids=[*STRAY, *(f"open {name}" for name in OPEN)])
def test_the_whole_text_is_read_and_nothing_else_where_end_tags_are_too_many_or_missing(body, labels):
    article = read(body, labels)
    assert paragraphs(article.body) == list(TEXT)
    assert (article.authors, article.source) == ((["Lò Văn Inh"], "Báo Cao Bằng") if labels else ([], None))
    assert (article.tags, article.images) == (["chợ phiên"], [])
    assert article.published_at == "2023-03-13T07:10:00+07:00"


def test_a_picture_and_a_file_behind_a_stray_end_tag_are_the_articles():
    rest = f'<p>{TEXT[2]}</p><figure><img src="/uploads/cho.jpg"><figcaption>Chợ phiên</figcaption></figure>'
    article = read(f'{ONE}{TWO}</div>{rest}<p>{TEXT[3]} <a href="/uploads/ke-hoach.pdf">Kế hoạch</a></p>')
    assert [(image.url, image.caption) for image in article.images] == [
        ("http://bao.example/uploads/cho.jpg", "Chợ phiên")
    ]
    assert [file.url for file in article.attachments] == ["http://bao.example/uploads/ke-hoach.pdf"]


@pytest.mark.parametrize(
    "below",
    [
        "<p>Bạn đọc gửi bài cộng tác về ban biên tập theo địa chỉ ở cuối trang, trước thứ năm hằng tuần.</p>",
        '<p class="luu-y">Bạn đọc gửi bài cộng tác về ban biên tập theo địa chỉ ở cuối trang, trước thứ năm.</p>',
        '<p><a href="/tin/mua-lon-3.html">Mưa lớn làm sạt đường vào chợ, xe phải quay đầu từ ngã ba đầu xã.</a></p>',
        '<p><a href="/quang-cao"><img src="/uploads/quang-cao.jpg"></a></p>',
    ],
)
@pytest.mark.parametrize("labels", [LABELS, ""], ids=["signed", "unsigned"])
def test_what_a_sound_page_has_below_the_text_is_no_part_of_it(below, labels):
    article = read(f"{ONE}{TWO}{THREE}{FOUR}", below + labels)
    assert paragraphs(article.body) == list(TEXT)
    assert article.images == []


def test_what_stands_behind_the_rest_of_a_cut_text_is_no_part_of_it():
    article = read(
        f"{ONE}{TWO}</div>{THREE}{FOUR}", "<p><strong>Nguồn tin:</strong> Báo Cao Bằng</p><p>Chợ vui quá.</p>"
    )
    assert paragraphs(article.body) == list(TEXT)
    assert article.source == "Báo Cao Bằng"


def test_the_tags_are_those_of_the_metadata_or_those_of_the_pages_that_its_keywords_name():
    said = '<meta property="article:tag" content="chợ phiên"><meta property="article:tag" content="Khau Sớ">'
    assert read(ONE, head=said).tags == ["chợ phiên", "Khau Sớ"]
    own = '<ul><li>Từ khóa</li><li><a href="/tag/cho">#Chợ phiên</a></li><li><a href="/tag/x">#mùa quế</a></li></ul>'
    page = PAGE.replace('<div class="h5"><strong>Tags: </strong><a href="/tag/cho-phien">chợ phiên</a></div>', "")
    page = page.format(body=ONE, labels=LABELS, head="").replace(
        '<div class="col-md-5">', f'<div class="col-md-5">{own}'
    )
    assert read_page(HtmlResponse("http://bao.example/a/b-1.html", body=page, encoding="utf-8")).tags == ["Chợ phiên"]
