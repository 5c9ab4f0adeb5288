"""What holds for every request and answer: only reading, only to whom it is meant, and the headers that keep it so."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# Where an answer does not say otherwise; Datasette's own pages need their inline scripts, and get no policy of ours.
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
}


def guarded(app: App, host: str) -> App:
    """Wrap an application: refuse all but GET and HEAD, foreign host names, and Datasette's pages about itself."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def guarded_send(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", []))
                there = {name.lower() for name, _ in given}
                given += [pair for pair in HEADERS.items() if pair[0] not in there]
                message = {**message, "headers": given}
            await send(message)

        problem = refusal(scope, host)
        if problem:
            await plain(guarded_send, *problem)
        else:
            await app(scope, receive, guarded_send)

    return answer


def refusal(scope: Scope, host: str) -> tuple[int, str] | None:
    """Tell why a request is refused, with its status; None where it is not.

    The name of the host is looked at because a site that a reader visits may have its own name lead to loopback, and
    read what it is answered (DNS rebinding).
    """
    if scope["method"] not in ("GET", "HEAD"):
        return 405, "the archive is only read here"
    asked = host_of(scope.get("headers", []))
    if host in LOOPBACK and asked not in LOOPBACK:
        return 403, "this is served to this machine alone; open it by the address that scrapy browse told"
    if of_another_site(scope.get("headers", [])):
        return 403, "this is for no other site's pages"
    path = scope["path"]
    if path.startswith("/-/") and not path.startswith(("/-/static/", "/-/static-plugins/")):
        return 404, "there is no such page"
    return None


def of_another_site(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Tell whether another site's page has its reader's browser ask, as for a picture; a link that is followed is none.

    Browsers say so by Fetch Metadata (https://www.w3.org/TR/fetch-metadata/). Such a page could ask for much, in SQL.
    """
    said = {name.lower(): value for name, value in headers}
    near = said.get(b"sec-fetch-site", b"none") in (b"none", b"same-origin")
    return not near and said.get(b"sec-fetch-mode") != b"navigate"


def host_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """Give the name in the Host header, without port and brackets."""
    given = next((value for name, value in headers if name.lower() == b"host"), b"").decode("latin-1").lower()
    return given[1:].partition("]")[0] if given.startswith("[") else given.partition(":")[0]


async def plain(send: Send, status: int, text: str) -> None:
    """Answer with one line of text."""
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})
