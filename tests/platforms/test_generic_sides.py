"""What stands beside and within the text of a page of an unknown platform: columns, tabs, words that are links."""

import pytest

from tests.platforms.unknown_make import PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import HARD, PLAIN

HEAD = f"<h1>{TITLE}</h1><p>{SHOWN}</p>"
LINKED = "".join(
    f'<h3><a href="/chuyen-xom-ben-song-{number}.html">Chuyện xóm bên sông, kỳ {number}</a></h3>'
    for number in range(301, 306)
)


@pytest.mark.parametrize("name", ["keyword", "tag", "banner-text", "auto-tags", "share"])
def test_a_link_amid_a_sentence_is_of_it_however_it_is_named(name):
    lines = [line.replace("xã", f'<a class="{name}" href="/chu-de/xa">xã</a>') for line in PLAIN]
    article = read(f"<article>{HEAD}<div>{''.join(f'<p>{line}</p>' for line in lines)}</div></article>")
    assert article.body == TEXT


@pytest.mark.parametrize(
    ("own", "other"),
    [("col-md-8", "col-md-4"), ("content-left", "content-right"), ("main", "right"), ("w70", "w30")],
)
def test_the_columns_may_part_below_the_headline(own, other):
    bar = f'<div class="bar"><div class="second">{TITLE}</div><a href="#">Lưu</a></div>'
    polls = "<p>Bạn biết tin này từ đâu?</p><ul><li>Loa xã</li><li>Mạng xã hội</li></ul>"
    polls += "".join(f"<p>{line}</p>" for line in HARD)
    column = f'<div class="{other}"><div><h4>Xem nhiều</h4>{LINKED}</div><div>{polls}</div></div>'
    article = read(
        f'<div class="container">{HEAD}{bar}<div class="row"><div class="{own}">{PARAGRAPHS}</div>{column}</div></div>'
    )
    assert article.body == TEXT


def test_the_tabs_of_a_list_below_the_text_go_with_it():
    names = "Tất cả|Kinh tế|Văn hóa|Thể thao|Đời sống|Bạn đọc".split("|")
    tabs = "".join(f'<li class="tab"><span>{name}</span><i></i></li>' for name in names)
    news = "".join(
        f'<div><a href="/chuyen-xom-{n}.html"><img src="/{n}.jpg"></a>'
        f'<h3><a href="/chuyen-xom-{n}.html">Chuyện xóm bên sông, kỳ {n}</a></h3>'
        "<div>Báo Miền Núi</div><div>5 giờ trước</div></div>"
        for n in range(301, 305)
    )
    tabs = f'<div><div class="h2">Dành cho bạn</div><ul>{tabs}</ul></div>'
    box = f'<div class="post_recommend">{tabs}<div>{news}</div></div>'
    article = read(f"<div>{HEAD}<div>{PARAGRAPHS}</div>{box}</div>")
    assert article.body == TEXT


@pytest.mark.parametrize("count", ["0", "526", "+1", "1,2K"])
def test_a_count_below_the_text_is_none_of_it(count):
    article = read(f'<div>{HEAD}<div class="txt">{PARAGRAPHS}</div><a class="zan" href="#">{count}</a></div>')
    assert article.body == TEXT
    article = read(f'<div>{HEAD}<div class="txt">{PARAGRAPHS}<div class="zan">{count}</div></div></div>')
    assert article.body == TEXT


@pytest.mark.parametrize("href", ["javascript:void(0)", "#", "#binh-luan"])
def test_rows_of_buttons_are_no_text(href):
    sizes = "".join(f'<li><a href="{href}">Cỡ chữ {size} hơn</a></li>' for size in ("lớn", "nhỏ"))
    share = f'<div class="nut"><a href="{href}">Gửi cho bạn qua thư điện tử</a> <span>0</span></div>'
    share += f'<div><span>Kích thước:</span> [<a href="{href}">Lớn</a>] [<a href="{href}">Nhỏ</a>]</div>'
    lines = [line.replace("xã", f'<a href="{href}">xã</a>') for line in PLAIN]
    heading = f'<h3><a href="{href}">Mương về, lúa lên xanh</a></h3>'
    text = "".join(f"<p>{line}</p>" for line in lines)
    article = read(f"<article>{HEAD}<ul>{sizes}</ul>{share}<div><p>{HARD[0]}</p>{heading}{text}</div>{share}</article>")
    assert article.body == "\n\n".join([HARD[0], "Mương về, lúa lên xanh", *PLAIN])


def test_pictures_below_a_heading_of_other_things_are_not_the_articles():
    comments = (
        '<h2>Bình luận (3)</h2><div><img src="/anh/ban-doc-1.jpg"></div><div><img src="/anh/ban-doc-2.jpg"></div>'
    )
    article = read(f"<div>{HEAD}<div>{PARAGRAPHS}</div><div>526</div><div><h2>Tin liên quan</h2>{comments}</div></div>")
    assert (article.body, article.images) == (TEXT, [])


@pytest.mark.parametrize("name", ["float_right", "pull-right", "align-right", "image-container right", "anh-phai"])
def test_a_picture_on_the_right_of_a_text_is_no_column(name):
    picture = f'<div class="{name}"><div><img src="/anh/muong.jpg"></div><p class="source">Ảnh: Lò Hặc</p></div>'
    article = read(
        f'<div>{HEAD}<div class="main-text"><p></p>{picture}{PLAIN[0]}{PARAGRAPHS[len(PLAIN[0]) + 7 :]}</div></div>'
    )
    assert [image.url for image in article.images] == ["https://bao.example.vn/anh/muong.jpg"]
    assert article.body == TEXT


CARDS = "".join(
    f'<article><a href="/p/chuyen-xom-ben-song-ky-{number}">Chuyện xóm bên sông, kỳ {number}</a><p>{line}</p></article>'
    for number, line in zip(("mot", "hai", "ba"), HARD, strict=False)
)


@pytest.mark.parametrize("heading", ["Có thể bạn quan tâm", "Chuyện xóm"])
def test_cards_of_other_articles_with_their_leads_are_no_text_though_the_page_does_not_say_what_it_is(heading):
    prose = f'<div class="prose">{PARAGRAPHS}</div>'
    cards = f'<div class="mt-8"><h3>{heading}</h3><div class="grid">{CARDS}</div></div>'
    article = read(f"<main><section><h2>{TITLE}</h2><div>{SHOWN}</div>{prose}{cards}</section></main>")
    assert (article.title, article.body) == (TITLE, TEXT)


def test_what_asks_for_an_address_or_for_thanks_is_no_text_of_an_interview():
    talk = "".join(f"<p><b>Mùa sau thế nào, thưa ông?</b></p><p>{line}</p>" for line in PLAIN[:4])
    asks = "<div class=nl><h4>Nhận thư mỗi sáng thứ bảy</h4><p>Mỗi tuần một câu chuyện dài, gửi vào hộp thư.</p>"
    asks += "<form><input type=email><button>Đăng ký</button></form></div>"
    thanks = (
        "<div><p>Nếu bạn thấy bài viết hữu ích, hãy mời tòa soạn một ly cà phê.</p><a href=/ung-ho>Ủng hộ</a></div>"
    )
    story = f"<div class=story>{talk}<p>Lò Hặc (thực hiện)</p>{asks}{thanks}</div>"
    article = read(f"<div><h1>{TITLE}</h1><time>{SHOWN}</time></div>{story}")
    assert (article.authors, (article.body or "").split("\n\n")[-1]) == (["Lò Hặc"], PLAIN[3])


def test_a_form_below_a_short_text_takes_only_itself():
    form = "<form><h4>Bình luận</h4><textarea></textarea><button>Gửi</button></form>"
    article = read(
        f"<div><h1>{TITLE}</h1><time>{SHOWN}</time></div><div><p>{PLAIN[0]}</p><p>{PLAIN[1]}</p>{form}</div>"
    )
    assert article.body == "\n\n".join(PLAIN[:2])


def test_the_icon_of_a_button_below_the_text_is_no_picture_of_the_article():
    tools = '<img src="print.gif"> <a href="print.php?id=4">In bài viết</a> | <a href="#top">Lên đầu trang</a>'
    picture = '<center><img src="/lop.jpg" width=400><br><i>Bà con bản Nà Lùng</i></center>'
    article = read(f"<div>{HEAD}{picture}{PARAGRAPHS}{tools}</div>")
    assert [image.caption for image in article.images] == ["Bà con bản Nà Lùng"]
