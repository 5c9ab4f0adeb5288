"""The foot of a page: below enough widgets the rest of the lines is the page's; what an article ends in stays."""

import copy
from time import process_time

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from tests.reading.sentences import PLAIN

# Each holds lines that no rule knows, among some that are known.
FOOTS = {
    "links below a counter": (
        "Lượt xem: 341",
        "English",
        "Liên thông văn bản",
        "Lấy ý kiến dự thảo văn bản",
        "Góp ý",
        "Chuyện của huyện",
        "Đăng nhập",
    ),
    "a form with an old calendar": (
        "Về trang trước Về đầu trang",
        "Phần dành cho người đọc",
        "Họ tên:",
        "Email:",
        "Gõ kiểu: Tắt Telex VNI",
        "Nội dung:",
    ),
    "documents with their numbers": (
        "Gửi đánh giá",
        "Chia sẻ bài viết",
        "Đăng nhập thành viên",
        "Văn bản mới",
        "Số: 45/KH-UBND",
        "Tên: (Kế hoạch chuyển đổi số năm 2023)",
        "Ngày BH: (10/03/2023)",
        "Mật khẩu",
    ),
    "who leads the paper": (
        "Trang trước | Trang sau",
        "Số người truy cập: 12345678",
        "Toà soạn: 31 Lê Duẩn",
        "Phó Tổng biên tập phụ trách: Phan Đình Long",
        "Văn phòng đại diện tại Hà Nội: 15 Hàng Bồ, quận Hoàn Kiếm",
        "Fax: 84.60.3862 203",
    ),
    "a licence far below": (
        "Trang trước",
        "Bài xem nhiều",
        "Khám sức khỏe cho người cao tuổi xã Ea Bia",
        "Hôm nay 120",
        "Tháng này 4.021",
        "Phần mềm này là của cộng đồng và được phát hành theo giấy phép mở.",
    ),
    "what the page says to who reads it": (
        "Chia sẻ bài viết",
        "Gửi ý kiến của bạn",
        "Ý kiến của bạn sẽ được biên tập trước khi đăng. Xin vui lòng gõ tiếng Việt có dấu.",
        "Mời quý vị đăng ký kênh YouTube của Đài để theo dõi các video mới nhất.",
        "Xin chào! Tôi là trợ lý ảo của phường. Tôi có thể giúp gì cho bạn?",
        "Đăng nhập",
    ),
}
TOOLS = ("Chia sẻ", "Facebook", "In bài viết", "Lượt xem: 12", "Đăng nhập", "Tin liên quan")
# Lines that stand between the text and furniture, or below furniture, and are the article's.
OWN = {
    "a last paragraph below tools amid the text": (
        *PLAIN[:5],
        "Chia sẻ",
        "Facebook",
        "In bài viết",
        "Lượt xem: 12",
        "Đăng nhập",
        "Tin liên quan",
        PLAIN[5],
    ),
    "sentences below the tools under a lead": (
        *PLAIN[:2],
        "Chia sẻ",
        "Facebook",
        "In bài viết",
        "Lượt xem: 12",
        *PLAIN[2:4],
    ),
    "a list below the tools of the page": (
        *PLAIN[:2],
        "Chia sẻ",
        "Facebook",
        "In bài viết",
        "Lượt xem: 12",
        "Thôn Nà Lốc",
        "Thôn Bó Hoạt",
        "Thôn Lũng Sài",
        "Thôn Nà Mười",
        "Thôn Khau Vai",
    ),
    "what the paper asks of its readers": (
        *PLAIN,
        "Bạn đọc có ý kiến xin gửi về tòa soạn qua email bandoc@bao.example trước ngày 12/3.",
    ),
    "the same below a link amid the text": (
        *PLAIN[:4],
        "Quý vị độc giả muốn giúp em xin gửi về tòa soạn, hoặc gọi số điện thoại đường dây nóng 0206.3852.222.",
        "Mọi đóng góp xin ghi rõ giúp em Sùng Mí Già.",
    ),
}


@pytest.mark.parametrize("byline", ["Lò Văn Inh", "H.M", "Theo Cục Thuế tỉnh"])
@pytest.mark.parametrize("name", FOOTS)
def test_the_foot_of_a_page_goes_with_the_lines_that_no_rule_knows(name, byline):
    article = clean(Article(url="x", title="Đường mới", body="\n".join([*PLAIN, byline, *FOOTS[name]])))
    assert [line for line in paragraphs(article.body) if line != byline] == list(PLAIN)
    assert clean(copy.deepcopy(article)) == article


# Of what stands below these only a few lines are known, or look like links.
SIGNED = {
    "a name, and links of which one has a number": (
        ("Lò Văn Inh",),
        ("Nông sản tiêu biểu", "Chuyện nhà nông", "Sổ tay cán bộ", "Ghé trang: 7 người", "Mùa nào thức ấy"),
    ),
    "a label, and words of a page": (
        ("Tin, ảnh: Lò Văn Inh",),
        ("Viết nhận xét", "Cùng mục Hoạt động Hội", "Giải ngân 800 triệu đồng vốn quỹ", "Bình luận của độc giả"),
    ),
    "an office": (
        ("BAN GIÁM HIỆU",),
        ("Mức độ hài lòng của bà con", "Rất tốt", "Gửi ý kiến", "Lịch trực lãnh đạo", "© Trường Hoa Ban"),
    ),
    "who told it": (
        ("Theo Cục Thuế tỉnh",),
        (
            "Bài viết hữu ích?",
            "Có",
            "Không",
            "Tổng hợp: 0 Có / 0 Không",
            "Lịch công tác tuần",
            "Dịch vụ công",
            "Tin mới",
        ),
    ),
    "nobody, above buttons in brackets": (
        ("Ủy ban bầu cử xã",),
        (
            "[Lui về] [In tờ này] [Lên trên]",
            "Các tin đã đăng:",
            "Lịch tiếp xúc cử tri",
            "Hình ảnh hoạt động",
            "Bình luận",
        ),
    ),
    "nobody, and nothing surer than a heading": (
        ("Tổ công tác số bốn",),
        (
            "Ý kiến của bạn",
            "Mọi nhà cùng làm",
            "Bài viết nổi bật trong tuần",
            "Thống kê",
            "Video mới",
            "Đánh giá bài viết",
        ),
    ),
    "who signs in an office": (
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Hải"),
        ("Kho học liệu", "Đăng nhập", "Lượt truy cập: 12", "Thống kê", "Nộp hồ sơ qua mạng"),
    ),
}
BELOW_A_NAME = {
    "who gave what": (
        "Danh sách ủng hộ",
        "Ông Bế Văn Sơn: 500.000 đồng",
        "Bà Lò Thị Hom: 200.000 đồng",
        "Chi đoàn: 1 triệu",
    ),
    "who was praised": ("Danh sách khen thưởng", "Lò Thị Hom", "Cà Văn Pâng", "Sùng Mí Già", "Vừ A Tủa"),
    "verse": (
        "Nắng lên trên bản Luông xa",
        "Sương tan mái lá hiên nhà khói bay",
        "Em đi gặt lúa sớm nay",
        "Gùi đầy hạt mẩy nặng vai đường về",
    ),
}


@pytest.mark.parametrize("name", SIGNED)
def test_below_who_signs_little_is_needed_to_tell_the_foot(name):
    signature, below = SIGNED[name]
    article = clean(Article(url="x", title="Đường mới", body="\n".join([*PLAIN, *signature, *below])))
    assert [line for line in paragraphs(article.body) if line not in signature] == list(PLAIN)
    assert clean(copy.deepcopy(article)) == article
    if len(signature) > 1:
        assert paragraphs(article.body) == [*PLAIN, *signature]


@pytest.mark.parametrize("name", BELOW_A_NAME)
def test_a_list_or_a_poem_below_a_name_stays(name):
    lines = [*PLAIN, "Lò Văn Inh", *BELOW_A_NAME[name]]
    assert paragraphs(clean(Article(url="x", title="Đường mới", body="\n".join(lines))).body) == lines


@pytest.mark.parametrize("name", OWN)
def test_what_an_article_says_among_widgets_stays(name):
    for below in ((), ("Gửi đánh giá", "Đăng nhập thành viên", "Mật khẩu")):
        article = clean(Article(url="x", title="Đường mới", body="\n".join([*OWN[name], *below])))
        own = [line for line in OWN[name] if line not in TOOLS]
        assert [line for line in paragraphs(article.body) if line in own] == own


def test_the_author_below_the_first_widgets_is_still_read():
    below = ["Chia sẻ bài viết", "Lượt xem: 341", "Tác giả: Lò Văn Inh", "Nguồn tin: Báo Sông Hiến"]
    below += FOOTS["who leads the paper"]
    article = clean(Article(url="x", title="Đường mới", body="\n".join([*PLAIN, *below])))
    assert (paragraphs(article.body), article.authors, article.source) == (
        list(PLAIN),
        ["Lò Văn Inh"],
        "Báo Sông Hiến",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["Mời bạn gửi bình luận về bài viết này cho chúng tôi."],
        ["Lò Văn Inh", "Đăng nhập", "Bản xa Nà Lốc"],
        ["BAN GIÁM HIỆU", "Gửi ý kiến", "Trang này là của nhà trường, không được sao chép."],
    ],
)
def test_many_lines_below_a_text_take_a_time_that_grows_with_their_number(lines):
    def spent(times):
        article = Article(url="x", body="\n".join([*PLAIN, "Chia sẻ bài viết", *lines * times]))
        began = process_time()
        clean(article)
        return process_time() - began

    spent(10)
    assert spent(800) < 30 * max(spent(100), 0.001)  # eight times the lines; were it by their square, 64
