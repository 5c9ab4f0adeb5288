"""Text dumps: what an earlier scraper saved of a page as plain text, furniture and all.

A dump has no markup, so its order speaks: kicker, title, date line, lead, then paragraphs one a line, with captions
between them as the name of the picture's file and the caption, or as the caption twice.
"""

import re
from collections.abc import Iterator

from crawler.article import Article, Image, NotAnArticle
from crawler.reading.breadcrumb import HOME
from crawler.reading.byline import is_labelled, parse_byline
from crawler.reading.captions import credit_of
from crawler.reading.cleaning.boilerplate import is_file_name, is_own_sentence, match
from crawler.reading.cleaning.catalogue import FOOT
from crawler.reading.cleaning.marking import mark
from crawler.reading.cleaning.parted import end_of_crumbs
from crawler.reading.dates import is_dateline, parse_date
from crawler.reading.one_line import fold

HEAD_LINES = 8  # a date line below this is not the article's
TITLE_LENGTH = 250
CAPTION_LENGTH = 400
SENTENCE_LENGTH = 40
OPENING = 5  # spaces in words that open a list: "Kết quả đo lúc bảy giờ như sau:"
WORDS_OF_TITLES = frozenset({"chia sẻ", "trở lại", "quay về"})
READER = "dump/1"

_CRUMB = re.compile(r"\s*[>»›]\s*|\s+/\s+")
_HERE = re.compile(r"^bạn đang (?:ở|xem)(?: đây)?\s*:?\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)/.]*$")


def read_dump(text: str, name: str) -> Article:
    """Read a text dump; `name` is the file's name, which stands for its address.

    Raises NotAnArticle("no-article-text") for a text without a sentence, also a short one (a robots.txt, a list of
    links).
    """
    lines = [fold(line) for line in text.splitlines()]
    article = Article(url=name, reader=READER, language="vi")
    lines = list(_unmarked(article, [line for line in lines if line]))
    if not any(_is_sentence(line) or is_own_sentence(line, None) or _opens_list(line) for line in lines):
        raise NotAnArticle("no-article-text", "the text holds no sentence")
    lines = list(_unmarked(article, _read_head(article, lines)))  # what title and date stood above is at the top now
    body = list(_part_captions(article, lines))
    if any(map(_is_sentence, body[1:])) and _is_lead(body[0]) and not (parse_byline(body[1]) or is_labelled(body[1])):
        article.lead = body.pop(0)
    article.body = "\n\n".join(body) or None
    return article


def _date_line(lines: list[str]) -> int | None:
    """Give the index of the article's date line: the last one before the text begins; a page clock stands above it."""
    found = None
    for index, line in enumerate(lines[:HEAD_LINES]):
        if is_dateline(line):
            found = index
        elif _is_sentence(line):
            break
    return found


def _unmarked(article: Article, lines: list[str]) -> Iterator[str]:
    """Leave out furniture, so that a placeholder or a line of dots parts nothing; title and date line stay."""
    marks = mark(lines)
    head = [at for at, category in enumerate(marks) if category in (None, "breadcrumb", "page_clock")]
    found = _date_line([lines[at] for at in head])  # a menu above the head hides no date
    date = None if found is None else head[found]
    title = _title_like_furniture(lines, marks, date) if article.title is None else None
    for index, (line, category) in enumerate(zip(lines, marks, strict=True)):
        if category in (None, "breadcrumb") or index in (date, title) or is_file_name(line):
            yield line
        else:
            article.stripped[category] = article.stripped.get(category, 0) + 1


def _title_like_furniture(lines: list[str], marks: list[str | None], date: int | None) -> int | None:
    """Give the index of a title that only reads like a widget, if there is one.

    It stands above the date with no other there ("Tin nổi bật trong tuần"), or as the first line above a sentence.
    """
    if date:
        hit = match(lines[date - 1])
        return date - 1 if None not in marks[:date] and hit is not None and hit[1] <= FOOT else None
    is_first = len(lines) > 1 and _is_sentence(lines[1]) and lines[0].lower() in WORDS_OF_TITLES
    return 0 if is_first else None


def _is_lead(line: str) -> bool:
    """Tell whether the first paragraph is the lead: no heading in the words of a button, nor what opens a list."""
    return not line.endswith(":") and match(line) is None


def _read_head(article: Article, lines: list[str]) -> list[str]:
    """Take breadcrumb, kicker, title and date from the top; what follows is the rest.

    Without a date line the first line is the title when it reads like one: short, no sentence, and text follows.
    """
    date = _date_line(lines)
    if date is None:
        crumbs = end_of_crumbs(lines) or int((match(lines[0]) or "")[:1] == ("breadcrumb",))
        article.section, lines = _section(lines[:crumbs]), lines[crumbs:]
        if len(lines) > 1 and _is_title(lines[0]):
            article.title = lines[0]
            return lines[1:]
        return lines
    article.published_raw, article.published_at = lines[date], parse_date(lines[date])
    head, rest = lines[:date], lines[date + 1 :]
    if not head and len(rest) > 1 and _is_title(rest[0]):  # the date stands above the title
        head, rest = rest[:1], rest[1:]
    article.title = head.pop() if head else None
    if section := _section(head):
        article.section = section
        return rest
    article.kicker = head.pop() if head else None
    return head + rest


def _section(head: list[str]) -> list[str]:
    """Give the names of a breadcrumb, whose first is the home page; none where these lines are none."""
    crumbs = [name.strip(" >»›/") for line in head for name in _CRUMB.split(_HERE.sub("", line))]
    is_crumb = any(name.lower() in HOME for name in crumbs)
    return [name for name in crumbs if name and name.lower() not in HOME] if is_crumb else []


def _is_sentence(line: str) -> bool:
    return len(line) >= SENTENCE_LENGTH and _SENTENCE_END.search(line) is not None


def _opens_list(line: str) -> bool:
    return line.endswith(":") and line.count(" ") >= OPENING and match(line) is None


def _is_title(line: str) -> bool:
    return len(line) <= TITLE_LENGTH and not _SENTENCE_END.search(line)


def _part_captions(article: Article, lines: list[str]) -> Iterator[str]:
    """Part captions from paragraphs: the line after a file's name, and a line that stands twice in a row."""
    index = 0
    while index < len(lines):
        line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else ""
        if is_file_name(line):
            if after and len(after) <= CAPTION_LENGTH and not is_file_name(after):
                _caption(article, after)
                index += 1
            article.stripped["noise"] = article.stripped.get("noise", 0) + 1
        elif line == after and len(line) <= CAPTION_LENGTH:
            _caption(article, line)
            index += 1
        else:
            yield line
        index += 1


def _caption(article: Article, caption: str) -> None:
    if all(image.caption != caption for image in article.images):
        article.images.append(Image(caption=caption, credit=credit_of(caption)))
