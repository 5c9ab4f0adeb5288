"""Text of pages, portals and reasons is shown as it is and is never markup, code or a path."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.report.reasons import in_language
from crawler.report.site import file_of
from crawler.report.words import with_code
from tests.report import weeks


def test_markup_in_a_reason_and_in_a_portals_name_is_shown_as_text(pages):
    for name in ("index.html", "en/index.html"):
        shown = pages[name].xpath("//ul[@class='reasons']/li/text()")
        assert weeks.HOSTILE in shown
        assert weeks.HOSTILE_NAME in pages[name].xpath("//table[contains(@class, 'portals')]//a/text()")
    portal = pages["portals/" + file_of(weeks.HOSTILE_NAME)]
    assert portal.find(".//h1").text == weeks.HOSTILE_NAME
    assert weeks.HOSTILE in portal.xpath("//ul[@class='reasons']/li/text()")
    assert not portal.xpath("//main//b|//main//img|//main//script")


def test_nothing_hostile_stands_unescaped_in_any_file(folder):
    for file in folder.rglob("*.html"):
        page = file.read_text("utf-8")
        assert "<img" not in page
        assert "<script>" not in page
        assert "{{ 7*7 }}" in page or "document.title" not in page


@given(st.text(max_size=200))
def test_a_portals_file_is_one_plain_name_in_its_folder(name):
    file = file_of(name)
    assert set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789_.-")
    assert file.endswith(".html")
    assert not file.startswith(".")
    assert len(file) < 100


@given(st.lists(st.text(max_size=12), unique=True, max_size=20))
def test_no_two_portals_share_a_file_even_where_case_does_not_count(names):
    assert len({file_of(name).casefold() for name in names}) == len(names)


def test_plain_names_and_names_that_differ_in_a_sign_have_files_of_their_own():
    assert file_of("baocaobang") == "baocaobang.html"
    assert file_of("x.vn") == "x.vn.html"
    assert len({file_of(name) for name in ("x.vn:80", "x.vn/80", "x.vn 80", "X.vn", "x.vn", "x-vn-80")}) == 6


@given(st.text())
def test_backticks_set_code_and_nothing_else_becomes_markup(text):
    made = str(with_code(text)).replace("<code>", "").replace("</code>", "")
    assert "<" not in made
    assert ">" not in made


@given(st.text(max_size=300))
def test_a_reason_of_any_text_is_given_as_it_is_or_translated(text):
    assert in_language(text, "en") == (text, "en")
    said, language = in_language(text, "vi")
    assert said == text or language == "vi"
