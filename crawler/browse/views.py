"""The pages: the search, an article, and its stored page as it is put into a frame."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request, Response

from crawler.archive.database import ArchiveError
from crawler.archive.store import Archive
from crawler.archive.warc_files.pages import Damaged
from crawler.article import paragraphs
from crawler.browse.article import gather, record_id_of
from crawler.browse.facets import FACETS, by_year, counted, label, total
from crawler.browse.original import HEADERS as SANDBOX
from crawler.browse.original import Page, stored_page
from crawler.browse.query import terms
from crawler.browse.searching import PAGE, SORTS, search
from crawler.browse.words import language_of, moment, number, percent, words_in

HTML = "text/html; charset=utf-8"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Vary": "Accept-Language",
}
Routes = list[tuple[str, Callable[..., Awaitable[Any]]]]  # a pattern of paths, and what answers them

LAST_PAGE = 10_000  # an offset beyond it is nobody's wish
DIGITS = 8  # of a number of a page; a longer one takes long to read
FIRST_SHOWN = 8  # values of a facet before "more"


def routes(archive: Archive, directory: Path) -> Routes:
    """Give the routes and what answers them, as Datasette's register_routes takes them.

    `archive` is what the pages show, `directory` the folder of its WARC files.
    """

    async def found(request: Request, datasette: Datasette) -> Response:
        return await search_page(request, datasette)

    async def article(request: Request, datasette: Datasette) -> Response:
        return await article_page(archive, request, datasette)

    async def original(request: Request) -> Response:
        return await original_page(archive, directory, request)

    return [
        (r"^/$", found),
        (r"^/article/(?P<id>[0-9]{1,18})$", article),
        (r"^/article/(?P<id>[0-9]{1,18})/original/(?P<capture>[0-9]{1,18})$", original),
    ]


async def search_page(request: Request, datasette: Datasette) -> Response:
    """Answer the start page: the newest articles, or what is searched for."""
    given = {name: value for name in ("q", "sort", "lang", *FACETS) if (value := request.args.get(name) or "")}
    asked = terms(given.get("q", ""))
    chosen = {name: given[name] for name in FACETS if name in given}
    sorts = SORTS if asked else SORTS[1:]  # nothing is relevant to no words
    sort = given["sort"] if given.get("sort") in sorts else sorts[0]
    page = page_number(request.args.get("page") or "")
    context: dict[str, Any] = {"too_slow": False, "hits": [], "count": 0, "facets": {}, "years": {}, "widened": False}
    words = words_in(spoken(request))
    try:
        result = await search(datasette.get_database("search"), asked, chosen, sort, page - 1)
    except QueryInterrupted:
        context["too_slow"] = True
    else:
        facets = counted(result.counts, chosen, words)
        context |= {
            "hits": result.hits,
            "count": total(result.counts, chosen),
            "facets": {name: values for name, values in facets.items() if name != "month"},
            "years": by_year(facets["month"]),
            "widened": result.widened,
        }
        page = result.page + 1
    context |= {
        "given": given,
        "asked": asked,
        "chosen": {name: label(name, value, words) for name, value in chosen.items()},
        "sort": sort,
        "sorts": sorts,
        "page": page,
        "pages": min(-(-context["count"] // PAGE), LAST_PAGE),
        "with_": partial(address, given),
        "first_shown": FIRST_SHOWN,
    }
    return await rendered(datasette, request, "search", context)


def page_number(written: str) -> int:
    """Give the number of a page of hits; 1 for what is none."""
    is_number = written.isascii() and written.isdigit() and len(written) <= DIGITS
    return min(max(int(written), 1), LAST_PAGE) if is_number else 1


async def article_page(archive: Archive, request: Request, datasette: Datasette) -> Response:
    """Answer an article's page, or say that there is none."""
    try:
        gathered = await to_thread(gather, archive, int(request.url_vars["id"]))
    except ArchiveError as problem:
        return await told(datasette, request, 503, "failed", str(problem))
    if gathered is None:
        return await told(datasette, request, 404, "not_found", words_in(spoken(request))["no_article"])
    stored = [capture for capture in gathered.captures if capture.record_id]
    asked = request.args.get("capture")
    shown = next((capture for capture in stored if str(capture.capture_id) == asked), stored[0] if stored else None)
    record = gathered.known.record
    context = {"gathered": gathered, "record": record, "body": paragraphs(record["body"]), "shown": shown}
    return await rendered(datasette, request, "article", context)


async def original_page(archive: Archive, directory: Path, request: Request) -> Response:
    """Answer the page that was stored at a capture of an article, as text that can do nothing."""

    def read() -> Page | None:
        record_id = record_id_of(archive, int(request.url_vars["id"]), int(request.url_vars["capture"]))
        if record_id is None:
            raise Damaged(words_in(spoken(request))["not_stored"])
        return stored_page(archive, directory, record_id)

    try:
        page = await to_thread(read)
    except (Damaged, ArchiveError) as problem:
        title = words_in(spoken(request))["no_original"]
        return Response(f"{title}: {problem}\n", 404, SANDBOX, "text/plain; charset=utf-8")
    if page is None:
        return Response(words_in(spoken(request))["not_text"] + "\n", 415, SANDBOX, "text/plain; charset=utf-8")
    body = page.text.encode("utf-8", "replace")
    return Response(body, 200, SANDBOX, HTML if page.html else "text/plain; charset=utf-8")


async def told(datasette: Datasette, request: Request, status: int, title: str, text: str) -> Response:
    """Answer with a page that says what is wrong."""
    return await rendered(datasette, request, "message", {"title": title, "text": text}, status)


async def rendered(
    datasette: Datasette, request: Request, name: str, context: Mapping[str, Any], status: int = 200
) -> Response:
    """Answer with a template, in the language of whoever asks."""
    language = spoken(request)
    here = [(key, value) for key in request.args for value in request.args.getlist(key) if key != "lang"]
    other = "en" if language == "vi" else "vi"
    words = words_in(language)
    common = {
        "language": language,
        "other": other,
        "other_address": f"{request.path}?{urlencode([*here, ('lang', other)])}",
        "home": address({"lang": request.args.get("lang") or ""}),
        "kept_language": request.args.get("lang") or "",
        "w": words,
        "named": partial(label, words=words),
        "number": partial(number, language=language),
        "moment": partial(moment, language=language),
        "percent": percent,
        "is_web": is_web,
        "has_tables": "archive" in datasette.databases,
    }
    html = await datasette.render_template(f"browse/{name}.html", {**common, **context}, request=request)
    return Response(html, status, HEADERS, HTML)


def spoken(request: Request) -> str:
    """Give the language that a page is asked for in."""
    return language_of(request.args.get("lang"), request.headers.get("accept-language", ""))


def address(given: Mapping[str, Any], **changed: Any) -> str:
    """Give the address of a search with some of its values changed; None takes one away, and so does a new search."""
    values = {**{name: value for name, value in given.items() if name != "page"}, **changed}
    kept = {name: value for name, value in values.items() if value not in (None, "")}
    return f"/?{urlencode(kept)}" if kept else "/"


def is_web(url: Any) -> bool:
    """Tell whether an address that a page named may be a link: no javascript:, no file:."""
    return isinstance(url, str) and url.lower().startswith(("http://", "https://"))
