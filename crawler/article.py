"""The record: what is kept of one article, and what one JSON line holds.

The field names are a contract with everyone who reads an export: fields are added, never renamed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import UnionType
from typing import Any, get_args, get_origin

from itemadapter import ItemAdapter


class NotAnArticle(Exception):  # noqa: N818 - it names what the page is, and is no fault
    """A page that is refused: `reason` is a short slug that is counted, `detail` says more for a human."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def about(meaning: str, **schema: Any) -> dict[str, Any]:
    """Give the metadata of a field: its meaning and what the JSON Schema says of it beyond its type."""
    return {"json_schema_extra": {"description": meaning, **schema}}


@dataclass
class Image:
    """A picture of the article (schema.org ImageObject)."""

    url: str | None = field(default=None, metadata=about("absolute address; null in a text dump"))
    caption: str | None = field(default=None, metadata=about("the words under the picture, as printed"))
    credit: str | None = field(default=None, metadata=about("the photographer, where one is named"))


@dataclass
class Attachment:
    """A file offered with the article (schema.org MediaObject)."""

    url: str = field(metadata=about("absolute address"))
    name: str | None = field(default=None, metadata=about("file name or link text"))


SCHEMA_VERSION = 1  # of the record; raised when a field is added

NOTE = (
    "One article, as one capture saw it (schema.org NewsArticle). Times are Vietnam's, ISO 8601 at +07:00; text is"
    ' Unicode NFC; lists are never null; an unknown scalar is null and never "". In CSV null is an empty cell, lists'
    " and objects are JSON, and a text that a spreadsheet would run as a formula has one apostrophe before it."
)

TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$"


@dataclass
class Article:
    """One article; NOTE says what holds of all its fields."""

    url: str = field(metadata=about("address fetched; the file's name for a text dump"))
    canonical_url: str | None = field(default=None, metadata=about("address that the page names as its own"))
    portal: str | None = field(default=None, metadata=about("spider name, or the host of a portal crawled by address"))
    province: str | None = field(default=None, metadata=about("slug of one of today's 34 provinces"))
    former_province: str | None = field(
        default=None, metadata=about("slug of the province before July 2025, where the portal was that one's")
    )
    kind: str | None = field(default=None, metadata=about("newspaper, party, government or broadcaster"))
    kicker: str | None = field(default=None, metadata=about("line above the title (alternativeHeadline)"))
    title: str | None = field(default=None, metadata=about("headline"))
    lead: str | None = field(default=None, metadata=about("sapo (abstract); null where the page has none"))
    body: str | None = field(
        default=None,
        metadata=about("paragraphs joined by a blank line (articleBody); no captions, labels, widgets, nor the lead"),
    )
    authors: list[str] = field(default_factory=list, metadata=about("bylines (author)"))
    source: str | None = field(default=None, metadata=about("the outlet it was taken from (isBasedOn): Nguồn tin"))
    section: list[str] = field(default_factory=list, metadata=about("breadcrumb, outermost first (articleSection)"))
    tags: list[str] = field(default_factory=list, metadata=about("keywords"))
    images: list[Image] = field(default_factory=list, metadata=about("pictures with captions and credits (image)"))
    attachments: list[Attachment] = field(default_factory=list, metadata=about("files (associatedMedia)"))
    published_at: str | None = field(default=None, metadata=about("time of publication (datePublished)", pattern=TIME))
    published_raw: str | None = field(default=None, metadata=about("the text that published_at was read from"))
    modified_at: str | None = field(
        default=None, metadata=about("time of the last change (dateModified)", pattern=TIME)
    )
    fetched_at: str | None = field(default=None, metadata=about("time of the capture", pattern=TIME))
    http_status: int | None = field(default=None, metadata=about("HTTP status of the capture"))
    language: str | None = field(default=None, metadata=about("language of the page (inLanguage), e.g. vi"))
    content_hash: str | None = field(
        default=None, metadata=about("sha256 of the normal form of the cleaned text", pattern="^[0-9a-f]{64}$")
    )
    cleaner_version: str | None = field(default=None, metadata=about("which boilerplate catalogue cleaned it"))
    reader: str | None = field(
        default=None, metadata=about("platform and layout version that read the page, e.g. nukeviet/1")
    )
    stripped: dict[str, int] = field(
        default_factory=dict, metadata=about("lines removed by cleaning, by category of the boilerplate catalogue")
    )
    revision: int = field(default=1, metadata=about("1, 2, … for the same address with other content", minimum=1))
    also_at: list[str] = field(default_factory=list, metadata=about("the other addresses that have the same content"))
    warc: dict[str, Any] | None = field(
        default=None,
        metadata=about(
            "{file, offset, record_id} of the response in the WARC files; where the text goes on on further pages, also"
            " parts, the record_ids of theirs"
        ),
    )


def paragraphs(text: str | None) -> list[str]:
    """Split a body into its paragraphs; None gives none."""
    return [part for part in (text or "").split("\n\n") if part]


def count_stripped(article: Article, category: str, lines: int = 1) -> None:
    """Count lines of a category of furniture that were taken away from an article."""
    article.stripped[category] = article.stripped.get(category, 0) + lines


def record(article: Article) -> dict[str, Any]:
    """Give the article as the plain dict that one JSON line holds, with lists and dicts of its own."""
    # As ItemAdapter's asdict does, in a small part of its time.
    values = {name: value.copy() if isinstance(value, list | dict) else value for name, value in vars(article).items()}
    for name in ("images", "attachments"):
        values[name] = [{**vars(part)} for part in values[name]]
    return values


def _kinds(hint: Any) -> tuple[type, ...]:
    """Give the classes of the values that a field's type allows."""
    each = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return tuple(get_origin(one) or one for one in each)


_KINDS = {member.name: _kinds(member.type) for member in fields(Article)}
_TEXTS = [member.name for member in fields(Article) if member.type == list[str]]
_IMAGE, _ATTACHMENT = ({member.name for member in fields(part)} for part in (Image, Attachment))


def is_record(kept: Mapping[str, Any]) -> bool:
    """Tell whether fields are an article's as `record` gives them; those that were added since it was kept may lack."""
    if "url" not in kept:
        return False
    for name, value in kept.items():
        if name in _KINDS and not isinstance(value, _KINDS[name]):
            return False
    return (
        all(isinstance(one, str) for name in _TEXTS for one in kept.get(name, ()))
        and all(isinstance(one, dict) and one.keys() <= _IMAGE for one in kept.get("images", ()))
        and all(isinstance(one, dict) and {"url"} <= one.keys() <= _ATTACHMENT for one in kept.get("attachments", ()))
    )


def from_record(kept: Mapping[str, Any]) -> Article:
    """Give the article that a record holds; fields that are not ours are left. Raises TypeError for no record."""
    values = {member.name: kept[member.name] for member in fields(Article) if member.name in kept}
    values["images"] = [Image(**image) for image in values.get("images") or []]
    values["attachments"] = [Attachment(**attachment) for attachment in values.get("attachments") or []]
    return Article(**values)


def schema(item: type[Article] = Article) -> dict[str, Any]:
    """Derive the JSON Schema (2020-12) of the record from the dataclass, or from one with more fields."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        "description": NOTE,
        **ItemAdapter.get_json_schema(item),
        "required": [member.name for member in fields(item)],  # a line always holds every field
    }
