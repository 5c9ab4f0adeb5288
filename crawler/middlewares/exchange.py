"""What the WARC files say of an exchange, and of the run that it is of, as Scrapy has it."""

import json
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.archive.warc_files.warc_records import Exchange
from crawler.crawl.page_account import role

TIME = "asked_at"  # in Request.meta: when it went out


def listed_name(spider: Any, request: Request, response: Response) -> str | None:
    """Give the name of the article at an address that only the portal's lists told for one's: no reader could know."""
    is_told = role(request) == "article" and spider.identity_of(response.url) is None
    return spider.ours(response.url) if is_told else None


def exchanged(request: Request, response: Response, listed: str | None = None) -> Exchange:
    """Give what was asked and answered, as Scrapy had it: header names in one case, transfer coding undone.

    `listed` is the article's name where its address does not tell that it is one's.
    """
    at = request.meta.get(TIME) or datetime.now(UTC)
    seconds = max((datetime.now(UTC) - at).total_seconds(), 0)  # the clock may have been set back meanwhile
    referrer = (request.headers.get("Referer") or b"").decode("latin-1")
    return Exchange(
        url=response.url,
        at=at,
        status=response.status,
        headers=response.headers.to_string() or b"",
        body=response.body,
        method=request.method,
        request_headers=request.headers.to_string() or b"",
        request_body=request.body,
        protocol=response.protocol or "HTTP/1.1",
        ip_address=str(response.ip_address) if response.ip_address else None,
        notes={
            "role": role(request),
            "fetchTimeMs": f"{seconds * 1000:.0f}",
            **({"via": referrer} if referrer else {}),
            **({"listedAs": listed} if listed else {}),
        },
    )


def about_run(spider: Any, settings: BaseSettings) -> dict[str, str]:
    """Give what each file says of its run: enough to make the run anew from the file alone."""
    return {
        "software": f"baotinh/{version('baotinh')} scrapy/{version('scrapy')} python/{platform.python_version()}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        **({"operator": settings["CONTACT"]} if settings.get("CONTACT") else {}),
        "http-header-user-agent": settings.get("USER_AGENT", ""),
        "isPartOf": spider.portal,
        "spider": spider.name,
        "run": str(spider.account.run_id),
        "started": datetime.now(UTC).isoformat(),
        "arguments": json.dumps(spider.arguments.as_dict(), ensure_ascii=True),
    }
