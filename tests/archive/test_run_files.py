"""Numbers and rows of runs in a database that is made anew: by the WARC files, and the JSON files of runs."""

import json
from datetime import datetime, timedelta
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.running import RunRow
from crawler.operations.runs.run_files import RunFile, numbered, run_files
from crawler.operations.verifying.claims import Claim
from crawler.reading.lines.dates import VIETNAM


def row(number, portal="a", hour=1, **more):
    day = "2026-03-01T"
    values = {"started_at": f"{day}{hour:02}:00:00+07:00", "finished_at": f"{day}{hour:02}:30:00+07:00", **more}
    known = {"id": number, "portal": portal, "complete": True, "arguments": {}, "verdict": "ok", **values}
    return RunRow(**{name: known.get(name) for name in RunRow._fields})


def claim(number, portal="a", hour=1):
    return Claim(portal, f"2026-03-01T{hour:02}:00:01.5+07:00", number)


def test_without_json_files_a_run_keeps_the_number_that_its_warc_files_name():
    assert numbered([claim(7), claim(3, hour=2)], []) == ({claim(7): 7, claim(3, hour=2): 3}, {})


def test_of_two_runs_that_claim_one_number_the_later_gets_one_past_all_others():
    one, two, three = claim(1), claim(1, "b", 2), claim(5, "b", 3)
    assert numbered([one, two, three], [])[0] == {one: 1, two: 6, three: 5}


def test_a_run_whose_file_stands_under_the_number_keeps_it_before_an_earlier_one_whose_file_was_set_aside():
    old, new = claim(1), claim(1, hour=4)
    files = [RunFile(row(1, verdict="stale"), aside=True), RunFile(row(1, hour=4))]
    numbers, rows = numbered([old, new], files)
    assert numbers == {old: 2, new: 1}
    assert {number: one.row.verdict for number, one in rows.items()} == {1: "ok", 2: "stale"}


def test_the_file_of_another_run_says_nothing_of_this_one():
    numbers, rows = numbered([claim(1)], [RunFile(row(1, hour=9)), RunFile(row(2, "b"))])
    assert numbers == {claim(1): 3}
    assert set(rows) == {1, 2}


@given(
    st.lists(st.builds(claim, st.none() | st.integers(1, 4), st.sampled_from("ab"), st.integers(0, 9))),
    st.lists(
        st.builds(
            RunFile,
            st.builds(row, st.integers(1, 4), st.sampled_from("ab"), st.integers(0, 9)),
            st.booleans(),
        )
    ),
)
def test_each_run_gets_a_number_of_its_own_and_no_file_is_lost(claims, files):
    numbers, rows = numbered(claims, files)
    assert set(numbers) == set(claims)
    assert len(set(numbers.values())) == len(numbers)
    assert len(rows) == len(files)


def test_runs_have_the_same_numbers_when_the_database_is_made_anew_once_more():
    lost, aside, new = claim(1), claim(1, hour=4), claim(1, hour=8)
    files = [RunFile(row(1, hour=4), aside=True), RunFile(row(1, hour=8))]
    numbers, rows = numbered([lost, aside, new], files)
    assert numbers == {lost: 3, aside: 2, new: 1}
    assert numbered([lost, aside, new], [RunFile(one.row) for one in rows.values()])[0] == numbers


def test_a_run_finds_its_file_among_those_of_many_years():
    hours = [datetime(2026, 1, 1, tzinfo=VIETNAM) + timedelta(hours=number) for number in range(6000)]
    claims = [Claim("a", at.isoformat(), number) for number, at in enumerate(hours, start=1)]
    times = [{"started_at": at.isoformat(), "finished_at": (at + timedelta(minutes=9)).isoformat()} for at in hours]
    files = [RunFile(row(number, **when)) for number, when in enumerate(times, start=1)]
    began = process_time()
    numbers, rows = numbered(claims, reversed(files))
    assert process_time() - began < 20  # and not minutes: each file was compared with each run
    assert [numbers[claim] for claim in claims] == [claim.run_id for claim in claims]
    assert all(rows[number].row == file.row for number, file in enumerate(files, start=1))


def test_only_whole_files_of_runs_are_read(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    good = json.dumps(row(1)._asdict())
    for name, text in {
        "1.json": good,
        "1.json.before-2026": good,
        "2.json": good,  # the row of another number
        "3.json": good[:50],
        "4.json": "[]",
        "5.json": json.dumps({**row(5)._asdict(), "reasons": "none"}),
        "6.json": json.dumps({**row(6)._asdict(), "started_at": "yesterday"}),
        "progress.json": "{}",
        "7.jsonl": json.dumps(row(7)._asdict()),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert list(run_files(tmp_path)) == [RunFile(row(1)), RunFile(row(1), aside=True)]
