"""Articles that go on on further pages are kept whole: crawled, read again, made anew, packed, and verified."""

import gzip
import json
import re
import signal
import time
from datetime import datetime, timedelta
from zipfile import ZipFile

import pytest

from crawler.archive.warc_files.pages import records
from crawler.reading.lines.dates import VIETNAM
from tests.crawl.stored import Kept
from tests.hostile.server import Server, page

WORDS = "Hôm nay, bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi."
ADDRESS = re.compile(r"/tin/bai-viet-so-(\d+)\.html(?:\?page=(\d+))?")
NOT_FOUND = page(b"", status="404 Not Found")
BROKEN = page(b"", status="500 Internal Server Error")
LIMITED = page(b"<title>Tin</title><p>Xin quay lai sau", status="503 Service Unavailable")


def address(number):
    return f"/tin/bai-viet-so-{100_000 + number}.html"


def home(number):
    links = "".join(f'<li><a href="{address(one)}">Cầu</a></li>' for one in range(number))
    return page(f"<title>Tin</title><body><ul>{links}</ul>".encode())


def part(number, part, parts):
    """Give one of the parts of an article; it links to all others, and repeats headline and lead."""
    links = "".join(f" <a href='{address(number)}?page={one}'>{one}</a>" for one in range(1, parts + 1) if one != part)
    lines = "".join(f"<p>{number}.{part}.{line}. {WORDS}</p>" for line in range(3))
    head = f"<h1>Cầu số {number}</h1><p class='sapo'><b>Cầu {number} dài hai mươi mét, ô tô con qua được.</b></p>"
    text = f"<div class='detail'>{head}{lines}<div class='pagination'>{links}</div></div>"
    return page(f"<title>Cầu số {number}</title><body>{text}</body>".encode())


def pictured(number, part, parts):
    """Give one of the parts of a photo story: text on the first and the last, on those between them pictures alone."""
    if part in (1, parts):
        body = "".join(f"<p>{number}.{part}.{line}. {WORDS}</p>" for line in range(3))
    else:
        caption = "<figcaption>Nhịp thứ {} của cầu, phần {}.</figcaption>"
        shown = [f"<img src='/upload/{number}-{part}-{one}.jpg'>{caption.format(one, part)}" for one in range(part)]
        body = "".join(f"<figure>{one}</figure>" for one in shown)
    links = "".join(f" <a href='{address(number)}?page={one}'>{one}</a>" for one in range(1, parts + 1) if one != part)
    head = f"<meta property='og:type' content='article'><title>Cầu số {number}</title>"
    text = f"<h1>Cầu số {number}</h1><div class='detail-content'>{body}<div class='pagination'>{links}</div></div>"
    return page(f"<head>{head}</head><body><article>{text}</article></body>".encode())


def numbers(article):
    """Give the numbers that the lines of an article begin with."""
    return re.findall(r"^(\d+\.\d+\.\d+)\. ", article["body"], re.MULTILINE)


def all_lines(number, parts):
    return [f"{number}.{part}.{line}" for part in range(1, parts + 1) for line in range(3)]


class Portal:
    """A portal of three articles in 3, 1 and 2 parts, and crawls of it; `answers` says what some address answers."""

    parts = (3, 1, 2)

    def __init__(self, folder):
        self.kept = Kept(folder)
        self.answers = {}
        self.server = Server(self.answer)
        self.home = self.server.url.rstrip("/")

    def answer(self, path, _host):
        if path in self.answers:
            return self.answers[path]
        if path == "/":
            return home(len(self.parts))
        if not (found := ADDRESS.fullmatch(path)):
            return NOT_FOUND
        number, asked = int(found[1]) - 100_000, int(found[2] or 1)
        return part(number, asked, self.parts[number]) if asked <= self.parts[number] else NOT_FOUND

    def crawl(self, *arguments):
        self.server.asked.clear()
        return self.kept.run("generic", f"portal={self.server.url}", *arguments, settings=["RETRY_TIMES=0"])

    def articles(self):
        """Give the articles by their numbers."""
        return {int(article["title"].split()[-1]): article for article in self.kept.articles()}

    def outcomes(self):
        """Give what the last run noted of each address: outcome and reason."""
        path = max(self.kept.folder.glob("runs/*/*.pages.jsonl.gz"), key=lambda path: path.stat().st_mtime_ns)
        lines = map(json.loads, gzip.decompress(path.read_bytes()).splitlines())
        return {line["url"].removeprefix(self.home): (line["outcome"], line["reason"]) for line in lines}


@pytest.fixture
def portal(tmp_path):
    made = Portal(tmp_path)
    with made.server:
        yield made


def test_an_article_in_parts_is_kept_whole_and_names_its_parts_pages(portal):
    run = portal.crawl()
    assert ": complete (finished): 3 new" in run.said, run.said
    assert "cut short" not in run.said
    for number, article in portal.articles().items():
        assert numbers(article) == all_lines(number, portal.parts[number])
        assert article["lead"] == f"Cầu {number} dài hai mươi mét, ô tô con qua được."
        assert article["body"].count("hai mươi mét") == 0
        assert "page" not in article["url"]
        assert len(article["warc"].get("parts", [])) == portal.parts[number] - 1
    assert portal.outcomes()[f"{address(0)}?page=3"] == ("part", None)
    assert portal.server.asked[f"{address(1)}?page=2"] == 0
    assert max(portal.server.asked.values()) == 1
    again = portal.crawl()
    assert "3 already kept" in again.said
    assert sum(portal.server.asked[path] for path in portal.server.asked if "bai-viet" in path) == 0
    refreshed = portal.crawl("full=1")
    assert "0 new, 3 unchanged" in refreshed.said, refreshed.said


def test_the_parts_of_an_article_that_hold_pictures_alone_are_its_own(portal):
    portal.parts = (5,)
    portal.answers = {f"{address(0)}?page={one}": pictured(0, one, 5) for one in range(2, 6)}
    portal.answers[address(0)] = pictured(0, 1, 5)
    run = portal.crawl()
    assert "cut short" not in run.said, run.said
    article = portal.articles()[0]
    assert numbers(article) == [*all_lines(0, 1), *(f"0.5.{line}" for line in range(3))]
    paths = [image["url"].removeprefix(portal.home) for image in article["images"]]
    assert paths == [f"/upload/0-{one}-{nth}.jpg" for one in (2, 3, 4) for nth in range(one)]
    assert article["images"][-1]["caption"] == "Nhịp thứ 3 của cầu, phần 4."
    assert len(article["warc"]["parts"]) == 4
    before = portal.kept.export()
    read = portal.kept.scrapy("reread")
    assert b"1 unchanged" in read.stdout + read.stderr
    portal.kept.database.unlink()
    assert portal.kept.scrapy("verify", "--repair").returncode == 0
    assert portal.kept.export() == before


def test_what_is_kept_of_parts_is_read_again_made_anew_and_verified_as_it_is(portal):
    portal.crawl()
    before = portal.kept.export()
    assert portal.kept.scrapy("verify").returncode == 0
    read = portal.kept.scrapy("reread", "--jobs", "1")
    assert (read.returncode, b"3 unchanged" in read.stdout + read.stderr) == (0, True), read.stderr
    assert portal.kept.export() == before
    portal.kept.database.unlink()
    made = portal.kept.scrapy("verify", "--repair")
    assert made.returncode == 0, made.stderr
    assert portal.kept.export() == before
    read = portal.kept.scrapy("reread")
    assert b"3 unchanged" in read.stdout + read.stderr
    portal.kept.change("UPDATE articles SET record = replace(record, '0.3.1.', '0.3.9.')")
    assert b"digest" in portal.kept.scrapy("verify").stdout
    assert b"1 changed" in (read := portal.kept.scrapy("reread")).stdout + read.stderr
    assert portal.kept.export() == before


def test_a_package_holds_the_pages_of_all_parts(portal, tmp_path):
    portal.crawl()
    packed = portal.kept.scrapy("export", "--format", "wacz", "-o", str(tmp_path / "all.wacz"))
    assert packed.returncode == 0, packed.stderr
    with ZipFile(tmp_path / "all.wacz") as package:
        names = [name for name in package.namelist() if name.startswith("archive/")]
        for name in names:
            (tmp_path / "one.warc.gz").write_bytes(package.read(name))
            held = {record.url.removeprefix(portal.home) for record in records(tmp_path / "one.warc.gz")}
    assert len(names) == 1
    wanted = {f"{address(0)}?page=2", f"{address(0)}?page=3", f"{address(2)}?page=2", *map(address, range(3))}
    assert wanted <= held


def test_a_part_that_is_gone_from_the_archive_is_told(portal):
    portal.crawl()
    portal.kept.change("DELETE FROM responses WHERE url LIKE '%page=3'")
    found = portal.kept.scrapy("verify")
    assert found.returncode == 1
    assert b"of a further part" in found.stdout + found.stderr
    read = portal.kept.scrapy("reread")
    assert b"1 kept without a stored page" in read.stdout + read.stderr


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (NOT_FOUND, "skipped: 1 http 404"),
        (BROKEN, "failed: 1 http 500"),
        (part(0, 2, 3).replace(b"200 OK", b"404 Not Found", 1), "skipped: 1 http 404"),
        (home(1), "1 no further part of its article"),
        (page(b"<title>x</title>", kind="image/png"), "1 no further part of its article"),
        (part(1, 2, 2), "1 no further part of its article"),
    ],
)
def test_an_article_whose_part_does_not_come_is_kept_cut_short_and_says_so(portal, answer, said):
    portal.answers[f"{address(0)}?page=2"] = answer
    run = portal.crawl()
    assert "3 new" in run.said, run.said
    assert said in run.said
    assert "cut short: 1 article of which not all parts were read" in run.said
    assert numbers(portal.articles()[0]) == all_lines(0, 1)
    assert portal.outcomes()[address(0)] == ("new", "cut short: not all of its parts were read")
    assert json.loads(next(portal.kept.folder.glob("runs/*/1.json")).read_text())["measures"]["cut_short"] == 1
    before = portal.kept.export()
    portal.kept.database.unlink()
    portal.kept.scrapy("verify", "--repair")
    assert portal.kept.export() == before
    portal.answers.clear()
    assert "1 revised" in portal.crawl("full=1").said
    assert numbers(portal.articles()[0]) == all_lines(0, 3)


def test_a_part_that_failed_is_asked_for_by_the_next_crawl_and_one_that_is_gone_is_not(portal):
    portal.answers = {f"{address(0)}?page=2": BROKEN, f"{address(2)}?page=2": NOT_FOUND}
    assert "cut short: 2 articles" in portal.crawl().said
    portal.answers.clear()
    run = portal.crawl()
    assert "0 new, 0 unchanged, 1 revised, 0 updated" in run.said, run.said
    assert numbers(portal.articles()[0]) == all_lines(0, 3)
    assert portal.server.asked[address(2)] == 0
    assert "3 already kept" in portal.crawl().said
    assert portal.server.asked[address(0)] == 0


def test_a_portal_that_shows_the_same_page_at_each_number_costs_one_request_and_adds_nothing(portal):
    for number in range(3):
        portal.answers[f"{address(number)}?page=2"] = part(number, 1, 3)
    run = portal.crawl()
    assert "3 new" in run.said, run.said
    assert "cut short" not in run.said
    assert {number: numbers(article) for number, article in portal.articles().items()} == {
        number: all_lines(number, 1) for number in range(3)
    }
    assert not any("page=3" in path for path in portal.server.asked)


def test_an_article_without_end_is_cut_short(portal):
    portal.parts = (60, 1, 1)
    run = portal.crawl()
    assert "cut short: 1 article" in run.said, run.said
    assert numbers(portal.articles()[0]) == all_lines(0, 50)
    assert portal.server.asked[f"{address(0)}?page=51"] == 0


def test_a_limit_counts_articles_and_not_their_parts(portal):
    run = portal.crawl("limit=1")
    assert "(limit): 1 new" in run.said, run.said
    ((number, article),) = portal.articles().items()
    assert numbers(article) == all_lines(number, portal.parts[number])
    before = portal.kept.export()
    portal.kept.database.unlink()
    portal.kept.scrapy("verify", "--repair")
    assert portal.kept.export() == before


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_crawl_that_is_ended_between_two_parts_leaves_no_half_article(portal, how):
    second = f"{address(0)}?page=2"
    portal.answers[second] = [60] if how == signal.SIGKILL else [2.0, part(0, 2, 3)]  # this one waits for its answer
    ended = portal.kept.start("generic", f"portal={portal.server.url}")
    while not portal.server.asked[second]:
        assert ended.poll() is None
        time.sleep(0.05)
    ended.send_signal(how)
    ended.wait(60)
    assert 0 not in portal.articles()
    portal.answers.clear()
    assert " 0 revised" in portal.crawl().said
    assert numbers(portal.articles()[0]) == all_lines(0, 3)
    before = portal.kept.export()
    portal.kept.database.unlink()
    made = portal.kept.scrapy("verify", "--repair")
    assert b"1 left: a part of it was not fetched any more" in made.stdout + made.stderr
    assert portal.kept.export() == before


def test_a_part_that_robots_txt_forbids_is_missing_even_of_the_last_article_of_a_limited_crawl(portal):
    rules = b"User-agent: *\nDisallow: /*page="
    portal.answers["/robots.txt"] = page(rules, kind="text/plain")
    portal.parts = (2, 2, 2)
    run = portal.crawl("limit=2")
    assert "(limit): 2 new" in run.said, run.said
    assert "cut short: 2 articles" in run.said
    before = portal.kept.export()
    portal.kept.database.unlink()
    assert portal.kept.scrapy("verify", "--repair").returncode == 0
    assert portal.kept.export() == before


@pytest.mark.parametrize("is_there", [True, False])
def test_an_article_that_was_cut_short_right_before_its_crawl_was_killed_is_made_anew(portal, is_there):
    portal.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /*page=", kind="text/plain")
    portal.answers[address(1)] = [60]
    killed = portal.kept.start("generic", f"portal={portal.server.url}")
    while not (portal.server.asked[address(1)] and portal.kept.rows("SELECT 1 FROM articles")):
        assert killed.poll() is None
        time.sleep(0.05)
    killed.kill()
    killed.wait(60)
    before = portal.kept.export()
    ((number, article),) = portal.articles().items()
    assert (number in (0, 2), numbers(article)) == (True, all_lines(number, 1))
    if not is_there:
        portal.kept.database.unlink()
    made = portal.kept.scrapy("verify", "--repair")
    assert made.returncode == 0, made.stderr
    assert portal.kept.export() == before


def test_parts_that_a_refresh_finds_not_modified_are_read_as_they_are_stored(portal):
    pages = [address(0), f"{address(0)}?page=2", f"{address(0)}?page=3"]
    for number, path in enumerate(pages, start=1):
        portal.answers[path] = part(0, number, 3).replace(b"Content-Type", b'ETag: "1"\r\nContent-Type', 1)
    portal.crawl()
    before = portal.kept.articles()
    born = datetime.now(VIETNAM) - timedelta(hours=26)
    aged = f"'{born.isoformat(timespec='seconds')}' WHERE url LIKE '%100000.html'"
    portal.kept.change(f"UPDATE articles SET published_at = {aged}", f"UPDATE captures SET fetched_at = {aged}")
    portal.answers = dict.fromkeys(pages, page(b"", status="304 Not Modified"))
    run = portal.crawl()
    assert "1 unchanged" in run.said, run.said
    assert "3 of them for pages not modified" in run.said
    assert [portal.server.asked[path] for path in pages] == [1, 1, 1]
    assert portal.kept.articles() == before


def test_parse_shows_the_whole_article(portal):
    shown = portal.kept.scrapy("parse", "--spider", "generic", f"{portal.home}{address(0)}", "-s", "DOWNLOAD_DELAY=0")
    assert shown.returncode == 0, shown.stderr
    assert re.findall(r"(\d\.\d\.\d)\. ", shown.stdout.decode()) == all_lines(0, 3)
    assert b"'content_hash': '" in shown.stdout
    assert portal.server.asked[f"{address(0)}?page=3"] == 1


def test_parse_shows_what_came_of_an_article_and_says_that_it_goes_on(portal):
    portal.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /*page=", kind="text/plain")
    shown = portal.kept.scrapy("parse", "--spider", "generic", f"{portal.home}{address(0)}", "-s", "DOWNLOAD_DELAY=0")
    assert shown.returncode == 0, shown.stderr
    assert re.findall(r"(\d\.\d\.\d)\. ", shown.stdout.decode()) == all_lines(0, 1)
    told = shown.stderr.decode().splitlines()[-1]
    assert (told.startswith("parse: cut short, the article goes on: "), "page=2" in told) == (True, True), told


def test_each_page_of_an_article_is_replayed(portal):
    portal.crawl()
    url = f"{portal.home}{address(0)}"
    for name in (url, address(0)):
        shown = portal.kept.scrapy("replay", url)
        assert b"<p>0.1.0" in shown.stdout
        assert shown.stderr.decode().endswith("; it is page 1 of the article's 3: --part 2 or 3 prints another\n")
        for number in (1, 2, 3):
            shown = portal.kept.scrapy("replay", name, "--part", str(number))
            assert shown.returncode == 0, shown.stderr
            assert f"<p>0.{number}.0".encode() in shown.stdout
            assert f"; it is page {number} of the article's 3: " in shown.stderr.decode()
    assert "article's" not in portal.kept.scrapy("replay", f"{portal.home}{address(1)}").stderr.decode()


@pytest.mark.parametrize(
    ("number", "part", "told"), [(0, "4", "3 pages"), (1, "2", "1 page:"), (0, "0", "--part"), (9, "1", "no article")]
)
def test_a_page_that_an_article_has_not_is_one_line_and_exit_code_2(portal, number, part, told):
    portal.crawl()
    shown = portal.kept.scrapy("replay", f"{portal.home}{address(number)}", "--part", part)
    said = shown.stderr.decode()
    assert (shown.returncode, len(said.splitlines()), told in said) == (2, 1, True), said
