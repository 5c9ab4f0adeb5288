"""Articles that only other articles lead to, on platforms whose lists show the newest alone."""

import re
import threading

import pytest

from crawler.crawl.led_to import FILE, LedTo
from tests.crawl.small_portals import WORDS
from tests.hostile.server import Server, page

NEWEST, SHOWN = 24, 3


def address(number):
    return f"/cau-moi-qua-suoi-c{1000 + number}.html"


def answer(path, _host):
    """Give a portal whose home page shows the newest articles; each leads to the one before it."""
    found = re.fullmatch(r"/cau-moi-qua-suoi-c1(\d+)\.html", path)
    number = int(found[1]) if found else NEWEST + 1
    before = range(number - 1, max(number - (1 if found else SHOWN) - 1, 0), -1)
    links = "".join(f'<li><a href="{address(one)}">Cầu mới số {one} qua suối</a></li>' for one in before)
    if found:
        text = f"<h1>Cầu số {number} qua suối</h1><p>{number}. {WORDS}</p><h3>Tin đã đưa</h3>"
        return page(f"<title>{number}</title>{text}<ul>{links}</ul>".encode())
    return page(f"<title>Báo</title><ul>{links}</ul>".encode()) if path == "/" else page(b"", status="404 Not Found")


@pytest.mark.parametrize("limit", [1, SHOWN, 10])
def test_what_the_last_articles_of_a_run_with_a_limit_lead_to_is_asked_for_by_the_next(crawls, limit):
    with Server(answer) as server:
        portal = f"portal={server.url}"
        assert f"not complete (limit): {limit} new" in crawls.run("userfiles_c", portal, f"limit={limit}").said
        assert f": complete (finished): {NEWEST - limit} new" in crawls.run("userfiles_c", portal).said
        server.asked.clear()
        assert ": complete (finished): 0 new" in crawls.run("userfiles_c", portal).said
    assert not any(path.startswith("/cau-") for path in server.asked)


def test_every_run_with_a_limit_goes_on_where_the_one_before_ended(crawls):
    with Server(answer) as server:
        for _ in range(NEWEST // 8):
            said = crawls.run("userfiles_c", f"portal={server.url}", "limit=8").said
            assert "8 new" in said, said
    assert len(crawls.articles()) == NEWEST


def test_what_the_articles_of_a_killed_run_lead_to_is_asked_for_by_the_next(crawls):
    reached, goes_on = threading.Event(), threading.Event()

    def slow(path, host):
        if path == address(NEWEST - 10) and not reached.is_set():
            reached.set()
            goes_on.wait(60)
        return answer(path, host)

    with Server(slow) as server:
        killed = crawls.start("userfiles_c", f"portal={server.url}")
        assert reached.wait(60)
        killed.kill()
        killed.wait()
        goes_on.set()
        kept = len(crawls.articles())
        said = crawls.run("userfiles_c", f"portal={server.url}").said
    assert kept > SHOWN
    assert f": complete (finished): {NEWEST - kept} new" in said, said
    assert not [*crawls.folder.rglob("led_to.jsonl")]


@pytest.mark.parametrize("line", ["", "5", "[1, 2, 3]", '{"a": 1}', "\x00\ufffe", '["1010", "http://127.0.0.1/'])
def test_a_damaged_file_is_read_as_far_as_it_goes(tmp_path, line):
    path = tmp_path / FILE
    path.write_text(f'["1011", "http://bao.vn/a-c1011.html"]\n{line}', encoding="utf-8")
    led_to = LedTo()
    assert led_to.begin(path) == ({"1011": "http://bao.vn/a-c1011.html"}, {})
    led_to.end(is_remembered=True)
    assert not path.exists()


def test_a_folder_that_cannot_be_written_to_ends_no_crawl(tmp_path, caplog):
    (tmp_path / "runs").write_text("x")
    led_to = LedTo()
    assert led_to.begin(tmp_path / "runs" / FILE) == ({}, {})
    led_to.note([("1", "http://bao.vn/a-c1.html")])
    led_to.end(is_remembered=True)
    assert "not written down" in caplog.text
