"""One crawl in a process of its own: begun, watched, and ended when it takes too long."""

import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from crawler.operations.plain_log import plain
from crawler.operations.scheduling.schedule import Plan

MEGABYTE = 1024 * 1024
LOGS_KEPT = 30
LOG_LIMIT = 100 * MEGABYTE  # a crawl that says more is out of its mind, and would fill the disk
LAST = 20_000  # bytes at the end of a log in which its last line is looked for
LINE = 300  # letters of it


def command(plan: Plan, settings: Mapping[str, object]) -> list[str]:
    """Give the command that crawls a portal, with these settings."""
    words = [sys.executable, "-m", "scrapy", "crawl", plan.spider]
    for name, value in plan.arguments.items():
        words += ["-a", f"{name}={value}"]
    for name, setting in settings.items():
        words += ["-s", f"{name}={setting}"]
    return words


class Child:
    """A crawl that was begun. It ends by itself at its time limit; one that does not is ended, gracefully first.

    Its process leads a group of its own, so that Ctrl-C at a terminal reaches the parent alone, and so that whatever it
    has begun itself ends with it.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a process is begun with
        self, plan: Plan, words: list[str], log: Path, began: datetime, limit: timedelta, memory: int = 0
    ) -> None:
        """Begin a crawl, with its output in a file, and at most so many bytes of memory (0: any). Raises OSError."""
        self.plan = plan
        self.log, self.began, self.limit = log, began, limit
        self.stopped: str | None = None  # why it was told to end
        self.deadline: datetime | None = None  # by which it must have ended
        with open_log(log) as out:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                words,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, "BAOTINH_ALERT_ON_CRAWL": "0"},  # whoever began it tells of all together
            )
        if memory and hasattr(resource, "prlimit"):  # Linux; elsewhere Scrapy's own limit must do
            with suppress(ProcessLookupError):
                resource.prlimit(self.process.pid, resource.RLIMIT_AS, (memory, memory))

    @property
    def pid(self) -> int:
        """Give the number of its process."""
        return self.process.pid

    def has_ended(self) -> bool:
        """Tell whether it has ended; what it leaves behind of its group is killed then."""
        if self.process.returncode is not None:
            return True
        # Not reaped before the group is killed: until then no other can get the group's number.
        if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            return False
        signal_group(self.pid, signal.SIGKILL)
        self.process.wait()
        return True

    def is_talkative(self) -> bool:
        """Tell whether it has said more than any sound crawl does."""
        try:
            return self.log.stat().st_size > LOG_LIMIT
        except OSError:
            return False

    def stop(self, why: str, now: datetime, grace: timedelta) -> None:
        """Tell it to end, once; it has so long to finish what is under way."""
        if self.stopped is None:
            self.stopped, self.deadline = why, now + grace
            with suppress(ProcessLookupError):
                self.process.terminate()

    def insist(self, now: datetime) -> None:
        """Kill it, with its group, if it was told to end and has not."""
        if self.deadline and now > self.deadline:
            signal_group(self.pid, signal.SIGKILL)


def signal_group(leader: int, number: signal.Signals) -> None:
    """Send a signal to the process group that a process leads, if there is one."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)


def end_process(holder: str, *, at_once: bool) -> None:
    """End the process that a lock's holder is said to be, gracefully or at once.

    It has the lock, so that its number is no other's.
    """
    if found := re.search(r"process (\d+) since", holder):
        pid, number = int(found[1]), signal.SIGKILL if at_once else signal.SIGTERM
        with suppress(ProcessLookupError, PermissionError):
            if at_once and os.getpgid(pid) == pid:
                signal_group(pid, number)
            else:
                os.kill(pid, number)


def log_file(folder: Path, at: datetime) -> Path:
    """Give the path of the log of a crawl that begins at a time, and take the oldest ones away."""
    for old in sorted(folder.glob("*.log"))[: -(LOGS_KEPT - 1)]:
        old.unlink(missing_ok=True)
    return folder / f"{at:%Y%m%dT%H%M%S}.log"


def open_log(path: Path) -> BinaryIO:
    """Open a log to write at its end. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("ab")


def last_line(path: Path) -> str:
    """Give the last line that a log has, for a terminal; nothing where there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - LAST, 0))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return next((plain(line).strip()[:LINE] for line in reversed(lines) if line.strip()), "")
