"""Columns share what room there is, the least important go first, and no line is longer than the room."""

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.tui.widgets.columns import GAP, Column, lay_out

CLIENTS = (
    Column("name", "Client", 14, share=3, most=40),
    Column("owed", "Owed", 9, right=True),
    Column("late", "Late", 6, right=True, drop=1),
    Column("next", "Next", 12, share=1, drop=2),
)


def names(room):
    return [place.column.name for place in lay_out(CLIENTS, room)]


def test_all_are_shown_when_there_is_room():
    assert names(60) == ["name", "owed", "late", "next"]


def test_the_highest_drop_goes_first_and_order_stays():
    assert names(46) == ["name", "owed", "late"]
    assert names(30) == ["name", "owed"]


def test_spare_room_goes_to_those_with_a_share_up_to_their_most():
    widths = {place.column.name: place.width for place in lay_out(CLIENTS, 140)}
    assert widths["name"] == 40
    assert widths["owed"] == 9
    assert sum(widths.values()) + 3 * GAP == 140


def test_what_never_goes_gets_narrower_in_the_end():
    assert [(place.column.name, place.width) for place in lay_out(CLIENTS, 12)] == [("name", 5), ("owed", 5)]


def test_a_column_is_as_wide_as_what_it_holds_where_there_is_room():
    widths = {place.column.name: place.width for place in lay_out(CLIENTS, 80, (19, 12, 5, 30))}
    assert (widths["name"] >= 19, widths["owed"], widths["late"], widths["next"] >= 30) == (True, 12, 5, True)


def test_what_stands_elsewhere_too_goes_before_anything_is_cut():
    columns = (Column("what", "What", 10, share=1), Column("why", "Why", 4, gives=True))
    assert [place.column.name for place in lay_out(columns, 30, (24, 4))] == ["what", "why"]
    assert [(place.column.name, place.width) for place in lay_out(columns, 28, (24, 4))] == [("what", 28)]


def test_what_has_a_share_gives_way_first_and_down_to_its_least():
    widths = {place.column.name: place.width for place in lay_out(CLIENTS, 50, (30, 12, 5, 40))}
    assert widths == {"name": 14, "owed": 12, "late": 5, "next": 13}


@given(st.integers(0, 300), st.lists(st.integers(0, 90), min_size=4, max_size=4))
def test_the_line_is_never_longer_than_the_room(room, wishes):
    places = lay_out(CLIENTS, room, wishes)
    assert sum(place.width for place in places) + GAP * max(0, len(places) - 1) <= max(0, room)
