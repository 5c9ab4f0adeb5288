"""The sample on the CMS of "-a<id>.html", as seen on saved pages of baocantho.com.vn.

Its traps: the first h1 is the breadcrumb, in capitals; the head knows the day alone; the arrow » leads to the last page
and the pages end early; the base address is that of the templates; tags of the whole site follow the article's own; a
tag is left open, so that the page's tools stand within the text; captions are plain paragraphs.
GUESSES are: that the lead is a div of the text's own class (of baoangiang.com.vn it is known that both share one).
"""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle, SampleImage
from crawler.samples.pieces import pieces
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import ORIGIN, slug

SITE_TAGS = ("tin tức", "báo điện tử", "thời sự trong tỉnh")
PAGES = 2  # as many pages of a section are linked to, whatever it holds


class ZendA(PlainSite):
    """The portal of a provincial newspaper."""

    name = "zend_a"
    slash = "/"
    size = 2
    page_key = "p"
    rss_path = "/rss/cate/{}/"
    account_paths = ("/xem-bao/bao-ngay/",)
    sections = (
        Section(
            "thoi-su", "Thời sự", ("xay-dung-dang", "lam-theo-bac", "an-ninh", "thien-tai", "thong-bao", "giao-thong")
        ),
        Section(
            "kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep", "chuyen-doi-so", "moi-truong", "van-hoa-du-lich")
        ),
        Section("xa-hoi", "Xã hội", ("giao-duc", "y-te", "an-sinh", "the-thao")),
    )

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /<slug>-a<id>.html; the page shows no time of change."""
        number = 117_200 + position * 29
        return replace(article, number=number, path=f"/{slug(article.title)}-a{number}.html", modified=None)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        url = ORIGIN + article.path
        section = f'<a href="{ORIGIN}/news/{article.categories[0]}/">{article.section[0].upper()}</a>'
        text = pieces(article, self._picture, '<p style="text-align: justify;">{}</p>')
        text.insert(1, '<div class="AMN_res_mid"></div>')
        if article.number % 2:  # left open, and nobody noticed
            text.insert(2, '<div style="text-align: justify;">')
        text += [_right(article.byline), _right(f"Theo {article.source}" if article.source else None)]
        lead = f'<div class="content-fck-font-size" data="17">{escape(article.lead)}</div>' if article.lead else ""
        tags = "".join(
            f'<a class="tag_item" title="{tag}" href="{ORIGIN}/tim-kiem/{tag}.html">{tag}</a>'
            for tag in (*article.tags, *SITE_TAGS)
        )
        main = f"""<div id="content"><div id="colcate1">
<div class="titlecate"><h1>{section}</h1></div>
<div id="clear" class="sharemxh detail-fb-like-share">
<span class="pubdate 128">{article.published:%d/%m/%Y - %H:%M}</span>
<a class="ashare btn-facebook" href="https://www.facebook.com/sharer/sharer.php?u={url}">Chia sẻ Facebook</a></div>
<h1 class="margintopbot10 fw700">{escape(article.title)}&nbsp;<span class="sprite icophoto"></span></h1>
<div id="clear"></div>
{lead}
<div id="newscontents">
<div class="content-fck-font-size slider-jsgallery" data="171">
{chr(10).join(text)}
</div>
</div>
<div id="linkshare" data="248"><div class="sharelike"><b class="fs13">Chia sẻ bài viết</b></div></div>
<div class="block_tag marginbottom10"><div class="txt_tag">Từ khóa</div>{tags}</div>
<div id="comment"><div class="titletd nobg"><b>BÌNH LUẬN</b></div><div id="loacomment"></div>
<div id="postcomment"><form method="POST">
<input type="hidden" name="txtnewsid" id="txtnewsid" value="{article.number}" />
<textarea>Ý kiến của bạn</textarea><button>Gửi ý kiến</button></form></div></div>
<div class="col-xs-12 detail-related"><a class="cate1" href="javascript:void(0);">Đọc thêm</a>
<ul class="related-list">{self.related(article)}</ul></div>
</div></div>"""
        return self._meta(article, url), main

    def related(self, article: SampleArticle) -> str:
        """Give list items that link to the articles just before, of whatever section."""
        before = [one for one in self.articles if one.number < article.number][-3:]
        return "".join(
            f'<li class="related-item"><a href="{ORIGIN}{a.path}">{escape(a.title)}</a></li>' for a in before
        )

    def rows(self, articles: Sequence[SampleArticle]) -> str:
        """Give a list of articles; it prints no dates."""
        items = "\n".join(
            f'<li class="news-img-left news-img"><a class="b-title" href="{ORIGIN}{a.path}">'
            f'<h3 class="marginbottom5 fs18">{escape(a.title)}&nbsp;<span class="sprite icophoto"></span></h3></a>'
            f'<p class="b-content txt fleft desc">{escape(a.lead or "")}</p></li>'
            for a in articles
        )
        return f'<ul class="list-news-img-style-1">\n{items}\n</ul>'

    def pager(self, path: str, number: int, last: int) -> str:
        """Give the numbered links; > leads to the next page and » to the last of those that are linked to."""
        end = min(last, PAGES)
        at = f"{ORIGIN}{path}?p="
        shown = "".join(
            f"<li><b>{n}</b></li>" if n == number else f'<li><a href="{at}{n}">{n}</a></li>' for n in range(1, end + 1)
        )
        arrows = f'<li><a href="{at}{min(number + 1, end)}">&gt;</a></li><li><a href="{at}{end}">&raquo;</a></li>'
        return f'<div class="fright" id="page"><ul>{shown}{arrows}</ul></div>'

    def _picture(self, image: SampleImage) -> str:
        source = f"{ORIGIN}/image/fckeditor/upload/2026/20260108/images/{image.file}"
        return (
            f'<p style="text-align: justify;"><img class="zoomimg" alt="" src="{source}" style="width: 700px;" /></p>\n'
            f'<p style="text-align: center;"><em><span>{escape(image.caption or "")}</span></em></p>'
        )

    def _meta(self, article: SampleArticle, url: str) -> str:
        title, lead = escape(article.title), escape(article.lead or "")
        return f"""<meta name="Keywords" content="{", ".join(article.tags)}" />
<meta name="Description" content="{lead}" />
<link rel="canonical" href="{url}" />
<meta property="og:type" content="article" /><meta property="og:url" content="{url}" />
<meta property="og:title" content="{title}" /><meta property="og:description" content="{lead}" />
<script type="application/ld+json">{{"@context": "https://schema.org/", "@type": "NewsArticle", "name": "{title}",
"datePublished": "{article.published:%Y-%m-%d}", "description": "{lead}"}}</script>"""


def _right(line: str | None) -> str:
    return f'<p style="text-align: right;"><strong>{escape(line)}</strong></p>' if line else ""
