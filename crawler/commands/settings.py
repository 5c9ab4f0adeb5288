"""`scrapy settings`: Scrapy's own, and the table of them in the project's texts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from scrapy.commands import settings

from crawler.commands import Mistake, refuse
from crawler.commands.results import results
from crawler.operations.marks import NoMarks, fill_file
from crawler.operations.settings_table import MARKS, markdown
from crawler.settings import defaults


class Command(settings.Command):
    """Show a setting's value, or all that an operator may want to change."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[--get NAME | --markdown [FILE]]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Show settings: one by --get, all that operators may want to change by --markdown"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "--markdown",
            nargs="?",
            const="",
            metavar="FILE",
            help="print a table in Markdown, or put it between the marks of this file",
        )

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Print what is asked for."""
        assert self.settings is not None
        if opts.markdown is None:
            asked = [name for name in (opts.get, opts.getbool, opts.getint, opts.getfloat, opts.getlist) if name]
            if not asked:
                refuse(self, Mistake("say --get NAME for one setting, --markdown for all that you may want to change"))
            elif unknown := [name for name in asked if name not in self.settings]:
                refuse(self, Mistake(f"{unknown[0]} is no setting; --markdown lists those that you may want to change"))
            else:
                super().run(args, opts)
            return
        table = markdown(defaults)
        if not opts.markdown:
            print(table)  # noqa: T201 - the command's result
            return
        file = Path(opts.markdown)
        try:
            fill_file(file, MARKS, table)
        except OSError as problem:
            refuse(self, Mistake(f"{file}: {problem.strerror}; check the path"))
        except NoMarks as problem:
            refuse(self, problem)
