"""The head of an article: themes name its parts as they name the head of the site, article-header__lead."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import called
from crawler.reading.generic.boxes.beside import is_hidden
from crawler.reading.layouts.furniture_names import says_furniture

OUTER = 4  # boxes around the headline, of which one may be the head
LONGEST = 2000  # letters of a head: of a site's it has the menu
_HEAD = re.compile(r"headers?", re.IGNORECASE)


def own_head(headline: HtmlElement) -> set[HtmlElement]:
    """Give what stands beside the headline in the head of the article and has but this one word of furniture."""
    around = takewhile(lambda up: up.tag != "body", islice(headline.iterancestors(), OUTER))
    heads = [up for up in around if (up.tag == "header" or _HEAD.search(called(up))) and _is_short(up)]
    return {*_parts(heads[-1])} if heads else set()


def _parts(head: HtmlElement) -> Iterator[HtmlElement]:
    for one in head.iter("*"):
        named = called(one)
        if _HEAD.search(named) and not is_hidden(one) and not says_furniture(_HEAD.sub("", named)):
            yield one


def _is_short(head: HtmlElement) -> bool:
    return len(text_of(head) or "") <= LONGEST and next(head.iter("nav"), None) is None
