"""One picture in two sizes is one picture; two pictures of one name are two."""

import pytest

from crawler.article import Image
from crawler.reading.body.same_picture import same_picture, without_thumbnails

SITE = "https://bao.example.vn"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/assets/news/2020_06/cau-treo.jpg", "/uploads/news/2020_06/cau-treo.jpg"),
        ("/wp-content/uploads/2024/05/cau-treo-300x200.jpg", "/wp-content/uploads/2024/05/cau-treo.jpg"),
        ("/zoom/480_300/uploaded/2024/cau-treo.jpg", "/uploaded/2024/cau-treo.jpg"),
        ("/thumbs/300x/2024/cau-treo.jpg", "/2024/cau-treo.jpg"),
        ("/thumb.php?src=/upload/cau-treo.jpg&w=200", "/upload/cau-treo.jpg"),
        ("/upload/cau-treo.jpg?w=200&h=100", "/upload/cau-treo.jpg"),
    ],
)
def test_a_thumbnail_is_the_picture_that_it_was_made_from(one, other):
    assert same_picture(SITE + one, SITE + other)
    first, second = Image(url=SITE + one), Image(url=SITE + other, caption="Cầu treo")
    assert without_thumbnails([first, second]) == [Image(url=SITE + other, caption="Cầu treo")]
    again = [Image(url=SITE + other), Image(url=SITE + one, caption="Cầu treo")]
    assert without_thumbnails(again) == [Image(url=SITE + other, caption="Cầu treo")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/uploads/2023/05/anh-1.jpg", "/uploads/2024/05/anh-1.jpg"),
        ("/uploads/news/2019_07/anh-1.jpg", "/uploads/news/2019_08/anh-1.jpg"),
        ("/uploads/2024/05/anh-1.jpg", "/uploads/2024/05/anh-2.jpg"),
        ("/picture.aspx?id=12", "/picture.aspx?id=13"),
    ],
)
def test_pictures_of_two_names_or_folders_are_two(one, other):
    assert not same_picture(SITE + one, SITE + other)
    images = [Image(url=SITE + one), Image(url=SITE + other)]
    assert without_thumbnails(images) == images


def test_a_caption_without_a_picture_stays():
    images = [Image(caption="Từ phim"), Image(url=f"{SITE}/a.jpg"), Image(caption="Từ phim khác")]
    assert without_thumbnails(images) == images


@pytest.mark.parametrize("url", ["http://[", "https://bao.example.vn/thumb.php?src=http://[.jpg"])
def test_an_address_that_is_none_is_like_no_other(url):
    assert without_thumbnails([Image(url=url), Image(url=f"{SITE}/a.jpg")]) == [
        Image(url=url),
        Image(url=f"{SITE}/a.jpg"),
    ]
