"""The sample on the old "[GMT+7]" newspaper CMS.

Known of it: the addresses, the date line, /dataimages/ and the order of the text on a page of 2020 (kicker, title,
date, dot lines, lead, every caption twice, byline, "Tin liên quan"); and from a crawler of one site `h2#title`,
`.page-detail-meta li.list-inline-item.date`, and the lead as the first <strong> of the body. GUESSES are: every other
class and id, `?paged=` (that of the CMS that followed), and where the page clock and the comments stand.
"""

from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle, SampleImage
from crawler.samples.pieces import pieces
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import slug, weekday
from crawler.samples.widgets import mark

KICKERS = {
    "lam-theo-bac": "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "xay-dung-dang": "Đưa nghị quyết vào cuộc sống",
    "nong-nghiep": "Xây dựng nông thôn mới",
    "thien-tai": "Ứng phó thiên tai",
    "giao-duc": "Vì sự nghiệp trồng người",
    "the-thao": "Thể thao phong trào",
}


class LegacyGmt7(PlainSite):
    """The portal of a provincial newspaper on the old CMS."""

    name = "legacy_gmt7"
    slash = "/"
    size = 10
    page_key = "paged"
    validator = "ETag"
    rss_path = "/{}/index.rss"
    account_paths = ("/dang-nhap/", "/dang-ky/", "/search/")
    sections = (
        Section("chinh-tri", "Chính trị", ("xay-dung-dang", "lam-theo-bac", "an-ninh")),
        Section("kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep", "giao-thong")),
        Section("Xa-hoi", "Xã hội", ("giao-duc", "y-te", "an-sinh", "moi-truong", "thien-tai")),
        Section("van-hoa-the-thao", "Văn hóa - Thể thao", ("van-hoa-du-lich", "the-thao")),
        Section("ban-doc", "Bạn đọc", ("thong-bao", "chuyen-doi-so")),
    )

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/YYYYMM/<slug>-<7 digits>/; the page shows no tags and no time of change."""
        number = 2_081_400 + position * 37
        return replace(
            article,
            number=number,
            path=f"/{alias}/{article.published:%Y%m}/{slug(article.title)}-{number}/",
            kicker=KICKERS.get(article.topic) if position % 2 else None,
            modified=None,
            tags=(),
        )

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        kicker = f'<p class="kicker">{escape(article.kicker)}</p>' if article.kicker else ""
        lead = f"<p><strong>{escape(article.lead)}</strong></p>" if article.lead else ""
        source = f'<p style="text-align: right;"><em>Nguồn: {escape(article.source)}</em></p>' if article.source else ""
        byline = f'<p style="text-align: right;"><strong>{escape(article.byline or "")}</strong></p>'
        related = self.related(article)
        dots = "<p>.</p>\n" * 2
        main = f"""<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li>
<li><a href="/{article.categories[0]}/">{article.section[0]}</a></li></ul>
<div class="page-detail">
{kicker}
<h2 id="title">{escape(article.title)}</h2>
<ul class="page-detail-meta list-inline"><li class="list-inline-item date">{_date(article)}</li></ul>
{dots}<div id="content">
{lead}
{self._body(article)}
{byline}
{source}
</div>
<h3>Tin liên quan</h3>
<ul class="related">{related}</ul>
{dots * 4}<div class="tools"><a href="javascript:window.print()">In trang này</a>
<a href="javascript:void(0)">Gửi bài viết qua email</a></div>
<div class="comments"><h3>Ý kiến bạn đọc ({mark("comment_count")})</h3><ul>{mark("comments")}</ul>
<h3>Ý kiến của bạn</h3><form action="/comment/" method="post">
<input name="name" placeholder="Tên của bạn"/>
<textarea name="text"></textarea>
<img src="/captcha.gif?t={mark("stamp")}" alt="Mã xác nhận"/><input type="submit" value="Gửi ý kiến"/></form></div>
<h3>Các tin khác</h3>
<ul class="others">{related}</ul>
</div>"""
        return f'<meta name="description" content="{escape(article.lead or article.title)}" />', main

    def _body(self, article: SampleArticle) -> str:
        start = f"/dataimages/{article.published:%Y%m}/original/images{article.number}_"
        return "\n".join(pieces(article, lambda image: _picture(image, start)))


def _picture(image: SampleImage, start: str) -> str:
    caption = escape(image.caption or "")
    # the caption stands twice in a text dump: as alt, and in the cell below
    return (
        f'<table class="image center" align="center"><tr><td><img src="{start}{image.file.replace("-", "_")}" '
        f'alt="{caption}" /></td></tr><tr><td class="image_desc">{caption}</td></tr></table>'
    )


def _date(article: SampleArticle) -> str:
    day = " ".join(word.capitalize() for word in weekday(article.published).split())
    return f"{day}, {article.published:%d/%m/%Y}, {article.published:%H:%M} [GMT+7]"
