"""An archive filled with texts of which is known who reprinted whom, and how well the clusters tell it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from sqlalchemy import insert, select

from crawler.archive.keeping import columns, kept_line
from crawler.archive.store import Archive
from crawler.archive.tables import articles, contents
from crawler.article import Article
from crawler.reading.normal_form import content_hash
from crawler.samples.writing import Dice
from tests.reprinting.changes import reprint
from tests.reprinting.notices import TUNED, UNSEEN, notices
from tests.reprinting.unlike import unlike

BATCH = 500


class Text(NamedTuple):
    """The paragraphs of a text, and the number of the article that it is a printing of."""

    story: int
    paragraphs: list[str]


class Judged(NamedTuple):
    """Pairs of printings: found and true, found, true; and clusters that hold several stories."""

    right: int
    found: int
    true: int
    wrong_clusters: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0


def texts(seed: int, number: int, *, reprinted: float = 0.2, letters: int = 25) -> Iterator[Text]:
    """Give so many unlike articles, some of them reprinted once to three times, and so many letters of each form."""
    dice, recent = Dice(seed), []
    story = 0
    for story, paragraphs in enumerate(unlike(seed, number)):
        yield Text(story, paragraphs)
        recent = [*recent[-50:], paragraphs]
        if dice.chance(reprinted):
            for _ in range(dice.number(1, 3)):
                yield Text(story, reprint(dice, paragraphs, partial(dice.pick, recent)))
    for form in {**TUNED, **UNSEEN}.values():
        for paragraphs in notices(seed, form, letters):
            story += 1
            yield Text(story, paragraphs)


def an_article_of(number: int, text: Text, portal: str = "baocaobang", **fields: object) -> Article:
    """Give a text as an article; its number is in its address, and later ones are published later."""
    day, minute = divmod(number, 1440)
    made = Article(
        **{
            "url": f"https://{portal}.vn/bai-{number:06}.html",
            "portal": portal,
            "title": f"Bài {number}",
            "lead": text.paragraphs[0],
            "body": "\n\n".join(text.paragraphs[1:]),
            "published_at": f"{2000 + day // 336:04}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
            f"T{minute // 60:02}:{minute % 60:02}:00+07:00",
            "fetched_at": "2026-04-01T10:00:00+07:00",
            "http_status": 200,
            **fields,
        }
    )
    made.content_hash = made.content_hash or content_hash(made)
    return made


def fill(archive: Archive, given: Iterable[Text]) -> list[int]:
    """Put the texts into the archive, as articles without captures; give the story of each."""
    stories: list[int] = []
    numbered = enumerate(given)
    while batch := list(islice(numbered, BATCH)):
        stories += [text.story for _, text in batch]
        rows = []
        for number, text in batch:
            article = an_article_of(number, text)
            at = {"identity": str(number), "first_captured_at": article.fetched_at}
            rows.append({**columns(article, 1, kept_line(article, 1)), **at})
        with archive.writer.begin() as connection:
            connection.execute(insert(articles), rows)
    return stories


def judged(archive: Archive, stories: list[int]) -> Judged:
    """Tell how well the archive's clusters are the stories of its articles, which are numbered by their identity."""
    on = contents.c.content_hash == articles.c.content_hash
    query = select(articles.c.identity, contents.c.cluster).join_from(articles, contents, on)
    of: dict[int, Counter[int]] = defaultdict(Counter)
    with archive.engine.connect() as connection:
        for identity, cluster in connection.execute(query):
            of[cluster][stories[int(identity)]] += 1
    return Judged(
        right=sum(pairs(count) for members in of.values() for count in members.values()),
        found=sum(pairs(members.total()) for members in of.values()),
        true=sum(map(pairs, Counter(stories).values())),
        wrong_clusters=sum(len(members) > 1 for members in of.values()),
    )


def pairs(number: int) -> int:
    """Count the pairs among so many."""
    return number * (number - 1) // 2
