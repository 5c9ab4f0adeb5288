"""Who signs an article: by the place and the looks of a line."""

import pytest

from crawler.article import Article
from crawler.reading.body.block import Block
from crawler.reading.cleaning.signature import take_byline


@pytest.mark.parametrize(
    ("last", "authors"),
    [
        (Block("Hoài", bold=True), ["Hoài"]),
        (Block("Nhật", italic=True), ["Nhật"]),
        (Block("Vinh", align="right"), ["Vinh"]),
        (Block("| In trang này | Gửi cho bạn bè", align="right"), []),
        (Block("Hoài"), []),
        (Block("Hết", bold=True), []),
        (Block("Ảnh", italic=True), []),
        (Block("hoài", bold=True), []),
        (Block("Hoài.", bold=True), []),
        (Block("Hoài", "heading", bold=True), []),
        (Block("Hoài", "item", bold=True), []),
        (Block("Thanksgiving", bold=True), []),
    ],
)
def test_a_last_line_of_one_word_is_a_pen_name_where_its_looks_say_so(last, authors):
    article = Article(url="https://bao.example.vn/bai-1.html")
    above = Block("Bà con trong xóm kéo nhau ra bến từ sớm, ai cũng muốn đi chuyến tàu đầu tiên.")
    assert take_byline(article, [above, last]) == ([above] if authors else [above, last])
    assert article.authors == authors


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("Lò Văn Hặc", "Ban Tuyên giáo Huyện ủy"), ["Lò Văn Hặc", "Ban Tuyên giáo Huyện ủy"]),
        (("Lò Văn Hặc", "Tòng Inh"), ["Lò Văn Hặc", "Tòng Inh"]),
        (("Lò Văn Hặc", "Giảng viên Khoa Dân vận"), ["Lò Văn Hặc, Giảng viên Khoa Dân vận"]),
        (("Lò Văn Hặc", "Phó Trưởng phòng Nội vụ"), ["Lò Văn Hặc, Phó Trưởng phòng Nội vụ"]),
        (("Bản Cáy, mùa cốm mới năm ấy.", "Lò Văn Hặc"), ["Lò Văn Hặc"]),
    ],
)
def test_two_lines_on_the_right_sign_in_the_order_in_which_they_stand(lines, authors):
    article = Article(url="https://bao.example.vn/bai-1.html")
    text = Block("Bà con trong xóm kéo nhau ra bến từ sớm, ai cũng muốn đi chuyến tàu đầu tiên.")
    kept = take_byline(article, [text, *(Block(line, align="right") for line in lines)])
    assert article.authors == authors
    assert len(kept) == 1 + len(lines) - len(", ".join(authors).split(", "))


@pytest.mark.parametrize(
    ("named", "line", "authors"),
    [
        (["Ban biên tập"], "Lò Văn Hặc", ["Lò Văn Hặc"]),
        (["PV"], "Nhóm PV", ["Nhóm PV"]),
        (["Ban biên tập"], "Theo TTXVN", ["Ban biên tập"]),
        (["Báo Sông Hiến"], "Lò Văn Hặc", ["Lò Văn Hặc"]),
        (["Tòng Inh"], "Lò Văn Hặc", ["Tòng Inh", "Lò Văn Hặc"]),
        (["Tòng Inh", "PV"], "Lò Văn Hặc", ["Tòng Inh", "PV", "Lò Văn Hặc"]),
        (["Lò Văn Hặc"], "L.V.H", ["Lò Văn Hặc"]),
        (["Lò Văn Hặc"], "V.H", ["Lò Văn Hặc"]),
        (["Lò Văn Hặc"], "T.H", ["Lò Văn Hặc", "T.H"]),
    ],
)
def test_a_newsroom_that_the_page_names_gives_way_to_who_signs_the_text(named, line, authors):
    article = Article(url="https://bao.example.vn/bai-1.html", authors=[*named])
    text = Block("Bà con trong xóm kéo nhau ra bến từ sớm, ai cũng muốn đi chuyến tàu đầu tiên.")
    take_byline(article, [text, Block(line, align="right")])
    assert article.authors == authors


@pytest.mark.parametrize("office", ["CHỦ TỊCH UBND TỈNH", "TM. BAN THƯỜNG VỤ", "(Đã ký)"])
def test_who_signs_a_document_below_an_office_on_the_right_is_not_its_author(office):
    article = Article(url="https://bao.example.vn/bai-1.html")
    text = Block("Chúc mọi nhà đón Tết vui tươi, an khang, thịnh vượng!")
    blocks = [text, Block(office, align="right"), Block("Lò Văn Hặc", align="right")]
    assert (take_byline(article, blocks), article.authors) == (blocks, [])


def test_buttons_and_a_heading_below_two_lines_on_the_right_hide_none_of_them():
    article = Article(url="https://bao.example.vn/bai-1.html")
    text = Block("Bà con trong xóm kéo nhau ra bến từ sớm, ai cũng muốn đi chuyến tàu đầu tiên.")
    signed = [Block("Lò Văn Hặc", align="right"), Block("(Văn phòng Huyện ủy)", align="right")]
    below = [Block("Chia sẻ: Facebook"), Block("Các bài viết khác"), Block("Đảng bộ xã Mường Lạn sơ kết giữa nhiệm kỳ")]
    assert take_byline(article, [text, *signed, *below]) == [text, *below]
    assert article.authors == ["Lò Văn Hặc", "Văn phòng Huyện ủy"]
