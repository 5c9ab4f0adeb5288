"""`scrapy refresh-portal`, run as a user runs it, in a copy of the project with one portal."""

import json
import re
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.operations.portals.expectation import differences
from crawler.operations.portals.showing import changes
from tests.reading.sentences import PLAIN

VALUES = st.recursive(
    st.none() | st.text(ascii_letters, max_size=3) | st.integers(0, 3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(ascii_letters, max_size=2), inner, max_size=3),
    max_leaves=8,
)


def test_a_changed_page_is_saved_and_the_difference_is_shown_field_by_field(written, saved, tmp_path):
    folder = written.root / "tests/portals/tuyengiaohagiang"
    old = json.loads((folder / "expected.json").read_text())["article.html"]["article"]
    page = tmp_path / "moi.html"
    headline = re.compile(r'(<h1[^>]*itemprop="headline"[^>]*>)[^<]*')
    text, changed = headline.subn(r"\1Đầu đề sau khi đổi giao diện", saved[0].read_text())
    assert changed == 1
    page.write_text(text)
    ended = written.run("refresh-portal", "tuyengiaohagiang", "--page", page)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[:4] == [
        "article.html: changed",
        "  title:",
        f"    - {old['title']}",
        "    + Đầu đề sau khi đổi giao diện",
    ]
    assert "  body:" not in ended.stdout
    assert (folder / "article.html").read_bytes() == page.read_bytes()
    new = json.loads((folder / "expected.json").read_text())
    assert new["article.html"]["article"] == {**old, "title": "Đầu đề sau khi đổi giao diện"}
    assert "listing.html" in new
    assert written.findings() == []


def test_the_same_page_again_changes_nothing(written, saved):
    before = written.files()
    ended = written.run("refresh-portal", "tuyengiaohagiang", "--page", saved[0], "--listing", saved[1])
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == ["article.html: as before", "listing.html: as before"]
    assert written.files() == before


def test_a_page_that_names_another_scheme_or_a_former_domain_changes_nothing(written, saved, tmp_path):
    text = saved[0].read_text()
    named = re.search(r'<link rel="canonical" href="(http://tuyengiaohagiang\.vn)/', text)
    page = tmp_path / "moi.html"
    page.write_text(text.replace(f'canonical" href="{named[1]}', 'canonical" href="http://tghg.example.vn'))
    before = json.loads((written.root / "tests/portals/tuyengiaohagiang/expected.json").read_text())
    ended = written.run("refresh-portal", "tuyengiaohagiang", "--page", page)
    assert ended.returncode == 0, ended.stderr
    after = json.loads((written.root / "tests/portals/tuyengiaohagiang/expected.json").read_text())
    assert after["article.html"]["url"] == before["article.html"]["url"]
    assert "images:" not in ended.stdout


def of_unknown_make(theme, file):
    title = "Cầu mới nối hai bờ sông Mai"
    text = "".join(f"<p>{line}</p>" for line in PLAIN)
    file.write_text(
        f'<meta charset="utf-8"><title>{title}</title><link rel="canonical" href="https://baosongmai.vn/cau-moi-12345.html">'
        f'<h1 class="{theme}-dau-de">{title}</h1><p class="{theme}-ngay">12/05/2023 09:14</p>'
        f'<div class="{theme}-noi-dung">{text}</div>'
    )
    return file


def test_for_a_redesigned_portal_of_unknown_make_selectors_are_proposed_to_put_before_the_older_ones(project, tmp_path):
    of_baosongmai = ("--province", "cao-bang", "--kind", "newspaper")
    ended = project.run("new-portal", "--page", of_unknown_make("cu", tmp_path / "cu.html"), *of_baosongmai)
    assert ended.returncode == 0, ended.stderr
    assert "div.cu-noi-dung" in (project.root / "crawler/spiders/cao_bang/baosongmai.py").read_text()
    ended = project.run("refresh-portal", "baosongmai", "--page", of_unknown_make("moi", tmp_path / "moi.html"))
    assert ended.returncode == 0, ended.stderr
    assert "unsure: no rules of the portal read it; it was read generically" in ended.stderr
    assert 'name="baosongmai/2",' in ended.stderr
    assert 'body=("div.moi-noi-dung",),' in ended.stderr
    assert "put them before the older ones, then run this again" in ended.stderr
    again = project.run("refresh-portal", "baosongmai", "--page", of_unknown_make("cu", tmp_path / "cu.html"))
    assert "unsure" not in again.stderr


def test_a_page_of_another_site_is_doubted(written, saved, tmp_path):
    page = tmp_path / "moi.html"
    page.write_text(saved[0].read_text().replace("tuyengiaohagiang.vn", "tuyengiaokhac.vn"))
    ended = written.run("refresh-portal", "tuyengiaohagiang", "--page", page)
    assert "unsure: the page says that it is of tuyengiaokhac.vn: is it the portal's?" in ended.stderr


def test_a_page_that_the_portal_cannot_read_is_told_and_not_saved(written, tmp_path):
    before = written.files()
    page = tmp_path / "moi.html"
    page.write_text("<html><body><main><h1>Giao diện mới</h1><p>Chưa có ai đọc được.</p></main></body></html>")
    ended = written.run("refresh-portal", "tuyengiaohagiang", "--page", page)
    assert ended.returncode == 1
    assert "article.html: reads as no article" in ended.stderr
    assert "give the platform a layout" in ended.stderr
    assert written.files() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "name the portal"),
        (("tuyengiaohagian", "--page", "x.html"), "known are e.g. tuyengiaohagiang"),
        (("tuyengiaohagiang",), "--page FILE"),
        (("tuyengiaohagiang", "--page", "x.html"), "refresh-portal: x.html: No such file or directory; check the path"),
        (("tuyengiaohagiang", "--page", "x.html", "--url", "bai-12.html"), "--url 'bai-12.html' is no web address"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(written, args, said):
    before = written.files()
    ended = written.run("refresh-portal", *args)
    assert ended.returncode == 2
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("broken module crawler.platforms.")]
    assert len(lines) == 1
    assert said in lines[0]
    assert written.files() == before


@given(VALUES)
def test_nothing_differs_from_itself(value):
    assert list(differences(value, value)) == []


@given(VALUES, VALUES)
def test_what_differs_is_said_unless_it_is_not_expected(expected, found):
    def covers(one, other):
        if isinstance(one, dict) and isinstance(other, dict):
            return all(name in other and covers(value, other[name]) for name, value in one.items())
        if isinstance(one, list) and isinstance(other, list):
            return len(one) == len(other) and all(map(covers, one, other))
        return one == other

    assert (list(differences(expected, found)) == []) == covers(expected, found)


def test_a_difference_names_where_it_is():
    (said,) = differences({"images": [{"caption": "Cũ"}]}, {"images": [{"caption": "Mới", "url": "u"}], "title": "T"})
    assert said.startswith("images: [0] caption: expected 'Cũ'")
    assert "found 'Mới'" in said


@given(st.dictionaries(st.sampled_from(["title", "body", "tags"]), st.text() | st.none() | st.lists(st.text())))
def test_what_has_not_changed_is_not_shown(fields):
    assert list(changes(fields, dict(fields))) == []


def test_a_change_shows_only_the_paragraphs_that_changed():
    old, new = {"body": "Một.\n\nHai.\n\nBa."}, {"body": "Một.\n\nHai, đã sửa.\n\nBa."}
    assert list(changes(old, new)) == ["body:", "  - Hai.", "  + Hai, đã sửa."]
    assert list(changes({"tags": ["a", "b"]}, {"tags": ["b", "a"]})) == ["tags:", "  (in another order)"]
    assert list(changes({"lead": None}, {"lead": "Có\x1b[2J"})) == ["lead:", "  - none", "  + Có�[2J"]
