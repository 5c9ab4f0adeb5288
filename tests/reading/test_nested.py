import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.reading.parsing.nested import unnested
from crawler.reading.parsing.page import page_root

HEAD = "<head><title>Báo</title></head>"


def response(text):
    return HtmlResponse("https://bao.example.vn/", body=text.encode(), encoding="utf-8")


def words(text):
    return " ".join(page_root(unnested(response(text))).text_content().split())


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE html><html lang='vi'>{HEAD}<body><p>một</p></body></html>",
        f"<html>{HEAD}<body><p>một</p>",
        "<p>một</p>",
        "",
    ],
)
def test_a_page_that_is_one_document_is_given_back_as_it_is(text):
    page = response(text)
    assert unnested(page) is page


@pytest.mark.parametrize(
    "text",
    [
        f"<html lang='vi'></html>{HEAD}<body><p>một</p><p>hai</p><p>ba</p></body></html>",
        f"<html lang='vi'>{HEAD}<body><p>một</p></body></html><p>hai</p><p>ba</p></body></html>",
        f"<html lang='vi'>{HEAD}<body><p>một</p><!DOCTYPE html><html lang='en'><body><p>hai</p></body></html><p>ba</p>",
        f"<html lang='vi'></html>{HEAD}<body><p>một</p><HTML><BODY><p>hai</p></BODY></HTML><p>ba</p></body></html>",
    ],
)
def test_all_of_a_page_of_several_documents_is_one_tree(text):
    root = page_root(unnested(response(text)))
    assert [p.text for p in root.iter("p")] == ["một", "hai", "ba"]
    assert root.get("lang") == "vi"
    assert root.findtext(".//title") == "Báo"


PIECES = st.lists(
    st.sampled_from(["<html>", "</html>", "<body>", "</body>", "<!DOCTYPE html>", "<div>", "</div>", "chữ ", "nghĩa "]),
    max_size=12,
)


@given(PIECES)
def test_no_word_is_lost_wherever_documents_begin_and_end(pieces):
    assert words("<p>đầu </p>" + "".join(pieces)).split() == [
        "đầu",
        *"".join(p for p in pieces if "<" not in p).split(),
    ]
