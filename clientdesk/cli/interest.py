"""`clientdesk interest`: what a late payment costs, worked out line by line (M)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli import words
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_invoice
from clientdesk.cli.output import put, put_bold
from clientdesk.cli.spelled import spelled
from clientdesk.cli.table import put_pairs, put_table
from clientdesk.cli.types import DAY
from clientdesk.ledger.late_rule import CONTRACT, Doubt
from clientdesk.ledger.standing import standing as standing_of
from clientdesk.model.client import Client
from clientdesk.model.days import counted, shown
from clientdesk.model.money import Money, with_fractions
from clientdesk.playbook.after_dispute import told_left_out
from clientdesk.playbook.late_fee.billed import fee_billed, fee_paid
from clientdesk.playbook.late_fee.chargeable import fee_or_why
from clientdesk.playbook.late_fee.whole import LateFee
from clientdesk.playbook.late_fee.words import a_day, counted_from, late_by, no_compensation, overdue
from clientdesk.playbook.terms import percent

if TYPE_CHECKING:
    from clientdesk.ledger.interest import Line
    from clientdesk.ledger.standing import Standing

HEADS = (">From", ">To", ">Days", ">Open", ">Rate", ">Interest")
FINE = 2
"""Digits behind the currency's own that a line's interest is shown with: only the sum is rounded."""


@click.command()
@click.argument("invoice", metavar="INVOICE")
@click.option("--as-of", type=DAY, help="Until the end of this day; today when left out.")
@click.option("--rule", metavar="RULE", help="By another rule: uk, eu-de, … or contract.")
@json_option
@pass_session
def interest(session: Session, *, invoice: str, as_of: date | None, rule: str | None) -> None:
    """Show late interest and compensation on an invoice, line by line.

    By the client's rule, or another one with --rule. `clientdesk rates` lists them.
    """
    records = session.records
    found = find_invoice(records, invoice)
    where = standing_of(records, found, as_of or session.today)
    name = records.get(Client, found.client).name
    told = fee_or_why(records, where, rule or "")
    fee, why = (told, "") if isinstance(told, LateFee) else (None, spelled(session, told))
    billed = {"billed": fee_billed(records, where), "paid": fee_paid(records, where)}
    session.answer(lambda: _view(where, fee, why, billed) | {"client": name}, lambda: _show(where, fee, why, name))


def _view(where: Standing, fee: LateFee | None, why: str, billed: dict[str, Money]) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain

    nothing = Money.zero(where.invoice.amount.currency)
    charged = fee.total if fee else nothing
    principal = fee.debt if fee else where.to_pay
    rate = fee.working.lines[-1].rate if fee else None
    told = {
        "invoice": where.invoice.number,
        "as_of": where.as_of,
        "principal": principal,
        "days": fee.days if fee else 0,
        "rule": fee.rule.id if fee else None,
        "rate": fee.rate if fee else None,
        "source": fee.source if fee else None,
        "interest": fee.interest if fee else nothing,
        "compensation": (fee.compensation if fee else None) or nothing,
        **billed,
        "total": principal + charged,
        "open": where.open,
        "to_pay": where.to_pay + charged,
        "basis": fee.basis if fee else None,
        "since": fee.since if fee else None,
        "valid_from": None if rate is None or rate.valid_from == date.min else rate.valid_from,
        "checked": rate.checked if rate else None,
        "stale": fee.is_in_doubt if fee else False,
        "per_day": _per_day(where, fee),
        "lines": [_line_view(each) for each in fee.working.lines] if fee else [],
        "not_counted": [{"from": each.since, "to": each.until} for each in fee.working.left_out] if fee else [],
        "why": why or (no_compensation(fee) if fee else ""),
    }
    return {key: plain(value) for key, value in told.items()}


def _line_view(line: Line) -> dict[str, Any]:
    return {
        "from": line.since,
        "to": line.until,
        "days": line.days,
        "open": line.open,
        "rate": line.rate.percent,
        "interest": line.shown(FINE),
        "source": line.rate.source,
    }


def _per_day(where: Standing, fee: LateFee | None) -> Money:
    """What each further day costs."""
    return a_day(where, fee) if fee else Money.zero(where.invoice.amount.currency)


def _show(where: Standing, fee: LateFee | None, why: str, name: str) -> None:
    if fee is None:
        put(why)
        return
    put_bold(f"{where.invoice.number} · {name} · until {shown(where.as_of)}")
    put_pairs(_facts(where, fee))
    put("")
    broken = with_fractions(line.open for line in fee.working.lines)
    put_table(HEADS, [_cells(each, broken) for each in fee.working.lines], empty="")
    put("")
    put_pairs(_sums(where, fee))
    if fee.doubt:
        put(DOUBTS[fee.doubt].format(source=fee.source))


DOUBTS = {
    Doubt.STALE: "Stale: the newest rate is not known here. Look it up and enter it with `clientdesk rates set`.",
    Doubt.UNCHECKED: "Not checked yet: look it up at {source} before you rely on it, and enter it with"
                     " `clientdesk rates set`.",
}  # fmt: skip


def _facts(where: Standing, fee: LateFee) -> list[tuple[str, str]]:
    rate, later = fee.working.lines[-1].rate, counted_from(fee)
    late, days = counted(late_by(where, fee), "day"), counted(fee.days, "day")
    since = "" if rate.valid_from == date.min else f"from {shown(rate.valid_from)}"
    checked = f"last checked {shown(rate.checked)}" if rate.checked else _unchecked(fee)
    return [
        ("Overdue" if where.to_pay else "Was overdue", f"{overdue(where, fee)} since {shown(fee.overdue)}, {late}"),
        ("Counted", "" if days == late else f"{later}: {days}" if later else days),
        ("Not counted", told_left_out(fee.working.left_out)),
        ("Rule", f"{fee.rule.id}: {fee.basis}{', fixed when it became overdue' if fee.rule.is_fixed else ''}"),
        ("Source", fee.source),
        ("Rate", ", ".join(filter(None, (percent(fee.rate), since, checked)))),
        ("A day", _per_day(where, fee).shown() if where.to_pay else ""),
    ]


def _unchecked(fee: LateFee) -> str:
    return "" if fee.rule.id == CONTRACT else Doubt.UNCHECKED.value


def _cells(line: Line, broken: frozenset[str]) -> tuple[str, ...]:
    days = shown(line.since), shown(line.until), str(line.days)
    return *days, words.amount(line.open, broken), percent(line.rate.percent), line.shown(FINE)


def _sums(where: Standing, fee: LateFee) -> list[tuple[str, str]]:
    fixed = fee.compensation.shown() if fee.compensation else no_compensation(fee)
    left = where.to_pay + fee.total
    told = "that is asked for" if where.given_back else "that is open"
    return [
        ("Interest", f"{fee.interest.shown()}, rounded once"),
        ("Compensation", fixed),
        ("Billed", f"{fee.billed.shown()} of it" if fee.billed else ""),
        ("Late fee", fee.total.shown() if fee.compensation or fee.billed else ""),
        ("To pay", f"{left.shown()}, with the {where.to_pay.shown()} {told}" if where.to_pay else left.shown()),
    ]
