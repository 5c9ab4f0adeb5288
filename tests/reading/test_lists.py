"""What belongs to the page around an article, told by its shape: comments, links below a byline."""

import copy

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.marking import mark
from crawler.reading.cleaning.verse import is_verse
from tests.reading.sentences import PLAIN

FIRST, REST = list(PLAIN[:3]), list(PLAIN[3:])
HEADLINES = ["Bản xa có điện lưới sau mười năm chờ đợi", "Thêm một cây cầu treo qua suối Nậm Lốc"]


def cleaned(*lines):
    article = clean(Article(url="x", title="Đường mới", body="\n\n".join(lines)))
    assert clean(copy.deepcopy(article)) == article
    return article


def test_headlines_in_a_row_below_a_related_heading_go_from_amid_the_text():
    article = cleaned(*FIRST, "TIN LIÊN QUAN", *HEADLINES, *REST)
    assert (paragraphs(article.body), article.stripped) == ([*FIRST, *REST], {"related": 3})


def test_one_line_below_a_related_heading_amid_the_text_may_be_a_heading_of_the_article():
    article = cleaned(*FIRST, "Tin liên quan", HEADLINES[0], *REST)
    assert paragraphs(article.body) == [*FIRST, HEADLINES[0], *REST]


def test_a_sentence_below_a_related_heading_without_a_button_stays():
    assert paragraphs(cleaned(*FIRST, "Tin liên quan", *REST).body) == [*FIRST, *REST]


@pytest.mark.parametrize(
    "comment",
    [
        ["Lò Văn Inh", "Mong đường sớm làm tới bản tôi!", "18/11/2023 07:12", "Thích", "3", "Trả lời"],
        ["Cho hỏi khi nào làm tiếp đoạn còn lại ạ?", "Hà Mai", "2 giờ trước", "Trả lời"],
        ["Hà Mai", "Mong đường sớm làm tới bản tôi!", "Trả lời", "Thích 4", "2 giờ trước"],
        ["Hà Mai - 18/11/2023 07:12", "Mong đường sớm làm tới bản tôi!", "Trả lời | Thích"],
    ],
)
def test_comments_go_with_their_sentences(comment):
    article = cleaned(*PLAIN, "Bình luận (2)", *comment, *comment, "Xem thêm bình luận")
    assert paragraphs(article.body) == list(PLAIN)


def test_an_interview_in_the_words_of_comments_stays():
    answer = ["Hỏi", "Khi nào làm tiếp đoạn còn lại?", "Trả lời", "Xã đã xin vốn và sẽ làm trong quý tới."]
    assert paragraphs(cleaned(*PLAIN, *answer).body) == [*PLAIN, *answer]


@pytest.mark.parametrize("byline", ["Lò Văn Inh", "Tin, ảnh: Lò Văn Inh"])
def test_links_of_no_rule_below_a_byline_go(byline):
    links = ["Sắc màu vùng cao", "Ẩm thực bản Lác", "Chợ tình Khâu Vai", "Nhà sàn - Nhà đá"]
    article = cleaned(*PLAIN, byline, *links)
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


@pytest.mark.parametrize(
    "own",
    [
        ["Danh sách ủng hộ đợt 1", "Gia đình ông Páo 500.000 đồng", "Tổ may xóm trên 300.000 đồng"],
        ["Kinh phí: do tỉnh hỗ trợ", "Thời gian: hai tháng", "Nơi làm: ba xóm vùng cao"],
        [
            "Nước về ngập trắng đồng xa",
            "Điên điển vàng như nắng rơi",
            "Nghe con nước gọi bến quê",
            "Nhớ hoài mùa nước nổi",
        ],
        ["Còn tiếp", "Kỳ sau đăng phần cuối"],
    ],
)
def test_lines_of_the_article_below_a_byline_stay(own):
    assert paragraphs(cleaned(*PLAIN, "Lò Văn Inh", *own).body)[-len(own) :] == own


@pytest.mark.parametrize("heading", ["THÔNG BÁO TUYỂN SINH", "DANH SÁCH"])
def test_a_heading_in_capitals_is_no_byline_above_a_list(heading):
    own = [heading, "Lớp thêu thổ cẩm", "Lớp nấu ăn", "Lớp sửa máy cày"]
    assert paragraphs(cleaned(*PLAIN, *own).body) == [*PLAIN, *own]


@pytest.mark.parametrize(
    "lines",
    [
        ["Giới thiệu", "Tin tức", "Văn bản", "Thư viện ảnh", "Liên hệ"],
        [*HEADLINES, "Xã vùng cao thu hoạch hơn hai trăm tấn quế vỏ trong vụ xuân", "Hội làng"],
    ],
)
def test_menus_and_headlines_are_no_verse(lines):
    assert not is_verse(lines)


@pytest.mark.parametrize(
    "below",
    [
        ["Trang in", "Gửi phản hồi", "Lễ hội đua thuyền", "Nhiều người đang đọc", "Lịch thi đấu vòng cuối"],
        ["Tag:", "đường mới", "Pá Khoang", "Tin mới", "Mường Nhé: thêm trường", "Tải app", "Hotline: 0215 3824 xxx"],
        [
            "Gửi ý kiến | In bài",
            "CÁC BÀI ĐÃ ĐĂNG:",
            "Lễ hội đua thuyền",
            "Tin tức 24h:",
            "Chuyên đề",
            "Phòng chống ma túy",
        ],
    ],
)
def test_furniture_below_a_byline_takes_what_stands_among_it(below):
    article = cleaned(*PLAIN, "Lò Văn Inh", *below)
    assert (paragraphs(article.body)[: len(PLAIN)], article.authors) == (list(PLAIN), ["Lò Văn Inh"])
    assert len(paragraphs(article.body)) <= len(PLAIN) + 1


def test_a_poll_below_a_byline_goes_though_its_question_is_a_sentence():
    poll = ["Ý kiến thăm dò", "Bạn thấy thế nào về việc thu gom rác ở xã trong năm qua?", "Rất tốt", "Tạm được", "Kém"]
    article = cleaned(*PLAIN, "Lò Văn Inh", *poll, "Gửi", "Xem kết quả")
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


def test_a_source_of_pictures_in_a_list_is_no_author():
    listed = ["Giải Nhất: Mùa vàng", "Giải Nhì: Chợ sớm", "Tác giả: Hoàng Lệ Thu", PLAIN[5], PLAIN[6]]
    article = cleaned(*PLAIN[:5], *listed)
    assert (paragraphs(article.body), article.authors) == ([*PLAIN[:5], *listed], [])


def test_a_sentence_of_the_page_does_not_hide_the_end_of_the_article():
    page = [
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
        "Click để đánh giá bài viết",
        "Ý kiến bạn đọc",
        "Hướng dẫn số 14/HD-CCB",
        "Phóng sự nghĩa tình đồng đội",
        "Bộ phận kỹ thuật sẽ sớm trả lời thư của bạn.",
        "Lễ hội đua thuyền",
    ]
    article = cleaned(*PLAIN, "Tác giả: Lò Văn Inh", *page)
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


@pytest.mark.parametrize("above", [PLAIN[:1], PLAIN[:5], (*PLAIN[:5], "Lò Văn Inh")])
def test_a_sentence_below_a_widget_amid_the_text_stays(above):
    widget = ["Tổng số điểm của bài viết là: 0 trong 0 đánh giá", "Xếp hạng: 5 - 2 phiếu bầu", "Gửi đánh giá"]
    assert paragraphs(cleaned(*above, *widget, PLAIN[6]).body) == [*above, PLAIN[6]]


@pytest.mark.parametrize("above", [["Bạn đọc quan tâm"], ["Xem tin theo ngày", "Nổi bật"], ["In ra", "Mới cập nhật"]])
def test_headlines_longer_than_a_heading_go_from_below_an_unsure_heading_behind_a_byline(above):
    headlines = ["Người trồng hoa ở xóm trên bán hết vườn trước đêm giao thừa", *HEADLINES]
    article = cleaned(*PLAIN, "Lò Văn Inh", *above, *headlines, "Lượt xem: 1.234")
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


def test_the_numbers_of_a_show_of_pictures_go_from_amid_the_text():
    assert paragraphs(cleaned(PLAIN[0], "Ảnh 1/2", PLAIN[1], "Ảnh 2/2", PLAIN[2]).body) == list(PLAIN[:3])


def test_a_long_line_behind_a_byline_stays_above_all_headings():
    own = "Bài viết có sử dụng tư liệu của Ban Chấp hành Đảng bộ xã, xuất bản năm 1998"
    assert own in (cleaned(*PLAIN, "Lò Văn Inh", own, "Nổi bật", *HEADLINES, "Lượt xem: 1.234").body or "")


def test_comments_without_a_heading_are_told_by_their_buttons_and_time():
    comments = ["Hà Mai", "10:22 27/07/2025", "Mong đường sớm làm tới bản tôi!", "Trả lời", "Thích"]
    assert paragraphs(cleaned(*PLAIN, *comments, *comments).body) == list(PLAIN)


def test_a_day_of_the_article_above_comments_without_a_heading_keeps_what_stands_between():
    own = ["Ngày 12/3/2025", PLAIN[0], PLAIN[1]]
    comments = ["Hà Mai", "2 giờ trước", "Hay quá, mong làm sớm!", "Trả lời", "Thích"]
    assert paragraphs(cleaned(PLAIN[2], *own, *comments).body) == [PLAIN[2], *own]


def test_a_text_between_a_form_for_comments_and_a_button_to_like_it_stays():
    article = cleaned(PLAIN[0], "Gửi bình luận", "Lưu tin", *PLAIN[1:5], "Like", "Share", "Chia sẻ tin này")
    assert paragraphs(article.body) == list(PLAIN[:5])


def test_an_answer_and_a_liking_without_a_time_are_the_article_s():
    own = ["Hỏi", "Khi nào làm tiếp đoạn còn lại?", "Trả lời", "Thích", PLAIN[3]]
    assert paragraphs(cleaned(*PLAIN[:3], *own).body) == [*PLAIN[:3], *own]


@pytest.mark.parametrize("above", [["3. Uống nước ấm", "4. Vận động nhẹ"], ["Tổng đài tư vấn: 1900 3228"]])
def test_buttons_right_below_a_byline_that_ends_a_list_go(above):
    article = cleaned(*PLAIN, *above, "Lò Văn Inh", "Đọc bài", "Tạm dừng", "A", "Trở lại", "In ra", "Tin nổi bật")
    assert (paragraphs(article.body), article.authors) == ([*PLAIN, *above], ["Lò Văn Inh"])


def test_a_name_above_one_line_like_a_widget_ends_no_list():
    own = ["Giải nhất", "Lò Thị Hom", "Bình thường", "Giải nhì", "Cà Thị Pâng"]
    assert paragraphs(cleaned(*PLAIN, *own, "In bài viết", "Tin liên quan").body) == [*PLAIN, *own]


def test_a_count_of_views_right_below_the_byline_ends_the_article():
    below = ["Lượt xem: 1.020", "Đặt câu hỏi", "Đăng ký khám bệnh", "Bảng giá dịch vụ", "Tra cứu kết quả"]
    article = cleaned(*PLAIN, "Lò Văn Inh", *below)
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


def test_below_the_byline_of_verse_what_stands_under_a_widget_goes():
    verse = ["Sen lên từ đáy bùn sâu", "Nghe trong hương có nhịp cầu quê tôi", "Ai đi cuối đất cùng trời"]
    verse = [*verse, "Về đây một bữa lại ngồi chén trà", "Mẹ chèo xuồng nhỏ đi qua"]
    article = cleaned(*verse, "Lò Văn Inh", "In trang này", "Tác phẩm khác", "Bến sông chiều", "Đặt mua báo in")
    assert (paragraphs(article.body), article.authors) == (verse, ["Lò Văn Inh"])


def test_a_list_of_articles_called_so_is_no_note_below_a_byline():
    below = ["Bài viết nổi bật", "Các ngày lễ lớn trong tháng", "Sách lý luận mới", "Bản quyền © 2024 Đảng bộ tỉnh"]
    article = cleaned(*PLAIN, "Bài, ảnh: Lò Văn Inh", *below)
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


@pytest.mark.parametrize("word", ["Đọc thêm", "Đọc thêm:", "Xem thêm"])
@pytest.mark.parametrize("between", [*FIRST, "Cả bản cùng làm.", "Nước về thật rồi!"])
def test_a_sentence_between_two_links_to_other_articles_stays(word, between):
    lines = [REST[0], word, HEADLINES[0], between, word, HEADLINES[1]]
    for after in ([], REST[1:]):
        assert between in paragraphs(cleaned(*lines, *after).body)


@pytest.mark.parametrize("line", ["Xem thêm: {}", "Đọc thêm: {}", "Đọc thêm >> {}", "Đọc thêm » {}", ">> Xem thêm: {}"])
def test_of_links_between_sentences_only_the_line_itself_goes(line):
    between = ["Nước về thật rồi!", "Vì sao lại như vậy?", "Cả bản cùng làm."]
    for said in ([between[0], between[1], between[2]], [FIRST[0], between[2], between[0]]):
        lines = [REST[0], line.format(HEADLINES[0]), said[0], line.format(HEADLINES[1]), said[1], said[2]]
        assert paragraphs(cleaned(*lines).body) == [REST[0], *said]


def test_a_button_with_a_colon_leads_to_one_headline_amid_a_text():
    link = ["Xem thêm:", "Gia cố khẩn cấp đoạn kè qua bản Luông"]
    assert mark([*PLAIN[:2], *link, *PLAIN[2:]]) == [None, None, "related", "related", *[None] * len(PLAIN[2:])]
    for own in (["Xem thêm", link[1]], ["Xem thêm:", "phụ lục kèm theo"], ["Bà con xem thêm:", link[1]]):
        assert mark([*PLAIN[:2], *own, *PLAIN[2:]])[3] is None
