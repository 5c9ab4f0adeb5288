"""`scrapy recognise`: which platform made a page, and how sure that is."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from scrapy.http import HtmlResponse, TextResponse

from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, say
from crawler.commands.results import results
from crawler.operations.portals.saved import named_address
from crawler.operations.portals.visit import Fetch, NoAnswer, visit
from crawler.operations.registry import loader_of, platforms
from crawler.platforms.recognise import SURE_ENOUGH, guesses

WORTH_TELLING = 0.05  # a sureness below is no guess


class Command(ProjectCommand):
    """Name the platform of pages. Exit code 0: all are sure enough, 1: one is of an unknown platform, 2: a mistake."""

    def syntax(self) -> str:
        """Name the arguments."""
        return "FILE|URL…"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Name the platform that made a page, and how sure that is"

    @results
    def run(self, args: list[str], opts: Namespace) -> None:  # noqa: ARG002 - Scrapy's signature
        """Print a line a page: the page, and the guesses, the surest first. Only addresses are fetched."""
        assert self.settings is not None
        try:
            pages = the_pages(args)
            known = [*platforms(loader_of(self.settings)).values()]
        except Mistake as problem:
            return refuse(self, problem)
        if None in pages.values():
            visit(self.settings, lambda fetch: self.fetch_all(fetch, pages))
        for name, page in pages.items():
            if page is not None:
                self.show(name, guesses(page, known))
        return None

    async def fetch_all(self, fetch: Fetch, pages: dict[str, TextResponse | None]) -> None:
        """Fetch the pages that are not there yet; one that gives no answer is told and left."""
        for name in [name for name, page in pages.items() if page is None]:
            try:
                pages[name] = await fetch(name)
            except NoAnswer as problem:
                refuse(self, problem)

    def show(self, name: str, found: list[Any]) -> None:
        """Print what is guessed of a page."""
        said = [f"{guess.platform.platform} {guess.sureness:.2f}" for guess in found if guess.sureness >= WORTH_TELLING]
        if not found or found[0].sureness < SURE_ENOUGH:
            said = ["unknown platform", *(f"perhaps {one}" for one in said)]
            self.exitcode = self.exitcode or 1
        say(f"{name}: {', '.join(said)}")


def the_pages(args: list[str]) -> dict[str, TextResponse | None]:
    """Give the pages named, those to be fetched as None; raise Mistake for a file that cannot be read."""
    if not args:
        raise Mistake("name saved pages or addresses, e.g. article.html or https://example.vn/")
    return {name: None if "://" in name else saved_page(Path(name)) for name in args}


def saved_page(path: Path) -> TextResponse:
    """Give a saved page as the response it was; raise Mistake when the file cannot be read."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise Mistake(f"{path}: {error.strerror}; check the path, or write https:// before an address") from None
    return HtmlResponse(named_address(body) or path.name, body=body)
