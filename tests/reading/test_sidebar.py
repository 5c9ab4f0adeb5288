"""Boxes of a sidebar go from before and behind an article; what the article itself ends in stays."""

import copy
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.reading.sentences import PLAIN

BOXES = {
    "the weather of a town": ("Thời tiết", "Lào Cai", "24°C", "Nhiều mây", "Độ ẩm: 82%", "Gió: 6 km/h"),
    "the weather of towns": ("THỜI TIẾT HÔM NAY", "Hạ Long 27°", "Cẩm Phả 28°", "Móng Cái 25 - 29°C"),
    "the weather, without diacritics": ("Thoi tiet", "Cao Bang", "22oC", "Do am 78%"),
    "rates": ("TỶ GIÁ NGOẠI TỆ", "USD 23.150", "EUR 27.410", "JPY 218,35"),
    "rates in a table": ("Tỷ giá", "Mã NT | Mua | Bán", "USD | 24.120 | 24.460", "Nguồn: Vietcombank"),
    "gold, a number a line": ("Giá vàng", "SJC", "66,40", "67,02", "PNJ", "55,10", "Đơn vị: triệu đồng/lượng"),
    "shares": ("Chứng khoán", "VN-Index 1.230,12 +3,40", "HNX-Index 233,51 -0,22"),
    "a month": ("Lịch", "T2 T3 T4 T5 T6 T7 CN", "1 2 3 4 5", "6 7 8 9 10 11 12"),
    "a month, a day a line": ("Lịch âm", "T2", "T3", "T4", "T5", "T6", "T7", "CN", "27", "28", "29", "1", "2"),
    "the weather of a town, no more": ("Thời tiết", "Lào Cai 24°C"),
    "a lottery": (
        "Kết quả xổ số",
        "Long An",
        "Hậu Giang",
        "Giải 8",
        "27",
        "Giải ĐB",
        "902175",
    ),
    "a day of the moon": ("Lịch âm", "Tháng 6", "14", "27/4 Âm lịch", "Ngày Nhâm Thìn, tháng Đinh Tỵ, năm Quý Mão"),
    "a station": ("Truyền hình trực tuyến", "Xem truyền hình", "Lịch phát sóng", "05:30 Bài ca buổi sáng", "06:00 Tin"),
    "a poll with a count": (
        "Trưng cầu ý kiến",
        "Mục nào cần có thêm bài?",
        "Tin tức",
        "Dịch vụ công",
        "Tổng số phiếu: 11",
    ),
    "a poll without buttons": (
        "KHẢO SÁT",
        "Anh/chị biết trang này nhờ đâu?",
        "Mạng xã hội",
        "Bạn bè",
        "Báo, đài",
        "Khác",
    ),
    "a poll about networks": ("THAM DO Y KIEN", "Ban biet trang nay qua dau?", "Google", "Facebook", "Ban be", "Khac"),
    "support": ("Hỗ trợ trực tuyến", "Tư vấn 1", "Yahoo", "Skype"),
    "a menu": ("Thời sự", "Kinh tế", "Xã hội", "Bạn đọc", "Đa phương tiện"),
    "a menu with names of its own": (
        "CHUYÊN MỤC",
        "Tin trong tỉnh",
        "Gương sáng bản làng",
        "Xây dựng Đảng",
        "Văn bản mới",
    ),
    "a menu below a login": (
        "Đăng nhập",
        "Trang chủ",
        "Giới thiệu",
        "Văn bản - Chỉ đạo điều hành",
        "Quy ước",
        "Liên hệ",
    ),
    "a menu on one line": ("Trang chủ Giới thiệu Tin tức Văn bản Liên hệ",),
    "a menu without diacritics": ("Trang chu", "Gioi thieu", "Tin tuc", "Van ban", "Lien he"),
    "links": ("LIÊN KẾT WEBSITE", "--- Chọn liên kết ---", "Cổng thông tin Chính phủ", "Tạp chí Cộng sản"),
    "what is new": ("Tin mới", "Lễ hội đua thuyền khép lại", "Tặng học bổng cho con ngư dân"),
    "two boxes": ("Thời tiết", "Hà Giang 18°C", "Sương mù", "Tỷ giá", "USD 23.500", "EUR 25.410"),
}
ABOVE = (
    "the weather of a town",
    "the weather of a town, no more",
    "rates",
    "a month",
    "a menu below a login",
    "a menu on one line",
)

# The last lines of an article that speaks of them in a sentence.
OWN = {
    "Dự báo thời tiết cho biết mưa còn kéo dài ở vùng núi cao đến hết tuần.": (
        "Thời tiết",
        "Mộc Sơn 24°C",
        "Nhiều mây",
    ),
    "Tỷ giá ở các tiệm vàng trong phố huyện sáng nay tăng nhẹ so với hôm trước.": (
        "Giá vàng",
        "SJC 66,40",
        "PNJ 55,10",
    ),
    "Huyện vừa khảo sát ý kiến của 1.200 hộ dân về việc thu gom rác tại thôn.": (
        "Khảo sát",
        "Bà con muốn thu gom rác vào lúc nào?",
        "Buổi sáng",
        "Buổi tối",
    ),
    "Người bán vé số trả lại tờ vé trúng hai tỷ đồng cho khách mua thiếu tiền.": (
        "Kết quả xổ số",
        "Giải 8: 27",
        "Giải 7: 416",
    ),
    "Từ ngày 3/2, đài huyện phát sóng thêm hai bản tin bằng tiếng Mông và tiếng Dao.": (
        "Lịch phát sóng",
        "5h30: Tiếng Mông",
        "6h00: Tiếng Dao",
    ),
    "Tháng Giêng tính theo âm lịch, cả bản nghỉ việc đồng áng để vào hội xuân.": (
        "Lịch",
        "Ngày 8/1: Lễ",
        "Ngày 9/1: Hội",
    ),
}
# What no sentence speaks of, but no box says.
KEPT = {
    "a list with a colon": ("Nhiệt độ sấy chè ở ba lò:", "Lò cũ 24°C", "Lò mới 26°C"),
    "a menu with a colon": ("Báo mở thêm các mục:", "Thời sự", "Kinh tế", "Xã hội", "Bạn đọc"),
    "fields without a colon": ("Các lĩnh vực ưu tiên", "Giáo dục", "Y tế", "Nông nghiệp", "Du lịch"),
    "shelves of books": ("Ngăn trên", "Văn bản", "Pháp luật", "Ngăn dưới", "Nông nghiệp", "Y tế"),
    "a heading alone": ("Thời tiết",),
    "prices without a heading": ("Vàng nhẫn 55,9", "SJC 66,4"),
    "a climate": ("Thời tiết", "Mùa hè: 18 - 24°C", "Mùa đông: 6 - 14°C"),
    "numbers to call": ("Đường dây nóng", "Trạm y tế: 0274 3 822 115", "Điện lực: 1900 1006"),
    "a question and what was said": ("Bình chọn", "Ai là người gói bánh đẹp nhất?"),
    "a day's plan": ("Buổi sáng", "7 giờ 30: Rước kiệu", "9 giờ: Ném còn"),
}


def made(lines):
    return Article(url="x", title="Đường mới", body="\n\n".join(lines))


@pytest.mark.parametrize("name", BOXES)
def test_a_box_below_an_article_goes_and_its_byline_is_read(name):
    article = clean(made([*PLAIN, "Lò Văn Inh", *BOXES[name]]))
    assert paragraphs(article.body) == list(PLAIN)
    assert (article.authors, article.source) == (["Lò Văn Inh"], None)
    assert sum(article.stripped.values()) == len(BOXES[name])
    assert clean(copy.deepcopy(article)) == article


@pytest.mark.parametrize("name", BOXES)
def test_a_box_goes_from_between_widgets(name):
    lines = [*PLAIN, "Lượt xem: 1.234", *BOXES[name], "Thống kê truy cập", "Đang online: 14", "Hôm nay: 587"]
    assert paragraphs(clean(made(lines)).body) == list(PLAIN)


@pytest.mark.parametrize("name", ABOVE)
def test_a_box_above_title_and_text_goes(name):
    article = clean(read_dump("\n".join([*BOXES[name], "Đường mới", "Thứ hai - 15/05/2023 08:12", *PLAIN]), "bao.txt"))
    assert (article.title, article.lead) == ("Đường mới", PLAIN[0])
    assert paragraphs(article.body) == list(PLAIN[1:])


def test_one_town_s_weather_goes_from_below_the_last_sentence():
    assert paragraphs(clean(made([*PLAIN, *BOXES["the weather of a town, no more"]])).body) == list(PLAIN)


@pytest.mark.parametrize("said", OWN)
def test_what_an_article_speaks_of_and_ends_in_stays(said):
    body = [*PLAIN[:2], said, *OWN[said]]
    assert paragraphs(clean(made(body)).body) == body


@pytest.mark.parametrize("name", KEPT)
def test_lines_that_only_look_like_a_box_stay(name):
    body = [*PLAIN, *KEPT[name]]
    assert paragraphs(clean(made(body)).body) == body


@pytest.mark.parametrize("name", BOXES)
def test_what_looks_like_a_box_amid_the_text_stays(name):
    body = [*PLAIN[:3], *BOXES[name], *PLAIN[3:]]
    assert paragraphs(clean(made(body)).body) == body


def test_the_title_speaks_for_the_article_too():
    lines = [*PLAIN, *BOXES["rates"]]
    article = clean(Article(url="x", title="Tỷ giá tuần qua", body="\n\n".join(lines)))
    assert paragraphs(article.body) == lines


LINES = [*PLAIN, "Lò Văn Inh", *(line for lines in [*BOXES.values(), *KEPT.values()] for line in lines)]


@given(st.lists(st.sampled_from(LINES), max_size=16))
def test_lines_of_boxes_in_any_order_are_cleaned_once_for_all_and_no_sentence_is_lost(lines):
    once = clean(made(lines))
    assert clean(copy.deepcopy(once)) == once
    assert [line for line in paragraphs(once.body) if line in PLAIN] == [line for line in lines if line in PLAIN]


@pytest.mark.parametrize(
    "row", ["USD " + "1 " * 40 + "x", "mã ngoại tệ " * 7 + "x", "20 - " * 17 + "x", "kinh tế - xã hội " * 11 + "x"]
)
def test_a_row_that_nearly_is_one_takes_no_time(row):
    began = process_time()
    clean(made([*PLAIN, "Tỷ giá", row, "Thời tiết", row, row]))
    assert process_time() - began < 1


@pytest.mark.parametrize("lines", [["Thời sự", "Gương sáng"], ["Tin mới", "Gương sáng"], ["Thời tiết", "Lào Cai"]])
def test_many_rows_that_are_no_box_take_a_time_that_grows_with_their_number(lines):
    def spent(times):
        began = process_time()
        clean(made([PLAIN[0], *lines * times]))
        return process_time() - began

    spent(10)
    assert spent(800) < 30 * max(spent(100), 0.001)  # eight times the lines; were it by their square, 64


@pytest.mark.parametrize(
    "towns",
    [
        ("Hà Nội", "26°C", "Huế", "29°C", "Sa Pa", "14 - 19°C"),
        ("Hà Nội 26°C", "Huế: 29°C", "Đà Lạt 17°C"),
    ],
)
def test_towns_with_their_temperatures_go_from_amid_the_text(towns):
    article = clean(made([*PLAIN[:3], *towns, *PLAIN[3:]]))
    assert (paragraphs(article.body), article.stripped) == (list(PLAIN), {"weather": len(towns)})


@pytest.mark.parametrize(
    "own",
    [
        ("Nhiệt độ đo lúc bảy giờ như sau:", "Hà Nội 26°C", "Huế 29°C", "Sa Pa 14°C"),
        (
            "Đợt rét đậm khiến trâu bò ở ba xã bị chết, bà con phải đốt lửa sưởi.",
            "Mẫu Sơn 2°C",
            "Sa Pa 3°C",
            "Đồng Văn 4°C",
        ),
        ("Lò sấy cũ", "24°C", "Lò sấy mới", "26°C"),
    ],
)
def test_temperatures_that_the_article_speaks_of_stay_amid_the_text(own):
    body = [*PLAIN[:3], *own, *PLAIN[3:]]
    assert paragraphs(clean(made(body)).body) == body


CALLS = ("Công an tỉnh: 0215.3824.120", "Cứu hỏa: 114", "Cấp cứu: 115", "Sự cố điện: 1900 6769")


@pytest.mark.parametrize("byline", [(), ("Lò Văn Inh",)])
def test_numbers_to_call_without_a_heading_go_from_the_end(byline):
    article = clean(made([*PLAIN, *byline, *CALLS]))
    assert (paragraphs(article.body), article.stripped) == (list(PLAIN), {"hotlines": 4})


@pytest.mark.parametrize(
    "opening",
    [
        "Khi thấy cháy rừng, bà con gọi ngay cho lực lượng trực.",
        "Các số của lực lượng trực:",
        "Số trực trong mùa mưa như sau",
    ],
)
def test_numbers_to_call_that_the_article_speaks_of_stay(opening):
    body = [*PLAIN, opening, *CALLS]
    assert paragraphs(clean(made(body)).body) == body


def test_a_newsroom_s_numbers_below_a_byline_go_with_their_heading():
    article = clean(made([*PLAIN, "Tin, ảnh: LÒ VĂN INH", "ĐƯỜNG DÂY NÓNG", "0292 3690 793", "toasoan@bao.example"]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["LÒ VĂN INH"])


def test_an_imprint_without_licence_goes_from_the_end():
    imprint = [
        "Cơ quan chủ quản: Ủy ban nhân dân huyện",
        "Thường trực Ban Biên tập: Văn phòng UBND huyện",
        "Điện thoại: 0235.3852.111",
        "Chính sách bảo mật",
    ]
    article = clean(made([*PLAIN, "Lò Văn Inh", *imprint]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


def test_whom_a_place_belongs_to_and_how_to_reach_it_stay_at_the_end():
    contacts = [
        "Đơn vị quản lý: Ban Quản lý di tích huyện",
        "Địa chỉ: bản Mòng, xã Hua La",
        "Điện thoại: 0212.3852.111",
    ]
    assert paragraphs(clean(made([*PLAIN, *contacts])).body) == [*PLAIN, *contacts]


def test_the_weather_below_a_byline_is_the_pages_even_of_an_article_about_it():
    text = [*PLAIN[:3], "Thời tiết còn rét đậm, nhiệt độ thấp nhất 9 độ C, bà con chưa thả trâu ra đồi."]
    box = ["Dự báo thời tiết", "Tam Kỳ", "27°", "Độ ẩm: 88%"]
    assert paragraphs(clean(Article(url="x", body="\n".join([*text, "Lò Văn Inh", *box]))).body) == text
    assert paragraphs(clean(Article(url="x", body="\n".join([*text, *box]))).body) == [*text, *box]
