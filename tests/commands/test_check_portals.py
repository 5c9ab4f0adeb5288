"""The lint of portals, each rule on a portal that breaks it; and the project's own portals pass."""

import json
import sys
from itertools import count

import pytest
from scrapy.settings import Settings

from crawler.operations.portals.check_portals import check_all
from crawler.operations.registry import loader_of, platforms, portals

GOOD = '''
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.reading.layouts.layout import Layout


class BaoMau(NukeVietSpider):
    """Báo Mẫu, a newspaper of Cao Bằng."""

    name = "baomau"
    province = "cao-bang"
    kind = "newspaper"
    start_urls = ["https://baomau.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
'''
PAGES = {"article.html": {"url": "https://baomau.vn/a-1.html", "article": {"title": "Tin"}}}
numbers = count()


@pytest.fixture
def findings(tmp_path, monkeypatch):
    """Give a maker of findings for modules written as {path: source} and saved pages as {portal: expectations}."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def make(modules, saved=None, known_broken=None):
        package = f"checked{next(numbers)}"
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        for path, source in modules.items():
            file = tmp_path / package / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(source)
        folder = tmp_path / f"saved{next(numbers)}"
        folder.mkdir()
        (folder / "known_broken.json").write_text(json.dumps(known_broken or {}))
        for name, pages in (saved if saved is not None else {"baomau": PAGES}).items():
            (folder / name).mkdir()
            for page in pages:
                (folder / name / page).write_text("<p>")
            (folder / name / "expected.json").write_text(json.dumps(pages))
        settings = Settings({"SPIDER_MODULES": [package], "PLATFORM_MODULES": ["crawler.platforms"]})
        loader = loader_of(settings)
        there = portals(loader)
        return check_all(tmp_path / package, folder, there, platforms(loader), dict(loader.broken))

    make.of = lambda old, new: make({"cao_bang/baomau.py": GOOD.replace(old, new)})
    yield make
    for name in set(sys.modules) - before:
        if name.startswith("checked"):
            del sys.modules[name]


def test_a_portal_as_it_should_be_gives_no_finding(findings):
    assert findings({"cao_bang/baomau.py": GOOD}) == []


FORMER = '    former_province = "{}"\n    kind ='
MANY = "    sections = [\n" + "".join(f'        "muc-{n}",\n' for n in range(9)) + "    ]\n    evidence ="


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "baomau"', 'name = "baokhac"', "no portal is named baomau here"),
        ("class BaoMau", "class Bao", "class Bao must be the name in CamelCase: its letters are baomau"),
        ("class BaoMau", "class Khac(NukeVietSpider):\n    pass\n\n\nclass BaoMau", "2 classes"),
        ('    """Báo Mẫu, a newspaper of Cao Bằng."""\n', "", "the class has no docstring"),
        ('"cao-bang"', '"lao-cai"', "province lao-cai belongs into the folder lao_cai"),
        ('"cao-bang"', '"ha-giang"', "province 'ha-giang' is none of today's 34"),
        ("    kind =", FORMER.format("yen-bai"), "former_province 'yen-bai' was not joined into cao-bang"),
        ('"newspaper"', '"blog"', "kind 'blog' is none of newspaper, party, government, broadcaster"),
        ('    kind = "newspaper"\n', "", "kind is not given"),
        ('    evidence = "reported"\n', "", "evidence is not given"),
        ('"reported"', '"sure"', "evidence 'sure' is none of verified, reported, guess"),
        ('    evidence_since = "2026-10"\n', "", "evidence_since is not given"),
        ('"2026-10"', '"2026-13"', "evidence_since '2026-13' is no month"),
        ('"2026-10"', '"2026-10"\n    cadence = "hourly"', "cadence: 'hourly' is no duration; write it like"),
        ('"2026-10"', '"2026-10"\n    cadence = "5s"', "cadence: '5s' is not between 1 minute and 366 days"),
        ('"2026-10"', '"2026-10"\n    cadence = 6', "cadence: 6 is no duration"),
        ('"https://baomau.vn/"', '"baomau.vn"', "'baomau.vn' is no web address"),
        (
            "    evidence =",
            '    custom_settings = {"DOWNLOAD_DELAY": 0}\n    evidence =',
            "custom_settings is not for a portal",
        ),
        (
            "    evidence =",
            '    section = ["kinh-te"]\n    evidence =',
            "section is not for a portal; is sections meant?",
        ),
        (
            "    evidence =",
            '    sections = "kinh-te"\n    evidence =',
            'sections is a text; write it as a list, like ["kinh-',
        ),
        ('["https://baomau.vn/"]', '"https://baomau.vn/"', "start_urls is a text; write it as a list"),
        ('["https://baomau.vn/"]', "[]", "start_urls names no address"),
        *(
            ('2026-10"', f'2026-10"\n    layouts = {layouts}', said)
            for layouts, said in (
                ('(Layout(name="a/1", body=("div..a",)),)', "body of a/1: 'div..a' is no CSS selector"),
                ('(Layout(name="a/1", body=("div.a",), date=("p.b")),)', "date of a/1: a comma is missing"),
                ('Layout(name="a/1", body=("div.a",))', "layouts: a comma is missing"),
            )
        ),
        ("    evidence =", "    def read(self):\n        pass\n\n    evidence =", "FunctionDef is not for a portal"),
        ("    evidence =", '    kind = "party"\n    evidence =', "an attribute is given twice"),
        ("    evidence =", MANY, "17 lines of attributes; 12 is the most"),
        (
            "    evidence =",
            '    former_domains = {"cu.vn": "nothing"}\n    evidence =',
            "'nothing' of cu.vn is no platform",
        ),
        (
            "    evidence =",
            '    former_domains = {"baomau.vn": "legacy_gmt7"}\n    evidence =',
            "former_domains: 'baomau.vn' must be another host",
        ),
    ],
)
def test_each_rule_finds_what_breaks_it(findings, old, new, said):
    assert old in GOOD
    assert any(line.startswith("cao_bang/baomau.py: ") and said in line for line in findings.of(old, new))


def test_a_text_for_a_list_is_one_finding_and_not_one_a_letter(findings):
    assert len(findings.of('["https://baomau.vn/"]', '"https://baomau.vn/"')) == 1


def test_attributes_stand_in_one_order(findings):
    swapped = GOOD.replace('    kind = "newspaper"\n', "") + '    kind = "newspaper"\n'
    (finding,) = findings({"cao_bang/baomau.py": swapped})
    assert "the order is name, province, kind, start_urls, evidence, evidence_since" in finding


def test_a_cadence_stands_last_and_is_a_duration(findings):
    assert findings.of('"2026-10"', '"2026-10"\n    cadence = "45m"') == []


def test_former_province_and_former_domains_of_a_real_platform_are_fine(findings):
    said = 'former_province = "yen-bai"\n    kind = "newspaper"'
    changed = GOOD.replace('kind = "newspaper"', said).replace("cao-bang", "lao-cai")
    changed = changed.replace("    evidence =", '    former_domains = {"baomau.com.vn": "legacy_gmt7"}\n    evidence =')
    assert findings({"lao_cai/baomau.py": changed}) == []


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        ({}, "no saved page in baomau/"),
        ({"baomau": {}}, "no saved page in baomau/"),
        (
            {"baomau": {"listing.html": {"url": "https://baomau.vn/", "articles": []}}},
            "no saved page of it is an article's",
        ),
        ({"baomau": PAGES, "baocu": PAGES}, "tests/portals/baocu: pages of no portal"),
    ],
)
def test_saved_pages_belong_to_portals_and_portals_have_them(findings, saved, said):
    (finding,) = findings({"cao_bang/baomau.py": GOOD}, saved)
    assert said in finding


def test_a_broken_module_is_one_finding_that_names_it(findings):
    (finding,) = findings({"cao_bang/baomau.py": GOOD, "cao_bang/hong.py": "1 / 0"})
    assert "cao_bang.hong: does not load: ZeroDivisionError" in finding


def test_what_is_known_to_be_broken_is_a_portal(findings):
    assert findings({"cao_bang/baomau.py": GOOD}, known_broken={"baomau": "giao diện mới"}) == []
    assert findings({"cao_bang/baomau.py": GOOD}, known_broken={"baocu": "x"}) == [
        "known_broken.json: baocu is no portal"
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ([], [], True),
        (["kinh-te"], [], True),
        (["kinh-te", "y-te"], ["/y-te/"], True),
        (["kinh-te"], ["y-te"], False),
    ],
)
def test_no_two_portals_share_host_and_section(findings, ours, theirs, shared):
    first = GOOD.replace("    evidence =", f"    sections = {ours!r}\n    evidence =")
    second = GOOD.replace("    evidence =", f"    sections = {theirs!r}\n    evidence =")
    second = second.replace("BaoMau", "BaoHai").replace('name = "baomau"', 'name = "baohai"')
    second = second.replace("https://baomau", "http://www.baomau")
    found = findings({"cao_bang/baomau.py": first, "cao_bang/baohai.py": second}, {"baomau": PAGES, "baohai": PAGES})
    assert found == (["baomau: shares baomau.vn with baohai; give each its own sections"] if shared else [])


def test_the_command_prints_one_line_a_finding_and_exits_with_1(project):
    folder = project.root / "crawler/spiders/cao_bang"
    folder.mkdir()
    (folder / "baomau.py").write_text(GOOD.replace("newspaper", "blog"))
    ended = project.run("check-portals")
    assert ended.returncode == 1
    assert "cao_bang/baomau.py: kind 'blog' is none of newspaper, party, government, broadcaster" in ended.stdout
    assert "check-portals: 1 portal," in ended.stderr
