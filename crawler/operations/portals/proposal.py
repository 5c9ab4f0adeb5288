"""Selectors proposed for a portal of an unknown platform, from one article that was read generically.

Each selector names the one element of the page that holds what was read. They are proposed only when a reading by them
gives the same article: so they are no worse on this page, and a human can see and change them.
"""

import re
from collections.abc import Iterator
from dataclasses import fields

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle, paragraphs
from crawler.reading.body.text import text_of
from crawler.reading.cleaning.clean import clean
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.read_layout import read_layouts
from crawler.reading.parsing.page import page_root
from crawler.reading.structured_data.breadcrumb import HOME
from crawler.reading.validate import validate

PROPOSED = ("body", "title", "date", "lead", "author", "section", "tags")
AS_READ = ("title", "lead", "body", "published_at", "authors", "source", "section", "tags")
TAKEN_OUT = frozenset({"lead", "author"})  # what their selectors find is left out of the body
BESIDE = 20  # letters of "Tác giả:" in a box with the author
BOXES = ("article", "section", "main", "div", "td")
MOST = 0.9  # of the body's paragraphs that its box must hold
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}")  # one with a number is often this article's alone
# A class of a CSS module, as Next.js names it: file_class__hash. Each build of the site makes the hash anew. One of
# small letters alone is more likely an element's name ("news_box__title").
_MODULE = re.compile(r"([A-Za-z][A-Za-z0-9-]*_[A-Za-z0-9_-]*[A-Za-z0-9]__)(?=[a-z]*[A-Z0-9+-])[A-Za-z0-9+-]{5}")


def propose(page: TextResponse, article: Article, name: str) -> Layout | None:
    """Give a layout for the page, named after the portal, or None when none reads it as it was read."""
    selectors = _selectors(page_root(page), article)
    if "body" not in selectors:
        return None
    given = {part: (css,) for part, css in selectors.items()}
    layout = Layout(
        name=f"{name}/1",
        body=given["body"],
        title=given.get("title", ()),
        date=given.get("date", ()),
        lead=given.get("lead", ()),
        author=given.get("author", ()),
        section=given.get("section", ()),
        tags=given.get("tags", ()),
        meta_authors=bool(article.authors) and "author" not in given,
    )
    try:
        again = validate(clean(read_layouts(page, (layout,))))
    except NotAnArticle:
        return None
    same = all(getattr(again, field) == getattr(article, field) for field in AS_READ)
    return layout if same else None


def _selectors(root: HtmlElement, article: Article) -> dict[str, str]:
    """Give a selector for each part of the article that one element of the page holds, by the part's name."""
    found = {
        "body": _body(root, article),
        "title": _saying(root, article.title),
        "date": _saying(root, article.published_raw),
        "lead": _saying(root, article.lead),
        "author": _saying(root, article.authors[0]) if len(article.authors) == 1 else None,
    }
    selectors = {}
    for part, element in found.items():
        css = css_of(root, element) if element is not None else None
        if css and (part not in TAKEN_OUT or _finds_only(css, root, element)):
            selectors[part] = css
    for part in ("section", "tags"):  # the links in a box, not the box
        box = _linking(root, getattr(article, part))
        if box is not None and (css := css_of(root, box)):
            selectors[part] = f"{css} a"
    return selectors


def _finds_only(css: str, root: HtmlElement, element: HtmlElement | None) -> bool:
    """Tell whether a selector names the element or a box of its own.

    "div.detail strong" is, on another page, each phrase in bold.
    """
    outer, _, inner = css.rpartition(" ")
    if any(sign in inner for sign in ".#["):
        return True
    boxes = CSSSelector(outer, translator="html")(root) if outer else []
    return any(len(text_of(box) or "") <= len(text_of(element) or "") + BESIDE for box in boxes)


def written(layout: Layout) -> list[str]:
    """Give the lines that declare a layout in a portal's class; no selector holds a double quote."""
    given = [(field.name, getattr(layout, field.name)) for field in fields(layout) if field.name in PROPOSED]
    parts = [f'            {name}=("{value[0]}",),' for name, value in given if value]
    parts += ["            meta_authors=True,"] if layout.meta_authors else []
    return ["    layouts = (", "        Layout(", f'            name="{layout.name}",', *parts, "        ),", "    )"]


def css_of(root: HtmlElement, element: HtmlElement) -> str | None:
    """Give a selector that finds this element alone, or None: by its id or classes, else within those of a box."""
    for css in _names(element):
        if CSSSelector(css, translator="html")(root) == [element]:
            return css
    for box in element.iterancestors(*BOXES):
        for css in _names(box):
            inner = f"{css} {element.tag}"
            if CSSSelector(inner, translator="html")(root) == [element]:
                return inner
    return element.tag if CSSSelector(element.tag)(root) == [element] else None


def _names(element: HtmlElement) -> Iterator[str]:
    if _NAME.fullmatch(element.get("id") or ""):
        yield f"#{element.get('id')}"
    for one in (element.get("class") or "").split():
        if module := _MODULE.fullmatch(one):
            yield f"{element.tag}[class*='{module[1]}']"
        elif _NAME.fullmatch(one):
            yield f"{element.tag}.{one}"


def _body(root: HtmlElement, article: Article) -> HtmlElement | None:
    """Give the smallest box that holds most paragraphs of the body."""
    wanted = [_key(text) for text in paragraphs(article.body)]
    best: HtmlElement | None = None
    for box in root.iter(*BOXES):
        text = _key(box.text_content())
        if sum(one in text for one in wanted) >= MOST * len(wanted):  # a box in it comes later, and is smaller
            best = box
    return best


def _saying(root: HtmlElement, said: str | None) -> HtmlElement | None:
    """Give the innermost element that says this and nothing else."""
    found = None
    for element in root.iter("h1", "h2", "h3", "h4", "p", "div", "span", "time", "strong", "em", "li", "td"):
        if said and text_of(element) == said and (found is None or found in element.iterancestors()):
            found = element
    return found


def _linking(root: HtmlElement, names: list[str]) -> HtmlElement | None:
    """Give the innermost box whose links say these names, and home at most beside them."""
    found = None
    for box in root.iter("ul", "ol", "nav", "div", "p", "span") if names else ():
        said = [text for link in box.iter("a") if (text := text_of(link)) and text.lower() not in HOME]
        if said == names:
            found = box
    return found


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
