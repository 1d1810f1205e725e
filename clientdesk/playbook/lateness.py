"""S01: three separate facts per invoice, unpaid, late, paid short. Rule: only lateness that is the client's counts.

What is disputed and not paid, had no due date or no way to pay on it, went out after it was due, or was paid and given
back, is left out, and so is a late fee; days by which the person sent it late, and days in dispute, are taken off; what
a bank keeps of a payment is no debt (fairness under S).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.standing import Standing
from clientdesk.model.days import counted, days_later
from clientdesk.model.invoice import Payment
from clientdesk.playbook.after_dispute import in_dispute, own_day, own_days_until
from clientdesk.playbook.excuses import Excuse, excuses
from clientdesk.playbook.finding import Evidence, Finding

if TYPE_CHECKING:
    from clientdesk.model.invoice import Invoice
    from clientdesk.model.journal import Incident
    from clientdesk.model.signs import Sign
    from clientdesk.playbook.picture import Picture


FEES_ARE_ONE_IN = 50
"""Less than so small a part of an invoice, 2%, is a fee on the way, and neither open nor given up for judgement."""


def is_fair(standing: Standing) -> bool:
    """Whether an invoice's lateness may count against the client at all."""
    return not standing.invoice.fee_for and not any(_excuses(standing))


def _excuses(standing: Standing) -> Iterator[Excuse]:
    """Why an invoice is not judged at all; what was paid in a dispute is, by the days before that."""
    is_paid = standing.paid_by is not None and not standing.lost
    return (each for each in excuses(standing) if not (is_paid and each is Excuse.IN_DISPUTE))


def fair_of(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The invoices whose lateness may count, oldest first."""
    return tuple(sorted(filter(is_fair, standings), key=_issued))


def own_days(standing: Standing) -> int:
    """The client's own days of lateness on an invoice that is fair to judge; 0 where none are known, or theirs."""
    late = 0 if is_paid_but_for_fees(standing) else standing.days_late
    if not late or standing.due is None:
        return 0
    return own_days_until(standing, days_later(standing.due, late))


def is_paid_but_for_fees(standing: Standing) -> bool:
    """Whether what is open of a part payment is as little as a bank's fees."""
    return standing.paid > 0 and standing.balance > 0 and _is_fees(standing, standing.to_pay.minor)


def _is_fees(standing: Standing, minor: int) -> bool:
    return minor * FEES_ARE_ONE_IN < standing.invoice.amount.minor


def days_of_trouble(standing: Standing) -> int:
    """The same; of what was given up, the days by which it was overdue then (S22)."""
    if not standing.is_lost or standing.lost_on is None or standing.due is None:
        return own_days(standing)
    return own_days_until(standing, standing.lost_on)


def is_judged(standing: Standing) -> bool:
    """Whether an invoice tells anything about how they pay: it was paid, in part too, or given up, or is overdue."""
    is_settled = standing.balance <= 0 and (standing.paid > 0 or standing.is_lost)
    return is_settled or standing.days_overdue > 0


def late_payment(picture: Picture, sign: Sign, _logged: list[Incident]) -> Finding:
    """The sign: two of the last six late, one overdue for long or given up, or two paid short (each bar movable)."""
    fair, last = picture.fair, last_judged(picture)
    late = [s for s in last if is_late(picture, s)]
    unpaid = [s for s in fair if _is_unpaid(picture, s)]
    short = [s for s in fair if _is_short(picture, s)]
    facts = (
        _Fact(unpaid, 1, "S01.overdue_days"),
        _Fact(late, picture.bar(sign.id), "S01.late_days"),
        _Fact(short, picture.bar("S01.short")),
    )
    raised = [fact for fact in facts if len(fact.which) >= fact.bar]
    told = raised[0] if raised else max(facts, key=lambda fact: len(fact.which) / fact.bar)
    shown = list({s.invoice.id: s for s in (*unpaid, *short, *late)}.values())
    text = _text(late, last, [s for s in fair if s.balance > 0 and own_days(s)], short)
    return Finding(
        sign, len(told.which), told.bar, bool(raised), tuple(map(evidence_of, shown)), text,
        crossed=min((fact.crossed(picture) for fact in raised), default=None),
        figures=told.figures(picture, len(last)),
    )  # fmt: skip


class _Fact(Struct, frozen=True):
    """The invoices of which something is so, how many raise the sign, and the bar of days that makes it so, if any."""

    which: list[Standing]
    bar: int
    days: str = ""

    def figures(self, picture: Picture, last: int) -> str:
        """What is counted, in short, and its bar: `62 days overdue, bar 30`."""
        if self.days == "S01.overdue_days" and self.which:
            longest = max(own_days(each) for each in self.which)
            return f"{counted(longest, 'day')} overdue, bar {picture.bar(self.days)}" if longest else "one never paid"
        how = f"of {last} late" if self.days else "paid short"
        return f"{len(self.which)} {how}, bar {self.bar}"

    def crossed(self, picture: Picture) -> date:
        """The day on which there were enough of them."""
        since = (late_since(picture, s, self.days) if self.days else _short_since(picture, s) for s in self.which)
        return sorted(since)[self.bar - 1]


def late_since(picture: Picture, standing: Standing, key: str) -> date:
    """The day on which an invoice came to be late by more of the client's own days than a bar has, or given up."""
    over = _own_since(standing, picture.bar(key))
    return min(over, standing.lost_on) if standing.lost_on and standing.is_lost else over


def _own_since(standing: Standing, days: int) -> date:
    """The day on which more than so many of the client's own days had passed."""
    return own_day(standing, days + 1)


def _short_since(picture: Picture, standing: Standing) -> date:
    """The day on which a part had come in and the rest was late, or a part was given up."""
    came_in = (each.on or date.min for each in picture.records.on_invoice(Payment, standing.invoice.id))
    first = min(came_in, default=picture.today)
    overdue = max(first, _own_since(standing, picture.bar("S01.late_days")))
    return min(overdue, standing.lost_on) if standing.lost_on else overdue


def last_judged(picture: Picture) -> list[Standing]:
    """The last so many invoices that tell how they pay, oldest first; those that are open and not due yet don't."""
    newest_first = filter(is_judged, reversed(picture.fair))
    return list(islice(newest_first, picture.bar("S01.last")))[::-1]


def is_late(picture: Picture, standing: Standing) -> bool:
    """Whether an invoice counts as late: by more days of the client's own than the bar has, or never paid.

    What was given up fades like an incident.
    """
    is_gone = standing.is_lost and is_recent(picture, standing)
    return is_gone or own_days(standing) > picture.bar("S01.late_days")


def _issued(standing: Standing) -> tuple[date, date, str]:
    return (standing.invoice.issued or standing.due or date.min, standing.due or date.min, standing.invoice.id)


def excused(picture: Picture) -> tuple[Evidence, ...]:
    """The lateness that does not count against the client, newest first, each with its reason (fairness under S)."""
    bar = picture.bar("S01.late_days")
    invoices = (each for each in picture.standings if not each.invoice.fee_for)
    late = [each for each in invoices if (each.days_late or 0) > bar and not _counts_in_full(each)]
    return tuple(map(_excuse, sorted(late, key=_issued, reverse=True)))


def _counts_in_full(standing: Standing) -> bool:
    return is_fair(standing) and own_days(standing) == standing.days_late


def _excuse(standing: Standing) -> Evidence:
    invoice = standing.invoice
    days = counted(standing.days_late or 0, "day")
    text = f"{invoice.number} {days} late: {_why_excused(standing)}"
    return Evidence("invoice", invoice.id, standing.paid_on or standing.due, text, invoice.amount)


def _why_excused(standing: Standing) -> str:
    if why := next((each.value for each in _excuses(standing)), ""):
        return why
    late, disputed = standing.invoice.days_sent_late, in_dispute(standing)
    own = f"you sent it {counted(late, 'day')} late" if late or not disputed else ""
    told = f"it was in dispute for {counted(disputed, 'day')}" if disputed else ""
    return ", and ".join(filter(None, (own, told)))


def _is_unpaid(picture: Picture, standing: Standing) -> bool:
    """Overdue for too long, or given up within the time that counts."""
    if standing.is_lost:
        return is_recent(picture, standing)
    return standing.balance > 0 and own_days(standing) > picture.bar("S01.overdue_days")


def _is_short(picture: Picture, standing: Standing) -> bool:
    """A part came in and the rest is late, or a part was given up within the time that counts."""
    is_late_now = own_days(standing) > picture.bar("S01.late_days")
    is_rest_overdue = standing.paid > 0 and standing.balance > 0 and is_late_now
    is_rest_lost = not standing.is_lost and is_given_up(picture, standing)
    return is_rest_overdue or is_rest_lost


def is_given_up(picture: Picture, standing: Standing) -> bool:
    """Whether more than a fee was given up, within the time that counts."""
    return not _is_fees(standing, standing.lost) and is_recent(picture, standing)


def is_recent(picture: Picture, standing: Standing) -> bool:
    """Whether what was given up has not faded; it counts from its due date."""
    return standing.due is None or standing.due + timedelta(days=picture.bar("fades")) > picture.today


def _text(late: list[Standing], last: list[Standing], overdue: list[Standing], short: list[Standing]) -> str:
    parts = list(_parts(late, last, overdue, short))
    return f"is {', '.join(parts)}" if parts else ""


def _parts(late: list[Standing], last: list[Standing], overdue: list[Standing], short: list[Standing]) -> Iterator[str]:
    if late:
        which = f"{len(late)} of the last {len(last)} invoices" if len(last) > 1 else "the only invoice"
        yield f"late with {which}"
    if overdue:
        yield f"{counted(max(map(own_days, overdue)), 'day')} overdue now"
    if len(short) > 1 or (short and not late):
        yield f"short on {counted(len(short), 'payment')}"


def evidence_of(standing: Standing) -> Evidence:
    """What an invoice that was late, or given up, shows, under whichever sign it stands (S01, S22)."""
    invoice, amount = standing.invoice, standing.invoice.amount
    paid_short = " (paid short)" if standing.paid and (standing.balance > 0 or standing.lost) else ""
    if standing.days_overdue:
        days = counted(standing.days_overdue, "day")
        text = f"{invoice.number} overdue by {days}{paid_short}{_disputed_part(standing)}"
        return Evidence("invoice", invoice.id, standing.due, text, standing.to_pay)
    if standing.is_lost:
        until = days_of_trouble(standing)
        late = f" {counted(until, 'day')} late" if until else ""
        text = f"{invoice.number} never paid, written off{late}"
        return Evidence("invoice", invoice.id, _by_now(standing), text, amount)
    if standing.balance > 0 or standing.days_late is None:
        return Evidence("invoice", invoice.id, _by_now(standing), f"{invoice.number} partly written off", amount)
    own = f"{_own_part(invoice)}{_disputed_part(standing)}"
    text = f"{invoice.number} paid {counted(standing.days_late, 'day')} late{paid_short}{own}"
    return Evidence("invoice", invoice.id, standing.paid_on, text, amount)


def _by_now(standing: Standing) -> date | None:
    """Its due date; what was given up before it was due is known today."""
    return standing.due and min(standing.due, standing.as_of)


def _own_part(invoice: Invoice) -> str:
    own = invoice.days_sent_late
    return f", {own} of them sent late by you" if own else ""


def _disputed_part(standing: Standing) -> str:
    disputed = in_dispute(standing)
    return f", {disputed} of them in dispute" if disputed else ""
