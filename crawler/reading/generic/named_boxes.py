"""What the boxes of a page of unknown make say that are named after it: tags, author, lead.

The names are those of Vietnamese templates and of the CMS that are most used.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.reading.byline import BYLINE_LENGTH, is_account, parse_byline, split_names
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.columns import is_sentence
from crawler.reading.generic.main_part import Page
from crawler.reading.layouts.beside import TEASER_LENGTH
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.one_line import fold
from crawler.reading.text import read_blocks, text_of

MOST_BOXES = 60  # of a name that are looked at
MOST_TAGS, TAG_LENGTH = 20, 80
SHORTEST_LEAD, LONGEST_LEAD = 40, 1200
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAGS = re.compile(r"(?:^|[\s_-])(?:tags?|tu-?khoa|keywords?)(?:[\s_-]|$)")
_BOLD = re.compile(r"(?:^|[\s_-])(?:font|fw|text)-?(?:semi-?)?bold(?:er)?(?:[\s_-]|$)")
_TAGS_ARE = frozenset({"từ khóa", "từ khoá", "tags", "tag", "thẻ", "nhãn"})
_OTHERS = re.compile(r"sidebar|comment|binh-?luan|relate|lien-?quan|tin-?khac|other-?news")
_NO_AUTHOR = re.compile(r"comment|relate|avatar|\bbio\b")
_CLOUD = re.compile(r"cloud|popular|hot|trend|pho-?bien|noi-?bat")
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:authors?|tac-?gia|by-?line|but-?danh|writer|(?:created|posted)-?by)(?:-?name)?(?:[\s_-]|$)"
)
_LEAD = re.compile(
    r"sapo|(?:^|[\s_-])(?<!with-)(?:lead|summary|excerpt|abstract|intro(?:-?text|duction)?|trich-?dan|mo-?ta|hometext)(?:[\s_-]|$)"
)
_LABEL = re.compile(
    r"(?:tác giả(?: bài viết)?|bút danh|người viết|viết bởi|đăng bởi|bởi|by)\s*:?\s+|(?:tác giả)\s*:\s*", re.IGNORECASE
)


_MARKED: Any = XPath("//@rel[. = 'tag']/..")
_FILED = re.compile(r"(?:người (?:đăng|gửi)|(?:được )?(?:đăng|gửi) bởi|posted by)\b", re.IGNORECASE)


def tags_of(page: Page) -> list[str]:
    """Give the tags shown in the article's column: what links in a box of tags say, or links that say they are tags."""
    for box in _named(page, _TAGS, ("div", "ul", "p", "span", "section", "footer")):
        names = [name for link in box.iter("a") if (name := text_of(link)) and len(name) <= TAG_LENGTH]
        if 0 < len(names) <= MOST_TAGS and not _CLOUD.search(names_of(box)):
            return [name.lstrip("#").strip(" ,;") for name in names]
    if page.headline is None:
        return []
    if any(link.tag == "a" for link in _MARKED(page.root)):  # by the attribute: several times as fast
        marked = [link for link in page.headline.xpath("following::a[@rel='tag']") if _is_tag(link, page)]
        if names := [name for link in marked if (name := text_of(link))]:
            return names[:MOST_TAGS]
    for label in page.headline.xpath("following::*"):
        says_so = label.text and len(label.text) <= TAG_LENGTH and fold(label.text).strip(" :").lower() in _TAGS_ARE
        if says_so and page.columns.isdisjoint(label.iterancestors()):
            is_filled = (
                label.tag not in ("div", "p", "section") or next(label.itersiblings("a", "ul"), None) is not None
            )
            boxes = takewhile(_is_all_links, label.itersiblings() if is_filled else ())
            links = [*label.iter("a")] or [link for box in boxes for link in box.iter("a")]
            names = [name.lstrip("#").strip(" ,;") for link in links if (name := text_of(link))]
            if 0 < len(names) <= MOST_TAGS and max(map(len, names)) <= TAG_LENGTH:
                return names
    return []


def _is_tag(link: HtmlElement, page: Page) -> bool:
    """Tell whether a link that says so is a tag of the article: teasers mark their "read on" so, too."""
    above = [*link.iterancestors()]
    others = any(up.tag == "aside" or _OTHERS.search(names_of(up)) for up in above)
    return article_path(link) is None and not others and page.columns.isdisjoint(above)


def _is_all_links(box: HtmlElement) -> bool:
    """Tell a link, and a box that says nothing but what its links say."""
    said = sum(len(text_of(link) or "") for link in box.iter("a"))
    return said > 0 and said >= len(re.sub(r"[,;|\s]", "", text_of(box) or ""))


def authors_of(page: Page, part: HtmlElement | None) -> tuple[HtmlElement | None, list[str]]:
    """Give the element that names the article's authors, and their names; accounts are none."""
    for box in _named(page, _AUTHOR, ("div", "p", "span", "a", "strong", "em", "b", "li", "td", "dd")):
        text = _LABEL.sub("", text_of(box) or "", count=1).strip()
        if _is_of_another(box, page, part) or _NO_AUTHOR.search(names_of(box)):
            continue
        is_outer = any(inner is not box and _AUTHOR.search(names_of(inner)) for inner in box.iter())
        if is_outer or any(map(str.isdigit, text)) or (text.endswith(".") and is_sentence(text)):
            continue
        is_filled = 1 < len(text) <= BYLINE_LENGTH and not is_account(text) and boilerplate.match(text) is None
        if is_filled:
            byline = parse_byline(text, alone=False)
            return box, byline.authors if byline and ":" in text else split_names(text)
    return None, []


def is_filed(box: HtmlElement | None) -> bool:
    """Tell whether a box with a name, or the one around it, says that it is of who filed the article."""
    around = () if box is None else (box, box.getparent())
    return any(one is not None and _FILED.match(text_of(one) or "") for one in around)


def lead_of(page: Page, part: HtmlElement | None, first: str | None) -> HtmlElement | None:
    """Give the box below the headline that is named as the lead, or as bold for the first paragraph; one paragraph."""
    bold = (box for box in _named(page, _BOLD, ("div", "p", "h2")) if first and text_of(box) == first)
    named = _named(page, _LEAD, ("div", "p", "h2", "h3", "span", "strong", "section"))
    for box in chain(named, bold):
        blocks = [block for block in read_blocks(box, page.base) if block.kind not in ("picture", "caption")]
        is_one = len(blocks) == 1 and SHORTEST_LEAD <= len(blocks[0].text) <= LONGEST_LEAD
        if is_one and not _is_of_another(box, page, part):
            inner = (one for one in box.iter("p", "div", "h2", "strong", "b", "span") if text_of(one) == blocks[0].text)
            return next(inner, box)  # a script may stand beside it
    return None


def _named(page: Page, pattern: re.Pattern[str], tags: Iterable[str]) -> Iterator[HtmlElement]:
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
        above = [*element.iterancestors()]
        others = any(up.tag == "aside" or _OTHERS.search(names_of(up)) for up in above)
        if not others and page.columns.isdisjoint(above):
            yield element


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
    """Give what an element is called, in lower case."""
    rel = "author" if element.get("rel") == "author" else ""
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')} {rel}"
    return _CAMEL.sub("-", named).lower()
