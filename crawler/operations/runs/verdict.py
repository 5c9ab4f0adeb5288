"""The verdict on a run: one word, an exit code of its own, and the reasons in sentences with numbers.

A function of what the run measured, how it ended and what is usual for the portal. It tells apart a site that is down,
one that bars us, one that was redesigned, and one that published nothing. What is a fact of this run (no answer, no
article on any listing) counts at once; what is only unlike other nights needs a history, and more than a few pages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from crawler.operations.runs.facts import (
    NORMAL_ENDS,
    about_end,
    about_home,
    about_listings,
    about_lost_listings,
    about_pages,
)
from crawler.operations.runs.measures import Measures
from crawler.operations.runs.outcomes import Case, Finding, Judgement, Verdict, counted
from crawler.operations.runs.unusual import about_fields, about_likeness, about_number, about_silence, said_of
from crawler.operations.runs.usual import Past, Usual, narrow

__all__ = ["Judgement", "Past", "Verdict", "counted", "judge"]

Rule = Callable[[Case], Iterator[Finding]]
ALWAYS: tuple[Rule, ...] = (about_home, about_end)
# Of a run that was cut off, or had no home page, nothing more can be said. The order tells which fault is named first.
OF_WHOLE_RUNS: tuple[Rule, ...] = (
    about_listings,
    about_lost_listings,
    about_pages,
    about_fields,
    about_likeness,
    about_silence,
    about_number,
)


def judge(  # noqa: PLR0913 - what a verdict rests on
    measures: Mapping[str, Any] | None,
    ended: str,
    arguments: Mapping[str, Any] | None = None,
    past: Iterable[Past] = (),
    *,
    at: datetime,
    complete: bool = True,
    why: str | None = None,
) -> Judgement:
    """Judge a run that ended at a time for a reason of Scrapy's ("finished", "limit", "shutdown", …).

    `past` are earlier runs of the portal, in any order; `complete` tells whether each page asked for gave its answer;
    `why` says what of ours failed where that ended the run.
    """
    case = Case(Measures.of(measures), ended, complete, narrow(arguments), Usual(past), at, why)
    findings = [finding for rule in ALWAYS for finding in rule(case)]
    if ended in NORMAL_ENDS and not any(finding.verdict.level > 1 for finding in findings):
        findings += [finding for rule in OF_WHOLE_RUNS for finding in rule(case)]
    findings.sort(key=lambda finding: -finding.verdict.level)  # stable: of two alike the first rule's counts
    if findings and findings[0].verdict.level:
        verdict = findings[0].verdict
    else:
        verdict = Verdict.OK if case.measures.new else Verdict.NOTHING_NEW
    return Judgement(verdict, [finding.text for finding in findings] or [summary(case)])


def summary(case: Case) -> str:
    """Say in one sentence what a good run brought."""
    seen = case.measures
    if seen.new:
        rates = sorted(case.usual.rates())
        usual = f"; usual are {rates[len(rates) // 2]:.0f} a day" if rates else ""
        return f"{counted(seen.new, 'new article')}, {counted(seen.requests, 'request')}{usual}"
    said = f"nothing new among {counted(max(seen.shown, seen.captured), 'article')} that the portal shows"
    said += f", {seen.changed} changed" if seen.changed else ""
    silence = case.usual.silence(seen.newest)
    return f"{said}; {said_of(silence, case.at)}" if silence and not case.narrow else said
