"""The provincial library of Lào Cai."""

from crawler.platforms.nukeviet import NukeVietSpider


class ThuVienTinhLaoCai(NukeVietSpider):
    """Thư viện tỉnh Lào Cai; NukeViet's addresses of its feeds were seen."""

    name = "thuvientinhlaocai"
    province = "lao-cai"
    kind = "government"
    start_urls = ["https://thuvientinhlaocai.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
