"""Imports run one way: what is below can be read, tested and used without knowing what is above."""

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# From below. A module imports its own package, and what is in a layer below.
LAYERS = (
    {"article", "configuration", "provinces", "samples"},
    {"reading", "settings"},
    {"reading.cleaning"},
    {"reading.layouts"},
    {"reading.generic"},
    {"archive"},
    {"crawl"},
    {"middlewares", "platforms"},
    {"pipelines", "spiders"},
    {"operations"},
    {"browse", "command", "report"},
    {"commands"},
)
LAYER = {part: number for number, parts in enumerate(LAYERS) for part in parts}


def named(node):
    """Give the names that an import may mean: "from a.b import c" may be of the module a.b.c."""
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if isinstance(node, ast.ImportFrom):
        assert not node.level, "imports name the whole path"
        return [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
    return []


def imports_in(source):
    return {name for node in ast.walk(ast.parse(source)) for name in named(node)}


@cache
def modules():
    """Give every module of the program, and all that it imports, within functions too."""
    found = {}
    for file in sorted((ROOT / "crawler").rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = imports_in(file.read_bytes())
    return found


def part_of(module):
    """Give the package or module below `crawler` that has a layer, and that a module is or is in."""
    _, part, *within = module.split(".")
    inner = ".".join((part, *within[:1]))
    return inner if inner in LAYER else part


def upward(module, imported):
    """Give the imports of a module that lead out of its own part and not down."""
    parts = {part_of(name) for name in imported if name.startswith("crawler.")} & LAYER.keys()
    return sorted(part for part in parts - {part_of(module)} if LAYER[part] >= LAYER[part_of(module)])


def test_every_part_of_the_program_has_a_layer():
    assert {part_of(module) for module in modules() if module != "crawler"} == LAYER.keys()


def test_imports_lead_down():
    wrong = {module: found for module, names in modules().items() if "." in module and (found := upward(module, names))}
    assert not wrong


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("crawler.reading.lines.dates", "from crawler.crawl.portal import PortalSpider", ["crawl"]),
        ("crawler.platforms.zce", "def late():\n    import crawler.operations.scheduling.due", ["operations"]),
        ("crawler.reading.lines.dates", "from crawler.reading.cleaning import clean", ["reading.cleaning"]),
        ("crawler.report.site", "from crawler import browse", ["browse"]),
        ("crawler.archive.store", "from crawler.archive.tables import runs\nfrom crawler.article import Article", []),
    ],
)
def test_an_import_that_leads_up_or_aside_is_found(module, source, wrong):
    assert upward(module, imports_in(source)) == wrong


def test_no_modules_import_each_other_in_a_circle():
    graph = {module: {name for name in names if name in modules()} for module, names in modules().items()}
    for module, names in graph.items():  # a package that a module of its own names is no circle
        names -= {module, module.rpartition(".")[0]}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(circle.args[1]), pytrace=False)


def test_reading_knows_of_scrapy_only_what_an_answer_is():
    said = {name for module, names in modules().items() if module.startswith("crawler.reading.") for name in names}
    assert "scrapy.http" in said
    assert not [name for name in said if name.startswith(("scrapy", "twisted")) and not name.startswith("scrapy.http")]


def test_a_portal_imports_its_platform_alone():
    portals = {module: names for module, names in modules().items() if module.startswith("crawler.spiders.")}
    assert portals
    wrong = {
        module: names
        for module, names in portals.items()
        if not all(name.startswith("crawler.platforms.") for name in names)
    }
    assert not wrong


def test_a_package_tells_of_modules_that_it_has():
    packages = sorted(file for file in (ROOT / "crawler").rglob("__init__.py"))
    told = {
        (file.parent, name)
        for file in packages
        for name in re.findall(r"`(\w+)`", ast.get_docstring(ast.parse(file.read_bytes())))
    }
    assert len(told) > len(packages)
    assert not {name for folder, name in told if not ((folder / name).is_dir() or (folder / f"{name}.py").is_file())}


MAPPED = ("archive", "browse", "crawl", "middlewares", "operations", "reading", "report")
PACKAGES = sorted(file.parent for part in MAPPED for file in (ROOT / "crawler" / part).rglob("__init__.py"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_packages_docstring_names_all_that_is_in_it(package):
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_bytes())) or ""
    within = [*package.glob("[a-z]*.py"), *(file.parent for file in package.glob("*/__init__.py"))]
    assert [one.stem for one in sorted(within) if f"`{one.stem}`" not in told] == []
