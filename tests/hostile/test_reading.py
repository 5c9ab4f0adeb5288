"""Pages that were made to break their reader: each gives its article or is refused with a reason, soon."""

import re
import time
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.article import NotAnArticle
from tests.hostile.samples import PLATFORMS, in_head, read, sample, within

SECONDS = 8  # of CPU, on a machine that does other work too; most take a few hundredths
MB = 2**20
OBEYED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)  # by terminals; \n parts a body
N = 100_000

REFUSED = {
    "deep div": (lambda: b"<div>" * N, "too-deep"),
    "deep inline": (lambda: b"<b>" * N, "too-deep"),
    "deep list": (lambda: b"<ul><li>" * N, "too-deep"),
    "deep table": (lambda: b"<table><tr><td>" * N, "too-deep"),
    "deep as a browser takes": (lambda: b"<div>" * 500 + b"x" + b"</div>" * 500, "too-deep"),
    "a wide table": (lambda: b"<table><tr>" + b"<td>1" * N + b"</table>", "too-large"),
    "many paragraphs": (lambda: b"<p>x</p>" * N, "too-large"),
    "many documents": (lambda: b"</html><html><body><p>x" * (N // 2), "too-large"),
    "many pictures": (lambda: b"".join(b"<img src=/a%d.jpg>" % nth for nth in range(N)), "too-large"),
    "long text": (lambda: b"<p>" + b"chu " * MB, "too-large"),
    "nothing but <": (lambda: b"<" * (3 * MB), "too-large"),
}
READ = {
    "a row 10,000 cells wide": lambda: b"<table><tr>" + b"<td>1" * 10_000 + b"</table>",
    "tables in tables": lambda: b"<table><tr><td>" * 40 + b"x" + b"</table>" * 40,
    "tables in tables with pictures": lambda: b"<table><tr><td><img src=/a.jpg>" * 30 + b"x" + b"</table>" * 30,
    "10,000 links": lambda: b"".join(b"<a href=/x-%d.html>%d</a> " % (nth, nth) for nth in range(10_000)),
    "10,000 pictures": lambda: b"".join(b"<img src=/assets/a%d.jpg>" % nth for nth in range(10_000)),
    "5,000 date lines": lambda: "<p>Thứ Hai, 1/1/2020, 10:00 [GMT+7]</p>".encode() * 5000,
    "an attribute of 7 MB": lambda: b'<p title="' + b"x" * 7 * MB + b'">x</p>',
    "a long class": lambda: b'<p class="' + b"aa " * (MB // 4) + b'">x</p>',
    "a style of 7 MB": lambda: b'<p style="' + b"display : " * (MB // 2) + b'">x</p>',
    "a picture within its address": lambda: b'<img src="data:image/png;base64,' + b"QUJD" * MB + b'">',
    "white space": lambda: b"<p>x" + b" " * MB + b"y</p>",
    "slashes": lambda: b"<p>" + b"1/" * (MB // 2) + b"</p>",
    "captions that do not end": lambda: "<img src=/a.jpg><p><i>Ảnh: ".encode() + b"( " * N + b"</i></p>",
    "combining signs": lambda: b"<p>a" + "\u0301".encode() * N + b"</p>",
    "NUL bytes": lambda: b"a\0b\0c" * 1000,
    "characters that are none": lambda: b"&#0;&#xD800;&#x110000;&#99999999999;&nothing;&#x1b;[31m",
    "other languages in HTML": lambda: b"<svg><![CDATA[<math><mi><style></style></math>]]></svg>",
    "addresses that are none": lambda: (
        b"<img src=http://[><img src='javascript:x'><a href='//[::1'>x</a><img src='/&#27;[2J.jpg'>"
    ),
    "8,000 files": lambda: b"".join(
        b"<p><a href=/f/a%d.pdf>van ban %d.pdf</a></p>" % (nth, nth) for nth in range(8000)
    ),
    "2,000 forms": lambda: b"<div><h4>x</h4><form><input></form></div>" * 2000,
    "8,000 lines of two files": lambda: b"".join(
        b"<p><a href=/f/a%d.pdf>a%d.pdf</a> <a href=/f/b%d.pdf>b%d.pdf</a></p>" % ((nth,) * 4) for nth in range(8000)
    ),
    "digits below a file": lambda: b"<p><a href=/f/a.pdf>a.pdf</a></p><p>" + b"1" * MB + b"</p>",
    "dashes below a file": lambda: b"<p><a href=/f/a.pdf>a.pdf</a></p><p>" + b"-" * MB + b"</p>",
    "bidi": lambda: "\u202e\u2066ngược\u2069".encode() + b"\x1b[31m\xc2\x9b2J",
}
HEADS = {
    "deep": b"[" * 300_000,
    "deep objects": b'{"a":' * 300_000,
    "graphs": b'{"@graph":' * 900 + b"1" + b"}" * 900,
    "a long list": b"[" + b'{"@type":"NewsArticle"},' * 50_000 + b"{}]",
    "a large number": b'{"@type":"NewsArticle","headline":' + b"9" * 1_000_000 + b"}",
    "commas": b'{"a":1' + b", " * MB + b"}",
    "quotes": b'{"a":"' + b'\\"' * MB,
    "authors": b'{"@type":"NewsArticle","author":[' + b'{"name":"x"},' * 50_000 + b"{}]}",
    "surrogates": b'{"@type":"NewsArticle","headline":"\\ud800 a","keywords":"\\u0000\\u001b[31m","author":"\\udfff"}',
    "types that it has not": b'{"@type":{"a":1},"headline":{"b":[]},"author":1,"datePublished":1e400}',
    "many scripts": b'{}</script><script type="application/ld+json">' * 2000,
}


def strings(value):
    """Give every string of a record."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from (one for member in fields(value) for one in strings(getattr(value, member.name)))
    elif isinstance(value, list):
        yield from (one for part in value for one in strings(part))


def soon(name, page):
    """Read a page, and give the article or the reason that it was refused for; fail when that takes long."""
    began = time.process_time()
    try:
        article = read(name, page)
    except NotAnArticle as refused:
        article = refused
    assert time.process_time() - began < SECONDS
    if not isinstance(article, NotAnArticle):
        assert [text for text in strings(article) if OBEYED.search(text)] == []
    return article


@pytest.mark.parametrize("trap", REFUSED)
@pytest.mark.parametrize("name", ["nukeviet", "generic"])
def test_a_page_beyond_all_bounds_is_refused_with_the_reason(name, trap):
    made, reason = REFUSED[trap]
    refused = soon(name, within(name, made()))
    assert isinstance(refused, NotAnArticle)
    assert refused.reason == reason


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_platform_refuses_a_page_that_is_nested_without_end(name):
    assert soon(name, within(name, b"<div>" * N)).reason == "too-deep"


@pytest.mark.parametrize("trap", READ)
@pytest.mark.parametrize("name", PLATFORMS)
def test_an_article_with_a_trap_in_its_text_is_read_with_all_its_paragraphs_or_refused(name, trap):
    article = soon(name, within(name, READ[trap]()))
    if isinstance(article, NotAnArticle):
        assert name in ("generic", "legacy_gmt7"), article  # what knows no markup may find none of it
        return
    truth = sample(name).article
    assert article.title == truth.title
    last = [block.text for block in truth.blocks if block.text and len(block.text) > 60][-1]
    assert name == "generic" or last in (article.body or "")


@pytest.mark.parametrize("bomb", HEADS)
@pytest.mark.parametrize("name", ["nukeviet", "onecms", "generic"])
def test_json_ld_that_is_a_bomb_does_not_keep_an_article_from_being_read(name, bomb):
    page = in_head(name, b'<script type="application/ld+json">' + HEADS[bomb] + b"</script>")
    article = soon(name, page)
    assert article.body == read(name, sample(name).page).body


@pytest.mark.parametrize("name", PLATFORMS)
def test_markup_and_escapes_in_a_title_are_text(name):
    page, truth = sample(name)
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt;\u202e&#27;]0;x&#7;\x9b31m"
    article = soon(name, page.replace(truth.title.encode(), f"{truth.title} {hostile}".encode()))
    assert article.title in (truth.title, f"{truth.title} <script>alert(1)</script>]0;x31m")


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("script", [b" " * MB, b"print()" + b" " * MB + b"x", b"<!--" * N, b"{" * N, b'"' * N])
def test_a_script_of_any_text_does_not_keep_an_article_from_being_read(name, script):
    article = soon(name, in_head(name, b"<script>" + script + b"</script>"))
    assert article.title == read(name, sample(name).page).title


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("encoded", ["amp;", "#38;", "amp", " | a", "!-- "])
def test_a_title_without_end_is_read_or_refused_soon(name, encoded):
    page, truth = sample(name)
    soon(name, page.replace(truth.title.encode(), (truth.title + " &" + encoded * (MB // 8)).encode()))


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("claim", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "http://x/" + "a" * 10_000])
def test_an_address_that_a_page_claims_and_that_is_none_is_not_taken(name, claim):
    page = re.sub(rb'<(?:link rel="canonical"|meta property="og:url")[^>]*>', b"", sample(name).page)
    page = page.replace(b"</head>", f'<link rel="canonical" href="{claim}"></head>'.encode(), 1)
    assert soon(name, page).canonical_url is None


@pytest.mark.parametrize("name", PLATFORMS)
@given(data=st.binary(max_size=300), at=st.floats(0, 1))
@example(data=b"\t\x01=\x01", at=0.59375)  # an attribute whose name is a control character
def test_a_page_with_any_bytes_anywhere_is_read_or_refused(name, data, at):
    page = sample(name).page
    place = int(len(page) * at)
    soon(name, page[:place] + data + page[place:])
