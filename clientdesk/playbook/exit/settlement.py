"""The settlement (X02): what is owed either way at the end, and what was paid for and not handed over.

Rule: one scope for all of it. Where a part ends (X05), an invoice is settled unless it is on a project that goes on;
one on no project is, so that nothing gets lost between the parts (its project can be set). What is overdue is asked for
wherever it is. Their credit is set off against what is asked, and stays with the work that goes on beyond that; what
came in beyond the invoices that end goes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import held_for, is_asked_for
from clientdesk.ledger.standing import Standing, is_issued
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.names import initial_names
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.figures import Figure, Source, credit_from, figures_of
from clientdesk.playbook.exit.paths import DELIVERED, NOW, PAID

if TYPE_CHECKING:
    from clientdesk.playbook.late_fee.whole import LateFee

AFTERWARDS = "Not in the letter: it goes into your list for afterwards."
"""Of money that the letter is too short to speak of."""


class Settlement(Struct, frozen=True):
    """Money between the two, per currency; what they have in hand is set off against what is asked of them.

    `unpaid` are the invoices behind `owed`. `asked` is what is open and neither disputed, paid back, nor for work that
    will not be done, and `fees`, the late fees that are charged; `late_fees` are all that could be. `in_hand` is what
    is `set_off` of their credit, and `paid_back`, what they paid for such work. `rest` is left for them to pay, and
    `refund` goes back. `goes_on` are open invoices that stay as they are, for work that goes on (X05).
    """

    owed: Totals
    overdue: Totals
    disputed: Totals
    credit: Totals
    asked: Totals
    set_off: Totals
    undelivered: tuple[Standing, ...]
    unpaid: tuple[Standing, ...] = ()
    written_off: tuple[Standing, ...] = ()
    credit_from: tuple[Source, ...] = ()
    paid_back: Totals = {}
    late_fees: tuple[LateFee, ...] = ()
    fees: Totals = {}
    goes_on: tuple[Standing, ...] = ()
    waits_for_payment: bool = False

    @property
    def in_hand(self) -> Totals:
        """What is taken off what is asked of them, or goes back."""
        return totals([*self.set_off.values(), *self.paid_back.values()])

    @property
    def half_done(self) -> tuple[tuple[Standing, Money], ...]:
        """What was paid on each invoice whose work they do not have."""
        return tuple((each, paid_part(each)) for each in self.undelivered)

    @property
    def paid_not_delivered(self) -> Totals:
        """What they paid for and do not have."""
        return totals(paid for _, paid in self.half_done)

    @property
    def asked_of_invoices(self) -> Totals:
        """What is asked of them without the late fees."""
        return totals([*self.asked.values(), *(-money for money in self.fees.values())])

    @property
    def unused_credit(self) -> Totals:
        """Their credit in currencies in which they are asked for more: it is to be used before anything is paid."""
        owed = _above_zero(totals([*self.asked_of_invoices.values(), *(each.to_pay for each in self.goes_on)]))
        return {code: money for code, money in self.credit.items() if money.minor > 0 and code in owed}

    @property
    def kept_credit(self) -> Totals:
        """Their credit that is not taken off here: it stays with the work that goes on (X05)."""
        return _above_zero(totals([*self.credit.values(), *(-money for money in self.set_off.values())]))

    @property
    def not_awaited(self) -> str:
        """That what is disputed is not waited for, in a sentence; empty where no payment can be waited for."""
        numbers = [each.invoice.number for each in self.unpaid if each.is_disputed]
        if not numbers or not self.waits_for_payment:
            return ""
        is_one = len(numbers) == 1
        what, waited = ("is", "it is") if is_one else ("are", "they are")
        return f"{initial_names(numbers)} {what} disputed, so {waited} not waited for."

    @property
    def rest(self) -> Totals:
        """What they are asked to pay: open and undisputed, and late fees, less what they have in hand."""
        return _above_zero(self._less_in_hand(self.asked))

    @property
    def refund(self) -> Totals:
        """What goes back to them: what they have in hand beyond what they owe."""
        net = self._less_in_hand(self.asked)
        return _above_zero({code: -money for code, money in net.items()})

    @property
    def awaited(self) -> tuple[str, ...]:
        """What is left to pay of the invoices in each currency, in words; empty when there is nothing to wait for.

        Late fees grow by the day and are not waited for: what they know is what the invoices say.
        """
        left = _above_zero(self._less_in_hand(self.asked_of_invoices))
        return tuple(money.shown(whole=True) for money in left.values())

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Each figure that is not nothing, with where it comes from."""
        return figures_of(self)

    def lines(self) -> tuple[str, ...]:
        """The settlement as a person reads it, each figure with its sources set in below it."""
        told = tuple(line for figure in self.figures for line in figure.lines())
        return (*told, *filter(None, (self.not_awaited,))) or ("Nobody owes anybody anything.",)

    def _less_in_hand(self, asked: Totals) -> Totals:
        return totals([*asked.values(), *(-money for money in self.in_hand.values())])


def paid_part(standing: Standing) -> Money:
    """What was paid towards an invoice, its surplus (the client's credit) left out."""
    return Money(standing.paid, standing.invoice.amount.currency) - standing.surplus


def undelivered(case: Case) -> tuple[Standing, ...]:
    """Invoices for work that ends with this exit, paid in part or in full, whose work is not handed over."""
    ending = (each for each in case.picture.standings if case.covers(each.invoice.project))
    return tuple(each for each in ending if not each.invoice.delivered and paid_part(each).minor > 0)


def refunds_work(case: Case) -> bool:
    """Whether work that was paid and not delivered is paid back rather than delivered."""
    said = case.said("review", "undelivered")
    return said == "refund" if said else not case.path.notice_days


def asked_for(case: Case) -> tuple[Standing, ...]:
    """Invoices that they are asked to pay: open, not disputed, and not for work that is paid back instead of done.

    Nor, until they are overdue, for work that goes on (X05).
    """
    undone = {each.invoice.id for each in given_up(case)}
    unpaid = (each for each in _open_to_ask(case) if each.days_overdue or case.covers(each.invoice.project))
    return tuple(each for each in unpaid if each.invoice.id not in undone)


def _open_to_ask(case: Case) -> Iterator[Standing]:
    return (each for each in case.picture.standings if each.balance > 0 and is_asked_for(each))


def tells_no_money(case: Case) -> bool:
    """Whether the letter that ends the work is too short to speak of money: it is asked for afterwards (X07)."""
    return "review" in case.path.asks and not case.path.notice_days


def orders(case: Case) -> tuple[str, ...]:
    """The orders of money and news that can be chosen today: the path's, and of those what there is to wait for (X02).

    Where safety is at stake nothing is waited for.
    """
    sums = settlement(case)
    waits = {PAID: bool(sums.awaited), DELIVERED: bool(sums.undelivered) and not refunds_work(case)}
    safe = (each for each in case.path.orders if each == NOW or not case.is_unsafe)
    return tuple(each for each in safe if waits.get(each, True))


def order(case: Case) -> str:
    """The order that holds: the path's own where it has but one, else the one that was chosen; empty before.

    One that was chosen holds even when the rest of Review is skipped after it.
    """
    if len(case.path.orders) == 1:
        return case.path.orders[0]
    return case.exit.answers.get("review", {}).get("order", "")


def settlement(case: Case) -> Settlement:
    """The settlement as the records and the answers have it today."""
    return case.once("settlement", lambda: _settlement(case))


def _settlement(case: Case) -> Settlement:
    account, unfinished, every = case.picture.account, undelivered(case), case.picture.standings
    unpaid = tuple(each for each in every if each.balance > 0)
    paid_back = totals(map(paid_part, unfinished)) if refunds_work(case) else {}
    could_charge = tuple(_late_fees(case))
    fees = totals(fee.total for fee in could_charge) if case.said("review", "late-fee") == "charge" else {}
    asked, going_on = asked_for(case), (each for each in _open_to_ask(case) if not case.covers(each.invoice.project))
    asked_in_all = totals([*(each.to_pay for each in asked), *fees.values()])
    return Settlement(
        owed=account.owed,
        overdue=account.overdue,
        disputed=totals(each.open for each in unpaid if each.is_disputed),
        credit=account.credit,
        asked=asked_in_all,
        set_off=_set_off(case, asked_in_all),
        undelivered=unfinished,
        unpaid=unpaid,
        written_off=tuple(each for each in every if each.lost),
        credit_from=credit_from(case) if account.credit else (),
        paid_back=paid_back,
        late_fees=could_charge,
        fees=fees,
        goes_on=tuple(each for each in going_on if each not in asked),
        waits_for_payment=PAID in case.path.orders and not case.is_unsafe,
    )


def _set_off(case: Case, asked: Totals) -> Totals:
    """What of their credit is set off, or goes back; where a part ends, as much as is asked, or came in for that part.

    What is paid ahead for the rest stays: on an invoice that is still to be issued, for work that goes on.
    """
    credit = case.picture.account.credit
    if case.ending_projects is None:
        return credit
    ahead = (each for each in case.records.of(Invoice, case.client.id) if not is_issued(each, case.today))
    kept = (-held_for(case.records, each, case.today) for each in ahead if not case.covers(each.project))
    free = _above_zero(totals([*credit.values(), *kept]))
    ending = (each for each in case.records.of(Invoice, case.client.id) if case.covers(each.project))
    beyond = _above_zero(totals(held_for(case.records, each, case.today) for each in ending))
    most = {code: max(money, asked.get(code, money)) for code, money in (asked | beyond).items()}
    return {code: min(money, most[code]) for code, money in free.items() if code in most}


def _late_fees(case: Case) -> Iterator[LateFee]:
    """What could be charged, a statute's compensation included; an invoice that was paid late has a fee too (M)."""
    late = _late(case)
    if late:
        from clientdesk.playbook.late_fee.chargeable import fee_on

        yield from (fee for each in late if (fee := fee_on(case.records, each)))


def _late(case: Case) -> tuple[Standing, ...]:
    """What a late fee can be on: invoices that are asked for, and those paid late since the exit began.

    So a fee that is charged stays when its invoice is paid; what was settled before is left in peace.
    """
    undone, start = {each.invoice.id for each in given_up(case)}, case.exit.started
    paid = (each for each in case.picture.standings if each.came_on and each.came_on >= start)
    return (*asked_for(case), *(each for each in paid if each.invoice.id not in undone))


def given_up(case: Case) -> tuple[Standing, ...]:
    """Invoices for work that is not handed over and will not be: paid back where paid, and never asked for."""
    if not refunds_work(case):
        return ()
    ending = (each for each in case.picture.standings if case.covers(each.invoice.project))
    return tuple(each for each in ending if not each.invoice.delivered)


def _above_zero(sums: Totals) -> Totals:
    return {code: money for code, money in sums.items() if money.minor > 0}
