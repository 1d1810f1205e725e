"""The sums that the desk knows for a letter (M, G4). Rule: as they stand on the day on which it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.promise_state import outcome
from clientdesk.ledger.scope import hourly_rate
from clientdesk.letters.came_in import received, taken_off
from clientdesk.letters.claims import claims
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Promise
from clientdesk.model.letter_kinds import INVOICE_AGAIN
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.project import Extra, Project
from clientdesk.playbook.dunning.credit_left import credit_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.ledger.standing import Standing
    from clientdesk.letters.check.sight import Sight


def known_sums(sight: Sight) -> frozenset[Money]:
    """Every sum between the two that a letter may name: invoices, what is open, fees, totals, settlement, prices."""
    from clientdesk.playbook.exit import sums

    between = sums.known(sight.records, sight.case.exit, sight.today)
    return between | frozenset(_asked(sight)) | frozenset(_prices(sight))


def sums_about(sight: Sight) -> frozenset[Money]:
    """The sums of those invoices alone that a letter names, or is kept as asking for, and prices."""
    about = dict.fromkeys((*sight.about, *sight.besides, *sight.named))
    own = (money for each in about for money in (each.invoice.amount, each.to_pay))
    return frozenset((*own, *_of_group(sight, about), *_together(sight), *_prices(sight)))


def _asked(sight: Sight) -> Iterator[Money]:
    """What is asked for in a late notice: of the invoices it is about, of all that is overdue, of all that is open."""
    is_open = [each for each in sight.picture.standings if each.balance > 0 and is_asked_for(each)]
    overdue = [each for each in is_open if each.days_overdue]
    for group in (sight.about, overdue, is_open):
        yield from _of_group(sight, group)
    yield from _together(sight)


def _together(sight: Sight) -> Iterator[Money]:
    """What the letter itself works out: their credit as it is used, what is to pay, and all with what is besides."""
    try:
        told = claims(sight.picture, sight.draft.kind or INVOICE_AGAIN, sight.about, sight.besides)
    except Refused:  # their credit covers all of it, so nothing is to pay
        return
    whole = totals([*told["together"].values(), *told["credit"].values(), *told["besides_credit"].values()])
    for sums in (told["credit"], told["to_pay"], told["besides_credit"], told["together"], whole):
        yield from sums.values()


def _of_group(sight: Sight, group: Iterable[Standing]) -> Iterator[Money]:
    """Each fee, its parts and what they are on; what is open in all, with fees, and either less the client's credit."""
    from clientdesk.playbook.late_fee.chargeable import late_fee

    group = tuple(group)
    fees = [fee for each in group if (fee := late_fee(sight.records, each))]
    for fee in fees:
        yield from (fee.total, fee.interest, *filter(None, (fee.compensation, fee.paid, fee.apart, fee.let_go)))
        yield from (line.open for line in fee.working.lines)
    for each in group:
        came = received(sight.records, each)
        yield from filter(None, (*(part.amount for part in came), *taken_off(each, came)))
    owed, charged = totals(each.to_pay for each in group), totals(fee.total for fee in fees)
    with_fees = totals([*owed.values(), *charged.values()])
    for sums in (owed, charged, with_fees, totals(fee.interest for fee in fees)):
        yield from sums.values()
    credit = credit_for(sight.picture, (*group, *sight.besides))
    for sums in (owed, with_fees):
        yield from _less_credit(sums, credit)


def _less_credit(sums: Totals, credit: Totals) -> Iterator[Money]:
    """What of their credit is used, and what is left to pay then."""
    for code, money in sums.items():
        used = min(money.minor, credit[code].minor) if code in credit else 0
        yield from (Money(used, code), Money(money.minor - used, code))


def _prices(sight: Sight) -> Iterator[Money]:
    """Prices that were agreed or named: of an hour, of a round, of an extra; what was promised; a court's limit."""
    records, client = sight.records, sight.client
    contract, settings = records.contract(client.id), records.settings
    projects = records.of(Project, client.id)
    found = [hourly_rate(records, client.id, each.id) for each in projects]
    found += [hourly_rate(records, client.id, None), contract.extra_round if contract else None, settings.court.limit]
    found += [getattr(each, "amount", None) for each in records.of(Extra, client.id)]
    return filter(None, (*found, *_promised(sight)))


def _promised(sight: Sight) -> Iterator[Money | None]:
    """What they promised to pay, and what of it came (G4)."""
    for promise in sight.records.of(Promise, sight.client.id):
        yield promise.amount
        yield from outcome(sight.records, promise, sight.today).came.sums.values()
