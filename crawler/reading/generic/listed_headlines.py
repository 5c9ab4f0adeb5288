"""The headlines on a listing of an unknown platform: links into a section's folder, to addresses of any form."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.reading.body.text import HEADING, text_of
from crawler.reading.generic.menus import in_menu
from crawler.reading.layouts.generic_addresses import is_folder_page

LEAST = 3  # of a page, which may head a box or two with a section of a long name
WORDS, LESS_WORDS = 6, 4  # most names of sections have no more; a headline has more than these


def is_headline(link: HtmlElement) -> bool:
    """Tell whether a link is a heading, or holds one."""
    return any(one is not None and one.tag in HEADING for one in (link.getparent(), *link))


def headlines_in_folders(links: Iterable[tuple[str, HtmlElement]]) -> list[str]:
    """Give the addresses of headlines, most of many words, that lead into folders which the page links to, too."""
    every = list(links)
    linked = {address.rstrip("/") for address, _ in every}
    found: dict[str, bool] = {}  # whether its headline has many words
    menus: set[str] = set()
    for address, link in every:
        if in_menu(link):
            menus.add(address)
        elif is_headline(link) and is_folder_page(address) and address.rstrip("/").rpartition("/")[0] in linked:
            words = len((text_of(link) or "").split())
            found |= {address: words > WORDS} if words > LESS_WORDS else {}
    own = [address for address in found if address not in menus]
    return own if len(own) >= LEAST and sum(found[address] for address in own) * 2 > len(own) else []
