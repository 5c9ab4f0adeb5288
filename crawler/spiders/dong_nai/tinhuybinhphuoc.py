"""The party committee of Bình Phước."""

from crawler.platforms.nukeviet import NukeVietSpider


class TinhUyBinhPhuoc(NukeVietSpider):
    """Tỉnh ủy Bình Phước; NukeViet's addresses of tags were seen."""

    name = "tinhuybinhphuoc"
    province = "dong-nai"
    former_province = "binh-phuoc"
    kind = "party"
    start_urls = ["https://tinhuybinhphuoc.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
