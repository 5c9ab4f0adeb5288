"""A label says the same whoever's page it is on: each reader knows the words that another knows."""

import pytest

from crawler.platforms.generic import GenericSpider
from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.platforms.zce import ZceSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Người giữ lửa lò rèn cuối cùng ở Bản Cáy"
SHOWN = "Thứ năm, 16/05/2024 06:55"
TEXT = "".join(f"<p>{line}</p>" for line in PLAIN)
HEAD = f"<h1>{TITLE}</h1><p>{SHOWN}</p>"
ZCE = '<div class="article__body cms-body">{}</div>'
WAYS = {
    "a layout": (ZceSpider, f"{HEAD}{ZCE.format(TEXT)}<div class=b><p>{{}}</p></div>"),
    "a layout's own box": (
        ZceSpider,
        f'{HEAD}{ZCE.format(TEXT)}<p class="article__author article__source">{{}}</p>',
    ),
    "a box named after it": (ZceSpider, f'<main>{HEAD}<p class="but-danh">{{}}</p>{ZCE.format(TEXT)}</main>'),
    "a box named after it below": (ZceSpider, f'<main>{HEAD}{ZCE.format(TEXT)}<p class="but-danh">{{}}</p></main>'),
    "a pen name's box": (
        MediatechSpider,
        f'<div class="content-article">{HEAD}<p class=pseudonym>{{}}</p><div id="content-detail">{TEXT}</div></div>',
    ),
    "an unknown make": (GenericSpider, f"<main>{HEAD}<div>{TEXT}</div><p>{{}}</p></main>"),
    "an unknown make's box": (GenericSpider, f"<main>{HEAD}<p class=author>{{}}</p><div>{TEXT}</div></main>"),
    "NukeViet": (
        NukeVietSpider,
        f'<div class="news_column">{HEAD}<div id="news-bodyhtml">{TEXT}</div><p>{{}}</p></div>',
    ),
}
OF_AUTHORS = ["a layout", "a box named after it", "a box named after it below", "a pen name's box"]
OF_AUTHORS += ["an unknown make", "an unknown make's box", "NukeViet", "a layout's own box"]
OF_SOURCES = ["a layout", "a layout's own box", "an unknown make", "NukeViet"]


def read(way, line):
    platform, body = WAYS[way]
    text = f"<html><head><title>{TITLE} - Báo Mẫu</title></head><body>{body.format(line)}</body></html>"
    return clean(platform.read(page(text, "https://bao.example.vn/xa-hoi/nguoi-giu-lua-lo-ren-20345.html")))


@pytest.mark.parametrize("label", ["Tác giả: ", "Tác giả bài viết: ", "Bút danh: ", "Người viết: ", "Tác giả:"])
@pytest.mark.parametrize("way", OF_AUTHORS)
def test_who_stands_behind_a_label_is_the_author(way, label):
    article = read(way, f"{label}Lò Văn Hặc")
    assert article.authors == ["Lò Văn Hặc"]
    assert article.body == "\n\n".join(PLAIN)


@pytest.mark.parametrize("label", ["Tác giả: ", "Bút danh: "])
@pytest.mark.parametrize("way", OF_AUTHORS)
def test_an_organisation_that_signs_is_an_author(way, label):
    article = read(way, f"{label}Văn phòng UBND xã Nậm Pồ")
    assert article.authors == ["Văn phòng UBND xã Nậm Pồ"]
    assert article.body == "\n\n".join(PLAIN)


OF_FILERS = [way for way in OF_AUTHORS if way not in ("a layout", "NukeViet")]
FILED = ["Người đăng: ", "Người gửi: ", "Đăng bởi: ", "Được đăng bởi ", "Posted by "]
ACCOUNTS = [
    "Văn phòng UBND xã Nậm Pồ",
    "VĂN PHÒNG HUYỆN ỦY",
    "Ban biên tập",
    "Ban Biên Tập",
    "BBT",
    "Quản trị",
    "Admin",
]
ACCOUNTS += ["Quản trị hệ thống", "Phòng Văn hóa - Thông tin", "Cổng thông tin điện tử xã", "nampo_vp"]


# Below a text, in no box of that name, a label has its colon.
@pytest.mark.parametrize(
    ("way", "label"), [(way, one) for way in OF_FILERS for one in FILED if way != "an unknown make" or ":" in one]
)
def test_who_filed_an_article_is_its_author_where_that_is_a_person(way, label):
    article = read(way, f"{label}Lò Văn Hặc")
    assert (article.authors, article.body) == (["Lò Văn Hặc"], "\n\n".join(PLAIN))


@pytest.mark.parametrize("name", ACCOUNTS)
@pytest.mark.parametrize("label", FILED)
@pytest.mark.parametrize("way", OF_FILERS)
def test_an_office_or_account_that_filed_an_article_is_nobody(way, label, name):
    article = read(way, f"{label}{name}")
    assert (article.authors, article.body) == ([], "\n\n".join(PLAIN))


@pytest.mark.parametrize("line", ["Người đăng: {}", "Người gửi: {}", "Đăng bởi: {}", "Được đăng bởi {}"])
def test_so_it_is_in_a_text(line):
    def authors(name):
        article = clean(read_dump("\n".join([TITLE, SHOWN, *PLAIN, line.format(name)]), "a.txt"))
        assert (article.body or "").endswith(PLAIN[-1])
        return article.authors

    assert authors("Lò Văn Hặc") == ["Lò Văn Hặc"]
    assert authors("Hoài") == ["Hoài"]
    assert {name: authors(name) for name in ACCOUNTS} == {name: [] for name in ACCOUNTS}


@pytest.mark.parametrize(
    "line", ["Người gửi: các hộ dân ở ba xóm vùng cao", "Người gửi: Lò Hặc, 300.000 đồng", "Người gửi tiền được lợi"]
)
def test_a_line_of_the_text_that_begins_like_such_a_label_stays(line):
    for lines in ([*PLAIN, line], [line, *PLAIN]):
        article = clean(read_dump("\n".join([TITLE, SHOWN, *lines]), "a.txt"))
        assert (article.authors, line in f"{article.lead} {article.body}") == ([], True)


@pytest.mark.parametrize(("name", "is_one"), [("Quản trị", False), ("Admin", False), ("UBND xã Nậm Pồ", True)])
def test_an_account_that_stands_on_the_right_below_a_text_is_nobody_and_an_organisation_signs(name, is_one):
    article = read("an unknown make", f"</p><p style='text-align:right'><b>{name}</b>")
    assert (article.authors, article.body) == ([name] if is_one else [], "\n\n".join(PLAIN))


@pytest.mark.parametrize("label", ["Tác giả", "Bút danh:", "Người viết: "])
@pytest.mark.parametrize("way", [*OF_AUTHORS[:4], "NukeViet"])
def test_a_label_without_a_value_names_nobody(way, label):
    article = read(way, label)
    assert (article.authors, article.body) == ([], "\n\n".join(PLAIN))


@pytest.mark.parametrize("label", ["Nguồn: ", "Nguồn tin: ", "Nguồn bài: ", "Nguồn:"])
@pytest.mark.parametrize("way", OF_SOURCES)
def test_the_outlet_behind_a_label_is_the_source(way, label):
    article = read(way, f"{label}Báo Nhân Dân")
    assert article.source == "Báo Nhân Dân"
    assert article.body == "\n\n".join(PLAIN)


@pytest.mark.parametrize("label", ["Tác giả", "Tác giả bài viết", "Bút danh", "Người viết"])
def test_who_stands_behind_a_label_in_a_text_is_the_author(label):
    article = clean(read_dump("\n".join([TITLE, SHOWN, *PLAIN, f"{label}: Lò Văn Hặc"]), "a.txt"))
    assert article.authors == ["Lò Văn Hặc"]
    assert (article.body or "").endswith(PLAIN[-1])


@pytest.mark.parametrize("label", ["Nguồn", "Nguồn tin", "Nguồn bài"])
def test_the_outlet_behind_a_label_in_a_text_is_the_source(label):
    article = clean(read_dump("\n".join([TITLE, SHOWN, *PLAIN, f"{label}: Báo Nhân Dân"]), "a.txt"))
    assert article.source == "Báo Nhân Dân"
    assert (article.body or "").endswith(PLAIN[-1])


@pytest.mark.parametrize("label", ["Ảnh", "Nguồn ảnh", "Ảnh tư liệu", "Ảnh minh họa", "Ảnh minh hoạ", "Photo"])
def test_the_photographer_behind_a_label_is_credited_in_a_caption_and_on_a_line_below_a_text(label):
    caption = f"Bễ lò của ông Hặc. {label}: Tòng Inh"
    figure = f"<figure><img src=/a.jpg><figcaption>{caption}</figcaption></figure>"
    for line in (figure, f"<img src=/a.jpg></p><p>{label}: Tòng Inh"):
        article = read("an unknown make", line)
        assert [image.credit for image in article.images] == ["Tòng Inh"]
    article = clean(read_dump("\n".join([TITLE, SHOWN, *PLAIN, f"{label}: Tòng Inh"]), "a.txt"))
    assert [image.credit for image in article.images] == ["Tòng Inh"]
    assert (article.body or "").endswith(PLAIN[-1])


@pytest.mark.parametrize("label", ["Từ khóa", "Từ khoá", "Từ khóa bài viết", "Tags", "Tag"])
def test_the_words_behind_a_label_are_tags(label):
    tags = ["nghề rèn", "Bản Cáy"]
    line = f"<b>{label}:</b> <a href=/t/1>{tags[0]}</a>, <a href=/t/2>{tags[1]}</a>"
    for way in ("an unknown make", "a layout"):
        assert read(way, line).tags == tags
    line = f"{label}: {', '.join(tags)}"
    for lines in ([*PLAIN, line], [*PLAIN[:-1], f"{PLAIN[-1]} {line}"]):
        article = clean(read_dump("\n".join([TITLE, SHOWN, *lines]), "a.txt"))
        assert (article.tags, (article.body or "")[-20:]) == (tags, PLAIN[-1][-20:])


@pytest.mark.parametrize("name", ["Ruby Nguyễn", "Toby Lò", "Nguyễn Bởi Hà"])
@pytest.mark.parametrize("way", ["a box named after it", "a box named after it below", "an unknown make's box"])
def test_a_name_that_holds_the_word_of_a_label_stays_whole(way, name):
    assert read(way, name).authors == [name]
