"""What on an article's page is of somebody else: a reader's comment, another article in a list, with their times."""

import re
from collections.abc import Set as AbstractSet
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import called
from crawler.reading.layouts.generic_addresses import article_path

ITEM_LENGTH = 300  # letters: a box with a headline, its day and little more
_COUNT = re.compile(r"\(?\d[\d.,]*\)?(?: \S+){0,2}|(?:\S+ ){0,2}\(?\d[\d.,]*\)?")
_COMMENTS = re.compile(r"comment|binh-?luan", re.IGNORECASE)


def is_of_comment(element: HtmlElement, title: HtmlElement) -> bool:
    """Tell whether an element stands among what readers wrote: in a box with such a name that is not the article's."""
    around = {*title.iterancestors()}
    boxes = takewhile(lambda up: up not in around, (element, *element.iterancestors()))
    return any(_COMMENTS.search(called(up)) for up in boxes)


def is_of_listed(element: HtmlElement, title: HtmlElement, own_paths: AbstractSet[str]) -> bool:
    """Tell whether an element stands in one small box with a link to another article, but without the title."""
    around = takewhile(lambda up: len(up.text_content()) <= ITEM_LENGTH, (element, *element.iterancestors()))
    outside = takewhile(lambda up: title not in up.iter(), around)
    return any(is_headline(link, own_paths) for up in outside for link in up.iter("a"))


def is_headline(link: HtmlElement, own_paths: AbstractSet[str]) -> bool:
    """Tell a link to another article that says what that is about: "37 bình luận" leads to a number, too."""
    path = article_path(link)
    said = text_of(link) or ""
    if path is None or path in own_paths or not any(map(str.isalpha, said)):
        return False
    return _COUNT.fullmatch(said) is None
