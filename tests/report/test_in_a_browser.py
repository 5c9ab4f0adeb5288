"""The pages in a real Chromium, opened from the folder: quiet, not wider than a phone, reachable by keyboard."""

import os
from pathlib import Path

import pytest

from crawler.report.site import file_of
from tests.report import weeks

pytestmark = pytest.mark.slow

PAGES = [
    "index.html",
    "provinces.html",
    "archive.html",
    "portals/baolaocai.html",
    "portals/" + file_of(weeks.HOSTILE_NAME),
]
TAB = "\ue004"
AXE = """const done = arguments[0];
axe.run().then((found) => done(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)])));"""
CONTRAST = """
const channel = (byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const behind = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const colour = numbers(getComputedStyle(each).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const found = {};
for (const element of document.querySelectorAll("body *")) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || !element.checkVisibility()) continue;
  const style = getComputedStyle(element), svg = element.namespaceURI.endsWith("svg");
  const ink = light(numbers(svg ? style.fill : style.color)), paper = light(behind(element));
  const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  if (ratio < 4.5) found[`${element.tagName}.${element.className.baseVal ?? element.className}`] = ratio;
}
return found;
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_window_or_has_anything_to_complain(chromium, folder, width):
    chromium.look(width)
    chromium.said()
    for page in [*PAGES, *(f"en/{page}" for page in PAGES)]:
        chromium.open(folder / page)
        wide = chromium.run("return [document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= width, page
        chromium.run("for (const each of document.querySelectorAll('details')) each.open = true")
        assert chromium.run("return document.documentElement.scrollWidth") <= width, page
        assert chromium.said() == [], page
        assert chromium.run("return document.title") != "ran"


@pytest.mark.parametrize("dark", [False, True])
def test_all_text_stands_out_from_what_is_behind_it(chromium, folder, dark):
    chromium.look(1280, dark=dark)
    for page in PAGES:
        chromium.open(folder / page)
        assert chromium.run(CONTRAST) == {}, page


def test_dark_and_light_follow_the_reader(chromium, folder):
    shown = []
    for dark in (False, True):
        chromium.look(1280, dark=dark)
        chromium.open(folder / "index.html")
        shown.append(chromium.run("return getComputedStyle(document.documentElement).backgroundColor"))
    assert shown[0] != shown[1]


def test_tab_leads_from_the_skip_link_over_the_pages_to_what_broke_and_shows_where_it_is(chromium, folder):
    chromium.look(1280)
    chromium.open(folder / "en/index.html")
    met = []
    for _ in range(22):
        chromium.press(TAB)
        now = "const it = document.activeElement; return [it.textContent.trim(), getComputedStyle(it).outlineStyle]"
        met.append(chromium.run(now))
    texts = [text for text, _ in met]
    assert texts[:6] == ["Skip to the content", "Báo Tỉnh", "Today", "Provinces", "Archive", "Tiếng Việt"]
    assert "baolaocai" in texts
    assert all(outline != "none" for _, outline in met)


def test_the_table_is_filtered_without_tone_marks_and_sorted_by_its_heads(chromium, folder):
    chromium.look(1280)
    chromium.open(folder / "index.html")
    shown = "return [...document.querySelectorAll('.portals tbody tr:not([hidden]) a')].map((link) => link.textContent)"
    typed = """const field = document.getElementById('filter-text');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input'));"""
    chromium.run(typed, "cao bang")
    assert set(chromium.run(shown)) == {"baocaobang", "tuyengiaocaobang"}
    chromium.run(typed, "da nang")
    assert chromium.run(shown) == ["baodanang"]
    chromium.run(typed, "")
    chromium.run("document.querySelector('.portals th button').click()")
    names = chromium.run(shown)
    assert names == sorted(names)
    assert chromium.run("return document.querySelector('.portals th').getAttribute('aria-sort')") == "ascending"


def test_a_column_of_numbers_is_sorted_by_their_fractions_too(chromium, folder):
    chromium.look(1280)
    chromium.open(folder / "index.html")
    chromium.run("document.querySelectorAll('.portals th button')[5].click()")
    ages = chromium.run("""
        return [...document.querySelectorAll('.portals tbody tr')].map((row) => Number(row.cells[5].dataset.key))""")
    assert len({age % 1 for age in ages}) > 1
    assert ages == sorted(ages)


def test_the_value_under_the_pointer_is_told(chromium, folder):
    chromium.look(1280)
    chromium.open(folder / "en/archive.html")
    told = chromium.run("""
        const drawing = document.querySelector('.frame .drawing'), box = drawing.getBoundingClientRect();
        drawing.dispatchEvent(new PointerEvent('pointermove', {clientX: box.right - 1, clientY: box.top + 5}));
        return drawing.querySelector('.pointed').textContent;""")
    assert told.startswith("22 Nov 2026 · ")


def test_without_scripts_all_is_there_and_no_control_is_dead(chromium, folder):
    chromium.look(390)
    chromium.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(folder / "index.html")
        seen = chromium.cdp("DOM.getDocument", depth=-1)
    finally:
        chromium.cdp("Emulation.setScriptExecutionDisabled", value=False)
    assert "baolaocai" in str(seen)
    assert chromium.run("return document.getElementById('filter').checkVisibility()") is False
    assert chromium.run("return document.querySelectorAll('.portals tbody tr').length") == len(weeks.ENDINGS) + 2


def test_axe_finds_no_fault(chromium, folder):
    """Skipped where axe-core is not installed: npm install --global axe-core, or in a folder that NODE_PATH names."""
    found = [path / "axe-core/axe.min.js" for path in module_folders() if (path / "axe-core/axe.min.js").is_file()]
    if not found:
        pytest.skip("no axe-core here: npm install --global axe-core")
    source = found[0].read_text("utf-8")
    for dark in (False, True):
        chromium.look(1280, dark=dark)
        for page in PAGES:
            chromium.open(folder / page)
            chromium.run(source)
            faults = chromium.ask("execute/async", {"script": AXE, "args": []})
            assert faults == [], (page, dark)


def module_folders():
    named = os.environ.get("NODE_PATH", "").split(os.pathsep)
    return [*map(Path, filter(None, named)), Path("/usr/local/lib/node_modules"), Path("/usr/lib/node_modules")]
