"""The table of portals: in the project's texts, and on a terminal of 80 columns."""

import io
from functools import cache
from pathlib import Path

import pytest
from rich.console import Console
from scrapy.settings import Settings

from crawler.commands.portals import show
from crawler.operations.marks import NoMarks, fill, fill_file
from crawler.operations.portals_table import MARKS, TEXTS, described, markdown
from crawler.operations.registry import loader_of
from crawler.provinces import PROVINCES

ROOT = Path(__file__).parents[2]
PORTAL = {
    "name": "baomau",
    "province": "lao-cai",
    "kind": "newspaper",
    "platform": "nukeviet",
    "start_urls": ["https://baomau.vn/"],
    "evidence": "reported",
    "evidence_since": "2026-10",
}


@cache
def all_portals():
    settings = Settings()
    settings.setmodule("crawler.settings")
    loader = loader_of(settings)
    return [described(loader.load(name)) for name in loader.list()]


@pytest.mark.parametrize("name", TEXTS)
def test_the_tables_in_the_projects_texts_are_up_to_date(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert fill(text, MARKS, markdown(all_portals())) == text, "the table of portals is stale: run `make tables`"


def test_the_markdown_has_every_province_once_and_every_portal_within_its_own():
    rows = [row.split(" | ") for row in markdown([PORTAL, {**PORTAL, "name": "baohai"}]).splitlines()[2:-2]]
    provinces = [row[0].strip("| ") for row in rows]
    assert [name for name in provinces if name] == [province.name for province in PROVINCES.values()]
    at = provinces.index("Lào Cai")
    assert rows[at][1:] == ["`baomau`", "newspaper", "nukeviet", "https://baomau.vn/", "reported 2026-10 |"]
    assert (provinces[at + 1], rows[at + 1][1]) == ("", "`baohai`")


def test_a_bar_in_an_address_does_not_break_the_table():
    assert "https://a.vn/x\\|y" in markdown([{**PORTAL, "start_urls": ["https://a.vn/x|y"]}])


def test_a_table_is_put_between_the_marks_and_nothing_else_is_touched():
    text = f"before\n{MARKS.begin}\nold\n{MARKS.end}\nafter\n"
    assert fill(text, MARKS, "new") == f"before\n{MARKS.begin}\nnew\n{MARKS.end}\nafter\n"
    assert fill(fill(text, MARKS, "new"), MARKS, "new") == fill(text, MARKS, "new")


@pytest.mark.parametrize("text", ["", MARKS.begin, f"{MARKS.end}\n{MARKS.begin}"])
def test_a_text_without_the_marks_is_refused(text):
    with pytest.raises(NoMarks, match="put <!-- portals:begin -->"):
        fill(text, MARKS, "new")


def test_a_file_that_is_not_in_utf_8_is_refused_with_its_name(tmp_path):
    (file := tmp_path / "text.md").write_bytes(b"B\xe1o")
    with pytest.raises(NoMarks, match=r"text\.md: 'utf-8' codec"):
        fill_file(file, MARKS, "new")


def printed(portals, width):
    out = io.StringIO()
    show(portals, Console(file=out, width=width, force_terminal=True, color_system=None))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100, 160])
def test_on_a_terminal_no_line_is_too_wide_and_no_name_is_cut(width):
    lines = printed(all_portals(), width)
    assert max(map(len, lines)) <= width
    first = {line.split(" ", 1)[0] for line in lines}
    assert {portal["name"] for portal in all_portals()} <= first


def test_on_a_narrow_terminal_everything_is_still_there():
    long = {**PORTAL, "name": "a" * 30, "start_urls": ["https://" + "b" * 90 + ".vn/"]}
    text = "".join("".join(printed([long], 80)).split())
    for value in ("a" * 30, "lao-cai", "newspaper", "nukeviet", "reported", "2026-10"):
        assert value in text
    assert text.count("b") >= 90


def test_the_command_fills_the_files_it_is_given(project):
    (project.root / "no-marks.md").write_text("# Title\n")
    ended = project.run("portals", "--markdown", "README.md")
    assert ended.returncode == 0, ended.stderr
    assert "README.md is written" in ended.stderr
    assert markdown([]) in (project.root / "README.md").read_text()
    ended = project.run("portals", "--markdown", "no-marks.md")
    assert ended.returncode == 2
    assert "no-marks.md: no place for the table" in ended.stderr.splitlines()[-1]
