"""The tables of the archive, in portable SQL."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

# PostgreSQL sorts text by the language of the database unless told otherwise; an export must have one order anywhere.
Key = String().with_variant(String(collation="C"), "postgresql")

# Stands in `ordered_at` for an unknown time: after every real one, so that an index can hold "nulls last".
UNKNOWN_TIME = "9999"

VERSION = 2  # of all tables together. A change of them is a new version, with a step in migrations.py

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
    UniqueConstraint("portal", "identity"),
    Index("articles_by_content", "content_hash", "ordered_at", "portal", "url", "identity"),
    Index("articles_in_order", "portal", "ordered_at", "url", "identity"),
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
    Column("reason", String, nullable=False),  # reclean, reread or crawl
    Column("record", Text, nullable=False),
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
    Index("responses_by_url", "url"),
    Index("responses_by_digest", "digest"),
)
