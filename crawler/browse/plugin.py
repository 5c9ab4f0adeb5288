"""The plugin that makes Datasette (0.65) show the archive: its pages, and the guard before every one."""

from collections.abc import Callable
from pathlib import Path

from datasette import hookimpl

from crawler.archive.store import Archive
from crawler.browse.guard import App, guarded
from crawler.browse.views import Routes, routes


class Plugin:
    """What the pages are made from: an archive, the folder of its WARC files, the host that the server listens at."""

    def __init__(self, archive: Archive, directory: Path, host: str) -> None:
        self.archive = archive
        self.directory = directory
        self.host = host
        self.__name__ = "crawler.browse"  # the package in which Datasette finds the plugin's templates and static files

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
    def register_routes(self) -> Routes:
        """Give our pages; they come before Datasette's, whose start page ours takes the place of."""
        return routes(self.archive, self.directory)

    @hookimpl  # type: ignore[untyped-decorator]  # as above
    def menu_links(self) -> list[dict[str, str]]:
        """Lead from Datasette's pages back to ours."""
        return [{"href": "/", "label": "Báo Tỉnh"}]

    @hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # as above
    def asgi_wrapper(self) -> Callable[[App], App]:
        """Give what every request passes through: only reading, only to whom it is meant, nothing of this machine."""
        return lambda app: guarded(app, self.host)
