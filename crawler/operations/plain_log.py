"""Text and logs without commands to the terminal: titles and addresses of pages stand in them, and operators look."""

import logging
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

# All control characters but tab and line feed; and those by which text is shown in another order, or on more lines.
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029, *_TURNING), "�")


class Plain(logging.Formatter):
    """Formats as another formatter does, and replaces control characters."""

    def __init__(self, other: logging.Formatter) -> None:
        super().__init__()
        self.other = other

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, with its traceback."""
        return plain(self.other.format(record))


class PlainLog:
    """Makes the log of a crawl plain, from the moment at which the spider begins and pages can be in it."""

    def __init__(self, crawler: Crawler) -> None:
        crawler.signals.connect(self.opened, signals.spider_opened)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl."""
        return cls(crawler)

    def opened(self, spider: Any) -> None:  # noqa: ARG002 - the signal's
        """Make all handlers plain; by now Scrapy has made its own."""
        for handler in logging.root.handlers:
            if not isinstance(handler.formatter, Plain) and not isinstance(handler, logging.NullHandler):
                handler.setFormatter(Plain(handler.formatter or logging.Formatter()))


def plain(text: str) -> str:
    """Give text without the characters that could command a terminal; lines and tabs stay."""
    return text.translate(_CONTROLS)
