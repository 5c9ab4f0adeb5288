"""Pages that ask for a password instead of showing an article, whatever made them.

Many portals have a small login form beside every article, so a password field alone says nothing: it is a login page
only where there is no article, or little text that nobody dated.
"""

from lxml import etree
from lxml.html import HtmlElement

from crawler.article import Article, NotAnArticle
from crawler.reading.validate import refuse_by_title

SHORT = 800  # letters: the instructions on a login page are not longer

_ASKS_FOR_NAME = etree.XPath(
    "boolean(.//input[not(@type) or @type = 'text' or @type = 'email' or @type = 'tel'] | .//textarea | .//select)"
)
_PASSWORD = etree.XPath("boolean(.//input[translate(@type, 'PASWORD', 'pasword') = 'password'])")


def asks_for_password(element: HtmlElement) -> bool:
    """Tell whether a page, or a part of one, has a field for a password."""
    return bool(_PASSWORD(element))


def lock_of(root: HtmlElement) -> HtmlElement | None:
    """Give the form of a page that asks for a password and for nobody's name: it opens what stands there.

    WordPress shows it in place of a post with a password. A form to log in asks for a name, too.
    """
    forms = (form for form in root.iter("form") if asks_for_password(form)) if asks_for_password(root) else ()
    return next((form for form in forms if not _ASKS_FOR_NAME(form)), None)


def refuse_locked(article: Article | None, body: HtmlElement) -> None:
    """Raise NotAnArticle("members-only") for an article whose text is a few words and a field for a password."""
    said = f"{article.lead or ''}{article.body or ''}" if article is not None else ""
    if len(said) < SHORT and asks_for_password(body):
        raise NotAnArticle("members-only", "a password is asked for in place of the text")


def refuse_login(root: HtmlElement, article: Article | None = None) -> None:
    """Raise NotAnArticle("login-page") for a page with a password field and no article, or only some undated text."""
    if article is not None and len(f"{article.lead or ''}{article.body or ''}") >= SHORT:
        return
    if article is not None and article.published_at:
        if _is_dated_by_address(article) and asks_for_password(root):
            refuse_by_title(article.title)
        return
    if asks_for_password(root):
        raise NotAnArticle("login-page", "it asks for a password and has no article")


def _is_dated_by_address(article: Article) -> bool:
    """Tell whether the address alone says when an article is from, as that of any page there does."""
    return article.published_raw is not None and article.published_raw in article.url
