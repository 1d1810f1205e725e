"""Late fees as a letter tells them (R02, M). Rule: none without a basis, and its basis is named."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.disputed import Days
from clientdesk.ledger.late_rule import CONTRACT
from clientdesk.letters.came_in import MOST
from clientdesk.model.invoice import Waiver
from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.model.money import Money
from clientdesk.playbook.asked import asked_by_letter
from clientdesk.playbook.dunning.sent import last_letter_on
from clientdesk.playbook.late_fee.chargeable import late_fee
from clientdesk.playbook.late_fee.words import counted_from, is_by_rate

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records
    from clientdesk.playbook.late_fee.whole import LateFee
    from clientdesk.playbook.picture import Picture


class Span(Struct, frozen=True):
    """Days on end on which as much was open."""

    days: int
    open: Money


class Fee(Struct, frozen=True):
    """A late fee until today: `interest` for `days` days, and the fixed `compensation` of a statute.

    `amount` is both, less what was `paid` of it, what is billed `apart`, and what was billed and `let_go`.

    `rate` is in per cent a year; where it changed meanwhile, `rate_to` is the highest of them and `rate` the lowest.
    `agreed` when the contract names it; else `law` is what does, as a sentence has it, where one is known. `spans` are
    its days by what was open on them, where that is not what is open now; `is_varied` where there are too many to tell.
    `left_out` are the days in dispute, which cost nothing. `since` is when it begins to count, where that is not the
    day after the due date; `by_rate` where the rate begins only then.
    """

    number: str
    amount: Money
    interest: Money
    compensation: Money | None
    days: int
    rate: Decimal
    rate_to: Decimal | None
    agreed: bool
    law: str
    spans: tuple[Span, ...] = ()
    is_varied: bool = False
    paid: Money | None = None
    apart: Money | None = None
    let_go: Money | None = None
    left_out: tuple[Days, ...] = ()
    since: date | None = None
    by_rate: bool = False

    @property
    def statute(self) -> str:
        """The law's name as it stands in a sentence of another language than English."""
        return self.law.removeprefix("the ")


def fees(records: Records, about: Collection[Standing]) -> tuple[Fee, ...]:
    """The fees on some invoices; what has none is left out."""
    return tuple(fee_told(found, each.to_pay) for each in about if (found := late_fee(records, each)))


def waived_since(picture: Picture, kind: str, about: Collection[Standing]) -> tuple[str, ...]:
    """The numbers of the invoices whose late fee a letter asked for and the person waived, where none says so yet."""
    return tuple(each.invoice.number for each in about if kind in FOR_MONEY and _is_waived_since(picture, kind, each))


def _is_waived_since(picture: Picture, kind: str, standing: Standing) -> bool:
    last = last_letter_on(picture, kind, (standing,))
    asked = any(each.sent == last for each in asked_by_letter(picture, standing))
    waivers = picture.records.on_invoice(Waiver, standing.invoice.id)
    return last is not None and asked and any(last <= each.on <= picture.today for each in waivers)


def fee_told(found: LateFee, is_open: Money) -> Fee:
    """A late fee as a letter says it, on an invoice of which as much is open now."""
    spans = _spans(found)
    is_plain = all(each.open == is_open for each in spans)
    is_short = len(spans) <= MOST
    rates = sorted({line.rate.percent for line in found.working.lines})
    return Fee(
        number=found.invoice.number,
        amount=found.total,
        interest=found.interest,
        compensation=found.compensation,
        days=found.days,
        rate=rates[0],
        rate_to=rates[-1] if len(rates) > 1 else None,
        agreed=found.rule.id == CONTRACT,
        law=found.rule.law,
        spans=spans if is_short and not is_plain else (),
        is_varied=not is_short,
        paid=found.paid or None,
        apart=found.apart or None,
        let_go=found.let_go or None,
        left_out=found.working.left_out,
        since=found.since if counted_from(found) else None,
        by_rate=is_by_rate(found),
    )


def _spans(found: LateFee) -> tuple[Span, ...]:
    """The days of a fee by what was open on them, whatever the rate was."""
    same = groupby(found.working.lines, key=lambda line: line.open)
    return tuple(Span(sum(line.days for line in lines), is_open) for is_open, lines in same)
