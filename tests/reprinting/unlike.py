"""Articles that have nothing to do with each other, though many are about one subject in one region's set phrases."""

from collections.abc import Iterator
from datetime import timedelta

from crawler.provinces import PROVINCES
from crawler.samples.articles import TOPICS, VIETNAM, Town, datetime, write_articles
from crawler.samples.writing import FAMILY, GIVEN, HAMLET_FIRST, HAMLET_SECOND, MIDDLE, POSTS, Dice, grouped
from tests.reprinting import sections

PLACES = tuple(
    f"{kind} {first} {second}"
    for kind in ("xã", "phường", "thị trấn")
    for first in ("Minh", "Hồng", "Quảng", "Đức", "Phúc", "Trường", "Bình", "Yên", "Tân", "Lương")
    for second in ("Khê", "Thái", "Sơn", "Lập", "Hòa", "Long", "Thịnh", "Tiến")
)
CITIES = tuple(f"tỉnh {province.name}" for province in PROVINCES.values())
SAMPLES = 5  # of so many articles one is from the sample portals' texts
UNITS = (
    "hộ",
    "héc ta",
    "tấn",
    "triệu đồng",
    "lượt người",
    "mét",
    "tỷ đồng",
    "cây",
    "con",
    "bộ hồ sơ",
    "phần quà",
    "km",
)
_SECTIONS = sections("phrases.txt")
OBJECTS = [tuple(lines) for name, lines in _SECTIONS.items() if name.startswith("objects: ")]
PHRASES = {name: [line.split("; ") for line in lines] for name, lines in _SECTIONS.items()}


def unlike(seed: int, number: int) -> Iterator[list[str]]:
    """Give so many articles, each as its paragraphs, the first the lead: every fifth from the sample portals' texts.

    Those share whole sentences but for what fills their slots, as notices from one office do.
    """
    dice = Dice(seed)
    batch: list[list[str]] = []
    for count in range(number):
        if count % SAMPLES:
            yield composed(dice)
            continue
        if not batch:
            since = datetime(2010 + dice.number(0, 14), dice.number(1, 12), 1, tzinfo=VIETNAM)
            town = Town(dice.pick(CITIES), tuple(dice.some(PLACES, 8)), since, since + timedelta(days=90))
            written = write_articles(dice.number(1, 1 << 40), town, dice.some(TOPICS, len(TOPICS)))
            batch = [[*filter(None, [article.lead]), *article.paragraphs] for article in written]
        yield batch.pop()


def composed(dice: Dice) -> list[str]:
    """Write an article, clause by clause."""
    objects = dice.pick(OBJECTS)
    city, places = dice.pick(CITIES), dice.some(PLACES, 3)
    people = [f"{dice.pick(FAMILY)} {dice.pick(MIDDLE)} {dice.pick(GIVEN)}" for _ in range(3)]
    hamlets = [f"{dice.pick(HAMLET_FIRST)} {dice.pick(HAMLET_SECOND)}" for _ in range(3)]
    sizes = [1, *(dice.number(1, 3) for _ in range(dice.number(5, 10)))]  # the lead is one sentence
    return [" ".join(sentence(dice, objects, city, places, people, hamlets) for _ in range(size)) for size in sizes]


def sentence(  # noqa: PLR0913, PLR0917 - what one article is about
    dice: Dice, objects: tuple[str, ...], city: str, places: list[str], people: list[str], hamlets: list[str]
) -> str:
    """Write a sentence."""
    where, thing, who = dice.pick((city, *places, *hamlets)), dice.pick(objects), dice.pick(people)
    doing = f"{phrase(dice, 'subjects')} {phrase(dice, 'verbs')} {thing} {phrase(dice, 'adjuncts')}"
    opening, clause = phrase(dice, "openings"), phrase(dice, "clauses")
    match dice.number(0, 5):
        case 0:
            return f"{opening}, {doing}, tổng cộng {grouped(dice.number(12, 9800))} {dice.pick(UNITS)}, {clause}."
        case 1:
            return f"Ngày {dice.number(1, 28)}/{dice.number(1, 12)}, {doing} tại {where}; {clause}."
        case 2:
            call = dice.pick(("anh", "chị"))
            return f"“{phrase(dice, 'sayings').capitalize()}, {clause}”, {call} {who} ở {where} nói."
        case 3:
            return f"Theo {dice.pick(POSTS)} {dice.pick(places)} {who}, {doing}, {clause}."
        case 4:
            return f"{opening}, {doing}, {clause}."
        case _:
            return f"Ở {where}, {doing}, {clause}, {phrase(dice, 'clauses')}."


def phrase(dice: Dice, kind: str) -> str:
    """Put a phrase together: one of the choices on each line of its section."""
    return " ".join(dice.pick(choices) for choices in PHRASES[kind])
