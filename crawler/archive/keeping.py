"""What becomes of a record: how it is kept, when it is replaced, and where the one before it stays.

No record is ever lost: what `articles.record` held is found with the capture that brought it or, where it was made
later from what was kept, in `replaced_records`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, exists, func, insert, select, update

from crawler.archive.database import ArchiveError
from crawler.archive.lines import digest_of, fields_of, json_line, record_in
from crawler.archive.other_page import is_other_page
from crawler.archive.tables import UNKNOWN_TIME, articles, captures, replaced_records
from crawler.article import Article, NotAnArticle, from_record, record
from crawler.reading.cleaning.clean import clean

OF_THE_CAPTURE = frozenset({"url", "fetched_at", "http_status", "warc", "stripped", "revision", "also_at"})
"""The fields in which two captures of one article differ though nothing about the article has changed."""

OTHER_PAGE = "other-page"  # why what stands at a kept article's address is not kept
EDITED = "-edited"  # behind the reason for which a record was replaced that was not the one that was kept any more

_BLANK = record(Article(url=""))


class Kept(NamedTuple):
    """A kept article's row; `line` is its record as JSON."""

    article_id: int
    portal: str
    identity: str
    url: str
    content_hash: str
    revision: int
    line: str
    digest: str | None

    @property
    def is_whole(self) -> bool:
        """Tell whether the record is the one that was kept, to its last byte."""
        return self.digest == digest_of(self.line)

    @property
    def record(self) -> dict[str, Any]:
        """Give the record, with the fields that were added since it was kept. Raises ArchiveError for a damaged one."""
        return {**_BLANK, **record_in(self.line, self.url)}


KEPT = (
    articles.c.id,
    articles.c.portal,
    articles.c.identity,
    articles.c.url,
    articles.c.content_hash,
    articles.c.revision,
    articles.c.record,
    articles.c.record_digest,
)

# Written once: building a query anew for each article takes longer than asking it.
_KNOWN = (
    select(*KEPT)
    .where(articles.c.portal == bindparam("portal"), articles.c.identity == bindparam("identity"))
    .with_for_update()
)
_NEW = insert(articles).returning(articles.c.id)
_CAPTURE = insert(captures)
_OF_RECORD = select(
    exists().where(captures.c.article_id == bindparam("article"), captures.c.record_id == bindparam("record"))
)


def keep(connection: Connection, article: Article, identity: str, run_id: int | None, at: str) -> str:
    """Keep an article as captured at a time; give the outcome, as `Archive.keep` tells it, and raise as it does."""
    row = connection.execute(_KNOWN, {"portal": article.portal, "identity": identity}).one_or_none()
    known = Kept(*row) if row else None
    record_id = (article.warc or {}).get("record_id")
    if known and record_id and connection.scalar(_OF_RECORD, {"article": known.article_id, "record": record_id}):
        return "unchanged"  # another process has kept it of the same page
    outcome = compared(known, article) if known else "new"
    revision = known.revision + (outcome == "revised") if known else 1
    values = {} if outcome == "unchanged" else columns(article, revision, kept_line(article, revision))
    if known is None:
        article_id = connection.scalars(_NEW, {**values, "identity": identity, "first_captured_at": at}).one()
    else:
        article_id = known.article_id
        if values:
            put(connection, known, values, "crawl", at)
    capture = {
        "article_id": article_id,
        "run_id": run_id,
        "url": article.url,
        "fetched_at": at,
        "http_status": article.http_status,
        "content_hash": article.content_hash,
        "revision": revision,
        "record": values.get("record"),
        "record_digest": values.get("record_digest"),
        "record_id": record_id,
    }
    connection.execute(_CAPTURE, capture)
    return outcome


def compared(known: Kept, article: Article) -> str:
    """Say what an article is to the one that is kept: "unchanged", "updated" or "revised".

    Where another catalogue cleaned the one that is kept, it is cleaned anew before they are compared: a better cleaner
    is no revision. Raises NotAnArticle for what is another page in the article's place.
    """
    same = known.content_hash == article.content_hash
    try:
        old = known.record
    except ArchiveError:  # it is damaged: what the page says takes its place
        return "updated" if same else "revised"
    if not same and old["cleaner_version"] != article.cleaner_version:
        same = clean(from_record(old)).content_hash == article.content_hash
    if not same:
        if is_other_page(old, article):
            raise NotAnArticle(OTHER_PAGE, f"nothing of {known.url} is on it")
        return "revised"
    return "unchanged" if of_the_article(old) == of_the_article(record(article)) else "updated"


def of_the_article(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields that say something about the article, and not about its capture."""
    return {name: value for name, value in kept.items() if name not in OF_THE_CAPTURE}


def replace(connection: Connection, known: Kept, article: Article, reason: str, at: str) -> bool:
    """Put a record made anew from what is kept in the place of the one it was made of; the revision stays.

    Gives False, and changes nothing, when the one that is kept has been replaced meanwhile.
    """
    values = columns(article, known.revision, kept_line(article, known.revision))
    return put(connection, known, values, reason, at)


def digest_anew(connection: Connection, known: Kept) -> None:
    """Write the digest of a record that was found to be what its page says, if it still is the one known."""
    this = (articles.c.id == known.article_id, articles.c.record == known.line)
    connection.execute(update(articles).where(*this).values(record_digest=digest_of(known.line)))


def put(connection: Connection, known: Kept, values: Mapping[str, Any], reason: str, at: str) -> bool:
    """Write an article's row if it still is the one known, and keep its old record.

    Not if a capture has that, nor if it only says another version of cleaner and reader, nor if it is damaged.
    """
    this = (articles.c.id == known.article_id, articles.c.record == known.line)
    if not connection.execute(update(articles).where(*this).values(**values)).rowcount:
        return False
    of_article = captures.c.article_id == known.article_id
    if said(known.line) in (None, said(values["record"])):  # a new catalogue finds most texts clean: no copy of each
        return True
    if not connection.scalar(select(exists().where(of_article, captures.c.record == known.line))):
        old = {
            "article_id": known.article_id,
            "capture_id": connection.scalar(select(func.max(captures.c.id)).where(of_article)),
            "replaced_at": at,
            "reason": reason if known.is_whole else reason + EDITED,
            "record": known.line,
            "record_digest": digest_of(known.line),
        }
        connection.execute(insert(replaced_records), old)
    return True


def said(line: str) -> dict[str, Any] | None:
    """Give what a record says, without who read and cleaned it; None where it is damaged."""
    fields = fields_of(line)
    return fields and {**fields, "cleaner_version": None, "reader": None}


def columns(article: Article, revision: int, line: str) -> dict[str, Any]:
    """Give the columns of an article's row that follow its content."""
    return {
        "portal": article.portal,
        "url": article.url,
        "content_hash": article.content_hash,
        "province": article.province,
        "kind": article.kind,
        "published_at": article.published_at,
        "ordered_at": article.published_at or UNKNOWN_TIME,
        "revision": revision,
        "record": line,
        "record_digest": digest_of(line),
    }


def kept_record(article: Article, revision: int) -> dict[str, Any]:
    """Give the record as it is stored: `also_at` is left to the export, which alone can know it."""
    return {**record(article), "revision": revision, "also_at": []}


def kept_line(article: Article, revision: int) -> str:
    """Give the record as the line that is stored."""
    return json_line(kept_record(article, revision))
