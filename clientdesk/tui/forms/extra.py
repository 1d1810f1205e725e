"""The form for an entry of the scope log. Rule: billing is asked for only where it is work outside the agreement, done.

Where the client is priced out (R07) a new extra starts as billed, and the form says why.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.ledger.scope import WHY_BILLED, as_it_starts, worth
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.project import Extra
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import amount, day, key_of, number, projects, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.model.change import Change
    from clientdesk.model.records import Records

_INSIDE = (("no", "outside what was agreed"), ("yes", "inside: it was agreed, after all"))
_DONE = (("yes", "done"), ("no", "only asked for, or turned down"))
_BILLED = (("yes", "billed"), ("no", "given away"))
_TWO_WAYS = ("inside", "done", "billed")
"""The fields that are a choice between two, written `yes` and `no`."""
_BY_RATE = "left empty: hours by the rate"


def extra(records: Records, given: Extra, today: date) -> Form:
    """Something that was asked for while the work was under way."""
    start = given if given.id in records.by_id(Extra) else as_it_starts(records, given, today)
    every = tuple(_fields(records, start, WHY_BILLED if start is not given else ""))

    def now(answers: Answers) -> Iterator[Field]:
        for each in every:
            if each.key == "amount":
                yield replace(each, help=_worth(records, given, answers))
            elif each.key != "billed" or (answers.raw("inside"), answers.raw("done")) == ("no", "yes"):
                yield each

    def build(answers: Answers) -> Change:
        return entered(records, given.but(**_read(answers)))

    currency = records.get(Client, given.client).currency
    return Form(key_of(records, given, "extra"), title(records, given, "extra"), every, build, "Save the extra",
                currency=lambda _: currency, now=now)  # fmt: skip


def _fields(records: Records, start: Extra, why: str) -> Iterable[Field]:
    def two_ways(key: str, label: str, choices: tuple[tuple[str, str], ...], about: str = "") -> Field:
        value = "yes" if getattr(start, key) else "no"
        return Field(key, label, Kind.CHOICE, value, about, required=True, choices=choices)

    return (
        Field("what", "What they asked for", start=start.what, required=True),
        Field("on", "Day", Kind.DATE, day(start.on), required=True),
        projects(records, start.client, start.project),
        two_ways("inside", "It lies", _INSIDE),
        two_ways("done", "It is", _DONE),
        Field("hours", "Hours", Kind.DECIMAL, number(start.hours)),
        Field("amount", "Amount", Kind.AMOUNT, amount(start.amount), _BY_RATE),
        two_ways("billed", "On the bill", _BILLED, why),
    )


def _read(answers: Answers) -> dict[str, object]:
    """The record's fields."""
    said = answers.values()
    return said | {key: said[key] == "yes" for key in _TWO_WAYS if key in said}


def _worth(records: Records, given: Extra, answers: Answers) -> str:
    """What an empty amount comes to by what was typed so far, where that is known."""
    try:
        known = given.but(amount=None, hours=answers.decimal("hours"), project=answers.picked("project"))
    except Refused:
        return _BY_RATE
    found = worth(records, known)
    return f"{_BY_RATE}, {found.shown()}" if found else _BY_RATE
