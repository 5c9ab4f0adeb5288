"""Bylines that name the genre: "Bút ký của A", above or below the text."""

import pytest

from crawler.article import Article
from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Đêm Pá Khôm thức cùng tiếng suối và mùi cốm mới"
SHOWN = "Thứ năm, 16/05/2024 06:55"
GENRES = ["Bút ký", "Ghi chép", "Phóng sự", "Tùy bút", "Tuỳ bút", "Ký sự", "Tản văn", "Truyện ngắn"]
URL = "https://bao.example.vn/bai-1.html"


def cleaned(*lines):
    return clean(Article(url=URL, title=TITLE, body="\n\n".join(lines)))


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize("line", ["{} của Lò Văn Hặc", "{} của: Lò Văn Hặc", "({} của LÒ VĂN HẶC)", "{}: Lò Văn Hặc"])
def test_who_wrote_a_piece_of_a_genre_is_its_author_below_the_text(genre, line):
    article = cleaned(*PLAIN, line.format(genre))
    assert [name.title() for name in article.authors] == ["Lò Văn Hặc"]
    assert article.body == "\n\n".join(PLAIN)


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize("line", ["{} của Lò Văn Hặc", "{} của H’Bia Êban", "({} của Lò Hặc)", "{} của nhóm PV"])
def test_who_wrote_a_piece_of_a_genre_is_its_author_above_the_text(genre, line):
    article = cleaned(line.format(genre), *PLAIN)
    assert article.authors == [line.strip("()").partition(" của ")[2]]
    assert article.body == "\n\n".join(PLAIN)


def test_two_authors_and_a_photographer_are_told_apart():
    article = cleaned("Ghi chép của Lò Văn Hặc - Tòng Inh. Ảnh: Kpă H’Nin", *PLAIN)
    assert article.authors == ["Lò Văn Hặc", "Tòng Inh"]
    assert [image.credit for image in article.images] == ["Kpă H’Nin"]


def test_the_line_is_no_lead_of_a_dump():
    article = clean(read_dump("\n".join([TITLE, SHOWN, "Bút ký của Lò Văn Hặc", *PLAIN]), "a.txt"))
    assert (article.authors, article.title) == (["Lò Văn Hặc"], TITLE)
    assert "Bút ký" not in f"{article.lead} {article.body}"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>{title}</h1><p>{shown}</p><p><em>{line}</em></p>{text}",
        "<h1>{title}</h1><p>{line}</p><p>{shown}</p><div>{text}</div>",
        "<h1>{title}</h1><p>{shown}</p><div>{text}<p style='text-align:right'><b>{line}</b></p></div>",
        "<h1>{title}</h1><p>{shown}</p><div>{text}<p>{line}</p></div>",
    ],
)
def test_it_is_read_on_a_page_of_unknown_make(body):
    text = "".join(f"<p>{line}</p>" for line in PLAIN)
    shown = body.format(title=TITLE, shown=SHOWN, line="Bút ký của Lò Văn Hặc", text=text)
    article = clean(GenericSpider.read(page(f"<title>{TITLE}</title><main>{shown}</main>")))
    assert (article.authors, article.lead, article.body) == (["Lò Văn Hặc"], None, "\n\n".join(PLAIN))


@pytest.mark.parametrize(
    "line",
    [
        "Bút ký của một thời lửa đạn",
        "Phóng sự của các em học sinh",
        "Ghi chép của thầy giáo già bên bếp lửa được cả bản truyền tay nhau đọc.",
        "Ký sự: Những nẻo đường biên giới",
    ],
)
@pytest.mark.parametrize("at", [0, 1, len(PLAIN)])
def test_a_line_that_names_no_person_stays(line, at):
    lines = [*PLAIN[:at], line, *PLAIN[at:]]
    article = cleaned(*lines)
    assert (article.authors, article.body) == ([], "\n\n".join(lines))


def test_the_contents_of_an_issue_stay():
    contents = ["Bút ký của Lò Văn Hặc", "Truyện ngắn của Tòng Inh", "Tản văn của Quàng Thị Mai"]
    for lines in ([*PLAIN, *contents], [*contents, *PLAIN], [PLAIN[0], *contents, *PLAIN[1:]]):
        assert (cleaned(*lines).authors, cleaned(*lines).body) == ([], "\n\n".join(lines))
