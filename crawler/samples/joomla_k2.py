"""The sample on Joomla with K2: a cultural magazine.

Known: the addresses, the date "Chủ nhật, 26 Tháng 11 2023 15:06", the count of readers. The boxes are those of K2's
public default template; that authors are often the account "Super User" is general knowledge of Joomla.
"""

import re
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.government import GovernmentSite, sections
from crawler.samples.sites import ORIGIN, Reply, slug, weekday
from crawler.samples.widgets import mark


class JoomlaK2(GovernmentSite):
    """The magazine."""

    name = "joomla_k2"
    frame_name = "joomla_k2"
    sections = sections("index.php/tin-tuc", "index.php/xay-dung-dang", "index.php/van-hoa-xa-hoi")

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /index.php/<menu>/item/<id>-<slug>.html."""
        number = 3100 + position * 9
        path = f"/{alias}/item/{number}-{slug(article.title)}.html"
        return replace(self.bare(article, number, path), tags=article.tags, source=None)

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET; lists are numbered by their first article: ?start=3."""
        return super().answer(
            re.sub(r"\?start=(\d+)$", lambda found: f"?page={int(found[1]) // self.size + 1}", target), host
        )

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part into the frame, its pager in K2's form."""
        main = re.sub(r"\?page=(\d+)", lambda found: f"?start={(int(found[1]) - 1) * self.size}", main)
        return super().frame(title, meta, main.replace('<ul class="pages">', '<ul class="k2Pagination pages">'))

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        when, day = article.published, weekday(article.published)
        lead = f'<div class="itemIntroText"><p>{escape(article.lead)}</p></div>' if article.lead else ""
        tags = "".join(f'<li><a href="/index.php/itemlist/tag/{slug(t)}">{escape(t)}</a></li>' for t in article.tags)
        featured = "<span><sup>Nổi bật</sup></span>" if article.number % 2 else ""
        main = f"""<div class="breadcrumbs"><a href="/" class="pathway">Trang chủ</a>
<a href="/{article.categories[0]}" class="pathway">{article.section[0]}</a></div>
<div id="k2Container" class="itemView"><div class="itemHeader">
<span class="itemDateCreated">{day}, {when:%d} Tháng {when:%m} {when:%Y %H:%M}</span>
<h2 class="itemTitle">{escape(article.title)} {featured}</h2>
<span class="itemAuthor">Viết bởi&nbsp;<a href="/index.php/itemlist/user/42-superuser">Super User</a></span></div>
<div class="itemToolbar"><ul><li>Cỡ chữ</li>
<li><a href="{article.path}?tmpl=component&amp;print=1">In</a></li></ul></div>
<div class="itemRatingBlock"><span>Đánh giá mục này</span><div>({mark("votes")} bình chọn)</div></div>
<div class="itemBody">{lead}
<div class="itemFullText">
{body_html(article, "/images/2023/")}
</div>
<div class="itemContentFooter"><span class="itemHits">{mark("views")} Lượt xem</span>
<span class="itemDateModified">Sửa lần cuối vào {day}, {when:%d} Tháng {when:%m} {when:%Y} 23:59</span></div></div>
<div class="itemLinks"><div class="itemTagsBlock"><span>Nhãn</span><ul class="itemTags">{tags}</ul></div></div>
<div class="itemRelated"><h3>Bài viết liên quan</h3><ul>{self.related(article)}</ul></div>
<div class="itemComments"><h3>Bình luận ({mark("comment_count")})</h3><ul>{mark("comments")}</ul></div></div>"""
        return f'<link rel="canonical" href="{ORIGIN}{article.path}">', main
