"""Text dumps as html2text writes them: links, pictures, headings and emphasis in Markdown, made plain lines."""

import re
from collections.abc import Iterator

_TARGET = r"\((?:<[^<>]*>|(?:\\.|[^()\\]|\([^()]*\))*)\)"
_IMAGE = re.compile(rf"!\[(?P<alt>[^\[\]]*)\]{_TARGET}")
_LINK = re.compile(rf"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]{_TARGET}")
_MARKED = re.compile(rf"\]{_TARGET}|^#{{1,6}} \S|^\*\*.+\*\*\s*$", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}\s+")
_ITEM = re.compile(r"\s*[*+-]\s+(?=\S)")
_BEGINS_LINE = re.compile(r"\s*(?:[*+-]\s|\d+\.\s|#|>|\||!\[|[-*_ |:]{3,}$)")
_RULE = re.compile(r"[\s*_|:-]{3,}")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_BESIDE_LINKS = re.compile(r"[\s|*_·•(\[\])\d/:,-]*")  # signs and dates
WIDTH = 79  # letters of a line that is broken
LINK = "» "  # so begins what links to another page


def is_markdown(text: str) -> bool:
    """Tell whether a text was written by html2text; a cheap look comes first."""
    return ("](" in text or "# " in text or "**" in text) and _MARKED.search(text) is not None


def plain_lines(text: str) -> Iterator[str]:
    """Give the lines of a text in Markdown as those of a page: what is nothing but links begins with LINK.

    A picture becomes the name of its file, where a caption follows: its `alt`, or the row of its table.
    """
    for written in _unwrapped(text):
        if _RULE.fullmatch(written):
            continue
        line = _IMAGE.sub(" ", written)
        picture = _IMAGE.search(written)
        if picture and (written.lstrip().startswith("|") or picture["alt"].strip()) and not _LINK.search(line):
            yield "image-0.jpg"
            line = f"{picture['alt']} {line.strip(' |')}"
        body = _ITEM.sub("", line, count=1)
        links = [link["text"].strip() for link in _LINK.finditer(body)]
        if links and not _HEADING.match(body) and _BESIDE_LINKS.fullmatch(_LINK.sub("", body)):
            yield from (f"{LINK}{_plain(link)}" for link in links if link)
        else:
            yield ("- " if body != line else "") + _plain(_LINK.sub(r"\g<text>", body))


def _plain(line: str) -> str:
    line = _HEADING.sub("", line.strip(), count=1) if line.lstrip().startswith("#") else line
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", line)).strip()


def _unwrapped(text: str) -> Iterator[str]:
    """Join the lines of a paragraph, where html2text broke them at 78 letters; two spaces end one on purpose."""
    lines = text.splitlines()
    if sum(len(line) > WIDTH for line in lines) * 10 > len(lines):  # not broken; a long address is a line of its own
        yield from filter(str.strip, lines)
        return
    waiting = ""
    for line in lines:
        if waiting and (not line.strip() or _BEGINS_LINE.match(line)):
            yield waiting
            waiting = ""
        if line.strip():
            waiting = f"{waiting} {line.strip()}" if waiting else line.rstrip()
            if line.endswith("  ") or _HEADING.match(line) or _RULE.fullmatch(line):
                yield waiting
                waiting = ""
    if waiting:
        yield waiting
