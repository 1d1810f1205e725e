"""Forms for projects and contract terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.client import Billing, Client
from clientdesk.model.project import Contract, Document, Project
from clientdesk.model.records import Records
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import amount, choice, day, key_of, number, of_record

_YES_OR_NO = (("yes", "yes"), ("no", "no"))
_STATED = {"C04": "Ownership", "C05": "Portfolio", "C11": "Confidentiality"}
"""Safeguards that no term tells of, with their labels: the contract says so, or it doesn't."""


def project(records: Records, given: Project, _today: date) -> Form:
    """A piece of work."""
    return of_record(
        records, given, "project",
        Field("name", "Name", start=given.name, required=True),
        choice("billing", "Billing", Billing, given.billing),
        Field("revisions", "Rounds agreed", Kind.NUMBER, number(given.revisions), "how many are in the price"),
        Field("rounds", "Rounds asked for", Kind.NUMBER, number(given.rounds), required=True),
        Field("rate", "Rate", Kind.AMOUNT, amount(given.rate), "an hour, or an extra round"),
        Field("hours", "Hours worked", Kind.DECIMAL, number(given.hours)),
        Field("started", "Started", Kind.DATE, day(given.started)),
        Field("ended", "Ended", Kind.DATE, day(given.ended)),
        Field("note", "Note", Kind.LINES, given.note),
        currency=records.get(Client, given.client).currency,
    )  # fmt: skip


def contract(records: Records, given: Contract, _today: date) -> Form:
    """The terms agreed, C01 to C11; an empty field means that the contract does not say."""
    fields = (
        Field("exists", "There is a contract", Kind.YES_NO, YES if given.exists else NO),
        Field("signed", "Signed", Kind.DATE, day(given.signed)),
        Field("notice_days", "Notice", Kind.NUMBER, number(given.notice_days), "days · C10"),
        Field("term_days", "Payment term", Kind.NUMBER, number(given.term_days), "days · C08"),
        Field("deposit_percent", "Deposit", Kind.DECIMAL, number(given.deposit_percent), "per cent of the price · C01"),
        Field("late_fee", "Late fee", Kind.DECIMAL, number(given.late_fee), "per cent a year · C09"),
        Field("silence_days", "Ends by silence", Kind.NUMBER, number(given.silence_days), "days · C02"),
        Field("kill_fee", "Cancellation fee", Kind.DECIMAL, number(given.kill_fee), "per cent of the price"),
        Field("revisions", "Rounds of revision", Kind.NUMBER, number(given.revisions), "in the price · C07"),
        Field("extra_round", "An extra round", Kind.AMOUNT, amount(given.extra_round)),
        Field("law", "Governing law", start=given.law, help="the law that holds · C03"),
        Field("courts", "Courts", start=given.courts, help="of your own city · C03"),
        *(_stated(given, key) for key in _STATED),
        Field("documents", "What stands in for it", Kind.LINES, "\n".join(each.what for each in given.documents),
              "without a contract: e-mails, briefs, one a line"),
        Field("note", "Note", Kind.LINES, given.note),
    )  # fmt: skip
    client = records.get(Client, given.client)
    return Form(
        key=key_of(records, given, "contract"),
        title=f"Contract terms · {client.name}",
        fields=fields,
        build=lambda answers: _contract(records, given, answers),
        button="Save the terms",
        currency=lambda _: client.currency,
    )


def _stated(given: Contract, key: str) -> Field:
    start = {True: "yes", False: "no", None: ""}[given.safeguards.get(key)]
    told = f"{SAFEGUARDS[key].name} · {key}"
    return Field(key, _STATED[key], Kind.CHOICE, start, told, choices=_YES_OR_NO)


def _contract(records: Records, given: Contract, answers: Answers) -> Change:
    said = answers.values()
    safeguards = {key: on for key, on in given.safeguards.items() if key not in _STATED}
    safeguards |= {key: said[key] == "yes" for key in _STATED if said[key]}
    known = {each.what: each for each in given.documents}
    lines = [line.strip() for line in said["documents"].splitlines() if line.strip()]
    terms: dict[str, str | int | bool | Decimal | None] = {k: v for k, v in said.items() if k not in _STATED}
    documents = tuple(known.get(line, Document(what=line)) for line in lines)
    return entered(records, given.but(**terms | {"safeguards": safeguards, "documents": documents}))
