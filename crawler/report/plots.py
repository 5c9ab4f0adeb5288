"""The plots of a portal's page and of the archive's page."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from crawler.operations.runs.measures import FIELDS
from crawler.report.charts import Plot, Scale, Series, Table, Tick, Values, bars, line, top_of, top_ticks
from crawler.report.past import Day, age, days_until
from crawler.report.words import Words

DAYS = 90  # that a daily plot shows
YEAR = 365
MONTHS = 120
HALF = (1, 15)  # days of a month that get a label
Along = tuple[list[str], list[Tick]]  # what each slot is called, and the labels of the axis
Write = Callable[[float | None], str]


@dataclass(frozen=True)
class Strip:
    """The coverage of one field over time."""

    label: str
    plot: Plot
    now: str


def day_axis(words: Words, days: Sequence[date]) -> Along:
    """Name the days, with a label at the first and the fifteenth of a month; of a year's days at every quarter."""
    long = len(days) > DAYS
    ticks = []
    for nth, day in enumerate(days):
        at = 100 * (nth + 0.5) / len(days)
        labelled = day.day == 1 and day.month % 3 == 1 if long else day.day in HALF
        if labelled and 4 < at < 96:  # noqa: PLR2004 - a label at the edge is cut off
            label = words.month(day.isoformat()[:7]) if long else words.day(day, year=False)
            ticks.append(Tick(at, label, minor=day.day != 1))
    return [words.day(day) for day in days], ticks


def month_axis(words: Words, months: Sequence[str]) -> Along:
    """Name the months, with a label at every January, or at every quarter where they are few."""
    few = len(months) <= 24  # noqa: PLR2004 - two years
    ticks = []
    for nth, month in enumerate(months):
        at = 100 * (nth + 0.5) / len(months)
        number = int(month[5:])
        if (number % 3 == 1 if few else number == 1) and 4 < at < 96:  # noqa: PLR2004 - as above
            ticks.append(Tick(at, words.month(month) if few else month[:4], minor=few and number != 1))
    return [words.month(month) for month in months], ticks


def stacked(words: Words, name: str, series: Sequence[Series], along: Along, *, whole: bool = False) -> Plot | None:
    """Plot numbers as bars; None where there is nothing but zeros. A rare height is cut off unless `whole`."""
    totals = [sum(each.values[nth] or 0 for each in series) for nth in range(len(along[0]))]
    if not any(totals):
        return None
    scale = Scale.of(max(totals) if whole else top_of(totals))
    cut = [nth for nth, total in enumerate(totals) if total > scale.most]
    note = ""
    if cut:
        said = words.list([f"{along[0][nth]}: {words.number(totals[nth])}" for nth in cut[:5]])
        note = words.say("plot.cut", list=said)
    most = max(range(len(totals)), key=lambda nth: totals[nth])
    counts = {"total": sum(totals), "none": sum(not total for total in totals), "slots": len(totals)}
    told = words.say("plot.bars", most=totals[most], when=along[0][most], **counts)
    drawing = bars(series, scale)
    top = top_ticks(scale, [words.number(step) for step in scale.steps()])
    legend = [(each.style, each.label) for each in series] if len(series) > 1 else []
    table = table_of(words, series, along[0], words.number)
    return Plot(name, words.say(f"plot.{name}"), told, drawing, top, along[1], table, legend, note)


def curve(words: Words, name: str, series: Series, along: Along, said: str) -> Plot | None:
    """Plot amounts as a line; None where nothing is known."""
    known = [value for value in series.values if value is not None]
    if not known:
        return None
    scale = Scale.of(max(known))
    top = top_ticks(scale, [words.number(step) for step in scale.steps()])
    table = table_of(words, [series], along[0], words.number)
    return Plot(name, words.say(f"plot.{name}"), said, line(series, scale, area=True), top, along[1], table)


def table_of(words: Words, series: Sequence[Series], slots: Sequence[str], write: Write) -> Table:
    """Give the data of a plot as a table."""
    rows = [[slot, *(write(each.values[nth]) for each in series)] for nth, slot in enumerate(slots)]
    return Table([words.say("plot.when"), *(each.label for each in series)], rows)


def of_portal(words: Words, day: date, days: Mapping[str, Day], published: Mapping[str, int]) -> list[Plot]:
    """Give the plots of a portal's last DAYS days but for its coverage; those without data are left out."""
    shown = days_until(day, DAYS)
    along = day_axis(words, shown)
    each = [days.get(when.isoformat()) for when in shown]

    def amounts(name: str) -> Values:
        return [getattr(one, name) if one else None for one in each]

    def series(name: str, style: str) -> Series:
        return Series(words.say(f"series.{name}"), amounts(name), style)

    ages = [age(one.newest, f"{when}T23:59:59+07:00") if one else None for when, one in zip(shown, each, strict=True)]
    known = [value for value in ages if value is not None]
    fresh = words.say("plot.fresh", now=words.age(known[-1]), most=words.age(max(known))) if known else ""
    counts = Series(words.say("series.published"), [published.get(when.isoformat(), 0) for when in shown])
    problems = [series(*pair) for pair in (("failed", "s2"), ("errors", "s4"), ("blocked", "s3"), ("refused", "s5"))]
    made = [
        stacked(words, "published", [counts], along),
        stacked(words, "came", [series("new", "s1"), series("changed", "s3")], along),
        curve(words, "freshness", Series(words.say("series.age"), ages, "s3"), along, fresh),
        stacked(words, "requests", [series("requests", "s1")], along),
        stacked(words, "problems", problems, along, whole=True),
    ]
    return [plot for plot in made if plot]


def coverage(words: Words, day: date, days: Mapping[str, Day]) -> list[Strip]:
    """Give the coverage of each field over the last DAYS days; nothing where no article was captured."""
    shown = days_until(day, DAYS)
    each = [days.get(when.isoformat()) for when in shown]
    if not any(one and one.captured for one in each):
        return []
    along = day_axis(words, shown)
    strips = []
    for name in FIELDS:
        values = [one.share(name) if one else None for one in each]
        known = [value for value in values if value is not None]
        label = words.say(f"field.{name}")
        said = words.say("plot.share", field=label, now=words.share(known[-1]), least=words.share(min(known)))
        drawing = line(Series(label, values), Scale(1, 1), area=True)
        table = table_of(words, [Series(label, values)], along[0], words.share)
        strips.append(
            Strip(label, Plot(f"field-{name}", label, said, drawing, [], along[1], table), words.share(known[-1]))
        )
    return strips


def coverage_table(words: Words, strips: Sequence[Strip]) -> Table:
    """Give the data of all coverage strips as one table: a row a day, a column a field."""
    rows = [
        [cells[0][0], *(cell[1] for cell in cells)] for cells in zip(*(s.plot.table.rows for s in strips), strict=True)
    ]
    return Table([words.say("plot.when"), *(strip.label for strip in strips)], rows)


def by_month(words: Words, day: date, months: Mapping[str, int]) -> Plot | None:
    """Plot articles by month of publication: from the first that is known, MONTHS at most."""
    last = day.year * 12 + day.month - 1
    shown = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(last - MONTHS + 1, last + 1)]
    first = next((nth for nth, month in enumerate(shown) if months.get(month)), len(shown))
    shown = shown[min(first, len(shown) - 12) :]
    values = [months.get(month, 0) for month in shown]
    plot = stacked(words, "months", [Series(words.say("series.published"), values)], month_axis(words, shown))
    earlier = sum(count for month, count in months.items() if month < shown[0])
    if plot and earlier:
        said = words.say("plot.earlier", n=earlier, month=words.month(shown[0]))
        plot = replace(plot, note=f"{plot.note} {said}".strip())
    return plot


def of_archive(words: Words, day: date, kept: int, new: Mapping[str, int], months: Counter[str]) -> list[Plot]:
    """Give the plots of the whole archive: what came in a day, how it grew, and what it holds of each month.

    The growth is reckoned back from what is kept now, so that what came in by other ways than a run is in it.
    """
    year = days_until(day, YEAR)
    later = sum(count for when, count in new.items() if when > day.isoformat())
    back = [new.get(when.isoformat(), 0) for when in reversed(year)]
    sizes = [kept - later - gone for gone in accumulate([0, *back[:-1]])][::-1]
    said = words.say("plot.grown", first=max(sizes[0], 0), last=sizes[-1])
    grown = Series(words.say("series.kept"), [max(size, 0) for size in sizes], "s1")
    made = [
        nights(words, day, new),
        curve(words, "growth", grown, day_axis(words, year), said) if kept else None,
        by_month(words, day, months),
    ]
    return [plot for plot in made if plot]


def nights(words: Words, day: date, new: Mapping[str, int]) -> Plot | None:
    """Plot the new articles of all portals by the day of the run that brought them."""
    shown = days_until(day, DAYS)
    came = Series(words.say("series.new"), [new.get(when.isoformat(), 0) for when in shown])
    return stacked(words, "night", [came], day_axis(words, shown))
