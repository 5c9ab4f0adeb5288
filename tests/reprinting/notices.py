"""Form letters: one text in which only names, days and numbers are filled in anew. No two of them are reprints.

`TUNED` are those that the measure was chosen with, `UNSEEN` those that only judge it.
"""

from datetime import datetime, timedelta

from crawler.samples.articles import VIETNAM
from crawler.samples.writing import Dice, Scene
from tests.reprinting import sections
from tests.reprinting.unlike import CITIES, PLACES

FORMS = sections("forms.txt")
TUNED = {name.removeprefix("tuned: "): form for name, form in FORMS.items() if name.startswith("tuned: ")}
UNSEEN = {name.removeprefix("unseen: "): form for name, form in FORMS.items() if name.startswith("unseen: ")}


def notices(seed: int, form: list[str], number: int) -> list[list[str]]:
    """Fill a form so many times, as its paragraphs. Every third time it is the same office that does, later on."""
    dice, filled = Dice(seed), []
    city, places = dice.pick(CITIES), tuple(dice.some(PLACES, 6))
    when = datetime(2019, 1, 5, tzinfo=VIETNAM)
    for count in range(number):
        if count % 3:
            city, places = dice.pick(CITIES), tuple(dice.some(PLACES, 6))
        when += timedelta(days=dice.number(5, 20))
        scene = Scene(dice, city, places, when)
        filled.append([scene.write(paragraph) for paragraph in form])
    return filled
