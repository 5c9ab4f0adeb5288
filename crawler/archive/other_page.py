"""What stands at a kept article's address and is not the article, such as the page of a site that is being worked on.

Short ones are told by their words (`crawler.reading.validate`), a longer one by what it lacks. An article that was
rewritten from its title to its last word still has its date, or the address that it had.
"""

from collections.abc import Mapping
from typing import Any

from crawler.article import Article
from crawler.reading.normal_form import normal_form
from crawler.reading.outlinks.links import place


def is_other_page(old: Mapping[str, Any], article: Article) -> bool:
    """Tell whether nothing of a dated record is on the page now: not its title, no date, none of its lines.

    Nor does the page name the article's address as its own.
    """
    if not old["published_at"] or article.published_at:
        return False
    if article.canonical_url and place(article.canonical_url) in map(place, (old["url"], article.url)):
        return False
    if normal_form(old["title"] or "") == normal_form(article.title or ""):
        return False
    return _lines(old["lead"], old["body"]).isdisjoint(_lines(article.lead, article.body))


def _lines(*texts: str | None) -> set[str]:
    """Give the lines of texts, however they are written."""
    return {normal_form(line) for text in texts for line in (text or "").splitlines() if line}
