"""The next part of an article is found by its link, no other pager is taken for that, and parts are joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.article import Article, Attachment, Image, NotAnArticle, paragraphs
from crawler.reading.parsing.page import page_root
from crawler.reading.parts import join_part, next_part

TEXT = [
    "Con đường vào bản dài bảy cây số, mùa mưa xe không lên được.",
    "Năm nay, bà con góp công mở rộng thêm hai mét.",
]
BODY = "\n\n".join(TEXT)
OWN = "https://bao.vn/ky-su/con-duong-vao-ban-4711.html"


AROUND = "<div class='detail'><div class='text'>{}</div>{}</div>"


def part_of(behind, url=OWN, around=AROUND, body=BODY, **known):
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    page = f"<body><nav><a href='/ky-su?page=2'>2</a></nav><main>{around.format(text, behind)}</main></body>"
    response = HtmlResponse(url, body=page.encode(), encoding="utf-8")
    shown = known.get("shown") or Article(url, body=body)
    return next_part(page_root(response), url, shown, known.get("first", url), known.get("number", 1))


PAGER = "<div class='pagination'><b>1</b> <a href='{}'>2</a> <a href='{}'>Trang sau »</a></div>"


@pytest.mark.parametrize(
    ("url", "second"),
    [
        (OWN, f"{OWN}?page=2"),
        (OWN, f"{OWN}?trang=2"),
        (OWN, OWN.replace(".html", "-p2.html")),
        (OWN, OWN.replace(".html", "/trang-2.html")),
        ("https://bao.vn/con-duong-vao-ban/", "https://bao.vn/con-duong-vao-ban/2/"),
        ("https://bao.vn/con-duong-vao-ban", "https://bao.vn/con-duong-vao-ban/page/2"),
        ("https://bao.vn/?p=4711", "https://bao.vn/?p=4711&page=2"),
        ("https://bao.vn/tin.aspx?id=7", "https://bao.vn/tin.aspx?id=7&page=2"),
    ],
)
def test_the_second_part_is_found_behind_the_text_by_its_number_or_by_words(url, second):
    assert part_of(PAGER.format(second, second), url) == second
    assert part_of(f"<a href='{second}'>Trang sau</a>", url) == second
    assert part_of(f"<p><b>Hoàng Nam</b></p><a rel='next' href='{second}'>đọc tiếp phần hai</a>", url) == second


@pytest.mark.parametrize(
    ("first", "third"),
    [
        (OWN, f"{OWN}?page={{}}"),
        (OWN, OWN.replace(".html", "-p{}.html")),
        ("https://bao.vn/con-duong-vao-ban/", "https://bao.vn/con-duong-vao-ban/{}/"),
        ("https://bao.vn/?p=4711", "https://bao.vn/?p=4711&page={}"),
    ],
)
def test_the_part_behind_any_other_is_found_by_its_number_added_to_the_first_ones_address(first, third):
    pager = "<div class='pagination'>{}</div>"
    links = "".join(f"<a href='{third.format(number)}'>{number}</a> " for number in (1, 3, 4, 12))
    assert part_of(pager.format(links), third.format(2), first=first, number=2) == third.format(3)
    assert part_of(pager.format(links), third.format(11), first=first, number=11) == third.format(12)
    assert part_of(pager.format(links), third.format(12), first=first, number=12) is None


def test_what_wordpress_names_for_the_parts_of_a_post_is_believed_wherever_it_stands():
    links = f"<p>{'Lời bạt dài. ' * 30}</p><div class='page-links'>Trang: <span>1</span> <a href='{OWN}/2/'>2</a></div>"
    assert part_of(links, OWN) == f"{OWN}/2/"


NO_PARTS = {
    "a list below": f"<div class='tin-khac'><h3>Tin khác</h3>{PAGER.format(f'{OWN}?page=2', '#')}</div>",
    "an unnamed list below": f"<div><h3>Các tin mới</h3><div>{PAGER.format(f'{OWN}?page=2', '#')}</div></div>",
    "headlines of a list": f"<ul>{'<li><a href=/a-1.html>Bản cao có điện, bà con xem được tivi</a></li>' * 9}</ul>"
    + PAGER.format(f"{OWN}?page=2", f"{OWN}?page=2"),
    "comments": f"<div id='comments'>{PAGER.format(f'{OWN}?page=2', f'{OWN}?page=2')}</div>",
    "comments of WordPress": f"<a href='{OWN}/comment-page-2/'>2</a>",
    "the next article": "<a rel='next' href='/ky-su/con-duong-vao-ban-4712.html'>Bài sau »</a>",
    "the same in two parts": "<a rel='next' href='/ky-su/con-duong-vao-ban-ky-2-4712.html'>Bài sau »</a>",
    "the section's pager": "<div class='pagination'><a href='/ky-su?page=2'>2</a></div>",
    "another site's": "<a href='https://khac.vn/ky-su/con-duong-vao-ban-4711.html?page=2'>2</a>",
    "another parameter": f"<a href='{OWN}?print=1&amp;page=2'>2</a>",
    "a headline": f"<a href='{OWN}?page=2'>Con đường vào bản đã thông xe</a>",
    "a page of the site": "<a href='/trang-2.html'>2</a>",
    "the third": f"<a href='{OWN}?page=3'>3</a>",
}


@pytest.mark.parametrize("other", NO_PARTS)
def test_no_other_pager_is_taken_for_parts(other):
    assert part_of(NO_PARTS[other]) is None


def test_a_pager_before_the_text_or_without_a_text_is_none():
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), around="{1}<div>{0}</div>") is None
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), body=None) is None


STORY = [Image("/1.jpg", caption="Dốc Ba Tầng sau cơn mưa đêm."), Image("/2.jpg", caption="Bà con gùi đá lên dốc.")]


@pytest.mark.parametrize(
    "shown",
    [
        Article(OWN, title="Con đường vào bản", body=BODY, images=STORY),
        Article(OWN, title="Con đường vào bản", images=STORY),
        Article(OWN, title="Con đường vào bản", lead="Bảy cây số đường đá, mười năm bà con chờ đợi.", images=STORY[:1]),
    ],
)
def test_behind_pictures_the_next_part_is_found_by_the_last_caption(shown):
    figures = "".join(f"<figure><img src='{one.url}'><figcaption>{one.caption}</figcaption></figure>" for one in STORY)
    around = f"<h1>{shown.title}</h1><p>{shown.lead or ''}</p>{{0}}<div>{figures * 2}</div>{{1}}"
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), around=around, shown=shown) == f"{OWN}?page=2"
    assert part_of(NO_PARTS["headlines of a list"], around=around, shown=shown) is None


def test_behind_pictures_without_captions_it_is_found_by_headline_or_lead():
    bare = [Image("/1.jpg"), Image("/2.jpg")]
    shown = Article(OWN, title="Con đường vào bản đã thông", images=bare)
    around = "<h1>Con đường vào bản đã thông</h1><time>5/3/2024 08:00</time><img src='/1.jpg'><img src='/2.jpg'>{1}"
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), around=around, shown=shown) == f"{OWN}?page=2"
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), around=around, shown=Article(OWN, title=shown.title)) is None


def test_of_the_home_page_s_address_nothing_is_a_part():
    assert part_of(PAGER.format("/2/", "/2/"), "https://bao.vn/") is None


def article(*lines, **more):
    return Article("x", **{"title": "Con đường vào bản", "body": "\n\n".join(lines), **more})


def test_what_every_part_repeats_is_taken_once():
    first = article("Một.", "Hai.", "Hoàng Nam", lead="Sapo.")
    assert join_part(first, article("Ba.", "Bốn.", "Hoàng Nam", lead="Sapo."))
    assert paragraphs(first.body) == ["Một.", "Hai.", "Hoàng Nam", "Ba.", "Bốn."]
    assert join_part(first, article("Sáu.", lead="Năm."))  # no part has a lead of its own
    assert paragraphs(first.body)[-2:] == ["Năm.", "Sáu."]


@pytest.mark.parametrize(
    "pager", ["Trang 1 2 Trang sau >>", "Trang: 1 2 3", "[1] [2] Xem tiếp trang sau", "Tiếp theo »"]
)
def test_the_links_to_the_parts_are_no_line_of_the_whole(pager):
    first = article("Một.", "Hai.", pager, "Tin khác:")
    assert join_part(first, article("Ba.", pager))
    assert paragraphs(first.body) == ["Một.", "Hai.", "Tin khác:", "Ba."]


@pytest.mark.parametrize(
    "line", ["1 2 3 là nhịp của điệu nhảy", "2-1", "Trang 1", "1. Sau lũ", "Trang sau của lịch sử"]
)
def test_a_line_that_is_not_all_numbers_of_parts_stays(line):
    first = article("Một.", line)
    assert join_part(first, article("Ba.", line, "Bốn."))
    assert paragraphs(first.body) == ["Một.", line, "Ba.", line, "Bốn."]


def test_a_page_that_shows_the_same_again_adds_nothing():
    first = article("Một.", "Hai.", lead="Sapo.")
    assert not join_part(first, article("Một.", "Hai.", lead="Sapo."))
    assert first == article("Một.", "Hai.", lead="Sapo.")


def test_a_part_brings_its_pictures_and_the_author_that_stands_at_the_end():
    first = article("Một.", images=[Image("https://bao.vn/1.jpg")])
    more = [Image("https://bao.vn/1.jpg"), Image("https://bao.vn/2.jpg", caption="Bản Pa Cheo")]
    assert join_part(first, article("Hai.", title="Con đường vào bản (trang 2)", images=more, authors=["Hoàng Nam"]))
    assert first.images == more
    assert first.authors == ["Hoàng Nam"]


def test_a_part_of_pictures_or_files_alone_is_one_unless_all_of_them_are_known():
    first = article("Một.", images=[Image("https://bao.vn/1.jpg", caption="Bản Pa Cheo")])
    assert not join_part(first, article(images=[Image("https://bao.vn/1.jpg")]))
    assert not join_part(first, article("Một.", images=[Image("https://bao.vn/1.jpg")]))
    assert join_part(first, article(images=[Image("https://bao.vn/2.jpg")]))
    assert join_part(first, article(attachments=[Attachment("https://bao.vn/ban-do.pdf")]))
    assert first.body == "Một."
    assert [image.url for image in first.images] == ["https://bao.vn/1.jpg", "https://bao.vn/2.jpg"]
    pictures = Article("x", title=first.title, images=[Image("https://bao.vn/1.jpg")])
    assert join_part(pictures, article(images=[Image("https://bao.vn/2.jpg")]))
    assert pictures.body is None


def test_a_page_of_another_title_is_no_part():
    first = article("Một.")
    for other in ("Mùa măng", None):
        with pytest.raises(NotAnArticle, match="its title is"):
            join_part(first, article("Hai.", title=other))
    assert first == article("Một.")


lines = st.lists(st.sampled_from(["Một.", "Hai.", "Ba.", "Bốn.", "* * *"]), max_size=6)


@given(lines, lines)
def test_no_line_of_either_part_is_lost_and_none_of_the_first_is_moved(one, two):
    first = article(*one)
    adds = join_part(first, article(*two))
    joined = paragraphs(first.body)
    assert joined[: len(one)] == one
    assert set(joined) == {*one, *two}
    assert adds == (len(joined) > len(one)) == bool(set(two) - set(one))
