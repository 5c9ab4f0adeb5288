"""Plots as SVG that stretches with the page, with axes in HTML beside it.

The drawing has no text and is stretched to any width; the labels are HTML, so that they keep their size on a phone, and
colours come from the style sheet, so that they follow the reader's light or dark scheme. Measured against Vega-Lite
(vl-convert 1.9): that takes some 90 ms of CPU and 23 kB a plot of ninety bars, with colours and sizes fixed; a report
has a thousand plots.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil, floor, log10

from markupsafe import Markup

HEIGHT = 100  # of the drawing, in its own units; a slot (day, week, month) is 1 wide
GAP = 0.12  # of a slot, between two bars
MOST_STEPS = 4.0001  # of an axis: four, and what a division of floats leaves over
CUT = 4  # bars this many times higher than nearly all others are cut off
Values = Sequence[float | None]


@dataclass(frozen=True)
class Tick:
    """A label on an axis, at a percentage of its length; a minor one is left out on a phone."""

    at: float
    label: str
    minor: bool = False


@dataclass(frozen=True)
class Series:
    """Values, one a slot, None where there is none; `style` names the class that colours them."""

    label: str
    values: Values
    style: str = "s1"


@dataclass(frozen=True)
class Table:
    """The data behind a plot: a head, and rows whose first cell is the slot."""

    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Plot:
    """A plot, as the template lays it out."""

    name: str
    title: str
    said: str  # what it shows, in a sentence: for those who do not see it
    drawing: Markup
    top: list[Tick]  # of the vertical axis, from the top
    along: list[Tick]
    table: Table
    legend: list[tuple[str, str]] = field(default_factory=list)  # style and label
    note: str = ""


@dataclass(frozen=True)
class Scale:
    """A vertical axis from 0 to `most`, with its steps."""

    most: float
    step: float

    @classmethod
    def of(cls, most: float, *, whole: bool = True) -> "Scale":
        """Make an axis that reaches a value in two to five steps of 1, 2 or 5 times a power of ten."""
        if most <= 0:
            return cls(1, 1)
        power = 10.0 ** floor(log10(most / 4))
        step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if most / step <= MOST_STEPS)
        step = max(step, 1) if whole else step
        return cls(step * ceil(most / step - 1e-9), step)

    def steps(self) -> list[float]:
        """Give the values that get a label, 0 first."""
        return [nth * self.step for nth in range(round(self.most / self.step) + 1)]

    def y(self, value: float) -> str:
        """Give a value's height in the drawing, from the top."""
        return short(HEIGHT - min(value / self.most, 1) * HEIGHT)


def top_of(values: Values) -> float:
    """Give the highest value to show whole: the highest of all, unless few stand far above the others."""
    known = sorted(value for value in values if value)
    if not known:
        return 0
    high = known[floor((len(known) - 1) * 0.95)]
    return max(value for value in known if value <= CUT * high)


def bars(series: Sequence[Series], scale: Scale) -> Markup:
    """Draw series as bars, one upon the other; a bar that is cut off has a slash through its top."""
    slots = max((len(each.values) for each in series), default=0)
    below = [0.0] * slots
    drawn = []
    for each in series:
        path = ""
        for nth, value in enumerate(each.values):
            if value:
                low, high = scale.y(below[nth]), scale.y(below[nth] + value)
                path += f"M{short(nth + GAP)} {low}V{high}H{short(nth + 1 - GAP)}V{low}Z"
                below[nth] += value
        drawn.append(Markup('<path class="bar {}" d="{}"/>').format(each.style, path))
    cuts = "".join(f"M{nth} 7L{nth + 1} 3" for nth, total in enumerate(below) if total > scale.most)
    drawn.append(Markup('<path class="cut" d="{}"/>').format(cuts) if cuts else Markup(""))
    return svg(slots, grid(slots, scale), *drawn)


def line(series: Series, scale: Scale, *, area: bool = False) -> Markup:
    """Draw a series as a line, broken where there is no value; a value alone is a short stroke."""
    path, filled = "", ""
    for known, run in groupby(enumerate(series.values), key=lambda pair: pair[1] is not None):
        if not known:
            continue
        points = [(nth + 0.5, scale.y(value or 0)) for nth, value in run]
        ends = (points[0][0] - 0.5, points[-1][0] + 0.5)
        inner = "".join(f"L{short(x)} {y}" for x, y in points)
        here = f"{short(ends[0])} {points[0][1]}{inner}L{short(ends[1])} {points[-1][1]}"
        path += f"M{here}"
        filled += f"M{short(ends[0])} {HEIGHT}L{here}V{HEIGHT}Z"
    slots = len(series.values)
    under = [Markup('<path class="area {}" d="{}"/>').format(series.style, filled)] if area else []
    stroke = Markup('<path class="line {}" d="{}"/>').format(series.style, path)
    return svg(slots, grid(slots, scale), *under, stroke)


def spark(values: Values) -> Markup:
    """Draw small bars without axes."""
    return bars([Series("", values)], Scale(max(top_of(values), 1), HEIGHT * 1e9))


def grid(slots: int, scale: Scale) -> Markup:
    """Draw a line across at each step."""
    if scale.step > scale.most:
        return Markup("")
    path = "".join(f"M0 {scale.y(value)}H{slots}" for value in scale.steps())
    return Markup('<path class="grid" d="{}"/>').format(path)


def svg(slots: int, *parts: Markup) -> Markup:
    """Put drawn parts together; what it shows is told by the text around it."""
    begin = Markup('<svg viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">')
    return begin.format(max(slots, 1), HEIGHT) + Markup("").join(parts) + Markup("</svg>")


def top_ticks(scale: Scale, labels: Sequence[str]) -> list[Tick]:
    """Give the labels of a vertical axis, one a step, 0 first."""
    return [Tick(100 - 100 * value / scale.most, label) for value, label in zip(scale.steps(), labels, strict=True)]


def short(number: float) -> str:
    """Write a number with no more digits than are seen."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
