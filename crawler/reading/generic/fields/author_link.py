"""The authors whom links name by where they lead: /tac-gia/hai-yen, /author/hai-yen, rel=author."""

from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.generic.boxes.beside import TEASER_LENGTH, leads_elsewhere
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.named_boxes import LABEL, is_in_others, names_the_site
from crawler.reading.layouts.generic_addresses import leads_to_author
from crawler.reading.lines.byline import split_names
from crawler.reading.lines.names import is_account, is_name

AROUND = 3  # boxes around such a link


def linked_authors(page: Page) -> tuple[HtmlElement | None, list[str]]:
    """Give the box of the first link to an author's page, below the headline or right above it, and whom it names.

    Other such links beside it name others who wrote the article.
    """
    if page.headline is None:
        return None, []
    links = (link for link in page.root.iter("a") if page.columns.isdisjoint(link.iterancestors()))
    own = [(link, name) for link in links if (name := _name_of(link, page))]
    if not own:
        return None, []
    link, name = own[0]
    around = takewhile(lambda up: LABEL.sub("", text_of(up) or "") == name, link.iterancestors())
    names = [name for one, name in own if one.getparent() is link.getparent()]
    return [link, *around][-1], list(dict.fromkeys(one for name in names for one in split_names(name)))


def _is_short(box: HtmlElement) -> bool:
    """Tell a box that may be another article's teaser, by its length: the box of the article itself has more text."""
    return len(text_of(box) or "") <= TEASER_LENGTH


def _name_of(link: HtmlElement, page: Page) -> str | None:
    """Give what a link to an author's page says, where that may be the author of this page's article."""
    says_so = link.get("rel") == "author"
    if not says_so and not leads_to_author(link):
        return None
    name = LABEL.sub("", text_of(link) or "")
    if not (says_so or is_name(name)) or is_account(name) or names_the_site(name, page.data):
        return None
    if is_in_others(link, page.headline):
        return None
    boxes = takewhile(_is_short, islice(link.iterancestors(), AROUND))
    return None if any(leads_elsewhere(up, page.own_paths) for up in boxes) else name
