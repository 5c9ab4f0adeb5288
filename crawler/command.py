"""What the project's own commands have in common. Scrapy would take it for a command, were it among them."""

import sys
from argparse import Namespace
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from scrapy.commands import ScrapyCommand

from crawler.configuration import check_given
from crawler.settings import defaults


class ProjectCommand(ScrapyCommand):
    """A command that tells what it does itself, without Scrapy's log, and leaves crawling to others."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Set what -s says. One that is none, such as ARCHIV_URL, ends the command: it would use another archive."""
        super().process_options(args, opts)
        try:
            self.check_settings()
        except ValueError as problem:
            end(self, problem)

    def check_settings(self) -> None:
        """Check the settings that were given by -s. Raises ValueError."""
        assert self.settings is not None
        check_given(self.settings, defaults)


def check_options(command: ScrapyCommand, args: list[str]) -> None:
    """End the command where it is given an option that it does not have: Scrapy passes those on as arguments."""
    for one in args:
        if one.startswith("-") and one != "-":
            end(command, f"unknown argument {one!r}; see --help for what it takes")


def check_files(command: ScrapyCommand, opts: Namespace) -> None:
    """End the command where a file cannot be written that Scrapy's options --logfile, --pidfile and --profile name.

    Scrapy would show a traceback, for the last one when all is done.
    """
    assert command.settings is not None
    given = dict(one.partition("=")[::2] for one in opts.set)
    log = opts.logfile
    if command.requires_crawler_process:
        log = log or given.get("LOG_FILE") or command.settings["LOG_FILE"]
    for what, path in {"log": log, "process ID": opts.pidfile, "profile": opts.profile}.items():
        try:
            if path:
                try_to_write(Path(path))
        except OSError as problem:
            end(command, f"the {what} cannot be written to {path}: {problem.strerror}; name another file")


def checked_first(process_options: Callable[[ScrapyCommand, list[str], Namespace], None]) -> Any:
    """Give a command's `process_options` that looks at its options and its files before anything else."""

    @wraps(process_options)
    def processed(command: ScrapyCommand, args: list[str], opts: Namespace) -> None:
        check_options(command, args)
        check_files(command, opts)
        process_options(command, args, opts)

    return processed


# For Scrapy's own commands, too (version, bench, …), which would each need a module here to be overridden: Scrapy reads
# those of this project whatever command is called, and has no other hook for all of them.
ScrapyCommand.process_options = checked_first(ScrapyCommand.process_options)  # type: ignore[method-assign]


def try_to_write(path: Path) -> None:
    """Open a file for writing, and leave everything as it is. Raises OSError."""
    there = path.exists()
    with path.open("a"):
        pass
    if not there:
        path.unlink()


def end(command: ScrapyCommand, problem: object) -> NoReturn:
    """Tell a user's mistake in one line, and end with exit code 2."""
    said = f"{command.__module__.rpartition('.')[2]}: {problem}"
    print(said, file=sys.stderr)  # noqa: T201 - the command's user is at the terminal
    raise SystemExit(2) from None
