"""A bar on the terminal for what takes long; a log or a pipe gets none."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

SHOW_EVERY = 0.1  # seconds: telling the bar of each step would take longer than many steps do
T = TypeVar("T")


class Watched(Protocol):
    """Gives things on as they are asked for, counting them."""

    def __call__(self, things: Iterable[T], /) -> Iterator[T]:
        """Give the things on."""
        ...


@contextmanager
def progress(total: Callable[[], int], where: TextIO | None = None) -> Iterator[Watched]:
    """Show a bar on stderr while things pass through what this gives, until `total` have.

    None is shown when stderr is no terminal, or when `where`, which the things are written to, is one.
    """
    if where and where.isatty():
        yield iter
        return
    with stepping(total) as step:

        def watched(things: Iterable[T]) -> Iterator[T]:
            for thing in things:
                yield thing
                step(1)

        yield watched


@contextmanager
def stepping(total: Callable[[], int], *, of_bytes: bool = False) -> Iterator[Callable[[int], None]]:
    """Show a bar on stderr that goes on by as many steps as what this gives is told, until there were `total`.

    None is shown, and `total` is not asked for, when stderr is no terminal.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _steps: None
        return
    columns = (BarColumn(), DownloadColumn() if of_bytes else MofNCompleteColumn(), TimeRemainingColumn())
    # What is printed meanwhile goes above the bar, but not where stdout is a file: rich would send it to stderr.
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("", total=total())
        done, shown = 0, time.monotonic()

        def step(steps: int) -> None:
            nonlocal done, shown
            done += steps
            if time.monotonic() - shown >= SHOW_EVERY:
                bar.update(task, completed=done)
                shown = time.monotonic()

        try:
            yield step
        finally:
            bar.update(task, completed=done)
