"""From an older archive to today's, a version at a time: tables are changed in place and never made anew.

Each step is frozen: it states what its version added in its own words, since tables.py goes on changing. A new version
is a new function here, VERSION in tables.py raised, and an archive made by the version before put into the tests.
"""

from collections.abc import Callable
from hashlib import sha256

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    insert,
    select,
    text,
    update,
)

from crawler.archive.tables import Key


def to_2(connection: Connection) -> None:
    """Add the version itself, the records that reclean and reread replaced, what WARC files hold, and two indexes."""
    added = MetaData()
    version = Table("archive", added, Column("version", Integer, primary_key=True))
    Table("articles", added, Column("id", Integer, primary_key=True))
    replaced = Table(
        "replaced_records",
        added,
        Column("id", Integer, primary_key=True),
        Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
        Column("capture_id", ForeignKey("captures.id")),
        Column("replaced_at", String, nullable=False),
        Column("reason", String, nullable=False),
        Column("record", Text, nullable=False),
    )
    captures = Table(
        "captures", added, Column("id", Integer, primary_key=True), Column("url", Key), Column("record_id", String)
    )
    Table("runs", added, Column("id", Integer, primary_key=True))
    responses = Table(
        "responses",
        added,
        Column("id", Integer, primary_key=True),
        Column("run_id", ForeignKey("runs.id"), index=True),
        Column("portal", Key, nullable=False, index=True),
        Column("url", Key, nullable=False),
        Column("role", String, nullable=False),
        Column("fetched_at", String, nullable=False),
        Column("http_status", Integer, nullable=False),
        Column("file", String, nullable=False),
        Column("offset", BigInteger, nullable=False),
        Column("record_id", String, nullable=False),
        Column("digest", String, nullable=False),
        Column("refers_to", String),
        UniqueConstraint("file", "offset"),
        Index("responses_by_record", "record_id"),
        Index("responses_by_url", "url"),
        Index("responses_by_digest", "digest"),
    )
    added.create_all(connection, [version, replaced, responses])
    connection.execute(text("ALTER TABLE captures ADD COLUMN record_id VARCHAR"))
    Index("captures_by_url", captures.c.url).create(connection)
    Index("captures_by_record", captures.c.record_id).create(connection)
    connection.execute(insert(version), {"version": 2})


def to_3(connection: Connection) -> None:
    """Add what reprints are found by; every article is still to be compared then. Better indexes for large archives."""
    added = MetaData()
    names = ("portal", "identity", "url", "ordered_at", "province")
    old = (Column(name, String) for name in names)
    articles = Table("articles", added, Column("id", Integer, primary_key=True), *old)
    responses = Table("responses", added, Column("digest", String), Column("refers_to", String))
    contents = Table(
        "contents",
        added,
        Column("id", Integer, primary_key=True),
        Column("content_hash", String, nullable=False, unique=True),
        Column("cluster", Integer, nullable=False, index=True),
        Column("signature", LargeBinary),
    )
    keys = Table(
        "content_keys",
        added,
        Column("key", BigInteger, primary_key=True, autoincrement=False),
        Column("content_id", Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    pairs = Table(
        "reprints",
        added,
        Column("one", Integer, primary_key=True, autoincrement=False),
        Column("other", Integer, primary_key=True, autoincrement=False, index=True),
        Column("similarity", Float, nullable=False),
    )
    added.create_all(connection, [contents, keys, pairs])
    connection.execute(text("ALTER TABLE articles ADD COLUMN compared VARCHAR"))
    stale = text("compared IS NULL OR compared <> content_hash")
    Index("articles_to_compare", articles.c.id, sqlite_where=stale, postgresql_where=stale).create(connection)
    in_order = (articles.c[name] for name in ("province", "portal", "ordered_at", "url", "identity"))
    Index("articles_by_province", *in_order).create(connection)
    Index("articles_by_identity", articles.c.identity).create(connection)
    Index("responses_by_payload", responses.c.digest, responses.c.refers_to).create(connection)
    connection.execute(text("DROP INDEX responses_by_digest"))


def to_4(connection: Connection) -> None:
    """Add verdicts with what they rest on, what the schedule knows of each portal, and who was told of what."""
    added = MetaData()
    runs = Table(
        "runs",
        added,
        Column("id", Integer, primary_key=True),
        Column("portal", Key),
        Column("started_at", String),
        Column("verdict", String),
    )
    jobs = Table(
        "jobs",
        added,
        Column("portal", Key, primary_key=True),
        Column("last_started_at", String),
        Column("last_finished_at", String),
        Column("last_verdict", String),
        Column("last_exit_code", Integer),
        Column("failures", Integer, nullable=False),
        Column("next_due_at", String),
        Column("note", String),
    )
    alerts = Table(
        "alerts",
        added,
        Column("id", Integer, primary_key=True),
        Column("portal", Key, nullable=False, index=True),
        Column("verdict", String, nullable=False),
        Column("first_at", String, nullable=False),
        Column("last_at", String, nullable=False),
        Column("times", Integer, nullable=False),
        Column("told_at", String),
        Column("resolved_at", String),
    )
    added.create_all(connection, [jobs, alerts])
    for column in ("verdict VARCHAR", "reasons JSON", "exit_code INTEGER", "measures JSON", "pid INTEGER"):
        connection.execute(text(f"ALTER TABLE runs ADD COLUMN {column}"))
    for column in ("host", "heartbeat_at"):
        connection.execute(text(f"ALTER TABLE runs ADD COLUMN {column} VARCHAR"))
    Index("ix_runs_verdict", runs.c.verdict).create(connection)
    Index("runs_in_order", runs.c.portal, runs.c.started_at, runs.c.id).create(connection)


def to_5(connection: Connection) -> None:
    """Let the index of answers by address tell which is the newest."""
    responses = Table("responses", MetaData(), Column("id", Integer, primary_key=True), Column("url", Key))
    connection.execute(text("DROP INDEX responses_by_url"))
    Index("responses_by_url", responses.c.url, responses.c.id).create(connection)


def to_6(connection: Connection) -> None:
    """Give each record a digest, some at a time: those of a large archive would fill the memory."""
    for name in ("articles", "captures", "replaced_records"):
        connection.execute(text(f"ALTER TABLE {name} ADD COLUMN record_digest VARCHAR"))
        table = Table(
            name,
            MetaData(),
            Column("id", Integer, primary_key=True),
            Column("record", Text),
            Column("record_digest", String),
        )
        some = select(table.c.id, table.c.record).where(table.c.record.is_not(None)).order_by(table.c.id).limit(500)
        digested = update(table).where(table.c.id == bindparam("row")).values(record_digest=bindparam("digest"))
        last = 0
        while rows := connection.execute(some.where(table.c.id > last)).all():
            each = [{"row": row.id, "digest": sha256(row.record.encode()).hexdigest()} for row in rows]
            connection.execute(digested, each)
            last = rows[-1].id


STEPS: dict[int, Callable[[Connection], None]] = {2: to_2, 3: to_3, 4: to_4, 5: to_5, 6: to_6}
