"""Addresses of NukeViet portals: /[folder/][index.php/][vi/][module/]category/slug-ID.html, and what names what.

From its public source (includes/functions.php) and seen on running portals. Where the server rewrites no addresses,
the same parts stand in the query: index.php?language=vi&nv=module&op=category/slug-ID.html. Up to 3.x an article's
address ends in a slash: /vi/module/category/slug-ID/. A portal may be installed in a folder of its host; each of its
pages says in which (nv_base_siteurl).
"""

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

# /category/slug-12/page-2.html is the second part of an article.
ARTICLE = re.compile(r"^/(?P<module>(?:[\w%-]+/){0,2})(?P<category>[\w%-]+)/(?!page-\d+\.)[^/]*-(?P<id>\d+)\.html$")
# Categories and pages of lists end in a slash and a number, too (/tin-tuc-66/, /page-2/): a module and a title of some
# words must stand before it.
_OLD_ARTICLE = re.compile(r"^/(?P<module>[\w%-]+/)(?P<category>[\w%-]+)/(?:[^/-]+-){3,}(?P<id>\d+)/$")
# What a module has besides categories and articles, and modules that have no articles.
SERVICE = re.compile(
    r"^/(?:[\w-]+/){0,2}(?:savefile|print|sendmail|amp|tag|topic|groups|content|author|rss|search|seek|feeds|users|contact"
    r"|statistics|voting|comment|archives|banners|admin|install|uploads|assets|themes|rating|siteterms|about|download"
    r"|detail|area|subject|signer)(?:[/.]|$)",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"^/(?![a-z]{2}/)[\w-]+(?=/(?:index\.php|vi|en)(?:/|$))")  # else it is like a module's name
_PREFIX = re.compile(r"^/(?:index\.php(?:/|$))?(?:(?P<language>[a-z]{2})(?:/|$))?")
_BASE = re.compile(rb"""\bnv_(?:base_siteurl|siteroot)\s*=\s*["'](/[\w%-]+)/["']""")
_LISTING = re.compile(r"^(?:/(?!page-\d)[\w%-]+){1,2}/?$")
DEFAULT = "vi"


def parted(url: str) -> tuple[str, str]:
    """Give the language that an address names, "" where it names none, and its path without that and index.php.

    The folder of the portal is no part of the path where one of these follows it. An address in the query gives the
    path that it would have if it were rewritten.
    """
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()} if "nv=" in parts.query else {}
    if "nv" in query:
        path = "/" + "/".join(part for name in ("nv", "op") if (part := query.get(name, "").strip("/")))
        written = re.search(r"/[^/]+/(?!page-)[^/]*-\d+(?:\.html)?$", path.removeprefix(f"/{query['nv']}"))
        return query.get("language", ""), f"{path.removesuffix('.html')}.html" if written else f"{path}/"
    below = parts.path.removeprefix(_folder(parts.path))
    found = _PREFIX.match(below)
    return (found["language"] or "" if found else ""), _PREFIX.sub("/", below)


def _folder(path: str) -> str:
    found = _FOLDER.match(path)
    return found[0] if found else ""


def folder_of(page: bytes) -> str:
    """Give the folder of its host that a page's portal says to be installed in, as "/portal", or ""."""
    found = _BASE.search(page)
    return found[1].decode("ascii") if found else ""


def at_root(url: str, folder: str) -> str:
    """Give an address as it would be if its portal were not installed in a folder."""
    parts = urlsplit(url)
    if not folder or not f"{parts.path}/".startswith(f"{folder}/"):
        return url
    return urlunsplit(parts._replace(path=parts.path.removeprefix(folder) or "/"))


def identity(url: str) -> str | None:
    """Give language, module and id, or None for what is no article's address.

    index.php, Vietnamese, which most portals leave out, and the category are no part of an article's identity: another
    category or slug redirects to the canonical address. Each module of each language counts its articles from 1.
    """
    language, path = parted(url)
    found = _article(path)
    if not found and language and not urlsplit(url).query:  # what seemed a language is a category: /xd/slug-12.html
        language, path = "", f"/{language}{path}"
        found = _article(path)
    if not found:
        return None
    folder = _folder(urlsplit(url).path).lstrip("/")  # a host may have a portal in each of several
    return (
        f"{folder and f'{folder}/'}{'' if language in ('', DEFAULT) else f'{language}/'}{found['module']}{found['id']}"
    )


def category_of(url: str) -> str:
    """Give the address of the listing of an article's category, in the form that the article's address has."""
    if "nv=" in urlsplit(url).query:
        return re.sub(r"(?<=[?&]op=)([^&]*)(?:/|%2f)[^&]+", r"\1", url, flags=re.IGNORECASE)
    return f"{url.partition('?')[0].rstrip('/').rpartition('/')[0]}/"


def place(url: str) -> tuple[str, str]:
    """Give the language and the path of a listing, by which its addresses of all forms are the same."""
    language, path = parted(url)
    if path == "/" and language not in ("", DEFAULT):  # it may be a category
        path = f"/{language}/"
    return language or DEFAULT, path


def _article(path: str) -> re.Match[str] | None:
    return None if SERVICE.search(path) else ARTICLE.match(path) or _OLD_ARTICLE.match(path)


def is_listing(url: str) -> bool:
    """Tell whether an address may be a module's or a category's; the home page of a language is a module's, too."""
    language, path = parted(url)
    asked = set(parse_qs(urlsplit(url).query))
    if asked and not {"nv"} <= asked <= {"language", "nv", "op"}:
        return False
    if path == "/":
        return language not in ("", DEFAULT)
    return bool(_LISTING.match(path)) and not SERVICE.search(path) and identity(url) is None


def is_home(url: str) -> bool:
    """Tell whether an address is the home page, of the portal or of one of its languages."""
    return parted(url)[1] == "/"
