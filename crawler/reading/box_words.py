"""How templates name the boxes of an article's lead, author and tags: what a class, an id or an itemprop says.

The words are those of Vietnamese templates and of the CMS that are most used.
"""

import re

from lxml.html import HtmlElement


def called(element: HtmlElement) -> str:
    """Give what an element is called: its classes and its id."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def name_with(words: str) -> str:
    """Give the pattern of a name that has one of some words, by itself or parted by hyphens from others."""
    return rf"(?:^|[\s_-])(?:{words})(?:[\s_-]|$)"


def _named(words: str) -> str:
    return name_with(f"(?<!with-)(?:{words})")


_LEAD = r"lead|summary|excerpt|abstract|intro(?:-?text|duction)?|trich-?(?:dan|yeu)|tom-?tat|mo-?ta|hometext"
_AUTHOR = r"(?:authors?|tac-?gia|by-?line|but-?danh|writer|(?:created|posted)-?by)(?:-?name)?"

LEAD = re.compile(rf"sapo|chapeau|{_named(_LEAD)}", re.IGNORECASE)
# Of known platforms and near a title, where it is no caption's and no portal's.
LEAD_OR_DESCRIPTION = re.compile(rf"{LEAD.pattern}|{_named('desc(?:ription)?')}", re.IGNORECASE)
AUTHOR = re.compile(_named(_AUTHOR), re.IGNORECASE)
TAGS = re.compile(_named(r"tags?|tu-?khoa|keywords?"), re.IGNORECASE)
# Of what is in such a box on each page of a site: the tags that are most read.
CLOUD = re.compile(r"cloud|popular|hot|trend|pho-?bien|noi-?bat", re.IGNORECASE)
