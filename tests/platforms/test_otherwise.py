"""Articles in markup that their platform does not know: read as of an unknown platform, and marked so, never lost."""

import pytest
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from crawler.article import NotAnArticle
from crawler.operations.registry import loader_of, platforms
from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider
from crawler.reading.cleaning.clean import clean

SETTINGS = Settings()
SETTINGS.setmodule("crawler.settings")
PLATFORMS = platforms(loader_of(SETTINGS))
OWN = ("nukeviet", "wordpress")  # whose pages say by other means than their layout that they are none
TITLE = "Bà con xóm Thẳm Khen làm kè giữ bãi ngô"
LEAD = "Mùa lũ nào bãi ngô ven suối cũng lở thêm vài mét, năm nay bà con quyết làm kè từ sớm."
LINES = (
    "Từ đầu tháng, mỗi nhà trong xóm cử một người ra suối xếp đá vào rọ, trưa nghỉ lại tại lán.",
    "Ông Lục Văn Chính, người cao tuổi nhất xóm, chỉ cho lớp trẻ cách chọn đá to làm chân kè.",
    "Đến nay đoạn kè dài 140 mét đã xong hai phần ba, kịp trước những trận mưa lớn đầu mùa.",
)


def page(main, title=TITLE, url="https://bao.example.vn/xa-hoi/202306/ba-con-xom-tham-khen-lam-ke-1234567/"):
    head = f"<html lang=vi><head><meta charset=utf-8><title>{title}</title></head>"
    menu = "<ul class=top><li><a href='/xa-hoi/'>Xã hội</a></li><li><a href='/kinh-te/'>Kinh tế</a></li></ul>"
    return HtmlResponse(url, body=f"{head}<body>{menu}{main}</body></html>".encode())


ARTICLE = (
    f"<div class=khung><h1 class=td-bai>{TITLE}</h1><div class=gio>Thứ Năm, 08/06/2023 07:20</div>"
    f"<div class=tt-bai><strong>{LEAD}</strong></div><div class=chu-bai>"
    f"<p>{LINES[0]}</p><figure><img src=/a.jpg><figcaption>Kè đá ở Thẳm Khen</figcaption></figure>"
    f"<p>{LINES[1]}</p><p>{LINES[2]}</p></div></div>"
)
LISTING = "<div class=ds>" + "".join(
    f"<div><h3><a href='/xa-hoi/202306/mot-bai-khac-trong-muc-nay-123450{number}/'>Một bài khác trong mục này</a></h3>"
    f"<p>{line}</p></div>"
    for number, line in enumerate(LINES)
)


@pytest.mark.parametrize("name", [name for name in PLATFORMS if name not in OWN])
def test_an_article_in_markup_of_its_own_is_read_and_marked(name):
    article = clean(PLATFORMS[name].read(page(ARTICLE)))
    assert (article.reader, article.title, article.lead) == ("generic/1", TITLE, LEAD)
    assert article.body == "\n\n".join(LINES)
    assert article.published_at == "2023-06-08T07:20:00+07:00"
    assert [image.caption for image in article.images] == ["Kè đá ở Thẳm Khen"]


@pytest.mark.parametrize("name", [name for name in PLATFORMS if name not in OWN])
def test_a_list_in_markup_of_its_own_is_no_article(name):
    with pytest.raises(NotAnArticle) as refused:
        PLATFORMS[name].read(page(LISTING, "Xã hội"))
    assert refused.value.reason in ("no-article", "listing")


@pytest.mark.parametrize("name", ["trang_n", "liferay", "vnpt_enews", "legacy_gmt7"])
@pytest.mark.parametrize(
    "title", ["Tìm kiếm 2 ngư dân mất tích ở cửa Lò", "404 tỷ đồng làm đường lên bản", "Lỗi nhỏ, hậu quả lớn trên đèo"]
)
def test_an_article_in_markup_of_its_own_may_have_the_title_of_a_form_or_an_error(name, title):
    article = clean(PLATFORMS[name].read(page(ARTICLE.replace(TITLE, title), title)))
    assert (article.title, article.published_at) == (title, "2023-06-08T07:20:00+07:00")


@pytest.mark.parametrize("name", ["trang_n", "liferay", "vnpt_enews"])
@pytest.mark.parametrize("title", ["Kết quả tìm kiếm: kè", "404 - Không tìm thấy trang", "Lỗi hệ thống"])
def test_a_form_or_an_error_without_a_date_is_refused_by_its_title(name, title):
    with pytest.raises(NotAnArticle) as refused:
        PLATFORMS[name].read(page(f"<div><h1>{title}</h1>{TEXT}</div>", title))
    assert refused.value.reason in ("listing", "not-found", "error-page")


def legacy(main, title=f"{TITLE} - Báo ví dụ"):
    return clean(LegacyGmt7Spider.read(page(main, title)))


TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def test_the_old_date_line_has_its_time_first():
    line = "<div>Cập nhật lúc 22:41, Thứ Hai, 08/09/2014 (GMT+7)</div>"
    article = legacy(f"<div><h1>{TITLE}</h1>{line}<p><b>{LEAD}</b></p>{TEXT}</div>")
    assert (article.reader, article.published_at) == ("legacy_gmt7/1", "2014-09-08T22:41:00+07:00")
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, "\n\n".join(LINES))


def test_a_headline_below_the_date_line_is_the_title():
    line = "<div><a href='/xa-hoi/'>XÃ HỘI</a></div><h4>Thứ Bảy, 09/02/2019, 10:02 (GMT+7)</h4>"
    article = legacy(f"<div>{line}<h1>{TITLE}</h1><p><b>{LEAD}</b></p>{TEXT}</div>")
    assert (article.title, article.kicker, article.lead) == (TITLE, None, LEAD)
    assert article.body == "\n\n".join(LINES)


@pytest.mark.parametrize(("name", "lead"), [("sapo", LEAD), ("text", None)])
def test_a_lead_is_told_by_the_name_of_its_box(name, lead):
    line = "<p>Thứ Hai, 14/09/2020, 18:35 [GMT+7]</p>"
    article = legacy(f"<div><h1>{TITLE}</h1>{line}<div class={name}><p>{LEAD}</p></div>{TEXT}</div>")
    assert article.lead == lead
    assert article.body == "\n\n".join(LINES if lead else (LEAD, *LINES))


@pytest.mark.parametrize("shown", ["07:20, 08/06/2023", "Cập nhật lúc: 07:20 |08/06/2023"])
def test_an_old_article_whose_day_is_in_another_form_than_the_clock_is_read(shown):
    clock = "<div>Thứ Năm, 26/11/2026, 08:40 [GMT+7]</div>"
    article = legacy(f"<div>{clock}</div><div><h1>{TITLE}</h1><p>{shown}</p><p><b>{LEAD}</b></p>{TEXT}</div>")
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, "\n\n".join(LINES))
    assert (article.reader, article.published_at) == ("generic/1", "2023-06-08T07:20:00+07:00")
