"""Axes and drawings of the plots, and how numbers and days are written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.report.charts import HEIGHT, Scale, Series, bars, line, top_of
from crawler.report.past import days_until
from crawler.report.plots import by_month, coverage, day_axis, of_archive, of_portal, stacked
from crawler.report.words import Words

DAY = date(2026, 11, 22)
VI, EN = Words("vi", 2026), Words("en", 2026)
amounts = st.lists(st.none() | st.integers(0, 10**7), min_size=1, max_size=60)


@given(st.floats(0.001, 1e9), st.booleans())
def test_an_axis_reaches_the_highest_value_in_few_round_steps(most, whole):
    scale = Scale.of(most, whole=whole)
    assert scale.most >= most * (1 - 1e-9)
    assert 2 <= len(scale.steps()) <= 6
    assert scale.steps()[-1] == pytest.approx(scale.most)
    assert re.fullmatch(r"[125](\.0+)?e.*", f"{scale.step:e}")
    assert not whole or scale.step == int(scale.step)


@given(amounts)
def test_bars_and_lines_stay_within_their_drawing(values):
    scale = Scale.of(top_of(values))
    lines = [line(Series("a", values), scale, area=area) for area in (False, True)]
    for drawing in (bars([Series("a", values), Series("b", values, "s2")], scale), *lines):
        for path in re.findall(r'd="([^"]*)"', drawing):
            for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path):
                assert 0 <= float(x) <= len(values)
                assert 0 <= float(y) <= HEIGHT
            assert all(0 <= float(x) <= len(values) for x in re.findall(r"H(-?[\d.]+)", path))
            assert all(0 <= float(y) <= HEIGHT for y in re.findall(r"V(-?[\d.]+)", path))


@given(amounts)
def test_most_bars_are_shown_whole(values):
    known = [value for value in values if value]
    assert sum(value > top_of(values) for value in known) <= len(known) * 0.05 + 1


def test_a_first_crawl_does_not_flatten_the_nights_after_it_and_is_told_in_words():
    values = [5000] + [10] * 30
    plot = stacked(EN, "came", [Series("New", values)], day_axis(EN, days_until(DAY, 31)))
    assert plot.top[-1].label == "10"
    assert plot.note == "Cut off: 23 Oct 2026: 5,000."
    assert 'class="cut"' in plot.drawing


def test_a_night_with_faults_is_never_cut_off():
    values = [1] * 30 + [900]
    plot = stacked(EN, "problems", [Series("Failed", values)], day_axis(EN, days_until(DAY, 31)), whole=True)
    assert (plot.top[-1].label, plot.note) == ("1,000", "")


def test_a_line_has_a_gap_where_there_is_no_value():
    drawing = line(Series("a", [1, 2, None, 3]), Scale.of(3))
    path = re.search(r'class="line s1" d="([^"]*)"', drawing)[1]
    assert path.count("M") == 2


def test_what_has_no_data_has_no_plot():
    assert of_portal(VI, DAY, {}, {}) == []
    assert coverage(VI, DAY, {}) == []
    assert by_month(VI, DAY, {}) is None
    assert of_archive(VI, DAY, 0, {}, {}) == []


def test_labels_of_an_axis_stand_at_the_first_and_fifteenth_or_each_quarter():
    assert [tick.label for tick in day_axis(EN, days_until(DAY, 90))[1]] == [
        "1 Sep",
        "15 Sep",
        "1 Oct",
        "15 Oct",
        "1 Nov",
        "15 Nov",
    ]
    assert [tick.label for tick in day_axis(VI, days_until(DAY, 365))[1]] == [
        "01/2026",
        "04/2026",
        "07/2026",
        "10/2026",
    ]


def test_the_archive_grew_to_what_is_kept_whatever_the_runs_say():
    growth = of_archive(EN, DAY, 1000, {"2026-11-22": 30, "2026-11-21": 70, "2026-11-30": 100}, {})[1]
    assert [row[1] for row in growth.table.rows[-3:]] == ["800", "870", "900"]


def test_articles_older_than_the_plot_are_told():
    plot = by_month(EN, DAY, {"2026-11": 5, "2016-12": 2, "1999-01": 3, "2011-05": 1})
    assert plot.note == "4 more from before Dec 2016."


@pytest.mark.parametrize(
    ("write", "vi", "en"),
    [
        (lambda w: w.number(1234567), "1.234.567", "1,234,567"),
        (lambda w: w.number(2.5), "2,5", "2.5"),
        (lambda w: w.number(None), "–", "–"),
        (lambda w: w.day(date(2025, 1, 5)), "05/01/2025", "5 Jan 2025"),
        (lambda w: w.moment("2026-01-05T03:04:05+07:00"), "03:04 05/01", "03:04 5 Jan"),
        (lambda w: w.moment("2025-01-05T03:04:05+07:00"), "03:04 05/01/2025", "03:04 5 Jan 2025"),
        (lambda w: w.moment("yesterday"), "yesterday", "yesterday"),
        (lambda w: w.month("2026-03"), "03/2026", "Mar 2026"),
        (lambda w: w.age(0.5), "12 giờ", "12 hours"),
        (lambda w: w.age(19.9), "19 ngày", "19 days"),
        (
            lambda w: w.say("index.came", n=1, portals=1),
            "Đêm qua có 1 bài mới từ 1 cổng.",
            "1 new article last night, from 1 portal.",
        ),
        (lambda w: w.share(0.999), "> 99%", "> 99%"),
        (lambda w: w.share(1.0), "100%", "100%"),
        (lambda w: w.weekday(DAY), "Chủ nhật", "Sunday"),
    ],
)
def test_numbers_days_and_texts_are_written_as_the_language_does(write, vi, en):
    assert (write(VI), write(EN)) == (vi, en)


def test_what_fills_a_text_is_not_read_as_a_text():
    assert VI.say("plot.cut", list="{n} {secret:a|b}") == "Bị cắt ngọn: {n} {secret:a|b}."
