"""The table of settings in docs/configuration.md: names and meanings from here, types and defaults from the code."""

from collections.abc import Mapping
from typing import Any

from crawler.configuration import PREFIX, default_of
from crawler.operations.marks import Marks

MARKS = Marks("<!-- settings:begin -->", "<!-- settings:end -->")
HEAD = ("Setting", "Type", "Default", "Meaning")

# What an operator may want to change. Whatever else stands in crawler/settings.py is part of the program.
MEANINGS: Mapping[str, str] = {
    "CONTACT": "whom a portal's administrator can write to; part of the User-Agent",
    "USER_AGENT": "what is sent as that; made of `CONTACT` when empty",
    "ARCHIVE_URL": "the database; four slashes for an absolute path; or `postgresql+psycopg://user@host/name`",
    "WARC_ENABLED": "keep every answer as it came",
    "WARC_DIR": "where; when empty, in the folder `warc` beside the archive",
    "WARC_MAX_SIZE": "bytes; a WARC file that has reached it is followed by another",
    "CONDITIONAL_REQUESTS": "ask whether a stored page has changed, and have it sent only then",
    "DOWNLOAD_DELAY": "seconds between two requests; 0 removes every delay but waits at block pages, and is for tests",
    "THROTTLE_DELAY_MAX": "seconds; how far the delay grows while a portal is slow or busy; 0: it does not",
    "ROBOTSTXT_OBEY": "leave it",
    "ROBOTS_RETRY_TIMES": "how often a robots.txt that fails is waited for, before its host is left alone",
    "ROBOTS_DELAY_MAX": "seconds; a longer Crawl-delay is cut to this",
    "BLOCKED_RETRY_TIMES": "how often a request is made again after a block page or Retry-After; 0: never",
    "BLOCKED_WAIT": "seconds, where the portal does not say how long; each further wait is twice as long",
    "BLOCKED_WAIT_MAX": "seconds; the longest wait",
    "DOWNLOAD_TIMEOUT": "seconds for an answer",
    "DOWNLOAD_MAXSIZE": "bytes; a larger answer is no article page",
    "DOWNLOAD_VERIFY_CERTIFICATES": "refuse a portal whose certificate is wrong",
    "RETRY_TIMES": "tries after the first, at once, when there is no answer or a 5xx",
    "CLOSESPIDER_TIMEOUT": "seconds after which a crawl ends, interrupted; 0: never",
    "MEMUSAGE_LIMIT_MB": "memory at which a crawl ends, interrupted",
    "SCHEDULE_FILE": "the operator's file for `scrapy crawl-due`; it need not be there",
    "SCHEDULE_MEMORY_MB": "address space that each crawl of `crawl-due` may have; 0: any",
    "SCHEDULE_GRACE": "seconds that a crawl has to end when `crawl-due` tells it to",
    "LOG_LEVEL": "`DEBUG`, `INFO`, `WARNING` or `ERROR`",
}
_TYPES = {bool: "1 or 0", int: "whole number", float: "number", str: "text"}


def markdown(defaults: Mapping[str, Any]) -> str:
    """Give the settings as a Markdown table."""
    rows = [HEAD, tuple("---" for _ in HEAD)]
    for name, meaning in MEANINGS.items():
        default = default_of(name, defaults)
        rows.append((f"`{name}`", _TYPES[type(default)], _shown(default), meaning.replace("|", "\\|")))
    example = next(iter(MEANINGS))
    return (
        "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\nIn the environment: `{PREFIX}{example}` and so on."
    )


def _shown(default: Any) -> str:
    if isinstance(default, bool):
        return "1" if default else "0"
    return f"`{default}`" if str(default) else "–"
