"""Looking for reprints: each content that is new in the archive is compared with those that it may be a reprint of.

What is found is a matter of the texts alone and not of the order in which they came: whether two are reprints of each
other is told by those two, and a cluster is all that such pairs lead to. (Were each linked to one earlier printing
only, a printing that is crawled late but was published first would have to move the others' links.)
"""

from collections.abc import Iterable, Sequence
from time import monotonic

from sqlalchemy import Connection, and_, bindparam, delete, exists, func, insert, or_, select, update

from crawler.archive.batches import in_batches
from crawler.archive.lines import record_in
from crawler.archive.reprinting.alike import FEWEST, likeness
from crawler.archive.reprinting.minhash import SHARED, keys, shares, signature
from crawler.archive.reprinting.wording import Wording, wording
from crawler.archive.tables import RANK, TO_COMPARE, archive, articles, content_keys, contents, reprints

SECONDS = 1.0  # of a transaction: crawls that write wait for it
SOME = 100  # articles of a transaction
# Estimated shares, by signatures, below which two texts are no reprints: of reprints made for the tests the lowest were
# 0.25 of the shingles and 0.25 of the facts, and 0.5 of the former's share for the latter's. Form letters have less.
SHINGLES, FACTS, FACTS_TO_SHINGLES = 0.12, 0.15, 0.4
MOST = 50  # texts that one is compared with: the most alike by signature. More are found for form letters alone

_RANK = tuple(articles.c[name] for name in RANK)

# What is asked for each article, written once: building a query anew takes longer than asking it.
STALE = (
    select(articles.c.id, articles.c.content_hash, articles.c.compared, articles.c.record, articles.c.url)
    .where(TO_COMPARE)
    .order_by(articles.c.id)
    .limit(SOME)
)
COMPARED = update(articles).where(articles.c.id == bindparam("article")).values(compared=bindparam("with_hash"))
KNOWN = select(contents.c.id).where(contents.c.content_hash == bindparam("content_hash"))
NEW = insert(contents).returning(contents.c.id)
LABEL = update(contents).where(contents.c.id == bindparam("content")).values(cluster=bindparam("label"))
WITH_KEYS = (
    select(content_keys.c.content_id)
    .where(content_keys.c.key.in_(bindparam("keys", expanding=True)))
    .group_by(content_keys.c.content_id)
    .having(func.count() >= SHARED)
)
SIGNED = select(contents.c.id, contents.c.content_hash, contents.c.signature).where(
    contents.c.id.in_(bindparam("ids", expanding=True))
)
TEXT = (
    select(articles.c.record, articles.c.url)
    .join(contents, contents.c.content_hash == articles.c.content_hash)
    .where(contents.c.id == bindparam("content"))
    .order_by(*_RANK)
    .limit(1)
)


def to_compare(connection: Connection) -> int:
    """Count the articles whose content is not compared yet."""
    return connection.scalars(select(func.count()).select_from(articles).where(TO_COMPARE)).one()


def compare_some(connection: Connection) -> int:
    """Compare articles that are not compared yet, for a second; give their number, 0 when there are none left.

    The caller's transaction makes it whole or not at all. Of several at once each waits for the one before.
    """
    connection.execute(select(archive.c.version).with_for_update())  # SQLite has locked the whole of it already
    rows = connection.execute(STALE).all()
    until, number = monotonic() + SECONDS, 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the count is the result
        if row.compared:
            forget(connection, row.compared)
        if connection.scalar(KNOWN, {"content_hash": row.content_hash}) is None:
            add(connection, row.content_hash, text_of(row.record, row.url))
        connection.execute(COMPARED, {"article": row.id, "with_hash": row.content_hash})
        if monotonic() > until:
            break
    return number


def text_of(line: str, url: str) -> Wording:
    """Give the words of a record's text: those that its content_hash is of, lead and body. Raises ArchiveError."""
    kept = record_in(line, url)
    return wording(f"{kept.get('lead') or ''}\n{kept.get('body') or ''}")


def add(connection: Connection, content_hash: str, text: Wording) -> None:
    """Take in a content: note its keys, its reprints, and the cluster that it belongs to or makes one of several."""
    sign = signature(text) if len(text.words) >= FEWEST else None
    row = {"content_hash": content_hash, "cluster": 0, "signature": sign}
    new: int = connection.scalars(NEW, row).one()
    found: dict[int, float] = {}
    joined: set[int] = set()
    if sign:
        its = keys(sign)
        for other in candidates(connection, sign, its):
            if (kept := kept_text(connection, other)) and (like := likeness(text, kept)).reprint:
                found[other] = like.similarity
        connection.execute(insert(content_keys), [{"key": key, "content_id": new} for key in set(its)])
    if found:
        pairs = [{"one": min(new, other), "other": max(new, other), "similarity": s} for other, s in found.items()]
        connection.execute(insert(reprints), pairs)
        joined.update(connection.scalars(select(contents.c.cluster).where(contents.c.id.in_(found))))
    label = min([new, *joined])
    connection.execute(LABEL, {"content": new, "label": label})
    if joined - {label}:
        connection.execute(update(contents).where(contents.c.cluster.in_(joined - {label})).values(cluster=label))


def candidates(connection: Connection, sign: bytes, its: Sequence[int]) -> list[int]:
    """Find the contents that may be reprints of the one that is signed so, by their ids: at most MOST of them."""
    likely: list[tuple[float, float, str, int]] = []
    for ids in in_batches(sorted(connection.scalars(WITH_KEYS, {"keys": its}))):
        for row in connection.execute(SIGNED, {"ids": ids}):
            runs, facts = shares(sign, row.signature)
            if runs >= SHINGLES and facts >= max(FACTS, FACTS_TO_SHINGLES * runs):
                likely.append((-facts, -runs, row.content_hash, row.id))
    return [row[-1] for row in sorted(likely)[:MOST]]


def kept_text(connection: Connection, content_id: int) -> Wording | None:
    """Give the words of a content, as its first printing has them; None when no article has it any more."""
    row = connection.execute(TEXT, {"content": content_id}).one_or_none()
    return text_of(row.record, row.url) if row else None


def forget(connection: Connection, content_hash: str) -> None:
    """Take out a content that no article has any more; what was one cluster through it may be several then."""
    gone = connection.execute(select(contents).where(contents.c.content_hash == content_hash)).one_or_none()
    if gone is None or connection.scalar(select(exists().where(articles.c.content_hash == content_hash))):
        return
    if gone.signature:
        its = content_keys.c.key.in_(keys(gone.signature))
        connection.execute(delete(content_keys).where(its, content_keys.c.content_id == gone.id))
    connection.execute(delete(reprints).where(or_(reprints.c.one == gone.id, reprints.c.other == gone.id)))
    connection.execute(delete(contents).where(contents.c.id == gone.id))
    left = set(connection.scalars(select(contents.c.id).where(contents.c.cluster == gone.cluster)))
    of_cluster = and_(contents.c.id == reprints.c.one, contents.c.cluster == gone.cluster)
    pairs = connection.execute(select(reprints.c.one, reprints.c.other).join(contents, of_cluster)).all()
    for part in components(left, ((one, other) for one, other in pairs)):
        connection.execute(update(contents).where(contents.c.id.in_(part)).values(cluster=min(part)))


def components(members: set[int], pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Give the sets of members that pairs hold together."""
    part_of = {member: {member} for member in members}
    for one, other in pairs:
        if (part := part_of[one]) is not (joined := part_of[other]):
            part |= joined
            part_of.update(dict.fromkeys(joined, part))
    return list({id(part): part for part in part_of.values()}.values())
