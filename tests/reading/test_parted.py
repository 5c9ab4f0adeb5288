"""Widgets whose words stand on several lines go like whole ones; short lines of an article stay."""

import copy
from time import process_time

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.reading.sentences import PLAIN

PARTED = {
    "a word a line": ("Lượt", "xem:", "1.234"),
    "a counter, a word a line": ("Thống", "kê", "truy", "cập", "Đang", "online:", "14", "Hôm", "nay:", "587"),
    "numbers in elements of their own": ("Tổng số điểm của bài viết là:", "0", "trong", "0", "đánh giá"),
    "numbers half apart": (
        "Tổng số điểm của bài viết là: 5 trong",
        "1 đánh giá",
        "Xếp hạng:",
        "5",
        "-",
        "1",
        "phiếu bầu",
    ),
    "a link within a prompt": ("Bạn cần", "đăng nhập", "với tư cách là", "Thành viên", "để có thể bình luận"),
    "a session's link": ("Bạn đã không sử dụng Site,", "Bấm vào đây", "để duy trì trạng thái đăng nhập."),
    "headings": ("Những tin", "mới hơn", "Những tin", "cũ hơn"),
    "without diacritics": ("Nhung tin", "cu hon", "Y kien", "ban doc"),
    "in capitals": ("CLICK ĐỂ", "ĐÁNH GIÁ", "BÀI VIẾT"),
}
WHOLE = {
    "a poem": ("Hôm qua", "Mẹ ra suối", "Hôm nay", "12"),
    "columns": ("Hôm nay", "120", "Hôm qua", "135", "Tổng", "255"),
    "kinds of works": ("Tin", "Bài", "Khác", "Video", "Khác"),
    "steps": ("Gieo hạt", "→", "Tưới nước", "→", "Làm cỏ"),
    "a mine": ("Mỏ đá Lũng Phầy", "Chủ đầu tư: Công ty cổ phần Khoáng sản", "Diện tích: 5 ha"),
    "names": ("Đội cán bộ", "Đánh giá", "Bài viết", "Tốt"),
}


def made(lines):
    return Article(url="x", title="Đường mới", body="\n\n".join(lines))


@pytest.mark.parametrize("name", PARTED)
def test_a_widget_in_pieces_goes_below_an_article(name):
    article = clean(made([*PLAIN, "Lò Văn Inh", *PARTED[name]]))
    assert paragraphs(article.body) == list(PLAIN)
    assert article.authors == ["Lò Văn Inh"]
    assert clean(copy.deepcopy(article)) == article


def test_a_widget_in_pieces_goes_from_a_dump_too():
    article = clean(read_dump("\n".join(["Đường mới", *PLAIN, *PARTED["numbers in elements of their own"]]), "bao.txt"))
    assert paragraphs(article.body) == list(PLAIN[1:])


def test_a_sure_widget_in_pieces_goes_amid_the_text():
    lines = [*PLAIN[:3], *PARTED["numbers in elements of their own"], *PLAIN[3:]]
    assert paragraphs(clean(made(lines)).body) == list(PLAIN)


@pytest.mark.parametrize(
    "lines",
    [
        ["12", "3,5", "Đánh giá", "Tổng", "Xã"],
        ["Thu Chung", "tin", "xem", "luot", "hom nay"],
        ["Thăm dò ý kiến", "Tốt lắm", "Xấu lắm", "Biểu quyết"],
        ["Lượt", "xem:", "1.234"],
    ],
)
def test_many_short_lines_are_cleaned_in_a_time_that_grows_with_their_number(lines):
    def spent(times):
        began = process_time()
        clean(made(lines * times))
        return process_time() - began

    spent(10)
    assert spent(800) < 30 * max(spent(100), 0.001)  # eight times the lines; were it by their square, 64


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("after", [(), PLAIN[3:]])
def test_short_lines_of_an_article_are_no_widget_in_pieces(name, after):
    lines = [*PLAIN[:3], *WHOLE[name], *after]
    assert paragraphs(clean(made(lines)).body) == lines
