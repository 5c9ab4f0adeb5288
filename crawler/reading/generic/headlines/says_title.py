"""Whether a heading or a line says what the page's title says: that may have the site's name before or behind it."""

import re

from lxml.html import HtmlElement

from crawler.reading.box_words import called, name_with
from crawler.reading.generic.headlines.badge import TELLING, goes_before, is_badged
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines.one_line import fold
from crawler.reading.structured_data.site_name import DIVIDERS

# How a site names itself, in an h1 on each of its pages. A headline may begin so, too: then a date stands below it.
SITE = re.compile(
    r"(?:cổng|trang) (?:thông tin|tin|tttđt)|cổng ttđt|website|báo (?!động|cáo|công (?!an|thương|lý))|đài |tạp chí "
    r"|đảng bộ |đảng ủy |ủy ban "
    r"|ubnd |hđnd |hội đồng nhân dân |(?:tỉnh|thành|huyện|thị|quận) ủy |ban tuyên giáo|sở (?!hữu)|trường (?!hợp)"
    r"|mặt trận |(?:tỉnh|thành|huyện)? ?đoàn (?!công tác|kiểm tra|giám sát|đại biểu|khảo sát|viên)"
    r"|hội (?!nghị|thảo|thi|đàm|diễn|họp|quân|làng|chợ|viên|xuân|trại)|liên đoàn |công đoàn ",
    re.IGNORECASE,
)
# What a portal calls all of its pages.
_OF_ALL = re.compile(r"(?:xem )?(?:chi tiết|tin tức|bài viết|nội dung)\b.{0,20}")
_PARTED = re.compile(rf"(?:^|(?<=\s))[{re.escape(''.join(DIVIDERS))}](?=\s|$)")
# Liferay, Joomla and others head each box of a page with an h1.
OF_BOX = re.compile(name_with("(?:portlet|widget|block|box|module|mod|panel|sidebar)-?(?:title|head(?:er|ing)?)"))
NAMED = re.compile(r"title|headline|tieu-?de|\bhead\b", re.IGNORECASE)  # an element, as a title


def says_title(text: str, title: str) -> bool:
    """Tell whether a heading says the title, or enough of it; both are in lower case."""
    if text == title or is_badged(text, title) or goes_before(text, title):
        return True
    return (len(text) > TELLING and _is_part(text, title)) or _is_before_site(text, title) or _is_behind(text, title)


def line_with_title(root: HtmlElement, title: str) -> HtmlElement | None:
    """Give the first line that says the title, in lower case, and leads to no article.

    It may say its beginning alone, where it is named a title, or what stands before a divider.
    """
    for element in root.iter("div", "span", "p", "td", "strong", "b", "font"):
        text = _short(element, len(title)).casefold()
        if len(text) > TELLING and _begins(title, text, called(element)) and not is_linked(element):
            return element
    return None


def _begins(title: str, text: str, named: str) -> bool:
    """Tell whether a line is the title, or its beginning: a divider follows in the title, or the line is named one."""
    is_parted = title[len(text) :].lstrip().startswith(DIVIDERS)
    return text == title or (title.startswith(text) and (NAMED.search(named) is not None or is_parted))


def is_linked(heading: HtmlElement) -> bool:
    """Tell a heading that leads to an article."""
    return any(article_path(link) for link in (*heading.iter("a"), *heading.iterancestors("a")))


def _is_part(text: str, title: str) -> bool:
    """Tell whether a title is a text with the site's name after or before it."""
    before = title.removesuffix(text)
    return title.startswith(text) or (before != title and before.rstrip().endswith(DIVIDERS))


def _is_behind(text: str, title: str) -> bool:
    """Tell whether a title is a series, a colon, a text of two words and more, and a site's name behind a divider."""
    before, _, after = title.partition(f": {text}")
    return " " in text and bool(before) and after.lstrip()[:1] in DIVIDERS and after[:1] == " "


def _is_before_site(text: str, title: str) -> bool:
    """Tell whether a title is a text, however short, and a site's name behind a divider, perhaps a section first."""
    rest = title[len(text) :].strip()
    names = [name.strip() for name in _PARTED.split(rest)]
    if calls_all(text):
        return False
    return title.startswith(text) and names[0] == "" and any(SITE.match(name) for name in names[1:])


def calls_all(text: str) -> bool:
    """Tell what a portal calls all of its pages, in lower case: "chi tiết tin"."""
    return _OF_ALL.fullmatch(text) is not None


def _short(element: HtmlElement, most: int) -> str:
    """Give the text of an element, or nothing where that is longer than a title."""
    said = ""
    for text in element.itertext():
        said += text
        if len(said) > 2 * most + TELLING:
            return ""
    return fold(said)
