"""What a portal's address says of it: its name, province and kind. All but the name are guesses, and may be none."""

import keyword
import re
from typing import NamedTuple

from crawler.provinces import FORMER, PROVINCES, slug_of
from crawler.reading.outlinks.links import host_of

KINDS = ("newspaper", "party", "government", "broadcaster")
LEAST = 5  # letters of a province's name for it to be found within a longer word: "hue" is in "thue", too

_SUFFIX = re.compile(r"\.(?:(?:com|net|org|gov|edu|info|name)\.)?[a-z]{2,}$")
_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
_PARTY = re.compile(
    r"(?:^|\.)(?:btg|tuyengiao|tinhuy|thanhuy|huyenuy|danguy|dangbo|truongchinhtri)|\.dcs\.vn$|cpv\.org"
)
_BROADCASTER = re.compile(r"tv\d?$|^(?:dai|ptth|phatthanh|truyenhinh)|ptth$")
_PREFIXES = {
    "bao": "Bao",
    "tinhuy": "TinhUy",
    "thanhuy": "ThanhUy",
    "huyenuy": "HuyenUy",
    "tuyengiao": "TuyenGiao",
    "thanhpho": "ThanhPho",
    "truongchinhtri": "TruongChinhTri",
    "congdoan": "CongDoan",
    "tinhdoan": "TinhDoan",
    "truyenhinh": "TruyenHinh",
    "dangbo": "DangBo",
}
_WORDS = _PREFIXES | {
    slug.replace("-", ""): "".join(part.capitalize() for part in slug.split("-")) for slug in [*PROVINCES, *FORMER]
}


class Place(NamedTuple):
    """A province: the slug of today's, and of the former one where it has lost its name to a merger."""

    province: str
    former_province: str | None = None


def guess_name(url: str) -> str | None:
    """Give the name that a portal of this address has by rule: its domain without dots and ending; None for none."""
    bare = re.sub(r"[^a-z0-9]+", "", _SUFFIX.sub("", host_of(url)))
    return bare if is_name(bare) else None


def is_name(name: str) -> bool:
    """Tell whether a name can be a portal's: it is also the name of a file and, in other letters, of a class."""
    return bool(_NAME.fullmatch(name)) and not keyword.iskeyword(name)


def class_name(name: str) -> str:
    """Give the name of a portal's class: each word that is known begins with a capital: BaoCaoBang."""
    return "".join(map(_camel, name.split("_")))


def _camel(word: str) -> str:
    known = max((one for one in _WORDS if word.startswith(one)), key=len, default="")
    return _WORDS[known] + _camel(word[len(known) :]) if known else word[:1].upper() + word[1:]


def guess_place(url: str) -> Place | None:
    """Give the province that an address names, or None: by the longest name in the host's first part that has one."""
    for label in _SUFFIX.sub("", host_of(url)).split("."):
        bare = label.replace("-", "")
        found = [slug for slug in [*PROVINCES, *FORMER] if _names(bare, slug.replace("-", ""))]
        if found:
            return place_of(max(found, key=len))
    return None


def _names(bare: str, short: str) -> bool:
    return short in bare if len(short) >= LEAST else bare in {prefix + short for prefix in [*_PREFIXES, ""]}


def place_of(slug_or_name: str) -> Place | None:
    """Give the province, and the former one where that is meant, for a slug or name of either; None for neither."""
    slug = slug_of(slug_or_name)
    if slug in PROVINCES:
        return Place(slug)
    return Place(FORMER[slug], slug) if slug in FORMER else None


def guess_kind(url: str) -> str | None:
    """Give the kind of portal that an address names, or None."""
    host = host_of(url)
    bare = _SUFFIX.sub("", host).rpartition(".")[2]
    if _PARTY.search(host):
        return "party"
    if _BROADCASTER.search(bare):
        return "broadcaster"
    if bare.startswith("bao"):
        return "newspaper"
    return "government" if host.endswith(".gov.vn") else None
