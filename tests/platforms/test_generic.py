"""A page of an unknown platform: the article and nothing beside it."""

import json
import unicodedata
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy.http import HtmlResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Cầu treo mới nối hai bờ suối"
LEAD = "Sau tám tháng thi công, cây cầu treo dài 62 mét đã đưa vào sử dụng trước mùa mưa."
HEAD = f'<title>{TITLE}</title><meta name="description" content="{LEAD}">'
BESIDE = "".join(
    f'<div><h4><a href="/tin-{number}-cua-cac-xa-vung-cao-{number}.html">Tin số {number} của các xã vùng cao</a></h4>'
    f"<p>Bài về việc của xã số {number}, có ảnh và lời kể của người dân trong các xóm, các bản.</p></div>"
    for number in range(101, 105)
)
TEXT = "\n\n".join(PLAIN)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in PLAIN)
SHARED = Path(__file__).parents[3] / "shared" / "portal-pages" / "nukeviet-4.5"


def read(inside, head=HEAD):
    return clean(GenericSpider.read(page(f"<html><head>{head}</head><body><div id=all>{inside}</div></body></html>")))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(PARAGRAPHS, id="paragraphs"),
        pytest.param(f"<div>{'<br><br>'.join(PLAIN)}</div>", id="lines"),
    ],
)
def test_a_column_of_other_articles_beside_the_text_is_no_part_of_it(written):
    article = read(f"<div class=row><div><h1>{TITLE}</h1><p>{LEAD}</p>{written}</div><div>{BESIDE}</div></div>")
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, TEXT)


def test_a_text_in_another_box_than_headline_and_lead_is_found():
    article = read(f"<div><h1>{TITLE}</h1><p>{LEAD}</p></div><div>{PARAGRAPHS}</div>")
    assert (article.lead, article.body) == (LEAD, TEXT)


def test_letters_and_marks_apart_are_the_same_text():
    apart = unicodedata.normalize("NFD", PARAGRAPHS)
    article = read(f"<div class=row><div><h1>{TITLE}</h1><p>{LEAD}</p>{apart}</div><div>{BESIDE}</div></div>")
    assert article.body == TEXT


@pytest.mark.parametrize("initials", ["BCB - ", "(ĐNO) - "])
def test_a_lead_is_known_with_the_papers_initials_before_it(initials):
    article = read(f"<h1>{TITLE}</h1><p>{initials}{LEAD}</p>{PARAGRAPHS}")
    assert (article.lead, article.body) == (f"{initials}{LEAD}", TEXT)


def test_a_lead_in_a_box_named_after_its_place_in_the_header_is_the_articles():
    header = f'<div class="story-header"><h1>{TITLE}</h1><div class="story-header-sapo">{LEAD}</div></div>'
    article = read(f"<div>{header}<div>{PARAGRAPHS}</div></div>")
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, TEXT)


def test_a_linked_headline_within_the_text_is_left_out_and_a_linked_file_stays():
    other = '<p><a href="/ngay-hoi-cua-nguoi-trong-que-3512.html">Ngày hội của người trồng quế</a></p>'
    file = '<p><a href="/uploads/ke-hoach-lam-duong-xom-12.pdf">Kế hoạch làm đường xóm (tệp PDF)</a></p>'
    file += '<p><a href="/uploads/ke-hoach-lam-duong-xom-12.pdf"><img src="/pdf.png" width="16"></a></p>'
    half = len(PLAIN) // 2
    first, second = ("".join(f"<p>{line}</p>" for line in part) for part in (PLAIN[:half], PLAIN[half:]))
    article = read(f"<h1>{TITLE}</h1><p>{LEAD}</p>{first}{other}{file}{second}")
    assert article.body.split("\n\n") == [*PLAIN[:half], "Kế hoạch làm đường xóm (tệp PDF)", *PLAIN[half:]]
    url = "https://bao.example.vn/uploads/ke-hoach-lam-duong-xom-12.pdf"
    assert article.attachments == [Attachment(url, "Kế hoạch làm đường xóm (tệp PDF)")]


def test_author_and_source_on_two_lines_below_the_text_go_to_their_fields():
    article = read(
        f"<h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}<p>Nông Thị Mai - Ảnh Lý Văn Páo</p><p>Theo Báo Cao Bằng</p>"
    )
    assert article.body == TEXT
    assert (article.authors, article.source) == (["Nông Thị Mai"], "Báo Cao Bằng")


def test_authors_with_a_page_of_their_own_are_authors():
    link = '<a href="/component/k2/user/44-nong-thi-mai-va-ly-van-pao.html">Nông Thị Mai - Lý Văn Páo</a>'
    article = read(f"<h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}<p>{link}</p>")
    assert (article.body, article.authors) == (TEXT, ["Nông Thị Mai", "Lý Văn Páo"])


def test_a_right_aligned_name_below_the_text_is_its_author_and_a_relative_address_is_completed():
    head = f'{HEAD}<link rel="canonical" href="/cau-treo-moi-12345.html">'
    article = read(
        f"<h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}<p style='text-align: right'>Bế Hạnh, Sở Văn hóa</p>", head
    )
    assert (article.body, article.authors) == (TEXT, ["Bế Hạnh, Sở Văn hóa"])
    assert article.canonical_url == "https://bao.example.vn/cau-treo-moi-12345.html"


@pytest.mark.parametrize("ending", ["pdf", "docx", "pptx", "rar"])
def test_a_file_is_no_articles_address(ending):
    assert GenericSpider.identity_of(f"https://bao.example.vn/ke-hoach-lam-duong-cac-xom.{ending}") is None


@pytest.mark.parametrize("account", ["quantri", "bientap2", "Super User", "Quản trị viên"])
def test_an_account_is_no_author(account):
    head = f'{HEAD}<meta name="author" content="{account}">'
    assert read(f"<h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}", head).authors == []


@pytest.mark.parametrize("above", ["<h1>Đời sống</h1>", "", f"<h1>{TITLE}</h1>"], ids=["headed", "bare", "titled"])
def test_a_page_of_other_articles_leads_is_a_listing(above):
    items = "".join(
        f'<div class=item><h3><a href="/tin-{number}-cua-cac-xa-vung-cao-{number}.html">Tin số {number} của xã</a></h3>'
        f"<div><p>{line}</p></div></div>"
        for number, line in enumerate(PLAIN, 201)
    )
    with pytest.raises(NotAnArticle, match="listing"):
        read(f"{above}<div>{items}</div>", "<title>Đời sống - Báo Cao Bằng</title>")


def test_an_article_that_says_so_is_none_of_a_listing_however_short_it_is():
    says = f'{HEAD}<meta property="og:type" content="article">'
    article = read(f"<div class=row><div><h1>{TITLE}</h1><p>{LEAD}</p></div><div>{BESIDE}</div></div>", says)
    assert article.title == TITLE
    assert LEAD in (article.lead or article.body)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real saved pages: ../shared/portal-pages is absent")
@pytest.mark.parametrize("name", "home cat_p1 cat_p2 cat_last cat_members subcat tag topic author search login".split())
def test_a_real_listing_or_form_is_no_article(name):
    body = (SHARED / f"{name}.html").read_bytes()
    with pytest.raises(NotAnArticle):
        validate(clean(GenericSpider.read(HtmlResponse("http://127.0.0.1/tin-1234.html", body=body, encoding="utf-8"))))


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real saved pages: ../shared/portal-pages is absent")
def test_of_real_pages_no_paragraph_is_lost_and_nearly_all_are_read_to_the_letter():
    expected = {one["url"]: one for one in map(json.loads, (SHARED / "expected.jsonl").read_text("utf-8").splitlines())}
    whole = several = 0
    for saved in json.loads((SHARED / "manifest.json").read_text("utf-8")):
        path = urlsplit(saved["url"]).path.removeprefix("/index.php")
        if path not in expected or expected[path]["visibility"] != "public" or not saved["file"].startswith("article"):
            continue
        body = (SHARED / saved["file"]).read_bytes()
        article = clean(GenericSpider.read(HtmlResponse(saved["url"], body=body, encoding="utf-8")))
        lines = (article.body or "").split("\n\n")
        assert {*expected[path]["body"]} <= {*lines, article.lead}, saved["file"]
        several += 1
        whole += lines == expected[path]["body"]
    assert several > 20
    assert whole >= several * 0.8


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real saved pages: ../shared/portal-pages is absent")
def test_a_real_page_with_pictures_alone_has_no_body_and_each_picture_once():
    body = (SHARED / "article_image_only.html").read_bytes()
    article = clean(GenericSpider.read(HtmlResponse("http://127.0.0.1/tin-1234.html", body=body, encoding="utf-8")))
    assert (article.body, len({image.url for image in article.images})) == (None, len(article.images))


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real saved pages: ../shared/portal-pages is absent")
@pytest.mark.parametrize("name", ["print", "savefile", "statistics"])
def test_a_real_page_to_print_or_of_statistics_is_no_article_at_any_address(name):
    body = (SHARED / f"{name}.html").read_bytes()
    with pytest.raises(NotAnArticle):
        GenericSpider.read(HtmlResponse("http://127.0.0.1/tin-1234.html", body=body, encoding="utf-8"))


def test_a_cipher_in_the_texts_place_is_no_article_and_an_address_in_a_text_is_none():
    cipher = b64encode(bytes(range(256)) * 4).decode()
    body = f"<h1>{TITLE}</h1><p>{LEAD}</p><div class='content'><div>{cipher}</div></div>"
    with pytest.raises(NotAnArticle, match="encrypted-body"):
        validate(read(body))
    article = Article(url="http://x/", title=TITLE, body=f"{TEXT} {cipher[:300]}")
    assert validate(article) is article
