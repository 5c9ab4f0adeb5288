"""Writing a new portal into the project: its module, its saved pages, and what is expected of them."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse, TextResponse

import crawler
from crawler.archive.lock import server_of
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.expectation import FIELDS, load, observe, save
from crawler.operations.portals.naming import class_name
from crawler.operations.portals.proposal import written
from crawler.operations.portals.survey import Survey
from crawler.platforms.recognise import FALLBACK
from crawler.provinces import PROVINCES
from crawler.reading.outlinks.links import host_of

ROOT = Path(crawler.__file__).resolve().parents[1]
TEST = "tests/portals/test_portals.py"
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Portal:
    """What is declared of a new portal."""

    name: str
    province: str
    kind: str
    former_province: str | None = None

    @property
    def module(self) -> Path:
        """Its module, within the project."""
        return Path("crawler/spiders", self.province.replace("-", "_"), f"{self.name}.py")

    @property
    def folder(self) -> Path:
        """Its saved pages, within the project."""
        return Path("tests/portals", self.name)


def taken(portal: Portal, home: str, portals: Mapping[str, type[PortalSpider]], root: Path = ROOT) -> str | None:
    """Say what of a new portal is there already, or None."""
    if portal.name in portals:
        return f"there is a portal {portal.name} already; after a redesign use scrapy refresh-portal {portal.name}"
    for path in (portal.module, portal.folder):
        if (root / path).exists():
            return f"{path} is there already and is not overwritten; choose another --name"
    for name, other in portals.items():
        if host_of(home) in {*map(host_of, other.start_urls), *other.former_domains}:
            same = [url for url in other.start_urls if _place(url) == _place(home)]
            if same or not other.start_urls:
                return f"{home} is crawled by the portal {name} already; use scrapy refresh-portal {name}"
    return None


def sharing(home: str, portals: Mapping[str, type[PortalSpider]]) -> str | None:
    """Say which other portals are on the new one's host, whose articles both may crawl, or None."""
    others = [name for name, other in portals.items() if server_of(home) in map(server_of, other.start_urls)]
    if not others:
        return None
    return (
        f"{server_of(home)} is crawled by {', '.join(others)}, too: is this a portal of its own, or a section of that?"
    )


def source(portal: Portal, survey: Survey) -> str:
    """Write the module: nothing of a page's text goes into it."""
    base, unknown = survey.platform, survey.platform.platform == FALLBACK
    host = host_of(survey.home)
    said = f"{host}; " + (
        f"of an unknown platform: all that is read of it is guessed{_cautions(survey)}."
        if unknown
        else f"recognised as {base.platform} by a saved page, read on {date.today():%Y-%m-%d}."  # noqa: DTZ011 - a day here
    )
    former = [("former_province", portal.former_province)] if portal.former_province else []
    values = [
        ("name", portal.name),
        ("province", portal.province),
        *former,
        ("kind", portal.kind),
        ("start_urls", [survey.home]),
        ("evidence", "guess"),  # until somebody has compared
        ("evidence_since", f"{date.today():%Y-%m}"),  # noqa: DTZ011 - a month here
    ]
    lines = [f"    {name} = {json.dumps(value)}" for name, value in values]
    imports = [f"from {base.__module__} import {base.__name__}"]
    if survey.layout:
        lines += written(survey.layout)
        imports.append("from crawler.reading.layouts.layout import Layout")
    head = f'"""{host}, a portal of {PROVINCES[portal.province].name}."""'
    declared = f"class {class_name(portal.name)}({base.__name__}):"
    body = "\n".join(lines)
    return "\n".join([head, "", *sorted(imports), "", "", declared, f'    """{said}"""', "", body, ""])


def write(portal: Portal, survey: Survey, platforms: Mapping[str, type[PortalSpider]], root: Path = ROOT) -> None:
    """Write module, saved pages and expectation; existing files are never written over (FileExistsError)."""
    assert survey.page is not None
    module, folder = root / portal.module, root / portal.folder
    module.parent.mkdir(parents=True, exist_ok=True)
    with module.open("x", encoding="utf-8") as file:
        file.write(source(portal, survey))
    folder.mkdir(parents=True)
    declared: type[PortalSpider] = type(
        class_name(portal.name),
        (survey.platform,),
        {
            "name": portal.name,
            "province": portal.province,
            "former_province": portal.former_province,
            "kind": portal.kind,
            "start_urls": [survey.home],
            **({"layouts": (survey.layout,)} if survey.layout else {}),
        },
    )
    save_page(folder, "article.html", survey.page, declared, platforms)
    if survey.listing is not None:
        save_page(folder, "listing.html", survey.listing, declared, platforms)


def save_page(
    folder: Path,
    name: str,
    page: TextResponse,
    portal: type[PortalSpider],
    platforms: Mapping[str, type[PortalSpider]],
) -> None:
    """Save a page as it was sent, and expect of it from now on what it gives now. Raises Unusable."""
    pages = load(folder)
    (folder / name).write_bytes(saved_form(page))
    again = HtmlResponse(page.url, body=(folder / name).read_bytes())
    pages[name] = seen = observe(name, again, portal, platforms)
    if "article" in seen:
        seen["article"] = {field: seen["article"][field] for field in FIELDS}
    save(folder, pages)


def saved_form(page: TextResponse) -> bytes:
    """Give a page's bytes; in UTF-8 and marked as such when its encoding stood in the HTTP header alone."""
    alone = HtmlResponse(page.url, body=page.body)
    return page.body if alone.text == page.text else BOM + page.text.encode()


def run_test(name: str, root: Path = ROOT) -> tuple[bool, str]:
    """Run the test of a portal's saved pages; tell whether it passed, and what it said."""
    test = f"{TEST}::test_the_saved_pages_give_what_is_expected[{name}]"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    return ended.returncode == 0, (ended.stdout + ended.stderr).strip()


def _cautions(survey: Survey) -> str:
    listed = "; no listing was found" if any("listing" in line for line in survey.unsure) else ""
    return listed + ("; no date" if survey.article and survey.article.published_at is None else "")


def _place(url: str) -> str:
    return server_of(url) + urlsplit(url).path.rstrip("/")
