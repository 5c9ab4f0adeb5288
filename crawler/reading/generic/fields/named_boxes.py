"""What the boxes of a page of an unknown platform say that are named after it: kicker, author, lead.

The names are those of Vietnamese templates and of the CMS that are most used.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile

from lxml.html import HtmlElement

from crawler.reading import box_words
from crawler.reading.body.text import HEADING, read_blocks, text_of
from crawler.reading.box_words import called, name_with
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.beside import TEASER_LENGTH, is_hidden
from crawler.reading.generic.boxes.columns import is_around_columns, is_sentence
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.boxes.unnamed_columns import sentences
from crawler.reading.layouts.generic_addresses import article_path, leads_to_author
from crawler.reading.layouts.heading import kicker_above
from crawler.reading.lines.byline import BYLINE_LENGTH, parse_byline
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN, label
from crawler.reading.lines.names import is_account, is_name
from crawler.reading.lines.several_names import filers, split_names
from crawler.reading.structured_data.metadata import Metadata
from crawler.reading.structured_data.site_name import is_site

MOST_BOXES = 60  # of a name that are looked at
ABOVE_LEAD = 3  # paragraphs, the lead among them
NEAR = 5  # elements above the headline: of a kicker
LONGEST_NAME = 80  # letters of a section's name, a kicker
SHORTEST_LEAD, LONGEST_LEAD = 40, 1200
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KICKER = re.compile(name_with("kicker|(?:sup|super|supra|pre|over)-?title|tieu-?de-?(?:phu|tren)"))
_BOLD = re.compile(name_with("(?:font|fw|text)-?(?:semi-?)?bold(?:er)?"))
OTHERS = re.compile(r"sidebar|comment|binh-?luan|relate|lien-?quan|tin-?khac|other-?news")
_NO_AUTHOR = re.compile(r"comment|relate|avatar|\bbio\b")
_LINES = ("div", "p", "span", "a", "strong", "em", "b", "li", "td", "dd")
LABEL = label(f"{AUTHOR}|{WRITTEN}|{FILED}|(?:post )?authors?")
_FILED = label(FILED)


def kicker_of(page: Page) -> str | None:
    """Give what stands in a box just above the headline that is named as its kicker."""
    for box in islice(reversed(page.headline.xpath("preceding::*")), NEAR) if page.headline is not None else ():
        if _KICKER.search(names_of(box)) and (text := text_of(box)) and len(text) <= LONGEST_NAME:
            return text
    return None if page.headline is None else kicker_above(page.headline)


def authors_of(page: Page, part: HtmlElement | None) -> tuple[HtmlElement | None, list[str]]:
    """Give the element that names the article's authors, and their names; accounts and offices that file are none."""
    account: HtmlElement | None = None
    for box in boxes_named(page, box_words.AUTHOR, (*_LINES, *HEADING)):
        if _is_of_another(box, page, part) or _NO_AUTHOR.search(names_of(box)):
            continue
        linked = _linked_names(box, page.data)
        if linked and all(map(is_name, linked)):
            return box, linked
        text = None if any(map(is_account, linked)) else _unlabelled(box, page)
        if text is None or not _may_be_names(text) or _has_more(box):
            continue
        if is_filed(box):
            if names := filers(text):
                return box, names
            account = box if account is None else account
        elif not names_the_site(text, page.data):
            byline = parse_byline(text, alone=False)
            if byline and byline.source and part is not None and part in box.iterancestors():
                continue  # it is read with the text, where it signs
            return box, byline.authors if byline and ":" in text else split_names(text)
    return account, []


def _linked_names(box: HtmlElement, data: Metadata) -> list[str]:
    """Give whom a box links to: authors by their pages, but for the site itself, else the name that it begins with."""
    return [name for name in _linked_authors(box) if not names_the_site(name, data)] or _named_first(box)


def _may_be_names(text: str) -> bool:
    """Tell a short text that may be names: without a digit, and no sentence, account or button."""
    if not 1 < len(text) <= BYLINE_LENGTH or any(map(str.isdigit, text)) or (text.endswith(".") and is_sentence(text)):
        return False
    return not is_account(text) and boilerplate.match(text) is None


def _has_more(box: HtmlElement) -> bool:
    """Tell whether a box holds one that is named after an author, too, or more than one label with a name."""
    if any(inner is not box and box_words.AUTHOR.search(names_of(inner)) for inner in box.iter()):
        return True
    return sum(1 for one in box if ":" in (text_of(one) or "")) > 1


def _unlabelled(box: HtmlElement, page: Page) -> str | None:
    """Give what a box shows behind its label; None for a heading that is not of an author, but on him."""
    lines = [block.text for block in read_blocks(box, page.base, is_hidden) if block.kind != "picture"]
    said = " ".join(line for line in lines if len(lines) == 1 or boilerplate.match(line) is None)
    text = LABEL.sub("", said).strip()
    return None if box.tag in HEADING and (text == said or not is_name(text)) else text


def _linked_authors(box: HtmlElement) -> list[str]:
    """Give what links to the pages of authors say; what stands beside them is a label in any words."""
    links = (link for link in box.iter("a") if link.get("rel") == "author" or leads_to_author(link))
    return list(dict.fromkeys(name for link in links if (name := text_of(link))))


def _named_first(box: HtmlElement) -> list[str]:
    """Give the name that a box begins with, as a link or a heading, where more stands behind: what he is, a button."""
    said = text_of(box) or ""
    names = (name for one in box.iter("a", "b", "strong", *HEADING) if (name := text_of(one)))
    name = next(names, "")
    return [name] if name != said and said.startswith(name) and is_name(name) else []


def names_the_site(name: str, data: Metadata) -> bool:
    """Tell the site's name: as the page says it, or behind a divider at the end of its title."""
    return is_site(name, [(data.site_name or "").lower()], [(data.title or "").lower()])


def is_filed(box: HtmlElement | None) -> bool:
    """Tell whether a box with a name, or the one around it, says that it is of who filed the article."""
    around = () if box is None else (box, box.getparent())
    return any(one is not None and _FILED.match(text_of(one) or "") for one in around)


def lead_of(page: Page, part: HtmlElement | None, first: str | None) -> str | None:
    """Give what a box below the headline says that is named as the lead, or bold as the first paragraph.

    It holds one paragraph, perhaps with a script beside it.
    """
    bold = (box for box in boxes_named(page, _BOLD, ("div", "p", "h2")) if first and text_of(box) == first)
    named = boxes_named(page, box_words.LEAD, ("div", "p", "h2", "h3", "span", "strong", "section"))
    below = _below_text(page)
    for box in chain(named, bold):
        if box in below or not page.beside.isdisjoint((box, *box.iterancestors())):
            continue
        if any(box_words.AUTHOR.search(names_of(one)) for one in (box, box.getparent())):  # what he is
            continue
        blocks = [block for block in read_blocks(box, page.base) if block.kind not in ("picture", "caption")]
        is_one = len(blocks) == 1 and SHORTEST_LEAD <= len(blocks[0].text) <= LONGEST_LEAD
        if is_one and not _is_of_another(box, page, part):
            return blocks[0].text
    return None


def _below_text(page: Page) -> set[HtmlElement]:
    """Give what stands below the first paragraphs: a caption and a kicker may stand above a lead, but no text."""
    first = [] if page.headline is None else [*islice(sentences(page.headline, page.beside), ABOVE_LEAD)]
    return {*following(first[-1])} if first else set()


def boxes_named(page: Page, pattern: re.Pattern[str], tags: Iterable[str]) -> Iterator[HtmlElement]:
    """Give the elements below the headline, in the article's column, whose name says what they are."""
    if page.headline is None:
        return
    following = [*page.headline.itersiblings(preceding=True), *page.headline.xpath("following::*")]
    called = (
        element
        for element in following
        if isinstance(element.tag, str) and element.tag in tags and pattern.search(names_of(element))
    )
    for element in islice(called, MOST_BOXES):
        if page.columns.isdisjoint(element.iterancestors()) and not is_in_others(element, page.headline):
            yield element


def is_in_others(element: HtmlElement, headline: HtmlElement) -> bool:
    """Tell whether an element stands in a box that is named after what is not the article's: comments, other news.

    What is around the headline, too, is named after all that the page has.
    """
    around = {*headline.iterancestors()}
    above = takewhile(lambda up: up not in around, element.iterancestors())
    return any(up.tag == "aside" or (OTHERS.search(names_of(up)) and not is_around_columns(up)) for up in above)


def _is_of_another(box: HtmlElement, page: Page, part: HtmlElement | None) -> bool:
    """Tell whether a box stands beside a link to another article, in what is not around this one."""
    around = {page.headline, part, *(part.iterancestors() if part is not None else ())}
    own = takewhile(lambda up: up not in around and len(text_of(up) or "") <= TEASER_LENGTH, box.iterancestors())
    return any(_leads_elsewhere(up, page) for up in (box, *own))


def _leads_elsewhere(box: HtmlElement, page: Page) -> bool:
    """Tell whether a box links to another article, but for what is known to stand beside the text."""
    links = (link for link in box.iter("a") if (path := article_path(link)) and path not in page.own_paths)
    return any(page.beside.isdisjoint((link, *link.iterancestors())) for link in links)


def names_of(element: HtmlElement) -> str:
    """Give what an element is called, in words that hyphens part: by class, id and itemprop."""
    rel = "author" if element.get("rel") == "author" else ""
    named = f"{called(element)} {element.get('itemprop', '')} {rel}"
    return _CAMEL.sub("-", named).lower()
