"""The files open in pywb, the reference player of web archives.

pywb brings brotlipy, which takes the place of the brotli that Scrapy uses: it needs an environment of its own, whose
programs are found on PATH.
"""

import http.client
import shutil
import socket
import subprocess
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from crawler.archive.pages import records
from tests.crawl.stored import crawl_some

pytestmark = pytest.mark.skipif(not shutil.which("wb-manager"), reason="pywb is not on PATH")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def ask(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers={"Connection": "close"})
        with connection.getresponse() as answer:
            return answer.status, answer.read()


@pytest.fixture(scope="module")
def kept(served, tmp_path_factory):
    return crawl_some(served, tmp_path_factory.mktemp("archive"))


@pytest.fixture
def player(kept, tmp_path):
    """Play the crawl's files; give the port."""
    subprocess.run(["wb-manager", "init", "crawl"], cwd=tmp_path, check=True, capture_output=True)
    command = ["wb-manager", "add", "crawl", *map(str, kept.files())]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    port = free_port()
    player = subprocess.Popen(
        ["wayback", "-p", str(port), "-b", "127.0.0.1"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
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


def test_pywb_plays_every_article_and_every_revisit_as_stored(kept, player):
    stored = [record for path in kept.files() for record in records(path)]
    bodies = {record.headers["warc-payload-digest"]: record.payload for record in stored if record.kind == "response"}
    newest = {
        record.url: record for record in stored if record.kind in ("response", "revisit") and record.status == 200
    }
    revisits = [record for record in newest.values() if record.kind == "revisit"]
    assert revisits
    articles = [newest[article["url"]] for article in kept.articles()[:20]]
    for record in articles + revisits:
        status, body = ask(player, f"/crawl/{record.at:%Y%m%d%H%M%S}id_/{record.url}")
        assert status == 200
        assert body == bodies[record.headers["warc-payload-digest"]]
        assert urlsplit(record.url).hostname == "127.0.0.1"
