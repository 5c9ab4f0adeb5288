"""Samples of the smaller party and government platforms.

Known of each are its addresses and a few marks of its pages (see its platform's docstring); the boxes around title,
date and text are GUESSES, in the manner of the public default themes. They share one frame: a site name as the first
h1, a page clock, the lists and counters that such portals have.
"""

import re
from dataclasses import replace
from html import escape
from uuid import NAMESPACE_URL, uuid5

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.plain_site import DYNAMIC, PlainSite, Section
from crawler.samples.sites import Reply, slug, template, weekday

NEWS = ("giao-thong", "chuyen-doi-so", "thien-tai", "thong-bao", "an-ninh", "nong-nghiep", "doanh-nghiep")
PARTY = ("xay-dung-dang", "lam-theo-bac")
LIFE = ("giao-duc", "y-te", "an-sinh", "van-hoa-du-lich", "the-thao", "moi-truong")


def sections(*aliases: str) -> tuple[Section, ...]:
    """Give the three sections that such a portal has, at the addresses given."""
    names = ("Tin tức - Sự kiện", "Xây dựng Đảng", "Văn hóa - Xã hội")
    return tuple(map(Section, aliases, names, (NEWS, PARTY, LIFE)))


class GovernmentSite(PlainSite):
    """What these samples share: the frame, lists of three, and an article of which only the addresses differ."""

    size = 3
    frame_name = "government"
    account_paths = ("/dang-nhap",)

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the frame."""
        menu = "\n".join(f'<li><a href="/{s.alias}">{s.name}</a></li>' for s in self.sections)
        top = "\n".join(f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in self.articles[-12::4])
        return template(self.frame_name).substitute(
            DYNAMIC, title=escape(title), meta=meta, menu=menu, main=main, top=top, site=self.site
        )

    def bare(self, article: SampleArticle, number: int, path: str) -> SampleArticle:
        """Give the article its number and address; such a portal shows no time of change and no tags."""
        return replace(article, number=number, path=path, modified=None, tags=())

    def crumbs(self, article: SampleArticle, kind: str = "breadcrumb") -> str:
        """Give the breadcrumb."""
        link = f'<li><a href="/{article.categories[0]}">{article.section[0]}</a></li>'
        return f'<ul class="{kind}"><li><a href="/">Trang chủ</a></li>{link}</ul>'

    def others(self, article: SampleArticle) -> str:
        """Give the list below an article."""
        return f'<div class="tin-lien-quan"><h3>Các tin khác</h3><ul>{self.related(article)}</ul></div>'


def source_line(article: SampleArticle) -> str:
    """Give "Nguồn: …" where the article has a source."""
    return f'<div class="nguon">Nguồn: {escape(article.source)}</div>' if article.source else ""


class DotNetNuke(GovernmentSite):
    """A government portal on DotNetNuke."""

    name = "dotnetnuke"
    sections = sections("Tin-tuc/tid/tin-tuc-su-kien", "Tin-tuc/tid/xay-dung-dang", "Tin-tuc/tid/van-hoa-xa-hoi")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /Tin-tuc/tid/<slug>/newsid/<GUID>/cid/<GUID>."""
        guids = [str(uuid5(NAMESPACE_URL, f"{self.name} {name}")).upper() for name in (position, alias)]
        path = f"/Tin-tuc/tid/{slug(article.title)}/newsid/{guids[0]}/cid/{guids[1]}"
        return self.bare(article, 700 + position, path)

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the frame, within DotNetNuke's pane."""
        return super().frame(title, meta, f'<div id="dnn_ctr401_ContentPane" class="DnnModule">\n{main}\n</div>')

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        start = "dnn_ctr423_View_lbl"
        main = f"""<div class="breadcrumb"><span id="dnn_dnnBREADCRUMB_lblBreadCrumb">
<a href="/" class="SkinObject">Trang chủ</a>
<a href="/{article.categories[0]}" class="SkinObject">{article.section[0]}</a></span></div>
<div class="DnnModule DnnModule-423"><a name="423"></a><div id="dnn_ctr423_ContentPane">
<span id="{start}Title" class="Head">{escape(article.title)}</span>
<span id="{start}Date" class="Normal">{weekday(article.published)}, {article.published:%d/%m/%Y %H:%M}</span>
<div id="{start}Sapo" class="NormalBold">{escape(article.lead or "")}</div>
<div id="{start}NoiDung" class="Normal">
{body_html(article, "/portals/12/hinhanh/")}
</div>
<span id="{start}Source">{f"Nguồn: {escape(article.source)}" if article.source else ""}</span>
{self.others(article)}</div></div>
<div id="dnn_ctr500_HtmlModule_lblContent"><p>Đường dây nóng tiếp nhận phản ánh của người dân.</p></div>"""
        return '<script src="/DependencyHandler.axd/a.js"></script>', main


class UserfilesC(GovernmentSite):
    """A party portal whose addresses end in -c<id>.html, sections and articles alike."""

    name = "userfiles_c"
    sections = sections("tin-tuc-su-kien-c11.html", "xay-dung-dang-c12.html", "van-hoa-xa-hoi-c13.html")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /<slug>-c<4 digits>.html."""
        number = 2610 + position * 3
        return self.bare(article, number, f"/{slug(article.title)}-c{number}.html")

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        main = f"""{self.crumbs(article)}
<div class="news-detail"><h1>{escape(article.title)}</h1>
<div class="date">Ngày đăng: {article.published:%d/%m/%Y %H:%M}</div>
<div class="sapo">{escape(article.lead or "")}</div>
<div class="content">
{body_html(article, "/ckfinder/userfiles/images/")}
</div>{source_line(article)}</div>
<div class="fb-like">Chia sẻ</div>{self.others(article)}"""
        return "", main


class TrangN(GovernmentSite):
    """A government portal whose lists are numbered /<section>/trang-N.html."""

    name = "trang_n"
    sections = sections("tin-tuc-su-kien", "xay-dung-dang", "van-hoa-xa-hoi")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/<slug>.html."""
        return self.bare(article, position, f"/{alias}/{slug(article.title)}.html")

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET; /<section>/trang-N.html is page N."""
        return super().answer(re.sub(r"^(/[\w-]+)/trang-(\d+)\.html$", r"\1?page=\2", target), host)

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the frame, its pager in this platform's form."""
        return super().frame(title, meta, re.sub(r'"(/[\w-]+)\?page=(\d+)"', r'"\1/trang-\2.html"', main))

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        more = f'<a class="more" href="/{article.categories[0]}/trang-1.html">Xem tất cả</a>'
        main = f"""{self.crumbs(article)}
<h1 class="detail-title">{escape(article.title)}</h1>
<p class="ngaydang">Cập nhật ngày: {article.published:%d/%m/%Y %H:%M}</p>
<div class="tools"><a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a></div>
<div class="mota">{escape(article.lead or "")}</div>
<div class="detail-content">
{body_html(article, "/upload/images/")}
</div>{source_line(article)}
{self.others(article)}{more}"""
        return "", main


class ArticleNews(GovernmentSite):
    """A government portal with the accessibility toolbar; its article has no box of its own for the text."""

    name = "article_news"
    sections = sections("tin-tuc/tin-su-kien", "tin-tuc/xay-dung-dang", "tin-tuc/van-hoa-xa-hoi")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /tin-tuc/<section>/<slug>.html."""
        return replace(self.bare(article, position, f"/{alias}/{slug(article.title)}.html"), source=None)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        main = f"""{self.crumbs(article)}
<article class="Article-News">
<h1>{escape(article.title)}</h1>
<div class="published-date">{weekday(article.published)}, {article.published:%d/%m/%Y %H:%M}</div>
<div>A- A A+ | Chia sẻ bài viết lên facebook Chia sẻ bài viết lên twitter Tăng tương phản Giảm tương phản</div>
<p class="sapo">{escape(article.lead or "")}</p>
{body_html(article, "/upload/images/")}
</article>
{self.others(article)}"""
        return "", main


class KeyedId(GovernmentSite):
    """A party portal of an unknown platform with ids behind a key."""

    name = "keyed_id"
    sections = sections("tin-tuc-su-kien", "xay-dung-dang", "van-hoa-xa-hoi")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/ndid/<5 digits>/key/default."""
        number = 11_700 + position * 5
        placed = replace(self.bare(article, number, f"/{alias}/ndid/{number}/key/default"), source=None)
        return replace(placed, layout="ck", caption_layout="figure")

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        main = f"""<div class="chitiet"><h1>{escape(article.title)}</h1>
<div class="ngaydang">{article.published:%d/%m/%Y %H:%M}</div>
<p class="trichdan"><b>{escape(article.lead or "")}</b></p>
<div class="noidung">
{body_html(article, "/images/")}
</div></div>
{self.others(article)}"""
        about = escape(article.lead or article.title)
        return (
            f'<meta name="description" content="{about}">\n<meta property="og:site_name" content="{self.site}">',
            main,
        )
