"""What means the same in HTML reads the same, and so does an article in a fuller page: the saved pages, rewritten."""

import re
from functools import cache
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from crawler.operations.portals.expectation import differences, load, observe
from crawler.operations.registry import loader_of, platforms

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("[a-z]*/*.html"))
AS_IT_IS = re.compile(r"<(script|style|textarea|noscript|title)\b.*?</\1\s*>|<!.*?>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>", re.IGNORECASE)


@cache
def loader():
    settings = Settings()
    settings.setmodule("crawler.settings")
    return loader_of(settings)


def with_each(pattern, change):
    """Give how to change what matches on a page, but for what stands in scripts, styles and comments."""

    def rewrite(page):
        parts, end = [], 0
        for kept in AS_IT_IS.finditer(page):
            parts += [re.sub(pattern, change, page[end : kept.start()]), kept[0]]
            end = kept.end()
        return "".join([*parts, re.sub(pattern, change, page[end:])])

    return rewrite


def turned(tag):
    return re.sub(r'(?<=class=")[^"]*', lambda names: " ".join(reversed(names[0].split())), tag[0])


def wrapped(text):
    return re.sub(r"(.{50,70}?\S) (?=\S)", r"\1\n", text[0])


WRITTEN = {
    "with comments between all elements": with_each(TAG, r"<!-- / -->\g<0><!---->"),
    "with processing instructions": with_each(TAG, r"<?xml:namespace prefix = o ?>\g<0>"),
    "with tags in capitals": with_each(TAG, lambda tag: f"<{tag[1]}{tag[2].upper()}{tag[3]}>"),
    "with more attributes": with_each(TAG, lambda tag: tag[0] if tag[1] else f'<{tag[2]} data-v-5f3c=""{tag[3]}>'),
    "with classes in another order": with_each(TAG, turned),
    "with no line longer than Word writes": with_each(r"(?<=>)[^<>]{60,}(?=<)", wrapped),
    "with empty paragraphs": with_each("</p>", "</p><p>&nbsp;</p><p></p>"),
    "with scripts between paragraphs": with_each("</p>", "</p><ins class='adsbygoogle'></ins><script>show()</script>"),
    "with icons before headings": with_each(r"<h[34]\b[^>]*>", r'\g<0><i class="fa fa-list"></i> '),
    "with pictures for new browsers": with_each(
        r"<img\b[^>]*>", r'<picture><source type="image/webp" srcset="/x.webp">\g<0></picture>'
    ),
    "with the line ends of Windows": lambda page: page.replace("\r\n", "\n").replace("\n", "\r\n"),
    "with a byte order mark": lambda page: f"\ufeff{page}",
}


LINKS = "".join(
    f'<li><a href="/thoi-su/ba-con-ban-{place}-gat-lua-som-99887{place}.html">Bà con bản {place} gặt lúa sớm</a></li>'
    for place in range(6)
)
# Each as a theme may print it on every page: (where, what).
AROUND = {
    "a login form": (
        "</body>",
        (
            '<div class="modal" id="login"><h4>Đăng nhập</h4><form><input name="u"><input type="password" name="p">'
            '<button>Vào</button></form><p>Chưa có tên? <a href="/dang-ky">Lập tên mới</a></p></div>'
        ),
    ),
    "a clock and the weather": (
        "<body",
        '<div class="top"><span>Thứ bảy, ngày 28/11/2026 16:57</span><span>Sa Pa 9°C</span></div>',
    ),
    "a menu": ("<body", f"<nav><ul>{LINKS * 20}</ul></nav>"),
    "a question about cookies": (
        "<body",
        '<div role="dialog"><p>Trang này nhớ lựa chọn của ông bà bằng cookie.</p><button>Đồng ý</button></div>',
    ),
    "a list without a name": ("</body>", f'<div class="css-1x9z"><h3>Đọc nhiều</h3><ul>{LINKS}</ul></div>'),
    "an imprint": (
        "</body>",
        (
            "<footer><p>Tổng Biên tập: Nông Thị Hạ. Giấy phép số 12/GP-BC ngày 03/02/2020.</p>"
            "<p>Điện thoại: 0206.3855.417. Lượt truy cập: 12.345.678</p></footer>"
        ),
    ),
    "metadata of the site": (
        "</head>",
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name": "Tin",'
            ' "datePublished": "2001-01-01", "author": {"@type": "Organization", "name": "Tòa soạn"}}</script>'
        ),
    ),
}


def with_more(way):
    where, what = AROUND[way]
    if where == "<body":
        return lambda page: re.sub(r"<body\b[^>]*>", lambda body: body[0] + what, page, count=1)
    return lambda page: (what + where).join(page.rsplit(where, 1))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("way", WRITTEN)
def test_a_page_reads_the_same(way):
    assert not differing(PAGES, WRITTEN[way])


@pytest.mark.timeout(120)
@pytest.mark.parametrize("way", AROUND)
def test_an_article_reads_the_same_on_a_page_with(way):
    articles = [path for path in PAGES if "article" in load(path.parent)[path.name]]
    assert not differing(articles, with_more(way))


def differing(pages, rewrite):
    """Give what is read otherwise of the pages when they are rewritten."""
    wrong = []
    for path in pages:
        other = rewrite(path.read_bytes().decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        wrong += [f"{path.relative_to(HERE)}: {line}" for line in differences(as_saved(path), observed(path, other))]
    return wrong


@cache
def as_saved(path):
    return observed(path, path.read_bytes())


def observed(path, body):
    portal, url = loader().load(path.parent.name), load(path.parent)[path.name]["url"]
    return observe(path.name, HtmlResponse(url, body=body), portal, platforms(loader()))
