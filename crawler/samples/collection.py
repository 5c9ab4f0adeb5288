"""What each sample portal holds: its own articles, reprints from the others, and reposts of its own."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from crawler.samples.articles import TOPICS, VIETNAM, SampleArticle, Town, write_articles
from crawler.samples.writing import Dice

NAMES = {
    "nukeviet": "Trang thông tin điện tử Thành ủy Sơn Khê",
    "legacy_gmt7": "Báo Vân Hải điện tử",
    "generic": "Báo Đông Lạc",
    "city000": "Cổng thông tin điện tử thành phố Bằng Khê",
    "city003": "Trang thông tin điện tử thành phố Hồng Khê",
}
"""The portals, and what each calls itself."""


def _town(city: str, places: str, since: int, until: int) -> Town:
    wards = tuple(place.strip() for place in places.split(","))
    return Town(city, wards, datetime(since, 2, 11, tzinfo=VIETNAM), datetime(until, 8, 20, tzinfo=VIETNAM))


TOWNS = {
    "nukeviet": _town(
        "thành phố Sơn Khê",
        "phường Bản Luông, phường Đông Lĩnh, phường Tân Giàng, xã Thượng Khê, xã Minh Khê, xã Phong Lạc, xã Quang Lâm",
        2019,
        2025,
    ),
    "legacy_gmt7": _town(
        "tỉnh Vân Hải",
        "huyện Đông Triều Lâm, huyện Hải Trạch, xã Cẩm Vân, xã Đảo Ngọc, phường Bạch Sa, phường Hà Phong, xã Tiên Vụng",
        2012,
        2019,
    ),
    "generic": _town(
        "tỉnh Đông Lạc",
        "xã Lạc Thủy Trung, xã Yên Bồng, phường Kỳ Lạc, phường Trung Lạc, xã Đồng Vông, xã Mường Khê",
        2023,
        2025,
    ),
    "city000": _town(
        "thành phố Bằng Khê",
        "phường Hợp Khê, phường Sông Khê, phường Đề Lĩnh, xã Chu Khê, xã Vĩnh Lĩnh",
        2020,
        2021,
    ),
    "city003": _town(
        "thành phố Hồng Khê",
        "phường Cốc Lan, phường Kim Lan, phường Bắc Khê, xã Vạn Khê, xã Tả Khê",
        2018,
        2019,
    ),
}
COUNTS = {
    "nukeviet": (8, 7, 6, 9, 5, 5, 5, 5, 4, 4, 9, 9, 9, 5, 4),  # four topics fill the parent category beyond 40
    "legacy_gmt7": (4, 3, 4, 3, 3, 3, 4, 3, 3, 3, 3, 3, 3, 3, 3),
    "generic": (2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1),
    "city000": (3, 3, 2, 2, 2, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1),
    "city003": (2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1),
}
"""How many own articles of each topic, in the order of TOPICS."""

REPRINTS = (
    ("legacy_gmt7", "nukeviet", 2),
    ("generic", "nukeviet", 1),
    ("nukeviet", "legacy_gmt7", 1),
    ("city003", "legacy_gmt7", 2),
    ("nukeviet", "generic", 2),
    ("city000", "generic", 1),
    ("nukeviet", "city000", 2),
    ("legacy_gmt7", "city003", 1),
)
"""(where it came from, who reprints it, how many)."""
PLATFORM_SAMPLES: dict[str, tuple[int, str, str, str]] = {
    "dcontent": (301, "Báo Thanh Lam", "tỉnh Thanh Lam", "xã Hàm Lương, xã Lam Kinh Thượng, phường Hạc Lâm"),
    "vccorp": (302, "Truyền hình Thanh Lam", "tỉnh Thanh Lam", "xã Bãi Trành Hạ, phường Sầm Lâm, xã Cẩm Tú Sơn"),
    "wordpress": (
        303,
        "Trang tin quận Hải Lĩnh",
        "quận Hải Lĩnh",
        "phường Cát Lĩnh, phường Đông Hải Vân, phường Lạch Sơn",
    ),
    "laichau": (304, "Báo Phong Lĩnh", "tỉnh Phong Lĩnh", "xã Tả Lèng Hạ, xã Sìn Sơn, phường Đoàn Khê"),
    "dienbienphu": (305, "Báo Mường Phăng Sơn", "tỉnh Mường Phăng Sơn", "xã Nà Tấu Thượng, xã Pá Lĩnh, phường Him Khê"),
    "sonla": (306, "Báo Sơn Mai", "tỉnh Sơn Mai", "xã Chiềng Khê, xã Mường Lan, phường Tô Sơn"),
    "bacninh": (
        307,
        "Báo và Phát thanh, Truyền hình Bắc Kinh Lâm",
        "tỉnh Kinh Lâm",
        "xã Yên Lâm, phường Vũ Lĩnh, xã Lạng Khê",
    ),
    "ninhbinh": (308, "Báo Hoa Lĩnh", "tỉnh Hoa Lĩnh", "xã Gia Lâm Hạ, phường Vân Khê, xã Kim Lĩnh"),
    "quangngai": (309, "Báo Trà Sơn", "tỉnh Trà Sơn", "xã Bình Khê Đông, xã Lý Lĩnh, phường Nghĩa Lâm"),
    "haugiang": (310, "Báo Phụng Khê", "tỉnh Phụng Khê", "xã Hòa Lĩnh, phường Ngã Sáu Lâm, xã Vị Khê"),
    "ckfinder": (311, "Báo Giá Lĩnh", "tỉnh Giá Lĩnh", "xã Phước Khê, phường Nhà Mát Lâm, xã Vĩnh Lan"),
    "ims": (313, "Báo Yên Lĩnh", "tỉnh Yên Lĩnh", "xã Mường Lâm, phường Nguyễn Khê, xã Trạm Sơn"),
    "numeric_path": (312, "Báo Phước Lan", "tỉnh Phước Lan", "xã Lộc Khê, phường Đồng Lâm, xã Bù Lĩnh"),
    "sharepoint": (
        401,
        "Cổng thông tin điện tử xã Sơn Trà Lĩnh",
        "xã Sơn Trà Lĩnh",
        "thôn Đông Khê, thôn Bắc Lĩnh, thôn Hà Lam",
    ),
    "liferay": (402, "Sở Văn hóa Kinh Khê", "tỉnh Kinh Khê", "xã Việt Lâm, phường Hồ Lĩnh, xã Tân Lan"),
    "joomla_k2": (403, "Văn hóa Lam Khê", "tỉnh Lam Khê", "xã Nam Lĩnh, phường Cửa Lâm, xã Kim Lam"),
    "dotnetnuke": (
        404,
        "Văn phòng Ủy ban nhân dân tỉnh Hương Lĩnh",
        "tỉnh Hương Lĩnh",
        "xã Phú Lâm, phường Vỹ Khê, xã A Lan",
    ),
    "userfiles_c": (405, "Đảng bộ tỉnh Phố Khê", "tỉnh Phố Khê", "xã Phù Lâm, phường Hiến Lĩnh, xã Tiên Lan"),
    "trang_n": (406, "Huyện Lâm Khê", "huyện Lâm Khê", "xã Lăng Khê, xã Thượng Lâm Sơn, xã Phúc Lĩnh"),
    "article_news": (407, "Huyện Vũ Lĩnh", "huyện Vũ Lĩnh", "xã Song Khê, xã Việt Lĩnh Đông, xã Duy Lâm"),
    "keyed_id": (408, "Thành ủy Tây Khê", "thành phố Tây Khê", "phường Cái Lĩnh, phường Bình Lâm, xã Phong Khê"),
    "zend_a": (321, "Báo Tây Giang Châu", "tỉnh Tây Giang Châu", "xã Phong Lạc Hạ, phường Cái Sơn, xã Trường Khê"),
    "onecms": (322, "Báo Hải Khê", "thành phố Hải Khê", "phường An Lĩnh, phường Kiến Khê, xã Vĩnh Lâm Đông"),
    "zce": (323, "Báo Nậm Khê", "tỉnh Nậm Khê", "xã Bảo Lĩnh, phường Cam Khê, xã Văn Lâm Thượng"),
    "vnpt_enews": (501, "Báo Tuyên Lĩnh", "tỉnh Tuyên Lĩnh", "xã Na Khê, xã Thượng Lâm Đông, phường Minh Lĩnh"),
    "mediatech": (502, "Báo Hưng Lan", "tỉnh Hưng Lan", "xã Khoái Lĩnh, phường An Khê Tảo, xã Phù Lan"),
}
"""Samples of one platform each, of twelve articles, served when asked for: (seed, site's name, place, its parts)."""
PLATFORM_ARTICLES = 12
HIDDEN = {60: "external", 75: "external", 40: "members", 66: "members", 83: "members"}
"""Articles of the NukeViet portal, by position, that its visitors cannot read there."""
RETITLED = ("Nhìn từ cơ sở: {}", "{} - cách làm hay", "Ghi nhanh: {}")


@cache
def collection() -> dict[str, tuple[SampleArticle, ...]]:
    """Give the articles of each portal, oldest first; the platform's module adds numbers, sections and addresses."""
    held = {name: _own(seed, name) for seed, name in enumerate(NAMES, 1)}
    taken: set[int] = set()
    reprints = [
        _reprint(article, giver, taker, nth)
        for giver, taker, count in REPRINTS
        for nth, article in enumerate(_plain(held[giver], taken, count))
    ]
    held["nukeviet"] += _reposts(_plain(held["nukeviet"], taken, 3))
    for reprint in reprints:
        held[reprint.portal].append(reprint)
    return {name: tuple(sorted(articles, key=lambda article: article.published)) for name, articles in held.items()}


def site_name(name: str) -> str:
    """Give what a sample portal calls itself."""
    return NAMES[name] if name in NAMES else PLATFORM_SAMPLES[name][1]


@cache
def held_by(name: str) -> tuple[SampleArticle, ...]:
    """Give the articles of one sample portal, oldest first."""
    if name in NAMES:
        return collection()[name]
    seed, _, city, places = PLATFORM_SAMPLES[name]
    topics = Dice(seed).some(TOPICS, PLATFORM_ARTICLES)
    return tuple(
        replace(article, portal=name) for article in write_articles(seed, _town(city, places, 2024, 2025), topics)
    )


def _own(seed: int, name: str) -> list[SampleArticle]:
    every = [topic for topic, count in zip(TOPICS, COUNTS[name], strict=True) for _ in range(count)]
    order = Dice(seed).some(every, len(every))
    articles = [replace(article, portal=name) for article in write_articles(seed, TOWNS[name], order)]
    if name == "nukeviet":
        for position, visibility in HIDDEN.items():
            articles[position] = replace(articles[position], visibility=visibility)
        # different articles may share a title: seen on a portal of 1,164 articles
        articles[31] = replace(articles[31], title=articles[30].title)
    return articles


def _plain(articles: list[SampleArticle], taken: set[int], count: int) -> list[SampleArticle]:
    """Choose the next articles that look the same everywhere: a lead, no list, no table; each is taken once."""
    fit = [
        article
        for article in articles[len(articles) // 3 :]
        if article.lead
        and article.visibility == "public"
        and article.content not in taken
        and all(block.kind not in ("list", "table") for block in article.blocks)
    ][:count]
    taken.update(article.content for article in fit)
    return fit


def _reprint(article: SampleArticle, giver: str, taker: str, nth: int) -> SampleArticle:
    later = article.published + timedelta(days=nth + 1, minutes=37)
    return replace(
        article,
        portal=taker,
        title=RETITLED[nth % len(RETITLED)].format(article.title),
        published=later,
        modified=later,
        source=NAMES[giver],
        attachments=(),
    )


def _reposts(articles: list[SampleArticle]) -> list[SampleArticle]:
    """Repost under another title; in another category; in another category under another title."""
    later = [
        replace(
            article, published=article.published + timedelta(days=6), modified=article.published + timedelta(days=9)
        )
        for article in articles
    ]
    return [
        replace(later[0], title=RETITLED[2].format(later[0].title)),
        replace(later[1], topic="xay-dung-dang" if later[1].topic != "xay-dung-dang" else "giao-thong"),
        replace(later[2], topic="xay-dung-dang", title=RETITLED[0].format(later[2].title)),
    ]
