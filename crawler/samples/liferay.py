"""The sample on Liferay: a department's portal.

Known: the addresses of the asset publisher, `journal-content-article` (also of banner and footer), portlet names that
leak into the text, files under /documents/, counters and the date's form. The boxes are those of Liferay's public
default for a full article; GUESSES are the lead's class and how its lists are numbered.
"""

import re
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.government import GovernmentSite, sections
from crawler.samples.sites import slug


class Liferay(GovernmentSite):
    """The portal of a department."""

    name = "liferay"
    frame_name = "liferay"
    sections = sections("web/guest/tin-tuc-su-kien", "web/guest/xay-dung-dang", "web/guest/van-hoa-xa-hoi")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /web/guest/<page>/-/asset_publisher/<instance>/content/<slug>/20181."""
        path = f"/{alias}/-/asset_publisher/Qw8zVbn1{len(alias)}/content/{slug(article.title)}/20181"
        files = (f"ke-hoach-{position}.pdf",) if position % 5 == 0 else ()
        return replace(self.bare(article, position, path), attachments=files, tags=article.tags, source=None)

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part into the frame; links to articles carry where they came from."""
        page = super().frame(title, meta, main)
        return re.sub(r'(href="/web/[^"]*/content/[^"?]+)"', r'\1?inheritRedirect=false"', page)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        files = "".join(f'<p><a href="/documents/20182/0/{name}">{name}</a></p>' for name in article.attachments)
        tags = "".join(f'<a class="tag" href="/web/guest/tag?tag={slug(t)}">{escape(t)}</a>' for t in article.tags)
        main = f"""{self.crumbs(article)}
<div class="portlet-body"><div class="asset-full-content show-asset-title">
<h3 class="asset-title">{escape(article.title)}</h3>
<div class="asset-metadata">
<span class="metadata-entry metadata-publish-date">Đăng ngày {article.published:%d-%m-%Y %H:%M}</span>
<span class="metadata-entry metadata-author">Quản trị cổng</span></div>
<div class="taglib-social-bookmarks">Tweet</div>
<div class="asset-content"><div class="journal-content-article">
<div class="summary">{escape(article.lead or "")}</div>
{body_html(article, "/documents/20182/0/")}
</div></div>
<div class="asset-attachments">{files}</div>
<span class="taglib-asset-tags-summary">{tags}</span>
<div class="taglib-ratings stars">Đánh giá (0 phiếu bầu)</div></div></div>
{self.others(article)}"""
        return "", main
