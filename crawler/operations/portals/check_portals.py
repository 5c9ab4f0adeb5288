"""The lint of portals: what every portal declares, where it stands, and that no two are the same."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive.lock import server_of
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.check_layouts import check_layouts
from crawler.operations.portals.expectation import Unusable, load
from crawler.operations.portals.naming import KINDS
from crawler.operations.scheduling.cadence import parse_duration
from crawler.operations.scheduling.schedule import LEAST_EVERY
from crawler.provinces import FORMER, PROVINCES
from crawler.reading.outlinks.links import host_of, is_web_address

ORDER = (
    "name province former_province kind start_urls former_domains sections evidence evidence_since cadence layouts"
).split()
EVIDENCE = ("verified", "reported", "guess")
MOST_LINES = 12  # of attributes: a portal that needs more has a platform that lacks something
_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")

Portals = Mapping[str, type[PortalSpider]]


def check_module(file: Path, portals: Portals, platforms: Portals) -> Iterator[str]:
    """Say what is wrong with a portal's module, from its text and its class."""
    tree = ast.parse(file.read_bytes())
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    if len(classes) != 1:
        yield f"{len(classes)} classes; a portal's module has one"
        return
    portal = portals.get(file.stem)
    if portal is None or portal.__name__ != classes[0].name:
        yield f"no portal is named {file.stem} here; name, file and class must agree"
        return
    if classes[0].name.lower() != file.stem.replace("_", ""):
        yield f"class {classes[0].name} must be the name in CamelCase: its letters are {file.stem.replace('_', '')}"
    if not ast.get_docstring(classes[0]):
        yield "the class has no docstring; say whose portal it is and what that rests on"
    yield from _check_text(classes[0])
    yield from _check_values(portal, file, platforms)


def _check_text(node: ast.ClassDef) -> Iterator[str]:
    """Say what is wrong with the attributes as they are written."""
    names, lines = _attributes(node)
    for name in names:
        if name not in ORDER:
            near = get_close_matches(name, ORDER, n=1)
            meant = f"; is {near[0]} meant?" if near else " (its platform lacks something)"
            yield f"{name} is not for a portal{meant}; a portal has {', '.join(ORDER)}"
    known = [name for name in names if name in ORDER]
    if known != sorted(known, key=ORDER.index):
        yield f"attributes stand as {', '.join(known)}; the order is {', '.join(sorted(known, key=ORDER.index))}"
    if len(set(names)) != len(names):
        yield "an attribute is given twice"
    if lines > MOST_LINES:
        yield f"{lines} lines of attributes; {MOST_LINES} is the most: its platform lacks something"
    for name in ("name", "province", "kind", "start_urls", "evidence", "evidence_since"):
        if name not in names:
            yield f"{name} is not given"


def _attributes(node: ast.ClassDef) -> tuple[list[str], int]:
    """Give the names of what stands in a class below its docstring, and how many lines that is without layouts."""
    names, lines = [], 0
    for part in node.body[1:] if ast.get_docstring(node) else node.body:
        target = part.targets[0] if isinstance(part, ast.Assign) else getattr(part, "target", None)
        name = target.id if isinstance(target, ast.Name) else type(part).__name__
        names.append(name)
        lines += 0 if name == "layouts" else (part.end_lineno or part.lineno) - part.lineno + 1
    return names, lines


def _check_values(portal: type[PortalSpider], file: Path, platforms: Portals) -> Iterator[str]:
    """Say what is wrong with what the attributes say."""
    if portal.province not in PROVINCES:
        yield f"province {portal.province!r} is none of today's {len(PROVINCES)}; see crawler/provinces.py"
    elif file.parent.name != portal.province.replace("-", "_"):
        yield f"province {portal.province} belongs into the folder {portal.province.replace('-', '_')}"
    if portal.former_province and FORMER.get(portal.former_province) != portal.province:
        yield f"former_province {portal.former_province!r} was not joined into {portal.province}"
    if portal.kind not in KINDS:
        yield f"kind {portal.kind!r} is none of {', '.join(KINDS)}"
    if portal.evidence not in EVIDENCE:
        yield f"evidence {portal.evidence!r} is none of {', '.join(EVIDENCE)}"
    if not _MONTH.fullmatch(portal.evidence_since or ""):
        yield f"evidence_since {portal.evidence_since!r} is no month; write it like 2026-10"
    if portal.cadence is not None:
        try:
            parse_duration(portal.cadence, LEAST_EVERY)
        except ValueError as error:
            yield f"cadence: {error}"
    yield from check_layouts(vars(portal).get("layouts", ()))
    yield from _check_addresses(portal, platforms)


def _check_addresses(portal: type[PortalSpider], platforms: Portals) -> Iterator[str]:
    """Say what is wrong with the portal's addresses, of today and before."""
    for name in ("start_urls", "sections"):
        if isinstance(getattr(portal, name, None), str):
            yield f'{name} is a text; write it as a list, like ["{getattr(portal, name)}"]'
    if "start_urls" in vars(portal) and not portal.start_urls:
        yield "start_urls names no address; give it that of the portal's home page"
    for url in listed(portal, "start_urls"):
        if not is_web_address(url):
            yield f"start_urls: {url!r} is no web address"
    for host, platform in portal.former_domains.items():
        if platform not in platforms:
            yield f"former_domains: {platform!r} of {host} is no platform"
        if "/" in host or host_of(f"https://{host}") == host_of(next(iter(listed(portal, "start_urls")), "")):
            yield f"former_domains: {host!r} must be another host, without scheme and path"


def listed(portal: type[PortalSpider], name: str) -> list[str]:
    """Give an attribute that is a list; none where it is a text by mistake, whose letters would be taken for items."""
    value = getattr(portal, name, [])
    return [] if isinstance(value, str) else list(value)


def check_saved(name: str, saved: Path) -> Iterator[str]:
    """Say what is wrong with a portal's saved pages: there must be an article's, and the expectation of it."""
    folder = saved / name
    if not any(folder.glob("*.html")):
        yield f"no saved page in {folder.name}/; save an article's as article.html"
        return
    try:
        pages = load(folder)
    except Unusable as problem:
        yield str(problem)
        return
    if not pages:
        yield "its saved pages have no expected.json; run the tests, review what they wrote, and commit"
    elif not any("article" in page for page in pages.values()):
        yield "no saved page of it is an article's"


def check_shared(portals: Portals) -> Iterator[tuple[str, str]]:
    """Give each portal that shares a host and section with an earlier one, and what is wrong with that."""
    taken: dict[tuple[str, str], list[tuple[str, set[str]]]] = {}
    for name, portal in portals.items():
        sections = {section.strip("/") for section in listed(portal, "sections")}
        for url in listed(portal, "start_urls"):
            place = (server_of(url), urlsplit(url).path.strip("/"))
            for other, others in taken.get(place, []):
                if not sections or not others or sections & others:
                    yield name, f"shares {'/'.join(filter(None, place))} with {other}; give each its own sections"
            taken.setdefault(place, []).append((name, sections))


def check_all(spiders: Path, saved: Path, portals: Portals, platforms: Portals, broken: Mapping[str, str]) -> list[str]:
    """Give what is wrong with the portals, one line a finding, sorted: where, and what.

    `spiders` and `saved` are the folders of the modules and of the saved pages; `broken` maps modules to why they did
    not load.
    """
    found = [f"{module}: does not load: {reason}" for module, reason in broken.items()]
    failed = {module.rpartition(".")[2] for module in broken}
    modules = [file for file in sorted(spiders.rglob("*.py")) if file.name != "__init__.py"]
    for file in modules:
        if file.stem not in failed:
            wrong = (*check_module(file, portals, platforms), *check_saved(file.stem, saved))
            found += [f"{file.parent.name}/{file.name}: {line}" for line in wrong]
    found += [f"{name}: {line}" for name, line in check_shared(portals)]
    found += _left_over(saved, {file.stem for file in modules})
    return sorted(found)


def _left_over(saved: Path, names: AbstractSet[str]) -> Iterator[str]:
    """Say what is saved of portals that are not there any more."""
    known_broken = saved / "known_broken.json"
    for name in json.loads(known_broken.read_bytes()) if known_broken.exists() else {}:
        if name not in names:
            yield f"known_broken.json: {name} is no portal"
    for folder in saved.iterdir():
        if folder.is_dir() and folder.name[0] not in "_." and folder.name not in names:
            yield f"tests/portals/{folder.name}: pages of no portal; delete them, or write its module"
