"""A view of crawls on the terminal while they run: a line a portal. It reads what the crawls tell, and no more."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from crawler.operations.plain_log import plain
from crawler.operations.runs.pulse import Pulse, read_pulse

REFRESHES = 2  # a second
COLUMNS = ("pages", "new", "changed", "duplicate", "errors", "pages/min", "time left")


class Watched(NamedTuple):
    """A crawl that is shown: what it is called, the file in which it tells how far it is, and its process."""

    name: str
    path: Path
    pid: int


@contextmanager
def live(crawls: Callable[[], list[Watched]], summary: Callable[[], str] = str) -> Iterator[bool]:
    """Show, while the block runs, what `crawls` gives and a summary below; give whether it is shown.

    What is printed or logged to stderr meanwhile goes above it. Nothing is shown when stderr is no terminal.
    """
    console = Console(stderr=True)
    if not console.is_terminal or console.is_dumb_terminal:
        yield False
        return

    def view() -> Table:
        return table([(one.name, read_pulse(one.path, one.pid)) for one in crawls()], summary(), console.height)

    terminal = sys.stderr
    with Live(
        get_renderable=view, console=console, refresh_per_second=REFRESHES, transient=True, redirect_stdout=False
    ):
        # Log handlers that exist have the terminal itself, and would write into the view.
        switch_logs(terminal, sys.stderr)
        above = sys.stderr
        try:
            yield True
        finally:
            switch_logs(above, terminal)


def switch_logs(old: object, new: object) -> None:
    """Let log handlers that write to a stream write to another."""
    for handler in logging.root.handlers:
        if isinstance(handler, logging.StreamHandler) and handler.stream is old:
            handler.setStream(new)


def table(crawls: list[tuple[str, Pulse]], summary: str, height: int) -> Table:
    """Lay out how far crawls are, as many as there is room for."""
    shown = Table(box=None, pad_edge=False, header_style="dim")
    shown.add_column("portal", no_wrap=True, overflow="ellipsis", max_width=30)
    for name in COLUMNS:
        shown.add_column(name, justify="right", no_wrap=True)
    room = max(height - 4, 1)
    for name, pulse in crawls[:room]:
        shown.add_row(Text(line(name)), *(Text(cell) for cell in cells(pulse)))
    more = f"and {len(crawls) - room} more; " if len(crawls) > room else ""
    if more or summary:
        shown.caption = Text(f"{more}{line(summary)}")
        shown.caption_justify = "left"
    return shown


def cells(pulse: Pulse) -> list[str]:
    """Say how far a crawl is: a text a column."""
    counts = (pulse.pages, pulse.new, pulse.changed, pulse.duplicates, pulse.errors)
    rate = "" if pulse.rate is None else f"{pulse.rate:.0f}"
    return [*(f"{count:,}" for count in counts), rate, "ending" if pulse.ended else time_left(pulse)]


def time_left(pulse: Pulse) -> str:
    """Say how long the pages that are known will take; a crawl may find more."""
    seconds = pulse.seconds_left
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def line(text: str) -> str:
    """Give text in one line that commands nothing to the terminal."""
    return " ".join(plain(text).split())
