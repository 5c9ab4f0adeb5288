"""The walk must give what a reader sees: every word once, in order, in the right paragraphs."""

import re
import sys
import unicodedata

import html_text
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.reading.body.captions import part_pictures
from crawler.reading.body.text import read_blocks
from crawler.reading.lines.one_line import INVISIBLE, fold


def blocks(markup):
    return read_blocks(html.fragment_fromstring(markup, create_parent="div"), "http://bao.example/tin/1.html")


def texts(markup):
    return [block.text for block in blocks(markup) if block.kind != "picture"]


WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ", min_size=1, max_size=20)
INLINE = st.builds(
    lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["em", "strong", "span", "a", "b", "o:p"]), WORDS
)
LEAF = st.builds("".join, st.lists(WORDS | INLINE, min_size=1, max_size=4))
BLOCKS = st.recursive(
    st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["p", "div", "h2", "blockquote"]), LEAF),
    lambda inner: (
        st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from(["div", "section"]),
            st.lists(inner, max_size=4),
        )
        | st.builds(
            lambda parts: "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>", st.lists(LEAF, max_size=4)
        )
        | st.builds(lambda parts: "<div>" + "<br><br>".join(parts) + "</div>", st.lists(LEAF, min_size=1, max_size=4))
    ),
    max_leaves=8,
)


@given(BLOCKS)
def test_every_word_is_read_once_and_in_the_order_of_the_reference(markup):
    reference = html_text.extract_text(markup, guess_punct_space=False)
    assert re.sub(r"\s+", "", "".join(texts(markup))) == re.sub(r"\s+", "", unicodedata.normalize("NFC", reference))


@given(st.text())
def test_folded_text_is_nfc_on_one_line_without_invisible_signs_and_folding_is_final(text):
    folded = fold(text)
    assert folded == unicodedata.normalize("NFC", folded) == fold(folded) == folded.strip()
    assert not re.search(r"[\u00ad\u200b-\u200f\u00a0\ufeff\x00-\x1f]", folded)


@given(st.text(max_size=300))
def test_any_markup_is_walked_without_error(markup):
    texts(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", markup))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Một</p><p>&nbsp;</p><p>Hai</p>", ["Một", "Hai"]),
        ("<div>Một<br><br>Hai<br/>\n<br/>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<div><strong>Đề mục</strong><br>Câu đầu của đoạn.</div>", ["Đề mục", "Câu đầu của đoạn."]),
        ("<p>đường về bản<br>dài ba cây số.</p>", ["đường về bản dài ba cây số."]),
        ("<p>mặn\u200b mà\u00a0 quê\u00adhương</p>", ["mặn mà quêhương"]),
        ("<p>to\u0302\u0309 quo\u0302\u0301c</p>", ["tổ quốc"]),
        ("<p class='MsoNormal'>Xã<o:p></o:p> <!--[if gte mso 9]><xml>Word</xml><![endif]-->Hòa An</p>", ["Xã Hòa An"]),
        ("<ul><li>Một</li><li><p>Hai</p></li></ul>", ["Một", "Hai"]),
        (
            "<p>trước</p><script>var a = 'x';</script><style>p{}</style><noscript>tắt</noscript><p>sau</p>",
            ["trước", "sau"],
        ),
        ("<p>hiện</p><div style='display: none'>ẩn</div>", ["hiện"]),
        ("văn bản <p>đoạn</p> đuôi", ["văn bản", "đoạn", "đuôi"]),
    ],
)
def test_layouts_seen_on_portals_are_read_as_their_readers_see_them(markup, expected):
    assert texts(markup) == expected


def test_a_table_of_data_keeps_its_rows_and_cells():
    markup = "<table><tr><th>Xã</th><th>Số hộ</th></tr><tr><td><p>Hòa An</p></td><td>120<br>hộ</td></tr></table>"
    assert [(block.kind, block.text) for block in blocks(markup)] == [("table", "Xã | Số hộ\nHòa An | 120 hộ")]


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs():
    long = "Câu dài kể chuyện bản làng. " * 20
    assert texts(
        f"<table><tr><td><p>Một</p><p>Hai</p></td></tr></table><table><tr><td>{long}</td><td>x</td></tr></table>"
    ) == [
        "Một",
        "Hai",
        long.strip(),
        "x",
    ]


PHOTO = '<img src="/uploads/a.jpg" alt="DSC 5191">'
TEXT = "<p>Đoạn văn thường ở dưới ảnh.</p>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{PHOTO}<figcaption>Lớp học bên suối</figcaption></figure>",
        f"<div align='center'><figure>{PHOTO}<figcaption><em>Lớp học bên suối</em></figcaption></figure></div>",
        f"<table><tbody><tr><td>{PHOTO}</td></tr><tr><td><em>Lớp học bên suối</em></td></tr></tbody></table>",
        f"<p style='text-align: center;'>{PHOTO}</p><p style='text-align: center;'><em>Lớp học bên suối</em></p>",
        f"<div style='text-align: center;'>{PHOTO}<br><span><em>Lớp học bên suối</em></span></div>",
        f"<p>{PHOTO}<br>Lớp học bên suối</p>",
        f"<p>{PHOTO}</p><p>&nbsp;</p><p align='center'>Lớp học bên suối</p>",
        f"<p>{PHOTO}</p><p class='wp-caption-text'>Lớp học bên suối</p>",
        '<p><img src="/uploads/a.jpg" alt="Lớp học bên suối"></p><p>Lớp học bên suối</p>',
        f"<figure>{PHOTO}<figcaption>Lớp học bên suối</figcaption></figure><p>Lớp học bên suối</p>",
    ],
)
def test_a_caption_goes_to_its_picture_once_and_the_text_stays(markup):
    written = part_pictures(blocks(markup + TEXT))
    assert [(image.url, image.caption) for image in written.images] == [
        ("http://bao.example/uploads/a.jpg", "Lớp học bên suối")
    ]
    assert [block.text for block in written.blocks] == ["Đoạn văn thường ở dưới ảnh."]


def test_a_row_of_pictures_over_a_row_of_captions_is_paired():
    cells = "".join(f"<td><img src='/{n}.jpg'></td>" for n in "ab")
    written = part_pictures(blocks(f"<table><tr>{cells}</tr><tr><td>Ảnh trái</td><td>Ảnh phải</td></tr></table>"))
    assert [(image.url, image.caption) for image in written.images] == [
        ("http://bao.example/a.jpg", "Ảnh trái"),
        ("http://bao.example/b.jpg", "Ảnh phải"),
    ]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Lễ khởi công cầu. Ảnh: Bế Thơm", "Bế Thơm"),
        ("Lễ khởi công cầu (Ảnh: TTXVN)", "TTXVN"),
        ("Lễ khởi công cầu", None),
        ("Minh họa: Bế Thơm", "Bế Thơm"),
        ("Ảnh: Bế Thơm", "Bế Thơm"),
        ("Ảnh: Nhân vật cung cấp", "Nhân vật cung cấp"),
        ("Ảnh: Toàn cảnh lễ khởi công cầu", None),
        ("Ảnh: Đồng chí Bế Thơm phát biểu", None),
    ],
)
def test_the_photographer_is_read_from_a_caption_which_stays_as_printed(caption, credit):
    image = part_pictures(blocks(f"<figure>{PHOTO}<figcaption>{caption}</figcaption></figure>")).images[0]
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("alt", "captions"),
    [("Tuyến kè hoàn thành", ["Tuyến kè hoàn thành sau 8 tháng thi công"]), ("Tuyến kè", [None]), ("", [None])],
)
def test_a_line_below_a_picture_that_goes_on_from_its_alt_is_its_caption(alt, captions):
    written = part_pictures(
        blocks(f"<p><img src='/a.jpg' alt='{alt}'></p><p>Tuyến kè hoàn thành sau 8 tháng thi công</p>")
    )
    assert [image.caption for image in written.images] == captions


def test_icons_and_inline_data_are_no_pictures():
    assert blocks("<p><img src='data:image/gif;base64,R0'><img src='/i.gif' width='16' height='16'></p>") == []


def test_what_is_folded_is_never_printable_so_that_printable_text_need_not_be_searched():
    signs = [chr(number) for number in range(sys.maxunicode + 1)]
    folded = [sign for sign in signs if ord(sign) in INVISIBLE or (sign.isspace() and sign != " ")]
    assert len(folded) > 60
    assert not any(map(str.isprintable, folded))


@given(st.text(st.one_of(st.characters(), st.sampled_from(" \t\n\xa0\xad\u200b\u2028\u0301ố")), max_size=40))
def test_folding_is_dropping_invisible_signs_and_joining_words_in_nfc(text):
    assert fold(text) == unicodedata.normalize("NFC", " ".join(text.translate(INVISIBLE).split()))


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src='/a.jpg'><figcaption><p>Bà con gặt lúa.</p><p>Ảnh: LÊ MAI</p></figcaption></figure>",
        "<figure><img src='/a.jpg'><figcaption>Bà con gặt lúa.<br>Ảnh: LÊ MAI</figcaption></figure>",
        "<table><tr><td><img src='/a.jpg'></td></tr><tr><td><p>Bà con gặt lúa.</p><p>Ảnh: LÊ MAI</p></td></tr></table>",
        "<p><img src='/a.jpg'></p><p><em>Bà con gặt lúa.</em></p><p style='text-align:right'>Ảnh: LÊ MAI</p>",
    ],
)
def test_a_photographer_on_a_line_below_belongs_to_the_caption(markup):
    written = part_pictures(blocks(f"{markup}<p>Sau vụ gặt, kho đầy.</p>"))
    assert [block.text for block in written.blocks] == ["Sau vụ gặt, kho đầy."]
    assert [(image.caption, image.credit) for image in written.images] == [("Bà con gặt lúa. Ảnh: LÊ MAI", "LÊ MAI")]


@pytest.mark.parametrize(
    "caption",
    [
        "<p><span style='font-style: italic'>Bà con gặt lúa.</span></p>",
        "<p style='font: italic 12px Arial'>Bà con gặt lúa.</p>",
    ],
)
def test_italics_by_style_are_italics(caption):
    (image,) = part_pictures(blocks(f"<p><img src='/a.jpg'></p>{caption}")).images
    assert image.caption == "Bà con gặt lúa."


def test_the_text_of_a_page_laid_out_by_a_table_in_the_middle_is_not_centred():
    picture = "<table align=center><tr><td><img src='/a.jpg'></td></tr></table>"
    text = f"<span>{picture}Sau vụ gặt, kho đầy.<br><br>Bà con mở hội.</span>"
    written = part_pictures(blocks(f"<table align=center><tr><td>{text}<p>Đêm về, trống vang.</p></td></tr></table>"))
    assert [block.text for block in written.blocks] == ["Sau vụ gặt, kho đầy.", "Bà con mở hội.", "Đêm về, trống vang."]
    caption = f"{picture[:-8]}<tr><td align=center>Sau vụ gặt, kho đầy.</td></tr></table>"
    written = part_pictures(blocks(f"{caption}<p>Bà con mở hội.</p>"))
    assert [image.caption for image in written.images] == ["Sau vụ gặt, kho đầy."]


def test_text_that_an_empty_line_parts_from_the_picture_before_it_is_no_caption():
    written = part_pictures(blocks("<div><img src='/a.jpg'><br><br>Sau vụ gặt, kho đầy.</div>"))
    assert [block.text for block in written.blocks] == ["Sau vụ gặt, kho đầy."]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{PHOTO}Sau vụ gặt, kho đầy.</p>",
        f"<p style='text-align:justify'>{PHOTO}<br>Sau vụ gặt, kho đầy.</p>",
        f"<p><span style='font-size:14px'>{PHOTO}&nbsp;Sau vụ gặt, kho đầy.</span></p>",
        f"<ul><li>{PHOTO} Sau vụ gặt, kho đầy.</li></ul>",
        f"<p>{PHOTO}<strong>Sau vụ gặt</strong>, kho đầy.</p>",
        f"<p>Sau vụ gặt, {PHOTO}kho đầy.</p>",
        f"<p>Sau vụ gặt, {PHOTO} <img src='/b.jpg'> kho đầy.</p>",
        f"<p>Sau vụ gặt, kho đầy.{PHOTO}</p>",
    ],
)
def test_a_sentence_of_a_paragraph_that_a_picture_stands_in_is_text(markup):
    written = part_pictures(blocks(f"{markup}<p>Bà con mở hội.</p>"))
    assert [block.text for block in written.blocks] == ["Sau vụ gặt, kho đầy.", "Bà con mở hội."]
    assert [image.caption for image in written.images if image.caption] == []


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>Sau vụ gặt.<br>{PHOTO}<br>bà con mở hội</p>",
        f"<p>Sau vụ gặt.</p><p>{PHOTO}<br>bà con mở hội</p>",
        f"<p>Sau vụ gặt</p><p>{PHOTO}bà con mở hội</p>",
        f"<p>Sau vụ gặt<br>{PHOTO}bà con mở hội</p>",
        f"<p>Sau vụ gặt.</p><p style='text-align:center'>{PHOTO}bà con mở hội</p>",
    ],
)
def test_a_caption_is_not_joined_with_the_line_above_its_picture(markup):
    written = part_pictures(blocks(markup))
    assert [block.text.strip(".") for block in written.blocks] == ["Sau vụ gặt"]
    assert [image.caption for image in written.images] == ["bà con mở hội"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{PHOTO}<br>Bà con gặt lúa.</p>",
        f"<p style='text-align:center'>{PHOTO} Bà con gặt lúa.</p>",
        f"<p style='text-align:justify'>{PHOTO}<em>Bà con gặt lúa.</em></p>",
        f"<p style='text-align:justify'>{PHOTO}<br><span style='font-style:italic'>Bà con gặt lúa.</span></p>",
        f"<div>Sáng nay trời nắng.<br><br>{PHOTO}<br>Bà con gặt lúa.<br><br></div>",
    ],
)
def test_a_sentence_under_a_picture_is_its_caption_where_it_looks_like_one(markup):
    written = part_pictures(blocks(f"{markup}<p>Sau vụ gặt, kho đầy.</p>"))
    assert [image.caption for image in written.images] == ["Bà con gặt lúa."]
    assert written.blocks[-1].text == "Sau vụ gặt, kho đầy."


def test_a_table_around_a_short_text_with_a_picture_is_no_caption():
    lines = ["Sáng nay trời nắng.", "Bà con ra đồng.", "Sau vụ gặt, kho đầy."]
    text = "".join(f"<p>{line}</p>" for line in lines)
    written = part_pictures(blocks(f"<table><tr><td><p><img src='/a.jpg'></p>{text}</td></tr></table>"))
    assert [block.text for block in written.blocks] == lines


def test_a_picture_is_found_where_only_a_srcset_has_it():
    (image,) = blocks("<img src='data:image/gif;base64,R0' data-srcset='/a.jpg 1x, /b.jpg 2x'>")
    assert image.url == "http://bao.example/b.jpg"


@pytest.mark.parametrize(
    ("markup", "path"),
    [
        (
            "<img src='/u/a-300x200.jpg' srcset='/u/a-300x200.jpg 300w, /u/a.jpg 1620w, /u/a-9x6.jpg 9w'>",
            "/u/a.jpg",
        ),
        ("<img src='/u/a-300x200.jpg' srcset='/u/a-300x200.jpg,/u/a-600x400.jpg 2x'>", "/u/a-300x200.jpg"),
        ("<img src='/u/a-300x200.jpg' srcset='/u/a-600x400.jpg 600w,/u/a-900x600.jpg 900w'>", "/u/a-900x600.jpg"),
        ("<img src='/u/a-300x200.jpg' srcset='/u/b.jpg 1620w'>", "/u/a-300x200.jpg"),  # of another picture
        ("<img data-lazy='/u/a.jpg' src='/blank.gif'>", "/u/a.jpg"),
        ("<img data-src='/u/a-300x200.jpg' srcset='/blank.png 1x' data-srcset='/u/a.jpg 900w'>", "/u/a.jpg"),
        ("<img src='/u/a.jpg' srcset='/u/a-300x200.jpg 300w'>", "/u/a.jpg"),
        ("<a href='/u/a.jpg'><img src='/u/a-300x200.jpg'></a>", "/u/a.jpg"),
        ("<a href='/u/a.jpg'><span><img src='/thumb.php?src=/u/a.jpg&amp;w=200'></span></a>", "/u/a.jpg"),
        ("<a href='/u/b.jpg'><img src='/u/a-300x200.jpg'></a>", "/u/a-300x200.jpg"),
        ("<a href='/bai-a1.html'><img src='/u/a-300x200.jpg'></a>", "/u/a-300x200.jpg"),
        ("<img src='/u/a-300x200.jpg' srcset='http://[ 900w'>", "/u/a-300x200.jpg"),
        ("<img src='/u/a-300x200.jpg' srcset=', , 2x'>", "/u/a-300x200.jpg"),
    ],
)
def test_a_picture_has_the_address_of_its_largest_form_that_the_page_names(markup, path):
    (image,) = blocks(markup)
    assert image.url == f"http://bao.example{path}"


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='photo-item'><img src='/a.jpg'><p>Bà con gặt lúa.</p></div>",
        "<ul class='album'><li class='slide'><img src='/a.jpg'><span>Bà con gặt lúa.</span></li></ul>",
        "<figure><img src='/a.jpg'><p>Bà con gặt lúa.</p></figure>",
        "<p><img src='/a.jpg'></p><p>\u200b<em>Bà con gặt lúa.</em>\ufeff</p>",
    ],
)
def test_what_stands_alone_with_a_picture_in_its_box_is_the_caption(markup):
    written = part_pictures(blocks(f"{markup}<p>Sau vụ gặt, kho đầy.</p>"))
    assert [block.text for block in written.blocks] == ["Sau vụ gặt, kho đầy."]
    assert [image.caption for image in written.images] == ["Bà con gặt lúa."]


def test_two_paragraphs_in_a_picture_s_box_are_the_text():
    lines = ["Sáng nay trời nắng.", "Sau vụ gặt, kho đầy."]
    text = "".join(f"<p>{line}</p>" for line in lines)
    written = part_pictures(blocks(f"<div class='photo-news'><img src='/a.jpg'>{text}</div>"))
    assert [block.text for block in written.blocks] == lines
