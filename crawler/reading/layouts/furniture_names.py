"""The words in an element's class or id that say that it is no part of an article."""

import re
from functools import lru_cache

_S = r"[\s_-]?"
# Wherever it stands, also within an article's text: what leads to others, asks for opinions or money, repeats the head.
_ANYWHERE = (
    rf"relate[ds]?|relations?|(?:read|see){_S}more|(?:other|more){_S}news|news{_S}other|tin{_S}(?:khac|moi|cu)"
    rf"|shared?s?|share(?:btns?|buttons?|box|bar|links?|like|mxh|this|post)|(?:box|btn|list|link){_S}share|sharing|socials?|comments?|binh{_S}luans?|ratings?|polls?|votes?|advert\w*|ads|oneads|adsbygoogle"
    rf"|quang{_S}cao|banners?|audio|player|tts|newsletter|subscribe|google{_S}news|breadcrumbs?|toc|muc{_S}luc|tags"
    rf"|author{_S}(?:info-)?(?:box|info|card|bio)|box{_S}author|(?:box|list){_S}tags?|tag{_S}(?:box|list)"
    rf"|keywords?|tu{_S}khoa"
)
# Only around an article: within its text these words are of tables, notes and quotations, or of its own head.
_AROUND = (
    rf"sidebars?|footers?|headers?|navs?|menus?|tag|paginations?|page{_S}links?|counters?|thong{_S}kes?|logins?|popups?|modals?"
    rf"|tools?(?:bar|box)?s?|copyrights?|asides?"
)
LONGEST = 1000  # letters that are looked at: what has more is made to fill the memory
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?<!has-)(?<!no-)(?<!with-)(?:{words})(?:$|[\s_-])|lien{_S}quan", re.IGNORECASE)


_IN_TEXT = _words(_ANYWHERE)
_ON_PAGE = re.compile(rf"{_words(f'{_ANYWHERE}|{_AROUND}').pattern}|(?:^|\s)widget", re.IGNORECASE)


def says_inset(name: str) -> bool:
    """Tell whether a class or id says that its element, within the text, is no part of that."""
    return _says_inset(name[:LONGEST])


def says_furniture(name: str) -> bool:
    """Tell whether classes and id say that their element, anywhere on a page, is no part of its article."""
    return _says_furniture(name[:LONGEST])


@lru_cache(20_000)
def _says_inset(name: str) -> bool:
    return _IN_TEXT.search(_parted(name)) is not None


@lru_cache(20_000)
def _says_furniture(name: str) -> bool:
    return _ON_PAGE.search(_parted(name)) is not None


def _parted(name: str) -> str:
    """Give a name in words that hyphens part; those of Word say nothing: MsoCommentText."""
    return _CAMEL.sub("-", " ".join(word for word in name.split() if not word.startswith("Mso")))
