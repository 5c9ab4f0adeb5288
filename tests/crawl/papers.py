"""A paper made up by a test, with sections that are paged, and the nights on which it is crawled."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

from tests.crawl.small_portals import article, listing
from tests.hostile.server import Server, page

EACH = 10  # articles a page


def address(number):
    return f"/tin/bai-viet-so-{100_000 + number}.html"


@dataclass
class Paper:
    """What a paper shows: its sections' articles by number, the newest first; some answers may be wrong ones."""

    sections: dict[str, list[int]]
    wrong: dict[str, bytes] = field(default_factory=dict)
    beside: int = 0  # how many of the newest stand beside each page of a listing
    on_home: int = 5

    def publish(self, how_many, section="tin"):
        newest = max(max(numbers, default=0) for numbers in self.sections.values())
        self.sections[section][:0] = range(newest + how_many, newest, -1)

    def newest(self, how_many):
        return sorted({one for numbers in self.sections.values() for one in numbers}, reverse=True)[:how_many]

    @property
    def menu(self):
        return '<ul class="menu">' + "".join(f'<li><a href="/{one}">{one}</a></li>' for one in self.sections) + "</ul>"

    def page_of(self, section, nth):
        """Give a page of a section's listing, with a pager that names two pages before it and two behind."""
        numbers = self.sections[section]
        last = max(-(-len(numbers) // EACH), 1)
        named = range(max(nth - 2, 1), min(nth + 2, last) + 1)
        pager = " ".join(f'<a href="/{section}/page/{one}">{one}</a>' for one in named)
        shown = [address(one) for one in numbers[(nth - 1) * EACH : nth * EACH]]
        beside = "".join(f'<h4><a href="{address(one)}">Cầu</a></h4>' for one in self.newest(self.beside))
        return listing(shown, f'{self.menu}<div class="pagination">{pager}</div><div class="sidebar">{beside}</div>')

    def answer(self, path, _host):
        if path in self.wrong:
            return self.wrong[path]
        if path == "/":
            return listing(map(address, self.newest(self.on_home)), self.menu)
        if found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path):
            number = int(found[1]) - 100_000
            return article(number) if any(number in one for one in self.sections.values()) else missing()
        found = re.fullmatch(r"/([a-z-]+)(?:/page/(\d+))?", path)
        return self.page_of(found[1], int(found[2] or 1)) if found and found[1] in self.sections else missing()


def missing():
    return page(b"", status="404 Not Found")


class Nights:
    """Crawls a paper night by night into one archive."""

    def __init__(self, crawls, paper):
        self.crawls, self.paper = crawls, paper
        self.server = Server(paper.answer)

    def __call__(self, *arguments):
        """Crawl once; give what was said, and how often each path was asked for."""
        self.server.asked.clear()
        run = self.crawls.run("generic", f"portal={self.server.url}", *arguments, settings=["RETRY_TIMES=0"])
        return run.said, self.server.asked.copy()

    def missing(self):
        """Give the articles that the paper shows and the archive has not."""
        with closing(sqlite3.connect(self.crawls.folder / "archive.db")) as archive:
            kept = {name for (name,) in archive.execute("SELECT identity FROM articles")}
        return [one for one in self.paper.newest(None) if address(one) not in kept]
