"""The buttons below a text are whole or not there, and the same act has the same key wherever it is offered."""

from __future__ import annotations

import pytest

from clientdesk.tui.command import Where
from clientdesk.tui.commands import BY_ID, COMMANDS
from clientdesk.tui.widgets.acts import Act, fitting

ACTS = [Act("Copy (c)", "copy", spare=1), Act("Promise… (F7)", "promise"), Act("Close (Esc)", "leave")]


@pytest.mark.parametrize(("cells", "shown", "is_tight"), [(41, 3, False), (40, 3, True), (36, 2, False), (26, 2, True)])
def test_what_has_no_room_comes_closer_and_then_the_most_spare_goes(cells, shown, is_tight):
    assert fitting(ACTS, cells) == (ACTS[-shown:], is_tight)


@pytest.mark.parametrize(
    "same",
    [("letter.copy", "writing.copy", "call.copy", "exit.copy"), ("letter.edit", "writing.edit"),
     ("letter.anew", "writing.anew"), ("letter.mark", "writing.sent", "call.record"), ("letter.save", "writing.save")],
)  # fmt: skip
def test_the_same_act_has_a_key_in_common(same):
    assert set.intersection(*(set(BY_ID[each].keys.split(",")) for each in same))


def test_no_letter_means_one_thing_in_a_letter_and_another_on_the_call_card():
    keys = {where: {key for each in COMMANDS if each.where is where for key in each.keys.split(",")}
            for where in (Where.LETTER, Where.CALL)}  # fmt: skip
    assert keys[Where.LETTER] & keys[Where.CALL] == {"c", "f5", "s", "f8", "escape", "q", "f1", "question_mark"}


def test_f1_tells_the_keys_in_every_dialog():
    told = {each.where for each in COMMANDS if "f1" in each.keys.split(",")}
    assert told >= {Where.APP, Where.FORM, Where.LETTER, Where.CALL, Where.MENU, Where.CONFIRM, Where.TOLD,
                    Where.FORGET, Where.PREVIEW, Where.PALETTE}  # fmt: skip
