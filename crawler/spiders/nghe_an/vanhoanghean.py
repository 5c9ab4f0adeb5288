"""The cultural magazine of Nghệ An."""

from crawler.platforms.joomla_k2 import JoomlaK2Spider


class VanHoaNgheAn(JoomlaK2Spider):
    """Tạp chí Văn hóa Nghệ An, of the department of culture; Joomla is inferred from its addresses."""

    name = "vanhoanghean"
    province = "nghe-an"
    kind = "government"
    start_urls = ["https://vanhoanghean.com.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
