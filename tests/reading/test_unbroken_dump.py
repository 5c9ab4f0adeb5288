"""Text dumps in other forms than a line a paragraph: as html2text writes them, and run together on one line."""

import pytest

from crawler.article import paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.reading.sentences import PLAIN

LEAD, *BODY = PLAIN
TITLE, WHEN = "Đường mới lên bản xa", "Thứ ba - 25/10/2022 13:19"


def read(text):
    return clean(read_dump(text, "bao.txt"))


def wrapped(paragraph, width=78):
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("is_wrapped", [True, False])
def test_markdown_is_read_as_the_page_it_was(is_wrapped):
    written = map(wrapped, BODY) if is_wrapped else BODY
    text = "\n\n".join(
        [
            "[ ![Báo](/logo.png) ](/)",
            '  * [Thời sự](/thoi-su)\n  * [Bạn đọc](/ban-doc "Bạn đọc")',
            "[Trang chủ](/) > [Tin tức](/tin-tuc)",
            f"# {TITLE}",
            f"_{WHEN}_",
            wrapped(f"**{LEAD}**") if is_wrapped else f"**{LEAD}**",
            "![Bà con làm đường](/anh/1.jpg)",
            *written,
            "**Lò Văn Inh**",
            "[In bài viết](javascript:void\\(0\\)) [Gửi email](mailto:)",
            "### Tin liên quan",
            "  * [Bản mới có điện](/a.html) (12/10/2022)\n  * [Thêm cầu treo](/b.html)",
            "* * *",
            "Đang online | 14  \n---|---",
        ]
    )
    article = read(text)
    assert (article.title, article.section, article.lead) == (TITLE, ["Tin tức"], LEAD)
    assert article.published_at == "2022-10-25T13:19:00+07:00"
    assert (paragraphs(article.body), article.authors) == (BODY, ["Lò Văn Inh"])
    assert [image.caption for image in article.images] == ["Bà con làm đường"]


def test_a_link_in_a_sentence_and_a_list_stay():
    text = (
        f"# {TITLE}\n\n{LEAD}\n\nXem [bản đồ](/ban-do) ở trụ sở xã, nơi cán bộ trực cả tuần.\n\n  * Xi măng\n  * Cát\n"
    )
    assert paragraphs(read(text).body) == [
        "Xem bản đồ ở trụ sở xã, nơi cán bộ trực cả tuần.",
        "- Xi măng",
        "- Cát",
    ]


def test_a_text_of_long_lines_with_a_line_in_stars_keeps_its_paragraphs():
    article = read("\n".join([TITLE, WHEN, *PLAIN, "**Ghi chú**", BODY[0] + " Hết."]))
    assert paragraphs(article.body) == [*BODY, "Ghi chú", BODY[0] + " Hết."]


def test_a_text_on_one_line_is_parted_at_its_date_and_behind_its_last_sentence():
    widgets = (
        "Lượt xem: 312 Chia sẻ Facebook Tin liên quan Bản mới có điện Thống kê truy cập Đang online: 14 Tất cả: 587"
    )
    article = read(" ".join([TITLE, WHEN, *PLAIN, "Lò Văn Inh", widgets]))
    assert (article.title, article.published_at) == (TITLE, "2022-10-25T13:19:00+07:00")
    assert (paragraphs(article.body), article.authors) == ([" ".join(PLAIN)], ["Lò Văn Inh"])


def test_a_text_without_spaces_between_its_lines_is_parted_where_they_were():
    article = read("".join([TITLE, WHEN, *PLAIN, "QUỐC THÁI", "Chia sẻ", "In bài viết", "Bình luận (0)"]))
    assert (article.title, article.lead, paragraphs(article.body)) == (TITLE, LEAD, BODY)
    assert (article.published_at, article.authors) == ("2022-10-25T13:19:00+07:00", ["QUỐC THÁI"])


def test_a_date_in_the_first_sentence_parts_nothing():
    text = " ".join(["Sáng thứ ba 25/10/2022, đoàn công tác của huyện đến xã.", *PLAIN])
    article = read(text)
    assert (article.title, article.published_at, paragraphs(article.body)) == (None, None, [text])


def test_verse_is_a_text_though_it_has_no_full_stop():
    verse = ["Em về bản nhỏ chiều nay", "Lúa thì con gái, mây bay lưng đồi", "Câu khắp ai hát bồi hồi"]
    verse = [*verse, "Mà nghe như suối như đồi gọi tên"]
    article = read("\n".join(["Chiều bản nhỏ", "Chủ nhật - 12/09/2021 10:00", *verse, "Lò Thị Hoan"]))
    assert (article.title, paragraphs(article.body), article.authors) == ("Chiều bản nhỏ", verse, ["Lò Thị Hoan"])


def test_date_and_byline_are_read_beside_a_count():
    head = ["Đường mới lên bản xa", "Thứ ba - 25/10/2022 13:19Lượt xem: 1024"]
    article = read("\n".join([*head, *PLAIN, "Tác giả: Lò Văn InhIn bài viết"]))
    assert (article.published_at, article.authors) == ("2022-10-25T13:19:00+07:00", ["Lò Văn Inh"])
    assert (article.lead, paragraphs(article.body)) == (PLAIN[0], list(PLAIN[1:]))


def test_a_text_with_a_word_on_each_line_is_read_as_one_on_one_line():
    text = f"{TITLE} {WHEN} {' '.join(PLAIN)} In bài viết Gửi email Lượt xem: 1.234"
    article = read("\n".join(text.split()))
    assert (article.title, article.published_at) == (TITLE, "2022-10-25T13:19:00+07:00")
    assert (article.body, article.lead) == (" ".join(PLAIN), None)


def test_a_list_of_many_words_stays_a_list():
    article = read("\n".join([TITLE, WHEN, LEAD, "Tên các loài cây:", *(f"Cây {name}" for name in "abcdefghij" * 12)]))
    assert len(paragraphs(article.body)) == 2 + 10 * 12
