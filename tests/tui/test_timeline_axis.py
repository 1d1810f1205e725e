"""Days fall into cells, zooming keeps the day in focus in place, and labels never collide."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.tui.widgets.axis import Scale, Zoom, label_line

TODAY = date(2026, 11, 21)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
zooms = st.sampled_from(list(Zoom))


def lines(scale):
    fine = label_line([(scale.cell(day), label) for day, label in scale.ticks()], scale.width)
    coarse = label_line(reversed([(scale.cell(day), label) for day, label in scale.periods()]), scale.width)
    return coarse, fine


def window(zoom, width=60):
    return Scale(1, width, zoom).showing(TODAY, width * 4 // 5)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 199), zooms)
def test_a_day_stands_in_the_cell_it_was_put_in(day, cell, zoom):
    scale = Scale(1, 200, zoom).showing(day, cell)
    assert 0 <= cell - scale.cell(day) < zoom.value[1]
    assert scale.day(scale.cell(day)) <= day < scale.day(scale.cell(day) + zoom.value[1])


@given(days, st.integers(1, 250), zooms)
def test_no_day_is_too_far(day, width, zoom):
    scale = Scale(1, width, zoom).showing(day, width // 2)
    for line in lines(scale):
        assert len(line) == width


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(20, 250), zooms)
def test_labels_are_whole_and_apart(day, width, zoom):
    scale = Scale(1, width, zoom).showing(day, width // 3)
    wanted = {label for _, label in (*scale.ticks(), *scale.periods())}
    for line in lines(scale):
        words = [word for word in line.split("  ") if word.strip()]
        assert all(any(word.strip() in label or label in word for label in wanted) for word in words)


def test_months_and_the_turn_of_the_year_are_named():
    coarse, fine = lines(Scale(1, 80, Zoom.QUARTER).showing(date(2026, 1, 1), 40))
    assert coarse.index("2026") == 40
    assert coarse.startswith("2025")
    assert fine.index("Jan") == 40
    assert "Dec" in fine


def test_the_period_the_window_begins_in_is_named_unless_the_next_one_is_too_near():
    coarse, _ = lines(Scale(1, 80, Zoom.QUARTER).showing(date(2026, 1, 1), 3))
    assert coarse.split() == ["2026"]


@pytest.mark.parametrize(
    ("zoom", "coarse", "fine"),
    [(Zoom.WEEK, "Nov 2026", "Mon 16"), (Zoom.MONTH, "Nov 2026", "16"), (Zoom.QUARTER, "2026", "Nov"),
     (Zoom.YEAR, "2026", "Oct"), (Zoom.TWO_YEARS, "2026", "Jul"), (Zoom.YEARS, "2026", "Jul"),
     (Zoom.DECADE, "2025", "")],
)  # fmt: skip
def test_each_zoom_has_its_own_marks(zoom, coarse, fine):
    above, below = lines(window(zoom))
    assert coarse in above
    assert fine in below


def test_zoom_ends_somewhere():
    assert Zoom.WEEK.other(-1) is Zoom.WEEK
    assert Zoom.DECADE.other(1) is Zoom.DECADE
    assert Zoom.MONTH.other(1) is Zoom.QUARTER


@given(st.lists(st.tuples(st.integers(-5, 50), st.sampled_from(["Jan", "2026", "Mon 16"])), max_size=12))
def test_of_two_labels_that_would_touch_the_first_stays(marks):
    line = label_line(marks, 40)
    assert len(line) == 40
    placed = []
    for at, text in ((max(0, at), text) for at, text in marks):
        free = all(at > end or at + len(text) < start for start, end in placed)
        if free and at + len(text) <= 40:
            placed.append((at, at + len(text)))
            assert line[at : at + len(text)] == text
    assert sum(end - start for start, end in placed) == len(line.replace(" ", "")) + line.strip().count("n 1")
