"""Whom a portal's administrator can write to: needed for any portal that is not in the own network."""

import re
import sys
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from crawler.configuration import agent_of
from crawler.middlewares.private_addresses import is_private

# RFC 6761: names that are nobody's server in the internet.
_RESERVED = re.compile(r"(?:^|\.)(?:localhost|test|example|invalid)\.?$")
_CONTACT = re.compile(
    r"[^\s@<>()]+@[^\s@<>()]+\.\w{2,}"  # an e-mail address
    r"|https?://[^\s/<>()]+\.\w{2,}"  # a page
    r"|(?<![\w.])\+?\d(?:[ .-]?\d){7,14}(?!\w)"  # a telephone number: E.164 has at most 15 digits
)
REMEDY = 'set BAOTINH_CONTACT="name, e-mail address", or add -s CONTACT=…'


def is_contact(text: str) -> bool:
    """Tell whether a text has an e-mail address, a web address or a telephone number."""
    return bool(_CONTACT.search(text))


def is_strangers(address: str) -> bool:
    """Tell whether an address leads to somebody's server: not to this machine, the own network, or a reserved name."""
    host = (urlsplit(address).hostname or "").lower()
    return bool(host) and not is_private(host) and not _RESERVED.search(host)


def problem(settings: BaseSettings) -> str | None:
    """Say what is wrong with the contact, and the remedy; None when nothing is."""
    given = settings.get("CONTACT") or ""
    if is_contact(given):
        return None
    if not given.strip():
        return f"a portal must be able to reach whoever crawls it, and no contact is set: {REMEDY}"
    return f"the contact {given!r} has no e-mail address, web address or telephone number: {REMEDY}"


def asked() -> str:
    """Ask for a contact at the terminal; nothing where there is none."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    print(  # noqa: T201 - the user is asked
        "Portals are told who crawls them. An e-mail address, web page or telephone number of yours: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    given = sys.stdin.readline().strip()
    if is_contact(given):
        print(f"To keep it: export BAOTINH_CONTACT='{given}'", file=sys.stderr)  # noqa: T201 - as above
    return given


def use_contact(settings: BaseSettings, starts: Iterable[str], ask: Callable[[], str] = asked) -> None:
    """Put the contact into the User-Agent; for a portal of others ask for it when it is missing.

    `starts` are the addresses that a crawl begins at. Raises ValueError with one line when there is no usable contact.
    """
    if any(map(is_strangers, starts)):
        if not (settings.get("CONTACT") or "").strip() and (given := ask()):
            settings.set("CONTACT", given, priority="cmdline")
        if said := problem(settings):
            raise ValueError(said)
    if (settings.getpriority("CONTACT") or 0) > (settings.getpriority("USER_AGENT") or 0):
        settings.set("USER_AGENT", agent_of(settings["CONTACT"]), priority="cmdline")
