"""WARC files checked against the database: what a killed run left is a note, and what is lost is not called one."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, update

from crawler.archive.responses import Stored, note
from crawler.archive.running import begin
from crawler.archive.tables import responses, runs
from crawler.archive.times import as_text
from crawler.archive.warc_files.pages import records
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange, digest
from crawler.operations.rereading.given_files import FOLDER
from crawler.operations.verifying.findings import REBUILD, RESTORE, Seen
from crawler.operations.verifying.verify import verify

PORTAL = "baocaobang"
AT = datetime(2024, 5, 31, 1, 2, 3, tzinfo=UTC)


class Written:
    """A run's file of three answers, each of which is noted in the database."""

    def __init__(self, archive, directory):
        self.archive, self.directory = archive, directory
        self.run = begin(archive, PORTAL, {})
        info = {
            "isPartOf": PORTAL,
            "spider": PORTAL,
            "started": AT.isoformat(),
            "run": str(self.run),
            "arguments": "{}",
        }
        writer = WarcWriter(directory, PORTAL, info, 10**9)
        self.rows = [self.answer(writer, number) for number in range(3)]
        writer.close()
        self.path = directory / self.rows[0].file

    def answer(self, writer, number):
        url, body = f"https://baocaobang.vn/{number}", b"%d" % number
        exchange = Exchange(url, AT, 200, b"", body, notes={"role": "listing"})
        place = writer.write(exchange)
        stored = Stored(self.run, PORTAL, url, "listing", as_text(AT), 200, *place, digest(body), None)
        note(self.archive, stored)
        return stored

    def ended(self, outcome):
        with self.archive.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == self.run).values(outcome=outcome))

    def forget(self, *rows):
        with self.archive.writing() as connection:
            connection.execute(delete(responses).where(responses.c.record_id.in_([row.record_id for row in rows])))

    def tear(self):
        self.path.write_bytes(self.path.read_bytes()[:-20])

    def found(self):
        return [
            (finding.text.partition(": ")[2].partition(" (")[0], finding.remedy, finding.harmless)
            for finding in verify(self.archive, self.directory, Seen())
        ]


@pytest.fixture
def written(archive, tmp_path):
    return Written(archive, tmp_path / "warc")


def test_what_else_stands_among_the_files_is_left_alone(written):
    (written.path.parent / "README.txt").write_text("ghi chú")
    (written.path.parent / ".a.warc.gz.1.part").write_bytes(written.path.read_bytes()[:-20])
    (written.directory / "folder.warc.gz").mkdir()
    assert written.found() == []


def torn(row):
    return f"the last record is torn at {row.offset}"


NOT_NOTED = "the run was killed before it noted them"


def test_a_file_as_its_run_left_it_is_whole(written):
    assert written.found() == []


def test_a_last_record_that_was_torn_by_a_kill_before_it_was_noted_is_a_note(written):
    written.forget(written.rows[-1])
    written.tear()
    assert written.found() == [(torn(written.rows[-1]), "nothing was kept from it", True)]


def test_a_copy_of_a_file_of_our_own_that_was_taken_in_is_no_runs(written):
    written.ended("finished")
    copy = written.directory / FOLDER / written.path.name
    copy.parent.mkdir()
    copy.write_bytes(written.path.read_bytes())
    assert written.found() == []


def test_a_last_record_that_is_torn_and_was_noted_is_lost_though_its_run_was_killed(written):
    written.tear()
    lost = f"no record, but the database names one for {written.rows[-1].url}"
    assert written.found() == [(torn(written.rows[-1]), RESTORE, False), (lost, RESTORE, False)]


def test_a_last_record_of_a_run_that_ended_is_not_torn_by_a_kill(written):
    written.ended("finished")
    written.forget(written.rows[-1])
    written.tear()
    assert written.found() == [(torn(written.rows[-1]), RESTORE, False)]


@pytest.mark.parametrize("known", [0, 1, 2])
@pytest.mark.parametrize(("outcome", "remedy"), [(None, NOT_NOTED), ("killed", NOT_NOTED), ("finished", REBUILD)])
def test_answers_that_are_not_in_the_database_are_a_note_where_their_run_was_killed(written, outcome, remedy, known):
    written.ended(outcome)
    written.forget(*written.rows[known:])
    said = f"{3 - known} response{'s' * (known < 2)} missing in the database"
    assert written.found() == [(said, remedy, remedy == NOT_NOTED)]


def test_an_answer_whose_role_can_no_longer_be_read_is_not_told_to_have_another_in_the_database(written):
    written.ended("finished")
    whole = bytearray(written.path.read_bytes())
    about = [record.offset for record in records(written.path) if record.kind == "metadata"][1]
    whole[about + 30] ^= 255
    written.path.write_bytes(whole)
    ((said, remedy, _),) = written.found()
    assert said.startswith(f"cannot be read from {about} to ")
    assert remedy == RESTORE


def test_a_file_of_a_run_that_is_not_known_may_be_later_than_the_database(written):
    written.forget(*written.rows)
    with written.archive.writing() as connection:
        connection.execute(delete(runs))
    assert written.found() == [("3 responses missing in the database", NOT_NOTED, True)]


def test_a_row_that_leads_nowhere_in_a_whole_file_is_mended_by_the_file_and_one_too_many_is_not(written):
    written.ended("finished")
    with written.archive.writing() as connection:
        first = responses.c.record_id == written.rows[0].record_id
        connection.execute(update(responses).where(first).values(offset=1))
    lost = f"no record, but the database names one for {written.rows[0].url}"
    assert written.found() == [(lost, REBUILD, False), ("1 response missing in the database", REBUILD, False)]
    note(written.archive, written.rows[0])
    assert written.found() == [(lost, RESTORE, False)]
