"""Searching the index: the hits of a page, and how many there are by facet."""

from asyncio import to_thread
from collections.abc import Mapping
from typing import Any, NamedTuple

from datasette.database import Database

from crawler.archive.search import unpacked
from crawler.browse.facets import FACETS, Row, total
from crawler.browse.query import Term, exact_expression, expression, phrase_expression, pieces, without_marks
from crawler.browse.snippet import Pieces, snippet

PAGE = 20  # hits
SORTS = ("relevance", "newest", "oldest")
_TIME = {"newest": "published_at DESC", "oldest": "published_at IS NULL, published_at"}
_COUNTS = "SELECT province, portal, kind, month, count(*) FROM documents {} GROUP BY province, portal, kind, month"
_HITS = "id IN (SELECT rowid FROM words WHERE words MATCH :asked)"
_SAME = "(SELECT count(*) FROM documents other WHERE other.content_hash = documents.content_hash)"
_COLUMNS = f"id, portal, province, kind, published_at, url, documents.title, {_SAME} AS same, packed"
# A word of the title weighs as eight of the body.
_RANKED = "SELECT rowid AS id, bm25(words, 8, 1, 8, 1) AS rank FROM words WHERE words MATCH :asked"

_FIRST = "id IN (SELECT rowid FROM words WHERE words MATCH :phrase) DESC"
_FIRST += ", id IN (SELECT rowid FROM words WHERE words MATCH :exact) DESC"


class Hit(NamedTuple):
    """One article of the results; title and text are parted into what was searched for and what was not."""

    id: int
    portal: str
    province: str
    kind: str
    published_at: str | None
    url: str
    title: Pieces
    text: Pieces
    same: int


class Found(NamedTuple):
    """What a search gives: the hits of one page, the counts of all, and whether it had to look past diacritics.

    `page` is the one that the hits are of, the first being 0: beyond the last one there is none.
    """

    hits: list[Hit]
    counts: list[Row]
    widened: bool
    page: int


async def search(index: Database, asked: list[Term], chosen: Mapping[str, str], sort: str, page: int) -> Found:
    """Search the index for terms and chosen facets; without terms, give all articles.

    With diacritics only texts with these are found; when there are none anywhere, those with any, and `widened` says
    so. Raises datasette's QueryInterrupted where it takes too long.
    """
    counts = await count(index, asked)
    widened = False
    if asked and not counts and any(term.marked for term in asked):
        asked = without_marks(asked)
        counts = await count(index, asked)
        widened = bool(counts)
    number = total(counts, chosen)
    page = min(page, max(number - 1, 0) // PAGE)
    hits = await some(index, asked, chosen, sort, page) if number else []
    return Found(hits, counts, widened, page)


async def count(index: Database, asked: list[Term]) -> list[Row]:
    """Count the articles that hold the terms, by the values of all facets together."""
    where = f"WHERE {_HITS}" if asked else ""
    rows = await rows_of(index, _COUNTS.format(where), {"asked": expression(asked)} if asked else {})
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


async def some(index: Database, asked: list[Term], chosen: Mapping[str, str], sort: str, page: int) -> list[Hit]:
    """Give the hits of a page, the first being 0.

    By relevance, texts with the words next to each other come first, and of these and the rest each those that hold
    them just as they were typed.
    """
    limits = f"LIMIT {PAGE} OFFSET {page * PAGE}"
    where = " AND ".join([f"{name} = :{name}" for name in FACETS if name in chosen]) or "true"
    values: dict[str, Any] = {name: chosen[name] for name in FACETS if name in chosen}
    order = _TIME.get(sort, _TIME["newest"])
    source = "documents"
    if asked:
        values["asked"] = expression(asked)
        if sort == "relevance":
            values |= {"exact": exact_expression(asked), "phrase": phrase_expression(asked)}
            source = f"({_RANKED}) ranked JOIN documents USING (id)"
            order = f"{_FIRST}, rank, {_TIME['newest']}"
        else:
            where = f"{where} AND {_HITS}"
    # Put together of our own words and of numbers; what a reader gave is in the values.
    chosen_ids = f"SELECT id FROM {source} WHERE {where} ORDER BY {order}, id {limits}"  # noqa: S608 - see above
    found = [row[0] for row in await rows_of(index, chosen_ids, values)]
    marks = ", ".join(map(str, found)) or "NULL"
    query = f"SELECT {_COLUMNS} FROM documents JOIN texts USING (id) WHERE id IN ({marks})"  # noqa: S608 - see above
    rows = {row["id"]: row for row in await rows_of(index, query, {})}
    return await to_thread(lambda: [hit_of(rows[number], asked) for number in found if number in rows])


def hit_of(row: Any, asked: list[Term]) -> Hit:
    """Make a hit of a row of the index."""
    title, text = pieces(row["title"], asked), snippet(unpacked(row["packed"]), asked)
    plain = {name: row[name] for name in ("id", "portal", "province", "kind", "published_at", "url", "same")}
    return Hit(**plain, title=title, text=text)


async def rows_of(index: Database, query: str, values: Mapping[str, Any]) -> list[Any]:
    """Ask the index, within Datasette's limit of time and beyond its limit of rows."""
    return list((await index.execute(query, dict(values))).rows)
