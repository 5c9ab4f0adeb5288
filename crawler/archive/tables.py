"""The tables of the archive, in portable SQL."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
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
    text,
)

# PostgreSQL sorts text by the language of the database unless told otherwise; an export must have one order anywhere.
Key = String().with_variant(String(collation="C"), "postgresql")

# Stands in `ordered_at` for an unknown time: after every real one, so that an index can hold "nulls last".
UNKNOWN_TIME = "9999"
RANK = ("ordered_at", "portal", "url", "identity")  # of the articles with one content: the first is the first printing

# Of an article: that its content is not among those compared for reprints. A query for it says it in these words, or
# the index is not used.
TO_COMPARE = text("(articles.compared IS NULL OR articles.compared <> articles.content_hash)")
_TO_COMPARE = text("compared IS NULL OR compared <> content_hash")

VERSION = 6  # of all tables together. A change of them is a new version, with a step in migrations.py

metadata = MetaData()

archive = Table("archive", metadata, Column("version", Integer, primary_key=True))  # one row

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("portal", Key, nullable=False, index=True),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),  # null: still running, or killed
    Column("outcome", String),
    Column("complete", Boolean, nullable=False, default=False),
    Column("arguments", JSON, nullable=False),
    Column("counts", JSON),
    Column("verdict", String, index=True),  # null: still running, killed and not noticed yet, or of an older version
    Column("reasons", JSON),  # sentences
    Column("exit_code", Integer),
    Column("measures", JSON),  # what the verdict rests on; see crawler/operations/runs/measures.py
    Column("pid", Integer),
    Column("host", String),  # the machine on which it runs
    Column("heartbeat_at", String),  # when it last said that it is alive
    Index("runs_in_order", "portal", "started_at", "id"),
)

# What the schedule knows of a portal: see crawler/operations/scheduling/jobs.py.
jobs = Table(
    "jobs",
    metadata,
    Column("portal", Key, primary_key=True),
    Column("last_started_at", String),
    Column("last_finished_at", String),
    Column("last_verdict", String),
    Column("last_exit_code", Integer),
    Column("failures", Integer, nullable=False, default=0),  # in a row
    Column("next_due_at", String),
    Column("note", String),
)

# Verdicts that somebody was told of, so that nobody is told twice.
alerts = Table(
    "alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("portal", Key, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("first_at", String, nullable=False),
    Column("last_at", String, nullable=False),
    Column("times", Integer, nullable=False),
    Column("told_at", String),
    Column("resolved_at", String),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("portal", Key, nullable=False),
    Column("identity", Key, nullable=False),  # the platform's own article id, or the address in one form
    Column("url", Key, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("province", String),
    Column("kind", String),
    Column("published_at", String),
    Column("ordered_at", Key, nullable=False),  # published_at, or UNKNOWN_TIME
    Column("revision", Integer, nullable=False),
    Column("record", Text, nullable=False),  # the JSON line of the newest revision
    Column("first_captured_at", String, nullable=False),
    Column("compared", String),  # the content_hash with which it was last compared with the others
    Column("record_digest", String),  # of `record`, to its last byte: what is changed by hand is told by it
    UniqueConstraint("portal", "identity"),
    Index("articles_by_content", "content_hash", *RANK),
    Index("articles_in_order", "portal", "ordered_at", "url", "identity"),
    Index("articles_by_province", "province", "portal", "ordered_at", "url", "identity"),  # its part of an export
    Index("articles_by_identity", "identity"),
    Index("articles_to_compare", "id", sqlite_where=_TO_COMPARE, postgresql_where=_TO_COMPARE),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("run_id", ForeignKey("runs.id"), index=True),
    Column("url", Key, nullable=False),
    Column("fetched_at", String, nullable=False),
    Column("http_status", Integer),
    Column("content_hash", String, nullable=False),
    Column("revision", Integer, nullable=False),  # the revision this capture saw
    Column("record", Text),  # the JSON line as this capture saw it, where that was not what the last one saw
    Column("record_id", String),  # of the WARC record it was read from; null when WARC was off
    Column("record_digest", String),  # of `record`, where that is given
    Index("captures_by_url", "url"),
    Index("captures_by_record", "record_id"),
)

# What `articles.record` held before it was replaced, unless a capture has the same line.
replaced_records = Table(
    "replaced_records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("capture_id", ForeignKey("captures.id")),  # the newest capture then, which tells the order
    Column("replaced_at", String, nullable=False),
    Column("reason", String, nullable=False),  # reclean, reread or crawl; "-edited" behind it
    Column("record", Text, nullable=False),
    Column("record_digest", String),
)

# Every answer of a portal that the WARC files hold, whatever it was for: those files are the truth, this their index.
responses = Table(
    "responses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("runs.id"), index=True),
    Column("portal", Key, nullable=False, index=True),
    Column("url", Key, nullable=False),
    Column("role", String, nullable=False),  # what was asked for: article, listing, home, sitemap, feed, robots
    Column("fetched_at", String, nullable=False),
    Column("http_status", Integer, nullable=False),
    Column("file", String, nullable=False),  # relative to WARC_DIR
    Column("offset", BigInteger, nullable=False),
    Column("record_id", String, nullable=False),
    Column("digest", String, nullable=False),  # of the payload, as in the WARC record
    Column("refers_to", String),  # the record that holds the payload, when this one is a revisit
    UniqueConstraint("file", "offset"),
    Index("responses_by_record", "record_id"),
    # With the order, since the newest is asked for: PostgreSQL would look for it from the end of the table on.
    Index("responses_by_url", "url", "id"),
    # Who holds a payload: a robots.txt or an empty sitemap is held once, and thousands of revisits refer to it.
    Index("responses_by_payload", "digest", "refers_to"),
)

# The texts among which reprints are looked for, one row a content. These three tables follow from `articles` alone.
contents = Table(
    "contents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("content_hash", String, nullable=False, unique=True),
    Column("cluster", Integer, nullable=False, index=True),  # the lowest id of those that pairs lead to
    Column("signature", LargeBinary),  # null: too short to be judged
)

# Two contents that share a key may be reprints of each other. A key is looked up and never sorted by, so that a table
# which is its own index is enough; without foreign keys, whose checks would cost more than the rest.
content_keys = Table(
    "content_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("content_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Two contents that are reprints of each other.
reprints = Table(
    "reprints",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),  # the lower id
    Column("other", Integer, primary_key=True, autoincrement=False, index=True),
    Column("similarity", Float, nullable=False),
)
