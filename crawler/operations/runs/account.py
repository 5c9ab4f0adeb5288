"""The account of a run, in words: what came in, what was refused, skipped and failed, each with its reason."""

from collections.abc import Iterable, Mapping
from typing import Any

from crawler.operations.runs.measures import KEPT
from crawler.operations.runs.outcomes import counted


def account(stats: Mapping[str, Any], *, complete: bool) -> list[str]:
    """Give the lines of a run's account from the crawl's statistics."""
    kept = {name: stats.get(f"article/{name}", 0) for name in KEPT}
    pages = stats.get("downloader/request_count", 0)
    same = stats.get("portal/not_modified", 0)
    lines = [
        f"{'complete' if complete else 'not complete'} ({stats.get('finish_reason', 'not started')}): "
        + ", ".join(f"{count} {name}" for name, count in kept.items())
        + f", {stats.get('article/duplicate', 0)} of them with content kept before; {counted(pages, 'request')}"
        + (f", {same} of them for pages not modified" if same else "")
    ]
    for group in ("refused", "skipped", "failed", "listing"):
        counts = {key.split("/", 2)[2]: count for key, count in stats.items() if key.startswith(f"portal/{group}/")}
        if counts:
            said = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()))
            lines.append(f"{'listings ended by' if group == 'listing' else group}: {said}")
    if short := stats.get("article/cut_short"):
        lines.append(
            f"cut short: {counted(short, 'article')} of which not all parts were read; `scrapy run` names them"
        )
    if stats.get("portal/blocked"):
        lines.append(f"blocked: waited {counted(stats['portal/blocked'], 'time')}, as the portal asked")
    errors = stats.get("spider_exceptions/count", 0) + stats.get("item_error_count", 0)
    if errors:
        lines.append(f"errors in our own code: {errors}; see the log above")
    return lines


def verdict_line(verdict: str, reasons: Iterable[str]) -> str:
    """Give the last line of a run's account: its verdict, and why."""
    return f"verdict: {verdict} because {'; '.join(reasons) or 'no reason is known'}"
