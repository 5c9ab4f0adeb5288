"""Pages in another character set than they say, or in none that they say."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from scrapy.http import HtmlResponse

from crawler.reading.parsing.charset import charset_of
from crawler.reading.parsing.page import page_root
from tests.hostile.samples import PLATFORMS, read, sample

META = b'<meta charset="utf-8">'


def written(name, charset, declared):
    """Give a platform's page in a character set, with the one that it declares."""
    text = sample(name).page.decode()
    if charset.endswith("1258"):  # its tones are signs of their own
        text = "".join(unicodedata.normalize("NFC", one) if one in "ăâđêôơưĂÂĐÊÔƠƯ" else parted(one) for one in text)
    body = text.encode(charset, "xmlcharrefreplace")
    for meta in (META, b'<meta charset="UTF-8">', b"charset=utf-8", b"charset=UTF-8"):
        body = body.replace(
            meta, b'<meta charset="%s">' % declared if meta.startswith(b"<") else b"charset=" + declared
        )
    return body


def parted(letter):
    """Give a letter as windows-1258 has it: the vowel with its hat or horn, then the tone."""
    apart = unicodedata.normalize("NFD", letter)
    tones = "".join(sign for sign in apart if sign in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones)) + tones


@pytest.mark.parametrize("header", [None, "text/html", "text/html; charset=utf-8", "text/html; charset=iso-8859-1"])
@pytest.mark.parametrize("declared", [b"utf-8", b"windows-1258", b"iso-8859-1", b"no-such-set"])
@pytest.mark.parametrize("charset", ["cp1258", "utf-8", "utf-8-sig", "utf-16"])
def test_an_article_is_the_same_in_whatever_set_and_whatever_is_declared(charset, declared, header):
    headers = {"Content-Type": header} if header else None
    article = read("nukeviet", written("nukeviet", charset, declared), headers)
    plain = read("nukeviet", sample("nukeviet").page)
    assert (article.title, article.lead, article.body) == (plain.title, plain.lead, plain.body)


@pytest.mark.parametrize("charset", ["cp1258", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", PLATFORMS)
def test_every_platform_reads_old_and_wide_character_sets(name, charset):
    assert read(name, written(name, charset, b"utf-8")).title == sample(name).article.title


@pytest.mark.parametrize("name", PLATFORMS)
def test_text_with_parted_letters_has_the_hash_of_composed_text(name):
    page = sample(name).page
    parted_page = unicodedata.normalize("NFD", page.decode()).encode()
    assert read(name, parted_page).content_hash == read(name, page).content_hash


def test_a_page_with_a_few_damaged_bytes_stays_utf_8():
    page = sample("nukeviet").page
    at = page.index(b"</title>")
    assert charset_of(HtmlResponse("http://x/", body=page[:at] + b"\xff\xfe\xe1" + page[at:])) == "utf-8"


@given(body=st.binary(max_size=400))
def test_any_bytes_are_in_a_set_that_can_be_decoded(body):
    response = HtmlResponse("http://x/", body=body)
    body.decode(charset_of(response), "replace")


@example(before=b"<p>", body=b"\xc2\x00\x80")
@given(
    before=st.sampled_from([b"<p>", b'<p title="', b"<script>", b"<!--", b"<title>", b"<", b"&", b"<p "]),
    body=st.binary(),
)
def test_what_is_not_utf_8_is_noticed_wherever_it_stands(before, body):
    response = HtmlResponse("http://x/", body=before + body)
    decoded = response.body.decode(charset_of(response), "replace").encode("utf-8", "replace")
    assert written_out(response) == written_out(HtmlResponse("http://x/", body=decoded))


def written_out(response):
    return etree.tostring(page_root(response), encoding="unicode")
