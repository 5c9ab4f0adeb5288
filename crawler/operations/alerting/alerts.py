"""Who is told of a verdict, and when: once, together with the others, and again only when it matters.

A verdict that needs somebody is told when it is new, when it changes, when it is over, and after REMINDER. One that a
single night explains (a server that was down, a run that was ended) is told when the next run has it, too.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update

from crawler.archive.database import ArchiveError
from crawler.archive.store import Archive, open_archive
from crawler.archive.tables import alerts
from crawler.archive.times import as_text
from crawler.operations.alerting.sending import Channel, channels
from crawler.operations.runs.verdict import Verdict

logger = logging.getLogger(__name__)

REMINDER = timedelta(days=7)
PATIENT = {Verdict.DEGRADED: 2, Verdict.UNREACHABLE: 2, Verdict.INTERRUPTED: 2}  # runs in a row, before it is told


class Told(NamedTuple):
    """The verdict on a run, as alerts are given it."""

    portal: str
    verdict: Verdict | str
    reasons: Sequence[str] = ()
    run_id: int | None = None


class Known(NamedTuple):
    """An alert that is open: a row of the table `alerts`."""

    id: int
    verdict: str
    first_at: str
    times: int
    told_at: str | None


class Step(NamedTuple):
    """What a verdict makes of the open alert of its portal, and whether somebody is to be told."""

    told: Told
    verdict: Verdict
    known: Known | None
    tell: bool
    first_at: str

    @property
    def resolves(self) -> bool:
        """Tell whether the open alert is over."""
        return self.known is not None and self.known.verdict != self.verdict

    @property
    def opens(self) -> bool:
        """Tell whether there is a new alert."""
        return bool(self.verdict.level) and (self.known is None or self.resolves)


def alert(
    archive: Archive, verdicts: Iterable[Told], *, through: Sequence[Channel] | None = None, at: datetime | None = None
) -> list[str]:
    """Take in the verdicts of one round of crawls, and tell what is to be told in one message a channel.

    `through` is by default what the environment configures. Gives the problems met, one line each, which are logged,
    too; what could not be told is told the next time. Raises ArchiveError.
    """
    when = at or datetime.now(UTC)
    problems: list[str] = []
    if through is None:
        through, problems = channels()
    last = {told.portal: told for told in verdicts}  # a portal's last verdict counts
    steps = [planned(told, open_alert(archive, told.portal), when) for told in last.values()]
    news = [step for step in steps if step.tell]
    sent = bool(through and news) and tell(news, through, problems)
    for step in steps:
        note(archive, step, as_text(when), told=sent and step.tell, again=bool(through) and step.tell and not sent)
    for problem in problems:
        logger.warning("alerts: %s", problem)
    return problems


def alert_of(address: str, told: Told) -> list[str]:
    """Take in the verdict on one crawl; an archive that fails is one more problem, logged."""
    try:
        with open_archive(address) as archive:
            return alert(archive, [told])
    except ArchiveError as error:
        logger.warning("alerts: %s", error)
        return [str(error)]


def planned(told: Told, known: Known | None, at: datetime) -> Step:
    """Say what a verdict makes of the alert that is open."""
    verdict = Verdict(told.verdict)
    going_on = known if known and known.verdict == verdict else None
    was_told = known is not None and known.told_at is not None
    if not verdict.level:
        is_news = was_told
    elif going_on and going_on.told_at:
        is_news = at - datetime.fromisoformat(going_on.told_at) >= REMINDER
    else:
        times = going_on.times + 1 if going_on else 1
        is_news = was_told or times >= PATIENT.get(verdict, 1)
    return Step(told, verdict, known, is_news, going_on.first_at if going_on else as_text(at))


def tell(news: Sequence[Step], through: Sequence[Channel], problems: list[str]) -> bool:
    """Tell the news through the channels; give whether one of them took it."""
    from crawler.operations.alerting.monitors import News, watch  # noqa: PLC0415 - Spidermon is loaded where there is news

    said = [
        News(
            step.told.portal,
            step.verdict,
            step.told.reasons,
            step.told.run_id,
            since=step.first_at,
            resolved=not step.verdict.level,
        )
        for step in news
    ]
    _, actions = watch(said, through)
    problems += [action.problem for action in actions if action.problem]
    return any(action.is_sent for action in actions)


def open_alert(archive: Archive, portal: str) -> Known | None:
    """Give the open alert of a portal. Raises ArchiveError."""
    query = (
        select(alerts.c.id, alerts.c.verdict, alerts.c.first_at, alerts.c.times, alerts.c.told_at)
        .where(alerts.c.portal == portal, alerts.c.resolved_at.is_(None))
        .order_by(alerts.c.id.desc())
        .limit(1)
    )
    with archive.asking() as connection:
        row = connection.execute(query).one_or_none()
    return Known(*row) if row else None


def note(archive: Archive, step: Step, at: str, *, told: bool, again: bool) -> None:
    """Write what became of a portal's alert; `again` leaves the old one open, for the next round to tell its end."""
    known = step.known
    if known is None and not step.opens:
        return
    values: dict[str, Any] = {"last_at": at}
    with archive.writing() as connection:
        if known and step.resolves and not (again and not step.verdict.level):
            connection.execute(update(alerts).where(alerts.c.id == known.id).values(last_at=at, resolved_at=at))
        elif known and not step.resolves:
            values |= {"times": known.times + 1, **({"told_at": at} if told else {})}
            connection.execute(update(alerts).where(alerts.c.id == known.id).values(**values))
        if step.opens:
            row: Mapping[str, Any] = {
                "portal": step.told.portal,
                "verdict": step.verdict.value,
                "first_at": at,
                "last_at": at,
                "times": 1,
                "told_at": at if told else None,
            }
            connection.execute(insert(alerts), row)
