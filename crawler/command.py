"""What the project's own commands have in common. Scrapy would take it for a command, were it among them."""

import sys
from argparse import Namespace
from typing import Any, ClassVar

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
        assert self.settings is not None
        try:
            self.check_settings()
        except ValueError as problem:
            print(f"{self.__module__.rpartition('.')[2]}: {problem}", file=sys.stderr)  # noqa: T201 - a user's mistake
            raise SystemExit(2) from None

    def check_settings(self) -> None:
        """Check the settings that were given by -s. Raises ValueError."""
        assert self.settings is not None
        check_given(self.settings, defaults)
