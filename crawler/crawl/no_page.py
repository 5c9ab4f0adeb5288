"""Pages of status 200 that are none: they bar whoever asks, or show nothing."""

import re

from scrapy.http import HtmlResponse, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import page_root, text_shown
from crawler.reading.validate import validate

NO_PAGE = frozenset({"blocked", "error-page", "login-page"})
CHALLENGE, WORDLESS = 6000, 200  # bytes of such a page at most, and letters that its reader sees
# A script that sets a cookie and loads the page again: it bars whoever runs none. Found on pages without words alone.
_CHALLENGE = re.compile(
    rb"document\.cookie\s*=(?=.*\blocation\s*(?:\.\s*(?:reload|replace|assign)\s*\(|(?:\.\s*href\s*)?=[^=]))"
    rb"|\blocation\.(?:reload|replace)\s*\((?=.*document\.cookie\s*=)",
    re.DOTALL,
)
BLOCKED, EMPTY = "blocked", "empty-page"
AGAIN = "again"  # in Request.meta: a listing's page that showed nothing is asked for once more
PASSING = frozenset({BLOCKED, "error-page", EMPTY})  # what says nothing of the listing itself


def shows_nothing(response: TextResponse) -> bool:
    """Tell an empty answer, or a page without a single link: a listing's last page has at least those of the menu.

    What a service answers, no markup, may be empty at its end.
    """
    begins = response.body.lstrip()[:1]
    return not begins or (begins == b"<" and next(links(page_root(response), response.url), None) is None)


def barring(response: HtmlResponse) -> str | None:
    """Say as what a page of status 200 bars us, one of NO_PAGE, or None."""
    root = page_root(response)
    words = text_shown(root)
    if len(response.body) < CHALLENGE and len(words.strip()) < WORDLESS and _CHALLENGE.search(response.body):
        return "blocked"
    page = Article(url=response.url, title=root.xpath("normalize-space(//title)"), body=words.strip())
    try:
        validate(page)
    except NotAnArticle as refused:
        return refused.reason if refused.reason in NO_PAGE else None
    return None
