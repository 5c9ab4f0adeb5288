"""The sample on MEDIATECH.

Known of it, from a saved page of baotayninh.vn: `</html>` right after `<html>`, `.page-info`, the page clock, the date
line, `div.sapo` with a cut copy of lead and text, a document within the text, a CMS account as JSON-LD author, the
byline with its outlet in the text; from crawlers: /Slug of sections, `{{…}}` paragraphs, the boxes around the text, the
lead in bold or as a heading on other papers. GUESSES are: `?page=N`, the tags' box, and which skin has which quirk.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.samples.articles import TOPICS, SampleArticle, SampleImage
from crawler.samples.pieces import pieces
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import HTML, ORIGIN, Reply, slug
from crawler.samples.widgets import WEEKDAYS, mark

ACCOUNT = "bientap2"
CUT = 420  # letters of the copy in `div.sapo`


class Mediatech(PlainSite):
    """The portal of a provincial newspaper. `skin`: tayninh, caobang, langson or quangninh."""

    name = "mediatech"
    size = 3
    rss_path = "/rss/news/{}.rss"
    account_paths = ("/search",)
    sections = (
        Section("Thoi-su", "Thời sự", TOPICS[:3] + TOPICS[6:10]),
        Section("doi-song", "Đời sống", TOPICS[3:6] + TOPICS[10:]),
    )

    def __init__(self, articles: Sequence[SampleArticle], skin: str = "tayninh") -> None:
        self.skin = skin
        super().__init__(articles)

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /<slug>-<6 digits>.html."""
        number = 238_100 + position * 17
        source = None if self.skin == "quangninh" else article.source
        return replace(article, number=number, path=f"/{slug(article.title)}-{number}.html", source=source)

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET; see `Site`."""
        if target == "/rss":
            feeds = "".join(f'<li><a href="/rss/news/{s.alias}.rss">{s.name}</a></li>' for s in self.sections)
            return Reply(200, f"<html></html><body><h1>RSS</h1><ul>{feeds}</ul></body>".encode(), HTML)
        return super().answer(target, host)

    def rows(self, articles: Sequence[SampleArticle]) -> str:
        """Give a list of articles as home page and sections show it."""
        return "\n".join(
            f'<article class="card"><h3 class="card-title"><a href="{a.path}">{escape(a.title)}</a></h3>'
            f'<time class="card-time" rel="{a.published.timestamp():.0f}">{a.published:%H:%M | %d/%m/%Y}</time>'
            "</article>"
            for a in articles
        )

    def pager(self, path: str, number: int, last: int) -> str:  # noqa: ARG002 - it links to all pages alike
        """Give the links to the pages of a section."""
        pages = "".join(f'<li><a href="{path}?page={n}">{n}</a></li>' for n in range(1, last + 1))
        return f'<ul class="pagination">{pages}</ul>{_page_info(0)}'

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        tags = "".join(f'<a href="/tag/{slug(tag)}-{nth}">{escape(tag)}</a> ' for nth, tag in enumerate(article.tags))
        related = self.related(article)
        pseudonym = escape(article.byline or "") if self.skin == "quangninh" else ACCOUNT
        main = f"""{_page_info(article.number)}
<div class="breadcrumbs"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li>
<li><a href="/{article.categories[0]}">{article.section[0]}</a></li></ol></div>
<div class="content-article">
<h1 class="name">{escape(article.title)}</h1>
<div class="date font5">{_date(article)}</div>
<div class="social"><a href="javascript:void(0)">Chia sẻ bài viết</a></div>
<div id="content-detail">
{self._text(article)}
</div>
<div class="pseudonym">{pseudonym}</div>
<div class="print_page"><a href="/print/news/{article.number}">In bài viết</a></div>
<div class="tags">Từ khóa: {tags}</div>
<div class="topics"><a href="/tag/chuyen-de-99">Chuyên đề</a></div>
</div>
<div class="block-news-list"><h4>Cùng chuyên mục</h4><ul>{related}</ul></div>
<div class="comments"><h4>Bình luận ({mark("comment_count")})</h4><ul>{mark("comments")}</ul>
<form><input type="hidden" name="token" value="{mark("short_token")}" /><textarea></textarea></form></div>"""
        return self._meta(article), main

    def _text(self, article: SampleArticle) -> str:
        folder = f"/upload/image/{article.published:%Y%m}/medium/{article.number}_"
        body = pieces(article, lambda image: _picture(image, folder))
        other = self.articles[0] if self.articles[0] != article else self.articles[1]
        body.insert(1, "<p>{{relate:" + str(other.number) + "}}</p>")
        link = f'<a href="{other.path}">{escape(other.title)}</a>'
        body.insert(len(body) // 2, f'<div class="relates"><p>Đọc thêm</p><p>{link}</p></div>')
        byline = "" if self.skin == "quangninh" else article.byline or ""
        if line := "/".join(filter(None, (byline, article.source))):
            body.append(f'<p style="text-align: right;"><strong>{escape(line)}</strong></p>')
        text = "\n".join(body)
        lead = escape(article.lead or "")
        match self.skin:
            case "caobang":
                return f"<p><strong>{lead}</strong></p>\n{text}".encode("ascii", "xmlcharrefreplace").decode()
            case "langson":
                return f"<h2>{lead}</h2>\n<p>{{{{article.audio}}}}</p>\n{text}"
            case "quangninh":
                return f'<p class="sapo">{lead}</p>\n{text}'
            case _:
                first = f"<p><strong>{lead}</strong></p>" if article.lead else ""
                copy = " ".join(filter(None, (article.lead, *article.paragraphs)))[:CUT]
                sapo = f'<div class="sapo">{escape(copy)}...</div>' if article.lead else '<div class="sapo"></div>'
                if article.number % 2 and article.lead:
                    sapo += f'\n<p class="sapo">{lead}</p>'
                return f"{sapo}\n<!DOCTYPE html>\n<html>\n<head>\n</head>\n<body>\n{first}\n{text}\n</body>\n</html>"

    def _meta(self, article: SampleArticle) -> str:
        url = ORIGIN + article.path
        said = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": f"{article.published:%Y-%m-%d %H:%M:%S}",
            "dateModified": f"{article.modified or article.published:%Y-%m-%d %H:%M:%S}",
            "author": {"@type": "Person", "name": ACCOUNT},
            "publisher": {"@type": "Organization", "name": self.site},
        }
        linked = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
        return f"""<link rel="canonical" href="{url}" />
<meta property="og:title" content="{escape(article.title)}" />
<meta property="og:url" content="{url}" />
<script type="application/ld+json">{linked}</script>"""


def _date(article: SampleArticle) -> str:
    day = article.published.weekday()
    return f"{WEEKDAYS[day] if day == 6 else f'Thứ {day + 2}'}, {article.published:%d/%m/%Y | %H:%M:%S} [GMT +7]"


def _picture(image: SampleImage, start: str) -> str:
    caption = f'<p class="wp-caption-text">{escape(image.caption)}</p>' if image.caption else ""
    return f'<div class="wp-caption"><img src="{start}{image.file}" alt="{escape(image.alt)}" />{caption}</div>'


def _page_info(number: int) -> str:
    said = {"site-id": 1, "cate-id": 12, "post-id": number or "", "article-id": number or ""}
    spans = "".join(f'<span id="{name}">{value}</span>' for name, value in said.items())
    return f'<section class="page-info" style="display:none">{spans}</section>'
