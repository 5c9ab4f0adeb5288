"""`scrapy read`: saved pages and dumps become lines on stdout, and everything else is told on stderr."""

import gzip
import json
import sys
from pathlib import Path

import jsonschema
import pytest

from crawler.article import schema
from crawler.samples.server import serve
from tests import forked

ROOT = Path(__file__).parents[2]
TEXT = """\
Đường mới lên bản xa
Thứ ba - 25/10/2022 13:19
Sáng 12/3, đoàn công tác của huyện đến kiểm tra tiến độ làm đường vào ba xóm vùng cao của xã.
Bà con góp hơn bốn trăm ngày công, phần xi măng và cát do ngân sách tỉnh hỗ trợ theo kế hoạch năm.
Nguồn tin: Báo Cao Bằng
"""


def read(*arguments):
    command = [sys.executable, "-m", "scrapy", "read", *map(str, arguments)]
    return forked.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def articles(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A folder with one saved page of every sample portal, a listing, a dump, and files that are neither."""
    from urllib.request import urlopen  # noqa: PLC0415 - only this fixture fetches

    folder = tmp_path_factory.mktemp("saved")
    with serve(["nukeviet", "legacy_gmt7", "generic"]) as served:
        addresses = {}
        for name, portal in served.portals.items():
            address = portal.rstrip("/") + served.truth(name)[-1].path
            with urlopen(address) as answer:
                (folder / f"{name}.html").write_bytes(answer.read())
            addresses[name] = address, served.truth(name)[-1]
        with urlopen(served.portals["nukeviet"]) as answer:
            (folder / "home.html").write_bytes(answer.read())
    (folder / "dump.txt").write_text(TEXT, encoding="utf-8")
    (folder / "page.html.gz").write_bytes(gzip.compress((folder / "nukeviet.html").read_bytes()))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "empty.html").write_bytes(b"")
    return folder, addresses


def test_a_folder_is_read_page_by_page_and_what_is_no_article_is_counted_by_reason(saved):
    folder, addresses = saved
    done = read(folder)
    found = articles(done)
    assert done.returncode == 0, done.stderr
    assert sorted(article["title"] for article in found) == sorted(
        ["Đường mới lên bản xa", addresses["nukeviet"][1].title, *(truth.title for _, truth in addresses.values())]
    )
    assert "1 left: neither page nor dump, 5 read, 1 refused: empty, 1 refused: listing" in done.stderr
    for article in found:
        jsonschema.Draft202012Validator(schema()).validate(article)


def test_the_platform_is_found_by_the_pages_signs_and_the_address_in_the_page(saved):
    folder, addresses = saved
    for name, reader in (("nukeviet", "nukeviet/1"), ("legacy_gmt7", "legacy_gmt7/1"), ("generic", "generic/1")):
        article = articles(read(folder / f"{name}.html"))[0]
        assert article["reader"] == reader
        assert article["url"] in (addresses[name][0], f"{name}.html")


def test_a_dump_has_its_files_name_for_its_address_and_options_go_before_what_is_found(saved):
    folder, _ = saved
    assert articles(read(folder / "dump.txt"))[0]["url"] == "dump.txt"
    named = articles(read(folder / "generic.html", "--platform", "generic", "--url", "http://bao.example/1.html"))[0]
    assert (named["url"], named["reader"]) == ("http://bao.example/1.html", "generic/1")
    whose = articles(read(folder / "nukeviet.html", "--portal", "tuyengiaocaobang"))[0]
    assert (whose["portal"], whose["province"], whose["kind"]) == ("tuyengiaocaobang", "cao-bang", "party")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_dump_is_read_in_the_encodings_of_old_archives(tmp_path, encoding):
    import unicodedata  # noqa: PLC0415 - only this test decomposes

    text = TEXT
    if encoding == "cp1258":  # base letters with combining tone marks, as windows-1258 writes them
        tones = "\u0300\u0301\u0303\u0309\u0323"
        text = "".join(
            unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", letter) if c not in tones))
            + "".join(c for c in unicodedata.normalize("NFD", letter) if c in tones)
            for letter in TEXT
        )
    (tmp_path / "dump.txt").write_bytes(text.encode(encoding))
    assert articles(read(tmp_path / "dump.txt"))[0]["title"] == "Đường mới lên bản xa"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-file.html"], "no such file"),
        ([], "name the files"),
        (["https://example.vn/bai-1.html"], "saved pages are read here: scrapy parse URL fetches a page"),
        (["pyproject.toml"], "neither a page"),
        ([".", "--platform", "joomlaaa"], "unknown platform"),
        (["tests/portals/tuyengiaocaobang/article.html", "--url", "bai-1"], "--url bai-1: not a web address"),
        ([".", "--portal", "baokhongco"], "unknown portal"),
    ],
)
def test_a_mistake_is_one_clear_line_and_exit_code_2(arguments, told):
    done = read(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_an_unreadable_file_is_told_and_the_others_are_read(tmp_path):
    (tmp_path / "a.html.gz").write_bytes(b"no gzip")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    done = read(tmp_path)
    assert done.returncode == 2
    assert "a.html.gz" in done.stderr
    assert len(articles(done)) == 1


def test_where_nothing_is_an_article_the_exit_code_is_1(tmp_path):
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /admin/\n")
    done = read(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no-article-text" in done.stderr
