"""What stands near an article's text in a box that is named after it, where its layout does not know the box."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading import box_words
from crawler.reading.body.text import HEADING, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.layouts.below import is_below
from crawler.reading.layouts.furniture_names import LONGEST
from crawler.reading.layouts.generic_addresses import article_path, leads_to_author
from crawler.reading.layouts.select import PageIndex
from crawler.reading.lines.byline import BYLINE_LENGTH
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN, label
from crawler.reading.lines.names import is_account, is_name
from crawler.reading.lines.several_names import filers, split_names

MOST, LENGTH = 20, 80  # tags; letters of one
# Letters of which a name that box_words knows has some.
_OF_TAGS = ("ag", "AG", "eyword", "EYWORD", "khoa", "Khoa")
_OF_AUTHORS = ("uthor", "UTHOR", "gia", "Gia", "line", "anh", "riter", "by", "By")
ABOVE = 3  # boxes around the text in which they stand
_BETWEEN = re.compile(r"[\s,;|]+")
_LABEL, _FILED = label(f"{AUTHOR}|{WRITTEN}|{FILED}"), label(FILED)
_SAYS_AUTHOR = re.compile(rf"(?:{AUTHOR})\s*:", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"comment|metadata|relate|avatar|desc|\bbio\b|other|list|info-?box|box-?info", re.IGNORECASE)


def shown_tags(page: PageIndex, body: HtmlElement) -> list[str]:
    """Give what links in the first box of tags say that stands near the text; no link of it leads to an article."""
    for box in _boxes(page, body, box_words.TAGS, box_words.CLOUD, _OF_TAGS):
        links = [*islice(box.iter("a"), MOST + 1)]
        names = [name for link in links if (name := (text_of(link) or "").lstrip("# ").strip(" ,;"))]
        is_list = 0 < len(links) <= MOST and not any(map(article_path, links))
        if is_list and names and max(map(len, names)) <= LENGTH:
            return names
    return []


def shown_author(page: PageIndex, body: HtmlElement, dropped: AbstractSet[HtmlElement]) -> list[str]:
    """Give the names in the box that is named after the text's authors; accounts are none.

    Links to the page of an author name them, whatever stands beside. `dropped` is what the layout says is furniture.
    """
    for box in _boxes(page, body, box_words.AUTHOR, _NO_AUTHOR, _OF_AUTHORS):
        around = [box, *box.iterancestors()]
        linked = [name for link in box.iter("a") if leads_to_author(link) and (name := text_of(link))]
        if linked and all(map(is_account, linked)):  # beside it may stand what the account's owner says of itself
            continue
        if linked and all(map(is_name, linked)) and dropped.isdisjoint(around):
            return linked
        said = text_of(box) or ""
        names = [] if any(one.tag == "aside" for one in around) else _said_names(box, said)
        if is_below(box, body):
            is_own = dropped.isdisjoint(around)
        else:
            is_own = body not in around and _reads_like_names(said, names)
        if names and is_own:
            return names
    return []


def _said_names(box: HtmlElement, said: str) -> list[str]:
    """Give the names that a box's line says behind its label; of one that says more or names an account none.

    Of a box on the author, with what he is in a sentence, it is the name in its heading.
    """
    text = _LABEL.sub("", said).strip(" |•·–—-")
    is_line = 1 < len(text) <= BYLINE_LENGTH and not any(map(str.isdigit, text)) and boilerplate.match(text) is None
    if not is_line or is_account(text):
        return []
    if _FILED.match(said):
        return filers(text)
    if boilerplate.is_sentence(text):
        headed = next((name for one in box.iter(*HEADING, "b", "strong") if (name := text_of(one))), "")
        return [headed] if is_name(headed) and text.startswith(headed) else []
    linked = [name for link in box.iter("a") if (name := text_of(link))]
    return linked if " ".join(linked) == _BETWEEN.sub(" ", text) else split_names(text)


def _reads_like_names(said: str, names: list[str]) -> bool:
    """Tell whether names are labelled, or each reads like one: above a text a theme may have the paper's."""
    return _SAYS_AUTHOR.match(said) is not None or all(map(is_name, names))


def _boxes(
    page: PageIndex, body: HtmlElement, names: re.Pattern[str], others: re.Pattern[str], letters: Iterable[str]
) -> Iterator[HtmlElement]:
    """Give the boxes whose class or id says a name, in the text or beside the boxes around it.

    `letters`: some of which a name has, looked for first in all names of the page at once.
    """
    if not any(some in every for every in page.values.values() for some in letters):
        return
    named = [
        one
        for kind in page.valued.values()
        for value, group in kind.items()
        if _says(value[:LONGEST], names, others)
        for one in group
    ]
    if not named:
        return
    around = [body, *islice(body.iterancestors(), ABOVE)]
    near = {one for one in around if one.tag not in ("body", "html")}
    for box in named:
        if box.tag != "a" and box not in around and not near.isdisjoint(box.iterancestors()):
            yield box


@lru_cache(20_000)  # the pages of a portal have the same classes
def _says(value: str, names: re.Pattern[str], others: re.Pattern[str]) -> bool:
    return names.search(value) is not None and others.search(value) is None
