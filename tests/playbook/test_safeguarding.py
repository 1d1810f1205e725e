"""Safeguards that are due: around the day on which work begins, one a client, and never for what is agreed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.playbook.agenda import agenda


def keys(book):
    return [(step.key, step.date) for step in agenda(book.records, TODAY)]


def begun(on=-3, **contract):
    book = Book().client().project(started=day(on))
    return book.contract(**contract) if contract else book


HALF = {"deposit_percent": Decimal(50)}
SIGNED = {"signed": day(-9)}


def test_work_that_begins_with_nothing_in_writing():
    assert keys(begun()) == [("terms", day(-3))]
    assert keys(begun(exists=False)) == []


def test_a_contract_that_is_not_signed():
    assert keys(begun(**HALF)) == [("signature", day(-3))]


def test_a_deposit_that_was_agreed_and_not_asked_for():
    assert keys(begun(**SIGNED, **HALF)) == [("deposit", day(-3))]
    assert keys(begun(**SIGNED, **HALF).invoice(deposit=True, due=9)) == []
    assert keys(begun(**SIGNED, **HALF).invoice(due=9)) == [("deposit", day(-3))]
    assert keys(begun(**SIGNED, deposit_percent=Decimal(0))) == []
    assert keys(begun(**SIGNED, **HALF, safeguards={"C01": False})) == []


@pytest.mark.parametrize("on", [-29, 0, 40])
def test_around_the_day_on_which_the_work_begins_it_has_that_day(on):
    assert keys(begun(on)) == [("terms", day(on))]


def test_of_several_that_begin_the_first_and_of_those_that_are_over_none():
    assert keys(Book().client().project(started=day(9)).project(started=day(2))) == [("terms", day(2))]
    assert keys(Book().client().project(started=day(-9), ended=day(-1))) == []


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.EXITING, Stage.ENDED])
def test_nobody_who_is_being_left_is_asked(stage):
    assert "terms" not in dict(keys(begun().with_client(stage=stage)))
