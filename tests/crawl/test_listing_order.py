"""Which way round a listing stands: one that begins with the oldest is paged to its end each time, others are not."""

import pytest

from crawler.crawl.paging import Listing

NEWEST_FIRST = [*range(90, 60, -1)]


def ordered(numbers):
    listing = Listing(order=tuple(f"bai-viet-{number}" for number in numbers))
    listing.tell_order()
    return listing


@pytest.mark.parametrize("beside", [[], [99, 98, 97, 96, 95]])
def test_a_listing_whose_numbers_go_up_begins_with_the_oldest(beside):
    assert ordered([*range(1, 11), *beside]).oldest_first
    assert ordered([*beside, *(number for number in range(1, 11) for _ in range(2))]).oldest_first, "picture and title"


@pytest.mark.parametrize(
    "numbers",
    [
        NEWEST_FIRST,
        [*NEWEST_FIRST, 1, 2, 3, 4, 5, 6, 7],  # a box of another kind beside it
        [5, 9, 2, 7, 8, 1, 6, 3, 4, 10, 12, 11],
        [1, 2, 3],
        [],
    ],
)
def test_no_other_listing_is_paged_through_each_time(numbers):
    assert not ordered(numbers).oldest_first


def test_names_without_a_number_tell_no_order():
    listing = Listing(order=(None, "mua-vang", "lua-chin", None))
    listing.tell_order()
    assert not listing.oldest_first
