"""`scrapy new-portal`, run as a user runs it, in a copy of the project."""

import ast
import asyncio
import json
import re
from argparse import ArgumentParser
from html import escape
from importlib import import_module
from io import StringIO

import pytest
from rich.console import Console
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from crawler.commands import Mistake
from crawler.operations.portals.naming import class_name, guess_kind, guess_name, guess_place, is_name
from crawler.operations.portals.new_portal import Portal, saved_form, sharing, taken
from crawler.operations.portals.proposal import propose, written
from crawler.operations.portals.saved import named_address, own_address
from crawler.operations.portals.showing import show_survey
from crawler.operations.portals.survey import NothingFound, Survey, survey_pages, survey_portal
from crawler.operations.portals.visit import NoAnswer
from crawler.platforms.generic import GenericSpider
from crawler.platforms.nukeviet.spider import NukeVietSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.generic.generic_page import read_page
from crawler.reading.layouts.read_layout import read_layouts
from crawler.samples.server import serve
from tests.reading.sentences import PLAIN

FAST = ("-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0")
WHOSE = ("--name", "tuyengiaomau", "--province", "cao-bang", "--kind", "party")


def files_of(name, province="cao_bang"):
    pages = {f"tests/portals/{name}/{file}" for file in ("article.html", "listing.html", "expected.json")}
    return {f"crawler/spiders/{province}/{name}.py", *pages}


def test_a_nukeviet_portal_is_written_from_its_address_and_its_test_passes(project):
    before = project.files()
    with serve(["nukeviet"]) as served:
        home = served.portals["nukeviet"]
        ended = project.run("new-portal", home, *WHOSE, *FAST)
        asked = served.requests("nukeviet")
        truth = {article.title: article for article in served.truth("nukeviet")}
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    passes, last = ended.stderr.splitlines()[-2:]
    assert passes.endswith("its test passes")
    assert 'when it is right, write evidence = "verified" in crawler/spiders/' in last
    after = project.files()
    assert after.keys() - before.keys() == files_of("tuyengiaomau")
    assert {name for name in before if before[name] != after[name]} == {"README.md"}
    assert b"`tuyengiaomau`" in after["README.md"]
    assert asked["/robots.txt"] == 1
    assert asked.total() <= 10
    said = json.loads(after["tests/portals/tuyengiaomau/expected.json"])
    article, listing = said["article.html"]["article"], said["listing.html"]
    assert article["reader"].startswith("nukeviet/")
    assert article["title"] in truth
    assert article["lead"] == truth[article["title"]].lead
    assert article["title"] in " ".join(re.split(r"[\s│]+", ended.stderr))  # shown for a human eye
    assert len(listing["articles"]) >= 3
    assert listing["next"].startswith(home)
    assert project.findings() == []
    listed = json.loads(project.run("portals", "--json").stdout)
    assert [(one["name"], one["platform"], one["evidence"]) for one in listed] == [
        ("tuyengiaomau", "nukeviet", "guess")  # a platform that is known is no page that was compared
    ]


@pytest.mark.parametrize(
    ("home", "is_taken"),
    [
        ("http://127.0.0.1:8300/", True),
        ("http://www.127.0.0.1:8300", True),
        ("http://127.0.0.1:8301/", False),
        ("http://127.0.0.1/", False),
        ("http://127.0.0.1:8300/web/", False),
    ],
)
def test_a_portal_is_there_already_by_host_port_and_path(home, is_taken, tmp_path):
    there = {"mau": type("Mau", (GenericSpider,), {"start_urls": ["http://127.0.0.1:8300/"]})}
    said = taken(Portal("moi", "cao-bang", "party"), home, there, tmp_path)
    assert (said is not None) == is_taken


def test_a_new_portal_on_the_host_of_another_is_doubted():
    there = {"mau": type("Mau", (GenericSpider,), {"start_urls": ["https://baomau.vn/"]})}
    assert sharing("https://baomoi.vn/", there) is None
    said = "baomau.vn is crawled by mau, too: is this a portal of its own, or a section of that?"
    assert sharing("https://www.baomau.vn/tin-tuc/", there) == said


def test_a_page_saved_by_a_browser_is_at_the_address_that_the_browser_noted():
    title, text = "Cầu mới nối hai bờ sông Mai", "".join(f"<p>{line}</p>" for line in PLAIN)
    article = f"<title>{title}</title><h1>{title}</h1><p>12/05/2023 09:14</p><div>{text}</div>"
    noted = "<!-- saved from url=(0044)https://baosongmai.vn/chinh-tri/cau-moi-12345.html -->"
    survey = surveyed(f"<!DOCTYPE html>\n{noted}\n<html>{article}")
    assert survey.page.url == "https://baosongmai.vn/chinh-tri/cau-moi-12345.html"
    assert not any("its address" in line for line in survey.unsure)
    for other in ("", noted.replace("https:", "file:")):
        unnamed = surveyed(f"<!DOCTYPE html>\n{other}\n<html>{article}")
        assert unnamed.page.url == "https://baosongmai.vn/"
        assert any('write the article\'s as its "url" in expected.json' in line for line in unnamed.unsure)
    assert (
        named_address(f'<link rel="canonical" href="https://a.vn/b-1.html">{noted}'.encode()) == "https://a.vn/b-1.html"
    )


def test_a_home_page_that_links_to_no_article_is_told_as_such():
    async def fetch(url):
        return HtmlResponse(url, body=b'<title>Tin</title><div id="root"></div><script src="/app.js"></script>')

    with pytest.raises(NothingFound, match="no link on it is an article's by generic; a script may show them"):
        asyncio.run(survey_portal(fetch, "https://baosongmai.vn/", "baosongmai", {"generic": GenericSpider}))


def surveyed(page):
    home, platforms = "https://baosongmai.vn/", {"generic": GenericSpider}
    at = own_address(page.encode(), home) or home
    return survey_pages(HtmlResponse(at, body=page.encode()), None, home, "baosongmai", platforms)


def test_a_portal_is_written_from_saved_pages_and_its_province_is_told_by_its_host(written, saved):
    assert files_of("tuyengiaohagiang", "tuyen_quang") <= written.files().keys()
    source = (written.root / "crawler/spiders/tuyen_quang/tuyengiaohagiang.py").read_text()
    assert 'province = "tuyen-quang"\n    former_province = "ha-giang"\n    kind = "party"' in source
    assert "class TuyenGiaoHaGiang(NukeVietSpider):" in source
    assert (written.root / "tests/portals/tuyengiaohagiang/article.html").read_bytes() == saved[0].read_bytes()
    assert written.findings() == []


@pytest.mark.slow
def test_a_missing_expectation_is_written_and_fails_until_it_is_reviewed(written):
    file = written.root / "tests/portals/tuyengiaohagiang/expected.json"
    first = json.loads(file.read_text())
    file.unlink()
    ended = written.test("tuyengiaohagiang")
    assert ended.returncode == 1
    assert "review and commit" in ended.stdout
    again = json.loads(file.read_text())
    assert again["article.html"]["article"].items() >= first["article.html"]["article"].items()
    assert again["listing.html"] == first["listing.html"]
    assert written.test("tuyengiaohagiang").returncode == 0


@pytest.mark.slow
def test_a_page_that_reads_otherwise_fails_field_by_field_unless_known_to_be_broken(written):
    folder = written.root / "tests/portals/tuyengiaohagiang"
    right = (folder / "expected.json").read_text()
    said = json.loads(right)
    said["article.html"]["article"]["title"] = "Một đầu đề khác"
    said["listing.html"]["articles"].pop()
    (folder / "expected.json").write_text(json.dumps(said))
    ended = written.test("tuyengiaohagiang")
    assert ended.returncode == 1
    assert "article.html: article: title: expected 'Một đầu đề khác'" in ended.stdout
    assert "listing.html: articles: expected" in ended.stdout
    known_broken = written.root / "tests/portals/known_broken.json"
    known_broken.write_text('{"tuyengiaohagiang": "giao diện mới từ tháng 10"}')
    assert written.test("tuyengiaohagiang").returncode == 0
    (folder / "expected.json").write_text(right)
    assert "[XPASS(strict)]" in written.test("tuyengiaohagiang").stdout


def test_a_portal_of_unknown_make_is_written_on_generic_and_says_what_it_is_unsure_of(project):
    with serve(["city003"]) as served:
        whose = ("--name", "thanhphomau", "--province", "Lào Cai", "--kind", "government")
        ended = project.run("new-portal", served.portals["city003"], *whose, *FAST)
    assert ended.returncode == 0, ended.stderr
    source = (project.root / "crawler/spiders/lao_cai/thanhphomau.py").read_text()
    assert "(GenericSpider):" in source
    assert 'evidence = "guess"' in source
    assert "of an unknown platform" in ast.get_docstring(ast.parse(source).body[-1])
    assert "unsure: of an unknown platform" in ended.stderr
    assert 'body=("div.noidung",)' in source  # the selectors of this sample's template
    assert 'lead=("div.sapo",)' in source
    said = json.loads((project.root / "tests/portals/thanhphomau/expected.json").read_text())
    assert said["article.html"]["article"]["reader"] == "thanhphomau/1"
    assert project.findings() == []


BOX = '<html><body><div class="{0}"><h1 class="{0}">{1}</h1><div id="{0}">{2}</div></div></body></html>'


@pytest.mark.parametrize("name", ["noi-dung", 'x");boom("', "tin123", "tên", "a"])
def test_selectors_are_proposed_from_plain_names_alone_and_find_what_was_read(name):
    paragraph = "<p>" + "Cán bộ và nhân dân xã Thượng Khê cùng nhau làm đường. " * 3 + "</p>"
    body = BOX.format(escape(name), "Làm đường ở Thượng Khê", paragraph * 3)
    page = HtmlResponse("https://a.vn/x", body=body.encode())
    article = clean(read_page(page))
    layout = propose(page, article, "mau")
    assert (layout is not None) == (name == "noi-dung")
    if layout is not None:
        assert clean(read_layouts(page, (layout,))).body == article.body
        made = compile("\n".join(["class A:", *written(layout)]), "a", "exec")
        assert "noi-dung" in str(made.co_consts[0].co_consts)


def test_selectors_are_proposed_for_the_breadcrumb_and_the_tags_that_a_page_shows():
    paragraph = "<p>" + "Cán bộ và nhân dân xã Thượng Khê cùng nhau làm đường. " * 3 + "</p>"
    page = HtmlResponse(
        "https://a.vn/x",
        body=(
            '<ul class="duong-dan"><li><a href="/">Trang chủ</a></li><li><a href="/xa-hoi">Xã hội</a></li></ul>'
            f'<div class="bai"><h1>Làm đường ở Thượng Khê</h1><div class="noi-dung">{paragraph * 3}</div></div>'
            '<div class="tu-khoa"><a href="/tag/duong">đường</a> <a href="/tag/thuong-khe">Thượng Khê</a></div>'
        ).encode(),
    )
    article = clean(read_page(page))
    layout = propose(page, article, "mau")
    assert layout is not None
    assert (layout.section, layout.tags) == (("ul.duong-dan a",), ("div.tu-khoa a",))
    again = clean(read_layouts(page, (layout,)))
    assert (again.section, again.tags) == (article.section, article.tags) == (["Xã hội"], ["đường", "Thượng Khê"])


@pytest.mark.parametrize("more", [[], ["--name", "another"], ["--name", "another", "https://tuyengiaohagiang.vn/"]])
def test_an_existing_portal_is_never_overwritten(written, saved, more):
    before = written.files()
    ended = written.run("new-portal", "--page", saved[0], *more)
    assert ended.returncode == 2
    assert "refresh-portal tuyengiaohagiang" in ended.stderr.splitlines()[-1]
    assert written.files() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["https://hanoimoi.vn/"], "does not tell its kind; say --kind"),
        (["--page", "không-có.html"], "không-có.html: No such file or directory; check the path"),
        (["http://127.0.0.1:9/", *WHOSE], "no answer"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(project, args, said):
    before = project.files()
    ended = project.run("new-portal", *args, *FAST)
    assert ended.returncode == 2
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("broken module crawler.platforms.")]
    assert len(lines) == 1
    assert lines[0].startswith("new-portal: ")
    assert said in lines[0]
    assert project.files() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "give the portal's address"),
        (["https://a.vn/", "https://b.vn/"], "give the portal's address"),
        (["--listing", "muc.html"], "give the portal's address"),
        (["tuyengiao"], "'tuyengiao' is no portal's address; write it like https://example.vn/"),
        (["ftp://a.vn/"], "is no portal's address"),
        (["https://báocaobằng.vn/"], "write it like https://xn--bocaobng-8ya9347e.vn/"),
        (['https://a"""b.vn/'], "is no portal's address"),
        (["https://sggp.org.vn/"], "does not tell its province; say --province"),
        (["https://baohanoi.vn/", "--kind", "blog"], "unknown kind 'blog'"),
        (["https://baohanoi.vn/", "--province", "cao-bag"], "unknown province 'cao-bag'; known are e.g. cao-bang"),
        (["https://baocaobang.vn/", "--name", "Báo Cao Bằng"], "'Báo Cao Bằng' is no portal's name; say"),
        (["https://baocaobang.vn/", "--name", "../x"], "'../x' is no portal's name; say"),
        (["http://127.0.0.1/"], "http://127.0.0.1/ gives no name; say --name"),
        (["https://baocaobang.vn/", "--name", "nukeviet"], "the name nukeviet is taken"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_remedy(args, said):
    module = import_module("crawler.commands.new-portal")
    command = module.Command()
    command.settings = Settings()
    parser = ArgumentParser()
    command.add_options(parser)
    opts, rest = parser.parse_known_args(args)
    with pytest.raises(Mistake) as told:
        module.the_portal(module.the_home(rest, opts)[0], opts, ["nukeviet"])
    assert said in str(told.value)


def test_a_site_without_articles_gives_exit_code_1_and_writes_nothing(project, tmp_path):
    page = tmp_path / "trống.html"
    page.write_text("<html><head><link rel=canonical href=https://baocaobang.vn/x></head><body><p>Trống</p></body>")
    before = project.files()
    ended = project.run("new-portal", "--page", page)
    assert ended.returncode == 1
    assert "reads as no article by generic" in ended.stderr
    assert project.files() == before


def test_the_words_of_a_page_reach_neither_the_module_nor_the_terminals_commands(project, saved):
    hostile = '"""\nimport os\nos.abort()\n"""[bold]\x1b]0;owned\x07'
    text = saved[0].read_text()
    for tag in ("<title>", 'itemprop="headline">'):
        assert tag in text
        text = text.replace(tag, tag + hostile)
    page = project.root.parent / "hostile.html"
    page.write_text(text)
    ended = project.run("new-portal", "--page", page)
    assert ended.returncode == 0, ended.stderr
    assert "[bold]" in ended.stderr
    assert "\x1b" not in ended.stderr
    assert "abort" not in (project.root / "crawler/spiders/tuyen_quang/tuyengiaohagiang.py").read_text()


def test_a_page_whose_encoding_stood_in_its_header_alone_reads_the_same_when_saved():
    page = HtmlResponse("https://a.vn/", body="<p>Đảng bộ</p>".encode("utf-16-le"), encoding="utf-16-le")
    assert "Đảng bộ" in HtmlResponse(page.url, body=saved_form(page)).text


@pytest.mark.parametrize(
    ("url", "name", "its_class", "place", "kind"),
    [
        ("https://baocaobang.vn/", "baocaobang", "BaoCaoBang", ("cao-bang", None), "newspaper"),
        ("https://www.baodongnai.com.vn/", "baodongnai", "BaoDongNai", ("dong-nai", None), "newspaper"),
        ("https://thanhpho.caobang.gov.vn/", "thanhphocaobang", "ThanhPhoCaoBang", ("cao-bang", None), "government"),
        ("https://phuyen.baodaklak.vn", "phuyenbaodaklak", "PhuYenBaoDakLak", ("dak-lak", "phu-yen"), "newspaper"),
        ("https://tinhuybinhphuoc.vn/", "tinhuybinhphuoc", "TinhUyBinhPhuoc", ("dong-nai", "binh-phuoc"), "party"),
        ("https://hungyen.dcs.vn/", "hungyendcs", "HungYenDcs", ("hung-yen", None), "party"),
        ("https://thanhuyhue.vn/", "thanhuyhue", "ThanhUyHue", ("hue", None), "party"),
        ("https://thuenhanuoc.gov.vn/", "thuenhanuoc", "Thuenhanuoc", None, "government"),
        ("https://tuyenquangtv.vn/", "tuyenquangtv", "TuyenQuangTv", ("tuyen-quang", None), "broadcaster"),
        ("https://example.org/", "example", "Example", None, None),
    ],
)
def test_an_address_tells_what_it_can(url, name, its_class, place, kind):
    assert guess_name(url) == name
    assert class_name(name) == its_class
    assert guess_place(url) == place
    assert guess_kind(url) == kind


@pytest.mark.parametrize("name", ["", "1a", "class", "Ab", "a-b", "a/b", "a.b", "đ", "_a"])
def test_what_can_be_no_module_is_no_name(name):
    assert not is_name(name)


def test_a_title_that_the_listing_has_too_is_doubted():
    site = "Trang tin huyện Thạch Sơn"
    text = "".join(f"<p>{line}</p>" for line in PLAIN)
    article, listing = (
        HtmlResponse(f"https://thachson.vn/{path}", body=f"<title>{site}</title>{body}".encode(), encoding="utf-8")
        for path, body in (
            ("cau-moi-12345.html", f"<div>{text}</div>"),
            ("tin", "<a href='/cau-moi-12345.html'>Cầu</a>"),
        )
    )
    known = {"generic": GenericSpider}
    survey = survey_pages(article, listing, "https://thachson.vn/", "thachson", known)
    assert any("the title is that of https://thachson.vn/tin, too" in one for one in survey.unsure)


@pytest.mark.parametrize(
    ("platform", "said"), [(GenericSpider, "none; read generically"), (NukeVietSpider, "those of its platform")]
)
def test_where_no_selectors_are_proposed_it_is_said_what_reads_the_page(platform, said):
    shown = Console(file=StringIO(), width=200)
    show_survey(Survey("https://thachson.vn/", platform), shown)
    assert f"selectors  {said}" in shown.file.getvalue()


def test_a_home_page_that_lists_no_articles_is_left_for_a_section_further_down_its_menu():
    home = "https://thachson.vn/"
    menu = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in ("ve", "so-do", "lich-su", "to-chuc", "tin"))
    paths = [f"/tin/cau-treo-na-muoi-so-{number}-noi-doi-bo-sau-mua-lu/" for number in range(4)]
    heads = "".join(f"<h2><a href='{path}'>Cầu treo Nà Mười nối đôi bờ sau mùa lũ</a></h2>" for path in paths)
    text = "<h1>Cầu treo Nà Mười nối đôi bờ sau mùa lũ</h1>" + "".join(f"<p>{line}</p>" for line in PLAIN)
    said = {
        "/": "",
        "/tin/": heads,
        **dict.fromkeys(paths, text),
        **dict.fromkeys(("/ve/", "/so-do/", "/lich-su/"), ""),
    }

    async def fetch(url):
        if (path := url.removeprefix(home.rstrip("/"))) not in said:
            raise NoAnswer(url)
        shown = f"<title>Cầu treo Nà Mười nối đôi bờ sau mùa lũ</title><ul class=menu>{menu}</ul>{said[path]}"
        return HtmlResponse(url, body=shown.encode(), encoding="utf-8")

    survey = asyncio.run(survey_portal(fetch, home, "thachson", {"generic": GenericSpider}))
    assert survey.listing.url == f"{home}tin/"
    assert survey.article.body.startswith(PLAIN[0])
