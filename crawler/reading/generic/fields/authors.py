"""Who wrote an article of an unknown platform: whom its page names around the text, and who of them goes first."""

from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.article import Article
from crawler.reading.body.text import read_blocks, text_of
from crawler.reading.cleaning.last_bylines import outdone, signers
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.author_link import linked_authors
from crawler.reading.generic.fields.beside_date import name_beside_date
from crawler.reading.generic.fields.meta_row import row_lines
from crawler.reading.generic.fields.named_boxes import authors_of, is_filed
from crawler.reading.lines.several_names import split_names

LONG_NAME = 7  # letters: no name of one word is longer, nor are initials


class Named(NamedTuple):
    """Whom a box that is named after the authors names, and whom a link to an author's page."""

    box: HtmlElement | None
    boxed: list[str]
    filing: list[str]  # the same, where the box says that they filed the article
    link: HtmlElement | None
    linked: list[str]


def named_authors(page: Page, part: HtmlElement | None) -> Named:
    """Give whom boxes and links around the text name as its authors. `part`: where the text is."""
    box, boxed = authors_of(page, part)
    return Named(box, boxed, boxed if is_filed(box) else [], *linked_authors(page))


def author_lines(page: Page, named: Named) -> set[str | None]:
    """Give the lines that name the authors, and what stands in a row with them: they are no text."""
    lines = {text_of(named.box), text_of(named.link), *row_lines(page, named.box, named.boxed)}
    if named.box is not None and named.boxed:  # a button may stand beside them
        lines |= {block.text for block in read_blocks(named.box)}
    return lines


def author_pictures(page: Page, named: Named) -> set[str]:
    """Give the addresses of the pictures in the box that names the authors: they show these."""
    blocks = [] if named.box is None else read_blocks(named.box, page.base)
    return {block.url for block in blocks if block.url}


def take_authors(article: Article, page: Page, named: Named, labelled: list[str], text: list[str]) -> None:
    """Take the authors whom the page names, where somebody else has not signed the text.

    Metadata go before boxes, these before labels and links. Who filed it is its author where nobody else is named.
    """
    signing = article.authors or signers(text)
    meta, boxed = ([name for name in names if name not in named.filing] for names in (_meta_authors(page), named.boxed))
    by_page = meta or boxed
    if not outdone(signing, by_page):
        article.authors = by_page
    article.authors = article.authors or labelled
    if not signing:
        article.authors = article.authors or named.linked or named.filing or name_beside_date(page)


def _meta_authors(page: Page) -> list[str]:
    """Give the authors that the metadata names, each once; the site's maker is none."""
    named = (name for name in page.data.authors if not _is_maker(name))
    return list(dict.fromkeys(one for name in named for one in split_names(name)))


def _is_maker(name: str) -> bool:
    """Tell the name of who made the site, in capitals, where its author should stand: MEDIATECH."""
    return name.isupper() and name.isalpha() and len(name) >= LONG_NAME
