"""What is said to who thinks of taking a client back: what was, what would be agreed, and where it departs (X09).

Rule: the reasons are in the person's own words; a departure is told and never held against them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.ledger.income import income, window
from clientdesk.model.client import Billing
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Outcome
from clientdesk.model.invoice import Payment
from clientdesk.model.money import Money, said_totals
from clientdesk.model.names import as_sentence
from clientdesk.model.remedies import named
from clientdesk.playbook.comeback_rest import left_over_words
from clientdesk.playbook.comeback_terms import DEPOSIT, Comeback, Last, new_terms
from clientdesk.playbook.exit.past import Past, history
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.playbook.terms import percent, term

if TYPE_CHECKING:
    from clientdesk.model.project import Contract

NOT_AGREED = "Nothing of it is agreed before they sign: then write the day into the contract."
"""What stands beside the terms."""


def history_lines(back: Comeback) -> Iterator[str]:
    """The history in short: every end and its reason, what was tried, how they paid, what they brought in."""
    every = [
        each for each in history(back.records, back.client.id, back.today) if each.outcome is not Outcome.CANCELLED
    ]
    if not every:
        yield "The desk does not know how it ended."
    for past in every:
        yield from _of_exit(past)
    account = Picture(back.records, back.client.id, back.today).account
    if account.days_late:
        yield f"They paid {counted(account.days_late, 'day')} late on average."
    yield from open_lines(back)
    ends = [past.acted for past in every if past.acted]
    if ends and any((brought := income(back.records.of(Payment, back.client.id), *window(ends[-1]))).values()):
        yield f"They brought in {said_totals(brought)} in the twelve months before."


def open_lines(back: Comeback) -> Iterator[str]:
    """What stands against them today: what they still owe, and what the records say in red."""
    picture = Picture(back.records, back.client.id, back.today)
    if any(picture.account.owed.values()):
        yield f"They still owe {said_totals(picture.account.owed)}."
    judged = verdict_of(picture)
    if judged.assessment.is_red:
        why = "; ".join(each.text for each in judged.reasons)
        yield f"In red, {judged.assessment.words}: {why}."


def _of_exit(past: Past) -> Iterator[str]:
    outcome = past.outcome.value if past.outcome else "under way"
    yield f"{shown_day(past.acted or past.exit.started)}: {outcome}, on the {past.path} path."
    if past.reason:
        yield f"Why: “{past.reason}”"
    if past.tried:
        yield f"Tried before: {', '.join(dict.fromkeys(named(each.kind) for each in past.tried))}."


def agreed(back: Comeback) -> Iterator[str]:
    """What would be proposed to them, then what departs from the advice, and what is still to be filled in."""
    yield from to_send(back)
    yield NOT_AGREED
    yield from departures(back)
    if missing := lacking(back):
        yield f"Still to be filled in: {', '.join(what for what, _ in missing)}."
    yield from open_lines(back)
    if gone := left_over_words(back):
        yield gone


def to_send(back: Comeback) -> Iterator[str]:
    """All that is proposed, a line each, as it can be copied and sent to them; the contract's terms last."""
    project, contract = back.named, new_terms(back)
    yield f"Project: {project.name}, {project.billing.value}."
    if back.price:
        yield f"Price: {back.price.shown()}."
    if back.rate:
        yield f"Rate: {back.rate.shown()} an hour, or an extra round."
    if back.deposit:
        first = f": {back.price.times(back.deposit / 100).shown()}" if back.price else ""
        yield f"Deposit: {term(contract, 'C01')}{first}."
    yield f"Contract, to be signed: {len(back.kept)} of {len(SAFEGUARDS)} safeguards."
    told = dict(_terms(contract))
    yield from (as_sentence(f"{name}: {words}") for name, words in told.items())
    silent = [each.name for key, each in SAFEGUARDS.items() if key in back.kept - {"C01"} and each.name not in told]
    if silent:
        yield f"Also in it: {'; '.join(silent)}."


def _terms(contract: Contract) -> Iterator[tuple[str, str]]:
    """Its terms, each with its safeguard before it: `notice period`, `30 days' notice`."""
    for key, safeguard in SAFEGUARDS.items():
        told = term(contract, key) if key != "C01" else ""
        since = ", on invoices from the day they sign" if key == "C09" else ""
        if told:
            yield safeguard.name, f"{told}{since}"


def departures(back: Comeback) -> tuple[str, ...]:
    """Where the terms depart from the advice, a sentence each."""
    return tuple(filter(None, _departures(back)))


def _departures(back: Comeback) -> Iterator[str]:
    yield _not_doubled("Rate", back.rate, back.last_rate)
    if back.proposed_price and back.named.billing is Billing.FIXED:
        yield _not_doubled("Price", back.price, back.last_price)
    if 0 < back.deposit < DEPOSIT:
        yield f"Deposit below half: {percent(back.deposit)} instead of {percent(DEPOSIT)}."
    if back.left_out:
        because = f", because: {back.said['because']}" if back.said.get("because") else ""
        yield f"Left out: {', '.join(back.left_out)}{because}."


def _not_doubled(what: str, now: Money | None, last: Last | None) -> str:
    double = last.doubled if last else None
    if double is None or (now and now.minor >= double.minor):
        return ""
    return f"{what} not doubled: {now.shown() if now else 'none'} instead of {double.shown()}."


def lacking(back: Comeback) -> tuple[tuple[str, str], ...]:
    """What a safeguard that is on still lacks, as `the courts (C03)`, and the safeguard's id."""
    contract, contact = new_terms(back), back.client.contact
    halves = (
        ("C03", "the law", contract.law),
        ("C03", "the courts", contract.courts),
        ("C06", "a telephone number", contact.phone),
        ("C06", "an e-mail address", contact.email),
    )
    return tuple((f"{name} ({key})", key) for key, name, value in halves if key in back.kept and not value)
