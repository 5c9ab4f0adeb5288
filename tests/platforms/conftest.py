"""What the tests of platforms share: a sample portal crawled over HTTP, and what a perfect crawl of it keeps."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from crawler.samples.server import serve
from tests import forked

ROOT = Path(__file__).parents[2]


@dataclass
class Crawled:
    """A crawl of a sample portal: how it ended, the archive's export by path, the truth by path, the requests."""

    ended: subprocess.CompletedProcess
    kept: dict[str, dict]
    truth: dict[str, object]
    requests: Counter


def run_scrapy(*args):
    command = [sys.executable, "-m", "scrapy", *args]
    return forked.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def crawl_sample(name, folder, *arguments):
    """Serve a sample portal, crawl it with its platform's spider as a user does, and export the archive."""
    archive = f"ARCHIVE_URL=sqlite:///{folder}/archive.db"
    with serve([name]) as served:
        ended = run_scrapy(
            "crawl", name, "-a", f"portal={served.portals[name]}", "-s", "DOWNLOAD_DELAY=0", "-s", archive, *arguments
        )
        truth = {article.path: article for article in served.truth(name)}
        requests = served.requests(name)
    exported = run_scrapy("export", "-s", archive)
    assert exported.returncode == 0, exported.stderr
    records = [json.loads(line) for line in exported.stdout.splitlines()]
    kept = {unquote(urlsplit(record["url"]).path): record for record in records}
    assert len(kept) == len(records)
    return Crawled(ended, kept, truth, requests)


def body_of(article):
    """Give the body that a perfect reader makes of a sample article."""
    parts = []
    for block in article.blocks:
        parts += [block.text] if block.text else block.items
        if block.rows:
            parts.append("\n".join(" | ".join(row) for row in block.rows))
    return "\n\n".join(parts)


def truth_of(article):
    """Give the fields that a perfect reader fills from a sample article, as the record has them."""
    return {
        "title": article.title,
        "kicker": article.kicker,
        "lead": article.lead,
        "body": body_of(article),
        "published_at": article.published.isoformat(),
        "modified_at": article.modified.isoformat() if article.modified else None,
        "authors": list(article.authors),
        "source": article.source,
        "section": list(article.section),
        "tags": list(article.tags),
        "captions": [image.caption for image in article.images if image.caption],
        "attachments": list(article.attachments),
    }


def fields_of(record):
    """Give the same fields of an exported record."""
    plain = "title kicker lead body published_at modified_at authors source section tags".split()
    fields = {name: record[name] for name in plain}
    fields["captions"] = [image["caption"] for image in record["images"] if image["caption"]]
    fields["attachments"] = [attachment["name"] for attachment in record["attachments"]]
    return fields


@pytest.fixture(scope="session")
def crawled(tmp_path_factory):
    """Give a function that crawls a sample portal by its name, each once."""
    done = {}

    def crawl(name):
        if name not in done:
            done[name] = crawl_sample(name, tmp_path_factory.mktemp(name))
        return done[name]

    return crawl
