"""What stands beside the article on a page of an unknown platform: furniture, other columns, leads of other articles.

Told by what the page's elements are called and where their links lead, before any text is compared.
"""

import re
from collections import defaultdict

from lxml.html import HtmlElement

from crawler.reading import box_words
from crawler.reading.body.text import BLOCK, HEADING, text_of
from crawler.reading.box_words import called
from crawler.reading.layouts.amid import is_amid
from crawler.reading.layouts.furniture_names import says_furniture
from crawler.reading.layouts.generic_addresses import article_path

SENTENCE_LENGTH, SHORT_SENTENCE = 60, 25  # letters: without a full stop, with one
TEASER_LENGTH = 600  # letters: a box with a headline that leads elsewhere and more text than this is no teaser
HEADLINE_LENGTH = 20  # letters: a shorter link is a word of the text or of a menu
BUTTON_LENGTH = 40  # letters
FORM_LENGTH = 250  # letters of what is said to who fills in a form
LISTED, LINKED = 3, 0.7  # headlines in a list of them; of its letters
HIDDEN_NAMES = frozenset(  # of Bootstrap, WordPress, Liferay, Drupal
    "hidden d-none sr-only visually-hidden screen-reader-text hide-accessible element-invisible".split()
)
_TOOL = re.compile(
    r"^mailto:|(?:^|[/_.?=&-])(?:print|in-?tin|in-?trang|ban-?in|send-?mail|gui-?mail)(?:[/_.?=&-]|$)", re.IGNORECASE
)
_BUTTON = re.compile(
    r"\bhistory\.(?:back|go)\b|\b(?:window|self)\.(?:print|close)\b|^javascript: *print\(", re.IGNORECASE
)


def is_hidden(element: HtmlElement) -> bool:
    """Tell by its classes whether an element is not shown."""
    return not HIDDEN_NAMES.isdisjoint((element.get("class") or "").split())


def _is_note(aside: HtmlElement) -> bool:
    """Tell an aside that an editor wrote between two paragraphs: it leads nowhere, and asks for nothing."""
    around = (aside.getprevious(), aside.getnext())
    is_amid = aside.tag == "aside" and all(one is not None and one.tag == "p" for one in around)
    return is_amid and next(aside.iter("a", "form", "button", "input", "iframe", "ins", "script"), None) is None


def _says_whose(footer: HtmlElement) -> bool:
    """Tell the foot of a quotation, where HTML has it stand who said it."""
    quotation = footer.getparent()
    return footer.tag == "footer" and quotation is not None and quotation.tag == "blockquote"


def is_furniture(element: HtmlElement) -> bool:
    """Tell by its name whether an element is no part of an article: a menu, comments, buttons."""
    if element.tag in ("nav", "aside", "footer"):
        return not _is_note(element) and not _says_whose(element)
    if not (named := called(element).strip()):
        return False
    if is_hidden(element):
        return True
    is_named = element.tag not in HEADING and says_furniture(named) and not box_words.LEAD.search(named)
    return is_named and not is_amid(element)


def is_teaser(box: HtmlElement, lead: HtmlElement) -> bool:
    """Tell whether a box with links to one other article shows that: its headline above its lead, or all linked."""
    links = [link for link in box.iter("a") if article_path(link)]
    if any(link in lead.iterancestors() for link in links):
        return True
    return len(text_of(box) or "") <= TEASER_LENGTH and any(_heads(link, lead, box) for link in links)


def _heads(link: HtmlElement, element: HtmlElement, box: HtmlElement) -> bool:
    """Tell whether a link is the headline above an element: all of its own block, and before it in their box."""
    text = text_of(link)
    if not text or len(text) < HEADLINE_LENGTH:
        return False
    if not 0 <= (text_of(box) or "").find(text) <= SENTENCE_LENGTH:  # amid a text
        return False
    if element is box:  # a row of cells: the link begins one
        cell = next((up for up in link.iterancestors("td", "th")), box)
        return (text_of(cell) or "").startswith(text)
    block = next(up for up in link.iterancestors() if up.tag in BLOCK)
    if block is box:  # the link stands in it without a block of its own
        return not (link.tail or "").strip() and link in element.itersiblings(preceding=True)
    if text_of(block) != text or block is element:
        return False
    order = [one for one in box.iter() if one is block or one is element]
    return len(order) > 1 and order[0] is block and element not in block.iter()


def leads_elsewhere(box: HtmlElement, own_paths: set[str]) -> bool:
    """Tell whether a box links to another article."""
    return any((path := article_path(link)) is not None and path not in own_paths for link in box.iter("a"))


def is_linked_picture(link: HtmlElement, own_paths: set[str]) -> bool:
    """Tell a picture that leads to another article, perhaps with a film's length on it: the picture is that one's."""
    path = article_path(link)
    if path is None or path in own_paths or link.find(".//img") is None:
        return False
    return not any(map(str.isalpha, text_of(link) or ""))


def is_button(link: HtmlElement) -> bool:
    """Tell a link that does what a button of the browser does, back, print, close, or a picture that leads to that."""
    if _TOOL.search(link.get("href") or "") and link.find(".//img") is not None:
        return True
    return any(_BUTTON.search(link.get(name) or "") for name in ("href", "onclick"))


def button_rows(root: HtmlElement) -> set[HtmlElement]:
    """Give the boxes that hold short links which lead nowhere, and beside these at most counts: sizes, shares."""
    boxes: dict[HtmlElement, int] = defaultdict(int)
    for link in root.iter("a"):
        if (link.get("href") or "").strip().lower().startswith(("#", "javascript:")):
            box = next(link.iterancestors(*BLOCK), None)
            if box is not None and box.tag not in HEADING:
                said = text_of(link) or ""
                boxes[box] += _letters(said) if len(said) <= BUTTON_LENGTH else -TEASER_LENGTH
    return {box for box, letters in boxes.items() if 0 < letters >= _letters(box.text_content()) - _labelled(box)}


def form_boxes(root: HtmlElement) -> set[HtmlElement]:
    """Give the boxes that ask a visitor for something, as his address for a newsletter: a heading, words, a form."""
    boxes = {form.getparent() for form in root.iter("form")}
    return {box for box in boxes if box is not None and box.tag in BLOCK and _asks(box)}


def _asks(box: HtmlElement) -> bool:
    first = next((one for one in box if isinstance(one.tag, str) and text_of(one)), None)
    return first is not None and first.tag in HEADING and len(text_of(box) or "") <= FORM_LENGTH


def _labelled(box: HtmlElement) -> int:
    """Give the letters of the label that a row of buttons begins with: "Cỡ chữ:"."""
    said = (next((text for text in box.itertext() if text.strip()), "")).rstrip(" [(|")
    return _letters(said) if said.endswith(":") and len(said) <= BUTTON_LENGTH else 0


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def link_lists(root: HtmlElement, own_paths: set[str]) -> set[HtmlElement]:
    """Give the boxes that hold hardly more than headlines of other articles, each linked."""
    linked: dict[HtmlElement, int] = defaultdict(int)
    count: dict[HtmlElement, int] = defaultdict(int)
    for link in root.iter("a"):
        text = text_of(link) or ""
        path = article_path(link) if len(text) >= HEADLINE_LENGTH else None
        if path is not None and path not in own_paths:
            for up in link.iterancestors(*BLOCK):
                linked[up] += len(text)
                count[up] += 1
    return {
        box
        for box, letters in linked.items()
        if count[box] >= LISTED and box.tag not in ("body", "html") and letters >= LINKED * len(text_of(box) or "")
    }
