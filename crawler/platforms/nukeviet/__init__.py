"""NukeViet, the CMS of party portals, schools, unions and *.gov.vn: the `spider`, and how its article pages are read.

`page` reads an article: where its text ends (`text_end`), what stands above it (`head`), around it (`beside`) and on
its lines of author, source and date (`labels`), and which pages hold no article (`refusal`). `addresses` and
`sections` tell what its addresses and listings lead to.
"""

from crawler.platforms.nukeviet.spider import NukeVietSpider

__all__ = ["NukeVietSpider"]
