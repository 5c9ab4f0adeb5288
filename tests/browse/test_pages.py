"""The pages over HTTP: what is found, what is shown, what is refused; a real server over a real archive."""

import sqlite3
from contextlib import closing
from urllib.parse import quote

import pytest

from crawler.archive.store import open_archive
from crawler.browse.words import percent
from tests.browse.conftest import HOSTILE, PAGE, an_article, serving


@pytest.mark.parametrize("typed", ["hoc tap", "học tập", "HOC TAP", "học tap", '"hoc tap"', "hoc ta*", "hop* hoc tap"])
def test_words_are_found_with_and_without_diacritics(site, typed):
    found = site.titles(typed)
    assert ("Đảng ủy xã Minh Khê bàn việc học tập" in found) == (typed != "hop* hoc tap")
    assert ("Hop chi bo" in found) == ("ọ" not in typed)


def test_words_next_to_each_other_come_first_and_look_alikes_after_them(site):
    assert site.titles("dang uy") == [*["Đảng ủy xã Minh Khê bàn việc học tập"] * 2, "Làng nghề giữ uy tín"]
    assert site.titles("uy")[0] == "Làng nghề giữ uy tín"  # as it was typed


def test_a_word_typed_with_diacritics_is_not_flooded_by_look_alikes(site):
    assert set(site.titles("ủy")) == set(site.titles("uỷ")) == {"Đảng ủy xã Minh Khê bàn việc học tập"}
    assert site.titles("đang") == ["Làng nghề giữ uy tín"]


def test_where_nothing_has_just_these_diacritics_it_is_said_and_the_others_are_shown(site):
    got = site.search("đáng ụy")
    assert "Không có bài nào viết đúng dấu như vậy" in got.text
    assert "Làng nghề giữ uy tín" in got.shown("//h3")


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "AND",
        "a OR",
        "NEAR(",
        "title:x",
        "*",
        "^x",
        "((",
        "-",
        "a* *b",
        "';--",
        "\0",
        "\ud83d",
        "{a}:b",
        "x" * 5000,
    ],
)
def test_no_search_fails(site, typed):
    got = site.ask(f"/?q={quote(typed, errors='surrogatepass')}")
    assert got.status == 200
    assert "OperationalError" not in got.text


@pytest.mark.parametrize(
    "asked", ["page=0", "page=-1", "page=x", f"page={'9' * 30}", "page=%C2%B2", "sort=x", "month=x", "province="]
)
def test_no_address_of_a_search_fails(site, asked):
    assert site.ask(f"/?{asked}").status == 200


def facets(got):
    """The names and counts of all facets."""
    rows = got.tree.xpath("//aside//li/*")
    return {row.xpath("string(span[1])"): row.xpath("string(span[2])") for row in rows}


def test_facets_count_what_each_choice_would_give(site):
    counted = facets(site.search("hoc tap"))
    assert (counted["Cao Bằng"], counted["Tuyên Quang"], counted["Báo"], counted["Hà Nội"]) == ("2", "1", "3", "0")
    assert (counted["02/2024"], counted["03/2024"], counted["không rõ"]) == ("1", "1", "1")
    assert len(site.search("hoc tap").tree.xpath("//aside/details[1]//li")) == 34
    chosen = facets(site.search("hoc tap", province="tuyen-quang"))
    assert (chosen["Cao Bằng"], chosen["baohagiang"]) == ("2", "1")  # others can still be chosen instead
    assert "baocaobang" not in chosen
    assert (
        len(site.titles("hoc tap", province="tuyen-quang", kind="newspaper", month="2024-03", portal="baohagiang")) == 1
    )
    assert site.titles("hoc tap", province="tuyen-quang", month="2024-02") == []


def test_results_go_on_over_pages_and_are_ordered_by_time_when_asked(site):
    first, second = site.titles("tin so", province="tp-ho-chi-minh"), site.titles("tin so", page="2", sort="relevance")
    assert len(first) == 20
    assert len(second) == 10
    times = site.search("tin", sort="oldest").tree.xpath("//ol[@class='hits']//time/@datetime")
    assert len(set(times)) > 1
    assert times == sorted(times)
    assert "Trang 2/2" in " ".join(site.search("tin so", page="2").shown("//nav[@class='pages']"))


@pytest.mark.parametrize("asked", ["tin so", ""])
def test_beyond_the_last_page_is_the_last_page(site, asked):
    last = site.search(asked, page="2")
    for page in ("3", "4711", "99999999"):
        got = site.search(asked, page=page)
        assert got.shown("//ol[@class='hits']//h3") == last.shown("//ol[@class='hits']//h3") != []
        assert got.tree.xpath("//nav[@class='pages']/a/@rel") == ["prev"]
        assert got.tree.xpath("string(//nav[@class='pages']/a/@href)").endswith("page=1")


def test_without_words_nothing_is_in_order_of_relevance(site):
    orders = site.search(sort="relevance").tree.xpath("//nav[@class='sorts']/a[@aria-current]/@href")
    assert orders == ["/?sort=newest"]


def test_a_text_that_is_nearly_the_same_is_not_said_to_be():
    assert [percent(share) for share in (1.0, 0.9996, 0.29, 0.0)] == ["100%", "99%", "29%", "0%"]


def test_snippets_mark_what_was_searched_for(site):
    marked = site.search("hoc tap", portal="baocaobang", sort="newest").shown("//ol//mark")
    assert {"học", "tập"} <= set(marked)


def test_an_article_shows_text_metadata_captures_and_its_reprints(site, filled):
    got = site.ask(f"/article/{filled.ids['first']}")
    assert got.shown("//article/h1") == ["Đảng ủy xã Minh Khê bàn việc học tập"]
    assert len(got.shown("//article/p[not(@class)]")) == 8
    facts = dict(zip(got.shown("//dl/dt"), got.shown("//dl/dd"), strict=True))
    assert (facts["Tỉnh, thành phố"], facts["Loại"], facts["Xuất bản"]) == ("Cao Bằng", "Báo", "05/02/2024 08:00")
    assert [row[:16] for row in got.shown("//table/tbody/tr")] == ["01/12/2024 10:00"]
    places = got.shown("//ol[@class='printings']/li")
    assert [place.split(",")[0] for place in places] == ["baocaobang (bài này)", "baohagiang", "x.example:81"]
    assert "cùng nội dung" in places[1]
    assert "% giống" in places[2]


def test_an_article_shows_what_changed_between_its_revisions(site, filled):
    got = site.ask(f"/article/{filled.ids['hostile']}")
    assert len(got.shown("//table/tbody/tr")) == 2
    assert "mới" in " ".join(got.shown("//section[@id='changes']//ins"))
    assert any("lần hai" in one for one in got.shown("//section[@id='changes']//ins"))


def test_what_is_not_there_is_said(site):
    for path in ("/article/999999999", f"/article/{10**17}", "/article/x", "/article/1/original/99"):
        assert site.ask(path).status == 404
    assert "Kho lưu trữ không có bài này." in site.ask("/article/999999999").text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_that_a_page_said_is_markup(site, filled, lang):
    pages = [site.ask(f"/article/{filled.ids['hostile']}?lang={lang}"), site.search("ma doc script", lang=lang)]
    pages += [site.search(HOSTILE, lang=lang, province=HOSTILE, month=HOSTILE, sort=HOSTILE)]
    for got in pages:
        assert got.status == 200
        assert not got.tree.xpath("//script | //img | //@onerror | //@onload | //@style | //b")
        assert not got.tree.xpath("//a[starts-with(@href, 'javascript:') or starts-with(@href, 'file:')]")
        assert "document.title = 'ran'" in got.tree.text_content() or any(
            "ran" in v for v in got.tree.xpath("//input/@value")
        )


def test_every_page_forbids_scripts_frames_and_the_network(site, filled):
    for path in ("/", f"/article/{filled.ids['first']}", "/article/999999"):
        policy = site.ask(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "http" not in policy
    for path in ("/archive", "/search/documents", "/-/static-plugins/crawler.browse/style.css"):
        assert site.ask(path).headers["x-content-type-options"] == "nosniff"


def test_the_page_is_in_the_language_asked_for_or_accepted(site):
    language = "string(/html/@lang)"
    assert site.ask("/").tree.xpath(language) == "vi"
    assert site.ask("/", **{"Accept-Language": "de, en;q=0.8, vi;q=0.2"}).tree.xpath(language) == "en"
    assert site.ask("/?lang=vi", **{"Accept-Language": "en"}).tree.xpath(language) == "vi"
    assert site.ask("/?lang=x", **{"Accept-Language": ";q=;,"}).tree.xpath(language) == "vi"


def test_each_form_control_has_a_label_and_nothing_is_loaded_from_elsewhere(site, filled):
    for path in ("/?q=hoc", f"/article/{filled.ids['first']}"):
        tree = site.ask(path).tree
        fields = tree.xpath("//input[not(@type='hidden')]")
        assert fields
        for field in fields:
            assert tree.xpath("//label[@for=$id]", id=field.get("id"))
        loaded = tree.xpath("//link/@href | //script/@src | //img/@src | //iframe/@src")
        assert loaded
        assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
        for address in loaded:
            assert site.ask(address).status == 200


def test_the_stored_page_is_shown_where_it_can_do_nothing(site, filled):
    (frame,) = site.ask(f"/article/{filled.ids['first']}").tree.xpath("//iframe")
    assert frame.get("sandbox") == ""
    got = site.ask(frame.get("src"))
    policy = got.headers["content-security-policy"].split("; ")
    assert {"sandbox", "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:"} <= set(policy)
    assert "set-cookie" not in got.headers
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    assert got.text == PAGE.replace("<link", "<x-link")


def test_a_stored_page_that_is_no_text_is_not_sent(site, filled):
    (frame,) = site.ask(f"/article/{filled.ids['near']}").tree.xpath("//iframe")
    got = site.ask(frame.get("src"))
    assert (got.status, got.headers["content-type"]) == (415, "text/plain; charset=utf-8")
    (of_first,) = site.ask(f"/article/{filled.ids['first']}").tree.xpath("//iframe/@src")
    assert site.ask(of_first.replace(f"/{filled.ids['first']}/", f"/{filled.ids['near']}/")).status == 404


def test_datasettes_tables_are_there_to_read(site):
    assert site.json("/archive/articles.json?_shape=array&_size=2")[0]["portal"] == "baocaobang"
    count = "/search.json?sql=select count(*) as n from documents&_shape=array"
    assert site.json(count) == [{"n": 36}]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_answered(site, method):
    for path in ("/", "/archive/articles/1", "/archive?sql=select 1".replace(" ", "+"), "/-/messages"):
        assert site.ask(path, method, "a=b").status == 405


@pytest.mark.parametrize(
    "sql",
    [
        "delete from articles",
        "with x as (select 1) delete from articles",
        "with x as (select 1) insert into runs (portal) select 'x'",
        "select 1; delete from articles",
        "attach '/etc/passwd' as p",
        "pragma query_only = 0",
        "select load_extension('x')",
        "select readfile('/etc/passwd')",
        "vacuum into '/tmp/stolen'",
    ],
)
@pytest.mark.parametrize("database", ["archive", "search"])
def test_sql_neither_writes_nor_reaches_a_file(site, filled, database, sql):
    before = count(filled)
    got = site.ask(f"/{database}.json?sql={quote(sql)}")
    assert got.status >= 400
    assert count(filled) == before


def count(filled):
    with closing(sqlite3.connect(filled.folder / "archive.db")) as connection, connection:
        counted = [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("articles", "runs")]
    connection.close()
    return counted


@pytest.mark.parametrize(
    "path",
    [
        "/archive.db",
        "/search.db",
        "/-/databases.json",
        "/-/plugins.json",
        "/-/static/../../../../etc/passwd",
        "/-/static-plugins/crawler.browse/../plugin.py",
        "/-/static-plugins/crawler.browse/%2e%2e/plugin.py",
        "/-/static-plugins/crawler.browse//etc/passwd",
    ],
)
def test_no_file_of_this_machine_is_given_out(site, path):
    got = site.ask(path)
    assert got.status in (302, 400, 403, 404)
    assert b"root:" not in got.body
    assert b"import" not in got.body


def test_a_site_that_gives_its_own_name_to_loopback_reads_nothing(site):
    assert site.ask("/", Host="evil.example").status == 403
    assert site.ask("/", Host="localhost:1").status == 200


@pytest.mark.parametrize("database", ["archive", "search"])
@pytest.mark.parametrize(
    "made", ["randomblob(900000000)", "zeroblob(9000000)", "replace(hex(zeroblob(4000000)), '0', '00')"]
)
def test_sql_of_a_reader_cannot_fill_the_memory_with_one_value(site, database, made):
    got = site.ask(f"/{database}.json?sql={quote(f'select {made}')}")
    assert got.status == 400
    assert len(got.body) < 10_000


def test_another_site_s_page_gets_nothing_and_its_links_are_followed(site):
    path = "/archive.json?sql=select+1"
    for where in ("cross-site", "same-site"):
        assert site.ask(path, **{"Sec-Fetch-Site": where, "Sec-Fetch-Mode": "no-cors"}).status == 403
        assert site.ask("/", **{"Sec-Fetch-Site": where, "Sec-Fetch-Mode": "navigate"}).status == 200
    for where in ("same-origin", "none"):
        assert site.ask(path, **{"Sec-Fetch-Site": where, "Sec-Fetch-Mode": "cors"}).status == 200


def test_a_crawl_may_write_meanwhile_and_the_article_is_shown_as_it_is_now(tmp_path):
    address = f"sqlite:///{tmp_path}/tỉnh #1/archive.db"
    with open_archive(address) as archive:
        archive.keep(an_article(1, "Cầu mới", "Cầu đang xây."), "1")
        with serving(address) as browsed:
            assert browsed.titles("cầu") == ["Cầu mới"]
            with archive.writing() as connection:  # a writer's transaction is open
                connection.exec_driver_sql("UPDATE articles SET province = 'ha-noi'")
                assert browsed.ask("/article/1").status == 200
                assert browsed.ask("/archive/articles").status == 200
            archive.keep(an_article(1, "Cầu đã thông xe", "Cầu đã thông xe."), "1")
            assert browsed.ask("/article/1").shown("//article/h1") == ["Cầu đã thông xe"]
