"""Who may be an author: names of all the peoples of the country, and what only looks like one."""

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.names import is_name, is_office
from crawler.reading.lines.several_names import split_names
from tests.reading.sentences import PLAIN

TITLE = "Buôn Kram giữ nếp dệt thổ cẩm bên dòng Krông Năng"
HIGHLANDS = [
    "Kpă H'Nin",
    "Kpă H’Nin",
    "H’Bia Êban",
    "H' Linh Niê",
    "Y Jôl Niê",
    "Rơ Châm H’Yéo",
    "Ksor Y Tin",
    "K’ Brẻo Cil",
    "Đinh Rơ\u0306 Nam",
]


@pytest.mark.parametrize("name", HIGHLANDS)
def test_a_name_of_the_highlands_peoples_is_a_name(name):
    assert is_name(name)
    byline = parse_byline(f"{name} - Lò Văn Hặc")
    assert byline is not None
    assert byline.authors == [name, "Lò Văn Hặc"]


@pytest.mark.parametrize("name", HIGHLANDS)
@pytest.mark.parametrize("line", ["{}", "Bài, ảnh: {}", "Tác giả: {}"])
def test_who_signs_below_a_text_may_be_of_the_highlands(name, line):
    article = clean(read_dump("\n".join([TITLE, "Thứ năm, 16/05/2024 06:55", *PLAIN, line.format(name)]), "a.txt"))
    assert article.authors == [name]
    assert (article.body or "").endswith(PLAIN[-1])


@pytest.mark.parametrize(
    "text", ["Chợ' Tình'", "Hát 'Then' Cổ", "‘Chợ Tình’ Khau Vai", "Dân' Ta", "H'Bia êban", "''' '''"]
)
def test_words_in_quotes_are_no_name(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "alone", "authors", "photographers"),
    [
        ("Lò Thị Hoa - Phòng VH-TT", True, ["Lò Thị Hoa - Phòng VH-TT"], []),
        ("Lò Thị Hoa - Công chức VHXH", True, ["Lò Thị Hoa - Công chức VHXH"], []),
        ("Lò Hoa – Trung tâm Văn hóa và Thể thao", True, ["Lò Hoa – Trung tâm Văn hóa và Thể thao"], []),
        ("Lò Thị Hoa, Trường Chính trị tỉnh", True, ["Lò Thị Hoa, Trường Chính trị tỉnh"], []),
        ("Tin, ảnh: Vũ Đình Lâm, Ban Dân Vận", True, ["Vũ Đình Lâm, Ban Dân Vận"], []),
        ("Phòng VH-TT - Lò Thị Hoa - Phòng VH-TT", True, ["Phòng VH-TT", "Lò Thị Hoa - Phòng VH-TT"], []),
        ("Lê Nam - Lê Na - Phòng VH-TT", True, ["Lê Nam", "Lê Na - Phòng VH-TT"], []),
        ("Hồ Sơn - Lò Thị Hoa - Phòng VH-TT", True, ["Hồ Sơn", "Lò Thị Hoa - Phòng VH-TT"], []),
        (
            "Bài: Hồ Sơn - Trung tâm VHTT huyện - Ảnh: Lê Na",
            False,
            ["Hồ Sơn - Trung tâm VHTT huyện"],
            ["Lê Na"],
        ),
    ],
)
def test_where_somebody_works_is_no_second_author(line, alone, authors, photographers):
    byline = parse_byline(line, alone=alone)
    assert byline is not None
    assert (byline.authors, byline.photographers) == (authors, photographers)
    assert split_names("Lò Thị Hoa - Phòng VH-TT") == ["Lò Thị Hoa - Phòng VH-TT"]


@pytest.mark.parametrize(
    "line",
    ["Hà Nội - Trung tâm văn hóa của cả nước", "Lò Thị Hoa - Trung tâm Văn hóa - Đạt giải nhất", "Trung tâm Y tế"],
)
def test_a_place_and_what_it_is_or_what_somebody_won_are_no_byline(line):
    assert parse_byline(line) is None


@pytest.mark.parametrize("second", ["CTV Lò Thị Hoa", "Phóng viên Lò Thị Hoa"])
def test_two_sign_below_each_other_where_one_says_what_he_is_at_the_paper(second):
    article = clean(Article(url="https://bao.example.vn/1", body="\n\n".join([*PLAIN, "Vũ Đình Lâm", second])))
    assert article.authors == ["Vũ Đình Lâm", "Lò Thị Hoa"]
    assert paragraphs(article.body) == [*PLAIN]


@pytest.mark.parametrize("text", ["Hội LHPN xã", "UBND xã Mỹ Thành", "Trường THPT Lê Quý Đôn", "Sở Y tế", "Văn phòng"])
def test_an_office_is_known_by_how_it_begins(text):
    assert is_office(text)


@pytest.mark.parametrize("text", ["Hội mở hai ngày", "Đoàn Văn Hậu", "Trường Giang", "Sở trường của anh", "Lò Văn Inh"])
def test_a_person_or_a_feast_is_no_office(text):
    assert not is_office(text)


@pytest.mark.parametrize("label", ["Bởi", "Viết bởi", "Được viết bởi:", "Written by", "By"])
def test_who_wrote_it_is_named_behind_the_word_and_an_account_is_nobody(label):
    assert parse_byline(f"{label} Lò Văn Inh").authors == ["Lò Văn Inh"]
    assert parse_byline(f"{label} Super User").authors == []
    assert parse_byline(f"{label} thế mà bản không còn ai bỏ học") is None


@pytest.mark.parametrize("line", ["K’Hoài", "K’Hoài - H’Loan Niê", "Ảnh: K'Brẻo - Lê Na"])
def test_one_word_of_the_highlands_is_a_name(line):
    byline = parse_byline(line)
    assert byline is not None
    assert byline.authors + byline.photographers == line.removeprefix("Ảnh: ").split(" - ")


@pytest.mark.parametrize("line", ["K’", "H'", "’Hoài", "Ta’"])
def test_a_letter_or_a_word_in_quotes_is_no_name(line):
    assert not is_name(line)


@pytest.mark.parametrize("outlet", ["SGGP", "Lao Động", "Tuổi Trẻ"])
def test_whom_a_text_follows_is_its_source_behind_the_author(outlet):
    byline = parse_byline(f"Bảo Ngọc - Theo {outlet}")
    assert byline is not None
    assert (byline.authors, byline.source) == (["Bảo Ngọc"], outlet)


@pytest.mark.parametrize("line", ["Bảo Ngọc - Theo dòng sông Lam", "Theo SGGP, Lê Na sinh ra ở Huế", "Bảo Ngọc - Theo"])
def test_words_about_what_follows_are_no_byline(line):
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Báo Quảng Ninh tiếp tục cập nhật...",
        "Báo Lào Cai xin cáo lỗi bạn đọc.",
        "Báo Cần Thơ mời bạn đọc đón xem",
        "Báo Tuyên Quang trân trọng giới thiệu",
        "Đài Phát thanh và Truyền hình tỉnh sẽ tiếp tục thông tin.",
        "Báo Hà Tĩnh thông tin thêm.",
        "Báo Yên Bái gửi lời cảm ơn chân thành.",
    ],
)
def test_what_a_paper_says_of_itself_is_no_source(line):
    assert parse_byline(line) is None


MERGED = [
    "Báo và Phát thanh, Truyền hình Quảng Ninh",
    "Báo và phát thanh, truyền hình Bắc Ninh",
    "Báo và Đài Phát thanh - Truyền hình tỉnh Lào Cai",
    "Báo và PT-TH Quảng Trị",
]


@pytest.mark.parametrize("line", ["Báo Đại biểu Nhân dân", "Theo Báo Pháp luật Việt Nam.", *MERGED])
def test_a_papers_name_is_a_source(line):
    byline = parse_byline(line)
    assert byline is not None
    assert byline.source == line.removeprefix("Theo ").rstrip(".")


@pytest.mark.parametrize("outlet", [*MERGED, "Đài Phát thanh và Truyền hình Sơn La", "Truyền hình Quảng Ninh"])
@pytest.mark.parametrize("line", ["Bảo Ngọc - {}", "Bảo Ngọc/{}", "Lò Hặc, Bảo Ngọc - {}"])
def test_an_outlet_of_several_words_behind_the_author_is_the_source(line, outlet):
    byline = parse_byline(line.format(outlet))
    assert byline is not None
    assert (byline.authors[-1], byline.source) == ("Bảo Ngọc", outlet)


@pytest.mark.parametrize(
    ("line", "authors", "photographers"),
    [
        ("By THU HA", ["THU HA"], []),
        ("Reporting by THU HA - Translating by M.DUNG", ["THU HA", "M.DUNG"], []),
        ("Story and photos by Le Na", ["Le Na"], []),
        ("Reported by LE NA - Photos by Van Nam", ["LE NA"], ["Van Nam"]),
    ],
)
def test_an_english_byline_names_who_wrote_and_who_took_the_pictures(line, authors, photographers):
    byline = parse_byline(line)
    assert byline is not None
    assert (byline.authors, byline.photographers) == (authors, photographers)


@pytest.mark.parametrize("line", ["By the end of 2025", "By Monday", "Translated by machine", "Side by side"])
def test_english_words_are_no_byline(line):
    assert parse_byline(line) is None
