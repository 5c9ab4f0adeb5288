"""The tables of the archive, in portable SQL."""

from sqlalchemy import (
    JSON,
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

metadata = MetaData()

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
    Column("record", Text),  # the JSON line of that revision, where this capture was the first to see it
)
