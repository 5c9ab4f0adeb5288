"""Text dumps: what an earlier scraper kept of a page must come out as the article alone."""

import pytest

from crawler.article import NotAnArticle, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.reading.sentences import PLAIN

LEAD, *BODY = PLAIN


def read(*lines):
    return clean(read_dump("\n".join(lines), "bao.txt"))


def test_title_date_and_lead_are_read_from_the_order_of_lines():
    article = read("Đường mới lên bản xa", "", "Thứ ba - 25/10/2022 13:19", LEAD, *BODY)
    assert (article.title, article.lead) == ("Đường mới lên bản xa", LEAD)
    assert (article.published_at, article.published_raw) == ("2022-10-25T13:19:00+07:00", "Thứ ba - 25/10/2022 13:19")
    assert paragraphs(article.body) == BODY
    assert article.url == "bao.txt"


def test_a_kicker_stands_above_the_title_and_lines_of_dots_part_nothing():
    article = read(
        "Nông thôn mới", "", "Đường mới lên bản xa", "Thứ Bảy, 19/12/2020, 16:25 [GMT+7]", ".", ".", LEAD, *BODY
    )
    assert (article.kicker, article.title, article.lead) == ("Nông thôn mới", "Đường mới lên bản xa", LEAD)
    assert article.published_at == "2020-12-19T16:25:00+07:00"


def test_the_date_is_the_one_below_the_title_and_never_the_page_clock_above_it():
    article = read(
        "Thứ sáu, 29/03/2024, 03:46 [GMT+7]", "Đường mới lên bản xa", "Thứ sáu, 26/04/2019 - 11:21'", LEAD, *BODY
    )
    assert (article.title, article.published_at) == ("Đường mới lên bản xa", "2019-04-26T11:21:00+07:00")


def test_a_breadcrumb_above_the_title_is_the_section():
    for crumbs in (["Trang nhất", "Tin tức"], ["Trang chủ > Tin tức"]):
        article = read(*crumbs, "Đường mới lên bản xa", "Thứ năm - 09/03/2017 21:41 3.217 0", LEAD, *BODY)
        assert (article.section, article.kicker, article.title) == (["Tin tức"], None, "Đường mới lên bản xa")
        assert (article.published_at, article.lead) == ("2017-03-09T21:41:00+07:00", LEAD)


def test_without_a_date_line_a_short_first_line_is_the_title_and_a_sentence_is_not():
    assert read("Đường mới lên bản xa", LEAD, *BODY).title == "Đường mới lên bản xa"
    article = read(LEAD, "", "{keywords}", *BODY)
    assert (article.title, article.lead, article.stripped) == (None, LEAD, {"placeholder": 1})


@pytest.mark.parametrize(
    "lines",
    [
        ("DSC 5191", "Bà con góp ngày công làm đường"),
        ("309993665 638201641009624 332414883047958941 n", "Bà con góp ngày công làm đường"),
        ("113604 ba con gop ngay cong 13013630", "Bà con góp ngày công làm đường"),
        ("Bà con góp ngày công làm đường", "Bà con góp ngày công làm đường"),
    ],
)
def test_captions_go_to_images_once(lines):
    article = read("Đường mới", "Thứ ba - 25/10/2022 13:19", LEAD, BODY[0], *lines, *BODY[1:])
    assert [image.caption for image in article.images] == ["Bà con góp ngày công làm đường"]
    assert paragraphs(article.body) == BODY


@pytest.mark.parametrize("lines", [("DSC 5191", "Làm đường ở Nà Lốc"), ("Làm đường ở Nà Lốc", "Làm đường ở Nà Lốc")])
def test_a_caption_below_the_byline_is_one_also_above_furniture(lines):
    article = read(
        "Đường mới", LEAD, *BODY, "Tin, ảnh: Lò Văn Inh", *lines, "Góc ảnh đẹp", "Click để đánh giá bài viết"
    )
    assert [image.caption for image in article.images] == ["Làm đường ở Nà Lốc"]
    assert paragraphs(article.body) == BODY


def test_a_paragraph_below_a_picture_without_a_caption_stays():
    article = read("Đường mới lên bản xa", "Thứ ba - 25/10/2022 13:19", LEAD, "IMG 0423", *BODY)
    assert (paragraphs(article.body), article.images) == (BODY, [])
    said = "Bà con bản xa vui mừng đi trên con đường mới làm xong. Ảnh: Lò Văn Inh."
    article = read("Đường mới lên bản xa", "Thứ ba - 25/10/2022 13:19", LEAD, "IMG 0423", said, *BODY)
    assert (paragraphs(article.body), [image.caption for image in article.images]) == (BODY, [said])


def test_furniture_below_the_text_is_stripped_and_the_byline_read():
    article = read(
        "Đường mới",
        LEAD,
        *BODY,
        "Lò Văn Inh",
        "",
        "Thống kê truy cập",
        "  • Đang online: 14",
        "  • Hôm nay: 587",
        "Đăng nhập",
    )
    assert article.authors == ["Lò Văn Inh"]
    assert paragraphs(article.body) == BODY
    assert article.stripped == {"visit_counter": 3, "login_prompt": 1}


def test_a_breadcrumb_in_pieces_or_without_a_date_below_is_the_section_and_no_title():
    for crumbs in (["Trang chủ", ">", "Tin tức", ">", "Kinh tế"], ["Bạn đang ở: Trang chủ / Tin tức / Kinh tế"]):
        article = read(*crumbs, "Đường mới lên bản xa", LEAD, *BODY)
        assert (article.section, article.title, article.lead) == (["Tin tức", "Kinh tế"], "Đường mới lên bản xa", LEAD)
        assert paragraphs(article.body) == BODY


def test_a_list_that_the_first_paragraph_opens_stays():
    opened = [
        "Kẻ gian dựng một trang có giao diện giống hệt trang của ngân hàng, với ba ô:",
        "Tên đăng nhập",
        "Mật khẩu",
    ]
    article = read("Trang web giả mạo", *opened, *BODY)
    assert (article.lead, paragraphs(article.body)) == (None, [*opened, *BODY])


@pytest.mark.parametrize("heading", ["Bình luận", "Phản hồi"])
def test_a_heading_in_the_words_of_a_button_is_no_lead_and_stays(heading):
    article = read("Đường mới", heading, *PLAIN)
    assert (article.lead, paragraphs(article.body)) == (None, [heading, *PLAIN])


def test_a_title_of_one_word_above_the_text_is_no_button():
    article = read("Chia sẻ", LEAD, *BODY)
    assert (article.title, article.lead, article.stripped) == ("Chia sẻ", LEAD, {})


def test_a_notice_above_the_head_hides_no_date():
    notice = "Trang web này dùng cookie. Bằng việc tiếp tục truy cập, bạn đồng ý với chính sách cookie của chúng tôi."
    article = read(notice, "Đồng ý", "Đường mới", "Thứ ba - 25/10/2022 13:19", LEAD, *BODY)
    assert (article.title, article.published_raw) == ("Đường mới", "Thứ ba - 25/10/2022 13:19")
    assert paragraphs(article.body) == BODY


def test_a_menu_above_the_head_hides_no_date():
    menu = ["Giới thiệu", "Cơ cấu tổ chức", "Tin tức", "Văn bản", "Thư viện ảnh", "Công dân", "Liên hệ", "RSS", "Góp ý"]
    article = read(*menu, "Đường mới", "Thứ ba - 25/10/2022 13:19", LEAD, *BODY)
    assert (article.title, article.published_raw, article.lead) == ("Đường mới", "Thứ ba - 25/10/2022 13:19", LEAD)


def test_a_list_below_the_only_sentence_stays_with_it():
    counts = ["Lượt đọc: 3.120", "Lượt mượn: 811"]
    assert paragraphs(read("Thư viện lưu động", LEAD, *counts).body) == [LEAD, *counts]


def test_a_title_in_the_words_of_two_widgets_stays():
    article = read("Tin nổi bật trong tuần", "Thứ ba - 25/10/2022 13:19", LEAD, *BODY)
    assert (article.title, article.lead) == ("Tin nổi bật trong tuần", LEAD)


def test_a_text_of_short_sentences_is_read():
    lines = ["Nước về ngập trắng đồng xa", "Điên điển vàng nở như là nắng rơi", "Nghe con nước gọi, nhớ hoài bến quê."]
    article = read("Mùa nước nổi", *lines)
    assert (article.title, paragraphs(article.body)) == ("Mùa nước nổi", lines)


@pytest.mark.parametrize(
    "text", ["User-agent: *\nDisallow: /admin/\nSitemap: http://bao.example/sitemap.xml", "", "Đường mới"]
)
def test_a_text_without_a_sentence_is_refused(text):
    with pytest.raises(NotAnArticle, match="no-article-text"):
        read_dump(text, "robots.txt")


def test_the_head_of_the_page_above_the_title_goes():
    head = ["CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN", "Trực tiếp", "Lịch phát sóng", "Xem lại"]
    article = read(*head, "Đường mới", "Thứ ba - 25/10/2022 13:19", LEAD, *BODY)
    assert (article.kicker, article.title, article.lead) == (None, "Đường mới", LEAD)
    assert paragraphs(article.body) == BODY


def test_a_byline_between_title_and_date_is_read():
    title = "Xã vùng cao làm xong con đường vào ba xóm"
    for byline in ("LÒ VĂN INH", "Lò Văn Inh"):
        article = read(title, byline, "•", "25/10/2022 13:19", LEAD, *BODY)
        assert (article.title, article.authors, article.lead) == (title, [byline], LEAD)


def test_a_title_in_capitals_that_could_be_a_name_stays_the_title():
    article = read("Chuyện kể của những người ở lại với bản", "HỒI KÝ NGƯỜI LÍNH", "25/10/2022 13:19", LEAD, *BODY)
    assert (article.title, article.kicker, article.authors) == (
        "Chuyện kể của những người ở lại với bản",
        None,
        ["HỒI KÝ NGƯỜI LÍNH"],
    )


def test_a_section_and_a_date_stand_above_a_title():
    title = "Xã vùng cao làm xong con đường vào ba xóm"
    article = read("Xã hội", "Thứ ba - 25/10/2022 13:19", title, LEAD, *BODY)
    assert (article.title, article.lead, paragraphs(article.body)) == (title, LEAD, BODY)


def test_who_posted_it_is_read_beside_the_date():
    article = read("Xã vùng cao làm xong con đường", "Đăng vào 25/10/2022 bởi Lò Văn Inh", LEAD, *BODY)
    assert (article.title, article.authors) == ("Xã vùng cao làm xong con đường", ["Lò Văn Inh"])
    assert article.published_at == "2022-10-25T00:00:00+07:00"


def test_what_stands_among_buttons_below_the_date_goes():
    for buttons in (
        ["Chế độ ban đêm:", "ON", "OFF", "Đọc bài viết:"],
        ["GửiIn"],
        ["Dở Hay"],
        ["Cỡ chữ", "Lớn"],
        ["Nghe bài báo", "Dừng lại"],
        ["A A+ A++"],
    ):
        article = read("Đường mới", "Thứ ba - 25/10/2022 13:19", *buttons, LEAD, *BODY)
        assert (article.lead, paragraphs(article.body), article.authors) == (LEAD, BODY, [])


def test_a_heading_below_the_date_without_buttons_stays():
    article = read("Đường mới", "Thứ ba - 25/10/2022 13:19", "Nhiều cách làm hay", LEAD, *BODY)
    assert "Nhiều cách làm hay" in (article.lead, *paragraphs(article.body))


@pytest.mark.parametrize(
    "caption",
    [
        "Bà con làm đường ở xóm trên. Ảnh: Lò Văn Inh",
        "Bà con làm đường ở xóm trên (ảnh tư liệu)",
        "Ảnh: Bà con xóm trên làm đường.",
        "Ảnh minh họa",
    ],
)
def test_a_line_that_says_it_is_of_a_picture_is_a_caption(caption):
    article = read("Đường mới", "Thứ ba - 25/10/2022 13:19", LEAD, BODY[0], caption, *BODY[1:])
    assert paragraphs(article.body) == BODY
    assert [image.caption for image in article.images] == [caption.removeprefix("Ảnh: ")]


def test_a_list_with_a_date_that_the_text_opens_is_no_head():
    opened = ["Văn phòng thông báo lịch tiếp công dân định kỳ:", "Thứ Năm, ngày 10/8/2023", "Đồng chí Chủ tịch tiếp"]
    article = read("Lịch tiếp công dân tháng 8", *opened, *BODY)
    assert (article.title, paragraphs(article.body)) == ("Lịch tiếp công dân tháng 8", [*opened, *BODY])


def test_letters_of_readers_have_the_name_of_their_column_as_kicker():
    lines = ["Ý kiến bạn đọc", "Đèn đường tắt đã ba tuần", "Chủ nhật, 12/11/2023 15:20", *PLAIN, "Gửi bình luận"]
    article = clean(read_dump("\n".join(lines), "bao.txt"))
    assert (article.kicker, article.title) == ("Ý kiến bạn đọc", "Đèn đường tắt đã ba tuần")
    assert (article.lead, paragraphs(article.body)) == (PLAIN[0], list(PLAIN[1:]))


@pytest.mark.parametrize(
    "day",
    ["15/05/2023", "Ngày ban hành: 15/05/2023", "15-5-2023", "May 15, 2023", "15 Tháng 5, 2023", "15 Tháng Năm, 2023"],
)
def test_a_bare_day_between_title_and_text_is_the_date(day):
    article = read("Đường mới lên bản xa", day, LEAD, *BODY)
    assert (article.title, article.published_at) == ("Đường mới lên bản xa", "2023-05-15T00:00:00+07:00")
    assert (article.lead, paragraphs(article.body)) == (LEAD, BODY)


def test_a_bare_day_above_a_list_is_the_date():
    article = read(
        "Sáu tân binh", "Ngày 15/05/2023", "Xã công bố danh sách sáu tân binh năm nay như sau:", "Lò Văn Inh"
    )
    assert (article.title, article.published_at) == ("Sáu tân binh", "2023-05-15T00:00:00+07:00")


def test_home_is_no_kicker():
    article = read("Trang chủ", "Tin tức - sự kiện", "Đường mới lên bản xa", "Thứ hai - 15/05/2023 08:12", LEAD, *BODY)
    assert (article.title, article.kicker) == ("Đường mới lên bản xa", None)


def test_the_days_of_a_chronicle_are_its_own():
    article = read("Ba ngày làm đường", "15/05/2023", LEAD, "16/05/2023", *BODY)
    assert article.published_at is None
    assert "15/05/2023" in f"{article.lead} {article.body}"


def test_a_long_menu_above_title_and_date_goes():
    menu = ["Giới thiệu", "Lịch sử hình thành", "Tin tức", "Tin tổng hợp", "Đảng - Đoàn thể", "Mường xa", "Liên hệ"]
    article = read(*menu, "Hội làng", "Tìm kiếm:", "Đường mới lên bản xa", "Thứ hai - 15/05/2023 08:12", LEAD, *BODY)
    assert (article.title, article.kicker) == ("Đường mới lên bản xa", None)
    assert (article.lead, paragraphs(article.body)) == (LEAD, BODY)


def test_a_date_below_many_lines_that_are_no_menu_is_none_of_the_head():
    steps = [f"Việc thứ {name}" for name in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín")]
    article = read(*steps, "Thứ hai - 15/05/2023 08:12", LEAD, *BODY)
    assert article.published_at is None
    assert article.title == steps[0]


def test_the_title_of_a_dump_says_what_a_heading_in_the_words_of_a_widget_is_about():
    lines = ["Trả lời bạn đọc về xe buýt", "Chủ nhật, 12/11/2023 15:20", *PLAIN[:2], "Ý kiến bạn đọc", *PLAIN[2:]]
    assert paragraphs(read(*lines).body) == [PLAIN[1], "Ý kiến bạn đọc", *PLAIN[2:]]


@pytest.mark.parametrize(
    "title", ["Bao giờ thì bản xa Nà Lốc có được con đường mới?", "Về Nà Lốc, nghe tiếng xe chạy trên đường mới..."]
)
@pytest.mark.parametrize("between", [[], ["Lò Văn Inh"]])
def test_a_title_that_ends_like_a_sentence_hides_no_date(title, between):
    article = read("Bạn đọc", "Thứ hai, 12/08/2024", title, *between, "12/08/2024 06:05", LEAD, *BODY)
    assert (article.title, article.authors) == (title, between)
    assert (article.published_at, article.lead) == ("2024-08-12T06:05:00+07:00", LEAD)


def test_a_question_in_a_text_is_no_title_above_a_date():
    question = "Vì sao bản xa Nà Lốc đến nay vẫn chưa có đường?"
    article = read("Đường mới lên bản xa", question, BODY[0], "Ngày đăng: 12/08/2024 06:05", *BODY[1:])
    assert (article.title, article.lead) == ("Đường mới lên bản xa", question)


@pytest.mark.parametrize(
    "between",
    [
        ["Posted by: admin"],
        ["Chi tiết", "Viết bởi Super User", "Chuyên mục: Thông báo"],
        ["Được đăng bởi Ban biên tập"],
        ["• Submitted by quantri on Thu, 08/10/2020 - 07:45"],
        ["Lượt xem: 12", "Chia sẻ bài viết lên Facebook"],
    ],
)
def test_what_the_page_says_between_title_and_date_is_no_title(between):
    article = read("Trang chủ", "Xã vùng cao làm xong đường", *between, "12/08/2024 06:05", LEAD, *BODY)
    assert (article.title, article.lead, article.authors) == ("Xã vùng cao làm xong đường", LEAD, [])
    assert paragraphs(article.body) == BODY


def test_a_title_in_the_words_of_a_page_below_a_kicker_stays():
    for title in ("Tin nổi bật trong tuần", "Chi tiết lịch cắt điện"):
        article = read("Đời sống ở các bản vùng cao", title, "12/08/2024 06:05", LEAD, *BODY)
        assert (article.kicker, article.title) == ("Đời sống ở các bản vùng cao", title)


@pytest.mark.parametrize(
    "table",
    [["Số ký hiệu văn bản", "Ngày ban hành", "Trích yếu", "Tải file gốc"], ["(ÂĐO) –"], ["Lấy cỡ chữ làm mặc định"]],
)
def test_what_stands_between_date_and_text_hides_no_lead(table):
    article = read("Xã vùng cao làm xong đường", "Ngày: 12/08/2024 | 06:05", *table, LEAD, *BODY)
    assert (article.published_at, article.lead) == ("2024-08-12T06:05:00+07:00", LEAD)
    assert paragraphs(article.body) == BODY


def test_a_short_title_above_who_filed_it_is_the_title():
    article = read("Trang chủ", "Bến đợi", "Được đăng bởi Ban biên tập", "12/08/2024 06:05", LEAD, *BODY)
    assert (article.title, article.authors, article.lead) == ("Bến đợi", [], LEAD)


def test_a_title_that_begins_like_a_label_stays():
    article = read("Đời sống", "Bởi núi đồi còn đó những mùa hoa", "12/08/2024 06:05", LEAD, *BODY)
    assert article.title == "Bởi núi đồi còn đó những mùa hoa"


def test_a_bare_day_above_who_wrote_it_is_the_date():
    article = read("Đường mới lên bản xa", "08 Tháng Tư 2022", "Người viết: Lò Văn Inh", LEAD, *BODY)
    assert (article.title, article.published_at) == ("Đường mới lên bản xa", "2022-04-08T00:00:00+07:00")
    assert (article.authors, article.lead) == (["Lò Văn Inh"], LEAD)


@pytest.mark.parametrize("heading", ["Câu hỏi", "Câu hỏi:", "Thông tin chung", "Nội dung", "Tài liệu tuyên truyền"])
def test_a_heading_in_the_terms_of_a_page_below_the_date_stays(heading):
    article = read("Xã vùng cao làm xong con đường", "Thứ ba - 25/10/2022 13:19", heading, LEAD, *BODY)
    assert heading in (article.lead, *paragraphs(article.body))


def test_a_title_in_the_terms_of_a_page_below_a_kicker_stays():
    article = read("Đời sống ở các bản vùng cao", "Lịch công tác", "12/08/2024 06:05", LEAD, *BODY)
    assert (article.kicker, article.title) == ("Đời sống ở các bản vùng cao", "Lịch công tác")


TITLE = "Xã vùng cao làm xong con đường vào ba xóm"
WHEN = "2022-10-25T13:19:00+07:00"


@pytest.mark.parametrize(
    "head",
    [
        ["Thời sự - Chính trị", "Thứ ba, 25/10/2022 | 13:19", TITLE],
        ["Lò Văn Inh", "-", "25/10/2022 13:19", "Facebook", "Twitter", TITLE],
        ["Đăng bởi: Lò Văn Inh", "Chuyên mục: Nông thôn", "25/10/2022 13:19", TITLE],
        ["Xã hội", "Lò Văn Inh", "25/10/2022 13:19", TITLE],
        [TITLE, "25/10/2022", "13:19"],
        [TITLE, "13:19", "25/10/2022"],
        [TITLE, "25/10/2022 13:19:00 Xem cỡ chữ", "Print"],
        [f"{TITLE} - Trang tin xã Đồng Cam", TITLE, "25/10/2022 13:19"],
    ],
)
def test_title_and_date_are_found_in_whatever_order_they_stand(head):
    article = read(*head, LEAD, *BODY)
    assert (article.title, article.published_at) == (TITLE, WHEN)
    assert (article.lead, paragraphs(article.body)) == (LEAD, BODY)
    assert article.authors == (["Lò Văn Inh"] if any("Inh" in line for line in head) else [])
    assert article.section == (["Nông thôn"] if any("Nông" in line for line in head) else [])


@pytest.mark.parametrize("day", ["Ngày 25 tháng 10 năm 2022", "25/10/2022"])
def test_a_bare_day_below_who_wrote_it_and_above_a_title_is_the_date(day):
    article = read("Đăng bởi: Lò Văn Inh", day, TITLE, LEAD, *BODY)
    assert (article.title, article.published_at) == (TITLE, "2022-10-25T00:00:00+07:00")
    assert (article.authors, article.lead) == (["Lò Văn Inh"], LEAD)


def test_a_breadcrumb_that_ends_in_the_title_is_the_section_above_it():
    article = read(f"Trang chủ / Tin tức / {TITLE}", TITLE, LEAD, *BODY)
    assert (article.title, article.section) == (TITLE, ["Tin tức"])


@pytest.mark.parametrize("heading", ["1. Thời gian, địa điểm", "II. Nội dung", "Cách làm của xã"])
def test_a_heading_is_no_lead(heading):
    article = read(TITLE, "25/10/2022 13:19", heading, LEAD, *BODY)
    assert (article.lead, paragraphs(article.body)) == (None, [heading, LEAD, *BODY])


def test_what_a_page_made_of_a_caption_for_its_file_is_no_text():
    article = read(TITLE, "25/10/2022 13:19", LEAD, BODY[0], "hoi nghi tong ket", "Hội nghị tổng kết ở xã", *BODY[1:])
    assert [image.caption for image in article.images] == ["Hội nghị tổng kết ở xã"]
    assert paragraphs(article.body) == BODY
