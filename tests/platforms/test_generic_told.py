"""Which pages of unknown platforms are articles, and which of their lines the headline is: by words and addresses."""

import pytest

from crawler.article import NotAnArticle
from crawler.platforms.generic import GenericSpider
from tests.platforms.pages import page
from tests.platforms.unknown_make import PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import PLAIN

HEAD = f"<h1>{TITLE}</h1><p>{SHOWN}</p>"
SLUG = "nuoc-ve-ban-na-lung-ruong-cay-hai-vu"


def headed(address):
    return f'<h1>Trang tin xã</h1><div><h2><a href="{address}">Nước về bản</a></h2>{PARAGRAPHS}</div>'


@pytest.mark.parametrize(
    ("own", "address"), [("ban-20345", "/ban-tin/20345/nuoc-ve.html"), (SLUG, f"/ban-tin/{SLUG}.html")]
)
def test_the_headline_of_a_text_may_lead_to_another_address_of_it(own, address):
    article = read(headed(address), "Trang tin xã", url=f"https://bao.example.vn/{own}.html")
    assert TEXT in article.body


def test_a_text_below_a_headline_that_leads_to_another_article_is_no_article():
    with pytest.raises(NotAnArticle):
        read(headed(f"/ban-tin/{SLUG}.html"), "Trang tin xã", url="https://bao.example.vn/ban-20345.html")


def test_a_clock_without_a_time_makes_no_list_an_article():
    teasers = "".join(
        f'<div><h3><a href="/chuyen-xom-{n}.html">Chuyện xóm bên sông, kỳ {n}</a></h3><p>{line}</p></div>'
        for n, line in enumerate(PLAIN[:4], 301)
    )
    with pytest.raises(NotAnArticle):
        read(f"<h1>Tin trong xã, từ các bản về</h1><time></time><div>{teasers}</div>", "Tin trong xã, từ các bản về")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            '<form action="/login"><p>Đăng nhập</p><input name="user"><input type="password" name="pass"></form>',
            "login-page",
        ),
        (f"<h1>{TITLE}</h1><p>{SHOWN}</p>{PARAGRAPHS}<script src='/in.js'></script>", "print-page"),
    ],
)
def test_a_page_that_is_no_article_says_why(body, reason):
    loads = ' onload="window.print()"' if reason == "print-page" else ""
    with pytest.raises(NotAnArticle) as refused:
        GenericSpider.read(page(f"<html><title>{TITLE}</title><body{loads}>{body}</body></html>"))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "title",
    [
        "Liên hệ quảng cáo",
        "Liên hệ tòa soạn",
        "Thông tin liên hệ",
        "Contact us",
        "Góp ý",
        "Gửi phản hồi",
        "Hỏi - đáp",
        "Thống kê lượt truy cập",
        "Sơ đồ cổng thông tin",
        "Site map",
        "Kết quả tìm kiếm: mương",
        "Trang chủ",
        "Quên mật khẩu",
        "Giới thiệu chung về xã",
        "Sơ đồ bộ máy tổ chức xã",
        "Chức năng, nhiệm vụ của xã",
        "Lịch sử hình thành xã",
        "Thư viện hình ảnh",
        "Chính sách bảo mật",
        "Bảng giá quảng cáo",
    ],
)
def test_a_page_without_a_date_whose_title_says_that_it_is_none_is_no_article(title):
    with pytest.raises(NotAnArticle):
        read(f"<div><h1>{title}</h1>{PARAGRAPHS}</div>", title)


@pytest.mark.parametrize(
    "site",
    [
        "Cổng thông tin điện tử xã Mường Khoa",
        "Trang tin điện tử xã Mường Khoa",
        "Cổng TTĐT xã Mường Khoa",
        "Website xã Mường Khoa, tỉnh nhà",
        "Báo Miền Núi, tiếng nói của nhân dân",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Tạp chí Văn nghệ Miền Núi",
        "Đảng ủy xã Mường Khoa, huyện nhà",
        "UBND xã Mường Khoa, huyện nhà",
        "HĐND xã Mường Khoa, huyện nhà",
        "Huyện ủy Mường Khoa, tỉnh nhà",
        "Ban Tuyên giáo Tỉnh ủy Miền Núi",
        "Sở Tài nguyên và Môi trường tỉnh",
        "Trường Chính trị tỉnh Miền Núi",
        "Mặt trận Tổ quốc xã Mường Khoa",
        "Huyện đoàn Mường Khoa, tỉnh nhà",
        "Hội Nông dân xã Mường Khoa",
        "Liên đoàn Lao động tỉnh Miền Núi",
        "Công đoàn Viên chức tỉnh Miền Núi",
    ],
)
def test_a_heading_that_names_the_site_is_no_headline_where_one_with_a_date_follows(site):
    assert read(f"<h1>{site}</h1><h2>{TITLE}</h2><p>{SHOWN}</p>{PARAGRAPHS}", "Trang chính").title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Báo động lũ trên khe Huổi Lóng trong đêm",
        "Báo cáo của xã về con mương mới đắp xong",
        "Sở hữu con trâu đẹp nhất bản Nà Lùng",
        "Trường hợp nào được cấp lại giấy tờ đất",
        "Đoàn công tác của huyện về thăm bản Nà Lùng",
        "Hội nghị dân bản bàn việc đắp mương mới",
        "Hội làng Nà Lùng vui đến tận khuya",
        "Hội thi cấy lúa ở bản Nà Lùng đầu xuân",
    ],
)
def test_a_headline_that_begins_nearly_like_a_sites_name_is_one(title):
    below = f"<h2>Chuyện kể ở bản Nà Lùng đầu mùa cấy</h2><p>{SHOWN}</p>"
    assert read(f"<h1>{title}</h1>{below}{PARAGRAPHS}", "Trang chính").title == title


@pytest.mark.parametrize(
    "button",
    [
        '<a href="javascript:window.close()">Đóng cửa sổ này</a>',
        '<a href="#" onclick="self.close()" title="Đóng"><img src="/x.gif"></a>',
        '<input type="button" onclick="window.close()" value="Close window">',
    ],
)
def test_a_window_to_be_closed_is_the_page_to_print(button):
    with pytest.raises(NotAnArticle) as refused:
        read(f"<div>{HEAD}{PARAGRAPHS}</div>{button}")
    assert refused.value.reason == "print-page"


def test_a_cross_on_what_opens_over_a_page_closes_no_article():
    cross = '<div><a href="#" onclick="window.close()">×</a></div>'
    assert read(f"<article>{HEAD}<div>{PARAGRAPHS}</div></article>{cross}").body == TEXT


def test_a_text_without_headline_and_title_is_no_article():
    with pytest.raises(NotAnArticle) as refused:
        GenericSpider.read(page(f"<html><body><div><p>{SHOWN}</p>{PARAGRAPHS}</div></body></html>"))
    assert refused.value.reason == "no-title"
