"""Headlines of old pages, in a cell or line that neither tag, class nor the page's title tells."""

import pytest
from lxml.html import fromstring

from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.generic.headlines.by_date import headlines_by_date
from crawler.reading.validate import validate
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

SITE = "Trang tin điện tử xã Pá Nhùng"
TITLE = "Cả bản Pá Nhùng xuống ruộng đắp lại con mương"
LEAD = "Sau trận lũ ống đêm 2/9, hơn bảy mươi hộ dân góp công đắp lại hai cây số mương trước vụ cấy."
SHOWN, AT = "Thứ hai, 11/09/2023 07:40", "2023-09-11T07:40:00+07:00"
MENU = "<tr><td><a href='/'>Trang chủ</a> | <a href='/tin.asp?cat=1'>Tin xã</a></td></tr>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in PLAIN)
BODY = f"<tr><td>{PARAGRAPHS}</td></tr>"
HEADED = f"<tr><td>{TITLE}</td></tr><tr><td>{SHOWN}</td></tr>"
CLOCK = "<tr><td>Thứ sáu, 20/11/2026 09:10</td></tr>"


def table(*rows):
    return f"<table>{''.join(rows)}</table>"


def read(body, title=SITE):
    text = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return validate(clean(GenericSpider.read(page(text, "https://xa.example.vn/tin.asp?id=20345"))))


@pytest.mark.parametrize(
    "body",
    [
        table(MENU, HEADED, BODY),
        table("<tr><td>Uỷ ban nhân dân xã Pá Nhùng, huyện Nậm Pồ</td></tr>", MENU, HEADED, BODY),
        table(CLOCK, MENU, HEADED, BODY),
        table("<tr><td>Vì nhân dân phục vụ, vì bản làng no ấm</td></tr>", CLOCK, MENU, HEADED, BODY),
        table(MENU, "<tr><td>Bản làng góp sức sau mưa lũ</td></tr>", HEADED, BODY),
        table(MENU, f"<tr><td width=150>Liên kết</td><td>{table(HEADED, BODY)}</td></tr>"),
        table(MENU, f"<tr><td><b>{TITLE}</b><br><i>{SHOWN}</i><br>{PARAGRAPHS}</td></tr>"),
        table(MENU, f"<tr><td><p><strong>{TITLE}</strong></p><p>{SHOWN}</p>{PARAGRAPHS}</td></tr>"),
        f"<h1>{SITE}</h1>{table(MENU, HEADED, BODY)}",
    ],
    ids="alone office clock motto kicker columns one-cell paragraphs h1".split(),
)
@pytest.mark.parametrize("title", [SITE, "Trang chủ", "Xã Pá Nhùng", ""])
def test_the_line_with_the_articles_date_below_it_is_the_headline(body, title):
    article = read(body, title)
    assert (article.title, article.published_at) == (TITLE, AT)
    assert (article.body or "").endswith(PLAIN[-1])
    assert TITLE not in f"{article.lead} {article.body}"


def test_a_lead_in_a_cell_below_such_a_headline_is_the_lead():
    article = read(table(MENU, HEADED, f"<tr><td>{LEAD}</td></tr>", BODY))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, "\n\n".join(PLAIN))


@pytest.mark.parametrize("title", [f"{SITE} - {TITLE}", f"{SITE} | {TITLE}", f"{TITLE} - {SITE}"])
def test_a_line_that_the_pages_title_says_beside_the_sites_name_is_the_headline(title):
    article = read(table(f"<tr><td>{SITE}</td></tr>", MENU, HEADED, BODY), title)
    assert (article.title, article.body) == (TITLE, "\n\n".join(PLAIN))


@pytest.mark.parametrize(
    "below",
    [
        "<tr><td>Ban biên tập trang tin xã Pá Nhùng</td></tr><tr><td>Cập nhật: 11/09/2023 07:40</td></tr>",
        f"<tr><td>Văn phòng đảng ủy xã Pá Nhùng</td></tr><tr><td>{SHOWN}</td></tr><tr><td>Lên đầu</td></tr>",
    ],
)
def test_a_line_above_a_date_with_no_text_below_it_is_no_headline(below):
    article = read(table(MENU, BODY, below), TITLE)
    assert article.title == TITLE


def test_of_several_dated_lines_none_is_the_headline():
    other = "<tr><td>Chợ phiên Nậm Pồ họp lại sau lũ</td></tr><tr><td>Thứ ba, 12/09/2023 08:00</td></tr>"
    assert read(table(MENU, HEADED, BODY, other, BODY), SITE).title == SITE


@pytest.mark.parametrize(
    "body",
    [
        table(MENU, f"<tr><td>{TITLE}<br>{SHOWN}</td></tr>", BODY),
        table(MENU, f"<tr><td>{TITLE}<br><i>({SHOWN})</i></td></tr>", BODY),
        table(MENU, f"<tr><td>{TITLE} <i>{SHOWN}</i></td></tr>", BODY),
        table(MENU, f"<tr><td>{TITLE} ({SHOWN})</td></tr>", BODY),
        table(MENU, f"<tr><td>{TITLE}</td><td>{SHOWN}</td></tr>", BODY),
        table(MENU, f"<tr><td>{SHOWN}</td><td>{TITLE}</td></tr>", BODY),
        table(MENU, f"<tr><td><img src=/b.gif width=9> {TITLE}<br>{SHOWN}</td></tr>", BODY),
        table(MENU, f"<tr><td>{TITLE}<br>{SHOWN}<br>{'<br>'.join(PLAIN)}</td></tr>"),
        table(MENU, "<tr><td>Tin xã</td></tr>", f"<tr><td>Tin xã<br>{TITLE}<br>{SHOWN}</td></tr>", BODY),
    ],
    ids="below italic beside brackets cells date-first icon one-cell section".split(),
)
@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"{TITLE} - {SITE}",
        f"{SITE} | {TITLE}",
        f"Pá Nhùng: {TITLE}",
        f"{TITLE} :: Pá Nhùng",
        f"{SITE} - Tin - {TITLE}",
    ],
)
def test_a_headline_without_an_element_of_its_own_is_told_by_the_pages_title_and_the_date_beside_it(body, title):
    article = read(body, title)
    assert (article.title, article.published_at) == (TITLE, AT)
    assert (article.lead or "", article.body) in {("", "\n\n".join(PLAIN)), (PLAIN[0], "\n\n".join(PLAIN[1:]))}


def test_the_sites_name_in_a_dated_cell_is_no_headline_though_the_pages_title_says_it():
    site = "Quê hương Pá Nhùng anh hùng"
    banner = f"<tr><td>{site}<br>Thứ sáu, 20/11/2026 09:10</td></tr>"
    article = read(table(banner, MENU, HEADED, BODY), site)
    assert (article.title, article.published_at, article.body) == (TITLE, AT, "\n\n".join(PLAIN))


@pytest.mark.parametrize(
    "cut", ["Sau trận lũ ống đêm 2/9, hơn bảy mươi hộ dân …", "Hơn bảy mươi hộ dân góp công đắp […]"]
)
def test_a_text_that_a_list_cuts_is_no_headline_for_the_day_below_it(cut):
    lines = f"<div><p>{cut}</p><p>{SHOWN}</p></div>{PARAGRAPHS}"
    root = fromstring(f"<html><body><div>{lines}</div></body></html>")
    whole = fromstring(f"<html><body><div>{lines.replace(' …', '').replace(' […]', '')}</div></body></html>")
    assert headlines_by_date(root, set()) == []
    assert len(headlines_by_date(whole, set())) == 1
