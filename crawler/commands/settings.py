"""`scrapy settings`: Scrapy's own, and the table of them in the project's texts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from scrapy.commands import settings

from crawler.commands import Mistake, refuse
from crawler.commands.results import results
from crawler.operations.settings_table import fill, markdown
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
        if opts.markdown is None:
            super().run(args, opts)
            return
        table = markdown(defaults)
        if not opts.markdown:
            print(table)  # noqa: T201 - the command's result
            return
        file = Path(opts.markdown)
        try:
            text = file.read_text(encoding="utf-8")
            file.write_text(fill(text, table), encoding="utf-8")
        except (OSError, UnicodeError, ValueError) as problem:
            refuse(self, Mistake(f"{file}: {problem}"))
