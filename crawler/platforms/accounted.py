"""A spider that accounts for every request, and ends its run in the archive with the truth."""

from scrapy import Request, Spider
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.archive.database import ArchiveError
from crawler.archive.store import Archive
from crawler.article import NotAnArticle

GONE = frozenset({401, 403, 404, 410, 451})  # the portal's own answer about one address, not a failure of the crawl


class AccountedSpider(Spider):
    """Counts what is refused, skipped and failed by reason, under `portal/` in the crawl's statistics.

    `complete` tells whether every page asked for gave its answer. A request with `required` in its meta must give a
    page: a "listing" unless robots.txt forbids it, the "home" page in any case.
    """

    archive: Archive
    run_id: int
    complete = True

    def count(self, what: str) -> None:
        """Count something for the run's account."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(f"portal/{what}")

    def refuse(self, url: str, refused: NotAnArticle) -> None:
        """Count a refused page by its reason, and say it."""
        self.count(f"refused/{refused.reason}")
        self.logger.info("refused %s: %s", url, refused)

    def failed(self, failure: Failure) -> None:
        """Count a request that gave no page; one that is gone is the portal's own answer, where it is not required."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value
        if isinstance(error, HttpError):
            status = error.response.status
            reason = f"http {status}"
            if status in GONE and not request.meta.get("required"):
                self.count(f"skipped/{reason}")
                return
        elif type(error).__name__ == "IgnoreRequest":
            self.count(f"skipped/{str(error).lower() or 'ignored'}"[:80])
            self.complete = self.complete and request.meta.get("required") != "home"
            return
        else:
            reason = type(error).__name__
        self.complete = False
        self.count(f"failed/{reason}")
        self.logger.warning("failed %s: %s", request.url, error)

    def closed(self, reason: str) -> None:
        """End the run in the archive: complete only when every page asked for gave its answer."""
        assert self.crawler.stats is not None
        stats = self.crawler.stats.get_stats()
        broken = any(name.startswith(("spider_exceptions", "item_error")) for name in stats)
        self.complete = self.complete and reason == "finished" and not broken
        counts = {name: value for name, value in stats.items() if name.startswith(("portal/", "article/"))}
        try:
            if hasattr(self, "run_id"):
                self.archive.finish_run(self.run_id, reason, complete=self.complete, counts=counts)
        except ArchiveError as error:
            self.complete = False
            self.logger.critical("the end of the run is not noted: %s", error)
        finally:
            self.archive.close()
