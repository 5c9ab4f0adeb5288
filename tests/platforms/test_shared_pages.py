"""Real saved pages of papers, kept beside the project: where they are, `scrapy read` agrees with what they say."""

import json
import sys
from pathlib import Path

import pytest

from tests import forked

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "portal-pages"
EXPECTED = [PAGES / "onecms" / "baodanang-article.html", PAGES / "zend_a" / "baocantho-article.html"]


def read(page):
    done = forked.run(
        [sys.executable, "-m", "scrapy", "read", str(page)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.skipif(not PAGES.is_dir(), reason="no real saved pages: ../shared/portal-pages is absent")
@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page.parent.name)
def test_a_real_page_is_read_as_expected(page):
    expected = json.loads(page.with_name(page.stem + ".expected.json").read_text(encoding="utf-8"))
    code, (article,), said = read(page)
    assert code == 0, said
    for field in ("title", "published_at", "source", "section", "tags", "authors"):
        assert article[field] == expected[field]
    assert article["lead"] in expected.get("lead_acceptable", [expected["lead"]])
    assert article["body"].split("\n\n") == expected["body_paragraphs"]
    assert [image["caption"] for image in article["images"] if image["caption"]] == expected["captions"]
    assert article["reader"] == f"{page.parent.name}/1"
    assert article["canonical_url"] == expected["url"]
    for furniture in expected["must_not_contain"]:
        assert furniture not in article["body"]


@pytest.mark.skipif(not PAGES.is_dir(), reason="no real saved pages: ../shared/portal-pages is absent")
def test_a_real_section_page_is_refused():
    code, articles, said = read(PAGES / "zend_a" / "baocantho-category.html")
    assert (code, articles) == (1, [])
    assert "no-article" in said
