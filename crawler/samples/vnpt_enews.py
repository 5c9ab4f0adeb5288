"""The sample on VNPT e-news.

Known of it: `#page_info`, /common/v2/, the addresses, the JSON service, selectors of the skins of several papers, and
from a saved page of phuyen.baodaklak.vn: several h1, a date in the header that never changes, og:url at a former
domain, the lead repeated as the first paragraph, captions in `td.desc`, a document within the page, an unfilled
`p.author`. GUESSES are: the form of the service's answer and of its dates, that it gives fewer articles than it is
asked for, the breadcrumb, tags, comments, and which skin has which of the quirks.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import parse_qs

from crawler.samples.articles import TOPICS, SampleArticle, SampleImage
from crawler.samples.pieces import WORD, pieces
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import Reply, slug
from crawler.samples.widgets import mark

SITE_ID = "e7837c027f6ecd14017ffa4e5f2a0e99"
FORMER = "https://bao-cu.example"
SERVICE = "/service/api/article/list"
MOST = 3  # articles of one answer of the service, however many are asked for
TWINS = (3, 4)  # articles, by position, whose ids are the same: only the month tells them apart
MIGRATED = 6  # an article, by position, that came from the CMS before


class VnptEnews(PlainSite):
    """The portal of a provincial newspaper. `skin`: phuyen, daklak, khanhhoa, vinhlong or thainguyen."""

    name = "vnpt_enews"
    slash = "/"
    size = 2
    page_key = "paged"
    account_paths = ("/search/",)
    sections = (
        Section("chinh-tri-kinh-te", "Chính trị - Kinh tế", TOPICS[:3] + TOPICS[6:10]),
        Section("van-hoa-xa-hoi", "Văn hóa - Xã hội", TOPICS[3:6] + TOPICS[10:]),
    )

    def __init__(self, articles: Sequence[SampleArticle], skin: str = "phuyen") -> None:
        self.skin = skin
        super().__init__(articles)

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/YYYYMM/<slug>-<7 hex digits>/; the page shows no time of change."""
        number = 0xEAE31B7 + min(position, TWINS[0] if position in TWINS else position) * 7919
        key = str(2_124_091) if position == MIGRATED else f"{number:07x}"
        path = f"/{alias}/{article.published:%Y%m}/{slug(article.title)}-{key}/"
        return replace(article, number=number, path=path, modified=None)

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET; see `Site`."""
        path, _, query = target.partition("?")
        return self._service(parse_qs(query)) if path == SERVICE else super().answer(target, host)

    def rows(self, articles: Sequence[SampleArticle]) -> str:
        """Give a list of articles as home page and sections show it."""
        return "\n".join(
            f'<div class="horizontal-post-box"><h3 class="name"><a class="title2" href="{a.path}">'
            f"{escape(a.title)}</a></h3><p>{escape(a.lead or '')}</p></div>"
            for a in articles
        )

    def pager(self, path: str, number: int, last: int) -> str:
        """Give what a section has for its pages: its ids, and a button that asks the service."""
        more = f'<a id="loadmore" data-start="{number * self.size}" href="javascript:void(0)">Xem thêm</a>'
        return _page_info(path.strip("/")) + (more if number < last else "")

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        tags = "".join(f'<a rel="tag" href="/tag/{slug(tag)}/">{escape(tag)}</a> ' for tag in article.tags)
        related = self.related(article)
        head, lead = _head(self.skin, article)
        main = f"""{_page_info(article.categories[0], article)}
<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li>
<li><a href="/{article.categories[0]}/">{article.section[0]}</a></li></ol>
{head}
<div id="content" class="content-detail">
{self._text(article, lead)}
</div>
<div class="td-post-sharing"><a href="javascript:void(0)">Chia sẻ bài viết</a>
<a href="javascript:window.print()">In</a></div>
<div class="box-tag"><b>Từ khóa:</b> {tags}</div>
</body></html>
<div class="related-post"><h4>Tin liên quan</h4><ul>{related}</ul><time class="time">07:00, 01/01/2026</time></div>
<div id="comment"><h4>Ý kiến bạn đọc ({mark("comment_count")})</h4><ul>{mark("comments")}</ul>
<form action="/comment/" method="post"><textarea name="text"></textarea>
<img src="/captcha.jpg?t={mark("stamp")}" alt="Mã xác nhận" /></form></div>"""
        meta = f"""<meta property="og:url" content="{FORMER}{article.path}" />
<meta property="og:title" content="{escape(article.title)}" />
<meta property="og:site_name" content="{self.site}" />
<meta name="description" content="{escape(article.lead or article.title)}" />"""
        return meta, main

    def _text(self, article: SampleArticle, lead: str) -> str:
        month = f"{article.published:%m%Y}"
        folder = f"/file/{SITE_ID}/{month}/"
        body = pieces(article, lambda image: _picture(image, folder), WORD if article.layout == "word" else "<p>{}</p>")
        other = self.articles[0] if self.articles[0] != article else self.articles[1]
        link = f'<a href="{other.path}">{escape(other.title)}</a>'
        body.insert(len(body) // 2, f'<div class="related"><p>Tin liên quan</p><p>{link}</p></div>')
        if article.byline:
            body.append(f'<p style="text-align: right;"><strong>{escape(article.byline)}</strong></p>')
        if article.source:
            body.append(f'<p style="text-align: right;"><em>Theo {escape(article.source)}</em></p>')
        text = "\n".join(body)
        if self.skin != "phuyen":
            return f'{lead}\n{text}\n<p class="author"></p>'
        repeated = f"<p><strong>{escape(article.lead)}</strong></p>" if article.lead else ""
        return f"""{lead}
<div class="td-post-content">
<html><head><meta charset="windows-1252" /><title>Soạn thảo</title></head><body>
{repeated}
{text}
</body></html>
<p class="author">Bút danh</p>
</div>"""

    def _service(self, asked: dict[str, list[str]]) -> Reply:
        section, first, size = (asked.get(name, ["0"])[0] for name in ("saArticleCateId", "first", "pageSize"))
        rows = [a for a in reversed(self.articles) if _cate_id(a.categories[0]) == section]
        found = [
            {
                "title": article.title,
                "pageUrl": article.path,
                "avatar": None,
                "lead": article.lead,
                "publishDate": f"{article.published:%d/%m/%Y %H:%M}",
                "objectType": "ARTICLE",
            }
            for article in rows
        ]
        if found:  # a sub-site's, listed with the others
            found.insert(1, {**found[0], "pageUrl": "https://trang-con.example/tin/202401/le-hoi-mua-xuan-0a1b2c3/"})
        given = found[int(first) : int(first) + min(int(size), MOST)]
        body = json.dumps({"response": given}, ensure_ascii=False).encode()
        return Reply(200, body, "application/json; charset=utf-8")


def _head(skin: str, article: SampleArticle) -> tuple[str, str]:
    """Give title and date as a skin has them, and the lead as it stands in the text's box."""
    title, lead = escape(article.title), escape(article.lead or "")
    when = f'<time class="time">{article.published:%H:%M, %d/%m/%Y}</time>'
    match skin:
        case "daklak":
            lead = f"<p><strong>{lead}</strong></p>" if lead else ""
            return f'<h1 class="media-heading title5">{title}</h1><div class="date">{when}</div>', lead
        case "khanhhoa":
            return f'<h1 class="head_title">{title}</h1>{when}', f'<p class="reply">{lead}</p>'
        case "vinhlong":
            lead = f'<div class="sub_first_content"><strong>{lead}</strong></div>' if lead else ""
            return f'<h1 class="title5">{title}</h1><p>{when}</p>', lead
        case "thainguyen":
            return f'<div class="detail-main-title"><h1>{title}</h1></div>{when}', f'<div class="desc">{lead}</div>'
        case _:
            head = f'<div class="detail-main-title"><h1 class="title">{title}</h1>{when}</div>'
            return head, f'<p class="reply">{lead}</p>'


def _picture(image: SampleImage, folder: str) -> str:
    stem, _, ending = image.file.rpartition(".")
    source = f"{folder}{stem.replace('-', '_')}_20240205080000.{ending}"
    return (
        f'<table class="image center" align="center"><tbody><tr><td><img src="{source}" '
        f'alt="{escape(image.alt)}" /></td></tr>'
        f'<tr><td class="desc">{escape(image.caption or "") or "&nbsp;"}</td></tr></tbody></table>'
    )


def _cate_id(alias: str) -> str:
    return f"8a{alias.encode().hex()[:30]:0<30}"


def _page_info(alias: str, article: SampleArticle | None = None) -> str:
    said = {
        "site_id": SITE_ID,
        "parent_site_id": "",
        "cate_id": _cate_id(alias),
        "parent_id": "",
        "cate_url": f"/{alias}/",
        "article_title": escape(article.title) if article else "",
        "article_id": f"{article.number:07x}" if article else "",
        "cate_title": "",
    }
    spans = "".join(f'<span id="{name}">{value}</span>' for name, value in said.items())
    return f'<div id="page_info" style="display:none">{spans}</div>\n'
