"""A box says by its name what it holds, whoever's page it is on: each reader knows the names that another knows."""

import pytest

from crawler.platforms.generic import GenericSpider
from crawler.platforms.zce import ZceSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Người giữ lửa lò rèn cuối cùng ở Bản Cáy"
LEAD = "Suốt bốn mươi năm, bễ lò của ông Hặc chưa ngày nào nguội, dẫu cả bản chỉ còn mình ông theo nghề."
TEXT = "".join(f"<p>{line}</p>" for line in PLAIN)
HEAD = f"<h1>{TITLE}</h1><p>Thứ năm, 16/05/2024 06:55</p>"
ZCE = f'<div class="article__body cms-body">{TEXT}</div>'
LEADS = "sapo chapeau lead summary excerpt abstract intro introtext introduction trich-dan trichyeu tom-tat mo-ta"
LEADS += " hometext"
AUTHORS = "author authors tac-gia tacgia byline by-line but-danh writer created-by postedby author-name"


def read(platform, body):
    text = f"<html><head><title>{TITLE} - Báo Mẫu</title></head><body>{body}</body></html>"
    return clean(platform.read(page(text, "https://bao.example.vn/xa-hoi/nguoi-giu-lua-lo-ren-20345.html")))


@pytest.mark.parametrize("form", ["{}", "bai-{}", "{}_tin", "box {}"])
@pytest.mark.parametrize("name", LEADS.split())
def test_the_box_of_a_lead_is_known_by_its_name(name, form):
    box = f'<div class="{form.format(name)}">{LEAD}</div>'
    for platform, text in ((ZceSpider, ZCE), (GenericSpider, f"<div>{TEXT}</div>")):
        article = read(platform, f"<main>{HEAD}{box}{text}</main>")
        assert (article.lead, article.body) == (LEAD, "\n\n".join(PLAIN)), platform


@pytest.mark.parametrize("form", ["{}", "bai-{}", "{}_tin", "box {}"])
@pytest.mark.parametrize("name", AUTHORS.split())
def test_the_box_of_an_author_is_known_by_its_name(name, form):
    box = f'<p class="{form.format(name)}">Lò Văn Hặc</p>'
    for platform, text in ((ZceSpider, ZCE), (GenericSpider, f"<div>{TEXT}</div>")):
        for body in (f"{HEAD}{box}{text}", f"{HEAD}{text}{box}"):
            article = read(platform, f"<main>{body}</main>")
            assert (article.authors, article.body) == (["Lò Văn Hặc"], "\n\n".join(PLAIN)), platform


@pytest.mark.parametrize("name", ["tag", "tags", "tu-khoa", "tukhoa", "keywords", "bai-tags", "tag_tin"])
def test_the_box_of_tags_is_known_by_its_name(name):
    tags = '<a href="/tim?q=1">nghề rèn</a>, <a href="/tim?q=2">Bản Cáy</a>'
    for platform, text in ((ZceSpider, ZCE), (GenericSpider, f"<div>{TEXT}</div>")):
        article = read(platform, f'<main>{HEAD}{text}<div class="{name}">{tags}</div></main>')
        assert (article.tags, article.body) == (["nghề rèn", "Bản Cáy"], "\n\n".join(PLAIN)), platform
