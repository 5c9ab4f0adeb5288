"""The makes of page of the papers with a CMS of their own, and of the small families: one table of markup.

What stands in the table is what each platform's module says of its pages; the classes around it and the paging of
sections are GUESSES.
"""

from dataclasses import dataclass

from crawler.samples.plain_site import Section

SECTIONS = (
    Section("thoi-su", "Thời sự", ("xay-dung-dang", "lam-theo-bac", "an-ninh", "thong-bao", "thien-tai")),
    Section("kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep", "giao-thong", "chuyen-doi-so")),
    Section("doi-song", "Đời sống", ("giao-duc", "y-te", "an-sinh", "moi-truong", "van-hoa-du-lich", "the-thao")),
)


@dataclass(frozen=True)
class Make:
    """One make of page: how it writes an address, and its article, with {name} for what is the article's."""

    path: str
    main: str
    date: str = "{weekday}, {when:%d/%m/%Y} - {when:%H:%M}"
    folder: str = "/upload/{when:%Y/%m}/"
    first: int = 41_207  # number of the oldest article
    signed: bool = True  # the byline stands in the body, on the right
    described: bool = False  # the lead is the page's description
    drawn: bool = False  # sections are drawn by scripts in the browser
    tagged: bool = True
    sourced: bool = False
    listing: str = "{}"  # a section's address
    zone: str = ""  # what the page clock, above all else, says after the time
    newest: str | None = None  # the address of a list of all articles


MAKES: dict[str, Make] = {
    "vccorp": Make(
        path="/{slug}-1802{when:%y%m%d%H%M}{number:06}.htm",
        folder="https://cdn.example.vn/{when:%Y/%m/%d}/",
        date="{when:%d/%m/%Y %H:%M} GMT+7",
        sourced=True,
        main='<div class="detail-cate"><a data-role="cate-name" href="/{listing}">{section_name}</a></div>'
        '<h1 class="detail-title" data-role="title">{title}</h1>'
        '<div class="detail-time"><div data-role="publishdate">{date}</div></div>'
        '<h2 class="detail-sapo" data-role="sapo">{lead}</h2>'
        '<div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">'
        '<div class="VCSortableInPreviewMode" type="RelatedOneNews"><a href="/">{top}</a></div>{body}</div>'
        '<div class="detail-tags">{tags}</div><div class="link-source-wrapper">{source}</div>'
        '<input type="hidden" id="hdZoneId" value="180201">',
        listing="{}.htm",
    ),
    "laichau": Make(
        path="/{section}/{slug}-{number}",
        zone=" [GMT+7]",
        folder="/uploaded/post/{when:%Y/%m/%d}/",
        main='{crumbs}<div id="post-content"><div class="post-detail"><div class="post-info">'
        '<h1 class="title">{title}</h1><p class="moment">{date}</p><div class="sapo">{lead}</div>'
        '<div class="body">{body}<div class="blc-post"><a class="blc-post__link" href="/">{top}</a></div></div>'
        '<div class="tags">{tags}</div></div></div></div>',
    ),
    "dienbienphu": Make(
        path="/tin-bai/{section}/{slug}",
        date="{when:%H:%M} {when:%d/%m/%Y}",
        drawn=True,
        main='<article>{crumbs}<h1>{title}</h1><time>{date}</time><p class="sapo">{lead}</p>'
        '<div class="editor-content">{body}</div><div class="tags">{tags}</div></article>',
    ),
    "sonla": Make(
        path="/{section}/{slug}-{code}.html",
        signed=False,
        date="{when:%d/%m/%Y %H:%M}",
        main='{crumbs}<div class="detail"><h1 class="title">{title}</h1><span class="publish-date">{date}</span>'
        '<div class="fulltext"><div class="audio-article"><select class="select-accent-wrap"><option>Giọng nam</option>'
        '</select>Nghe bài viết</div><p class="font-bold">{lead}</p><div id="editor-detail">{body}'
        '<p class="text-end"><strong>{byline}</strong></p></div></div><div class="tags">{tags}</div></div>',
        listing="{}.html",
    ),
    "bacninh": Make(
        path="/{slug}-postid{number}.bbg",
        first=418_220,
        newest="moi-nhat",
        date="{when:%H:%M | %d/%m/%Y}",
        main='{crumbs}<div class="news-details"><h1>{title}</h1><span class="news-details__time">{date}</span>'
        '<div class="news_detail_sapo">{lead}</div><div class="news-details__content link_content">{body}'
        '<ul class="news-related__list"><li><a href="/">{top}</a></li></ul></div>'
        '<div class="news-tags">{tags}</div></div>',
    ),
    "ninhbinh": Make(
        path="/{slug}-{when:%y%m%d%H%M}{number:05}.html",
        date="{weekday}, {when:%d/%m/%Y, %H:%M}",
        main='{crumbs}<h1 class="header-title">{title}</h1><span id="date">{date}</span><div class="content-detail">'
        '<p class="font-bold">{lead}</p><div id="content_detail">{body}</div><div class="tags">{tags}</div></div>',
    ),
    "quangngai": Make(
        path="/{slug}-{number}.htm",
        tagged=False,
        main='{crumbs}<article><h1 class="title">{title}</h1><div class="time">{date}</div><p class="sapo">{lead}</p>'
        '<div id="content">{body}<div class="same"><a href="/">{top}</a></div></div></article>'
        "<script>var outputData = {output};</script>",
        listing="{}.htm",
    ),
    "haugiang": Make(
        path="/{section}/{slug}-{number}.html",
        date="{when:%d/%m/%Y | %H:%M}",
        described=True,
        tagged=False,
        main='{crumbs}<div class="news-details-content"><h1>{title}</h1><span class="date">{date}</span>{share}'
        '<div class="contentView">{body}</div></div>',
    ),
    "ckfinder": Make(
        path="/{section}/{slug}-{number}.html",
        folder="/uploads/image/{when:%Y/%m/%d}/",
        date="{when:%d/%m/%Y %H:%M}",
        tagged=False,
        described=True,
        main='{crumbs}<div class="article"><h1>{title}</h1><div class="post-time">{date}</div>'
        '<div class="sapo"><p>{lead}</p></div><div class="noi-dung">{body}</div></div>',
    ),
    "ims": Make(
        path="/11/{number}/{slug}.aspx",
        first=224_310,
        folder="http://ims.example.vn/NewsImg/{when:%m_%Y}/",
        date="Cập nhật: {weekday}, {when:%d/%m/%Y} | {when:%H:%M}",
        tagged=False,
        described=True,
        main='{crumbs}<div class="news"><h1>{title}</h1><p class="update">{date}</p><p class="brief">{lead}</p>'
        '<div class="text">{body}</div></div>',
    ),
    "numeric_path": Make(
        path="/news/{section}/{number}/{slug}",
        date="{when:%H:%M %p - %d/%m/%Y}",
        tagged=False,
        main='{crumbs}<div class="detail"><h1>{title}</h1><div class="toppn"><span class="time">{date}</span></div>'
        '<div class="news_body"><p><strong>{lead}</strong></p>{body}</div></div>',
        listing="List/{}",
    ),
}
