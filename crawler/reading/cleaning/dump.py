"""Text dumps: what an earlier scraper saved of a page as plain text, furniture and all.

A dump has no markup, so its order speaks: kicker, title, date line, lead, then paragraphs one a line, with captions
between them as the name of the picture's file and the caption, or as the caption twice.
"""

import re
from collections.abc import Iterator

from crawler.article import Article, Image, NotAnArticle, count_stripped
from crawler.reading.body.captions import CREDIT as OF_PICTURE
from crawler.reading.body.captions import credit_of
from crawler.reading.cleaning.bare import bare
from crawler.reading.cleaning.boilerplate import WORDS, is_file_name, is_own_sentence, is_sentence, match
from crawler.reading.cleaning.dump_date import OPENING, date_line, is_button, is_numbered, opens
from crawler.reading.cleaning.dump_head import read_head, take_section_label
from crawler.reading.cleaning.glued import unglue
from crawler.reading.cleaning.head_lines import settle_head
from crawler.reading.cleaning.labels import HEAD, take_labels
from crawler.reading.cleaning.markdown import is_markdown, plain_lines
from crawler.reading.cleaning.marking import mark
from crawler.reading.cleaning.rules import FOOT
from crawler.reading.cleaning.run_together import is_word_by_word, lines_of
from crawler.reading.cleaning.verse import is_verse
from crawler.reading.lines.byline import is_byline, is_labelled, parse_byline
from crawler.reading.lines.dates import is_dateline
from crawler.reading.lines.names import is_name
from crawler.reading.lines.one_line import fold
from crawler.reading.lines.outlets import is_outlet

CAPTION_LENGTH = 400
CREDIT = 90  # letters at the end of a caption that name who took the picture
WORDS_OF_TITLES = frozenset({"chia sẻ", "trở lại", "quay về"})
READER = "dump/1"
TOGETHER = 3  # lines of a text that a scraper ran together
_PICTURE = re.compile(r"^Ảnh\s*:\s*")
_ANY_PICTURE = re.compile("[Ảả]nh|[Hh]ình")
_SHOWS_ALIKE = re.compile(r"\(?ảnh minh h(?:ọa|oạ)\)?\.?", re.IGNORECASE)  # often the `alt` above a caption
_WORD = re.compile(r"\w+")
_OLD_PICTURE = re.compile(r"\((?:ảnh|hình) (?:tư liệu|minh h[oọ][aạ]|cắt từ)[^()]{0,40}\)\.?$", re.IGNORECASE)


def read_dump(text: str, name: str) -> Article:
    """Read a text dump; `name` is the file's name, which stands for its address.

    Raises NotAnArticle("no-article-text") for a text without a sentence, also a short one (a robots.txt, a list of
    links).
    """
    lines = _lines_of(text)
    article = Article(url=name, reader=READER, language="vi")
    lines = list(_unmarked(article, take_section_label(article, lines)))
    if not any(map(_is_text, lines)) and not is_verse([line for line in lines if not is_dateline(line)]):
        raise NotAnArticle("no-article-text", "the text holds no sentence")
    rest = read_head(article, lines)  # what title and date stood above is at the top now
    article.section = [name for name in article.section if name != article.title]  # where a breadcrumb ends in it
    lines = list(_unmarked(article, rest, article.published_raw))
    body = list(_part_captions(article, lines))
    body = take_labels(article, body[:HEAD]) + body[HEAD:]  # none of them is the lead
    if any(map(is_sentence, body[1:])) and _is_lead(body[0]) and not (parse_byline(body[1]) or is_labelled(body[1])):
        article.lead = body.pop(0)
    article.body = "\n\n".join(body) or None
    return article


def _lines_of(text: str) -> list[str]:
    """Give the lines of a dump as a page would have them, also of one in Markdown, run together, or word by word."""
    written = plain_lines(text) if is_markdown(text) else text.splitlines()
    lines = [line for one in written if (line := fold(one))]
    if is_word_by_word(lines):
        lines = [" ".join(lines)]
    if len(lines) <= TOGETHER:
        lines = [part for line in lines for part in lines_of(line)]
    return settle_head([part for line in lines for part, _ in unglue(line)])


def _unmarked(article: Article, lines: list[str], when: str | None = None) -> Iterator[str]:
    """Leave out furniture, so that a placeholder or a line of dots parts nothing; title and date line stay.

    `when`: the date line that was taken from above; buttons stand right below it.
    """
    about = " ".join(filter(None, (article.title, article.kicker)))
    marks = mark([when, *lines], about)[1:] if when else mark(lines, about)
    if when:
        _mark_buttons(lines, marks)
    head = [at for at, category in enumerate(marks) if category in (None, "breadcrumb", "page_clock")]
    found = date_line([lines[at] for at in head])  # a menu above the head hides no date
    date = None if found is None else head[found]
    title = _title_like_furniture(lines, marks, date) if article.title is None else None
    for index, (line, category) in enumerate(zip(lines, marks, strict=True)):
        if category in (None, "breadcrumb") or index in (date, title) or is_file_name(line):
            yield line
        else:
            count_stripped(article, category)


def _mark_buttons(lines: list[str], marks: list[str | None]) -> None:
    """Mark what stands among buttons between the date line and the first sentence."""
    first = next((at for at, line in enumerate(lines) if is_sentence(line)), 0)
    last = max((at for at in range(first) if marks[at] or is_button(lines[at])), default=-1)
    for at, line in enumerate(lines[: last + 1]):
        is_own = len(line) > WORDS or is_file_name(line) or (" " in line and is_byline(line))
        if marks[at] is None and not is_own:
            marks[at] = "share_and_print"


def _title_like_furniture(lines: list[str], marks: list[str | None], date: int | None) -> int | None:
    """Give the index of a title that only reads like a widget, if there is one.

    It stands above the date with no other there ("Tin nổi bật trong tuần"), or as the first line above a sentence.
    """
    if date:
        hit = match(lines[date - 1])
        return date - 1 if None not in marks[:date] and hit is not None and hit.sureness <= FOOT else None
    is_first = len(lines) > 1 and is_sentence(lines[1]) and lines[0].lower() in WORDS_OF_TITLES
    return 0 if is_first else None


def _is_lead(line: str) -> bool:
    """Tell whether the first paragraph is the lead: no heading, nor what opens a list."""
    is_heading = is_numbered(line) or (len(line) <= WORDS and not is_own_sentence(line, None))
    return not (is_heading or line.endswith(":")) and match(line) is None


def _is_text(line: str) -> bool:
    return is_own_sentence(line, None) or (opens(line) and match(line) is None)


def _part_captions(article: Article, lines: list[str]) -> Iterator[str]:
    """Part captions from paragraphs: the line after a file's name, one that stands twice in a row or says so itself."""
    index = 0
    while index < len(lines):
        line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else ""
        if is_file_name(line) or _is_name_of_picture(line, after, article.title):
            if after and len(after) <= CAPTION_LENGTH and not (is_file_name(after) or _is_paragraph(after)):
                _caption(article, after)
                index += 1
            count_stripped(article, "noise")
        elif after and (_SHOWS_ALIKE.fullmatch(line) or (line == after and len(line) <= CAPTION_LENGTH)):
            _caption(article, line)
            index += line == after
        elif after and _says_picture(line):
            _caption(article, _PICTURE.sub("", line, count=1))
        else:
            yield line
        index += 1


def _is_name_of_picture(line: str, caption: str, title: str | None) -> bool:
    """Tell what a page made of a caption or a title for its file's name: the words without their diacritics."""
    if not (line.isascii() and line.islower() and " " in line):
        return False
    return any(line in " ".join(_WORD.findall(bare(text.lower()))) for text in (caption, title or ""))


def _is_paragraph(line: str) -> bool:
    """Tell a sentence below a picture that does not say that it is of one: many pictures have no caption."""
    return is_sentence(line) and credit_of(line) is None


def _says_picture(line: str) -> bool:
    """Tell whether a line says itself that it stands below a picture: what is seen, and who took it."""
    if len(line) > CAPTION_LENGTH or not _ANY_PICTURE.search(line, max(0, len(line) - CREDIT)) or is_byline(line):
        return False
    taken = credit_of(line)
    if _PICTURE.match(line):
        return OF_PICTURE.search(line) is not None and line.count(" ") > OPENING
    if is_labelled(line):
        return False
    return (taken is not None and (is_name(taken) or is_outlet(taken))) or _OLD_PICTURE.search(line) is not None


def _caption(article: Article, caption: str) -> None:
    if all(image.caption != caption for image in article.images):
        article.images.append(Image(caption=caption, credit=credit_of(caption)))
