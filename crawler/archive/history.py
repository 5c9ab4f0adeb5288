"""What the archive knows of one article over time: its captures, and every record that was kept of it."""

import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import Connection, select
from w3lib.url import safe_url_string

from crawler.archive.keeping import KEPT, Kept
from crawler.archive.lines import record_in
from crawler.archive.tables import articles, captures, replaced_records

_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_SHARED = re.compile(r"(?:utm_\w+|fbclid|gclid|zarsrc)(?:=|$)")  # what Facebook, Zalo and others add to a link


class Event(NamedTuple):
    """A capture, or a record that was later replaced; `record` is None where a capture brought nothing new.

    `what` is "capture", or what replaced the record: reclean, reread or crawl, with "-edited" behind it where that had
    been edited in the database. "now" is the record as it is today, where that is none of these.
    """

    at: str
    what: str
    url: str
    http_status: int | None
    run_id: int | None
    revision: int
    record: dict[str, Any] | None


def find(connection: Connection, name: str, portal: str | None = None) -> list[Kept]:
    """Look up articles by an address they were ever captured at, or by their identity; in the order of portals."""
    of_address = select(captures.c.article_id).where(captures.c.url.in_(spellings(name)))
    of_identity = select(articles.c.id).where(articles.c.identity == name)
    query = select(*KEPT).where(articles.c.id.in_(of_address.union(of_identity)))  # an "or" would read all articles
    if portal is not None:
        query = query.where(articles.c.portal == portal)
    return [Kept(*row) for row in connection.execute(query.order_by(articles.c.portal, articles.c.identity))]


def spellings(name: str) -> set[str]:
    """Give an address as it may be kept, however people copy it: with http or https, with or without www and a slash.

    What leads to a place in the page, and what tells who shared it, is left out.
    """
    url = name.strip()
    if not url.lower().startswith(("http://", "https://")):
        return {name}
    try:
        parts = urlsplit(safe_url_string(url))
        host = parts.netloc.lower().removeprefix("www.")
    except ValueError:  # an address like http://[
        return {name}
    query = "&".join(pair for pair in parts.query.split("&") if not _SHARED.match(pair))
    ends = {f"?{query}"} if query else {"", "/"}
    path = parts.path if query else parts.path.rstrip("/")
    paths = {path, _ESCAPED.sub(lambda found: found[0].upper(), path)}
    hosts = [f"{scheme}://{www}{host}" for scheme in ("http", "https") for www in ("", "www.")]
    return {f"{at}{path}{end}" for at in hosts for path in paths for end in ends} | {url}


def history(connection: Connection, known: Kept) -> list[Event]:
    """List what happened to an article, in the order in which the archive came to know it."""
    mine, replaced = captures.c.article_id == known.article_id, replaced_records.c
    events: list[tuple[tuple[int, int], Event]] = []
    for row in connection.execute(select(captures).where(mine)):
        told = record_in(row.record, row.url) if row.record else None
        event = Event(row.fetched_at, "capture", row.url, row.http_status, row.run_id, row.revision, told)
        events.append(((row.id, 0), event))
    for row in connection.execute(select(replaced_records).where(replaced.article_id == known.article_id)):
        told = record_in(row.record, known.url)
        event = Event(row.replaced_at, row.reason, told["url"], None, None, told["revision"], told)
        events.append(((row.capture_id or 0, row.id), event))
    listed = [event for _, event in sorted(events, key=lambda pair: pair[0])]
    now = record_in(known.line, known.url)
    last = next((event.record for event in reversed(listed) if event.record), None)
    if last != now:
        listed.append(Event("", "now", known.url, None, None, known.revision, now))
    return listed
