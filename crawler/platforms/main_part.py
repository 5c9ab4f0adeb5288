"""Which part of a page of unknown make is the article's, by what trafilatura extracted of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.article import NotAnArticle
from crawler.platforms.generic_addresses import article_path
from crawler.reading import boilerplate
from crawler.reading.byline import is_labelled, parse_byline
from crawler.reading.metadata import Metadata
from crawler.reading.one_line import fold
from crawler.reading.text import BLOCK, HEADING, SKIP, Block, Choice, read_blocks, text_of

ENOUGH = 400  # letters: a headline with less text around it has the rest elsewhere
LINK_SHARE = 0.5  # of the letters: a page with more in links is a listing
LISTED_SHARE = 3  # a listing has more than a third of its text in leads, the longest not counted
SENTENCE_LENGTH = 60
_KEY_LENGTH, LOOKED_AT = 60, 400
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:relate|lien-?quan|comment|binh-?luan|share|social|sidebar|footer|header|nav|menu|breadcrumb|tags?|rating"
    r"|pagination|banner|advert|counter|thong-?ke|login|popup|modal|widget|tin-?khac|other-?news)(?:d|s)?(?:[\s_-]|$)",
    re.IGNORECASE,
)
_LEAD_NAME = re.compile(r"sapo|(?:^|[\s_-])(?:lead|summary|excerpt|abstract|intro)(?:[\s_-]|$)", re.IGNORECASE)


class Part(NamedTuple):
    """The article's part of a page, None where it cannot be told, and its blocks."""

    element: HtmlElement | None
    blocks: list[Block]


class Known:
    """Where the known lines of a page stand."""

    def __init__(self, root: HtmlElement, keys: set[str]) -> None:
        counts = {e: sum(len(line) for line in _lines_of(e) if key(line) in keys) for e in root.iter(*BLOCK)}
        self.letters = {element: count for element, count in counts.items() if count}  # that stand in it itself
        self.weights: dict[HtmlElement, int] = defaultdict(int)  # letters anywhere in it
        for element, count in self.letters.items():
            for up in (element, *element.iterancestors()):
                self.weights[up] += count
        targets: dict[HtmlElement, set[str]] = defaultdict(set)
        for link in root.iter("a"):
            if path := article_path(link):
                for up in link.iterancestors():
                    if len(targets[up]) <= 1:  # more than one is all that is asked
                        targets[up].add(path)
        self.leads: dict[HtmlElement, str] = {}  # the article that is linked, alone, in the nearest box with such links
        for element in self.letters:
            box = next((targets[up] for up in element.iterancestors() if up in targets), set())
            if len(box) == 1:
                self.leads[element] = min(box)

    def within(self, part: HtmlElement) -> set[HtmlElement]:
        """Give the elements in a part that known lines stand in."""
        return self.letters.keys() & set(part.iter(*BLOCK))

    def is_listing(self, elements: set[HtmlElement]) -> bool:
        """Tell whether much of their text are the leads of several articles, each in a box with a link to its own.

        An article's own box may hold one, too: to itself, or to what it belongs to.
        """
        listed: dict[str, int] = defaultdict(int)
        for element in elements & self.leads.keys():
            listed[self.leads[element]] += self.letters[element]
        total = sum(self.letters[element] for element in elements)
        return (sum(listed.values()) - max(listed.values(), default=0)) * LISTED_SHARE > total


def main_part(root: HtmlElement, headline: HtmlElement | None, extracted: str, data: Metadata, url: str) -> Part:
    """Walk the part of the page that holds what trafilatura extracted, and keep what lies between its ends.

    The part reaches up to the headline where one box holds both, so that a lead above the text is among it.
    Raises NotAnArticle("listing") when most of the text is links, or the leads of other articles.
    """
    keys = set(filter(None, map(key, extracted.splitlines())))
    known = Known(root, keys)
    part = _chosen(headline, known, says_so=(data.type or "").lower().endswith(("article", "posting")))
    if part is not None:
        above = {*headline.iterancestors()} if headline is not None else set()
        drop: Choice = lambda element: element not in above and _is_furniture(element)  # noqa: E731 - short, used once
        blocks = read_blocks(part, url, drop)
        if data.description:
            keys.add(key(data.description))
        found = [index for index, block in enumerate(blocks) if key(block.text.partition("\n")[0]) in keys]
        beside = max(known.weights.values()) - known.weights[part]  # what trafilatura took from beside the part
        if found and sum(len(blocks[index].text) for index in found) * 2 >= len(extracted) - beside:
            return Part(part, _between_ends(blocks, found, text_of(headline)))
    return Part(None, [Block(text) for line in extracted.splitlines() if (text := fold(line.lstrip("- ")))])


def _chosen(headline: HtmlElement | None, known: Known, *, says_so: bool) -> HtmlElement | None:
    """Choose the article's part, or None where nothing known is found. Raises NotAnArticle("listing")."""
    part = _holder(known.weights)
    if part is None:
        return None
    if _link_share(part) > LINK_SHARE:
        raise NotAnArticle("listing", "most of its text is links")
    near = None if headline is None else _around(headline, known, says_so=says_so)
    part = part if near is None else near
    if not says_so and known.is_listing(known.within(part)):
        raise NotAnArticle("listing", "its text is the leads of several articles, each beside a link to it")
    return part


def _between_ends(blocks: list[Block], found: list[int], headline: str | None) -> list[Block]:
    """Give the blocks from the first to the last that were found, with what trafilatura leaves out around them."""
    first, last = found[0], found[-1]
    top = next((index + 1 for index, block in enumerate(blocks) if block.text == headline), 0)
    while first > top and _goes_before(blocks[first - 1]):
        first -= 1
    for index in range(last + 1, min(last + 4, len(blocks))):  # the byline is short, and trafilatura leaves it out
        text = blocks[index].text
        if blocks[index].kind == "picture" or is_labelled(text) or parse_byline(text) or boilerplate.match(text):
            last = index
        elif len(text) >= SENTENCE_LENGTH and text.endswith((".", "”", "…")) and index == last + 1:
            last = index  # a last sentence that reads like an end note
        else:
            break
    return blocks[first : last + 1]


def _goes_before(block: Block) -> bool:
    """Tell whether a block between headline and text is the article's: a picture, or a lead that trafilatura missed."""
    is_sentence = len(block.text) >= SENTENCE_LENGTH and block.text.endswith((".", "”", "…", "!", "?"))
    return block.kind in ("picture", "caption") or (is_sentence and boilerplate.match(block.text) is None)


def _link_share(element: HtmlElement) -> float:
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return linked / max(1, len(fold(element.text_content())))


def _lines_of(element: HtmlElement) -> Iterator[str]:
    """Give the lines that stand in an element itself, parted by `<br>` and by the blocks in it."""
    line = element.text or ""
    for child in element:
        if child.tag == "br" or child.tag in BLOCK:
            yield line
            line = ""
        elif isinstance(child.tag, str) and child.tag not in SKIP:
            line += child.text_content()
        line += child.tail or ""
    yield line


def _holder(weights: dict[HtmlElement, int]) -> HtmlElement | None:
    """Give the smallest element that holds nearly all paragraphs that are known."""
    total = max(weights.values(), default=0)
    best = [element for element, weight in weights.items() if weight * 10 >= total * 9]
    return max(best, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


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


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in ("nav", "aside", "footer"):
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag not in HEADING and bool(_BESIDE.search(named)) and not _LEAD_NAME.search(named)


def key(line: str) -> str:
    """Give the letters and digits of a line's beginning, by which the two readings of one paragraph are matched."""
    return re.sub(r"[\W_]+", "", fold(line[:LOOKED_AT]).casefold())[:_KEY_LENGTH]
