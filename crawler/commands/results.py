"""A command's result on stdout: whoever reads it may have enough (`| head`), and there may be no room for it."""

import errno
import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from typing import Any

from rich.console import Console

from crawler.commands import Mistake, name_of, reader_left, refuse, tell

# What only writing gives; an error of opening a file names the file, too.
NOT_WRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})

Run = Callable[[Any, list[str], Namespace], None]


class Printed(Console):
    """A console on stdout. rich ends the program with exit code 1 when the reader has left; here that is an error."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError again."""
        raise  # noqa: PLE0704 - rich calls it while it handles that


def readable(out: Any) -> None:
    """Have Vietnamese letters written in whatever locale: in UTF-8, as exports are, or as a terminal can show them."""
    if isinstance(out, TextIOWrapper) and out.encoding.lower().replace("-", "") != "utf8":
        out.reconfigure(errors="replace") if out.isatty() else out.reconfigure(encoding="utf-8")


def results(run: Run) -> Run:
    """Make a command's `run` end quietly when its reader has left, and with one line when stdout cannot be written.

    One line, too, is what Ctrl-C gives, where a command has nothing better to say.
    """

    @wraps(run)
    def guarded(self: Any, args: list[str], opts: Namespace) -> None:
        if sys.stdout is None:
            refuse(self, Mistake("stdout is closed; give it a file, or /dev/null"))
            return
        readable(sys.stdout)
        try:
            run(self, args, opts)
            if not sys.stdout.closed:  # as it is when a writer of CSV upon it met the end of its reader
                sys.stdout.flush()  # here, and not when Python ends, which would complain
        except BrokenPipeError:
            reader_left()
        except KeyboardInterrupt:
            tell(f"{name_of(self)}: interrupted; run it again")
            self.exitcode = 128 + signal.SIGINT
        except OSError as problem:
            if problem.filename is not None or problem.errno not in NOT_WRITTEN:
                raise
            reader_left()
            refuse(self, Mistake(f"cannot write stdout: {problem.strerror}; make room, or write it elsewhere"))

    return guarded
