"""What is typed into a form, and how it is read."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from onscreen import TODAY

from clientdesk.model.change import Change
from clientdesk.model.money import Money
from clientdesk.tui.forms.field import Answers, Field, FieldRefused, Form, Kind, matches

CHOICES = (("1", "Acme"), ("2", "İzmir Ajans · €5 open"), ("3", "Acme West"))


def answers(kind: Kind, typed: str, **more: object) -> Answers:
    field = Field("it", "It", kind, choices=CHOICES, **more)
    form = Form("k", "t", (field,), lambda _: Change("x"), currency=lambda _: "KWD")
    return Answers(form, {"it": typed}, TODAY)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.TEXT, "  a\tb ", "a b"),
        (Kind.LINES, "a\r\nb\x1b", "a\nb"),
        (Kind.AMOUNT, "1,5", Money(1500, "KWD")),
        (Kind.DATE, "+14", date(2026, 12, 5)),
        (Kind.NUMBER, "12", 12),
        (Kind.DECIMAL, "8,5%", Decimal("8.5")),
        (Kind.CURRENCY, "myr", "MYR"),
        (Kind.PICK, "izmır", "2"),
        (Kind.YES_NO, "yes", True),
        (Kind.TIME, "9.30", time(9, 30)),
        (Kind.DATE, "", None),
        (Kind.AMOUNT, "", None),
        (Kind.PICK, "", None),
    ],
)
def test_a_field_reads_what_its_kind_says(kind, typed, value):
    assert answers(kind, typed).value("it") == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.DATE, "10"),
        (Kind.AMOUNT, "12x"),
        (Kind.NUMBER, "-1"),
        (Kind.NUMBER, "²"),
        (Kind.DECIMAL, "nan"),
        (Kind.DECIMAL, "1e99"),
        (Kind.CURRENCY, "XX"),
        (Kind.PICK, "nobody"),
        (Kind.PICK, "me w a"),
        (Kind.TIME, "25:00"),
    ],
)
def test_a_slip_is_refused_and_names_its_field(kind, typed):
    with pytest.raises(FieldRefused) as refused:
        answers(kind, typed).value("it")
    assert refused.value.about == "it"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_field_that_is_needed_can_not_be_empty(kind):
    with pytest.raises(FieldRefused):
        answers(kind, "  ", required=True).value("it")


def test_a_field_echoes_what_it_understood():
    assert answers(Kind.DATE, "+14").echo("it") == "Sat 5 Dec 2026, in 14 days"
    assert answers(Kind.AMOUNT, "1,5").echo("it") == "KWD 1.500"
    assert answers(Kind.PICK, "west").echo("it") == "Acme West"


def test_a_whole_name_wins_over_names_that_hold_it():
    assert matches(CHOICES, "acme") == (("1", "Acme"),)
    assert [value for value, _ in matches(CHOICES, "a")] == ["1", "2", "3"]


def test_a_missing_currency_is_said_of_its_own_field_and_not_of_the_amount():
    fields = (Field("amount", "Amount", Kind.AMOUNT), Field("currency", "Currency", Kind.CURRENCY, required=True))
    form = Form("x", "X", fields, lambda _: Change("X"), currency=lambda given: given.code("currency"))
    typed = Answers(form, {"amount": "12", "currency": ""}, TODAY)
    assert typed.echo("amount") == ""
    with pytest.raises(FieldRefused) as refused:
        typed.echo("currency")
    assert refused.value.about == "currency"
