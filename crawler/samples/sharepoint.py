"""The sample on SharePoint: a commune's portal.

Known: the generator tag, the folders of styles and layouts, the addresses, the date's form and the toolbar's words.
GUESSES are the boxes, in the manner of SharePoint's public default for articles, and how its lists are numbered.
"""

from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.government import GovernmentSite, sections
from crawler.samples.sites import slug, weekday


class SharePoint(GovernmentSite):
    """The portal of a commune."""

    name = "sharepoint"
    frame_name = "sharepoint"
    sitemap = True
    sections = sections("portal/pages/tin-tuc.aspx", "portal/pages/xay-dung-dang.aspx", "portal/pages/van-hoa.aspx")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /portal/pages/YYYY-MM-DD/<slug>-<6 digits>.aspx; some articles come with a file."""
        number = 468_600 + position * 17
        path = f"/portal/pages/{article.published:%Y-%m-%d}/{slug(article.title)}-{number}.aspx"
        files = (f"cong-van-{number}.pdf",) if position % 5 == 0 else ()
        return replace(self.bare(article, number, path), attachments=files)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        files = "".join(f'<li><a href="/portal/Documents/{name}">{name}</a></li>' for name in article.attachments)
        source = f'<div class="nguon">Nguồn: {escape(article.source)}</div>' if article.source else ""
        main = f"""<div class="ms-breadcrumb"><a href="/">Trang chủ</a> &gt;
<a href="/{article.categories[0]}">{article.section[0]}</a></div>
<div class="article"><div class="article-header"><h1>{escape(article.title)}</h1>
<div class="date-line">{weekday(article.published)}, {article.published:%d/%m/%Y %H:%M}</div></div>
<div class="introduction">{escape(article.lead or "")}</div>
<div class="article-content"><div>Từ viết tắt Xem với cỡ chữ A- A A+</div>
<div id="ctl00_PlaceHolderMain_ctl02__ControlWrapper_RichHtmlField" class="ms-rtestate-field" style="display:inline">
{body_html(article, "/portal/PublishingImages/")}
</div></div>
<ul class="dinhkem">{files}</ul>{source}</div>
{self.others(article)}"""
        return "", main
