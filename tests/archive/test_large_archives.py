"""What holds in an archive of any size: each question is answered by an index. `make million` measures it."""

import json
import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itemadapter import ItemAdapter
from psycopg import ServerCursor
from sample_articles import MORNING, an_article
from sqlalchemy import event, func, make_url, select

from crawler.archive.batches import BATCH
from crawler.archive.responses import by_record, by_url, holder
from crawler.archive.running import begin, complete_runs, last_runs
from crawler.archive.search import update
from crawler.archive.selection import Selection
from crawler.archive.store import open_archive
from crawler.archive.tables import articles, captures, responses
from crawler.article import Article, Attachment, Image, from_record, record
from crawler.operations.reprints import compare
from crawler.operations.rereading.reclean import reclean
from crawler.operations.rereading.reread import Reread
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.verify import verify
from tests.benchmarks import places
from tests.benchmarks.generated import generate

pytestmark = pytest.mark.slow


QUESTIONS = {
    "hash": lambda archive: archive.same_content("0" * 64),
    "kept": lambda archive: archive.kept("a", ["1", "2"]),
    "due": lambda archive: archive.due("a", ["1", "2"], (1, 7), datetime.fromisoformat(MORNING)),
    "keep": lambda archive: archive.keep(an_article(1), "1"),
    "found by address": lambda archive: archive.find("https://a.vn/1"),
    "found by identity": lambda archive: archive.find("1"),
    "payload": lambda archive: holder(archive, "sha256:1"),
    "record": lambda archive: by_record(archive, "urn:uuid:1"),
    "page": lambda archive: by_url(archive, "https://a.vn/1"),
    "runs": lambda archive: complete_runs(archive, "a"),
    "a portal's last runs": lambda archive: last_runs(archive, "a", number=60),
    "a province's number": lambda archive: archive.count(Selection(province="cao-bang")),
    "a portal's number": lambda archive: archive.count(Selection(portal="a")),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(sqlite_archive, question):
    plans = []

    def explain(connection, _cursor, statement, parameters, _context, many):
        if not (many or statement.startswith(("EXPLAIN", "PRAGMA"))):
            explained = connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(detail for *_, detail in explained.fetchall())

    event.listen(sqlite_archive.engine, "before_cursor_execute", explain)
    QUESTIONS[question](sqlite_archive)
    assert any("USING" in plan for plan in plans)
    tables = ("articles", "captures", "responses", "runs", "replaced_records")
    assert [plan for plan in plans if plan.startswith(tuple(f"SCAN {table}" for table in tables))] == []


def test_the_last_runs_of_all_are_found_without_reading_what_each_has_measured(sqlite_archive):
    plans = []

    def explain(connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith("SELECT"):
            explained = connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(detail for *_, detail in explained.fetchall())

    event.listen(sqlite_archive.engine, "before_cursor_execute", explain)
    last_runs(sqlite_archive, number=20)
    assert [plan for plan in plans if "runs" in plan] == [
        "SEARCH runs USING INTEGER PRIMARY KEY (rowid=?)",
        "SCAN runs USING COVERING INDEX runs_in_order",
    ]


def test_who_holds_a_payload_is_found_beside_any_number_of_revisits(sqlite_archive):
    with sqlite_archive.engine.connect() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN "
            "SELECT id FROM responses WHERE digest = 'x' AND refers_to IS NULL ORDER BY id DESC LIMIT 1"
        ).one()
    assert "responses_by_payload (digest=? AND refers_to=?)" in plan.detail


def test_postgresql_too_finds_a_payload_and_the_rest_by_their_indexes(postgresql):
    address = postgresql()
    generate(address, 3000)
    plans = []

    def explain(connection, _cursor, statement, parameters, _context, many):
        if not (many or statement.startswith("EXPLAIN")):
            with connection.connection.cursor() as cursor:
                lines = cursor.execute(f"EXPLAIN {statement}", parameters).fetchall()
            plans.append("\n".join(line for (line,) in lines))

    with open_archive(address) as made:
        with made.engine.connect() as connection:
            robots = connection.scalars(select(responses.c.digest).where(responses.c.refers_to.is_not(None))).first()
            often = select(responses.c.url).group_by(responses.c.url).order_by(func.count().desc())
            listing = connection.scalars(often).first()
        event.listen(made.engine, "before_cursor_execute", explain)
        assert holder(made, robots).refers_to is None
        assert by_url(made, listing).url == listing
        for question in QUESTIONS.values():
            question(made)
    assert "responses_by_payload" in plans[0]
    assert "responses_by_url" in plans[1]
    long = re.compile("Seq Scan on (articles|captures|responses)|Backward using .*_pkey")
    assert [plan for plan in plans if long.search(plan)] == []


EXPORTS = {"all": {}, "a kind": {"kind": "party"}, "a month": {"since": date(2020, 1, 1), "until": date(2020, 1, 31)}}


@pytest.mark.parametrize("export", EXPORTS)
def test_postgresql_sorts_no_more_of_an_export_than_a_portals_articles(postgresql, export):
    address = postgresql()
    generate(address, 3000)
    small = make_url(address).update_query_dict({"options": f"{make_url(address).query['options']} {AS_IF_LARGE}"})
    plans = []

    def explain(connection, _cursor, statement, parameters, _context, _many):
        if "ORDER BY" in statement:
            with connection.connection.cursor() as cursor:
                plans.append(cursor.execute(f"EXPLAIN {statement}", parameters).fetchall())

    with open_archive(small.render_as_string(hide_password=False)) as made:
        event.listen(made.engine, "before_cursor_execute", explain)
        exported = list(made.export(Selection(**EXPORTS[export])))
    assert exported
    sorted_rows = [int(found[1]) for plan in plans for (line,) in plan if (found := SORTED.search(line))]
    assert max(sorted_rows, default=0) < 3000 / 20


# A server that has less memory than the archive is large does not walk an index, whose rows stand all over the disk.
AS_IF_LARGE = "-ceffective_cache_size=1MB"
SORTED = re.compile(r"\bSort +\(cost=\S+ rows=(\d+)")


COMMANDS = {
    "export": lambda archive, _folder: list(archive.export()),
    "reprints": lambda archive, _folder: compare(archive),
    "export --clusters": lambda archive, _folder: list(archive.export(clusters=True)),
    "reclean": lambda archive, _folder: reclean(archive),
    "reread": lambda archive, folder: [*(read := Reread(archive, folder, (), dry=True)).kept(), *read.refused()],
    "browse": lambda archive, folder: update(archive, folder / "search.db"),
    "verify": lambda archive, folder: list(verify(archive, folder / "none", Seen())),
}


def test_no_command_has_postgresql_send_a_whole_table(postgresql, tmp_path):
    address, whole = postgresql(), []
    generate(address, 1500)

    def look(_connection, cursor, statement, _parameters, _context, _many):
        if not isinstance(cursor, ServerCursor) and cursor.rowcount > BATCH and statement.startswith("SELECT"):
            whole.append((command, statement))

    with open_archive(address) as made:
        event.listen(made.engine, "after_cursor_execute", look)
        for command, work in COMMANDS.items():  # noqa: B007 - whose statements are looked at
            work(made, tmp_path)
    assert whole == []


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_generated_archives_are_made_once_are_the_same_in_either_database_and_go(tmp_path, database, request):
    place = tmp_path / "archives" if database == "sqlite" else request.getfixturevalue("postgresql")()
    assert places.make(place, 40) > 0
    assert places.make(place, 40) == 0
    generate(other := f"sqlite:///{tmp_path}/one.db", 40)
    with open_archive(places.address_of(place, 40), create=False) as made, open_archive(other) as one:
        assert list(made.export()) == list(one.export())
        assert made.keep(an_article(1, portal="another"), "another") == "new"
        assert begin(made, "another", {}) > 1
    places.take_away(place, [40])
    assert not places.is_made(place, 40)


def test_a_generated_archive_is_what_keeping_its_articles_makes(tmp_path):
    address = f"sqlite:///{tmp_path}/generated.db"
    generate(address, 120)
    told = (articles.c.portal, articles.c.identity, articles.c.content_hash, articles.c.ordered_at, articles.c.revision)
    seen = (captures.c.article_id, captures.c.url, captures.c.fetched_at, captures.c.revision, captures.c.record_id)
    with open_archive(address) as made, open_archive(f"sqlite:///{tmp_path}/kept.db") as kept:
        findings = list(verify(made, tmp_path / "none", Seen()))
        assert findings
        assert all("missing, and the database knows of records in it" in finding.text for finding in findings)
        with made.engine.connect() as connection:
            rows = connection.execute(
                select(captures, articles.c.identity).join(articles).order_by(captures.c.id)
            ).all()
        for row in rows:
            line = row.record or next(one.record for one in rows if one.article_id == row.article_id and one.record)
            article = from_record(json.loads(line))
            article.fetched_at, article.warc = row.fetched_at, {**article.warc, "record_id": row.record_id}
            kept.keep(article, row.identity)
        assert list(made.export()) == list(kept.export())
        for columns in (told, seen):
            assert rows_of(made, columns) == rows_of(kept, columns)


def rows_of(archive, columns):
    order = [column for column in columns if column.name in ("identity", "article_id", "fetched_at")]
    with archive.engine.connect() as connection:
        return connection.execute(select(*columns).order_by(*order)).all()


some_text = st.none() | st.text(max_size=5)
some_articles = st.builds(
    Article,
    url=st.text(max_size=5),
    title=some_text,
    authors=st.lists(st.text(max_size=5), max_size=2),
    images=st.lists(st.builds(Image, url=some_text, caption=some_text), max_size=2),
    attachments=st.lists(st.builds(Attachment, url=st.text(max_size=5), name=some_text), max_size=2),
    stripped=st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
    warc=st.none() | st.fixed_dictionaries({"file": st.text(max_size=5), "offset": st.integers()}),
)


@given(some_articles)
def test_a_record_is_what_itemadapter_makes_of_an_article_and_shares_nothing_with_it(article):
    made = record(article)
    assert made == ItemAdapter(article).asdict()
    assert list(made) == list(ItemAdapter(article).asdict())
    made["authors"].append("Lê Na")
    assert article.authors == made["authors"][:-1]
