"""Which addresses look like an article's, a section's or an author's, to who does not know the site's platform.

A portal of an unknown platform is crawled by them, and on any page they tell the links to other articles.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.reading.outlinks.links import FILE, LONGEST_ADDRESS

_DENY = (
    r"tags?|tu-khoa|topics?|chu-de|authors?|tac-?gia|users?|login|dang-nhap|dang-ky|register|search|tim-kiem|rss|feeds?"
    r"|print|in-trang|comments?|binh-luan|page|trang|contact|lien-he|gioi-thieu|sitemap|wp-admin|wp-login\.php|category"
    r"|chuyen-muc|video|album|uploads?|assets|images?|static|themes?|download|account|tai-khoan|quang-cao"
)
_KEY = r"(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{24})(?![0-9a-f])"
ARTICLE_URL = re.compile(
    r"/(?:[^/]+[-_.](?:a|post|id)?)?\d{3,}(?:[-_][^/]*)?(?:\.(?:html?|aspx|php|bbg|vn))?/?$"  # an id at the end
    rf"|/(?:[^/]+[-_.])?{_KEY}(?:\.html?)?/?$"  # or the key of a database
    r"|/(?:[^/-]+-){4,}[^/-]+(?:\.(?:html?|aspx|php))?/?$"  # or a slug of five words and more
    r"|/20\d\d/\d{1,2}/(?:\d{1,2}/)?[^/]+-[^/]+/?$"  # or a slug below its day or month
    r"|/(?i:chi-?tiet|details?|view|xem|bai-?viet|articles?)/\d+/[^/]+/?$"  # or a number and a slug behind a word
    r"|/(?i:newsid|articleid|ndid|postid)/(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?:/|$)"  # or a key and its value
)
# On portals in ASP.NET or PHP an article's id is a parameter: chitiet.aspx?id=20345, index.php?view=article&id=12:slug.
# tc, the text, and cn, its section, are of the platform of Huế's portals: /?gd=1&cn=28&tc=8934.
_ID = re.compile(
    r"(?:news|article|art|item|post|content|tin|bai|bai_?viet|new|detail|story)?_?id(?:tin|news|bv)?|p|nid|aid|sid|tc"
    r"|(?:ma_?)?(?:tin|bai|bai_?viet|bv)|ma",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\d{{1,9}}(?::.*)?|\{{?{_KEY}\}}?", re.IGNORECASE)
_OF_ARTICLE = re.compile(r"detail|chi-?_?tiet|view|article|xem|bai-?_?viet|newsid|content|show", re.IGNORECASE)
_OF_LIST = re.compile(
    r"cat|list|danh-?_?muc|chuyen-?_?muc|tag|search|tim-?kiem|login|album|video|rss|print|(?:tac-?gia|author)\.",
    re.IGNORECASE,
)
# WebSphere writes a page's state into its address, which says nothing of the article; or names that as a parameter.
_STATE = re.compile(r"/!ut/.*", re.IGNORECASE)
_CONTENT = re.compile(r"wcm_global_context|urile", re.IGNORECASE)
_VIEWS = frozenset("view op act task mod action".split())
# A section has its name below a word that says so, /chuyen-muc/thoi-su, or its number as a parameter: tin.aspx?cat=3,
# ?mod=news&act=list&cat=2. Of addresses that have no parameters but by choice, /tin-tuc?sort=new, only a word tells.
_SECTION_PATH = re.compile(
    r"(?:/[\w-]+)?/(?:category|chuyen-muc|danh-muc|loai-tin|videos?|albums?)(?:/(?!page/)[\w%-]+){1,3}(?:\.html?)?/?",
    re.IGNORECASE,
)
_SECTION_PAGE = re.compile(r"/(?:category|chuyen-?muc|danh-?muc|loai-?tin|nhom-?tin)/?$", re.IGNORECASE)
_PROGRAM = re.compile(r"\.(?:aspx?|php|jsp|do)$", re.IGNORECASE)
_SECTION_KEY = re.compile(
    r"(?:id_?)?(?:cat|cate|category|cn|nhom|loai|menu|chuyen-?_?muc|danh-?_?muc)(?:_?id)?", re.IGNORECASE
)
_NO_LIST = re.compile(
    r"login|dang-?_?nhap|register|search|tim-?_?kiem|print|rss|contact|lien-?_?he|feedback", re.IGNORECASE
)
MOSTLY = 0.75  # of the addresses in a folder
NAME_HYPHENS = 2
LONG_ID = 3  # digits: a shorter id is an article's only where a word says so
_DAY = r"/(?:20\d\d[-/]\d\d?(?:[-/]\d\d?)?|\d\d?-\d\d?-20\d\d)/?$"  # what is of a day, or of a month
# A program that makes the page to print: InTin.aspx?id=…, in-bai-viet.php, PrintPreview.aspx.
_PRINTS = r"/(?:in[-_]?(?:tin|bai|trang|an)|print)[-_]?(?:viet|tin|news|article|page|(?:pre)?view)?\.(?:aspx?|php|jsp)$"
_LISTED = r"/(?:danh-muc|loai-tin)/(?:\d+/)?[^/.]*[^/.\d]/?$"  # a section, however many words its name has
OTHER_URL = re.compile(
    rf"/(?:{_DENY})(?:/|$)|{_PRINTS}|{_LISTED}|{_DAY}|-(?:ptag|tag\d+|event\d*)\.html$|\.(?:jpe?g|png|gif|mp[34]|xml|css|js)$|{FILE}$",
    re.IGNORECASE,
)

# Of a page that lists what an author wrote: /tac-gia/lo-hac, /author/lo-hac, ?author=12, tac-gia.aspx?id=1204.
_AUTHOR_URL = re.compile(
    r"/(?:tac-?gia|authors?|but-?danh|phong-?vien|cong-?tac-?vien)(?:/[^/?#]|\.\w+\?)|[?&](?:author|tac-?gia)(?:_?id)?=\w",
    re.IGNORECASE,
)


def identity_of(url: str) -> str | None:
    """Give what names the article at an address: its path, with its id if that is a parameter; or None.

    Raises ValueError for what is no address.
    """
    parts = urlsplit(url)
    path = _STATE.sub("", parts.path)
    if OTHER_URL.search(path):
        return None
    asked = parse_qsl(parts.query)
    named = [value for name, value in asked if _CONTENT.fullmatch(name)]
    named += [
        f"/{value}" for name, value in asked if name == "op" and "/" in value
    ]  # NukeViet: ?nv=news&op=section/slug-12
    if parts.query.startswith("/"):  # /chi-tiet-tin?/slug/20345
        written = parts.query.partition("&")[0].rstrip("/")
        return f"{path}?{written}" if ARTICLE_URL.search(written) and not _OF_LIST.search(path) else None
    if found := next(filter(ARTICLE_URL.search, (path, *named)), None):
        return found.rstrip("/")
    if path != parts.path and _OF_ARTICLE.search(path.rpartition("/")[2]):  # the state says which
        return parts.path.rstrip("/")
    return _by_number(parts, asked)


def _by_number(parts: SplitResult, asked: list[tuple[str, str]]) -> str | None:
    """Give path and number of an address whose parameters say that it is an article's."""
    numbers = ((name, value) for name, value in asked if _ID.fullmatch(name) and _NUMBER.fullmatch(value))
    name, value = next(numbers, ("", ""))
    number = value.partition(":")[0]
    words = " ".join([parts.path, name, *(said for one, said in asked if one != name and not said.isdigit())])
    if not number or (name.lower() == "p" and (parts.path.strip("/") or len(number) < LONG_ID)):
        return None
    if any(one in _VIEWS and _OF_LIST.match(said) for one, said in asked):  # view=category
        return None
    if _OF_LIST.search(words) and not _OF_ARTICLE.search(words):
        return None
    path = parts.path.lower() if parts.path.lower().endswith((".aspx", ".asp")) else parts.path  # Windows folds case
    return f"{path}?{name}={number}" if len(number) >= LONG_ID or _OF_ARTICLE.search(words) else None


def may_list(url: str) -> bool:
    """Tell whether an address names a section: by a word in its path, or by a parameter."""
    parts = urlsplit(url)
    if _SECTION_PATH.fullmatch(parts.path):
        return True
    if _NO_LIST.search(url):
        return False
    if _STATE.search(parts.path) or parts.query.startswith("/"):
        return identity_of(url) is None
    keys = [name for name, _ in parse_qsl(parts.query)]
    if _SECTION_PAGE.search(parts.path) and any(map(_ID.fullmatch, keys)):
        return True
    return bool(_PROGRAM.search(parts.path)) or any(map(_SECTION_KEY.fullmatch, keys))


def beside_articles(urls: Iterable[str], least: int, named: Callable[[str], str | None] = identity_of) -> list[str]:
    """Give the addresses that stand in a folder, not the topmost, with `least` articles and few others.

    `named` gives what names an article at an address, or None.
    """
    folders: dict[str, dict[str, bool]] = defaultdict(dict)
    for url in urls:
        parts = urlsplit(url)
        if (folder := parts.path.rstrip("/").rpartition("/")[0]) and not parts.query:
            folders[folder][url] = named(url) is not None
    full = [found for found in folders.values() if least <= sum(found.values()) >= MOSTLY * len(found)]
    return [url for found in full for url, is_article in found.items() if not is_article]


def is_folder_page(url: str) -> bool:
    """Tell an address of some words in a folder, without a parameter: a section's is as likely as an article's."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    return bool(folder) and not parts.query and name.count("-") >= NAME_HYPHENS and not OTHER_URL.search(parts.path)


def article_path(link: HtmlElement) -> str | None:
    """Give what names the article that a link leads to, where it looks like one's address, else None."""
    href = link.get("href") or ""
    return _path_of(href) if len(href) <= LONGEST_ADDRESS else None


def leads_to_author(link: HtmlElement) -> bool:
    """Tell whether a link leads to a page about an author."""
    return _AUTHOR_URL.search((link.get("href") or "")[:LONGEST_ADDRESS]) is not None


@lru_cache(4096)  # a page links to an article from its picture and its headline, a menu to the same on every page
def _path_of(href: str) -> str | None:
    if not href or href.startswith(("#", "javascript:")):
        return None
    try:
        return identity_of(urljoin("http://-/", href))
    except ValueError:  # an address like http://[
        return None
