"""Page metadata: each source is read, the better one wins, and no page makes reading raise."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from lxml.etree import ParserError

from crawler.reading.structured_data.metadata import Metadata, canonical_url, read_metadata

HERE = "https://bao.example/tin/bai-7.html"
SHARED = Path(__file__).parents[3] / "shared" / "portal-pages"


def read(head="", body="<p>Bản tin.</p>", attributes=""):
    page = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return read_metadata(html.document_fromstring(page), HERE)


def script(data):
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


def article(**properties):
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Mở đường lên bản", **properties}


def meta(**contents):
    return "".join(f'<meta property="{n.replace("__", ":")}" content="{c}">' for n, c in contents.items())


def test_a_page_that_says_nothing_has_no_metadata():
    assert read() == Metadata()


def test_json_ld_gives_every_field():
    found = read(
        script(
            article(
                description="Người dân góp công.",
                author=[{"@type": "Person", "name": "Nông Văn A"}, "Lý Thị B"],
                publisher={"@type": "Organization", "name": "Báo Mẫu"},
                datePublished="2026-01-08T10:02:01+07:00",
                dateModified="2026-01-08T04:02:01Z",
                image=[{"@type": "ImageObject", "name": "ảnh", "url": "/anh/1.jpg"}],
                keywords="đường bản, nông thôn mới",
                articleSection="Xã hội",
                inLanguage="vi-VN",
            )
        )
        + f'<link rel="canonical" href="{HERE}">'
    )
    assert found == Metadata(
        title="Mở đường lên bản",
        description="Người dân góp công.",
        canonical_url=HERE,
        site_name="Báo Mẫu",
        section=["Xã hội"],
        tags=["đường bản", "nông thôn mới"],
        authors=["Nông Văn A", "Lý Thị B"],
        published_at="2026-01-08T10:02:01+07:00",
        modified_at="2026-01-08T11:02:01+07:00",
        published_raw="2026-01-08T10:02:01+07:00",
        image="https://bao.example/anh/1.jpg",
        language="vi",
        type="NewsArticle",
    )


@pytest.mark.parametrize(
    "kind",
    [
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        "article",
        ["Thing", "NewsArticle"],
        "http://schema.org/NewsArticle",
    ],
)
def test_every_kind_of_article_is_one(kind):
    assert read(script(article(**{"@type": kind}))).title == "Mở đường lên bản"


@pytest.mark.parametrize(
    "wrapped",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "/*<![CDATA[*/{}/*]]>*/",
        "{};",
        "[{}]",
        '{{"@graph": [{{"@type": "WebSite", "name": "Báo"}}, {}]}}',
        '{{"@type": "WebPage", "mainEntity": {}}}',
    ],
)
def test_json_ld_is_found_in_its_wrappings(wrapped):
    found = read(script(wrapped.format(json.dumps(article()))))
    assert found.title == "Mở đường lên bản"


def test_json_with_raw_line_breaks_and_trailing_commas_is_read():
    text = '{"@type": "NewsArticle", "headline": "Mở đường,\n lên bản, ]", "keywords": ["một, hai", "ba",],}'
    found = read(script(text))
    assert found.title == "Mở đường, lên bản, ]"
    assert found.tags == ["một, hai", "ba"]


def test_json_that_cannot_be_mended_leaves_the_meta_tags():
    assert read(script('{"@type": "NewsArticle", "headline": "a" b}') + meta(og__title="Tin")).title == "Tin"


def test_one_broken_script_does_not_hide_the_next():
    assert read(script("{") + script(article())).title == "Mở đường lên bản"


def test_of_several_articles_in_json_ld_the_one_with_the_pages_address_is_read():
    other = article(headline="Bài liên quan", url="https://bao.example/khac.html")
    mine = article(mainEntityOfPage={"@type": "WebPage", "@id": HERE})
    found = read(script([other, mine]) + f'<link rel="canonical" href="{HERE}">')
    assert found.title == "Mở đường lên bản"


def test_references_within_a_graph_are_followed():
    graph = [
        article(author={"@id": "#a"}, mainEntityOfPage={"@id": "#page"}),
        {"@type": "Person", "@id": "#a", "name": "Nông Văn A"},
    ]
    assert read(script({"@graph": graph})).authors == ["Nông Văn A"]


def test_entities_are_undone_however_often_they_were_encoded():
    found = read(
        script(article(description="X&#227; h&amp;#7897;i")) + meta(og__site_name="B&amp;amp;#225;o Đ&#x002F;c")
    )
    assert found.description == "Xã hội"
    assert found.site_name == "Báo Đ/c"


def test_text_is_composed_and_folded_and_nothing_is_an_empty_string():
    found = read("<title> Ba\u0300i \n\u00a0 một\u200b </title>" + meta(og__description=" \u200b ", og__title=""))
    assert found.title == "Bài một"
    assert found.description is None


def test_markup_in_a_claim_stays_text():
    assert read(meta(og__title="&lt;b&gt;Tin&lt;/b&gt;")).title == "<b>Tin</b>"


def breadcrumb(*items):
    return script({"@type": "BreadcrumbList", "itemListElement": list(items)})


def test_the_breadcrumb_is_the_section_without_home_and_the_page_itself():
    found = read(
        script(article(articleSection="Khác"))
        + breadcrumb(
            {"position": 1, "name": "Trang chủ", "item": "https://bao.example/"},
            {"position": 2, "item": {"@id": "https://bao.example/xa-hoi", "name": "X&#227; hội"}},
            {"position": 3, "name": "Y tế", "item": "https://bao.example/xa-hoi/y-te"},
            {"position": 4, "name": "Mở đường lên bản"},
        )
    )
    assert found.section == ["Xã hội", "Y tế"]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Mở đường - Báo Khác", ["Xã hội"]),
        ("Mở đường lên bản", ["Xã hội", "Mở đường"]),
        ("Lên bản - Báo Khác", ["Xã hội", "Mở đường"]),
    ],
)
def test_a_breadcrumb_that_ends_in_the_title_without_the_site_ends_before_it(title, section):
    items = breadcrumb({"name": "Xã hội", "item": "https://bao.example/xa-hoi"}, {"name": "Mở đường"})
    assert read(f"<title>{title}</title>{items}").section == section
    assert read(f"<title>{title}</title>{breadcrumb({'name': 'Mở đường'})}").section == ["Mở đường"]


def test_home_is_known_by_its_address_too():
    items = ({"name": "Báo Mẫu", "item": "https://bao.example"}, {"name": "Kinh tế", "item": "/kinh-te"})
    assert read(breadcrumb(*items)).section == ["Kinh tế"]


@pytest.mark.parametrize("attribute", ["property", "name"])
def test_open_graph_is_read_by_property_and_by_name(attribute):
    head = "".join(
        f'<meta {attribute}="{name}" content="{content}">'
        for name, content in {
            "og:title": "Mở đường",
            "og:description": "Góp công.",
            "og:url": HERE,
            "og:site_name": "Báo Mẫu",
            "og:image": "//anh.example/1.jpg",
            "og:type": "article",
            "og:locale": "vi_VN",
            "article:published_time": "2025-06-17T13:43:02+0700",
            "article:modified_time": "2025-06-17 14:00:00",
            "article:section": "Y tế",
            "article:author": "https://mxh.example/bao",
        }.items()
    )
    assert read(head) == Metadata(
        title="Mở đường",
        description="Góp công.",
        canonical_url=HERE,
        site_name="Báo Mẫu",
        section=["Y tế"],
        published_at="2025-06-17T13:43:02+07:00",
        published_raw="2025-06-17T13:43:02+0700",
        modified_at="2025-06-17T14:00:00+07:00",
        image="https://anh.example/1.jpg",
        language="vi",
        type="article",
    )


def test_dublin_core_is_read():
    head = '<meta name="DC.title" content="Tin"><meta name="DCTERMS.creator" content="Tổ A">'
    found = read(
        head + '<meta name="dc.date.issued" content="2020-05-06"><meta name="DC.Description" content="Lời dẫn">'
    )
    assert (found.title, found.authors, found.description) == ("Tin", ["Tổ A"], "Lời dẫn")
    assert found.published_at == "2020-05-06T00:00:00+07:00"


ITEM = """
<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Tin <a href="/x">mới</a></h1>
<span itemprop="datePublished">25/10/2022 13:26</span><time itemprop="dateModified" datetime="2022-10-26T08:00"></time>
<div itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Nông Văn A</b></div>
<div itemprop="publisher" itemscope><i itemprop="name">Báo Mẫu</i><i itemprop="description">không phải</i></div>
<img itemprop="image" src="/anh/1.jpg"><div itemprop="description">Lời dẫn.</div>
<div itemprop="articleBody">Thân bài.</div></div>
"""


def test_microdata_of_the_article_is_read_but_not_that_of_items_in_it():
    found = read(body=ITEM)
    assert (found.title, found.description, found.authors) == ("Tin mới", "Lời dẫn.", ["Nông Văn A"])
    assert (found.published_at, found.modified_at) == ("2022-10-25T13:26:00+07:00", "2022-10-26T08:00:00+07:00")
    assert (found.image, found.type) == ("https://bao.example/anh/1.jpg", "NewsArticle")


def test_a_blogs_only_post_is_the_pages_article_and_its_time_stands_in_an_abbreviation():
    post = (
        '<div itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting"><h3 itemprop="name">Tin</h3>'
        '<abbr itemprop="datePublished" title="2026-10-03T19:09:00+07:00">19:09</abbr></div>'
    )
    assert read(body=post).published_at == "2026-10-03T19:09:00+07:00"
    assert read(body=post * 2).published_at is None


def test_the_whole_text_is_no_description_though_a_theme_calls_it_so():
    text = '<div itemprop="description articleBody"><p>Một đoạn.</p></div>'
    post = f'<div itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting">{text}</div>'
    assert read(body=post).description is None


def test_teasers_in_microdata_are_not_the_pages_article():
    teaser = '<li itemscope itemtype="https://schema.org/Article"><a itemprop="headline" href="/{0}">Tin {0}</a></li>'
    assert read(body=teaser.format(1) + teaser.format(2)) == Metadata()
    assert read(body=teaser.format(1) + ITEM).title == "Tin mới"


def test_a_property_outside_any_item_says_nothing():
    assert (
        read(body='<p itemprop="headline">Tin</p><p itemscope itemtype="https://schema.org/Person" itemprop="x"></p>')
        == Metadata()
    )


def test_the_publishing_time_of_nukeviet_is_its_broken_meta_tag_not_the_edit_time_in_microdata():
    found = read(meta(article__published_time="2022-10-25+0713:19:00"), body=ITEM)
    assert found.published_at == "2022-10-25T13:19:00+07:00"
    assert found.published_raw == "2022-10-25+0713:19:00"


def test_the_day_may_be_in_a_tag_that_is_named_pubdate():
    assert read('<meta name="pubdate" itemprop="datePublished" content="2023-08-03T14:20:07+07:00">').published_at == (
        "2023-08-03T14:20:07+07:00"
    )


def test_a_us_date_in_meta_is_kept_raw_and_not_guessed_at():
    found = read(meta(article__published_time="5/8/2021 3:28:00 PM"))
    assert (found.published_at, found.published_raw) == (None, "5/8/2021 3:28:00 PM")


def test_a_us_date_gives_way_to_a_readable_one():
    found = read(
        meta(article__published_time="1/8/2026 10:02:01 AM") + script(article(datePublished="2026-01-08T10:02:01"))
    )
    assert found.published_at == found.published_raw + "+07:00" == "2026-01-08T10:02:01+07:00"


def test_a_date_alone_gives_way_to_a_time_of_that_day_only():
    day = script(article(datePublished="2026-01-08"))
    assert read(day).published_at == "2026-01-08T00:00:00+07:00"
    assert read(day + meta(article__published_time="2026-01-08T18:21:00")).published_at == "2026-01-08T18:21:00+07:00"
    assert read(day + meta(article__published_time="2026-01-09T18:21:00")).published_at == "2026-01-08T00:00:00+07:00"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mở đường - Báo Mẫu", "Mở đường"),
        ("Mở đường | BÁO MẪU", "Mở đường"),
        ("Mở đường – Báo Mẫu", "Mở đường"),
        ("Bạn đọc viết về Báo Mẫu", "Bạn đọc viết về Báo Mẫu"),
        ("Báo Mẫu", "Báo Mẫu"),
        ("- Báo Mẫu", "- Báo Mẫu"),
        ("Mở đường - Báo Khác", "Mở đường - Báo Khác"),
    ],
)
def test_the_sites_name_at_the_end_of_a_title_is_dropped(title, expected):
    assert read(f"<title>{title}</title>" + meta(og__site_name="Báo Mẫu")).title == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Trang chủ - Mở đường", "Mở đường"),
        ("Trang nhất » Mở đường", "Mở đường"),
        ("Trang chủ", "Trang chủ"),
        ("Trang chủ -", "Trang chủ -"),
        ("Trang chủ mới của xã", "Trang chủ mới của xã"),
    ],
)
def test_home_at_the_beginning_of_a_title_is_dropped(title, expected):
    assert read(f"<title>{title}</title>").title == expected


def test_a_title_in_a_drawing_is_not_the_pages():
    assert read(body="<svg><title>Mũi tên</title></svg>").title is None


def test_better_titles_go_first():
    head = "<title>Ba</title>"
    assert read(head).title == "Ba"
    assert read(head := head + meta(og__title="Hai")).title == "Hai"
    assert read(head + script(article())).title == "Mở đường lên bản"


def test_the_site_and_addresses_are_no_authors():
    head = meta(og__site_name="Báo Mẫu", article__author="https://mxh.example/bao", author="báo mẫu")
    assert read(head).authors == []
    assert read(head + meta(dable__author="MAI A")).authors == ["MAI A"]


@pytest.mark.parametrize("title", ["Mở đường - Báo Mẫu", "Mở đường | BÁO MẪU", "Mở đường – Tin xã | Báo Mẫu"])
@pytest.mark.parametrize("more", ["", meta(og__title="Mở đường")])
def test_the_site_that_only_the_title_names_at_its_end_is_no_author(title, more):
    head = f"<title>{title}</title>" + more
    assert read(head + meta(author="Báo Mẫu")).authors == []
    assert read(head + meta(article__author="Báo Mẫu", author="Lò Văn Hặc")).authors == ["Lò Văn Hặc"]
    assert read(head + meta(author="Lò Văn Hặc")).authors == ["Lò Văn Hặc"]


@pytest.mark.parametrize("title", ["Chuyện kể của Lò Văn Hặc", "Lò Văn Hặc - người giữ lửa lò rèn", "Lò Văn Hặc"])
def test_an_author_whom_the_title_speaks_of_is_the_author(title):
    assert read(f"<title>{title}</title>" + meta(author="Lò Văn Hặc")).authors == ["Lò Văn Hặc"]


def test_tags_are_taken_apart_only_where_one_text_holds_them_all():
    assert read(meta(keywords="đường, bản; Đường,,")).tags == ["đường", "bản", "Đường"]
    assert read(meta(article__tag="phòng, chống lụt") + meta(article__tag="bản")).tags == ["phòng, chống lụt", "bản"]
    assert read(meta(keywords="chung") + meta(article__tag="riêng")).tags == ["riêng"]


@pytest.mark.parametrize(
    ("lang", "expected"), [("vi", "vi"), ("VI-vn", "vi"), ("vi_VN", "vi"), ("", None), ("1", None)]
)
def test_the_language_is_named_without_its_country(lang, expected):
    assert read(attributes=f'lang="{lang}"').language == expected


def test_a_page_beside_its_root_is_read():
    page = "<html></html><head><title>Tin</title><link rel=canonical href=/a.html></head><body><p>x</p></body></html>"
    root = html.document_fromstring(page)
    assert root.find("body") is None  # the trap: the tree of the page is not under its root
    assert read_metadata(root, HERE).title == "Tin"
    assert canonical_url(root, HERE) == "https://bao.example/a.html"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="https://bao.example/a.html#x">', "https://bao.example/a.html"),
        ('<link rel="shortlink Canonical" href=" /a b.html\n">', "https://bao.example/a%20b.html"),
        ('<link rel="canonical" href="http://báo.example/chính-sách.html">', "http://báo.example/chính-sách.html"),
        ('<link rel="canonical" href="https://bao.example/?a=1&amp;amp;b=2">', "https://bao.example/?a=1&b=2"),
        (meta(og__url="https://bao.example/b.html"), "https://bao.example/b.html"),
        (meta(og__url="/b.html") + '<link rel="canonical" href="/a.html">', "https://bao.example/a.html"),
        (meta(og__url="/b.html") + '<link rel="canonical" href="javascript:x()">', "https://bao.example/b.html"),
        ('<link rel="alternate" href="/amp.html">', None),
        ('<link rel="canonical" href="ftp://bao.example/a">', None),
        ('<link rel="canonical" href="file:///etc/passwd">', None),
        ('<link rel="canonical" href="http://">', None),
        ('<link rel="canonical" href="http://[1">', None),
        ('<link rel="canonical" href="http://bao.example:x/">', None),
        ('<link rel="canonical" href="http://bao example/">', None),
        ('<link rel="canonical">', None),
        ('<link rel="canonical" href="#top">', None),
    ],
)
def test_the_canonical_address_is_absolute_http_or_none(head, expected):
    root = html.document_fromstring(f"<html><head>{head}</head><body></body></html>")
    assert canonical_url(root, HERE) == expected
    assert read_metadata(root, HERE).canonical_url == expected


def test_a_relative_address_without_a_base_is_none():
    assert canonical_url(html.document_fromstring('<link rel="canonical" href="/a.html">'), "") is None


def check(found):
    for member in fields(found):
        value = getattr(found, member.name)
        for text in value if isinstance(value, list) else [value]:
            assert text is None or (text and text == text.strip())
            assert text is None or text.encode("utf-8")


PIECES = """
<html>|</html>|<head>|<meta property='og:url' content='|http://[|'>|<link rel=canonical href=|</script>|[|{|]}|,|null
|<script type='application/ld+json'>|{"@type":"NewsArticle",|"headline":|"datePublished":"2022-|"\\ud800"|1e999|<title>
|<svg>|<!--|&#xD800;|&#0;|<p itemscope itemtype=Article>|<b itemprop='author image' itemscope>|<i itemprop=name>
"""
pieces = st.sampled_from([piece.strip().encode() for piece in PIECES.split("|")] + [b"\xff\xfe", b"\0"])


@given(st.binary() | st.lists(pieces | st.binary(max_size=5), max_size=30).map(b"".join))
@example(b'<script type="application/ld+json">' + b"[" * 100_000)
@example(b'<script type="application/ld+json">{"@type":"Article","headline":"' + b'\\"' * 50_000)
@example(b"<meta name=author content='&#" + b"9" * 5000 + b";'>")
def test_no_page_makes_reading_raise(page):
    try:
        root = html.document_fromstring(page)
    except ParserError:  # nothing in it
        return
    check(read_metadata(root, HERE))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.just("NewsArticle") | st.just("BreadcrumbList"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@id", "name", "item", "itemListElement", "url", "image"]), inner)
    ),
    max_leaves=15,
)


@given(
    st.dictionaries(
        st.sampled_from(["headline", "author", "image", "url", "datePublished", "keywords", "publisher"]), json_values
    )
)
def test_no_json_ld_of_a_wrong_shape_makes_reading_raise(properties):
    crumbs = {"@type": "BreadcrumbList", "itemListElement": list(properties.values())}
    check(read(script(json.dumps([article(**properties), crumbs]).replace("<", "\\u003c"))))


def test_the_article_pages_seen_on_portals_give_title_and_time():
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared beside the project is absent")
    expected = {
        "onecms/baodanang-article.html": "2026-01-08T10:02:01+07:00",
        "zend_a/baocantho-article.html": "2026-01-08T00:00:00+07:00",
        "nukeviet-4.5/article_sample001.html": "2022-10-25T13:19:00+07:00",
    }
    for name, time in expected.items():
        found = read_metadata(html.document_fromstring((SHARED / name).read_bytes()))
        assert found.title
        assert found.published_at == time
