"""Addresses of NukeViet portals: /[index.php/][vi/][module/]category/slug-ID.html, and what in them names what.

From its public source (includes/functions.php) and seen on running portals. Where the server rewrites no addresses,
the same parts stand in the query: index.php?language=vi&nv=module&op=category/slug-ID.html. Up to 3.x an article's
address ends in a slash: /vi/module/category/slug-ID/.
"""

import re
from urllib.parse import parse_qs, urlsplit

ARTICLE = re.compile(r"^/(?P<module>[\w%-]+/)?(?P<category>[\w%-]+)/[^/]*-(?P<id>\d+)\.html$")
# Categories and pages of lists end in a slash and a number, too (/tin-tuc-66/, /page-2/): a module and a title of some
# words must stand before it.
_OLD_ARTICLE = re.compile(r"^/(?P<module>[\w%-]+/)(?P<category>[\w%-]+)/(?:[^/-]+-){3,}(?P<id>\d+)/$")
# What a module has besides categories and articles, and modules that have no articles.
SERVICE = re.compile(
    r"^/(?:[\w-]+/)?(?:savefile|print|sendmail|tag|topic|groups|content|author|rss|search|seek|feeds|users|contact"
    r"|statistics|voting|comment|archives|banners|admin|install|uploads|assets|themes|rating|siteterms|about|download"
    r"|detail|area|subject|signer)(?:[/.]|$)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^/(?:index\.php(?:/|$))?(?:(?P<language>[a-z]{2})(?:/|$))?")
_LISTING = re.compile(r"^(?:/(?!page-\d)[\w%-]+){1,2}/?$")
DEFAULT = "vi"


def parted(url: str) -> tuple[str, str]:
    """Give the language that an address names, "" where it names none, and its path without that and index.php.

    An address in the query gives the path that it would have if it were rewritten.
    """
    parts = urlsplit(url)
    if "nv=" in parts.query:
        query = parse_qs(parts.query)
        module, op = query.get("nv", [""])[0], query.get("op", [""])[0].strip("/")
        path = f"/{module}/{op}/" if op else f"/{module}/"
        if re.search(r"-\d+(?:\.html)?/$", path) and not re.search(r"/page-\d+/$", path):
            path = f"{path.removesuffix('/').removesuffix('.html')}.html"
        return query.get("language", [""])[0], path
    found = _PREFIX.match(parts.path)
    return (found["language"] or "" if found else ""), _PREFIX.sub("/", parts.path)


def identity(url: str) -> str | None:
    """Give language, module and id, or None for what is no article's address.

    index.php, Vietnamese, which most portals leave out, and the category are no part of an article's identity: another
    category or slug redirects to the canonical address. Each module of each language counts its articles from 1.
    """
    language, path = parted(url)
    found = _article(path)
    if not found and language and "nv=" not in url:  # what seemed a language is a category: /xd/slug-12.html
        language, path = "", f"/{language}{path}"
        found = _article(path)
    if not found:
        return None
    return f"{'' if language in ('', DEFAULT) else f'{language}/'}{found['module'] or ''}{found['id']}"


def _article(path: str) -> re.Match[str] | None:
    return None if SERVICE.search(path) else ARTICLE.match(path) or _OLD_ARTICLE.match(path)


def is_listing(url: str) -> bool:
    """Tell whether an address may be a module's or a category's; the home page of a language is a module's, too."""
    language, path = parted(url)
    query = urlsplit(url).query
    if query and "nv=" not in query:
        return False
    if path == "/":
        return language not in ("", DEFAULT)
    return bool(_LISTING.match(path)) and not SERVICE.search(path) and identity(url) is None


def is_home(url: str) -> bool:
    """Tell whether an address is the home page, of the portal or of one of its languages."""
    return parted(url)[1] == "/"
