"""The ASP.NET papers with CKFinder's upload folders: Bạc Liêu, Kiên Giang, Kon Tum, formerly Trà Vinh.

Known of them are addresses (`/section/slug-<4 to 6 digits>.html`), pictures in /uploads/image/YYYY/MM/DD/, the form of
the date and a counter's label, from links and texts of these papers. Nothing is known of the markup: pages are read as
those of an unknown platform, and the record's `reader` says so.
"""

import re
from typing import ClassVar

from crawler.platforms.generic import GenericSpider


class CkfinderSpider(GenericSpider):
    """A paper of this family: `scrapy crawl ckfinder -a portal=http://host/`."""

    name = "ckfinder"
    platform = "ckfinder"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/){1,3}[^/]+-(?P<id>\d{3,6})\.html$")
    signs: ClassVar[dict[bytes, float]] = {
        rb"/uploads/image/20\d\d/\d\d/\d\d/": 0.45,
        "Tổng số lượt truy cập:".encode(): 0.2,
        rb"/ckfinder/|ckeditor/(?:ckfinder|plugins)": 0.2,
        rb"name=[\"']__VIEWSTATE[\"']": 0.2,
    }
