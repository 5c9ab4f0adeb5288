"""The words in an element's class or id that say that it is no part of an article."""

import re
from functools import lru_cache

from crawler.reading.box_words import name_with

# Patterns of words; a hyphen stands for any sign that parts words in a name, or for none.
# Wherever it stands, also within an article's text: what leads to others, asks for opinions or money, repeats the head.
_ANYWHERE = (
    "relate[ds]? relations? (?:read|see)-more (?:other|more)-news news-other tin-(?:khac|moi|cu)"
    " comments? binh-luans? ratings? polls? votes?"
    " shared?s? share(?:btns?|buttons?|box|bar|links?|like|mxh|this|post) (?:box|btn|list|link)-share sharing socials?"
    r" advert\w* ads oneads adsbygoogle quang-cao banners? audio player tts newsletter subscribe google-news"
    " donat(?:e|ions?) breadcrumbs? toc muc-luc tags keywords? tu-khoa (?:box|list)-tags? tag-(?:box|list)"
    " qr(?:-?codes?)? author-(?:info-)?(?:box|info|card|bio) box-author"
    # what turns a slide show, and what a script turns into a film of another site
    " swiper-(?:button|pagination) slick-(?:arrow|prev|next|dots) owl-(?:nav|prev|next|dots)"
    " carousel-(?:control|indicators) (?:splide|glide)-(?:arrows?|pagination|bullets) tiktok-embed instagram-media"
)
# Only around an article: within its text these words are of tables, notes and quotations, or of its own head.
_AROUND = (
    "sidebars? footers? headers? navs? menus? asides? modals? popups? logins? tools?(?:bar|box)?s? tag copyrights?"
    " paginations? page-links? counters? thong-kes?"
)
LONGEST = 1000  # letters that are looked at: what has more is made to fill the memory
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _words(words: str) -> str:
    named = "|".join(words.replace("-", r"[\s_-]?").split())
    return name_with(f"(?<!has-)(?<!no-)(?<!with-)(?:{named})")


_IN_TEXT = re.compile(rf"{_words(_ANYWHERE)}|lien[\s_-]?quan", re.IGNORECASE)
_ON_PAGE = re.compile(rf"{_words(_ANYWHERE)}|{_words(_AROUND)}|lien[\s_-]?quan|(?:^|\s)widget", re.IGNORECASE)


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
