"""The section that an article's address names, in the words of the menu, where nothing at the article says it.

Many a portal has no breadcrumb: that /thoi-su/chinh-tri/slug-1234.html is filed under "Thời sự" and "Chính trị" is said
by the links of its menu alone. One counts where it leads to a folder of the address and says what that is called: what
else leads there may be the portal's name, or a language.
"""

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.provinces import slug_of
from crawler.reading.layouts.section_above import LEVELS, folder_of, section_said


def section_in_menu(root: HtmlElement, url: str, site_name: str | None = None) -> list[str]:
    """Give the sections that the folders of an address name, outermost first; of none []."""
    named: dict[str, str] = {}
    has_folders = "/" in urlsplit(url).path.strip("/")
    for link in root.iter("a") if has_folders else ():
        folder = folder_of(link, url)
        name = section_said(link) if folder and folder not in named else None
        if folder and name and name != site_name and _is_made_of(folder, name):
            named[folder] = name
    return [named[folder] for folder in sorted(named, key=len)][:LEVELS]


def _is_made_of(folder: str, name: str) -> bool:
    return f"{slug_of(name)}-".startswith(f"{folder.rpartition('/')[2]}-")
