"""Debian's WordPress, crawled in each of its themes, by its own platform and as one of an unknown platform."""

import pytest

from crawler.article import paragraphs
from tests.crawl.real_wordpress import running
from tests.reading.sentences import PLAIN

THEMES = running.themes()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not THEMES, reason=running.ABSENT), pytest.mark.timeout(600)]
SIGNED = '<p class="has-text-align-right"><strong>Lò Thị Hặc</strong></p>'
TITLES = (
    "Nước về bản Nà Lùng, ruộng cấy hai vụ",
    "Hội Nông dân xã Nà Lùng giúp nhau đào mương",  # begins as a site's name does
    "Trường Tiểu học Nà Lùng mở thư viện bên suối",
    "Tiếng khèn gọi bạn ở chợ phiên Nà Lùng",
    "Bà con Nà Lùng góp công làm đường vào xóm",
    "Phiên họp kín của hợp tác xã Nà Lùng",  # behind a password
)
LOCKED = len(TITLES) - 1
IN_PARTS = 2  # of five lines, which are on two pages
NEXT_PAGE = "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->"


def post(number):
    lines = [*PLAIN[number:], *PLAIN[:number]][: 1 if number == 3 else 3 + number % 3]  # one of a single sentence
    blocks = [f"<!-- wp:paragraph -->\n<p>{line}</p>\n<!-- /wp:paragraph -->" for line in lines]
    if number == IN_PARTS:
        blocks.insert(3, NEXT_PAGE)
    text = "\n\n".join(blocks)
    return {
        "title": TITLES[number],
        "content": text + (SIGNED if number % 2 else ""),
        "at": f"20{18 + number}-0{number + 1}-12 08:1{number}:00",
        "section": ("Nông thôn mới", "Văn hóa")[number % 2],
        "tags": ["mương nước", "ruộng bậc thang"][: number % 3],
        "comments": [f"2025-06-0{day} 21:4{day}:00" for day in range(1, 1 + number % 4)],
        "password": "mo-ra" if number == LOCKED else "",
        "lines": lines,
        "authors": ["Lò Thị Hặc" if number % 2 else "Tòng Inh"],
    }


POSTS = [post(number) for number in range(len(TITLES))]


@pytest.fixture(scope="module")
def site():
    with running.wordpress(POSTS) as started:
        yield started


@pytest.mark.parametrize("platform", ["wordpress", "generic"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_real_wordpress_is_crawled_with_every_field_as_it_was_written(site, crawls, theme, platform):
    site.show_in(theme)
    ended = crawls.run(platform, f"portal={site.url}")
    kept = {article["url"]: article for article in crawls.articles()}
    assert {*kept} == {*site.posts} - {site.posts[LOCKED]}, ended.said
    assert "refused: 1 members-only" in ended.said
    for url, written in zip(site.posts, POSTS[:LOCKED], strict=False):
        article = kept[url]
        text = [*filter(None, [article["lead"]]), *paragraphs(article["body"])]
        assert (article["title"], text) == (written["title"], written["lines"])
        assert (article["authors"], article["section"]) == (written["authors"], [written["section"]])
        assert sorted(article["tags"]) == written["tags"]
        at = f"{written['at'].replace(' ', 'T')}+07:00"
        shows_none = theme == "twentytwentyfive"
        assert article["published_at"] in ({None} if shows_none else {at, f"{at[:10]}T00:00:00+07:00"})
