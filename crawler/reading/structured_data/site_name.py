"""The site's name, where a page has it for something else: at the end of its title, among its authors."""

from collections.abc import Iterable

from crawler.reading.structured_data.breadcrumb import HOME

DIVIDERS = ("-", "–", "—", "|", "»", ":", "•", "·")  # between a title and the site's name


def without_site(title: str | None, site_names: Iterable[str]) -> str | None:
    """Drop " - Site", " | Site" from the end of a title."""
    for name in site_names:
        rest = title[: -len(name)].rstrip() if title and title.lower().endswith(name) else ""
        if rest.endswith(DIVIDERS):
            title = rest.rstrip(" " + "".join(DIVIDERS)) or title
    return title


def without_home(title: str | None) -> str | None:
    """Drop "Trang chủ - " from the beginning of a title, as portals have it that name each page by its place."""
    for name in HOME:
        begin = (title or "")[: len(name)]
        rest = (title or "")[len(name) :].lstrip()
        if begin.lower() == name and rest.startswith(DIVIDERS):
            return rest.lstrip(" " + "".join(DIVIDERS)) or title
    return title


def is_site(name: str, site_names: Iterable[str], titles: Iterable[str]) -> bool:
    """Tell the site's name, given in small letters or behind a divider at the end of a title."""
    low = name.lower()
    return low in site_names or any(
        one.endswith(low) and one[: -len(low)].rstrip().endswith(DIVIDERS) for one in titles
    )
