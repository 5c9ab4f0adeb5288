"""WARC files of others: articles on several pages are taken in whole, and revisit records with what they refer to."""

import gzip
import json

import pytest

from tests import few
from tests.crawl.stored import last_line
from tests.crawl.test_article_parts import WORDS, all_lines, numbers
from tests.crawl.test_foreign_warc import Taken, package, record

HOME = "https://hoinhabaonghean.vn"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.0/revisit/server-not-modified"
FORMS = ("{}?page={}", "{}/{}/", "{}?lang=vi&trang={}")


def address(number):
    return f"{HOME}/tin/bai-viet-so-{100_000 + number}.html"


def body(number, part, parts, form=FORMS[0]):
    """Give the page of one part of an article, which links to the others."""
    where = (form.format(address(number), one) for one in range(1, parts + 1))
    links = "".join(f" <a href='{url}'>{one}</a>" for one, url in enumerate(where, start=1) if one != part)
    lines = "".join(f"<p>{number}.{part}.{line}. {WORDS}</p>" for line in range(3))
    head = f"<h1>Cầu số {number}</h1><p class='sapo'><b>Cầu {number} dài hai mươi mét, ô tô con qua được.</b></p>"
    text = f"<div class='detail'>{head}{lines}<div class='pagination'>{links}</div></div>"
    return f"<title>Cầu số {number}</title><body>{text}</body>".encode()


def part(number, one, parts, form=FORMS[0], day=20, **named):
    """Give the record of one part of an article, captured on a day."""
    url = address(number) if one == 1 else form.format(address(number), one)
    if "lang" in form and one == 1:
        url += "?lang=vi"
    return record(body(number, one, parts, form), url=url, WARC_Date=f"2024-08-{day}T03:04:05Z", **named)


class Archive(Taken):
    """An archive into which the command takes files."""

    def given(self, *files, options=()):
        """Give the files with these contents to the command; tell what it says of them."""
        for number, data in enumerate(files):
            (self.folder / f"given-{number}.warc.gz").write_bytes(data)
        names = [str(self.folder / f"given-{number}.warc.gz") for number in range(len(files))]
        said = self.scrapy("reread", "--warc", *names, *options)
        assert said.returncode == 0, said.stderr.decode()
        return last_line(said.stderr)

    def by_number(self):
        return {int(article["title"].split()[-1]): article for article in self.articles()}

    def assert_whole(self):
        """Check that it is verified, read again, and made anew as it is."""
        assert self.findings() == []
        assert set(self.reread()) <= {"unchanged"}
        before = self.export()
        assert self.made_anew() == before


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path)


@pytest.mark.parametrize("form", FORMS)
def test_what_an_article_goes_on_with_is_joined_to_it_wherever_it_stands_in_the_files(archive, form):
    one = part(0, 3, 3, form) + part(1, 1, 1) + part(0, 2, 3, form)
    said = archive.given(one, part(2, 2, 2, form) + part(0, 1, 3, form) + part(2, 1, 2, form))
    assert "3 joined: further page of an article, 3 new" in said
    found = archive.by_number()
    assert {number: numbers(article) for number, article in found.items()} == {
        0: all_lines(0, 3),
        1: all_lines(1, 1),
        2: all_lines(2, 2),
    }
    assert [len(found[number]["warc"].get("parts", ())) for number in range(3)] == [2, 0, 1]
    assert {article["revision"] for article in found.values()} == {1}
    archive.assert_whole()


def test_the_parts_nearest_in_time_are_joined_to_each_capture_of_an_article(archive):
    later = [part(0, one, 2, day=25) for one in (1, 2)]
    said = archive.given(part(0, 2, 2) + b"".join(later) + part(0, 1, 2))
    assert "1 new" in said
    assert "revised" not in said
    assert numbers(archive.by_number()[0]) == all_lines(0, 2)
    archive.assert_whole()


def test_a_further_page_without_its_first_is_no_article_and_no_revision_of_one(archive):
    assert "1 left: further page of an article without its first" in archive.given(part(0, 2, 2))
    said = archive.given(part(0, 1, 2))
    assert "1 cut short: not all of its pages are in the files, 1 new" in said
    said = archive.given(part(0, 2, 2, day=21))
    assert said == "reread: 1 left: further page of an article without its first"
    ((_, article),) = archive.by_number().items()
    assert (numbers(article), article["revision"]) == (all_lines(0, 1), 1)


def test_an_address_that_ends_in_a_number_may_be_an_articles_own(archive):
    """`…-ky-2.html` is a further part of no page that leads to it."""
    first, second = (address(number).replace(".html", f"-ky-{number}.html") for number in (1, 2))
    said = archive.given(record(body(2, 1, 1), url=second) + record(body(1, 1, 1), url=first))
    assert said == "reread: 2 new"
    archive.assert_whole()


@pytest.mark.parametrize("options", few(["--jobs 2", "--dry-run --jobs 2", "--dry-run"], 1))
def test_several_processes_bring_what_one_brings_in_its_order(archive, tmp_path, options):
    many = b"".join(part(number, one, 2) for number in range(30) for one in (2, 1))
    counts = archive.given(many)
    shown = archive.scrapy("reread", "--warc", str(archive.folder / "given-0.warc.gz"), "--dry-run").stdout
    (tmp_path / "other").mkdir()
    other = Archive(tmp_path / "other")
    said = other.given(many, options=options.split())
    assert counts == "reread: 30 joined: further page of an article, 30 new"
    assert said.removesuffix("; nothing was written") == counts
    assert shown == b"", "it is kept already"
    if "--dry-run" in options:
        assert (other.export(), other.files()) == ("", [])
    else:
        assert other.export() == archive.export()
        assert other.rows("SELECT url, id FROM articles") == archive.rows("SELECT url, id FROM articles")


REVISITS = {
    "its id": {"WARC_Refers_To": "<urn:uuid:00000000-0000-4000-8000-000000000001>"},
    "its address and time": {
        "WARC_Refers_To_Target_URI": address(0).replace("https", "http"),
        "WARC_Refers_To_Date": "2024-08-20T03:04:05Z",
    },
    "the digest of its body": {"WARC_Payload_Digest": "tiger:ABC"},
    "an id that is not there": {
        "WARC_Refers_To": "<urn:uuid:00000000-0000-4000-8000-000000000009>",
        "WARC_Payload_Digest": "tiger:ABC",
    },
}
FIRST = {"WARC_Record_ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>", "WARC_Payload_Digest": "tiger:ABC"}


@pytest.mark.parametrize("status", ["200 OK", None])
@pytest.mark.parametrize("way", REVISITS)
def test_a_revisit_is_read_with_the_body_of_the_record_that_it_refers_to(archive, way, status):
    named = {"WARC_Profile": IDENTICAL, **REVISITS[way]}
    again = record(b"", url=address(0), kind="revisit", status=status, **{**named, "WARC_Date": "2024-08-25T03:04:05Z"})
    elsewhere = record(b"", url=address(1), kind="revisit", status=status, **named)
    said = archive.given(again + elsewhere, record(body(0, 1, 1), url=address(0), **FIRST))
    assert said == "reread: 2 new, 1 unchanged"
    ((first, second),) = [[article["url"], *article["also_at"]] for article in archive.articles()]
    assert (first, second) == (address(0), address(1))
    archive.assert_whole()


def test_a_revisit_has_the_body_of_a_page_that_was_fetched_before_the_days_asked_for(archive):
    named = {"WARC_Profile": IDENTICAL, "WARC_Payload_Digest": "tiger:ABC", "WARC_Date": "2024-08-25T03:04:05Z"}
    again = record(b"", url=address(0), kind="revisit", **named)
    page = record(body(0, 1, 1), url=address(0), **FIRST)
    assert archive.given(page, again, options=("--since", "2024-08-25")) == "reread: 1 fetched before, 1 new"
    assert archive.rows("SELECT substr(fetched_at, 1, 10) FROM captures") == [("2024-08-25",)]
    assert archive.findings() == []
    assert archive.reread() == {"unchanged": 1}


def test_a_revisit_of_a_page_that_was_not_modified_is_a_capture_of_it(archive):
    again = record(
        b"",
        url=address(0),
        kind="revisit",
        status="304 Not Modified",
        WARC_Profile=NOT_MODIFIED,
        WARC_Refers_To_Target_URI=address(0),
        WARC_Refers_To_Date="2024-08-20T03:04:05Z",
        WARC_Date="2024-08-25T03:04:05Z",
    )
    assert archive.given(record(body(0, 1, 1), url=address(0)) + again) == "reread: 1 new, 1 unchanged"
    assert archive.rows("SELECT http_status, substr(fetched_at, 1, 10) FROM captures ORDER BY id") == [
        (200, "2024-08-20"),
        (200, "2024-08-25"),
    ]
    archive.assert_whole()


def test_a_package_of_our_own_that_holds_revisits_and_parts_gives_the_same_articles(archive, tmp_path):
    elsewhere = record(
        b"",
        url=f"{HOME}/tin/bai-viet-so-100009.html?page=2",
        kind="revisit",
        WARC_Profile=IDENTICAL,
        WARC_Refers_To="<urn:uuid:00000000-0000-4000-8000-000000000001>",
        WARC_Date="2024-08-20T03:04:05Z",
    )
    archive.given(part(9, 1, 2) + record(body(9, 2, 2), url=f"{HOME}/elsewhere", **FIRST) + elsewhere)
    assert numbers(archive.by_number()[9]) == all_lines(9, 2)
    archive.assert_whole()
    assert archive.scrapy("export", "--format", "wacz", "-o", str(tmp_path / "a.wacz")).returncode == 0
    (tmp_path / "other").mkdir()
    other = Archive(tmp_path / "other")
    said = other.scrapy("reread", "--warc", str(tmp_path / "a.wacz"))
    assert "1 new" in last_line(said.stderr)
    assert numbers(other.by_number()[9]) == all_lines(9, 2)
    other.assert_whole()


def test_the_files_of_a_wacz_are_read_together(archive):
    inside = {"archive/1.warc.gz": part(0, 2, 2), "archive/2.warc": gzip.decompress(part(0, 1, 2))}
    (archive.folder / "a.wacz").write_bytes(package(inside))
    for options in (["--dry-run"], []):
        said = archive.scrapy("reread", "--warc", str(archive.folder / "a.wacz"), *options)
        assert "1 joined: further page of an article, 1 new" in last_line(said.stderr)
    assert numbers(archive.by_number()[0]) == all_lines(0, 2)
    assert json.loads(archive.export())["revision"] == 1
    archive.assert_whole()
