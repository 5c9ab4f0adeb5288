"""Cleaning must take all the furniture and not one sentence."""

import copy
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crawler.article import Article, Attachment, Image, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.lines.one_line import fold
from tests.reading.sentences import BODIES, HARD, LEADS, PLAIN, TITLES

NUMBERS = st.integers(0, 9_999_999)


def counted(*labels):
    return st.tuples(*(st.tuples(st.just(label), NUMBERS) for label in labels)).map(
        lambda pairs: [f"{label}: {number:,}" for label, number in pairs]
    )


WIDGETS = {
    "visit_counter": st.one_of(
        counted("Đang online", "Hôm nay", "Trong tuần", "Tất cả").map(lambda lines: ["Thống kê truy cập", *lines]),
        counted("Đang truy cập", "Máy chủ tìm kiếm", "Hôm nay", "Tháng hiện tại", "Tổng lượt truy cập"),
        NUMBERS.map(lambda n: [f"Trực tuyến : {n}", f"Đã truy cập : {n}"]),
        NUMBERS.map(lambda n: [f"{n} Lượt xem"]),
        NUMBERS.map(lambda n: [f"Đã xem: {n}"]),
    ),
    "login_prompt": st.sampled_from(
        [["Đăng nhập"], ["Đăng nhập", "Đăng ký", "Quên mật khẩu?"], ["Thành viên", "Đăng nhập"]]
    ),
    "session_prompt": st.integers(5, 600).map(
        lambda n: [
            "-->",
            f"Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: {n} giây",
        ]
    ),
    "rating_widget": st.tuples(NUMBERS, NUMBERS).map(
        lambda n: [
            f"Tổng số điểm của bài viết là: {n[0]} trong {n[1]} đánh giá",
            f"Xếp hạng: {n[0]} - {n[1]} phiếu bầu",
            "Click để đánh giá bài viết",
        ]
    ),
    "comment_form": NUMBERS.map(
        lambda n: ["Ý kiến bạn đọc", f"({n}) Bình luận", "Tên của bạn", "Mã an toàn", "Gửi bình luận"]
    ),
    "share_and_print": st.sampled_from(
        [["Chia sẻ bài viết", "In bài viết"], ["Tweet"], ["A- A A+", "In ra"], ["< Trước | Tiếp theo >"]]
    ),
    "placeholder": st.sampled_from(
        [["{keywords}"], ["{title} {publish}"], ["{{ article.tags }}"], ["{{relate:238100}}"]]
    ),
    "page_clock": st.sampled_from(
        [
            ["Thứ sáu, 29/03/2024, 03:46 [GMT+7]"],
            ["Thứ 6, 02/10/2026 18:38 (GMT +7)"],
            ["Lần cập nhật cuối ( 18/05/2012 10:02 )"],
        ]
    ),
    "noise": st.sampled_from([[".", ".", "."], ["-->"], [","], ["Quảng cáo"], ["- QUẢNG CÁO -"]]),
    "copyright": st.sampled_from(
        [
            ["Powered by NukeViet eGovernment"],
            ["Cấm sao chép dưới mọi hình thức nếu không có sự chấp thuận bằng văn bản."],
            ["Bản quyền thuộc về Báo Sông Hiến. Cấm sao chép dưới mọi hình thức khi chưa được đồng ý bằng văn bản."],
        ]
    ),
}
ANY_WIDGET = st.sampled_from(sorted(WIDGETS)).flatmap(WIDGETS.__getitem__)
RELATED = st.tuples(
    st.sampled_from(["Tin liên quan", "Những tin mới hơn", "Những tin cũ hơn", "Cùng chuyên mục"]),
    st.lists(
        st.sampled_from(["Khánh thành cầu treo Nà Ca", "Mùa quế ở Văn Yên (21/05/2019)", "• Chợ phiên ngày giáp Tết"])
    ),
).map(lambda pair: [pair[0], *pair[1]])


def made(title, lead, body):
    return Article(url="http://bao.example/1.html", title=title, lead=lead, body="\n\n".join(body))


@given(TITLES, LEADS, BODIES, st.lists(ANY_WIDGET, max_size=3), st.lists(ANY_WIDGET | RELATED, max_size=4))
def test_widgets_around_an_article_change_neither_its_body_nor_its_hash(title, lead, body, above, below):
    assume(lead not in body)
    alone = clean(made(title, lead, body))
    before, after = [line for widget in above for line in widget], [line for widget in below for line in widget]
    around = clean(made(title, lead, [*before, *body, *after]))
    assert paragraphs(around.body) == paragraphs(alone.body) == body
    assert around.content_hash == alone.content_hash
    assert sum(around.stripped.values()) == len(before) + len(after)


@given(BODIES, st.data())
def test_sure_widgets_inside_an_article_are_taken_out_and_no_sentence_with_them(body, data):
    sure = data.draw(st.sampled_from(["session_prompt", "rating_widget", "placeholder", "noise"]))
    place = data.draw(st.integers(0, len(body)))
    widget = data.draw(WIDGETS[sure])
    assert paragraphs(clean(made("Đường mới", None, body[:place] + widget + body[place:])).body) == body


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3, unique=True), st.sampled_from(HARD), st.integers(0, 3))
def test_a_sentence_that_begins_like_a_widget_stays_wherever_it_stands(body, hard, place):
    body = [*body[:place], hard, *body[place:]]
    article = clean(made("Đường mới", None, body))
    assert paragraphs(article.body) == body
    assert article.stripped == {}
    assert (article.authors, article.source, article.tags) == ([], None, [])


@given(TITLES, LEADS, BODIES, st.lists(ANY_WIDGET | RELATED, max_size=4))
def test_cleaning_what_is_clean_changes_nothing(title, lead, body, below):
    once = clean(made(title, lead, [*body, *(line for widget in below for line in widget)]))
    twice = clean(copy.deepcopy(once))
    assert twice == once


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_is_cleaned_without_error_and_only_ever_shortened(lines):
    before = [fold(line) for line in "\n".join(lines).split("\n")]
    article = clean(made(None, None, lines))
    assert all(line in before for part in paragraphs(article.body) for line in map(fold, part.split("\n")))


@pytest.mark.parametrize("category", sorted(WIDGETS))
def test_what_was_stripped_is_counted_by_its_category(category):
    body = list(PLAIN)
    article = clean(made("Đường mới", None, [*body, *SHOWN[category]]))
    assert set(article.stripped) == {category}
    assert article.stripped[category] == len(SHOWN[category])


SHOWN = {
    "visit_counter": ["Thống kê truy cập", "Đang online: 14", "Tất cả: 1,784,275"],
    "login_prompt": ["Đăng nhập"],
    "session_prompt": [
        "Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây"
    ],
    "rating_widget": ["Tổng số điểm của bài viết là: 3 trong 1 đánh giá", "Click để đánh giá bài viết"],
    "comment_form": ["Ý kiến bạn đọc", "Gửi bình luận"],
    "share_and_print": ["Chia sẻ bài viết lên facebook", "In bài viết này"],
    "placeholder": ["{keywords}"],
    "page_clock": ["Thứ sáu, 29/03/2024, 03:46 [GMT+7]"],
    "noise": [".", "-->"],
    "copyright": ["Powered by NukeViet eGovernment"],
}


def test_labels_below_the_text_become_fields():
    article = clean(
        made(
            "Đường mới",
            None,
            [*PLAIN, "Tác giả bài viết: Hoàng Thị Mỷ", "Nguồn tin: Báo Cao Bằng", "Từ khóa: giao thông, vùng cao"],
        )
    )
    assert article.authors == ["Hoàng Thị Mỷ"]
    assert article.source == "Báo Cao Bằng"
    assert article.tags == ["giao thông", "vùng cao"]
    assert paragraphs(article.body) == list(PLAIN)


@pytest.mark.parametrize(
    ("line", "authors", "source", "credit"),
    [
        ("Lò Văn Inh", ["Lò Văn Inh"], None, None),
        ("Tin, ảnh: Lò Văn Inh", ["Lò Văn Inh"], None, None),
        ("Minh Khuê - Ảnh Bế Thơm", ["Minh Khuê"], None, "Bế Thơm"),
        ("Bài: Minh Khuê - Ảnh: Bế Thơm", ["Minh Khuê"], None, "Bế Thơm"),
        ("Minh Khuê/Báo Tin tức", ["Minh Khuê"], "Báo Tin tức", None),
        ("Bài: Minh Khuê. Ảnh: Bế Thơm", ["Minh Khuê"], None, "Bế Thơm"),
        ("Bài, ảnh MINH KHUÊ", ["MINH KHUÊ"], None, None),
        ("Nội dung: Minh Khuê - Đồ họa: Bế Thơm", ["Minh Khuê"], None, None),
        ("Minh Khuê (Tổng hợp)", ["Minh Khuê"], None, None),
        ("Minh Khuê lược ghi", ["Minh Khuê"], None, None),
        ("Trần Mai Dịch", ["Trần Mai Dịch"], None, None),
        ("Minh Khuê (TTXVN)", ["Minh Khuê"], "TTXVN", None),
        ("Minh Khuê - Theo TTXVN", ["Minh Khuê"], "TTXVN", None),
        ("Minh Khuê (theo Báo Nhân Dân)", ["Minh Khuê"], "Báo Nhân Dân", None),
        ("Minh Khuê (Trung tâm Văn hóa)", ["Minh Khuê (Trung tâm Văn hóa)"], None, None),
        ("(TTXVN/Vietnam+)", [], "TTXVN/Vietnam+", None),
        ("Ảnh: TTXVN", [], None, "TTXVN"),
        ("Theo TTXVN", [], "TTXVN", None),
        ("Theo TTXVN/Vietnam+", [], "TTXVN/Vietnam+", None),
        ("Theo Minh Khuê/nongnghiep.vn", ["Minh Khuê"], "nongnghiep.vn", None),
        ("Theo Minh Khuê - Báo Nhân Dân", ["Minh Khuê"], "Báo Nhân Dân", None),
        ("Bài viết: Minh Khuê – Ảnh: Bế Thơm", ["Minh Khuê"], None, "Bế Thơm"),
        ("Tin, bài: Lò Văn Inh", ["Lò Văn Inh"], None, None),
        ("Tin và bài, ảnh: Lò Văn Inh", ["Lò Văn Inh"], None, None),
        ("Tin, bài: Lò Văn Inh - Ban Văn hóa xã", ["Lò Văn Inh - Ban Văn hóa xã"], None, None),
        ("Bạn đọc: Lò Văn Inh (bản Cáy)", ["Lò Văn Inh (bản Cáy)"], None, None),
        ("P.Y", ["P.Y"], None, None),
        ("PV.", ["PV"], None, None),
        ("BBT", ["BBT"], None, None),
    ],
)
def test_a_byline_at_the_end_becomes_authors_source_and_credit(line, authors, source, credit):
    article = clean(made("Đường mới", None, [*PLAIN, line]))
    assert (article.authors, article.source) == (authors, source)
    assert [image.credit for image in article.images] == ([credit] if credit else [])
    assert paragraphs(article.body) == list(PLAIN)


@pytest.mark.parametrize(
    "line", ["Ủng hộ Báo qua số tài khoản 0123456 tại Ngân hàng", "Your comment about the news", "Related Assets"]
)
def test_an_author_is_read_above_a_line_of_the_page(line):
    article = clean(made("Đường mới", None, [*PLAIN, "Lò Văn Inh", line]))
    assert (article.authors, paragraphs(article.body)) == (["Lò Văn Inh"], list(PLAIN))


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo báo cáo của xã, bà con góp hơn bốn trăm ngày công.",
        "Báo cáo kết quả ba năm làm đường được gửi về huyện.",
        "Báo động lũ cấp hai trên suối Nà Lạn.",
        "Theo đài khí tượng thủy văn tỉnh, tuần tới trời còn mưa.",
        "Theo Báo Cao Bằng, năm nay cả huyện mở thêm chín con đường.",
        "Đài tưởng niệm ở đầu xã khánh thành từ năm 2019.",
        "Nhân dân xã Nà Lạn góp hơn bốn trăm ngày công.",
        "Bản tin được phát mỗi sáng trên loa của xã.",
    ],
)
def test_a_sentence_at_the_end_that_begins_like_an_outlets_name_stays(sentence):
    article = clean(made("Đường mới", None, [*PLAIN, sentence]))
    assert paragraphs(article.body) == [*PLAIN, sentence]
    assert article.source is None


@pytest.mark.parametrize(
    "outlet",
    [
        "Báo Cao Bằng",
        "báo Tin tức",
        "Báo và Phát thanh, Truyền hình Cao Bằng",
        "Báo Công an nhân dân",
        "Báo Cần Thơ",
        "Đài Phát thanh - Truyền hình Cao Bằng",
        "Nhân Dân điện tử",
        "Cổng thông tin điện tử Chính phủ",
        "Trang tin Đảng bộ tỉnh",
        "baocaobang.vn",
    ],
)
def test_an_outlets_name_after_theo_is_the_source(outlet):
    article = clean(made("Đường mới", None, [*PLAIN, f"Theo {outlet}"]))
    assert (paragraphs(article.body), article.source) == (list(PLAIN), outlet)


def test_author_and_source_on_lines_of_their_own_are_both_taken():
    article = clean(Article(url="x", body="\n\n".join([*PLAIN, "Lý Văn Páo - Ảnh Nông Thị Mai", "Theo Báo Nhân Dân"])))
    assert article.body == "\n\n".join(PLAIN)
    assert (article.authors, article.source) == (["Lý Văn Páo"], "Báo Nhân Dân")


def test_an_author_above_who_designed_the_page_is_the_author():
    article = clean(
        Article(url="https://x.vn/1", title="T", body="\n\n".join([*PLAIN, "Nội dung: A Hà", "Trình bày: B Sáng"]))
    )
    assert article.authors == ["A Hà"]
    assert paragraphs(article.body) == [*PLAIN, "Trình bày: B Sáng"]


def test_buttons_below_a_line_that_shows_pictures_go():
    lines = [*PLAIN, "Một số hình ảnh tại buổi lễ:", "In Lên đầu trang"]
    assert paragraphs(clean(Article(url="https://x.vn/1", title="T", body="\n\n".join(lines))).body) == lines[:-1]


def test_a_list_of_names_at_the_end_is_not_taken_for_bylines():
    body = [*PLAIN, "Danh sách đoạt giải:", "Lò Văn Inh", "Bế Thị Thơm", "Lương Minh Khuê"]
    assert paragraphs(clean(made("Đường mới", None, body)).body) == body


def test_the_days_of_a_programme_stay_and_a_page_clock_above_a_text_goes():
    days, items = ["Thứ hai, ngày 13/3/2023", "Thứ ba, ngày 14/3/2023"], ["Sáng: họp giao ban", "Chiều: tiếp công dân"]
    programme = [days[0], items[0], days[1], items[1]]
    assert paragraphs(clean(made("Lịch công tác", None, programme)).body) == programme
    assert paragraphs(clean(made("Lịch công tác", None, [days[0], *items])).body) == items


def test_captions_lead_and_title_are_not_repeated_in_the_body():
    article = made("Đường mới", PLAIN[0], ["Đường mới", PLAIN[0], PLAIN[1], "Thi công rãnh thoát nước", PLAIN[2]])
    article.images = [Image(caption="Thi công rãnh thoát nước")]
    assert paragraphs(clean(article).body) == [PLAIN[1], PLAIN[2]]


@pytest.mark.parametrize("work", ["T/h", "t/h", "TH", "tổng hợp", "Lược ghi"])
def test_what_the_writer_did_stands_in_brackets_behind_the_name(work):
    article = clean(made("T", None, [*PLAIN, f"Hồng Gấm ({work})"]))
    assert (article.authors, paragraphs(article.body)) == (["Hồng Gấm"], list(PLAIN))


@pytest.mark.parametrize("work", ["(tổng hợp)", "(Thực hiện)", "(T/h)", "(sưu tầm)"])
def test_what_the_writer_did_may_stand_in_brackets_below_the_name(work):
    article = clean(made("T", None, [*PLAIN, "Hồng Gấm", work]))
    assert (article.authors, paragraphs(article.body)) == (["Hồng Gấm"], list(PLAIN))


def test_the_title_in_capitals_above_the_text_is_not_repeated_but_a_line_of_its_own_stays():
    body = ["MÙA CÁ LỒNG Ở BẢN CÁY", *PLAIN]
    assert paragraphs(clean(made("Mùa cá lồng ở Bản Cáy", None, body)).body) == list(PLAIN)
    assert paragraphs(clean(made("Mùa cá lồng ở Bản Cáy năm nay", None, body)).body) == body


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("ke-hoach-12.docx", True),
        ("Tài liệu đính kèm: ke-hoach-12.docx", False),
        ("File đính kèm: ke-hoach-12.docx, Phụ lục I.pdf", False),
        ("Tệp tin: Phụ lục I.pdf", False),
        ("ke-hoach-12.docxPhụ lục I.pdf", False),
        ("ke-hoach-12.docx | Phụ lục I.pdf (1.2 MB)", False),
        ("Ban hành ke-hoach-12.docx và Phụ lục I.pdf", True),
        ("File đính kèm: bieu-mau.docx", True),
        ("Nội dung chi tiết xem tại ke-hoach-12.docx kèm theo công văn này.", True),
        ("Kế hoạch số 12", True),
    ],
)
def test_a_label_of_attached_files_goes_with_their_names(line, stays):
    names = ["ke-hoach-12.docx", "Phụ lục I.pdf", "Kế hoạch số 12"]
    files = [Attachment(f"https://x.vn/{number}", name) for number, name in enumerate(names)]
    article = clean(Article(url="https://x.vn/1", title="T", body="\n\n".join([*PLAIN, line]), attachments=files))
    assert paragraphs(article.body) == [*PLAIN, *[line] * stays]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["Tài liệu đính kèm", "ke-hoach-12.docx", "Phụ lục I.pdf"], []),
        (["Tệp đính kèm:", "ke-hoach-12.docx (1.2 MB)"], []),
        (["ke-hoach-12.docx (34 KB)"], []),
        (["ke-hoach-12.docx", "88 KB", "Phụ lục I.pdf", "1,5 MB"], []),
        (["ke-hoach-12.docx", "Phụ lục I.pdf"], ["ke-hoach-12.docx", "Phụ lục I.pdf"]),
        (["Máy có 16 GB"], ["Máy có 16 GB"]),
        (["88 KB"], ["88 KB"]),
    ],
)
def test_a_list_of_attached_files_goes_where_a_label_or_their_sizes_tell_it(lines, left):
    files = [Attachment(f"https://x.vn/{name}", name) for name in ("ke-hoach-12.docx", "Phụ lục I.pdf")]
    article = clean(Article(url="https://x.vn/1", title="T", body="\n\n".join([*PLAIN, *lines]), attachments=files))
    assert paragraphs(article.body) == [*PLAIN, *left]


def test_a_list_of_headlines_goes_with_its_heading_but_the_text_after_it_stays():
    body = [
        PLAIN[0],
        "Tin liên quan",
        "• Khánh thành cầu treo",
        "Mùa quế (21/05/2019)",
        PLAIN[1],
        "Khởi công trạm bơm",
        PLAIN[2],
    ]
    article = clean(made("Đường mới", None, body))
    assert paragraphs(article.body) == [PLAIN[0], PLAIN[1], "Khởi công trạm bơm", PLAIN[2]]
    assert article.stripped == {"related": 3}


@pytest.mark.parametrize(
    "line", [">> Xem thêm: Khánh thành cầu treo Nà Ca", "Đọc thêm: Khánh thành cầu treo Nà Ca", "» Mùa quế ở Văn Yên"]
)
def test_a_link_to_another_article_goes_and_the_byline_below_it_is_still_read(line):
    article = clean(made("Đường mới", None, [*PLAIN, line, "Lò Văn Inh"]))
    assert paragraphs(article.body) == list(PLAIN)
    assert (article.authors, article.stripped) == (["Lò Văn Inh"], {"related": 1})


@pytest.mark.parametrize("title", ["Bóng đá: A &amp; B", "Bóng đá: A &amp;amp; B", "Bóng đá: A & B"])
def test_a_title_encoded_once_or_twice_is_decoded_and_stays_so(title):
    once = clean(made(title, None, list(PLAIN)))
    assert once.title == "Bóng đá: A & B"
    assert clean(copy.deepcopy(once)).title == once.title


def test_the_authors_above_whoever_designed_the_page_are_authors_and_the_designer_stays():
    article = clean(Article(url="", lead="Ba con đập.", body="Sông chảy.\n\nNội dung: Lê Mai\n\nTrình bày: Hà Vi"))
    assert (article.authors, article.body) == (["Lê Mai"], "Sông chảy.\n\nTrình bày: Hà Vi")
    alone = clean(Article(url="", body="Sông Gâm không còn chảy xiết như xưa.\n\nTrình bày: Hà Vi"))
    assert (alone.authors, alone.body) == ([], "Sông Gâm không còn chảy xiết như xưa.\n\nTrình bày: Hà Vi")


@pytest.mark.parametrize(
    "lines",
    [["Tags:"], ["Người viết: Lò Văn Inh"], ["Kết quả xổ số"], ["Bà con vẫn chờ tin từ huyện.", "Ý kiến bạn đọc"]],
    ids=lambda lines: lines[-1],
)
def test_a_text_made_of_one_widget_is_cleaned_in_seconds(lines):
    text = [*PLAIN, *lines * (2000 // len(lines)), *PLAIN, *lines * (2000 // len(lines))]
    began = time.process_time()
    clean(Article(url="x", title="T", body="\n\n".join(text)))
    assert time.process_time() - began < 10  # some take a minute where each line is looked at for each other
