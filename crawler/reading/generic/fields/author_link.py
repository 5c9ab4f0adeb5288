"""The authors whom links name by where they lead: /tac-gia/hai-yen, /author/hai-yen, rel=author."""

from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.generic.boxes.beside import TEASER_LENGTH, leads_elsewhere
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.named_boxes import LABEL, is_in_others, names_the_site
from crawler.reading.layouts.generic_addresses import article_path, leads_to_author
from crawler.reading.lines.byline import BYLINE_LENGTH
from crawler.reading.lines.names import is_account, is_name
from crawler.reading.lines.several_names import split_names

AROUND = 3  # boxes around such a link


def linked_authors(page: Page) -> tuple[HtmlElement | None, list[str]]:
    """Give the box of the first link to an author's page, below the headline or right above it, and whom it names.

    Other such links beside it name others who wrote the article. Where the first stands in another column, the page may
    name nobody else.
    """
    if page.headline is None:
        return None, []
    found = [(link, name) for link in page.root.iter("a") if (name := _name_of(link, page))]
    own = [(link, name) for link, name in found if page.columns.isdisjoint(link.iterancestors())]
    if not own and len({name for _, name in found}) == 1:
        own = found[:1]
    if not own:
        return None, []
    link, name = own[0]
    around = takewhile(lambda up: LABEL.sub("", text_of(up) or "") == name, islice(link.iterancestors(), AROUND))
    names = [name for one, name in own if one.getparent() is link.getparent()]
    return [link, *around][-1], list(dict.fromkeys(one for name in names for one in split_names(name)))


def _is_short(box: HtmlElement) -> bool:
    """Tell a box that may be another article's teaser, by its length: the box of the article itself has more text."""
    return len(text_of(box) or "") <= TEASER_LENGTH


def _name_of(link: HtmlElement, page: Page) -> str | None:
    """Give what a link to an author's page says, where that may be the author of this page's article."""
    says_so = link.get("rel") == "author"
    if not (says_so or leads_to_author(link)) or article_path(link):
        return None
    name = LABEL.sub("", text_of(link) or "")
    if not is_name(name) and (not says_so or not 1 < len(name) <= BYLINE_LENGTH or any(map(str.isdigit, name))):
        return None
    if is_account(name) or names_the_site(name, page.data):
        return None
    above = [*link.iterancestors()]
    if any(up.tag == "nav" for up in above) or is_in_others(link, page.headline):
        return None
    boxes = takewhile(lambda up: page.headline not in up.iter() and _is_short(up), islice(above, AROUND))
    return None if any(leads_elsewhere(up, page.own_paths) for up in boxes) else name
