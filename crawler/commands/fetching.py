"""What Scrapy's own commands that fetch one page are asked: checked before they begin their log."""

from argparse import Namespace

from scrapy.commands import ScrapyCommand

from crawler.commands import Mistake, refuse
from crawler.commands.filters import an_address, one_of
from crawler.operations.registry import loader_of


def check_page(command: ScrapyCommand, args: list[str], opts: Namespace) -> None:
    """End the command, with one line, for an address that is none or a portal that is not known.

    A robots.txt that fails is not waited for: somebody waits at a terminal.
    """
    assert command.settings is not None
    command.settings.set("ROBOTS_RETRY_TIMES", 0, priority="spider")
    try:
        an_address(args)
        loader = loader_of(command.settings)
        one_of("portal", opts.spider, [*loader.list(), *loader.platforms()], loader.broken)
    except Mistake as problem:
        refuse(command, problem)
        raise SystemExit(command.exitcode) from None
