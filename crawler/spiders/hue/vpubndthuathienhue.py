"""The office of the people's committee of Huế."""

from crawler.platforms.dotnetnuke import DotNetNukeSpider


class VpUbndThuaThienHue(DotNetNukeSpider):
    """Văn phòng UBND tỉnh Thừa Thiên Huế; its addresses were seen, DotNetNuke is inferred from them."""

    name = "vpubndthuathienhue"
    province = "hue"
    kind = "government"
    start_urls = ["https://vpubnd.thuathienhue.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
