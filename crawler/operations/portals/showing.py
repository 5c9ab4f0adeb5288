"""What a survey found, and what changed in a page, shown to people: text of pages is text, whatever it holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from crawler.article import Article, paragraphs
from crawler.crawl.portal import PortalSpider
from crawler.operations.plain_log import plain
from crawler.operations.portals.proposal import PROPOSED
from crawler.operations.portals.survey import Survey
from crawler.pipelines.keep import GENERIC
from crawler.platforms.recognise import FALLBACK

SHOWN = 6  # of sections and feeds
ENDS = 2  # paragraphs of a body, from either end
EXCERPT = 300  # letters of a paragraph
FIELDS = ("kicker", "title", "published_at", "lead", "authors", "source", "section", "tags", "reader")


def show_survey(survey: Survey, console: Console | None = None) -> None:
    """Show on stderr what was found of a portal, its article as it was read, and what is not certain."""
    console = console or Console(stderr=True)
    made = ", ".join(f"{guess.platform.platform} {guess.sureness:.2f}" for guess in survey.found[:3])
    facts = {
        "portal": survey.home,
        "platform": survey.platform.platform + (f" ({made})" if made else " (none that is known)"),
        "sitemap": survey.sitemap or "none found",
        "feeds": _some(survey.feeds),
        "sections": _some(survey.sections),
        "selectors": _selectors(survey),
        "article": survey.page.url if survey.page else "",
    }
    console.print(_grid(facts))
    if survey.article is not None:
        console.print(article_panel(survey.article))
    for line in survey.unsure:
        console.print(Text(plain(f"unsure: {line}")))


def article_panel(article: Article) -> Panel:
    """Give an article for a human eye to compare with its page: every field, the ends of the body, the pictures."""
    facts = {name: getattr(article, name) for name in FIELDS}
    body = paragraphs(article.body)
    between = len(body) - 2 * ENDS
    ends = body if between <= 0 else [*body[:ENDS], f"… {between} more …", *body[-ENDS:]]
    facts["body"] = "\n".join(text if len(text) <= EXCERPT else f"{text[:EXCERPT]} …" for text in ends)
    facts["images"] = "\n".join(image.caption or "(no caption)" for image in article.images)
    facts["attachments"] = [one.name or one.url for one in article.attachments]
    return Panel(_grid(facts), title="read from the page", title_align="left")


def without_rules(reader: str | None, portal: type[PortalSpider]) -> str | None:
    """Say that no rules of a portal read a page; None where some did."""
    if (reader or "").partition("/")[0] != GENERIC:
        return None
    if not portal.has_rules():
        return "the portal has no rules of its own; it was read generically"
    whose = portal.platform if portal.platform != FALLBACK else "the portal"
    return f"no rules of {whose} read it; it was read generically"


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Say field by field what an expectation was and is now, long texts by their paragraphs."""
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        was, now = _lines(before), _lines(after)
        yield f"{name}:"
        yield from (f"  - {plain(line)}" for line in was if line not in now)
        yield from (f"  + {plain(line)}" for line in now if line not in was)
        if sorted(was) == sorted(now):
            yield "  (in another order)"


def _lines(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split("\n\n")
    if isinstance(value, list):
        return [one if isinstance(one, str) else _flat(one) for one in value] or ["none"]
    return ["none" if value is None else _flat(value)]


def _flat(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {one}" for name, one in value.items())
    return str(value)


def _grid(facts: Mapping[str, Any]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts.items():
        text = ", ".join(value) if isinstance(value, list) else value
        grid.add_row(Text(name), Text(plain(text) if text else "–"))
    return grid


def _selectors(survey: Survey) -> str:
    layout = survey.layout
    if layout is None:
        return "those of its platform" if survey.platform.platform != FALLBACK else "none; read generically"
    return ", ".join(f"{part} {getattr(layout, part)[0]}" for part in PROPOSED if getattr(layout, part))


def _some(addresses: list[str]) -> str:
    more = f", and {len(addresses) - SHOWN} more" if len(addresses) > SHOWN else ""
    return ", ".join(addresses[:SHOWN]) + more if addresses else "none found"
