"""The settlement (X02): what is owed either way at the end, and what was paid for and not handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.standing import Standing
from clientdesk.model.money import Money, Totals, shown_totals, totals
from clientdesk.playbook.exit.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator


class Settlement(Struct, frozen=True):
    """Money between the two, per currency; what they have in hand is set off against what is asked of them.

    `asked` is what is open and neither disputed nor for work that will not be done; `in_hand` is their credit, and what
    they paid for such work. `rest` is what is left for them to pay, `refund` what goes back.
    """

    owed: Totals
    overdue: Totals
    disputed: Totals
    credit: Totals
    asked: Totals
    in_hand: Totals
    undelivered: tuple[Standing, ...]

    @property
    def paid_not_delivered(self) -> Totals:
        """What they paid for and do not have."""
        return totals(map(paid_part, self.undelivered))

    @property
    def unused_credit(self) -> Totals:
        """Their credit in currencies in which they owe too: it is to be used before anything is asked or paid back."""
        return {code: money for code, money in self.credit.items() if money.minor > 0 and code in self.owed}

    @property
    def rest(self) -> Totals:
        """What they are asked to pay: open and undisputed, less what they have in hand."""
        return {code: money for code, money in self._net.items() if money.minor > 0}

    @property
    def refund(self) -> Totals:
        """What goes back to them: what they have in hand beyond what they owe."""
        return {code: -money for code, money in self._net.items() if money.minor < 0}

    @property
    def _net(self) -> Totals:
        return totals([*self.asked.values(), *(-money for money in self.in_hand.values())])

    @property
    def awaited(self) -> tuple[str, ...]:
        """What is left to pay in each currency, in words; empty when there is nothing to wait for."""
        return tuple(money.shown(whole=True) for money in self.rest.values())

    def lines(self) -> tuple[str, ...]:
        """The settlement as a person reads it, one figure a line."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        figures = (
            ("They owe you", self.owed), ("  of it overdue", self.overdue), ("  of it disputed", self.disputed),
            ("Their credit with you", self.credit), ("Paid, not delivered", self.paid_not_delivered),
            ("Left for them to pay", self.rest if self.in_hand else {}), ("To pay back", self.refund),
        )  # fmt: skip
        for words, sums in figures:
            if any(sums.values()):
                yield f"{words}: {shown_totals(sums)}"
        for each in self.undelivered:
            yield f"  {each.invoice.number}: {paid_part(each).shown(whole=True)} paid, not delivered"
        if not any(any(sums.values()) for _, sums in figures):
            yield "Nobody owes anybody anything."


def paid_part(standing: Standing) -> Money:
    """What was paid towards an invoice, its surplus (the client's credit) left out."""
    return Money(standing.paid, standing.invoice.amount.currency) - standing.surplus


def undelivered(case: Case) -> tuple[Standing, ...]:
    """Invoices that were paid, in part or in full, and whose work is not handed over."""
    return tuple(each for each in case.picture.standings if not each.invoice.delivered and paid_part(each).minor > 0)


def refunds_work(case: Case) -> bool:
    """Whether work that was paid and not delivered is paid back rather than delivered."""
    said = case.said("review", "undelivered")
    return said == "refund" if said else not case.path.notice_days


def asked_for(case: Case) -> tuple[Standing, ...]:
    """Invoices that they are asked to pay: open, not disputed, and not for work that is paid back instead of done."""
    given_up = {each.invoice.id for each in undelivered(case)} if refunds_work(case) else set()
    unpaid = (each for each in case.picture.standings if each.balance > 0 and not each.invoice.disputed)
    return tuple(each for each in unpaid if each.invoice.id not in given_up)


def settlement(case: Case) -> Settlement:
    """The settlement as the records and the answers have it today."""
    account, unfinished = case.picture.account, undelivered(case)
    back = list(map(paid_part, unfinished)) if refunds_work(case) else []
    disputed = (each.open for each in case.picture.standings if each.balance > 0 and each.invoice.disputed)
    return Settlement(
        owed=account.owed,
        overdue=account.overdue,
        disputed=totals(disputed),
        credit=account.credit,
        asked=totals(each.open for each in asked_for(case)),
        in_hand=totals([*account.credit.values(), *back]),
        undelivered=unfinished,
    )
