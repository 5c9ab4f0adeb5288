"""Portals load one by one; what is broken is told and takes no other down."""

import os
import re
import sys
from itertools import count
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from tests import forked

ROOT = Path(__file__).parents[2]

GOOD = """
from scrapy import Spider

class {name}(Spider):
    name = "{name}"
    allowed_domains = ["{name}.vn"]
"""
numbers = count()


@pytest.fixture
def loader(tmp_path, monkeypatch):
    """Give a maker of loaders for a package of portals, and one of platforms, written as {path: source}."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def make(portals, platforms=None):
        settings = Settings({"SPIDER_LOADER_CLASS": "crawler.spiders.PortalLoader"})
        for setting, sources in (("SPIDER_MODULES", portals), ("PLATFORM_MODULES", platforms or {})):
            package = f"package{next(numbers)}"
            (tmp_path / package).mkdir()
            (tmp_path / package / "__init__.py").touch()
            for path, source in sources.items():
                file = tmp_path / package / path
                file.parent.mkdir(exist_ok=True)
                file.write_text(source)
            settings.set(setting, [package])
        return get_spider_loader(settings)

    yield make
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("class Portal(:", "SyntaxError"),
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("1 / 0", "ZeroDivisionError"),
        ("import sys; sys.exit('bye')", "SystemExit: bye"),
        ("raise ValueError('one\\ntwo')", "ValueError: one two"),
    ],
)
def test_a_broken_portal_is_told_once_and_the_others_load(loader, capsys, source, reason):
    found = loader({"cao_bang/a.py": GOOD.format(name="a"), "cao_bang/b.py": source, "z/c.py": GOOD.format(name="c")})
    assert found.list() == found.list() == ["a", "c"]
    ((module, said),) = found.broken.items()
    assert module.endswith(".cao_bang.b")
    assert reason in said
    assert capsys.readouterr().err == f"broken module {module}: {said}\n"
    assert found.load("a").name == "a"


def test_of_a_broken_module_the_line_is_told_that_broke_it(loader):
    bad = "import re\n\nPATTERN = re.compile('(')\n"
    found = loader({"cao_bang/a.py": bad, "cao_bang/b.py": "from . import a"})
    said = [*found.broken.values()]
    assert len(said) == 2
    assert all(
        re.search(r"[Ee]rror: missing \), .*position 0 \(package\d+/cao_bang/a\.py, line 3\)$", one) for one in said
    )


def test_a_broken_province_does_not_take_the_others_down(loader):
    found = loader(
        {
            "bad/__init__.py": "1 / 0",
            "bad/a.py": GOOD.format(name="a"),
            "good/__init__.py": "",
            "good/b.py": GOOD.format(name="b"),
        }
    )
    assert found.list() == ["b"]
    assert [module.split(".", 1)[1] for module in found.broken] == ["bad.a"]


def test_two_portals_of_one_name_are_told_and_the_first_stays(loader):
    found = loader({"a/one.py": GOOD.format(name="same"), "b/two.py": GOOD.format(name="same")})
    assert found.load("same").__module__.endswith("a.one")
    ((module, reason),) = found.broken.items()
    assert module.endswith("b.two")
    assert "'same' is taken by" in reason


def test_a_platform_is_loaded_by_name_and_is_no_portal(loader):
    found = loader({"x/a.py": GOOD.format(name="a")}, {"nukeviet.py": GOOD.format(name="nukeviet"), "bad.py": "1 / 0"})
    assert found.list() == ["a"]
    assert found.broken == {}
    assert found.load("nukeviet").name == "nukeviet"
    assert found.platforms() == ["nukeviet"]
    ((module, said),) = found.broken.items()
    assert said == f"ZeroDivisionError: division by zero ({module.replace('.', '/')}.py, line 1)"


def test_a_base_class_without_a_name_or_imported_from_elsewhere_is_no_portal(loader):
    base = "from scrapy import Spider\nfrom scrapy.spiders import SitemapSpider\n\nclass Base(Spider):\n    pass\n"
    assert loader({"x/a.py": base}).list() == []


def test_an_unknown_name_is_a_key_error_that_names_what_did_not_load(loader):
    found = loader({"x/a.py": "1 / 0"})
    with pytest.raises(KeyError, match=r"nowhere; these modules did not load: .*\.x\.a"):
        found.load("nowhere")


def test_a_package_that_does_not_exist_is_told():
    settings = Settings({"SPIDER_LOADER_CLASS": "crawler.spiders.PortalLoader", "SPIDER_MODULES": ["no_such_package"]})
    assert "no_such_package" in get_spider_loader(settings).broken


def test_a_request_finds_the_portals_of_its_address(loader):
    found = loader({"x/a.py": GOOD.format(name="a"), "x/b.py": GOOD.format(name="b")})
    assert found.find_by_request(Request("https://b.vn/tin")) == ["b"]


AT = """
from scrapy import Spider

class {name}(Spider):
    name = "{name}"
    start_urls = ["{start}"]
"""


@pytest.mark.parametrize(
    ("url", "portals"),
    [
        ("https://bao.vn/tin/1.html", ["bao"]),
        ("http://www.bao.vn/tin/1.html", ["bao"]),
        ("https://bao.vn/xa/tin/1.html", ["xa"]),
        ("https://bao.vn/xa", ["xa"]),
        ("https://bao.vn/xanh/1.html", ["bao"]),
        ("https://dang.bao.vn/", ["dang"]),
        ("https://bao.vn:8080/tin", []),
        ("https://baovn/", []),
    ],
)
def test_a_request_finds_the_one_portal_whose_beginning_is_nearest_to_its_address(loader, url, portals):
    starts = {"bao": "https://www.bao.vn/", "xa": "https://bao.vn/xa/", "dang": "https://dang.bao.vn/"}
    found = loader({f"x/{name}.py": AT.format(name=name, start=start) for name, start in starts.items()})
    assert found.find_by_request(Request(url)) == portals


@pytest.fixture
def broken_portal(tmp_path):
    """Give a runner of scrapy where the one portal, baomau, has this source."""

    def run(source, *words):
        (tmp_path / "hong/cao_bang").mkdir(parents=True)
        (tmp_path / "hong/__init__.py").touch()
        (tmp_path / "hong/cao_bang/baomau.py").write_text(source)
        command = [sys.executable, "-m", "scrapy", *words, "-s", "SPIDER_MODULES=hong"]
        env = {**os.environ, "PYTHONPATH": f"{ROOT}:{tmp_path}", "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
        return forked.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run


BROKEN = "cao_bang.baomau does not load: ZeroDivisionError: division by zero (hong/cao_bang/baomau.py, line 1)"
AT_9 = "http://127.0.0.1:9/"


@pytest.mark.parametrize(
    "words",
    [
        ["crawl", "baomau"],
        ["check", "baomau"],
        ["refresh-portal", "baomau", "--page", "bai.html"],
        ["read", "bai.html", "--portal", "baomau"],
        *([command, AT_9, "--spider", "baomau"] for command in ("parse", "fetch", "shell")),
    ],
    ids=lambda words: words[0],
)
def test_of_a_portal_whose_module_does_not_load_every_command_says_why(broken_portal, words):
    ended = broken_portal("1 / 0", *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[-1] == f"{words[0]}: hong.{BROKEN}"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1 / 0", BROKEN),
        (
            (
                "from crawler.platforms.generic import GenericSpider\n\n\nclass BaoMau(GenericSpider):\n"
                '    name = "baomau"\n    province = "cao-bang"\n    start_urls = "http://127.0.0.1:9/"\n'
            ),
            'start_urls of baomau must be a list of addresses, like ["https://example.vn/"]',
        ),
    ],
)
def test_a_crawl_of_a_portal_with_a_slip_in_its_module_says_what_it_is(broken_portal, source, said):
    ended = broken_portal(source, "crawl", "baomau")
    assert (ended.returncode, ended.stdout) == (2, "")
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("crawl: ")
    assert said in last
