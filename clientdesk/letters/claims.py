"""What a letter says of money that is late (L05–L10, M): the invoices, the fee and its basis, what is left to pay.

Rule: every figure is the ledger's; what is paid, in dispute, promised or put off is never asked for (G4). Credit pays
the oldest invoices, which are left out; the rest of it is taken off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.letters.besides import told_of
from clientdesk.letters.came_in import Received, received, taken_off
from clientdesk.letters.fees import fees, waived_since
from clientdesk.letters.wording import inline
from clientdesk.model.days import shown as shown_day
from clientdesk.model.errors import Refused
from clientdesk.model.letter_kinds import ABOUT_PAYMENT, FOLLOW_UP, FOR_MONEY
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.names import initial_names
from clientdesk.model.project import Project
from clientdesk.playbook.dunning import planned_notice
from clientdesk.playbook.dunning.credit_left import credit_for, paid_by_credit
from clientdesk.playbook.dunning.sent import is_new, last_letter_on
from clientdesk.playbook.late_fee.billed import late_number
from clientdesk.playbook.late_fee.days import SPARED
from clientdesk.playbook.promises import is_held, why_held

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture


class Claim(Struct, frozen=True):
    """An invoice that is asked for: `open` is what is left to pay of `amount`; `project` is empty where it has none.

    `received`, `credited` and `let_go` are the rest of it. `fee_on` is the number of the invoice whose late fee it
    bills.
    """

    number: str
    project: str
    amount: Money
    open: Money
    due: date | None
    days_late: int
    received: tuple[Received, ...] = ()
    credited: Money | None = None
    let_go: Money | None = None
    fee_on: str = ""

    @property
    def is_part_paid(self) -> bool:
        """Whether something came in on it, or was taken off it."""
        return self.open != self.amount


def claimed(
    picture: Picture, kind: str, chosen: Collection[str], *, about_payment: bool = True
) -> tuple[Standing, ...]:  # fmt: skip
    """The invoices that stand in a letter of a kind, the oldest first: those chosen, else the next step's.

    Where the next step is no such letter, all that is overdue, and neither held nor paid by credit. A follow-up has
    some only where it is `about_payment`: what is overdue, and where nothing is yet, all that is open. Raises Refused
    for one that can't be asked for, and where nothing that a letter about payment could be for is left, or awake yet.
    """
    if chosen:
        return _oldest_first(_chosen(picture, kind, chosen))
    if kind == FOLLOW_UP and about_payment:
        return _oldest_first(_follow_up(picture))
    if kind not in ABOUT_PAYMENT:
        return ()
    late = [each for each in _askable(picture) if each.days_overdue]
    held = [each for each in late if is_held(picture, each)]
    notice = planned_notice(picture)
    if notice and notice.letter == kind:
        found = [] if all(each in held for each in notice.about) else notice.all_of_it
    else:
        found = _but_paid(picture, late) or late
    if not (awake := [each for each in found if each not in held]):
        raise Refused(_nothing(picture, held))
    return _oldest_first(awake)


def claims(
    picture: Picture, kind: str, about: Collection[Standing], besides: Collection[Standing]
) -> dict[str, Any]:  # fmt: skip
    """The facts of some invoices: each of them, what is owed, the fees with their basis, what is to be paid in all.

    Of those `besides` no fee is asked, and none of the other sums holds them; credit is taken off the others first.
    """
    owed = totals(each.to_pay for each in about)
    late_fees = fees(picture.records, about) if kind in FOR_MONEY else ()
    with_fees = totals([*owed.values(), *(each.amount for each in late_fees)])
    credit = _used(credit_for(picture, about), with_fees)
    left = totals([*with_fees.values(), *(-each for each in credit.values())])
    to_pay = {code: money for code, money in left.items() if money}
    asked = tuple(_claim(picture, each) for each in about)
    if kind in ABOUT_PAYMENT and not to_pay:
        raise Refused(f"{picture.client.name} has a credit that covers all of it, so there is nothing to ask for.")
    return {
        "invoices": asked,
        "is_part_paid": any(each.received for each in asked),
        "days_late": max((each.days_overdue for each in about), default=0),
        "owed": owed,
        "late_fees": late_fees,
        "fees_waived": waived_since(picture, kind, about),
        "credit": credit,
        "to_pay": to_pay,
        **_besides(picture, besides, with_fees, credit, credit_for(picture, (*about, *besides))),
        **told_of(picture, kind, besides),
        "is_first": bool(about) and all(is_new(picture, each) for each in about),
    } | _last_letter(picture, kind, about)


def _besides(
    picture: Picture, besides: Collection[Standing], asked: Totals, used: Totals, in_hand: Totals
) -> dict[str, Any]:  # fmt: skip
    """The invoices that have become due meanwhile, what of the credit is left for them, and all of it together."""
    left = totals([*in_hand.values(), *(-each for each in used.values())])
    credit = _used(left, totals(each.to_pay for each in besides))
    off = (-each for sums in (used, credit) for each in sums.values())
    together = totals([*asked.values(), *(each.to_pay for each in besides), *off]) if besides else {}
    return {
        "besides": tuple(_claim(picture, each) for each in besides),
        "besides_credit": credit,
        "together": {code: money for code, money in together.items() if money},
    }


def _last_letter(picture: Picture, kind: str, about: Collection[Standing]) -> dict[str, Any]:
    """The day of the last letter about the invoices, and their numbers where it was about some of them alone."""
    last = last_letter_on(picture, kind, about)
    told = [each for each in about if last and last_letter_on(picture, kind, (each,)) == last]
    some = tuple(each.invoice.number for each in told) if len(told) < len(about) else ()
    return {"last_letter": last, "last_letter_about": some}


def _follow_up(picture: Picture) -> list[Standing]:
    """What is overdue; where nothing is yet, all that is open."""
    awake = [each for each in _askable(picture) if not is_held(picture, each)]
    return _but_paid(picture, [each for each in awake if each.days_overdue] or awake)


def _but_paid(picture: Picture, found: list[Standing]) -> list[Standing]:
    """Some invoices but for the oldest, which the credit pays (G4)."""
    paid = {each.invoice.id for each in paid_by_credit(picture)}
    return [each for each in found if each.invoice.id not in paid]


def _askable(picture: Picture) -> Iterator[Standing]:
    return (each for each in picture.standings if each.balance > 0 and is_asked_for(each))


def _chosen(picture: Picture, kind: str, chosen: Collection[str]) -> Iterator[Standing]:
    known, paid = {each.invoice.id: each for each in picture.standings}, paid_by_credit(picture)
    for each in chosen:
        if each not in known:
            raise Refused(f"That invoice is none of {picture.client.name}'s.")
        found = known[each]
        is_wanted = found.balance > 0 and is_asked_for(found) and (found.days_overdue or kind == FOLLOW_UP)
        if not is_wanted:
            raise Refused(f"Invoice {found.invoice.number} is not asked for: {_why_not(found)}.")
        if found in paid:
            raise Refused(f"Invoice {found.invoice.number} is not asked for: their credit covers it.")
        yield found


def _why_not(standing: Standing) -> str:
    if standing.balance <= 0:
        return f"nothing is open on it ({standing.words})"
    if standing.is_disputed:
        return "it is in dispute"
    if standing.is_given_back:
        return "what was paid on it went back"
    if standing.late_spared:
        return f"the invoice whose late fee it bills {SPARED[standing.late_spared]}"
    return f"it is due on {shown_day(standing.due)}" if standing.due else "it has no due date"


def _nothing(picture: Picture, late: list[Standing]) -> str:
    name = picture.client.name
    if not late:
        return _spared(picture) or f"Nothing is overdue with {name}, so there is nothing to ask for."
    waits: dict[str, list[str]] = {}
    for each in late:
        waits.setdefault(why_held(picture, each), []).append(each.invoice.number)
    if len(waits) == 1:
        told = f"To ask {name} for what is overdue is {next(iter(waits))}."
    else:
        each_told = (f"{initial_names(numbers)} {_are(numbers)} {why}" for why, numbers in waits.items())
        told = f"Nothing is asked of {name} today: {'; '.join(each_told)}."
    return f"{told} To do it all the same, name the invoice."


def _spared(picture: Picture) -> str:
    """Why nobody is asked for what is overdue, and the way out; empty where nothing is."""
    late = [each for each in picture.standings if each.days_overdue]
    disputed = [each.invoice.number for each in late if each.is_disputed]
    back = [each.invoice.number for each in late if each.invoice.number not in disputed]
    reasons = (
        f"{initial_names(disputed)} {_are(disputed)} in dispute. Settle that first." if disputed else "",
        f"What was paid on {initial_names(back)} went back. Credit it, or write it off." if back else "",
    )
    return f"Nothing is asked of {picture.client.name}. {' '.join(filter(None, reasons))}" if late else ""


def _are(several: list[str]) -> str:
    return "is" if len(several) == 1 else "are"


def _oldest_first(found: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(found, key=lambda each: (-each.days_overdue, each.invoice.number)))


def _claim(picture: Picture, standing: Standing) -> Claim:
    invoice = standing.invoice
    project = picture.records.by_id(Project).get(invoice.project or "")
    name = inline(project.name) if project else ""
    came = received(picture.records, standing)
    more = taken_off(standing, came)
    return Claim(
        number=invoice.number,
        project=name,
        amount=invoice.amount,
        open=standing.to_pay,
        due=standing.due,
        days_late=standing.days_overdue,
        received=came,
        credited=more.credited,
        let_go=more.let_go,
        fee_on=late_number(picture.records, invoice),
    )


def _used(credit: Totals, asked: Totals) -> Totals:
    """What is taken off from the client's credit: never more than is asked for in its currency."""
    used = {code: min(money, credit[code]) for code, money in asked.items() if code in credit}
    return {code: money for code, money in used.items() if money.minor > 0}
