"""One reader for all layouts: the fields of an article where its layout puts them, else at their usual places."""

from collections.abc import Iterable

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.reading.body.captions import merge_images, part_pictures
from crawler.reading.body.text import read_blocks, shown_line, text_of
from crawler.reading.cleaning.last_bylines import outdone, signers
from crawler.reading.cleaning.signature import sign, take_byline
from crawler.reading.layouts.below import Told, is_of_another, told_below
from crawler.reading.layouts.cut_off import rejoin
from crawler.reading.layouts.date_shown import read_date, read_dateline
from crawler.reading.layouts.generic_addresses import identity_of
from crawler.reading.layouts.heading import kicker_above
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.lead_shown import lead_between, take_marked
from crawler.reading.layouts.near_text import shown_author, shown_tags
from crawler.reading.layouts.of_others import is_of_comment
from crawler.reading.layouts.section_above import section_above
from crawler.reading.layouts.section_in_menu import section_in_menu
from crawler.reading.layouts.select import PageIndex, Selectors
from crawler.reading.layouts.shown import Shown, shown_by
from crawler.reading.layouts.trail import named_trail, trail
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.label_words import SOURCE, WRITTEN, label
from crawler.reading.lines.several_names import split_names
from crawler.reading.login import refuse_locked, refuse_login
from crawler.reading.outlinks.links import absolute, files_in
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.parsing.size_limits import within_bounds
from crawler.reading.structured_data.breadcrumb import HOME
from crawler.reading.structured_data.metadata import Metadata, read_metadata
from crawler.reading.validate import refuse_by_title

_SOURCE_LABEL = label(f"{SOURCE}|theo")
_WRITTEN = label(WRITTEN)
_HOME = HOME | {"›", "»", ">"}  # and what parts the names


def read_layouts(response: TextResponse, layouts: Iterable[Layout], data: Metadata | None = None) -> Article:
    """Read an article page by the first layout that it shows; `data` is the page's metadata where that is read already.

    Raises NotAnArticle("no-article"), or with a closer reason where the page gives one; too-deep, too-large.
    """
    root = within_bounds(page_root(response), len(response.body))
    page = PageIndex(root)
    data = data or read_metadata(root, base_url(response))
    for layout in layouts:
        if (body := page.first(layout.body)) is not None:
            rejoin(body, response.body)
            article = _read(response, page, layout, body, data)
            refuse_locked(article, body)
            return article
    for layout in layouts:
        if (body := _of_video(page, layout.body)) is not None:
            return _read(response, page, layout, body, data)
    refuse_by_title(data.title)
    refuse_login(root)
    raise NotAnArticle("no-article", f"no article in the layouts known: {data.title or 'no title'}")


def _read(response: TextResponse, page: PageIndex, layout: Layout, body: HtmlElement, data: Metadata) -> Article:
    shown = shown_by(layout, response, page, body, data)
    article = Article(url=response.url, canonical_url=data.canonical_url, reader=layout.name)
    article.language = data.language or "vi"
    article.title = shown_line(shown.head.title) or data.title
    article.kicker = shown_line(shown.head.kicker)
    if article.kicker is None and shown.head.title is not None:
        article.kicker = kicker_above(shown.head.title)
    _date(article, shown)
    told = told_below(body, shown.base)
    _sign(article, shown, _text(article, shown), told)
    article.section = _section(article.title, shown)
    article.tags = _tags(shown, told)
    article.attachments = _attachments(shown, told)
    return article


def _date(article: Article, shown: Shown) -> None:
    """Take the date that the layout names, else the first line below the title that is one."""
    layout, title = shown.layout, shown.head.title
    own_paths = {path for url in (shown.url, shown.data.canonical_url) if url and (path := identity_of(url))}
    dates = (one for one in shown.page.all(layout.date) if not is_of_comment(one, shown.body))
    dates = (one for one in dates if not is_of_another(one, shown.body, own_paths))
    is_told = read_date(article, dates, shown.data, us_dates=layout.us_dates)
    if title is not None and not is_told and (layout.date_below_title or article.published_at is None):
        read_dateline(article, title, own_paths)


def _text(article: Article, shown: Shown) -> list[str]:
    """Take pictures, lead, the byline around the text and the text; give its paragraphs."""
    page, layout, head = shown.page, shown.layout, shown.head
    captions = page.every(layout.caption)
    written = part_pictures(read_blocks(shown.body, shown.base, shown.outside.__contains__, captions.__contains__))
    above = [part_pictures(read_blocks(one, shown.base)).images for one in page.all(layout.pictures)]
    article.images = merge_images(*above, written.images)
    article.lead = shown_line(next(iter(head.leads), None))
    if article.lead is None and head.title is not None:
        article.lead = lead_between(head.title, shown.body, shown.data.description)
    if article.lead is None:
        article.lead = take_marked(
            written.blocks, headings=layout.heading_lead, above=(article.title, article.published_raw)
        )
    _sign_by_boxes(article, page, layout, head.authors)
    paragraphs = [block.text for block in take_byline(article, written.blocks)]
    article.body = "\n\n".join(paragraphs) or None
    return paragraphs


def _sign(article: Article, shown: Shown, paragraphs: list[str], told: Told) -> None:
    """Take authors and source, where none are known, from a box named so, a line below the text, the metadata.

    Whom cleaning will take from the text's last line goes before an account that the page names.
    """
    layout = shown.layout
    by_box = shown_author(shown.page, shown.body, shown.outside) if not article.authors else []
    by_metadata = shown.data.authors if layout.meta_authors else []
    signing = signers(paragraphs)
    by_box, by_metadata = ([] if outdone(signing, names) else names for names in (by_box, by_metadata))
    article.source = article.source or told.source
    article.authors = article.authors or by_box or told.authors or by_metadata


def _section(title: str | None, shown: Shown) -> list[str]:
    return (
        section_of(shown.page, shown.layout)
        or shown.data.section
        or trail(shown.page.root, title)
        or section_above(shown.head.title, shown.data.canonical_url or shown.url)
        or named_trail(shown.page, title)
        or section_in_menu(shown.page.root, shown.data.canonical_url or shown.url, shown.data.site_name)
    )


def _tags(shown: Shown, told: Told) -> list[str]:
    names = (text_of(link) for link in shown.page.all(shown.layout.tags))
    tags = [tag for name in names if name and (tag := name.lstrip("# "))]
    by_metadata = shown.data.tags if shown.layout.meta_tags else []
    return tags or shown_tags(shown.page, shown.body) or told.tags or by_metadata


def _attachments(shown: Shown, told: Told) -> list[Attachment]:
    """Give the files that the text links to, those below it, and those that the layout names, as these name them."""
    links = shown.page.all(shown.layout.attachments)
    named = {url: text_of(link) for link in links if (url := absolute(link.get("href"), shown.base))}
    files = files_in(shown.body, shown.base) | told.files | named
    return [Attachment(url, name) for url, name in files.items()]


def _sign_by_boxes(article: Article, page: PageIndex, layout: Layout, boxes: list[HtmlElement]) -> None:
    """Take authors and source from the boxes that the layout names."""
    for text in (_WRITTEN.sub("", said) for box in boxes if (said := text_of(box))):
        if not text or text in layout.placeholders:
            continue
        if byline := parse_byline(text, alone=False):
            sign(article, byline)
        else:
            article.authors += [name for name in split_names(text) if name not in article.authors]
    source = _SOURCE_LABEL.sub("", text_of(page.first(layout.source)) or "").strip(" .()")
    article.source = source or article.source


def _of_video(page: PageIndex, selectors: Selectors) -> HtmlElement | None:
    """Give the body that holds nothing but a video."""
    found = (one for css in selectors for one in page.find(css))
    return next((one for one in found if next(one.iter("iframe", "video"), None) is not None), None)


def section_of(page: PageIndex, layout: Layout) -> list[str]:
    """Give the section that the breadcrumb names, outermost first and without home."""
    names = (name for link in page.all(layout.section) if (name := text_of(link)) and name.lower() not in _HOME)
    return list(dict.fromkeys(names))
