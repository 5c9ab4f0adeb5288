"""Real pages and texts that are too large, or not ours, to be in the repository: read where they lie beside it."""

import json
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle, paragraphs
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from crawler.reading.validate import validate

SHARED = Path(__file__).parents[3] / "shared"
NUKEVIET = SHARED / "portal-pages" / "nukeviet-4.5"
SAMPLES = SHARED / "samples"
needs_pages = pytest.mark.skipif(not NUKEVIET.is_dir(), reason="the folder ../shared/portal-pages is not there")
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder ../shared/samples is not there")


def expected():
    lines = (NUKEVIET / "expected.jsonl").read_text(encoding="utf-8").splitlines() if NUKEVIET.is_dir() else []
    return [page for page in map(json.loads, lines) if page["visibility"] == "public"]


def read(name):
    page = HtmlResponse("http://127.0.0.1:8090/x", body=(NUKEVIET / name).read_bytes())
    return validate(clean(NukeVietSpider.read(page)))


@needs_pages
@pytest.mark.parametrize("page", expected(), ids=lambda page: page["file"])
def test_a_real_nukeviet_page_is_read_exactly(page):
    article = read(page["file"])
    tables = ["\n".join(" | ".join(row) for row in table) for table in page["tables"] or []]
    body = paragraphs(article.body)
    assert article.title == page["title"]
    assert article.lead == (page["lead"] or None)
    assert [line for line in body if line not in tables] == page["body"]
    assert [line for line in body if line in tables] == tables
    assert article.source == (page["source"] or None)
    assert sorted(article.tags) == sorted(page["tags"])
    assert (article.published_at, article.modified_at) == (page["published"], page["modified"])
    assert article.published_raw == page["published_shown"]
    captions = [image.caption for image in article.images if image.caption]
    lead_caption = (page["lead_image"] or {}).get("caption")
    assert [caption for caption in captions if caption in page["captions"] or caption != lead_caption] == page[
        "captions"
    ]
    assert set(article.authors) >= {page["author"]} - {None, ""} or ", ".join(article.authors) == page["author"]
    for name in article.authors:
        assert name in f"{page['author']} {page['signature_in_body']}"


@needs_pages
def test_every_other_real_nukeviet_page_is_refused_with_a_reason():
    articles = {page["file"] for page in expected()}
    for path in sorted(NUKEVIET.glob("*.html")):
        if path.name not in articles and path.stat().st_size:
            with pytest.raises(NotAnArticle) as refused:
                read(path.name)
            assert refused.value.reason in {"listing", "members-only", "blocked", "not-found", "print-page"}, path.name


SAMPLE = {
    "000": (None, None, ["Thanh Hà"], None, 4, [None]),
    "001": (
        "Đảng bộ Thành phố học tập và làm theo gương Bác",
        "2022-10-25T13:19:00+07:00",
        ["Đ/c Hà Ngọc Giáp, UVBTV Tỉnh ủy, Bí thư Thành ủy Cao Bằng"],
        None,
        8,
        ["Bí thư Thành ủy", "Đ/c Tô Vũ Ninh", "Việc tuyên truyền"],
    ),
    "002": (
        "Học và làm theo Bác để xây dựng Cao Bằng phát triển bền vững",
        "2024-01-18T09:36:00+07:00",
        [],
        "Báo Cao Bằng",
        9,
        ["Hội nghị học tập"],
    ),
    "003": ("Thành phố Lào Cai: Những kết quả tích cực", None, ["Lâm Tú"], None, 5, []),
    "004": ("Sức lan tỏa ở Uông Bí", "2020-12-19T16:25:00+07:00", ["Thu Chung"], None, 6, ["Hội LHPN", "Công an TP"]),
}
WIDGETS = (
    "Thời gian chờ",
    "Tổng số điểm",
    "Click để đánh giá",
    "phiếu bầu",
    "Những tin",
    "Thống kê",
    "online",
    "Đăng nhập",
    "{keywords}",
    "Tin liên quan",
    "DSC",
)


@needs_samples
@pytest.mark.parametrize("number", SAMPLE)
def test_a_scraped_text_gives_the_article_and_nothing_of_its_widgets(number):
    path = next(SAMPLES.glob(f"{number}_*.txt"))
    text = path.read_text(encoding="utf-8")
    article = validate(clean(read_dump(text, path.name)))
    title, published, authors, source, length, captions = SAMPLE[number]
    assert (article.title or "").startswith(title or "")
    assert bool(article.title) == bool(title)
    assert (article.published_at, article.authors, article.source) == (published, authors, source)
    assert article.lead is not None
    assert article.lead in text
    body = paragraphs(article.body)
    assert len(body) == length
    positions = [text.index(line.split("  ")[0][:60]) for line in body]
    assert positions == sorted(positions)
    assert len(captions) == len(article.images)
    for image, start in zip(article.images, captions, strict=True):
        assert (image.caption or "").startswith(start or "")
    for widget in WIDGETS:
        assert widget not in f"{article.title} {article.lead} {article.body} {article.authors} {article.source}"
