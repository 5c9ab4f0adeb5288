"""Sentences from templates: the text files of this folder, and the dice and names that fill them.

A template is a line in which `{a|b}` stands for one of the words, `{3-9}` for a number from 3 to 9, and `{name}` for a
slot of the `Scene`; the innermost braces are filled first.
"""

import random
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import TypeVar

T = TypeVar("T")

INNERMOST = re.compile(r"\{([^{}]*)\}")
RANGE = re.compile(r"(\d+)-(\d+)")


def words(line: str) -> list[str]:
    """Split a line at its spaces."""
    return line.split()


FAMILY = words("Nông Hoàng Triệu Bế Lục Đàm Hà Lý Nguyễn Trần Vi Lương Đinh Phan Mã Hứa Chu Tô Dương La")
MIDDLE = words("Minh Thanh Hải Quốc Ngọc Đức Kim Xuân Anh Bích Hồng Trung")
GIVEN = words("Páo Hạnh Lâm Tuyết Sơn Hương Dũng Mai Khánh Oanh Tùng Nga Bình Thảo Kiên Duyên Vinh Yến Giang Phúc Hiền")
HAMLET_FIRST = words("Nà Bản Khuổi Lũng Pác Tát Cốc Phja")
HAMLET_SECOND = words("Sài Lùng Cuổi Tèn Mạ Hin Pục Đeng Rảo Cải Chia Ngần Vài Mười Thin Khoang Pheo Lặc")
POSTS = (
    "Phó Bí thư Đảng ủy",
    "Chủ tịch Ủy ban nhân dân",
    "Phó Chủ tịch Hội đồng nhân dân",
    "Chủ tịch Ủy ban Mặt trận Tổ quốc",
    "Chủ tịch Hội Nông dân",
    "Bí thư Đoàn Thanh niên",
)
BODIES = (
    "Hội Nông dân",
    "Đoàn Thanh niên",
    "Ủy ban Mặt trận Tổ quốc",
    "Phòng Nội vụ",
    "Ban Tuyên giáo",
    "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh",
    "Liên đoàn Lao động",
    "Phòng Kinh tế",
    "Văn phòng Ủy ban nhân dân",
    "Ủy ban Kiểm tra",
)


class Dice:
    """Chance from a seed, by `random()` alone: the only call whose sequence Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same text everywhere is what is wanted

    def number(self, low: int, high: int) -> int:
        """Give a number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, part: float) -> bool:
        """Give True in this part (0 to 1) of the calls."""
        return self._random.random() < part

    def pick(self, choices: Sequence[T]) -> T:
        """Give one of the choices."""
        return choices[int(self._random.random() * len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Give `count` different choices in random order; all of them if there are fewer."""
        left = list(choices)
        return [left.pop(int(self._random.random() * len(left))) for _ in range(min(count, len(left)))]


@cache
def texts(topic: str) -> dict[str, tuple[str, ...]]:
    """Read the templates of one text file by section; its first line "tags: a; b" becomes the section "tags"."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (resources.files(__package__) / "texts" / f"{topic}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("tags: "):
            found["tags"] = line.removeprefix("tags: ").split("; ")
        elif line.startswith("["):
            section = line.strip("[]")
            found[section] = []
        elif line:
            found[section].append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def grouped(number: int) -> str:
    """Write a number with a point between thousands, as Vietnamese print does."""
    return f"{number:,}".replace(",", ".")


class Scene:
    """Where and when one article plays: its place and its official stay the same, other names are drawn anew."""

    def __init__(self, dice: Dice, city: str, places: Sequence[str], when: datetime) -> None:
        self.dice = dice
        self.city = city
        self.places = places
        self.when = when
        self.here = dice.pick(places)
        self.known_hamlets = [f"{dice.pick(HAMLET_FIRST)} {dice.pick(HAMLET_SECOND)}" for _ in range(3)]
        self.official = f"đồng chí {self.person()}, {dice.pick(POSTS)} {self.here}"

    def person(self) -> str:
        """Give the name of somebody."""
        return f"{self.dice.pick(FAMILY)} {self.dice.pick(MIDDLE)} {self.dice.pick(GIVEN)}"

    def write(self, template: str) -> str:
        """Fill a template and begin it with a capital letter."""
        line, before = template, ""
        while line != before:
            before, line = line, INNERMOST.sub(lambda found: self._fill(found[1]), line)
        return line[0].upper() + line[1:]

    def _fill(self, slot: str) -> str:
        if "|" in slot:
            return self.dice.pick(slot.split("|"))
        if found := RANGE.fullmatch(slot):
            return grouped(self.dice.number(int(found[1]), int(found[2])))
        word = self._word(slot.lower())
        return word[0].upper() + word[1:] if slot[0].isupper() else word

    def _word(self, slot: str) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a slot
        dice = self.dice
        match slot:
            case "here":
                return self.here
            case "name":
                return self.here.split(" ", 1)[1]
            case "name2":
                return dice.pick([place for place in self.places if place != self.here])
            case "hamlet":
                return dice.pick(self.known_hamlets)
            case "city":
                return self.city
            case "person":
                return self.person()
            case "official":
                return self.official
            case "villager":
                call, middle = dice.pick((("ông", "Văn"), ("anh", "Văn"), ("bà", "Thị"), ("chị", "Thị")))
                name = f"{dice.pick(FAMILY)} {middle} {dice.pick(GIVEN)}"
                return f"{call} {name} ở xóm {dice.pick(self.known_hamlets)}"
            case "org":
                return f"{dice.pick(BODIES)} {'tỉnh' if self.city.startswith('tỉnh') else 'thành phố'}"
            case "session":
                day = self.when - timedelta(days=dice.number(0, 2))
                return f"{dice.pick(('sáng', 'chiều', 'tối'))} {day.day}/{day.month}"
            case "day":
                return f"{dice.number(1, 28)}/{dice.number(1, 12)}"
            case "month":
                return str(self.when.month)
            case "year":
                return str(self.when.year)
            case "lastyear":
                return str(self.when.year - 1)
            case "pct":
                return f"{dice.number(11, 98)},{dice.number(1, 9)}%"
            case "money":
                billions, millions = f"{dice.number(1, 48)},{dice.number(1, 9)} tỷ", f"{dice.number(110, 980)} triệu"
                return f"{dice.pick((billions, millions))} đồng"
        raise KeyError(slot)
