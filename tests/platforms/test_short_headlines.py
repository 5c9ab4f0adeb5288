"""Headlines of two or three words, on pages of unknown platforms that have no heading of the first level for them."""

import pytest

from tests.platforms.unknown_make import AT, PARAGRAPHS, SHOWN, TEXT, TITLE, read

DATE = f'<p class="ngay">{SHOWN}</p>'
SHORT = ["Nhớ Bác", "Mùa hoa ban", "Báo công dâng Bác"]
MENU = '<p><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a> <a href="/van-ban">Văn bản mới</a></p>'


@pytest.mark.parametrize("headline", SHORT)
@pytest.mark.parametrize(
    "box", ["<h3>{}</h3>", '<div class="tieude">{}</div>', '<span class="story_headline">{}</span>']
)
@pytest.mark.parametrize("title", ["{} - Thị xã Nghĩa Lộ", "Chi tiết tin", "Trang thông tin điện tử xã", "{}"])
def test_a_short_headline_is_known_by_its_date_and_text(headline, box, title):
    own = f"<div>{box.format(headline)}{DATE}<div>{PARAGRAPHS}</div></div>"
    article = read(f"<div>{MENU}</div><div>{own}</div>", title.format(headline))
    assert (article.title, article.body, article.published_at) == (headline, TEXT, AT)


@pytest.mark.parametrize("headline", SHORT)
def test_a_short_line_that_the_pages_title_has_before_the_sites_name_is_the_headline(headline):
    own = f"<td><b>{headline}</b><br><i>{SHOWN}</i><br>{PARAGRAPHS}</td>"
    article = read(f"<table><tr><td>{MENU}</td></tr><tr>{own}</tr></table>", f"{headline} | Thị xã Nghĩa Lộ")
    assert (article.title, article.body, article.published_at) == (headline, TEXT, AT)


@pytest.mark.parametrize(
    "other",
    [
        f'<div><div class="portlet-title">Lịch tuần</div><p>{SHOWN}</p><p>{PARAGRAPHS}</p></div>',
        f'<div><h3>Lịch tuần</h3><p>{SHOWN}</p><ul><li><a href="/lich">Tuần 12</a></li></ul></div>',
        f"<div><h4>Văn bản mới</h4><p>{SHOWN}</p><p>Số 12/QĐ-UBND</p></div>",
    ],
)
def test_the_name_of_a_box_is_no_short_headline(other):
    own = f"<div><div class='tieude'>{SHORT[0]}</div>{DATE}<div>{PARAGRAPHS}</div></div>"
    article = read(f"<div>{MENU}</div><div>{own}</div><div>{other}</div>", "Chi tiết tin")
    assert (article.title, article.published_at) == (SHORT[0], AT)


NOTE = "<p>Ủy ban nhân dân xã thông báo lịch tiêm phòng dại cho đàn chó, mèo ở các bản vùng thấp.</p>"


@pytest.mark.parametrize("above", [True, False])
def test_of_two_short_lines_with_a_date_the_one_with_more_text_is_the_headline(above):
    own = f"<div><h3>{SHORT[0]}</h3>{DATE}<div>{PARAGRAPHS}</div></div>"
    box = f"<div><h3>Thông báo</h3><p>05/03/2024</p>{NOTE}</div>"
    article = read(f"<div>{MENU}</div>{box + own if above else own + box}", "Xã Nghĩa Lợi")
    assert (article.title, article.published_at) == (SHORT[0], AT)
    assert (article.body or "").startswith(TEXT[:60])


def test_of_two_short_lines_above_one_date_the_nearer_is_the_headline():
    own = f'<h2>Tin hoạt động</h2><div class="n-title">{SHORT[0]}</div>{DATE}<div>{PARAGRAPHS}</div>'
    article = read(f"<h1>Sở Nội vụ</h1><div>{MENU}</div><div><div>{own}</div></div>", "Chi tiết tin")
    assert (article.title, article.published_at) == (SHORT[0], AT)


def test_the_sections_name_above_the_date_is_no_short_headline():
    own = f"<div><h3>Văn bản mới</h3><div class='tieude'>{TITLE}</div>{DATE}<div>{PARAGRAPHS}</div></div>"
    assert read(f"<div>{MENU}</div><div>{own}</div>", "Văn bản mới - Thị xã Nghĩa Lộ").title == TITLE
