"""Bylines: who wrote it, who took the pictures, which outlet it was taken from.

Forms seen on provincial papers and party portals: "Thu Chung", "P.Y", "MAI QUẾ", "BBT", "Tin, ảnh: A",
"Bài: A - Ảnh: B", "A - Ảnh B", "Bút ký của A", "A (Trung tâm …)", "A/Báo Tin tức", "A (TTXVN)", "A (tổng hợp)",
"Theo TTXVN".
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.reading.lines.label_words import AUTHOR, FILED, GENRE, SOURCE, WRITTEN, label
from crawler.reading.lines.names import (
    are_words,
    goes_on_as_office,
    is_account,
    is_collective,
    is_name,
    is_named_office,
    is_named_post,
    is_office,
)
from crawler.reading.lines.outlets import is_outlet
from crawler.reading.lines.several_names import BETWEEN, filers

BYLINE_LENGTH = 120  # letters; nobody's name is longer

# A sentence about a paper, to its full stop: "Báo tiếp tục cập nhật.".
_DOES = re.compile(r"(?:[Tt]heo )?(?:[Bb]áo|[Đđ]ài) (?!điện tử|và |ảnh |tỉnh |đảng )[a-zà-ỹđ].*\.")
_AND_PICTURES = r"(?:\s*(?:,|và|-|–|\+|&)?\s*(?:ảnh|hình ảnh|clip|video))*"
_BOTH = r"tin(?:\s+|\s*[,/&-]\s*|\s+và\s+)bài(?: viết)?"
_THEN = r"\s*(?::\s*|\s+(?=(?-i:[A-ZÀ-ỸĐ])))"
_ENGLISH = r"(?:reporting|reported|written|story|text|translating|translated)(?: and photos?)? by"
_ROLE = re.compile(
    rf"(?:{_BOTH}|tin|bài viết|bài|{AUTHOR}|{WRITTEN}|{_ENGLISH}"
    r"|thực hiện|biên soạn|tổng hợp|nội dung|pv|phóng viên|ctv|bạn đọc)"
    rf"{_AND_PICTURES}{_THEN}(?P<name>.+)|(?:{GENRE})(?:\s+của\b\s*:?|\s*:)\s*(?P<writer>.+)"
    rf"|(?:ảnh|hình|hình ảnh|photo|photos? by|clip|video){_THEN}(?P<photographer>.+)"
    r"|(?:đồ họa|thiết kế|trình bày|kỹ thuật|dàn trang)\s*:\s*(?P<designer>.+)",
    re.IGNORECASE,
)
# Behind a name: what was done with the text, or where it was taken from. An office in brackets stays with its man.
_WORK = r"tổng hợp|t/h|th|thực hiện|lược ghi|ghi|biên soạn|biên dịch|lược dịch|dịch|st|sưu tầm"
_DONE = re.compile(rf"(?P<name>.+?)\s*(?:\(\s*(?i:{_WORK})\s*\)|(?<=\s)(?:{_WORK}))")
_WORK_ALONE = re.compile(rf"\(\s*(?:{_WORK})\s*\)", re.IGNORECASE)  # on a line below the name
_FROM = re.compile(r"theo\s+", re.IGNORECASE)
_TAKEN_FROM = re.compile(r"[Tt]heo [A-ZÀ-ỸĐ].*")  # behind a name; before none it may begin a sentence
_TAKEN = re.compile(
    r"(?P<name>.+?)\s*\(\s*(?:(?:theo|nguồn)\s*:?\s+(?P<from>[^()]+)|(?P<outlet>(?:báo |ttxvn|vov|vietnam)[^()]*))\)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:{_BOTH}|tin|bài|bài viết|ảnh|hình ảnh|clip|video|thực hiện){_AND_PICTURES}\s*:", re.IGNORECASE
)
_SOURCE = re.compile(rf"(?:theo|(?:{SOURCE})\s*:)\s*(?P<outlet>.+?)\.?", re.IGNORECASE)
_FILED_BY, _WRITTEN_BY = label(FILED), label(WRITTEN)
_OF_GENRE = re.compile(rf"\(?(?:{GENRE}) của\b", re.IGNORECASE)
_ROLES_ALONE = re.compile(r"(?:tin|bài)(?:\s*(?:,|và|-|–|\+|&)\s*(?:ảnh|hình ảnh|clip|video))+(?=\s)", re.IGNORECASE)
_UNSIGNED = re.compile(
    r"còn (?:tiếp|nữa)|hết|xem tiếp.*|theo dõi .*|(?:kỳ|bài|phần) (?:\d+|[ivx]+|cuối|sau)\b.*", re.IGNORECASE
)


@dataclass
class Byline:
    """What a byline says; each list in printed order."""

    authors: list[str] = field(default_factory=list)
    photographers: list[str] = field(default_factory=list)
    source: str | None = None


@lru_cache(64)  # a line that ends a text is asked for often
def is_byline(text: str) -> bool:
    """Tell whether a line that nothing vouches for reads as a byline."""
    return parse_byline(text) is not None


def parse_byline(text: str, *, alone: bool = True) -> Byline | None:
    """Read a byline, or give None where the text is none.

    `alone`: the byline has no label or alignment that vouches for it, so every part must look like a name or a role.
    What names nobody but the account that filed the article is then a byline without authors. So is what says in
    brackets what was done, and nothing of by whom: "(tổng hợp)".
    """
    if _WORK_ALONE.fullmatch(text):
        return Byline()
    text = text.strip(" ()[]*.-–—/") if text.startswith("(") else text.removesuffix("/.").strip(" *-–—")
    if not text or len(text) > BYLINE_LENGTH or text[-1] in ":;!?…," or _UNSIGNED.fullmatch(text):
        return None
    if text[-1] == "." and _DOES.fullmatch(text):
        return None
    if found := _SOURCE.fullmatch(text):
        outlet = found["outlet"].strip()
        name, *outlets = _parts(outlet)
        if outlets and " " in name and is_name(name) and all(map(is_outlet, outlets)):
            return Byline(authors=[name], source=", ".join(outlets))
        return Byline(source=outlet) if not alone or is_outlet(outlet) or is_name(outlet) else None
    return _by_account(text, alone=alone) or _by_parts(text, alone=alone)


def _by_account(text: str, *, alone: bool) -> Byline | None:
    """Read who filed an article behind a label that says so, or an account, which is nobody."""
    if found := _FILED_BY.match(text):
        value = text[found.end() :]
        persons = [] if are_words(value) else filers(value)
        is_label = ":" in found[0] and not are_words(value)
        return Byline(authors=persons) if persons or not alone or is_label else None
    if (found := _WRITTEN_BY.match(text)) and is_account(text[found.end() :]):
        return Byline()
    return Byline() if not alone and is_account(text) else None


def _by_parts(text: str, *, alone: bool) -> Byline | None:
    """Read names, roles and an outlet parted by signs; a role holds for the names behind it, too."""
    parts = _parts(text)
    if all(map(is_outlet, parts)):
        return Byline(source=text)
    byline = Byline()
    designers: list[str] = []  # who are none of its authors
    roles = {"photographer": byline.photographers, "designer": designers}
    role = byline.authors
    begun = end = 0  # where the last name begins in the text, and where the part ends
    is_workplace = False  # the part before was one
    for part in parts:
        start = text.index(part, end)
        end = start + len(part)
        found = _ROLE.fullmatch(part)
        name = part
        if found:
            who = found.lastgroup or "name"
            role, name = roles.get(who, byline.authors), found[who].strip(" .")
        name = _person(name, byline)
        may_be_source = role is byline.authors and byline.source is None
        if may_be_source and _is_source(name, role):
            byline.source = _FROM.sub("", name)
        elif not found and _is_workplace(name, role, alone=alone, goes_on=is_workplace):
            role[-1], is_workplace = text[begun:end], True
            continue
        elif is_name(name) or (found and not alone) or (role is byline.photographers and is_outlet(name)):
            role.append(name)
            begun = text.index(name, start)
        else:
            return None if alone else _whole(text)
        is_workplace = False
    return byline if byline.authors or byline.photographers or byline.source else None


def _is_source(text: str, names: list[str]) -> bool:
    """Tell an outlet, or behind a name what it was taken from: "A - Theo Lao Động"."""
    return is_outlet(text) or (bool(names) and _TAKEN_FROM.fullmatch(text) is not None)


def _is_workplace(text: str, names: list[str], *, alone: bool, goes_on: bool) -> bool:
    """Tell whether a part is the office of who stands before it, or the post: "Lê Na - Phòng VH-TT".

    One that goes on is the rest of an office's name: "Trung tâm Văn hóa và Truyền thông".
    """
    if goes_on and goes_on_as_office(text):
        return True
    return bool(names) and (is_named_office(text) or is_named_post(text) or (not alone and is_office(text)))


def is_designer(text: str) -> bool:
    """Tell a line that says who designed the page, and no more: "Trình bày: A"."""
    found = _ROLE.fullmatch(text) if len(text) <= BYLINE_LENGTH and ":" in text else None
    return found is not None and found["designer"] is not None and is_name(found["designer"].strip(" ."))


def is_labelled(text: str) -> bool:
    """Tell whether the text begins with a role and a colon ("Tin, ảnh: …"), so that it needs no other sign."""
    return _LABELLED.match(text) is not None


def is_genre_byline(text: str) -> bool:
    """Tell a line that says what a piece is and who wrote it: "Bút ký của A"; it may stand above the text, too."""
    return _OF_GENRE.match(text) is not None and is_byline(text)


def _parts(text: str) -> list[str]:
    """Split at dashes, slashes and commas, but not between the roles of "Tin, ảnh: A" nor in parentheses."""
    label = _LABELLED.match(text) or _ROLES_ALONE.match(text)
    head = label.end() if label else 0
    found, start, depth = [], 0, 0
    for separator in BETWEEN.finditer(text):
        depth = text.count("(", 0, separator.start()) - text.count(")", 0, separator.start())
        if separator.start() >= head and depth <= 0:
            found.append(text[start : separator.start()])
            start = separator.end()
    return [_without_stop(part) for part in [*found, text[start:]] if part]


def _without_stop(part: str) -> str:
    """Drop the full stop behind names and newsrooms; initials end in one."""
    return part.strip(" .") if len(part.split()) > 1 or is_collective(part.rstrip(".")) else part


def _person(name: str, byline: Byline) -> str:
    """Give the name without what stands behind it; the outlet that is named there goes to the byline."""
    if (taken := _TAKEN.fullmatch(name)) and is_name(taken["name"]):
        byline.source = byline.source or (taken["from"] or taken["outlet"]).strip()
        return taken["name"]
    done = _DONE.fullmatch(name)
    return done["name"] if done and is_name(done["name"]) else name


def _whole(text: str) -> Byline:
    return Byline(authors=[_LABELLED.sub("", text).strip(" .")])
