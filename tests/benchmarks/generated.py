"""An archive of N generated articles, as years of crawls would have left it, written by bulk inserts.

Its rows are what `keep` and `note` write: the values come from the same functions, only the order of writing differs.
The text is that of the sample portals: their sentences, put together anew for each article.
"""

import hashlib
from base64 import b32encode
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Engine, Table, func, insert, select

from crawler.archive.database import writing
from crawler.archive.keeping import columns, kept_line
from crawler.archive.lines import digest_of
from crawler.archive.store import VIETNAM, open_archive
from crawler.archive.tables import articles, captures, responses, runs
from crawler.article import Article, Image
from crawler.provinces import PROVINCES
from crawler.reading.cleaning.catalogue import VERSION
from crawler.reading.normal_form import content_hash
from crawler.samples.articles import TOPICS
from crawler.samples.writing import Dice, Scene, texts

BEGAN, DAYS = datetime(2015, 1, 1, tzinfo=VIETNAM), 3650
PERIOD = 10  # days from one run of a portal to its next
REPRINTED, SEEN_TWICE, REVISED = 0.08, 0.1, 0.02  # parts of all articles
ROWS = 2000  # of one insert
TABLES = (runs, articles, captures, responses)  # in the order of their references

Row = dict[str, Any]


class Portal(NamedTuple):
    """A portal of the archive, and the sentences that its articles are made of."""

    name: str
    province: str
    kind: str
    host: str
    scenes: tuple["Words", ...]


class Words(NamedTuple):
    """What articles of one topic say at one place."""

    topic: str
    titles: list[str]
    leads: list[str]
    sentences: list[str]


class Answer(NamedTuple):
    """An answer of a portal, as the index of the WARC files names it."""

    run_id: int
    portal: str
    url: str
    role: str
    fetched_at: str


class Text(NamedTuple):
    """What two reprints have in common."""

    title: str
    lead: str
    body: str
    hash: str


def generate(address: str, number: int) -> None:
    """Make an archive of so many articles at an address, the same each time."""
    with open_archive(address) as archive:
        tables = {table.name: table for table in TABLES}
        indexes = [index for table in TABLES for index in sorted(table.indexes, key=lambda index: str(index.name))]
        sqlite = archive.engine.dialect.name == "sqlite"
        with archive.engine.connect() as connection:
            if sqlite:
                connection.exec_driver_sql("PRAGMA cache_size = -200000")  # kB
        with writing(archive.engine).begin() as connection:
            for index in indexes:
                index.drop(connection)
        waiting: dict[str, list[Row]] = {name: [] for name in tables}
        for name, row in rows(number):
            waiting[name].append(row)
            if len(waiting[name]) >= ROWS:
                flush(archive.writer.connect(), tables, waiting)
        flush(archive.writer.connect(), tables, waiting)
        for index in indexes:  # sorted at once, which is many times as fast as row by row
            with writing(archive.engine).begin() as connection:
                index.create(connection)
        if not sqlite:
            as_after_years(archive.engine)


def as_after_years(engine: Engine) -> None:
    """Let PostgreSQL know of the rows what it would have come to know: the last numbers, and the statistics."""
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for table in (runs, articles):
            numbers = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(numbers, select(func.max(table.c.id)).scalar_subquery())))
        for table in TABLES:
            connection.exec_driver_sql(f"VACUUM ANALYZE {table.name}")


def flush(connection: Connection, tables: dict[str, Table], waiting: dict[str, list[Row]]) -> None:
    """Insert what waits, in one transaction."""
    with connection, connection.begin():
        for name, table in tables.items():
            if waiting[name]:
                connection.execute(insert(table), waiting[name])
                waiting[name] = []


def rows(number: int) -> Iterator[tuple[str, Row]]:
    """Give the rows of all tables, each after those that it refers to."""
    dice = Dice(20150101)
    portals = [*the_portals(dice)]
    run_of: dict[tuple[str, int], int] = {}
    offsets: dict[str, int] = defaultdict(int)
    recent: deque[Text] = deque(maxlen=3000)
    for nth in range(1, number + 1):
        published = BEGAN + timedelta(minutes=nth * DAYS * 24 * 60 // (number + 1))
        portal = dice.pick(portals)
        visit = (portal.name, (published - BEGAN).days // PERIOD)
        fetched = (BEGAN + timedelta(days=(visit[1] + 1) * PERIOD, seconds=2 * (nth % 3000))).isoformat()
        if visit not in run_of:
            run_of[visit] = len(run_of) + 1
            yield from a_visit(portal, run_of[visit], fetched, offsets, first=len(run_of) == 1)
        words = dice.pick(portal.scenes)
        text = dice.pick(recent) if recent and dice.chance(REPRINTED) else a_text(words, dice, nth)
        recent.append(text)
        article = an_article(portal, words, text, nth, published)
        article.fetched_at = fetched
        yield from kept(article, nth, run_of[visit], dice, offsets)


def kept(article: Article, nth: int, run: int, dice: Dice, offsets: dict[str, int]) -> Iterator[tuple[str, Row]]:
    """Give the rows of an article and its captures; some were captured twice, some of these revised."""
    again, revised = dice.chance(SEEN_TWICE), dice.chance(REVISED)
    seen: list[tuple[int, Row]] = []
    for revision in (1, 2)[: 1 + (again or revised)]:
        late = revision == 2
        if late:
            assert article.fetched_at is not None
            article.fetched_at = (datetime.fromisoformat(article.fetched_at) + timedelta(days=7)).isoformat()
        if late and revised:
            article.lead = f"{article.lead} Tin được cập nhật lúc {nth % 12 + 7} giờ."
            article.content_hash = content_hash(article)
        article.warc = stored(
            Answer(run, article.portal or "", article.url, "article", article.fetched_at or ""), offsets
        )
        yield "responses", article.warc.pop("row")
        number = 1 + (late and revised)
        line = None if late and not revised else kept_line(article, number)
        seen.append((number, capture_row(article, nth, run, number, line)))
    newest = max(number for number, _ in seen)
    line = next(capture["record"] for number, capture in seen if number == newest)
    identity = {"id": nth, "identity": str(nth), "first_captured_at": seen[0][1]["fetched_at"]}
    yield "articles", {**columns(article, newest, line), **identity}
    for _, capture in seen:
        yield "captures", capture


def capture_row(article: Article, nth: int, run: int, revision: int, line: str | None) -> Row:
    """Give the row of a capture, as `keep` writes it."""
    return {
        "article_id": nth,
        "run_id": run,
        "url": article.url,
        "fetched_at": article.fetched_at,
        "http_status": article.http_status,
        "content_hash": article.content_hash,
        "revision": revision,
        "record": line,
        "record_digest": None if line is None else digest_of(line),
        "record_id": (article.warc or {})["record_id"],
    }


def a_visit(portal: Portal, run: int, at: str, offsets: dict[str, int], *, first: bool) -> Iterator[tuple[str, Row]]:
    """Give the rows of a run: itself, its robots.txt (the same at every portal: revisits of the first) and listings."""
    yield (
        "runs",
        {
            "id": run,
            "portal": portal.name,
            "started_at": at,
            "finished_at": at,
            "outcome": "finished",
            "complete": True,
            "arguments": {},
            "counts": {"article/new": 30},
        },
    )
    for role, path in (("robots", "/robots.txt"), ("home", "/"), ("listing", "/tin-tuc/"), ("listing", "/xa-hoi/")):
        row = stored(Answer(run, portal.name, f"https://{portal.host}{path}", role, at), offsets)["row"]
        if role == "robots":
            row["digest"] = payload_digest("robots.txt")
            row["refers_to"] = None if first else record_id("robots.txt")
            row["record_id"] = record_id("robots.txt") if first else row["record_id"]
        yield "responses", row


def stored(answer: Answer, offsets: dict[str, int]) -> dict[str, Any]:
    """Give the place of an answer in the portal's WARC files as a record has it, and its row of the index."""
    portal = answer.portal
    offsets[portal] += 9000
    file = f"{portal}/{portal}-{answer.fetched_at[:4]}0101000000-00001.warc.gz"
    place = {"file": file, "offset": offsets[portal], "record_id": record_id(f"{portal} {offsets[portal]}")}
    row = {
        **answer._asdict(),
        "http_status": 200,
        "digest": payload_digest(f"{portal} {offsets[portal]}"),
        "refers_to": None,
        **place,
    }
    return {**place, "row": row}


def record_id(of: str) -> str:
    """Give the id of a WARC record."""
    return f"urn:uuid:{UUID(bytes=hashlib.sha256(of.encode()).digest()[:16])}"


def payload_digest(of: str) -> str:
    """Give the digest of a page."""
    return f"sha256:{b32encode(hashlib.sha256(of.encode()).digest()).decode()}"


def the_portals(dice: Dice) -> Iterator[Portal]:
    """Give two portals of each province, each with texts of its own."""
    for province in PROVINCES.values():
        for kind, start in (("newspaper", "bao"), ("party", "tinhuy")):
            name = start + province.slug.replace("-", "")
            places = [f"xã {dice.pick(texts_of_places())}" for _ in range(5)]
            scenes = tuple(the_words(topic, Scene(dice, f"tỉnh {province.name}", places, BEGAN)) for topic in TOPICS)
            yield Portal(name, province.slug, kind, f"{name}.vn", scenes)


def texts_of_places() -> tuple[str, ...]:
    """Give names of communes."""
    return ("Quang Trung", "Tân Lập", "Hòa Bình", "Yên Sơn", "Phú Thịnh", "Đồng Tâm", "Minh Khai", "Vĩnh Phong")


def the_words(topic: str, scene: Scene) -> Words:
    """Write the sentences that a portal's articles of one topic are made of."""
    found = texts(topic)
    return Words(
        topic,
        [scene.write(title) for title in found["titles"]],
        [scene.write(lead) for lead in found["leads"]],
        [scene.write(sentence) for sentence in found["sentences"] * 2],
    )


def a_text(words: Words, dice: Dice, nth: int) -> Text:
    """Write a text of some 1 to 2 kB, other than every other."""
    title, lead = f"{dice.pick(words.titles)} ({nth})", dice.pick(words.leads)
    sentences = dice.some(words.sentences, dice.number(8, 13))
    sentences.insert(2, f"Hồ sơ số {nth} được lập ngay trong ngày.")
    body = "\n\n".join(" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))
    return Text(title, lead, body, content_hash(Article(url="", title=title, lead=lead, body=body)))


def an_article(portal: Portal, words: Words, text: Text, nth: int, published: datetime) -> Article:
    """Give an article of a portal, all but its capture."""
    url = f"https://{portal.host}/{words.topic}/tin-so-{nth}.html"
    image = Image(
        url=f"https://{portal.host}/uploads/{published:%Y_%m}/hinh-{nth}.jpg",
        caption=words.titles[nth % len(words.titles)],
    )
    return Article(
        url=url,
        canonical_url=url,
        portal=portal.name,
        province=portal.province,
        kind=portal.kind,
        title=text.title,
        lead=text.lead,
        body=text.body,
        authors=[f"Lê Thị {nth % 97}"],
        section=[words.topic],
        tags=[words.topic, portal.province],
        images=[image],
        published_at=published.isoformat(timespec="seconds") if nth % 200 else None,
        published_raw=f"{published:%d/%m/%Y %H:%M}",
        http_status=200,
        language="vi",
        content_hash=text.hash,
        cleaner_version=VERSION,
        reader="nukeviet/1",
        stripped={"visit_counter": 1},
    )
