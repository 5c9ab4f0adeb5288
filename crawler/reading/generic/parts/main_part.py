"""Which part of a page of an unknown platform is the article's, by what trafilatura extracted of it."""

from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.article import NotAnArticle
from crawler.reading.body.block import Block
from crawler.reading.body.text import Choice, read_blocks, text_of
from crawler.reading.generic.boxes.beside import SHORT_SENTENCE, TEASER_LENGTH, is_teaser
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.led_elsewhere import refuse_headed_elsewhere
from crawler.reading.generic.parts.between_ends import between_ends
from crawler.reading.generic.parts.known_text import Known, key
from crawler.reading.lines.one_line import fold

LEAST_TEXT = 120  # letters: a page with less than this is no article that could be told from furniture
ENOUGH = 400  # letters: a headline with less text around it has the rest elsewhere
HEADING_LENGTH = 120  # letters
LINK_SHARE = 0.5  # of the letters: a page with more in links is a listing


class Part(NamedTuple):
    """The article's part of a page, None where it cannot be told, its blocks, and what in and around it is not its."""

    element: HtmlElement | None
    blocks: list[Block]
    drop: Choice
    is_own: bool = False  # found by its headline alone


def main_part(page: Page, extracted: str, url: str) -> Part:
    """Walk the part of the page that holds what trafilatura extracted, and keep what lies between its ends.

    The part reaches up to the headline where one box holds both, so that a lead above the text is among it.
    Raises NotAnArticle: "no-article" when too little of it stands in the article's column; "listing" when most of the
    text is links, or the leads of other articles, or another article's. A page that does not say that it is an article
    is none, either, where trafilatura's text stands nowhere on it: that is a script's, or all that the page says.
    """
    keys = set(filter(None, map(key, extracted.splitlines())))
    known = Known(page.root, keys)
    if not page.says_so:
        _chosen(page, known)  # a listing is told by all that it lists
    beside = _beside(page, known)
    left = _left(extracted.splitlines(), known.leave(beside))
    if sum(map(len, left)) < LEAST_TEXT and not page.says_so:
        raise NotAnArticle("no-article", "no text on the page that reads like an article")
    part = _chosen(page, known)
    if not page.says_so:
        if part is None:
            raise NotAnArticle("no-article", "no paragraph on the page that reads like an article's")
        refuse_headed_elsewhere(page, part, known, url)
        if teasers := _teasers(page, known) - {part, *part.iterancestors()}:
            beside, left = beside | teasers, _left(left, known.leave(teasers))
            part = _chosen(page, known)
    drop: Choice = beside.__contains__
    if part is not None:
        blocks = read_blocks(part, page.base, drop)
        if page.data.description:
            keys.add(key(page.data.description))
        found = [index for index, block in enumerate(blocks) if _is_known(block, keys)]
        outside = max(known.weights.values()) - known.weights[part]  # what trafilatura took from beside the part
        if found and sum(len(blocks[index].text) for index in found) * 2 >= sum(map(len, left)) - outside:
            return Part(part, between_ends(blocks, found, text_of(page.headline)), drop)
    return Part(None, [Block(text) for line in left if (text := fold(line.lstrip("- ")))], drop)


def _left(lines: list[str], forgotten: set[str]) -> list[str]:
    return [line for line in lines if key(line) not in forgotten]


def _beside(page: Page, known: Known) -> set[HtmlElement]:
    """Give the elements of a page that are not the article's, whatever text they hold."""
    if not page.says_so:  # it may be a listing, which is told by its leads
        return page.beside
    teasers = _teasers(page, known)
    beside = page.beside | teasers
    if len(teasers) > 1 and not page.is_dated and page.headline is not None:
        _refuse_teasers(page.headline, known, beside, teasers)
    return beside


def _teasers(page: Page, known: Known) -> set[HtmlElement]:
    """Give the boxes of other articles with their leads, but for those around the headline."""
    above = {page.headline, *page.headline.iterancestors()} if page.headline is not None else set()
    return {
        box
        for element, box in known.boxes.items()
        if box not in above
        and known.leads[element] not in page.own_paths
        and known.weights[box] <= TEASER_LENGTH
        and is_teaser(box, element)
    }


def _refuse_teasers(headline: HtmlElement, known: Known, beside: set[HtmlElement], teasers: set[HtmlElement]) -> None:
    """Raise NotAnArticle("listing") where the leads of other articles are the first text below the headline."""
    for element in headline.xpath("following::*"):
        if element in known.letters:
            around = {element, *element.iterancestors()}
            if not around.isdisjoint(teasers):
                raise NotAnArticle("listing", "below its headline are the leads of other articles")
            if around.isdisjoint(beside) and len(text_of(element) or "") >= SHORT_SENTENCE:
                return


def _chosen(page: Page, known: Known) -> HtmlElement | None:
    """Choose the article's part, or None where nothing known is found. Raises NotAnArticle("listing")."""
    part = known.holder()
    if part is None:
        return None
    if _link_share(part, page) > LINK_SHARE:
        raise NotAnArticle("listing", "most of its text is links")
    near = None if page.headline is None else _around(page.headline, known, says_so=page.says_so)
    part = _with_lead(part, known) if near is None else near
    if not page.says_so and known.is_listing(known.within(part)):
        raise NotAnArticle("listing", "its text is the leads of several articles, each beside a link to it")
    return part


def _with_lead(part: HtmlElement, known: Known) -> HtmlElement:
    """Give a part with what is just before it in its box, where that is one paragraph: the lead."""
    box = part.getparent()
    if box is None or box.tag in ("body", "html") or known.weights[box] == known.weights[part]:
        return part
    others = known.within(box) - known.within(part)
    is_above = all(part in one.itersiblings() for one in others)
    return box if is_above and len(others) == 1 else part


def _is_known(block: Block, keys: set[str]) -> bool:
    """Tell whether a block was extracted, a table perhaps as a line for each of its cells."""
    first = block.text.partition("\n")[0]
    return (
        key(first) in keys
        or _is_joined(first, keys)
        or (block.kind == "table" and all(key(cell) in keys for cell in first.split(" | ") if cell))
    )


def _is_joined(line: str, keys: set[str]) -> bool:
    """Tell a short line that was extracted as two: trafilatura parts a heading where it goes on below a <br>."""
    said = key(line) if len(line) <= HEADING_LENGTH else ""
    return any(said[:at] in keys and said[at:] in keys for at in range(1, len(said)))


def _link_share(element: HtmlElement, page: Page) -> float:
    """Give how much of an element's letters links have; of the whole page without those of its menus and columns."""
    beside = page.beside if element.tag in ("body", "html") and not page.says_so else ()
    outer = [one for one in beside if page.beside.isdisjoint(one.iterancestors())]
    linked = _linked(element) - sum(map(_linked, outer))
    said = len(fold(element.text_content())) - sum(len(fold(one.text_content())) for one in outer)
    return linked / max(1, said)


def _linked(element: HtmlElement) -> int:
    return sum(len(link.text_content().strip()) for link in element.iter("a"))


def _around(headline: HtmlElement, known: Known, *, says_so: bool) -> HtmlElement | None:
    """Give the part of the page that holds headline and article, or None where only all of the page does.

    From the headline outwards it grows by what holds more text than it has: a text below a lead. What holds less is
    beside the article: a column of other articles' leads, a poll. On a page that says that it is an article, other
    articles' leads are beside it however many they are.
    """
    part = headline
    for up in headline.iterancestors():
        weight, has = known.weights.get(up, 0), known.weights.get(part, 0)
        if weight == has:
            continue
        if has >= ENOUGH and weight <= 2 * has:
            break
        if says_so and has and known.is_listing(known.within(up) - known.within(part)):
            break
        part = up
    return part if part is not headline and part.tag not in ("body", "html") else None
