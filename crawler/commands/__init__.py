"""The project's `scrapy …` commands: each is thin and calls one thing of the project.

A user's mistake is told in one line on stderr, and the command ends with exit code 2.
"""

import os
import signal
import sys
from types import TracebackType

from scrapy.commands import ScrapyCommand

from crawler.operations.plain_log import plain

USER_ERROR = 2


class Mistake(Exception):  # noqa: N818 - the user's, not the program's
    """What the user asked cannot be done; the text is one line that names the cause and the remedy."""


def say(result: str) -> None:
    """Print a line of a command's result that may hold text of pages: nothing in it commands the terminal.

    When its reader has left, the command's work goes on without one.
    """
    try:
        print(plain(result))  # noqa: T201 - the command's result
    except BrokenPipeError:
        reader_left()


def tell(message: str) -> None:
    """Say something to the user, on stderr: stdout holds records only."""
    print(plain(message), file=sys.stderr)  # noqa: T201 - the command's user is at the terminal


def tell_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one line that Ctrl-C ended a command that has nothing to clean up, such as one that is being loaded."""
    if KeyboardInterrupt in (kind, type(error.__cause__)):  # the latter where it came while a class was made
        tell("scrapy: interrupted")
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = tell_uncaught


def end_as_by_ctrl_c() -> None:
    """Let SIGTERM, as a scheduler sends it, end the command by way of its clean-up, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def reader_left() -> None:
    """Write no more to stdout, whose reader has enough (| head): or Python complains when it flushes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def name_of(command: ScrapyCommand) -> str:
    """Give the name that a command is called by."""
    return command.__module__.rpartition(".")[2]


def refuse(command: ScrapyCommand, problem: Exception) -> None:
    """Tell a user's mistake in one line, and set the command's exit code to 2."""
    tell(f"{name_of(command)}: {' '.join(str(problem).split())}")
    command.exitcode = USER_ERROR
