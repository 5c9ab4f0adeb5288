"""Rules upon what is unlike other nights, or unlike any portal: articles' fields, number and cost; a silence."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from crawler.operations.runs.measures import FIELDS
from crawler.operations.runs.outcomes import Case, Finding, Verdict, counted
from crawler.operations.runs.usual import SOME, SPREADS, Silence, share_of

LEAST = 10  # new articles expected, below which chance explains that fewer came
SHARE = 0.3  # of what is usual
MOST_GENERIC = 0.5  # the share of articles that may be read by none of the portal's rules on its first night
MOST_ALIKE = 0.5  # the share of articles that may say the same in a field that tells them apart
MOST_TODAY = 0.9  # the share of a portal's first articles that may be of the day of the crawl
COSTLY = 50  # requests, below which nobody minds what an article costs
_AT_LEAST = {"title": 0.9, "body": 0.7, "published_at": 0.5}  # shares that any portal's pages have
_NAMES = {"body": "a body", "title": "a title", "lead": "a lead", "published_at": "a date"}


def about_fields(case: Case) -> Iterator[Finding]:
    """Judge the fields that the captured articles have, against what is usual, or absolutely the first time."""
    seen = case.measures
    if seen.captured < SOME:
        return
    for name in FIELDS:
        now, usual = share_of(seen, name), case.usual.share(name)
        said = f"{seen.fields.get(name, 0)} of {counted(seen.captured, 'article')} have {_NAMES.get(name, name)}"
        if usual is None:
            if now < _AT_LEAST.get(name, 0.0):
                gone = name == "body" and not now
                yield Finding(Verdict.BROKEN if gone else Verdict.DEGRADED, said)
        elif name == "body" and not now and usual[0] > SHARE:
            yield Finding(Verdict.BROKEN, f"{said}; usual are {usual[0]:.0%}")
        elif now < usual[0] - max(SHARE, SPREADS * usual[1]):
            yield Finding(Verdict.DEGRADED, f"{said}; usual are {usual[0]:.0%}: was the article page redesigned?")
    now, usual = share_of(seen, "generic"), case.usual.share("generic")
    said = f"{seen.generic} of {counted(seen.captured, 'article')} were read by the generic reader"
    if usual is None and now > MOST_GENERIC:
        yield Finding(Verdict.DEGRADED, f"{said}, not by the portal's own rules: has its platform changed?")
    elif usual and now > usual[0] + max(SHARE, SPREADS * usual[1]):
        yield Finding(Verdict.DEGRADED, f"{said}; usual are {usual[0]:.0%}: was the article page redesigned?")


def about_likeness(case: Case) -> Iterator[Finding]:
    """Judge articles that all say the same: then what is the site's, or the page's clock, was read as the article's.

    Of any later night's new articles most are of that day; a first crawl of the whole portal takes in its past, too.
    """
    seen = case.measures
    if seen.captured < SOME:
        return
    for name, number in seen.alike.items():
        if number > MOST_ALIKE * seen.captured:
            said = f"{number} of {counted(seen.captured, 'article')} have the same {name}: is it the site's?"
            yield Finding(Verdict.DEGRADED, said)
    dated = seen.fields.get("published_at", 0)
    first = case.usual.share("published_at") is None and not case.narrow
    if first and seen.captured >= LEAST and seen.dated_today > MOST_TODAY * dated:
        said = f"{seen.dated_today} of {counted(dated, 'article')} are dated the day of this crawl"
        yield Finding(Verdict.DEGRADED, f"{said}: was the page's clock read?")


def about_number(case: Case) -> Iterator[Finding]:
    """Judge how much came, and what it cost, against what is usual."""
    seen, usual = case.measures, case.usual
    if case.narrow or case.ended != "finished" or not seen.captured:
        return
    rates = usual.rates()
    if seen.new and rates:
        days = max((case.at - usual.whole[-1].at) / timedelta(days=1), 0.25)
        middle = sorted(rates)[len(rates) // 2]
        if middle * days >= LEAST and seen.new < SHARE * middle * days and seen.new / days < min(rates):
            yield Finding(
                Verdict.DEGRADED,
                f"{counted(seen.new, 'new article')} in {days:.1f} days; usual are {middle:.0f} a day, at least"
                f" {min(rates):.0f}",
            )
    costs = usual.costs()
    if costs and seen.requests >= COSTLY and seen.requests > 2 * max(costs) * seen.captured:
        yield Finding(
            Verdict.DEGRADED,
            f"{seen.requests / seen.captured:.1f} requests an article; it never were more than {max(costs):.1f}",
        )


def about_silence(case: Case) -> Iterator[Finding]:
    """Judge a portal that published nothing: since when, and how long it ever was silent before."""
    if case.measures.new or case.narrow or case.ended != "finished":
        return
    silence = case.usual.silence(case.measures.newest)
    if silence and case.at - silence.last > silence.allowed:
        yield Finding(Verdict.STALE, said_of(silence, case.at))


def said_of(silence: Silence, at: datetime) -> str:
    """Say how long a portal has been silent, and how long it was before."""
    days = max((at - silence.last) / timedelta(days=1), 0)
    return (
        f"the newest is {days:.0f} days old; the longest silence before was {silence.longest / timedelta(days=1):.0f}"
    )
