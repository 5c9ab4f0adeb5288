"""Dates: every format of the portals is read exactly, and nothing else is taken for a date."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.reading.lines.dates import VIETNAM, is_dateline, parse_date, parse_dateline, parse_us_date
from crawler.reading.lines.days import in_range, parse_day

WEEKDAYS = ["Thứ hai", "Thứ Ba", "Thứ 4", "Thứ năm", "Thứ Sáu", "T7", "Chủ nhật", "CN"]
FIRST = datetime(1990, 1, 1, tzinfo=VIETNAM)
LAST = datetime(2100, 12, 31, 23, 59, 59, tzinfo=VIETNAM)
moments = st.integers(0, int((LAST - FIRST).total_seconds())).map(lambda seconds: FIRST + timedelta(seconds=seconds))
noon, midnight = datetime(2022, 10, 25, 12, tzinfo=VIETNAM), datetime(2022, 10, 25, 0, 30, tzinfo=VIETNAM)
weekdays = st.sampled_from(WEEKDAYS)
MONTH_WORDS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]

# Each prints a time with its seconds; {w} is a weekday.
TO_THE_SECOND = [
    "%d/%m/%Y %I:%M:%S %p",
    "%d/%m/%Y - %I:%M:%S %p (GMT+7)",
    "Thời gian đăng: %d/%m/%Y %I:%M:%S %p",
    "{w}, %d/%m/%Y | %H:%M:%S [GMT +7]",
    "%Y-%m-%dT%H:%M:%S+0700",
    "%Y-%m-%dT%H:%M:%S+07:00",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S.123",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d+07%H:%M:%S",
    "%Y-%m-%dICT%H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
    "Gửi lúc: %d/%m/%Y %H:%M:%S",
    "{w}, ngày %d tháng %m năm %Y, %H:%M:%S",
    "%a, %d %b %Y %H:%M:%S +0700",
]
TO_THE_MINUTE = [
    "{w} - %d/%m/%Y %H:%M",
    "{w} - %d/%m/%Y %H:%M 3.217 0",
    "%H:%M %d/%m/%Y",
    "%H:%M, %d/%m/%Y",
    "%H:%M, {w}, %d/%m/%Y",
    "%H:%M | %d/%m/%Y",
    "%H:%M %p - %d/%m/%Y",
    "%I:%M %p - %d/%m/%Y",
    "%d/%m/%Y - %H:%M",
    "%d/%m/%Y\u00a0 \u200b%H:%M",
    "%d.%m.%Y %H:%M",
    "{w}, %d/%m/%Y, %H:%M [GMT+7]",
    "{w}, %d/%m/%Y %H:%M'(GMT+7)",
    "{w}, %d/%m/%Y - %H:%M'",
    "Cập nhật lúc: %H:%M |%d/%m/%Y",
    "Cập nhật lúc : %d/%m/%Y %H:%M",
    "Cập nhật ngày: %d/%m/%Y %H:%M",
    "Đăng ngày %d-%m-%Y %H:%M",
    "{w}, %d Tháng %m %Y %H:%M",
    "Print {w}, %d/%m/%Y %H:%M",
    "%Hh%M ngày %d/%m/%Y",
    "%Y/%m/%d %H:%M",
    "%A, %B %d, %Y %I:%M %p",
    "Posted on %b %d, %Y %H:%M",
]


def printed(moment, form, weekday):
    return moment.strftime(form.replace("{w}", weekday))


@pytest.mark.parametrize("form", TO_THE_SECOND)
@settings(max_examples=30)
@given(moments, weekdays)
@example(noon, "CN")
@example(midnight, "CN")
def test_a_time_to_the_second_is_read_back_exactly_in_every_format(form, moment, weekday):
    assert parse_date(printed(moment, form, weekday)) == moment.isoformat()


@pytest.mark.parametrize("form", TO_THE_MINUTE)
@settings(max_examples=30)
@given(moments, weekdays)
@example(noon, "CN")
@example(midnight, "CN")
def test_a_time_to_the_minute_is_read_back_exactly_in_every_format(form, moment, weekday):
    assert parse_date(printed(moment, form, weekday)) == moment.replace(second=0).isoformat()


@pytest.mark.parametrize("form", [form for form in TO_THE_SECOND + TO_THE_MINUTE if "ICT" not in form])
@settings(max_examples=15)
@given(moments, weekdays)
def test_every_format_alone_on_a_line_is_a_dateline_of_the_same_time(form, moment, weekday):
    line = printed(moment, form, weekday)
    assert parse_dateline(line) == parse_date(line) is not None


@given(moments)
def test_numbers_without_leading_zeros_are_read(moment):
    text = f"{moment.day}/{moment.month}/{moment.year} {moment.hour}:{moment:%M}"
    assert parse_date(text) == moment.replace(second=0).isoformat()


@given(moments)
def test_months_in_vietnamese_words_are_read(moment):
    text = f"ngày {moment.day} tháng {MONTH_WORDS[moment.month - 1]} năm {moment.year}"
    assert parse_date(text) == f"{moment:%Y-%m-%d}T00:00:00+07:00"


month_names = st.sampled_from(["Tháng {w}", "tháng {w}", "THÁNG {w}", "Tháng {n}", "Th{n}", "Thg {n}"])
in_unicode = st.sampled_from(["NFC", "NFD"])


@given(moments, month_names, in_unicode)
def test_a_month_named_before_its_day_is_read_with_every_half_of_the_day(moment, name, spelling):
    word = MONTH_WORDS[moment.month - 1].title()
    day = f"{name.format(w=word, n=moment.month)} {moment.day}, {moment.year}"
    half = "sáng" if moment.hour < 12 else "chiều"
    shown = {
        day: f"{moment:%Y-%m-%d}T00:00:00+07:00",
        f"{day} lúc {int(f'{moment:%I}')}:{moment:%M} {half}": moment.replace(second=0).isoformat(),
        f"{day} {moment:%I:%M} {half.title()}": moment.replace(second=0).isoformat(),
        f"{day} @ {moment:%I:%M %p}": moment.replace(second=0).isoformat(),
        f"Thứ Năm, {day} {moment:%H:%M}": moment.replace(second=0).isoformat(),
        f"{moment:%I:%M} {half} {day}": moment.replace(second=0).isoformat(),
    }
    for text, expected in shown.items():
        assert parse_date(normalize(spelling, text)) == parse_dateline(normalize(spelling, text)) == expected


@pytest.mark.parametrize(("month", "names"), [(1, ["giêng"]), (4, ["bốn"]), (7, ["bẩy"]), (12, ["chạp"])])
def test_months_of_other_names_are_read_before_and_after_the_day(month, names):
    for name in names:
        expected = f"2020-{month:02}-03T00:00:00+07:00"
        assert parse_date(f"Tháng {name.title()} 3, 2020") == parse_date(f"3 tháng {name}, 2020") == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "Tháng",
                "tháng",
                "Năm",
                "năm",
                "Mười",
                "Một",
                "Hai",
                "ngày",
                "lúc",
                "chiều",
                "tối",
                "2",
                "12",
                "5",
                "23",
                "7:30",
            ]
        ),
        max_size=7,
    ),
    st.sampled_from([" ", ", "]),
)
def test_of_a_heap_of_words_of_months_nothing_is_read_but_a_day_that_stands_there(words, between):
    """Whatever is read, its year, its day and its month are all said, the month right beside the day."""
    text = between.join([*words, "2019"])
    if not (answer := parse_date(text)):
        return
    month, day = int(answer[5:7]), int(answer[8:10])
    named = rf"tháng ({month}|{MONTH_WORDS[month - 1]})"
    assert re.search(rf"(\b{day} {named}\b|{named} {day}, (năm )?2019)", text.casefold())


@given(moments, st.integers(-14 * 60, 14 * 60))
def test_iso_and_rfc_822_times_in_any_zone_are_the_same_instant_at_vietnams_time(moment, minutes):
    there = moment.replace(year=min(max(moment.year, 1991), 2099), tzinfo=timezone(timedelta(minutes=minutes)))
    here = there.astimezone(VIETNAM).isoformat()
    assert parse_date(there.isoformat()) == here
    assert parse_date(format_datetime(there)) == here


@given(moments)
def test_z_and_gmt_are_utc(moment):
    there = moment.replace(year=min(moment.year, 2099), tzinfo=UTC)
    here = there.astimezone(VIETNAM).isoformat()
    assert parse_date(f"{there:%Y-%m-%dT%H:%M:%S}Z") == here
    assert parse_date(format_datetime(there, usegmt=True)) == here


@given(moments)
def test_us_dates_of_onecms_meta_are_month_first(moment):
    text = f"{moment.month}/{moment.day}/{moment.year} {moment:%I:%M:%S %p}"
    assert parse_us_date(text) == moment.isoformat()


def test_a_us_reader_still_reads_iso_as_it_is():
    assert parse_us_date("2026-01-08T10:02:01+07:00") == "2026-01-08T10:02:01+07:00"


@given(moments)
def test_nothing_but_the_first_time_is_read(moment):
    text = f"{moment:%d/%m/%Y %H:%M} 12.034 5 26/10/2022 08:00"
    assert parse_date(text) == moment.replace(second=0).isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số ra 01/02/2020: Thứ ba - 25/10/2022 13:19", "2022-10-25T13:19:00+07:00"),  # a time goes before a bare day
        ("26/11/2018 01:49:17 CH", "2018-11-26T13:49:17+07:00"),
        ("26/11/2018 11:49:17 SA", "2018-11-26T11:49:17+07:00"),
        ("25/10/2022 12:10 Sa Pa", "2022-10-25T12:10:00+07:00"),
        ("25/10/2022 12:10 sa", "2022-10-25T12:10:00+07:00"),
        ("25/10/2022 3:28 p.m.", "2022-10-25T15:28:00+07:00"),
        ("2022-10-25UTC06:19:00", "2022-10-25T13:19:00+07:00"),
        ("25/10/2022 07:30-11:30", "2022-10-25T07:30:00+07:00"),  # a span of time, not a zone
        ("2022-10-25 13:19 - 12 lượt xem", "2022-10-25T13:19:00+07:00"),
        ("16 giờ 30 phút, ngày 5/6/2023", "2023-06-05T16:30:00+07:00"),
        ("Chu\u0309 nha\u0323\u0302t, 26 Tha\u0301ng 11 2023 15:06", "2023-11-26T15:06:00+07:00"),  # decomposed letters
        ("Thứ 5-09/03/2017 10:00", "2017-03-09T10:00:00+07:00"),
        ("Tháng Mười Một 26, 2023", "2023-11-26T00:00:00+07:00"),  # WordPress
        ("Tháng Tám 7, 2019 lúc 8:25 chiều", "2019-08-07T20:25:00+07:00"),  # WordPress at a comment
        ("Posted on Tháng Mười Một 2, 2020", "2020-11-02T00:00:00+07:00"),
        ("8:25 chiều Tháng Tám 7, 2019", "2019-08-07T20:25:00+07:00"),
        ("12:10 sáng, 7/8/2019", "2019-08-07T00:10:00+07:00"),
        ("7/8/2019 12:10 chiều", "2019-08-07T12:10:00+07:00"),
        ("11:30 trưa 7/8/2019", "2019-08-07T11:30:00+07:00"),
        ("1:30 trưa 7/8/2019", "2019-08-07T13:30:00+07:00"),
        ("7 giờ 30 tối ngày 7/8/2019", "2019-08-07T19:30:00+07:00"),
        ("20:25 tối 7/8/2019", "2019-08-07T20:25:00+07:00"),
        ("07/08/2019 08:25 Chiều 7/8, đoàn công tác", "2019-08-07T08:25:00+07:00"),  # the text begins behind the time
        ("The 5th of May 2023", "2023-05-05T00:00:00+07:00"),  # by dateparser
        ("October 25, 2022 1:19 pm", "2022-10-25T13:19:00+07:00"),
        ("19/05/2025", "2025-05-19T00:00:00+07:00"),
        ("Thứ sáu, 14-10-22 18:20:31", "2022-10-14T18:20:31+07:00"),  # two digits a year
        ("18/06/21 16:05", "2021-06-18T16:05:00+07:00"),  # Liferay
    ],
)
def test_a_trap_of_the_portals_is_read_right(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hôm nay: 587",
        "10:30 31/02/2022",
        "02/13/2022 10:00",  # never swapped into 13 February
        "19/05/1890",
        "01/01/2101 00:00",
        "00/00/2022",
        "2022-13-01T00:00:00",
        "2022-10-25T13:19:00+99:00",
        "Nghị quyết số 12/10/2022/NQ-HĐND",
        "Văn bản 112/10/2022",
        "27.10",
        "tháng 5 năm 2025",
        "Tháng 13 26, 2023",
        "Tháng Hai 30, 2023",
        "Tháng Năm 2019",
        "Tháng Năm, 2019",
        "Tháng Mười 2 2020",  # the twelfth month, or the second day
        "2 Tháng Mười Một 12, 2020",
        "Ngày 2, tháng 11 12, 2020",
        "Tháng Ba 2, 201912",
        "12:15 tối 7/8/2019",  # of this night or of the next
        "Ngày 23 tháng năm 2019",  # a form with a blank for the month
        "Nhiệm kỳ 2020 - 2025",
        "May mắn 2022",
        "5 ngày trước, 2022",
        "Thứ sáu, 14/10/22",
        "Tỷ số 14/10/22 sau 18:20",
        "Tỷ số 14/10/22 18:20",
        "14/10/22",
    ],
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text) is None


@given(st.text())
@example("0001-01-01T00:00:00+14:00")
@example("9999-12-31T23:59:59-14:00")
@example("1 ſep 2022 10:00")
@example("01 Jan 2022\ud800")
@example("tháng ١٢ 2022")
def test_no_text_makes_reading_a_date_raise(text):
    for read in (parse_date, parse_us_date):
        answer = read(text)
        assert answer is None or datetime.fromisoformat(answer).isoformat() == answer
    assert parse_dateline(text) in (None, parse_date(text))


@given(st.lists(st.sampled_from(["31", "12", "2022", "/", "-", ":", " ", "tháng ", "T", "Z", "+07", "PM", "jan"])))
def test_no_heap_of_pieces_of_dates_makes_reading_raise_or_leave_the_range(pieces):
    answer = parse_date("".join(pieces))
    assert answer is None or (1990 <= int(answer[:4]) <= 2100 and answer.endswith("+07:00"))


@pytest.mark.parametrize(
    "line",
    [
        "Thứ ba - 25/10/2022 13:19",
        "Thứ năm - 09/03/2017 21:41 3.217 0",
        "Thứ Bảy, 19/12/2020, 16:25 [GMT+7]",
        "Thứ hai, 19/05/2025",
        "Đăng ngày 15-05-2022",
        "Được đăng: Chủ nhật, 26 Tháng 11 2023 15:06",
        "Cập nhật: 25.10.2022 13:19 | Lượt xem: 7.370",
        "25/10/2022 13:19 - 5242 Lượt xem",
        "24/01/2020 - 15:56 (0) Bình luận",
        "  14:29 | 01/10/2026  ",
        "Chủ nhật, 01/10/23 | 14:29",
        "Thứ Tư 06/06/2018 09:45Lượt xem: 1.204",
        "Đăng lúc: 08:30, 05/02/2024 | Cập nhật: 09:10, 08/02/2024",
        "05/02/2024 08:30 (Cập nhật lần cuối: 08/02/2024 09:10)",
        "Ngày đăng: 05/02/2024 - Sửa lần cuối vào 08/02/2024 09:10 - Lượt xem: 12",
    ],
)
def test_a_date_line_is_known_as_one(line):
    assert is_dateline(line)
    assert parse_dateline(line) == parse_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "19/05/2025",
        "ngày 19/05/2025",
        "Cao Bằng, ngày 16 tháng 4 năm 2021",
        "Hôm nay, ngày 5/6/2023, đoàn công tác đến thăm xã vùng cao.",
        "Thứ ba, 25/10/2022 13:19 tàu rời bến.",
        "Sáng thứ hai, ngày 5/6/2023",
        "25/10/2022 13:19 lễ khai mạc",
        "Ngày đăng ký: 19/05/2025",
        "Thời gian: 08:00 ngày 19/05/2025",
        "Thứ ba - 31/02/2022 13:19",
        "Thứ ba - 25/10/2022 13:61",
        "05/02/2024 08:30 cập nhật lịch cắt điện ngày 08/02/2024",
        "Thứ ba",
        "",
    ],
)
def test_a_line_that_says_more_than_a_date_is_no_date_line(line):
    assert not is_dateline(line)


@given(st.dates())
def test_a_day_written_by_a_user_is_read_back(day):
    assert parse_day(f" {day.isoformat()} ") == day


@pytest.mark.parametrize("text", ["", "yesterday", "2024-02-30", "2024-1-1", "20240101", "01/01/2024", "2024-W01-1"])
def test_a_bad_day_is_refused_with_its_remedy(text):
    with pytest.raises(ValueError, match=r"not a day: .*; write it as year-month-day, like 2024-01-31"):
        parse_day(text)


@given(moments, st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_range_holds_its_first_and_its_last_day(moment, since, until):
    published_at = parse_date(moment.isoformat())
    assert in_range(published_at, since, until) == (since <= moment.date() <= until)
    assert in_range(published_at, moment.date(), moment.date())


def test_no_bound_and_an_unknown_time_are_in_range():
    assert in_range("2022-10-25T13:19:00+07:00", None, None)
    assert in_range(None, date(2022, 1, 1), date(2022, 1, 2))
    assert not in_range("2022-10-25T13:19:00+07:00", date(2022, 10, 26), None)
    assert not in_range("2022-10-25T13:19:00+07:00", None, date(2022, 10, 24))


def test_a_dateline_may_stand_in_brackets():
    for line in ("(03/11/2025 07:45)", "(Ngày đăng: 03/11/2025 07:45)"):
        assert parse_dateline(line) == "2025-11-03T07:45:00+07:00"


@pytest.mark.parametrize("around", ["\u202a{}\u202c", "\u2067{}\u2069", "\u061c{}", "\ufeff{}\u200b"])
def test_signs_that_nobody_sees_around_a_date_change_nothing(around):
    shown = around.format("12/05/2023 08:15")
    assert parse_date(shown) == parse_dateline(shown) == "2023-05-12T08:15:00+07:00"
