"""`make bench`: what reading and crawling cost, as ratios measured in one run; see docs/benchmarks.md."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from tests.benchmarks import crawling, reading, rereading


def show_reading() -> None:
    table = Table(title="read + clean + hash, a page", box=SIMPLE_HEAD)
    table.add_column("pages of", no_wrap=True)
    for name in ("pages", "kB", "ms", "times the bare parse", "times as fast as trafilatura"):
        table.add_column(name, justify="right")
    for cost in reading.measure_all():
        ratios = f"{cost.to_parse:.2f}", f"{cost.trafilatura_to_ours:.2f}"
        table.add_row(cost.group, str(cost.pages), f"{cost.kilobytes:.0f}", f"{cost.milliseconds:.2f}", *ratios)
    Console().print(table)


def show_crawling() -> None:
    speed = crawling.measure()
    table = Table(title=f"a crawl of sample {crawling.PORTAL}, {speed.pages} pages", box=SIMPLE_HEAD)
    for name in ("", "pages a second", "of bare Scrapy's"):
        table.add_column(name, justify="right" if name else "left")
    for name, pages in (("whole", speed.with_warc), ("without WARC", speed.without_warc), ("bare Scrapy", speed.bare)):
        table.add_row(name, f"{pages:.1f}", f"{pages / speed.bare:.2f}")
    Console().print(table)


def show_rereading() -> None:
    table = Table(title=f"reread, {rereading.PAGES} stored pages", box=SIMPLE_HEAD)
    table.add_column("pages of", no_wrap=True)
    for name in ("kB", "ms a page", "times gunzip and a bare parse", "two processes, times as fast as one"):
        table.add_column(name, justify="right")
    for cost in rereading.measure_all():
        ratios = f"{cost.ours / cost.bare:.2f}", f"{cost.two_to_one:.2f}"
        table.add_row(cost.group, f"{cost.kilobytes:.0f}", f"{cost.ours:.2f}", *ratios)
    Console().print(table)


if __name__ == "__main__":  # the processes of a reread import this, too
    show_reading()
    show_crawling()
    show_rereading()
