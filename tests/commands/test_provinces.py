import pytest

from crawler.provinces import FORMER, PROVINCES, slug_of, today


def test_there_are_34_provinces_and_were_63():
    assert len(PROVINCES) == 34
    assert len(FORMER) == 63
    assert sum(len(province.former) for province in PROVINCES.values()) == 63


def test_every_former_province_is_found_today_by_slug_and_by_name():
    for province in PROVINCES.values():
        for former in province.former:
            assert today(former) == today(slug_of(former)) == province.slug


def test_every_province_of_today_is_itself():
    for slug, province in PROVINCES.items():
        assert province.slug == slug == today(slug) == today(province.name)


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("cao-bang", "cao-bang"),
        ("thua-thien-hue", "hue"),
        ("Thừa Thiên - Huế", "hue"),
        ("HÀ GIANG", "tuyen-quang"),
        ("ha giang", "tuyen-quang"),
        ("Đắk Nông", "lam-dong"),
        ("dak-nong", "lam-dong"),
        ("Thành phố Hồ Chí Minh", "tp-ho-chi-minh"),
        ("TP Hồ Chí Minh", "tp-ho-chi-minh"),
        ("Bà Rịa – Vũng Tàu", "tp-ho-chi-minh"),
        ("Hoà Bình", "phu-tho"),
        ("Hòa Bình", "phu-tho"),
    ],
)
def test_spellings_of_a_name_are_one_province(said, slug):
    assert today(said) == slug


@pytest.mark.parametrize("said", ["", "-", "Paris", "tinh", "cao", "cao-bang-2", "Tỉnh"])
def test_what_is_no_province_is_none(said):
    assert today(said) is None
