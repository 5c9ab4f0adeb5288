"""The 34 provinces and cities since 1 July 2025, and the 63 before (National Assembly resolution 202/2025/QH15)."""

import re
import unicodedata
from dataclasses import dataclass

# Today's name: the former ones that were joined in it, the first being the one whose press carries on.
_MERGERS = {
    "Hà Nội": ["Hà Nội"],
    "Huế": ["Thừa Thiên Huế"],
    "Lai Châu": ["Lai Châu"],
    "Điện Biên": ["Điện Biên"],
    "Sơn La": ["Sơn La"],
    "Lạng Sơn": ["Lạng Sơn"],
    "Quảng Ninh": ["Quảng Ninh"],
    "Thanh Hóa": ["Thanh Hóa"],
    "Nghệ An": ["Nghệ An"],
    "Hà Tĩnh": ["Hà Tĩnh"],
    "Cao Bằng": ["Cao Bằng"],
    "Tuyên Quang": ["Tuyên Quang", "Hà Giang"],
    "Lào Cai": ["Lào Cai", "Yên Bái"],
    "Thái Nguyên": ["Thái Nguyên", "Bắc Kạn"],
    "Phú Thọ": ["Phú Thọ", "Vĩnh Phúc", "Hòa Bình"],
    "Bắc Ninh": ["Bắc Ninh", "Bắc Giang"],
    "Hưng Yên": ["Hưng Yên", "Thái Bình"],
    "Hải Phòng": ["Hải Phòng", "Hải Dương"],
    "Ninh Bình": ["Ninh Bình", "Hà Nam", "Nam Định"],
    "Quảng Trị": ["Quảng Trị", "Quảng Bình"],
    "Đà Nẵng": ["Đà Nẵng", "Quảng Nam"],
    "Quảng Ngãi": ["Quảng Ngãi", "Kon Tum"],
    "Gia Lai": ["Gia Lai", "Bình Định"],
    "Khánh Hòa": ["Khánh Hòa", "Ninh Thuận"],
    "Lâm Đồng": ["Lâm Đồng", "Đắk Nông", "Bình Thuận"],
    "Đắk Lắk": ["Đắk Lắk", "Phú Yên"],
    "TP. Hồ Chí Minh": ["TP. Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"],
    "Đồng Nai": ["Đồng Nai", "Bình Phước"],
    "Tây Ninh": ["Tây Ninh", "Long An"],
    "Cần Thơ": ["Cần Thơ", "Sóc Trăng", "Hậu Giang"],
    "Vĩnh Long": ["Vĩnh Long", "Bến Tre", "Trà Vinh"],
    "Đồng Tháp": ["Đồng Tháp", "Tiền Giang"],
    "Cà Mau": ["Cà Mau", "Bạc Liêu"],
    "An Giang": ["An Giang", "Kiên Giang"],
}

# What is written before the name itself: Tỉnh, Thành phố, TP.
_TITLE = re.compile("^(?:tinh|thanh-pho|tp)-")


@dataclass(frozen=True)
class Province:
    """One of today's 34: its slug, its name, and the names of the former provinces it is made of."""

    slug: str
    name: str
    former: tuple[str, ...]


def slug_of(name: str) -> str:
    """Write a name without tone marks, in lower case, words joined by hyphens: "Cao Bằng" gives "cao-bang"."""
    plain = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall("[a-z0-9]+", letters))


PROVINCES: dict[str, Province] = {
    slug_of(name): Province(slug_of(name), name, tuple(former)) for name, former in _MERGERS.items()
}

# Slug of each of the 63 former provinces: slug of today's.
FORMER: dict[str, str] = {slug_of(name): province.slug for province in PROVINCES.values() for name in province.former}

_TODAY = {_TITLE.sub("", slug): slug for slug in PROVINCES} | {_TITLE.sub("", old): new for old, new in FORMER.items()}


def today(slug_or_name: str) -> str | None:
    """Find today's province, by its slug, for a slug or name of today or from before July 2025.

    "Hà Giang", "tinh-ha-giang" and "ha giang" give "tuyen-quang"; what is no province gives None.
    """
    return _TODAY.get(_TITLE.sub("", slug_of(slug_or_name)))
