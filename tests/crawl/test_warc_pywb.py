"""The files open in pywb, the reference player of web archives, and the official validator finds a WACZ valid.

pywb brings brotlipy, which takes the place of the brotli that Scrapy uses: it needs an environment of its own, which
`make pywb` makes; or its programs on PATH.
"""

import http.client
import os
import shutil
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import pytest

from crawler.archive.warc_files.pages import records
from tests.crawl.conftest import ROOT
from tests.crawl.stored import Kept

PATH = os.pathsep.join([str(ROOT / ".venv-pywb" / "bin"), os.environ["PATH"]])
MANAGER, PLAYER, VALIDATOR = (shutil.which(name, path=PATH) for name in ("wb-manager", "wayback", "wacz"))

pytestmark = pytest.mark.skipif(not (MANAGER and PLAYER), reason="there is no pywb; `make pywb` installs it")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def ask(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers={"Connection": "close"})
        with connection.getresponse() as answer:
            return answer.status, answer.read()


def manage(folder, *arguments):
    subprocess.run([MANAGER, *map(str, arguments)], cwd=folder, check=True, capture_output=True)


@contextmanager
def playing(folder):
    """Play the collections in a folder; give the port."""
    port = free_port()
    player = subprocess.Popen(
        [PLAYER, "-p", str(port), "-b", "127.0.0.1"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        player.terminate()
        player.wait()


@pytest.fixture(scope="module")
def kept(served, tmp_path_factory):
    kept = Kept(tmp_path_factory.mktemp("archive"))
    for again in ((), ("full=1",), ("limit=1000",)):  # pages anew, pages of the same body, pages not modified
        assert kept.run("generic", f"portal={served.portals['city003']}", *again).code == (3 if again else 0)
        time.sleep(1)  # pywb knows a capture by its second, and a page may be another in the next crawl
    return kept


@pytest.fixture(scope="module")
def wacz(kept):
    path = kept.folder / "pages.wacz"
    said = kept.scrapy("export", "--format", "wacz", "-o", str(path))
    assert said.returncode == 0, said.stderr.decode()
    return path


@pytest.fixture(scope="module")
def port(kept, wacz, tmp_path_factory):
    folder = tmp_path_factory.mktemp("player")
    manage(folder, "init", "crawl")
    manage(folder, "add", "crawl", *kept.files())
    manage(folder, "init", "packed")
    manage(folder, "add", "--unpack-wacz", "packed", wacz)
    with playing(folder) as port:
        yield port


@pytest.fixture(scope="module")
def stored(kept):
    return [record for path in kept.files() for record in records(path)]


@pytest.fixture(scope="module")
def bodies(stored):
    return {record.headers["warc-payload-digest"]: record.payload for record in stored if record.kind == "response"}


def replayed(port, collection, record):
    status, body = ask(port, f"/{collection}/{record.at:%Y%m%d%H%M%S}id_/{record.url}")
    assert status == 200
    return body


def test_pywb_plays_every_article_and_every_revisit_as_stored(kept, port, stored, bodies):
    newest = {
        record.url: record
        for record in stored
        if record.kind in ("response", "revisit") and record.status in (200, 304)
    }
    revisits = [record for record in newest.values() if record.kind == "revisit"]
    assert {record.status for record in revisits} == {200, 304}
    articles = [newest[article["url"]] for article in kept.articles()[:20]]
    for record in articles + revisits:
        assert replayed(port, "crawl", record) == bodies[record.headers["warc-payload-digest"]]
        assert urlsplit(record.url).hostname == "127.0.0.1"


def test_pywb_plays_every_article_of_a_wacz_as_stored_and_nothing_else(kept, port, stored, bodies):
    by_id = {record.record_id: record for record in stored}
    articles = kept.articles()
    for article in articles:
        record = by_id[article["warc"]["record_id"]]
        assert replayed(port, "packed", record) == bodies[record.headers["warc-payload-digest"]]
    left = next(record for record in stored if record.url.endswith("/robots.txt"))
    assert ask(port, f"/packed/{left.at:%Y%m%d%H%M%S}id_/{left.url}")[0] == 404


@pytest.mark.skipif(not VALIDATOR, reason="there is no wacz; `make pywb` installs it")
def test_the_official_validator_finds_a_wacz_valid(wacz):
    said = subprocess.run([VALIDATOR, "validate", "-f", str(wacz)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout
    assert "the passed WACZ is valid" in said.stdout
