"""What only the network can tell: names, robots.txt of each portal, and the time by the clocks of others.

One request a portal, for its robots.txt, which asks for nothing that might be forbidden; at a host that is crawled now
it is made when it is its turn.
"""

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from protego import Protego
from scrapy.settings import BaseSettings

from crawler.archive.database import ArchiveError
from crawler.archive.lock import lock_file, locks_of, server_of
from crawler.archive.responses import HTTP_OK
from crawler.middlewares.contact import is_strangers, problem
from crawler.middlewares.turns import turn
from crawler.operations.doctor import Check, Finding, Level
from crawler.operations.doctor_archive import SKEW
from crawler.operations.scheduling.planned import planned
from crawler.operations.scheduling.schedule_file import ScheduleError

TIMEOUT = 10.0  # seconds for a host
AT_ONCE = 8
LONGEST = 512 * 1024  # bytes of a robots.txt that are read: RFC 9309, section 2.5
TOO_MANY_REQUESTS, SERVER_ERROR = 429, 500


class Answer(NamedTuple):
    """What a portal answered."""

    portal: str
    finding: Finding
    date: datetime | None = None


def online(settings: BaseSettings) -> Iterator[Finding]:
    """Ask each portal that is crawled for its robots.txt, and compare the clocks."""
    try:
        asked = {plan.portal: plan.addresses[0] for plan in planned(settings) if plan.enabled and plan.addresses}
    except ScheduleError:
        return  # told by the schedule's own check
    if problem(settings) and any(map(is_strangers, asked.values())):
        yield Finding("online", Level.WRONG, "nobody was asked: there is no contact", "see above")
        return
    answers = ask_all(asked, settings)
    yield from (one.finding for one in answers)
    now = datetime.now(UTC)
    offsets = sorted(abs(one.date - now) for one in answers if one.date)
    if offsets and (middle := offsets[len(offsets) // 2]) > SKEW:
        text = f"it is {middle.total_seconds() / 60:.0f} minutes off those of the portals"
        yield Finding("clock", Level.WRONG, text, "set the clock, e.g. by timedatectl set-ntp true")


def ask_all(asked: dict[str, str], settings: BaseSettings) -> list[Answer]:
    """Ask portals side by side; one whose name is not resolved in time is a finding too."""
    answers: dict[str, Answer] = {}
    gate = BoundedSemaphore(AT_ONCE)

    def one(portal: str, address: str) -> None:
        with gate:
            answers[portal] = ask(portal, address, settings)

    # Not a pool: a resolver that hangs cannot be stopped, and must not keep the command from ending.
    threads = [Thread(target=one, args=pair, daemon=True) for pair in asked.items()]
    for thread in threads:
        thread.start()
    deadline = monotonic() + 2 * TIMEOUT * (1 + len(threads) // AT_ONCE)
    for thread in threads:
        thread.join(max(deadline - monotonic(), 0))
    late = Finding("DNS", Level.WRONG, "", "check the address, and this machine's DNS")
    return [
        answers.get(portal) or Answer(portal, late._replace(text=f"{portal}: neither a name nor an answer in time"))
        for portal in asked
    ]


def ask(portal: str, address: str, settings: BaseSettings) -> Answer:
    """Ask a portal for its robots.txt; whatever happens is a finding."""
    host = urlsplit(address).hostname or ""
    try:
        socket.getaddrinfo(host, None)
    except (OSError, UnicodeError) as error:
        remedy = "check the address, and this machine's DNS"
        return Answer(portal, Finding("DNS", Level.WRONG, f"{portal}: {host} has no address: {error}", remedy))
    parts = urlsplit(address)
    request = Request(  # noqa: S310 - the address of a portal, http or https
        f"{parts.scheme}://{parts.netloc}/robots.txt", headers={"User-Agent": settings["USER_AGENT"]}
    )
    try:
        with turn(turn_of(address, settings), settings.getfloat("DOWNLOAD_DELAY"), TIMEOUT) as ours:
            if not ours:
                text = f"{portal}: not asked, for its host is being crawled and is slow"
                return Answer(portal, Finding("robots", Level.OK, text))
            with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
                status, body, said = response.status, response.read(LONGEST), response.headers.get("Date")
    except ArchiveError as error:
        return Answer(portal, Finding("locks", Level.WRONG, f"{portal}: not asked: {error}", "see above"))
    except HTTPError as error:  # a 4xx or 5xx is an answer
        status, body, said = error.code, b"", error.headers.get("Date")
        error.close()
    except (OSError, HTTPException, ValueError) as error:
        remedy = "look whether the portal is up; it will not be crawled"
        return Answer(portal, Finding("robots", Level.WARNING, f"{portal}: no answer: {error}", remedy))
    return Answer(portal, judged(portal, address, status, body, settings), read_date(said))


def turn_of(address: str, settings: BaseSettings) -> Path | None:
    """Give the file of a host's turn, None where nobody has crawled here. Raises ArchiveError."""
    folder = locks_of(settings["ARCHIVE_URL"] or "")
    return lock_file(folder, "turn", server_of(address)) if os.access(folder, os.W_OK) else None


def judged(portal: str, address: str, status: int, body: bytes, settings: BaseSettings) -> Finding:
    """Say what a robots.txt means for a crawl."""
    if status == TOO_MANY_REQUESTS or status >= SERVER_ERROR:
        text = f"{portal}: robots.txt answers {status}: it will not be crawled"
        return Finding("robots", Level.WARNING, text, "try again later")
    rules = Protego.parse(body.decode("utf-8", "replace") if status == HTTP_OK else "")
    agent = settings["ROBOTSTXT_USER_AGENT"]
    if not rules.can_fetch(address, agent):
        return Finding("robots", Level.WARNING, f"{portal}: robots.txt forbids it", "respect it, or ask the portal")
    delay = rules.crawl_delay(agent)
    return Finding("robots", Level.OK, f"{portal}: allowed" + (f", Crawl-delay {delay:g} s" if delay else ""))


def read_date(said: str | None) -> datetime | None:
    """Read an HTTP date; None where it is none."""
    try:
        at = parsedate_to_datetime(said or "")
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


CHECKS: tuple[Check, ...] = (online,)
