"""Every portal's saved pages give what is expected of them: data in the folders beside this file, no code a portal."""

import json
import socket
import time
from functools import cache
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from crawler.operations.portals.expectation import FILE, Unusable, differences, load, observe, save
from crawler.operations.portals.saved import named_address
from crawler.operations.registry import loader_of, platforms

HERE = Path(__file__).parent
FOLDERS = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith(("_", ".")))
KNOWN_BROKEN = json.loads((HERE / "known_broken.json").read_bytes())
SLOW, TOO_SLOW = 1, 15  # seconds a page


@cache
def loader():
    settings = Settings()
    settings.setmodule("crawler.settings")
    return loader_of(settings)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_):
        pytest.fail("reading a saved page must not use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.timeout(10 * TOO_SLOW)
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=KNOWN_BROKEN[name]))
        if name in KNOWN_BROKEN
        else name
        for name in FOLDERS
    ],
)
def test_the_saved_pages_give_what_is_expected(name, capsys):
    check(HERE / name, loader().load(name), platforms(loader()), capsys)


def saved(file, portal, expected):
    """Give a saved page as the response it was, at the address that is expected, else at the one that it names."""
    body = file.read_bytes()
    return HtmlResponse(expected.get("url") or named_address(body) or next(iter(portal.start_urls), ""), body=body)


def check(folder, portal, known, capsys):
    try:
        expected = load(folder)
    except Unusable as problem:
        pytest.fail(str(problem))
    pages = sorted({page.name for page in folder.glob("*.html")} | set(expected))
    assert pages, f"{folder}: no saved page; save an article's as article.html"
    found, wrong = {}, []
    for page in pages:
        if not (folder / page).exists():
            wrong.append(f"{page}: expected, and not saved; save the page or delete its entry")
            continue
        began = time.perf_counter()
        found[page] = observe(page, saved(folder / page, portal, expected.get(page, {})), portal, known)
        took = time.perf_counter() - began
        if took > TOO_SLOW:
            wrong.append(f"{page}: {took:.0f} s to read; {TOO_SLOW} s is the most")
        elif took > SLOW:
            with capsys.disabled():
                print(f"\nslow reader: {folder.name}/{page} took {took:.1f} s")  # noqa: T201 - the test's reader is at the terminal
        wrong += [f"{page}: {line}" for line in differences(expected.get(page, {}), found[page])]
    missing = [page for page in found if page not in expected]
    if missing:
        save(folder, expected | {page: found[page] for page in missing})
        wrong.append(f"{folder / FILE} now says what {', '.join(missing)} gives: review and commit")
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
