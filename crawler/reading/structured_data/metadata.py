"""What a page says of itself: JSON-LD, OpenGraph and other meta tags, microdata of schema.org.

All of it is a claim: portals print edit times as publishing times, accounts as authors, former domains as addresses.
Readers that know their platform trust what the page shows; this is for the rest, and for pages of unknown platforms.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.reading.lines.dates import MIDNIGHT, parse_date
from crawler.reading.lines.names import is_account
from crawler.reading.lines.one_line import printable
from crawler.reading.lines.resolve import is_whole, resolve
from crawler.reading.outlinks.links import LONGEST_ADDRESS
from crawler.reading.structured_data import json_ld
from crawler.reading.structured_data.encoded import decoded, texts
from crawler.reading.structured_data.microdata import microdata
from crawler.reading.structured_data.site_name import is_site, without_home, without_site


@dataclass
class Metadata:
    """What a page says of itself; text is NFC, unescaped and folded, an unknown scalar is None."""

    title: str | None = None
    description: str | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    section: list[str] = field(default_factory=list)  # outermost first, without home
    tags: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    published_at: str | None = None  # ISO 8601 at +07:00
    modified_at: str | None = None
    published_raw: str | None = None
    image: str | None = None
    language: str | None = None  # without the country: vi
    type: str | None = None  # NewsArticle, article, website, …


# The first source that says something counts: ld is the page's article in JSON-LD, item the one in microdata, the
# others are meta tags by property or name.
_SOURCES = {
    "title": "ld:headline ld:name og:title item:headline twitter:title dc.title <title>",
    "description": "ld:description og:description description twitter:description dc.description item:description",
    "site_name": "og:site_name ld:publisher application-name",
    "section": "ld:articlesection article:section item:articlesection",
    "tags": "article:tag ld:keywords news_keywords keywords item:keywords",
    # Publishers are named as authors, too: the site's own name is none. ONECMS pages have the byline in dable:author.
    "authors": "ld:author article:author dable:author item:author dc.creator author",
    # In microdata of NukeViet pages datePublished is the time of the last edit, in its meta tag it is not.
    "published": "ld:datepublished article:published_time dc.date.issued dc.date item:datepublished pubdate",
    "modified": "ld:datemodified article:modified_time og:updated_time item:datemodified",
    "image": "ld:image og:image twitter:image item:image",
    "language": "ld:inlanguage <lang> content-language og:locale",  # og:locale is often left at en_US
    "type": "ld:@type item:@type og:type",
}
SOURCES = {name: sources.split() for name, sources in _SOURCES.items()}

Tags = dict[str, list[HtmlElement]]  # by name
Claims = dict[str, list[str]]  # by the name of their source, in the order of the page

# ONECMS pages give "1/8/2026 10:02:01 AM" for 8 January: whether the month is first is for their platform to say.
_MAYBE_US = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\b.*[AP]M", re.IGNORECASE)
_LETTERS_TO = re.compile(r"[(<]?[^\s()<>,;]+@[^\s()<>,;]+[)>]?")
_CANONICAL: Any = XPath("head/link[@rel='canonical']")


def language_code(said: str | None) -> str | None:
    """Give the code of a language without its country, or None where the text begins with none."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", (said or "").lower())
    return found[0] if found else None


def read_metadata(root: HtmlElement, base_url: str = "") -> Metadata:
    """Read the metadata of the page whose root is given; base_url completes relative addresses. Never raises.

    JSON-LD goes before OpenGraph and other meta tags, these before microdata; SOURCES has the order field by field.
    A site's name at the end of a title is dropped, and is no author. The section is the breadcrumb of JSON-LD before
    anything else. A date alone gives way to a time of the same day from a later source. published_raw is what
    published_at was read from, or the first text that could not be read: the platform may know better, as with
    month-first dates of ONECMS.
    """
    tags = _tags_of(root, "html", "title", "meta", "link", "script")
    nodes = list(json_ld.nodes(tags["script"]))
    canonical = _canonical(tags, base_url)
    claims = _claims(tags, json_ld.article_of(nodes, canonical), nodes)
    for name, value in microdata(root):
        claims[f"item:{name}"].append(value)

    def said(name: str) -> list[list[str]]:
        return [values for source in SOURCES[name] if source in claims and (values := texts(claims[source]))]

    def first(name: str) -> str | None:
        return next((values[0] for values in said(name)), None)

    site_names = [name.lower() for values in said("site_name") for name in values]
    title = without_home(without_site(first("title"), site_names))
    titles = [one.lower() for values in said("title") for one in values]
    authors = (
        [a for a in values if "://" not in a and not is_site(a, site_names, titles)] for values in said("authors")
    )
    published_at, published_raw = _time(said("published"))
    images = (claims[source] for source in SOURCES["image"])
    return Metadata(
        title=title,
        description=first("description"),
        canonical_url=canonical,
        site_name=first("site_name"),
        section=json_ld.breadcrumb(nodes, title, canonical) or next(iter(said("section")), []),
        tags=next(map(_tags, said("tags")), []),
        authors=[name for one in next(filter(None, authors), []) if (name := _named(one)) and not is_account(name)],
        published_at=published_at,
        modified_at=_time(said("modified"))[0],
        published_raw=published_raw,
        image=next((url for values in images for value in values if (url := _address(value, base_url))), None),
        language=language_code(first("language")),
        type=first("type"),
    )


def canonical_url(root: HtmlElement, base_url: str) -> str | None:
    """Give the absolute http(s) address that the page names as its own, in <link rel=canonical> or og:url, or None."""
    in_head = _CANONICAL(root)  # as it almost always stands
    return _canonical({"link": in_head, "meta": []}, base_url) or _canonical(_tags_of(root, "meta", "link"), base_url)


def _tags_of(root: HtmlElement, *names: str) -> Tags:
    """Collect elements by name in one pass.

    The root's siblings too: a stray </html>, as seen on MEDIATECH pages, leaves the page beside its root.
    """
    found: Tags = {name: [] for name in names}
    for top in (root, *root.itersiblings()):
        for element in top.iter(*names):
            found[element.tag].append(element)
    return found


def _canonical(tags: Tags, base_url: str) -> str | None:
    named = [link.get("href", "") for link in tags["link"] if "canonical" in link.get("rel", "").lower().split()]
    named += [tag.get("content", "") for tag in tags["meta"] if "og:url" in (tag.get("property"), tag.get("name"))]
    return next((url for value in named if (url := _address(value, base_url))), None)


def _claims(tags: Tags, article: json_ld.Node, nodes: list[json_ld.Node]) -> Claims:
    """Collect what the head and JSON-LD say, as printed."""
    claims: Claims = defaultdict(list)
    for tag in tags["meta"]:
        name = tag.get("property") or tag.get("name") or tag.get("http-equiv") or ""
        claims[name.strip().lower().replace("dcterms.", "dc.")].append(tag.get("content", ""))
    own = (title for title in tags["title"] if next(title.iterancestors("svg"), None) is None)
    claims["<title>"] = [title.text_content() for title in own]
    claims["<lang>"] = [tag.get("lang", "") for tag in tags["html"]]
    # The fullest object of an @id is the one that the bare references to it mean.
    by_id = {node["@id"]: node for node in sorted(nodes, key=len) if isinstance(node.get("@id"), str)}
    for name, value in article.items():
        keys = ("url", "contentUrl") if name == "image" else ("name", "@value")
        claims[f"ld:{name.lower()}"] = [
            v.rsplit("/")[-1] if name == "@type" else v for v in json_ld.strings(value, keys, by_id)
        ]
    return claims


def _named(author: str) -> str:
    """Give an author without an address for letters."""
    return _LETTERS_TO.sub("", author).strip(" ,;") if "@" in author else author


def _time(said: list[list[str]]) -> tuple[str | None, str | None]:
    """Give the first time that can be read and its text; a date alone gives way to a time of that day."""
    raw = [text for values in said for text in values]
    read = [(at, text) for text in raw if not _MAYBE_US.match(text) and (at := parse_date(text))]
    if not read:
        return None, raw[0] if raw else None
    day = read[0][0][:11]
    return next((one for one in read if one[0].startswith(day) and not one[0].endswith(MIDNIGHT)), read[0])


def _tags(values: list[str]) -> list[str]:
    """Take a list of tags as it is, and a single text apart at its commas."""
    return texts(re.split("[,;]", values[0])) if len(values) == 1 else values


def _address(value: str, base_url: str) -> str | None:
    """Give the absolute http(s) address without its fragment, or None; letters of the path stay as they are."""
    if is_whole(value) and len(value) <= LONGEST_ADDRESS:
        return value
    try:
        named = decoded(value).strip().partition("#")[0]
        url = printable(resolve(base_url, named).replace(" ", "%20"))
        parts = urlsplit(url)
        # A port that is no number raises ValueError when it is asked for.
        well_formed = parts.scheme in ("http", "https") and parts.hostname and "%" not in parts.netloc + str(parts.port)
    except ValueError:
        return None
    # An empty address would name the base.
    return url if named and well_formed and len(url) <= LONGEST_ADDRESS else None
