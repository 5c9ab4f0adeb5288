"""What the archive knows of an article over time, and `scrapy history`."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_articles import an_article
from scrapy.cmdline import execute
from sqlalchemy import func, select, update

from crawler.archive.running import begin
from crawler.archive.store import open_archive
from crawler.archive.tables import articles, replaced_records

ROOT = Path(__file__).parents[2]
EACH_ITS_OWN = [HealthCheck.function_scoped_fixture]  # each example makes an archive of its own


def test_a_record_made_anew_takes_the_place_of_the_old_one_which_stays(archive):
    archive.keep(an_article(7), "7")
    for number in (1, 2):
        (known,) = archive.each()
        assert archive.replace(known, an_article(7, content=f"bản dọn lại lần {number}"), "reclean")
    archive.keep(an_article(7, content="bản đã sửa", fetched_at="2024-05-05T05:05:05+07:00"), "7")
    history = [(e.what, e.revision, e.record["body"]) for e in archive.history(*archive.find("7"))]
    assert history == [
        ("capture", 1, an_article(7).body),
        ("reclean", 1, "bản dọn lại lần 1"),
        ("crawl", 1, "bản dọn lại lần 2"),
        ("capture", 2, "bản đã sửa"),
    ]
    with archive.engine.connect() as connection:  # the first is where it was captured
        assert connection.scalar(select(func.count()).select_from(replaced_records)) == 2


def test_a_record_made_anew_from_one_that_was_replaced_meanwhile_changes_nothing(archive):
    archive.keep(an_article(7), "7")
    (known,) = archive.each()
    archive.keep(an_article(7, content="bản đã sửa"), "7")
    before = list(archive.export())
    assert not archive.replace(known, an_article(7, content="bản dọn lại"), "reclean")
    assert list(archive.export()) == before


def test_a_digest_is_written_anew_only_of_the_record_that_was_looked_at(archive):
    for number in (7, 8):
        archive.keep(an_article(number), str(number))
    known, _ = archive.each()
    archive.keep(an_article(7, content="bản đã sửa"), "7")
    archive.digest_anew(known)
    assert [one.is_whole for one in archive.each()] == [True, True], "a crawl has brought another one meanwhile"
    with archive.writing() as connection:
        connection.execute(update(articles).values(record_digest="ab"))
    archive.digest_anew(next(archive.each()))
    assert [one.is_whole for one in archive.each()] == [True, False]


some_seen = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "Lê Na"])), min_size=1, max_size=6)


@settings(max_examples=30, suppress_health_check=EACH_ITS_OWN)
@given(some_seen)
def test_the_record_is_what_was_last_seen_and_all_that_was_ever_seen_is_in_the_history(new_address, seen):
    with open_archive(new_address()) as archive:
        outcomes = [archive.keep(an_article(7, content=text, authors=[by]), "7") for text, by in seen]
        (known,) = archive.find("7")
        assert (known.record["body"], known.record["authors"]) == (seen[-1][0], [seen[-1][1]])
        expected = ["new"]
        for (text, by), (before, by_before) in zip(seen[1:], seen, strict=False):
            expected.append("revised" if text != before else "updated" if by != by_before else "unchanged")
        assert outcomes == expected
        assert known.revision == 1 + outcomes.count("revised")
        events = archive.history(known)
        assert [event.record is None for event in events] == [outcome == "unchanged" for outcome in outcomes]
        told = [(event.record["body"], event.record["authors"][0]) for event in events if event.record]
        assert told == [one for one, outcome in zip(seen, outcomes, strict=True) if outcome != "unchanged"]


@pytest.mark.parametrize(
    "name",
    ["7", "https://baocaobang.vn/bai-00007.html", "http://baocaobang.vn/bai-00007.html/", "https://m.baocaobang.vn/x"],
)
def test_an_article_is_found_by_its_identity_and_by_every_address_it_was_captured_at(archive, name):
    archive.keep(an_article(7), "7")
    archive.keep(an_article(7, url="https://m.baocaobang.vn/x"), "7")
    archive.keep(an_article(8), "8")
    assert [found.identity for found in archive.find(name)] == ["7"]
    assert archive.find(name, portal="baolaocai") == []


def test_what_an_address_has_in_several_portals_is_found_in_the_order_of_portals(archive):
    for portal, identity in (("c", "1"), ("a", "3"), ("b", "2")):
        archive.keep(an_article(7, portal=portal, url="https://baochung.vn/7.html"), identity)
    assert [found.portal for found in archive.find("https://baochung.vn/7.html")] == ["a", "b", "c"]


COPIED = (
    "https://WWW.baocaobang.vn/bai-cầu-treo-7.html",
    "HTTP://baocaobang.vn/bai-c%E1%BA%A7u-treo-7.html#binh-luan",
    "https://baocaobang.vn/bai-c%e1%ba%a7u-treo-7.html?utm_source=zalo&fbclid=Iw0",
    "  https://baocaobang.vn/bai-c%E1%BA%A7u-treo-7.html/ ",
)


@pytest.mark.parametrize("name", COPIED)
def test_an_article_is_found_by_its_address_as_a_browser_or_a_friend_gives_it(archive, name):
    archive.keep(an_article(7, url="https://baocaobang.vn/bai-c%E1%BA%A7u-treo-7.html"), "7")
    archive.keep(an_article(8, url="https://www.baocaobang.vn/tin.aspx?id=8"), "8")
    assert [known.identity for known in archive.find(name)] == ["7"]
    assert [known.identity for known in archive.find("http://baocaobang.vn/tin.aspx?id=8&utm_medium=x")] == ["8"]
    for other in ("https://baocaobang.vn/tin.aspx", "https://baocaobang.vn/tin.aspx?id=9", "http://[", "https://"):
        assert archive.find(other) == []


def test_every_kept_article_is_given_once_while_others_are_being_kept(archive):
    for number in range(1200):
        archive.keep(an_article(number), str(number))
    given = []
    for known in archive.each():
        given.append(known.identity)
        if len(given) == 600:
            archive.keep(an_article(5000), "5000")
    assert given == [*map(str, range(1200)), "5000"]
    assert list(archive.each("baolaocai")) == []


@pytest.fixture
def told(address, capfd, monkeypatch):
    """Give a runner of the command, in this process since starting Scrapy takes a second."""
    monkeypatch.chdir(ROOT)

    def run(*args):
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", "history", "-s", f"ARCHIVE_URL={address}", *args])
        return ended.value.code, *capfd.readouterr()

    return run


@pytest.fixture
def seen_thrice(archive):
    run = begin(archive, "baocaobang", {})
    archive.keep(an_article(7, authors=["Lê Na"]), "7", run)
    archive.keep(an_article(7, authors=["Lê Na"], fetched_at="2024-04-02T10:00:00+07:00"), "7", run)
    later = an_article(7, content=an_article(7).body.replace("xã", "phường"), fetched_at="2024-05-01T10:00:00+07:00")
    archive.keep(later, "7")


@pytest.mark.usefixtures("seen_thrice")
@pytest.mark.parametrize("name", ["7", "https://baocaobang.vn/bai-00007.html"])
def test_captures_and_revisions_are_shown_with_what_changed(told, name):
    code, out, err = told(name)
    assert (code, err) == (0, "")
    assert out == (
        "https://baocaobang.vn/bai-00007.html\n"
        "Cây cầu thứ 7\n"
        "portal baocaobang, ID 7, 3 captures\n"
        "\n"
        "2024-04-01T10:00:00+07:00  revision 1  captured, status 200, run 1\n"
        "  the first record\n"
        "\n"
        "2024-04-02T10:00:00+07:00  revision 1  captured, status 200, run 1\n"
        "  nothing new\n"
        "\n"
        "2024-05-01T10:00:00+07:00  revision 2  captured, status 200\n"
        "  body:\n"
        "  ~ Sáng nay, [-xã-] {+phường+} Quang Trung khánh thành cây cầu …\n"
        "  authors:\n"
        "  - Lê Na\n"
    )


@pytest.mark.usefixtures("seen_thrice")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "name one address of an article"),
        (["7", "8"], "name one address of an article"),
        (["8"], "no article is kept at 8"),
        (["7", "--portal", "baolaocai"], "no article of portal baolaocai is kept at 7"),
        (["https://\x1b[2J"], "is kept at https://\\x1b[2J"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(told, args, said):
    code, out, err = told(*args)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert said in line


@pytest.mark.usefixtures("seen_thrice")
def test_an_id_that_two_portals_have_needs_the_portal(told, archive):
    archive.keep(an_article(7, portal="baolaocai"), "7")
    code, _, err = told("7")
    assert code == 2
    assert "2 articles have the ID 7: name one's address, or --portal: baocaobang, baolaocai" in err
    assert told("7", "--portal", "baolaocai")[0] == 0


def test_what_a_page_says_is_no_markup_and_no_command_to_the_terminal(told, archive):
    hostile = "[red]đỏ[/red] [/] :smile: \x1b]0;tiêu đề\x07 \u202eđảo"
    archive.keep(an_article(7, title=hostile), "7")
    archive.keep(an_article(7, title="Tiêu đề", authors=[hostile]), "7")
    code, out, _ = told("7")
    assert code == 0
    assert out.count("[red]đỏ[/red] [/] :smile: \\x1b]0;tiêu đề\\x07 \\u202eđảo") == 2
    assert all(letter.isprintable() or letter == "\n" for letter in out)


@pytest.mark.usefixtures("seen_thrice")
def test_it_is_coloured_on_a_terminal(address):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scrapy", "history", "-s", f"ARCHIVE_URL={address}", "7"]
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    subprocess.run(command, cwd=ROOT, stdout=theirs, check=True, env=environment)
    out = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    assert re.search(r"\x1b\[31m\[-xã-\]\x1b\[0m", out)
    assert re.search(r"\x1b\[32m\{\+phường\+\}\x1b\[0m", out)
