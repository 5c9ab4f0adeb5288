"""What a heading says more than the page's title: a badge that a theme adds, a kicker, what the title leaves out."""

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of

TELLING = 20  # letters that a heading and the page's title must share: the title goes on with the site's name
BADGE = 24  # letters that a theme adds to a headline: "Nổi bật", "Mới"
LONGEST = 250  # letters of a headline


def is_badged(text: str, title: str) -> bool:
    """Tell whether a heading is the title with a few words after it."""
    return len(title) > TELLING and text.startswith(title) and 0 < len(text) - len(title) <= BADGE


def goes_before(text: str, title: str) -> bool:
    """Tell whether a heading is the title with more words before it: a kicker, or what the title leaves out."""
    return len(title) > TELLING and len(text) <= LONGEST and text.endswith(f" {title}")


def without_badge(headline: HtmlElement | None, title: str | None) -> str | None:
    """Give what a headline says, or the page's title where a theme adds a few words to that, in their own element."""
    said = text_of(headline)
    if headline is None or not said or not title:
        return said
    if is_badged(said.casefold(), title.casefold()):
        return title
    badge = text_of(headline[0]) if len(headline) and not (headline.text or "").strip() else None
    is_added = badge is not None and len(badge) <= BADGE and said.casefold() == f"{badge} {title}".casefold()
    return title if is_added else said
