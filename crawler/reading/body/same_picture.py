"""Which addresses of pictures are one file in two sizes: a thumbnail and what it was made from."""

import re
from collections import defaultdict
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.article import Image

ENDS_IN_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
# Folders, parts of a file's name and parameters that tell a size.
_SIZE = r"\d{2,4}x\d{0,4}|\d{3}_\d{3}|[wh]\d{2,4}"
_REDUCED = re.compile(rf"_?thumb(?:s|nails?)?|assets|cache|resized?|small|medium|zoom|crop|fit|{_SIZE}", re.IGNORECASE)
_FOLDER = re.compile(rf"{_REDUCED.pattern}|large|full|original|uploads?|uploaded|files|images?", re.IGNORECASE)
_IN_NAME = re.compile(
    r"(?:[-_](?:\d{2,4}x\d{2,4}|thumb(?:nail)?|small|scaled|resized?))+(?=\.\w+$)|^(?:thumb|small)[-_]", re.IGNORECASE
)
_ASKED = frozenset("w h width height size resize mode".split())


def same_picture(one: str, other: str) -> bool:
    """Tell whether two addresses name one picture: alike but for folders, names and parameters that tell a size."""
    return one == other or (_key(one) == _key(other) and (is_reduced(one) or is_reduced(other)))


def without_thumbnails(images: list[Image]) -> list[Image]:
    """Join the pictures that stand twice, in two sizes: the larger's address, where the first stands."""
    kept: list[Image] = []
    alike: dict[str, list[Image]] = defaultdict(list)  # by what is common to all sizes of one
    for image in images:
        url = image.url or ""
        twins = alike[_key(url)] if url else []
        twin = next((one for one in twins if same_picture(one.url or "", url)), None)
        if twin is None:
            kept.append(image)
            twins.append(image)
            continue
        if is_reduced(twin.url or "") or not is_reduced(url):
            twin.url = url
        if twin.caption is None:
            twin.caption, twin.credit = image.caption, image.credit
    return kept


def _path(url: str) -> tuple[str, bool]:
    """Give the path of a picture, and whether it is asked for in a size: thumb.php?src=/upload/a.jpg&w=200."""
    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query)
        inner = next((path for _, value in asked if ENDS_IN_PICTURE.search(path := urlsplit(value).path)), None)
    except ValueError:  # an address like http://[
        return url, False
    if inner is not None and not ENDS_IN_PICTURE.search(parts.path):
        return unquote(inner), True
    return unquote(parts.path), any(name.lower() in _ASKED for name, _ in asked)


def _key(url: str) -> str:
    *folders, name = _path(url)[0].split("/")
    return "/".join([*(one for one in folders if one and not _FOLDER.fullmatch(one)), _IN_NAME.sub("", name)]).lower()


def is_reduced(url: str) -> bool:
    """Tell whether an address says that it is of a picture in another size than it was uploaded in."""
    path, asked = _path(url)
    *folders, name = path.split("/")
    return asked or any(map(_REDUCED.fullmatch, folders)) or _IN_NAME.search(name) is not None
