"""Rules that forms only call: signs to log, and what is left to write off are read where the model has them."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, eur

from clientdesk.model.errors import Refused
from clientdesk.model.invoice import WriteOff
from clientdesk.model.signs import LOGGED
from clientdesk.tui.forms.catalog import adding, editing
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.screens.pick_sign import to_log


def filled(form, **typed: str):
    return form.build(Answers(form, form.start | typed, TODAY)).puts[0]


def test_an_incident_is_of_a_sign_that_the_log_can_show():
    book = Book().client()
    form = adding(book.records, "incident", book.client_id, TODAY)
    (sign,) = (field for field in form.fields if field.key == "sign")
    assert {value for value, _words in sign.choices} == LOGGED == {line.id for line in to_log()}


def test_a_write_off_that_is_changed_keeps_to_what_is_open():
    book = Book().client().invoice("100", due=-30).paid(-20, "30").written_off(-5, "70")
    (lost,) = book.records.all(WriteOff)
    form = editing(book.records, lost, TODAY)
    assert filled(form, amount="60").amount == eur("60")
    with pytest.raises(Refused, match="Only"):
        filled(form, amount="71")
