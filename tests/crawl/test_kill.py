"""A crawl that is killed at any moment and run again ends with the same archive as one left alone."""

import json
import random
import time

from crawler.samples.server import serve
from tests.crawl.conftest import Crawls

KILLS = 6


def lines_without_the_fetch(crawls):
    return [json.dumps({**json.loads(line), "fetched_at": None, "warc": None}) for line in crawls.export().splitlines()]


def test_killed_at_random_moments_and_rerun_the_export_is_the_same_byte_for_byte(tmp_path):
    (tmp_path / "alone").mkdir()
    (tmp_path / "killed").mkdir()
    alone, killed = Crawls(tmp_path / "alone"), Crawls(tmp_path / "killed")
    dice = random.Random(20241122)
    with serve(["nukeviet"]) as served:
        portal = f"portal={served.portals['nukeviet']}"
        assert alone.run("nukeviet", portal).code == 0
        truth = len(served.truth("nukeviet"))
        kept = 0
        for _ in range(KILLS):
            before = sum(served.requests("nukeviet").values())
            process = killed.start("nukeviet", portal)
            wanted = before + dice.randint(2, 60)  # killed so many requests later, whatever the machine's speed
            while sum(served.requests("nukeviet").values()) < wanted and process.poll() is None:
                time.sleep(0.002)
            process.kill()
            process.wait()
            now = sum(1 + len(article["also_at"]) for article in killed.articles())
            assert kept <= now <= truth
            kept = now
        assert killed.run("nukeviet", portal).code == 0
    assert lines_without_the_fetch(killed) == lines_without_the_fetch(alone)
