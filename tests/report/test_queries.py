"""What the report asks the archive, on SQLite and on PostgreSQL."""

from collections import Counter
from contextlib import ExitStack
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text

from crawler.archive.connections import writing
from crawler.archive.store import open_archive
from crawler.archive.tables import articles, contents, reprints
from crawler.report import queries
from crawler.report.queries import end_of
from tests.archive import throwaway
from tests.report import weeks

FEW = dict([*weeks.ENDINGS.items()][:4])
END = end_of(weeks.DAY.date())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def address(request, tmp_path_factory):
    with ExitStack() as stack:
        if request.param == "sqlite":
            new = f"sqlite:///{tmp_path_factory.mktemp('queries')}/archive.db"
        else:
            try:
                new = stack.enter_context(throwaway.addresses())()
            except throwaway.Absent as absent:
                pytest.skip(str(absent))
        weeks.fill(new, FEW, days=12)
        yield new


@pytest.fixture
def connection(address):
    with open_archive(address) as archive, archive.reading() as opened:
        yield opened


def test_counts_by_month_and_day_are_those_of_the_articles(connection):
    rows = connection.execute(select(articles.c.portal, articles.c.province, articles.c.ordered_at)).all()
    found = queries.stock(connection, END)
    assert {portal: stock.kept for portal, stock in found.items()} == Counter(row.portal for row in rows)
    for portal, stock in found.items():
        mine = [row.ordered_at for row in rows if row.portal == portal]
        assert stock.months == Counter(when[:7] for when in mine)
        assert stock.province == weeks.PROVINCES[portal]
        begin = "2026-11-15"
        assert queries.published(connection, portal, begin, END) == Counter(w[:10] for w in mine if begin <= w < END)
        assert queries.newest(connection, portal, END) == max(mine)


def test_runs_are_those_of_the_portal_and_the_time_oldest_first(connection):
    runs = queries.runs_of(connection, "baocaobang", "2026-11-15", end_of(weeks.DAY.date() - timedelta(days=1)))
    assert [run.day for run in runs] == [f"2026-11-{day}" for day in range(15, 22)]
    assert all(run.measures.new and run.verdict == "ok" for run in runs)
    assert queries.number_of_runs(connection, END) == dict.fromkeys(FEW, 13)


def test_reprints_flow_from_the_first_printing_of_each_cluster(connection):
    rows = connection.execute(select(articles).order_by(*(articles.c[n] for n in queries_order()))).all()
    cluster = dict(connection.execute(select(contents.c.content_hash, contents.c.cluster)).all())
    groups = {}
    for row in rows:
        groups.setdefault(cluster.get(row.content_hash, row.content_hash), []).append(row.portal)
    expected = Counter((members[0], other) for members in groups.values() for other in members[1:])
    assert expected
    assert {(a, b): n for a, b, n in queries.reprint_flows(connection, END)} == expected
    assert queries.number_of_contents(connection, END) == len({row.content_hash for row in rows})


def queries_order():
    return ("ordered_at", "portal", "url", "identity")


def test_the_latest_sign_of_life_is_one_before_the_end_of_the_day(connection):
    assert queries.latest_sign(connection, "2026-11-20T00:00:00+07:00")[:10] == "2026-11-19"
    assert queries.latest_sign(connection, "1990-01-01") is None


def test_what_is_counted_of_articles_is_counted_in_indexes(tmp_path):
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive, archive.engine.connect() as connection:
        asked = []
        original = connection.execute

        def told(query, *args, **more):
            asked.append(str(query.compile(connection, compile_kwargs={"literal_binds": True})))
            return original(query, *args, **more)

        connection.execute = told
        queries.stock(connection, END)
        queries.published(connection, "x", "2026", "2027")
        queries.reprint_flows(connection, END)
        for query in asked:
            plan = [row[3] for row in original(text("EXPLAIN QUERY PLAN " + query.replace(":", r"\:")))]
            touching = [step for step in plan if " articles" in step]
            assert touching
            assert all("COVERING INDEX" in step for step in touching), plan


def test_a_writer_meanwhile_is_not_seen(address):
    with open_archive(address) as archive:
        with archive.reading() as connection:
            before = queries.number_of_contents(connection, END)
            with writing(archive.engine).begin() as other:
                other.execute(insert(articles), [weeks.article_row("new.vn", weeks.DAY, 10**9)])
            assert queries.number_of_contents(connection, END) == before
        with writing(archive.engine).begin() as other:
            other.execute(articles.delete().where(articles.c.portal == "new.vn"))


def test_an_archive_without_comparisons_has_the_flows_of_equal_texts(tmp_path):
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive:
        with writing(archive.engine).begin() as connection:
            rows = [
                weeks.article_row(portal, weeks.DAY + timedelta(hours=hour), nth, content="same")
                for nth, (portal, hour) in enumerate([("late", 2), ("first", 1), ("late", 3)])
            ]
            connection.execute(insert(articles), rows)
        with archive.reading() as connection:
            assert connection.scalar(select(reprints.c.one)) is None
            assert queries.reprint_flows(connection, END) == [("first", "late", 2)]
