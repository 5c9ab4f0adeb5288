"""`scrapy serve-samples`: the sample portals, to look at in a browser or to crawl by hand."""

import errno
from argparse import ArgumentParser, Namespace
from threading import Event
from typing import TYPE_CHECKING

from crawler.command import ProjectCommand
from crawler.commands import Mistake, end_as_by_ctrl_c, refuse, tell
from crawler.commands.filters import LAST_PORT, a_number, no_more
from crawler.commands.results import results
from crawler.operations.demo import PLATFORMS

if TYPE_CHECKING:
    from crawler.samples.server import Served


class Command(ProjectCommand):
    """Serve the sample portals on loopback until Ctrl-C. Exit code 0, or 2 when they cannot be served."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[--port N]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Serve the sample portals on loopback, until Ctrl-C"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        ports = f"{len(PLATFORMS)} ports from this one on (default: any that are free)"
        parser.add_argument("--port", metavar="N", help=ports)

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Serve, and say where."""
        end_as_by_ctrl_c()
        try:
            no_more(args)
            with started(first_port(opts.port)) as served:
                for name, address in served.portals.items():
                    crawl = f"scrapy crawl {PLATFORMS[name]} -a portal={address} -s DOWNLOAD_DELAY=0"
                    print(f"{address:<24} {name:<12} {crawl}", flush=True)  # noqa: T201 - the command's result
                tell("serve-samples: Ctrl-C ends it")
                Event().wait()
        except Mistake as problem:
            refuse(self, problem)
        except KeyboardInterrupt:
            tell("serve-samples: ended")


def first_port(given: str | None) -> int:
    """Read --port; 0 for none. Raises Mistake."""
    last = LAST_PORT - len(PLATFORMS) + 1
    if given is None:
        return 0
    if (port := a_number(given, 1, last)) is None:
        raise Mistake(f"--port {given!r} is no port; give a number from 1 to {last}, e.g. 8100")
    return port


def started(port: int) -> "Served":
    """Serve the portals from a port on. Raises Mistake when one of the ports is not to be had."""
    from crawler.samples.server import serve  # noqa: PLC0415 - every command is loaded whichever runs

    try:
        return serve(PLATFORMS, port)
    except OSError as problem:
        why = "in use" if problem.errno == errno.EADDRINUSE else f"not to be had ({problem.strerror})"
        last = port + len(PLATFORMS) - 1
        raise Mistake(f"a port from {port} to {last} is {why}; choose others with --port, or leave it out") from None
