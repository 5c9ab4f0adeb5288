"""Several names on one line: what parts them, and what stays with the one before it."""

import re

from crawler.reading.lines.names import is_name, is_office, is_person

# Within the name of one outlet, as papers and stations are called that were merged: "Báo và Phát thanh, Truyền hình".
_OF_OUTLET = r"(?i:(?<=phát thanh)\W+(?:và )?truyền hình\b|(?<=\bbáo) và (?:phát thanh|truyền hình|đài|pt-?th)\b)"
BETWEEN = re.compile(
    rf"(?!{_OF_OUTLET})(?:\s+[-–—]\s+|\s*[/;|]\s*|\s*,\s+|\s+và\s+|\s+&\s+)"
    r"|(?<=\w)\.?\s+(?=(?i:ảnh|hình ảnh|clip|video|đồ họa|thiết kế|trình bày|kỹ thuật)\s*:)"
)
_MAIL = re.compile(r"\s*[(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?")  # behind a name: how to reach him


def split_names(value: str) -> list[str]:
    """Split what stands after "Tác giả:" into authors; titles and offices after a name stay with it.

    "Hồng Hà, Phan Thị Giáp" are two; "Đ/c Hà Ngọc Giáp, UVBTV Tỉnh ủy" is one.
    """
    value = _MAIL.sub("", value) or value
    parts = [part for part in BETWEEN.split(value) if part]
    return parts if len(parts) > 1 and all(map(is_name, parts)) and not any(map(is_office, parts[1:])) else [value]


def filers(value: str) -> list[str]:
    """Give who of those behind "Người đăng:" is an author: persons are, but an office or newsroom has an account there.

    Where an organisation signs, below a text or behind "Tác giả:", it is an author like any other.
    """
    return [name for name in split_names(value) if is_person(BETWEEN.split(name)[0])]
