"""Dumps as scrapers leave them of sites of many makes: the article's lines stay, the page's go.

The first sign of a line in `dumps/` says what it is: `=` the title, `>` the lead, `@` the date, `+` a line of the text,
`~` what becomes a field (a byline, a caption, a tag), `-` furniture.
"""

import copy
import unicodedata
from pathlib import Path

import pytest

from crawler.article import paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from crawler.reading.lines.one_line import fold

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"), key=lambda path: path.name)
assert DUMPS


def labelled(path):
    return [(line[0], line[2:]) for line in path.read_text(encoding="utf-8").splitlines()]


def of(lines, sign):
    return [fold(line) for label, line in lines if label == sign]


@pytest.fixture(params=DUMPS, ids=lambda path: path.stem)
def lines(request):
    return labelled(request.param)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_of_a_dump_the_article_stays_and_the_page_goes(lines, form, parted):
    text = unicodedata.normalize(form, parted.join(line for _, line in lines))
    article = clean(read_dump(text, "bao.txt"))
    assert [article.title] == of(lines, "=")
    assert [fold(article.published_raw or "")] == (of(lines, "@") or [""])
    kept = [line for line in (article.lead, *paragraphs(article.body)) if line]
    expected = [fold(line) for label, line in lines if label in ">+"]
    assert [line for line in kept if line not in of(lines, "~")] == expected
    assert clean(copy.deepcopy(article)) == article


def test_of_a_dump_without_its_page_the_article_is_the_same(lines):
    whole = clean(read_dump("\n".join(line for _, line in lines), "bao.txt"))
    alone = clean(read_dump("\n".join(line for label, line in lines if label != "-"), "bao.txt"))
    assert (alone.lead, alone.body, alone.content_hash) == (whole.lead, whole.body, whole.content_hash)
