"""The sample desk: `data/sample-desk.json` told relative to today. Rule: the same every time, and never the live desk.

The recipe gives days as offsets from today, amounts as text in the client's currency, and whole `runs` of invoices at
even distances whose amounts and days of lateness go round in circles. In texts `{-30}`, `{-30 short}` and `{-30 long}`
are days. What somebody said, wrote, sent or tried fell on a working day, the one before where the offset meets a
weekend: else a friendly word would be a contact outside one's hours on some days, and not on others (S14). A record is
named by the client's key and its place in the recipe, so its id never changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from clientdesk.ledger.trail import all_sealed
from clientdesk.model.client import Client
from clientdesk.model.days import MONTHS_IN_FULL, shown
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice, Payment, Promise
from clientdesk.model.journal import Incident, Letter, Message, Remedy, Task
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Extra, Project
from clientdesk.model.record import Owned, Record, derived_id
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague, Settings
from clientdesk.playbook.workdays import weekday_before

_Fields = dict[str, Any]

_DAYS = frozenset(
    "on since signed started ended saved last_day issued due done sent written review made pay_by asked decided"
    " stalled_since stalled_until disputed_on settled_on".split()
)
_AMOUNTS = ("amount", "rate", "extra_round")
_ACTS, _ACT_DAYS = (Message, Letter, Incident, Remedy), ("on", "written", "sent", "stalled_since", "decided", "done")
_NAMED = {"project": "project", "exit": "exits", "letter": "letters", "invoice": "invoice"}
"""Fields that name another record of the client, and what that record's id is made of."""
_IN_TEXT = re.compile(r"\{(-?\d+)( long| short)?\}")
_LISTS: tuple[tuple[str, type[Owned]], ...] = (
    ("messages", Message), ("letters", Letter), ("incidents", Incident), ("extras", Extra), ("remedies", Remedy),
    ("promises", Promise), ("exits", Exit), ("tasks", Task),
)  # fmt: skip


def sample_desk(today: date) -> Records:
    """The sample desk as it stands on a day: about 19 clients and two years of invoices, their paper trails sealed."""
    recipe = msgspec.json.decode(_recipe().read_bytes())
    settings = _settings(recipe["settings"])
    records: list[Record] = [settings]
    records += [_colleague(fields, today) for fields in recipe["colleagues"]]
    for fields in recipe["clients"]:
        records += _Telling(fields, today, settings).records()
    return all_sealed(Records.of_all(records))


def _recipe() -> Path:
    """The recipe's file: inside the installed package, or in the checkout's own data folder."""
    package = Path(__file__).parent.parent
    installed = package / "data" / "sample-desk.json"
    return installed if installed.exists() else package.parent / "data" / "sample-desk.json"


def _settings(fields: _Fields) -> Settings:
    rate = Money.from_decimal(Decimal(fields.pop("rate")), fields["currency"])
    return msgspec.convert(fields, Settings).but(rate=rate)


def _colleague(fields: _Fields, today: date) -> Colleague:
    key = fields.pop("key")
    return msgspec.convert(_dated(fields, today) | {"id": derived_id("sample", key)}, Colleague)


def _dated(fields: _Fields, today: date) -> _Fields:
    """Fields with their days, and the days in their texts, worked out."""
    return {name: _told(value, today, is_day=name in _DAYS) for name, value in fields.items()}


def _told(value: Any, today: date, *, is_day: bool) -> Any:
    """A field worked out; `done` is a day of a task and an answer of an extra."""
    if isinstance(value, dict):
        return {name: _told(each, today, is_day=is_day) for name, each in value.items()}
    if isinstance(value, list):
        return [_dated(each, today) if isinstance(each, dict) else _told(each, today, is_day=is_day) for each in value]
    if isinstance(value, str):
        return _IN_TEXT.sub(lambda found: _day_in_text(today + timedelta(days=int(found[1])), found[2]), value)
    return today + timedelta(days=value) if is_day and not isinstance(value, bool) else value


def _day_in_text(day: date, form: str | None) -> str:
    if form is None:
        return day.isoformat()
    return shown(day) if form == " short" else f"{day.day} {MONTHS_IN_FULL[day.month - 1]} {day.year}"


class _Telling:
    """One client of the recipe, told relative to a day."""

    def __init__(self, fields: _Fields, today: date, settings: Settings) -> None:
        self.fields, self.today, self.settings = fields, today, settings
        self.key: str = fields["key"]
        self.client_id = self._id("client")
        self.currency: str = fields["currency"]

    def records(self) -> Iterator[Record]:
        """The client's records, itself first."""
        own = {name: value for name, value in self.fields.items() if name in Client.__struct_fields__}
        yield msgspec.convert(
            _dated(own, self.today) | {"id": self.client_id, "contacts": [self.fields["contact"]]}, Client
        )
        for project in self.fields.get("projects", ()):
            yield self._owned(Project, project, "project", project.pop("key"))
        if "contract" in self.fields:
            yield self._owned(Contract, self.fields["contract"], "contract")
        for run in self.fields.get("runs", ()):
            yield from self._run(run)
        for invoice in self.fields.get("invoices", ()):
            yield from self._invoice(invoice)
        for name, kind in _LISTS:
            for place, entry in enumerate(self.fields.get(name, ())):
                yield self._owned(kind, entry, name, str(place))

    def _id(self, *parts: str) -> str:
        return derived_id("sample", self.key, *parts)

    def _owned(self, kind: type[Owned], fields: _Fields, *name: str) -> Owned:
        fields = _dated(fields, self.today) | {"id": self._id(*name), "client": self.client_id}
        fields |= {name: self._id(kept, fields[name]) for name, kept in _NAMED.items() if name in fields}
        if "invoices" in fields:
            fields["invoices"] = [self._id("invoice", number) for number in fields["invoices"]]
        if kind in _ACTS or "letter" in fields:
            fields |= {day: weekday_before(fields[day], self.settings) for day in _ACT_DAYS if day in fields}
        for name_of_amount in _AMOUNTS:
            if name_of_amount in fields:
                fields[name_of_amount] = self._money(fields[name_of_amount])
        return msgspec.convert(fields, kind)

    def _money(self, text: str) -> Money:
        return Money.from_decimal(Decimal(text), self.currency)

    def _run(self, run: _Fields) -> Iterator[Record]:
        amounts, late = run["amounts"], run["late"]
        for place in range(run["count"]):
            yield from self._invoice(
                {
                    "number": f"{run['prefix']}{place + 1:02}",
                    "issued": run["first"] + place * run["every"],
                    "amount": amounts[place % len(amounts)],
                    "paid": late[place % len(late)],
                    "term": run.get("term", 30),
                }
                | ({"project": run["project"]} if "project" in run else {})
            )

    def _invoice(self, told: _Fields) -> Iterator[Record]:
        """An invoice and its payments: in full `paid` days after it was due, or in parts of (amount, days after)."""
        number, due = told["number"], told["issued"] + told.get("term", 30)
        own = {name: value for name, value in told.items() if name in Invoice.__struct_fields__}
        yield self._owned(Invoice, own | {"due": due}, "invoice", number)
        parts = [(told["amount"], told["paid"])] if "paid" in told else told.get("part", ())
        for place, (amount, late) in enumerate(parts):
            paid = {"invoice": number, "amount": amount, "on": due + late}
            yield self._owned(Payment, paid, "payment", number, str(place))
