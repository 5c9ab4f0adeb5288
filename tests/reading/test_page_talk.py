"""Short lines of nothing but the terms of a page are known in any wording; what an article says in them stays."""

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.boilerplate import match
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.page_talk import page_talk
from tests.reading.sentences import PLAIN


@pytest.mark.parametrize(
    "line",
    [
        "Số lần xem các bài viết này: 1299381",
        "Gửi liên kết cho bạn bè qua Yahoo",
        "Chọn cỡ chữ | Độ tương phản",
        "Gui y kien gop y",
        "Thống kê lượt khách truy cập trang web",
        "Bình luận và đánh giá của độc giả",
        "Hãy là người đầu tiên bình luận về bài này",
        "Cho điểm bài viết",
        "Nghe bài viết (giọng AI)",
    ],
)
def test_a_line_of_terms_that_no_phrase_foresaw_is_known(line):
    assert page_talk(line.lower()) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Xem nhiều trăng mọc trăng đi",
        "Chia sẻ với nhau bát nước",
        "“Thích hay không thích”",
        "Bình luận gì nữa!",
        "12",
        "- / |",
        "6h15: Thời sự",
        "Đăng ký tài khoản định danh điện tử cho cụ già trên tám mươi tuổi ở bản",
    ],
)
def test_a_line_with_a_word_of_the_world_or_a_voice_is_none(line):
    assert page_talk(line.lower()) is None


OWN = {
    "a heading between sentences": ("Ý kiến đóng góp", PLAIN[3]),
    "what a form has, that the text opens": (
        "Phiếu khảo sát gồm ba phần:",
        "Thông tin liên hệ",
        "Ý kiến góp ý",
        "Đánh giá",
    ),
    "a programme": ("19h00: Chương trình truyền hình trực tiếp", "20h30: Phát thanh"),
    "the last line of a list": ("Trung tâm sửa bốn phòng", "Phòng một cửa", "Thư viện"),
    "what a paper has": ("Tòa soạn có ba tổ", "Tổ thời sự", "Truyền hình", "Báo giấy"),
}


@pytest.mark.parametrize("name", OWN)
def test_what_an_article_says_in_terms_of_a_page_stays(name):
    body = [*PLAIN[:3], *OWN[name]]
    assert paragraphs(clean(Article(url="x", title="Đường mới", body="\n".join(body))).body) == body


def test_a_phrase_of_the_catalogue_is_surer():
    assert match("Lượt xem: 12").sureness > match("Lượt xem số này: 12").sureness
