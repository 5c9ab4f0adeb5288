"""Which part of a page of an unknown platform is read: the one with the extracted text, or its headline's own."""

from crawler.article import NotAnArticle
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.parts.main_part import LEAST_TEXT, Part, main_part
from crawler.reading.generic.parts.own_part import own_part
from crawler.reading.lines.one_line import fold
from crawler.reading.login import refuse_login
from crawler.reading.validate import refuse_by_title


def part_of(page: Page, extracted: str, url: str) -> Part:
    """Give the article's part of a page: what holds its text, or, with hardly any, what stands at its headline."""
    try:
        part = main_part(page, extracted, url)
    except NotAnArticle as refused:
        if page.says_so and (own := own_part(page)):
            return own
        if refused.reason == "no-article":
            refuse_by_title(page.data.title)
            refuse_login(page.root)
        raise
    if page.says_so and _length(part) < LEAST_TEXT:
        if own := own_part(page):
            return own
        raise NotAnArticle("no-article", "hardly any text")
    if page.says_so and part.element is None and (own := own_part(page)):
        is_glued = len(part.blocks) == 1  # of so little text trafilatura gives all of the page on one line
        return own if is_glued or not _is_within(part, own) or _length(own) * 2 >= _length(part) else part
    return part


def _length(part: Part) -> int:
    return sum(len(block.text) for block in part.blocks)


def _is_within(part: Part, own: Part) -> bool:
    """Tell whether most of a text that no part of the page was found for stands in the headline's column."""
    said = fold(own.element.text_content()) if own.element is not None else ""
    inside = sum(len(block.text) for block in part.blocks if block.text in said)
    return inside * 2 >= sum(len(block.text) for block in part.blocks)
