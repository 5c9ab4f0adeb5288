"""A text that a `</div>` too many cut in two, on platforms that are read by layouts."""

import pytest

from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.onecms import OneCmsSpider
from crawler.platforms.vnpt_enews import VnptEnewsSpider
from crawler.platforms.zend_a import ZendASpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

URL = "https://bao.example.vn/mua-vang-tren-canh-dong-dong-3318952.html"
OTHERS = "".join(
    f'<li><a href="/chuyen-khac-o-lang-ben-33174{n}.html">Chuyện khác ở làng bên {n}</a></li>' for n in "12"
)
BELOW = f'<div class="tin-khac"><h3>Tin khác</h3><ul>{OTHERS}</ul></div><p class="chan">Tòa soạn ở số 1 Hùng Vương.</p>'
PLATFORMS = {
    OneCmsSpider: '<h1 class="c-detail-head__title">Mùa vàng</h1><div class="b-maincontent">{}</div>',
    ZendASpider: '<h1 class="title">Mùa vàng</h1><div id="contentNews"><div class="singular-content">{}</div></div>',
    MediatechSpider: '<div class="content-article"><h1 class="name">Mùa</h1><div id="content-detail">{}</div></div>',
    VnptEnewsSpider: '<h1 class="head_title">Mùa vàng</h1><div id="content" class="content-detail">{}</div>',
}


def read(platform, text):
    body = f"<main><div>{PLATFORMS[platform].format(text)}</div>{BELOW}</main>"
    return clean(platform.read(page(f"<html><title>Mùa vàng</title><body>{body}</body></html>", URL)))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("sign", ["\x01", "&#27;", "\x00"])
def test_a_control_character_behind_the_stray_tag_breaks_nothing(platform, sign):
    lines = [f"<p>{line}</p>" for line in PLAIN]
    article = read(platform, "".join([*lines[:2], f"</div>{sign}", *lines[2:]]))
    assert (article.body or "").split("\n\n") == list(PLAIN)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("paragraph", ["<p>{}</p>", '<p style="text-align:justify">{}</p>', "<div>{}</div>"])
@pytest.mark.parametrize("stray", ["</div>", "</div>\n</div>"])
def test_what_a_stray_end_tag_cut_off_is_part_of_the_text(platform, paragraph, stray):
    lines = [paragraph.format(line) for line in PLAIN]
    signed = '<p style="text-align: right"><strong>Tin, ảnh: Lò Văn Hặc</strong></p>'
    article = read(platform, "".join([*lines[:2], stray, *lines[2:], signed]))
    assert (article.body or "").split("\n\n") == list(PLAIN)
    assert article.authors == ["Lò Văn Hặc"]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("kept", ["", f"<p>{PLAIN[0]}</p>"])
def test_what_a_stray_end_tag_cut_off_may_have_no_tags(platform, kept):
    lines = [line for line in PLAIN if line not in kept]
    article = read(platform, f"{kept or PLAIN[0]}</div>{'<br>'.join(lines[not kept :])}")
    assert (article.body or "").split() == " ".join(PLAIN).split()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_a_theme_has_below_a_whole_text_is_no_part_of_it(platform):
    text = "".join(f"<p>{line}</p>" for line in PLAIN)
    beside = "</div><p>Mời bạn đọc đón xem số báo xuân sẽ phát hành vào tuần sau trên toàn tỉnh.</p><div>"
    assert read(platform, f"{text}{beside}").body == "\n\n".join(PLAIN)


def test_a_stray_end_tag_leads_to_the_end_of_a_table_cell_and_not_out_of_it():
    lines = [f"<p>{line}</p>" for line in PLAIN]
    text = "".join([*lines[:2], "</div></div>", *lines[2:]])
    cells = (
        f'<td><div><h1 class="head_title">Mùa vàng</h1><div id="content">{text}</div></div></td><td><p>Bên.</p></td>'
    )
    body = f"<html><title>Mùa vàng</title><body><table><tr>{cells}</tr></table></body></html>"
    assert clean(VnptEnewsSpider.read(page(body, URL))).body == "\n\n".join(PLAIN)
