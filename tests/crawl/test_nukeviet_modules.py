"""NukeViet portals with several modules and languages, in each form of addresses: no article is missed or doubled."""

import re
from collections import Counter
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.hostile.server import Server, moved, page

# language and module: its categories, each with the number of its articles. Every module counts from 1.
MODULES = {
    ("vi", "news"): {"xd": 7, "tin-tuc-66": 13},
    ("vi", "thong-bao"): {"chung": 8},
    ("en", "news"): {"events": 6},
}
FORMS = {
    "rewritten": "/{language}/{module}/{op}/",
    "index.php": "/index.php/{language}/{module}/{op}/",
    "in the query": "/index.php?language={language}&nv={module}&op={op}",
}
FORMS |= {f"{name}, in a folder": f"/cong-tin{form}" for name, form in FORMS.items()}
SIZE, TOP = 3, 8  # articles on a page of a list, and in the box of the most read beside it
ALONE = "/gioi-thieu/lich-su-phat-trien-3.html"


class Portal:
    """A portal without a sitemap, whose home page is no news module's: a welcome, and a menu of modules."""

    def __init__(self, form):
        self.form = form
        self.folder = "/cong-tin" if form.startswith("/cong-tin") else ""
        alone = self.folder + ALONE
        self.pages = {
            alone: f'<div id="page-bodyhtml" class="bodytext"><h1>Lịch sử</h1>{"<p>Huyện lập năm 1920.</p>" * 9}</div>'
        }
        for language, module in MODULES:
            self.add(language, module)

    def url(self, language, module, op=""):
        address = self.form.format(language=language, module=module, op=op)
        plain = address.removesuffix("&op=").replace("//", "/")
        return plain.rstrip("/") if plain.endswith(".html/") else plain

    def add(self, language, module):
        articles, categories = {}, MODULES[language, module]
        for category, count in categories.items():
            for _ in range(count):
                number = len(articles) + 1
                articles[number] = category, self.url(language, module, f"{category}/chuyen-thu-{number}.html")
        newest = [address for _, address in reversed(articles.values())]
        head = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{escape(feed)}">'
            for feed in (self.url(language, module, f"rss/{one}") for one in categories)
        )
        for number, (category, address) in articles.items():
            self.pages[
                address
            ] = f"""{head}<link rel="canonical" href="{escape(address)}"><h1>Chuyện {number} {module}</h1>
<span class="h5">Thứ hai - 13/03/2023 07:{number:02}</span><div id="news-bodyhtml"><p>Chuyện thứ {number} của mục
{category} trong {module}, bản {language}.</p></div>"""
        for category in ("", *categories):
            rows = (
                [one for one in newest if f"/{category}/" in one or f"={category}/" in one]
                if category
                else newest[:TOP]
            )
            last = -(-len(rows) // SIZE)
            for number in range(1, last + 1):
                beside = linked(newest[:TOP])
                shown = linked(rows[(number - 1) * SIZE : number * SIZE]) if category else ""
                following = self.url(language, module, f"{category}/page-{number + 1}")
                more = (
                    f'<ul class="pagination"><a href="{escape(following)}">{number + 1}</a></ul>'
                    if number < last
                    else ""
                )
                op = f"{category}/page-{number}" if number > 1 else category
                self.pages[self.url(language, module, op)] = f"{head}{shown}{more}{beside}"

    def answer(self, path, _host):
        if path == f"{self.folder}/":
            body = linked(
                [self.url("vi", module) for language, module in MODULES if language == "vi"]
                + [f"{self.folder}/en/", self.folder + ALONE]
            )
        elif path == f"{self.folder}/en/":
            body = linked([self.url("en", "news")])
        elif path in self.pages:
            body = self.pages[path]
        else:
            return moved(f"{self.folder}/")
        base = f'<script>var nv_base_siteurl="{self.folder}/",nv_lang_data="vi";</script>'
        return page(f'<html><head><meta name="generator" content="NukeViet v4.5">{base}</head><body>{body}'.encode())


def linked(addresses):
    return "".join(f'<a href="{escape(address)}">Tin</a>' for address in addresses)


@pytest.mark.parametrize("form", FORMS)
def test_every_article_of_every_module_and_language_is_kept_once(form, crawls):
    portal = Portal(FORMS[form])
    with Server(portal.answer) as server:
        run = crawls.run("nukeviet", f"portal={server.url.rstrip('/')}{portal.folder}/")
    expected = [address for address in portal.pages if re.search(r"chuyen-thu-\d+\.html", address)]
    kept = [
        address.removeprefix(server.url.rstrip("/"))
        for one in crawls.articles()
        for address in [one["url"], *one["also_at"]]
    ]
    assert Counter(kept) == Counter(expected), run.said


@pytest.mark.parametrize("form", FORMS)
def test_a_section_is_found_by_its_name_in_each_form_of_addresses(form, crawls):
    portal = Portal(FORMS[form])
    with Server(portal.answer) as server:
        crawls.run("nukeviet", f"portal={server.url.rstrip('/')}{portal.folder}/", "sections=thong-bao/chung")
        asked = {parse_qs(urlsplit(path).query).get("op", [path])[0] for path in server.asked}
    assert any(op.strip("/").endswith("chung/page-2") for op in asked), asked
