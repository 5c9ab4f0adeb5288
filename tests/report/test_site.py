"""What holds for every page: it is well formed, whole without the network, and has all that assistive tools need."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest

from crawler.provinces import PROVINCES
from crawler.report.health import ORDER
from crawler.report.words import LANGUAGES, texts
from tests.report import weeks

SAME = frozenset([*weeks.ENDINGS][:8])  # of all portals made alike
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ADDRESSES = ("href", "src", "action", "srcset", "poster", "data", "formaction", "xlink:href")


class Balance(HTMLParser):
    """Finds tags that are not closed, or closed out of order: all are closed here, also where HTML would not ask."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, _attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, _tag, _attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


def test_all_tags_are_closed_in_order(folder):
    for file in (file for file in folder.rglob("*.html") if "en" not in file.parts and file.stem not in SAME):
        balance = Balance()
        balance.feed(file.read_text("utf-8"))
        balance.close()
        assert (balance.wrong, balance.open) == ([], []), file


def test_ids_are_unique_on_a_page_and_every_reference_to_one_is_met(pages):
    for name, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        named = {each for value in page.xpath("//@aria-labelledby|//label/@for") for each in value.split()}
        assert named <= set(ids), name


def test_every_link_leads_to_a_file_and_a_place_of_the_report(pages, folder):
    links = 0
    for name, page in pages.items():
        for value in page.xpath("|".join(f"//@{attribute}" for attribute in ADDRESSES if ":" not in attribute)):
            if value == "data:,":  # the empty icon
                continue
            parts = urlsplit(value)
            assert (parts.scheme, parts.netloc, parts.path[:1] == "/") == ("", "", False), (name, value)
            target = ((folder / name).parent / unquote(parts.path)).resolve() if parts.path else folder / name
            assert target.is_relative_to(folder.resolve()) or target == folder / name, (name, value)
            assert target.is_file(), (name, value)
            if parts.fragment and target.suffix == ".html":
                inside = pages[str(target.resolve().relative_to(folder.resolve()))]
                assert inside.xpath("//*[@id=$id]", id=parts.fragment), (name, value)
            links += 1
    assert links > 500


def test_nothing_is_fetched_from_elsewhere(folder):
    for file in (file for file in folder.rglob("*") if file.suffix in (".css", ".js")):
        assert not re.search(r"https?:|@import|url\(|fetch\(|XMLHttpRequest", file.read_text("utf-8")), file


def test_the_only_script_and_style_are_the_reports_own_files(pages):
    for name, page in pages.items():
        assert [(script.get("src").rpartition("/")[2], script.text) for script in page.xpath("//script")] == [
            ("script.js", None)
        ], name
        assert not page.xpath("//style|//iframe|//object|//embed|//base|//img"), name
        assert not [a for each in page.iter() for a in each.attrib if a.startswith("on") or a in ("style", "srcdoc")], (
            name
        )


def test_each_page_has_its_language_a_title_landmarks_and_headings_in_order(pages):
    for name, page in pages.items():
        assert page.get("lang") == ("en" if name.startswith("en/") else "vi")
        assert page.findtext(".//title").strip(), name
        assert [len(page.findall(f".//{tag}")) for tag in ("main", "header", "nav", "footer", "h1")] == [
            1,
            1,
            1,
            1,
            1,
        ], name
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1, name
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), name
        assert page.find(".//body").find("a").get("href") == "#main", name


def test_every_table_has_headers_with_their_scope_and_a_name(pages):
    tables = 0
    for name, page in pages.items():
        for table in page.iter("table"):
            assert all(cell.get("scope") in ("col", "row") for cell in table.iter("th")), name
            assert len(table.xpath("./thead/tr/th")) == len(table.xpath("./tbody/tr[1]/*")), name
            named = table.xpath("./caption") or table.get("aria-labelledby") or table.xpath("ancestor::*[@aria-label]")
            assert named, name
            tables += 1
    assert tables > 100


def test_every_plot_tells_what_it_shows_and_has_its_data_as_a_table(pages):
    plots = 0
    for name, page in pages.items():
        for figure in page.iter("figure"):
            shown = figure.xpath(".//*[@role='img']/@aria-label")
            assert shown, name
            assert all(len(label) > 10 for label in shown), name
            assert len(figure.xpath(".//details//tbody/tr")) >= 12, name
            plots += 1
        for svg in page.iter("svg"):
            assert svg.get("aria-hidden") == "true", name
    assert plots > 100


def test_every_page_is_there_in_both_languages_and_links_to_the_other(pages):
    top = {name for name in pages if not name.startswith("en/")}
    assert {f"en/{name}" for name in top} == set(pages) - top
    for name in top:
        vi, en = pages[name], pages[f"en/{name}"]
        assert [each.tag for each in vi.find(".//main").iter()] == [each.tag for each in en.find(".//main").iter()], (
            name
        )
        up = "../" * name.count("/")
        assert vi.xpath("//li[@class='language']/a/@href") == [f"{up}en/{name}"]
        assert en.xpath("//li[@class='language']/a/@href") == [f"{up}../{name}"]


def test_both_languages_have_the_same_texts_with_the_same_places():
    one, other = (texts(language) for language in LANGUAGES)
    assert one.keys() == other.keys()
    for key in one:
        assert places(one[key]) == places(other[key]), key
        assert one[key].count("`") == other[key].count("`"), key


def places(text):
    return set(re.findall(r"\{(\w+)", text))


def test_every_verdict_has_its_name_meaning_and_where_needed_a_remedy():
    for language in LANGUAGES:
        for verdict in ORDER:
            assert texts(language)[f"verdict.{verdict}"]
            assert texts(language)[f"meaning.{verdict}"]
            assert verdict in ("ok", "nothing-new", "running", "unjudged") or texts(language)[f"remedy.{verdict}"]


def test_a_portals_page_tells_which_lists_of_articles_are_not_there(pages):
    shown = {path: " ".join(page.text_content().split()) for path, page in pages.items()}
    assert "Not there (status 404)1 sitemap, 2 listings" in shown["en/portals/baocaobang.html"]
    assert "Không còn (mã 404)1 sơ đồ trang, 2 danh mục" in shown["portals/baocaobang.html"]


def test_a_portal_that_the_schedule_leaves_out_is_shown_so_and_waits_for_no_crawl(pages):
    group = pages["en/index.html"].xpath("//article[@aria-labelledby='do-left-out']")[0]
    assert [a.text for a in group.xpath(".//a")] == ["baosonla"]
    assert "[kind.newspaper]" in group.text_content()
    assert "1" in pages["en/index.html"].xpath("//article[@aria-labelledby='do-never']")[0].text_content()
    asleep = pages["en/portals/baosonla.html"].text_content()
    assert "The schedule leaves it out: enabled = false in [kind.newspaper] of schedule.toml." in asleep
    assert "crawl-due" not in asleep
    (broken,) = (li for li in pages["en/index.html"].xpath("//ul[@class='ill']/li") if "baolaocai" in li.text_content())
    assert "left out by the schedule" in broken.text_content()


def test_the_map_has_all_provinces_each_named_and_told_in_text(pages):
    tiles = pages["index.html"].xpath("//ul[@class='map']/li")
    assert {tile.xpath(".//*[@class='where']")[0].text for tile in tiles} == {one.name for one in PROVINCES.values()}
    assert all(tile.xpath(".//*[@class='how']")[0].text_content().strip() for tile in tiles)
    cao_bang = next(tile for tile in tiles if "Cao Bằng" in tile.text_content())
    assert cao_bang.get("class").startswith("good ")
    assert "2/2" in cao_bang.text_content()


@pytest.mark.parametrize("page", ["index.html", "en/index.html"])
def test_the_first_page_names_what_broke_worst_first_with_reasons_and_remedy(pages, page):
    groups = pages[page].xpath("//article[contains(@class, 'group')]")
    verdicts = [group.xpath(".//h3/@id")[0].removeprefix("do-") for group in groups]
    assert verdicts == [
        *("broken", "blocked", "misconfigured", "unreachable", "refused-by-robots", "stale", "degraded", "interrupted"),
        *("late", "never", "left-out"),
    ]
    broken = groups[0]
    assert {a.text for a in broken.xpath(".//ul[@class='ill']//a")} == {"baolaocai", weeks.HOSTILE_NAME}
    assert broken.xpath(".//p[@class='remedy']")[0].text_content()
    assert "6" in broken.xpath(".//ul[@class='reasons']/li")[0].text_content()
    rows = pages[page].xpath("//table[contains(@class, 'portals')]/tbody/tr/@data-verdict")
    assert rows == sorted(rows, key=ORDER.index)
    assert len(rows) == len(weeks.ENDINGS) + 2
