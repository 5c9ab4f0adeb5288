"""A bar on the terminal for what takes long; a log or a pipe gets none."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

SHOW_EVERY = 100
T = TypeVar("T")


@contextmanager
def progress(total: Callable[[], int], where: TextIO | None = None) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """Show a bar on stderr while things pass through what this gives, until `total` have.

    None is shown when stderr is no terminal, or when `where`, which the things are written to, is one.
    """
    console = Console(stderr=True)
    if not console.is_terminal or (where and where.isatty()):
        yield iter
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total())

        def watched(things: Iterable[T]) -> Iterator[T]:
            number = 0
            for number, thing in enumerate(things, start=1):
                if number % SHOW_EVERY == 0:
                    bar.advance(task, SHOW_EVERY)
                yield thing
            bar.advance(task, number % SHOW_EVERY)

        yield watched
