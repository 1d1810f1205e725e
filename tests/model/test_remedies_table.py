"""The remedies' table: what one is called, when to look again, and what became of an extra."""

from __future__ import annotations

import pytest
from builder import TODAY, day

from clientdesk.model.project import Extra, ExtraState
from clientdesk.model.remedies import look_again, named


def test_a_remedy_is_named_and_one_that_an_older_desk_holds_by_its_id():
    assert (named("R08"), named("R99")) == ("give one warning", "R99")


def test_the_day_to_look_again_is_the_remedys_own_else_a_month_later():
    assert look_again("R03", TODAY) == day(14)
    assert look_again("R07", TODAY) == day(60)
    assert look_again("R99", TODAY) == day(30)


@pytest.mark.parametrize(
    ("fields", "state", "shown"),
    [
        ({}, ExtraState.FREE, "▲ given away"),
        ({"inside": True}, ExtraState.INSIDE, "· agreed"),
        ({"done": False}, ExtraState.ASKED, "○ asked only"),
        ({"done": False, "inside": True}, ExtraState.ASKED, "○ asked only"),
        ({"billed": True}, ExtraState.BILLED, "✔ billed"),
        ({"billed": True, "done": False, "inside": True}, ExtraState.BILLED, "✔ billed"),
    ],
)
def test_what_became_of_an_extra(fields, state, shown):
    extra = Extra(id="e", client="c", what="a banner", on=TODAY, **fields)
    assert extra.state is state
    assert f"{extra.state.symbol} {extra.state.words}" == shown
    assert extra.is_given_away is (state is ExtraState.FREE)
