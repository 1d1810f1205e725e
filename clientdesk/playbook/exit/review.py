"""X02 Review: the contract line by line, your own duties, what was paid and not delivered, and who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import CONTRACT
from clientdesk.ledger.scope import draft_lines, given_away, rounds_of
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.journal import Incident, Letter, Message
from clientdesk.model.money import shown_totals, totals
from clientdesk.model.project import Project
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.paths import DELIVERED, NOW, PAID
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.settlement import (
    AFTERWARDS,
    order,
    orders,
    paid_part,
    settlement,
    tells_no_money,
    undelivered,
)
from clientdesk.playbook.safeguards import UNSIGNED, Safeguard, safeguards
from clientdesk.playbook.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.project import Contract, Document

_READ = (Option("read", "read"), Option("noted", "for next time"), Option("absent", "not in it"))
_ASKED = {"C02": "What their silence does to the work"}
"""Lines that are asked in other words than a list of safeguards has."""
_LOOK = "Take the contract to hand and look for each of these lines: what it says of it counts until the end."
_NEXT_TIME = "What you want otherwise “for next time”, or what is “not in it”, goes into your next contract."
"""What stands above the lines; where nobody signed, only where the answers lead."""
_CHOICE = 2
"""So many options are a choice."""
_STATE = {True: "in the contract", False: "not in the contract", None: "nothing is known of it"}


def contract(case: Case) -> Page:
    """Every line of the contract; without one, the documents that say what was agreed."""
    agreed = case.records.contract(case.client.id)
    if agreed is None or not agreed.exists:
        return _documents(case)
    every = safeguards(case.records, case.client.id)
    lines = tuple(_line(each, agreed) for each in every)
    first = UNSIGNED if any(each.proposed for each in every) else _LOOK
    return Page("contract", "The contract, line by line", lines, (f"{first} {_NEXT_TIME}",))


def _line(safeguard: Safeguard, agreed: Contract) -> Question:
    """A safeguard with what the contract says of it, `30 days' notice`, or lacks."""
    name = _ASKED.get(safeguard.id) or safeguard.name[:1].upper() + safeguard.name[1:]
    said = "" if safeguard.on is False else term(agreed, safeguard.id)
    told = "; ".join(filter(None, (said, safeguard.missing)))
    if safeguard.proposed:
        told = f"proposed: {told}" if told else "proposed, not signed"
    return Question(safeguard.id, name, Kind.CHOICE, told or _STATE[safeguard.on], _READ)


def _documents(case: Case) -> Page:
    agreed = case.records.contract(case.client.id)
    known = agreed.documents if agreed else ()
    question = Question(
        "documents",
        "What says what was agreed?",
        Kind.LINES,
        "One a line: briefs, offers, early e-mails, chats. Read each; leave it empty where nothing is in writing.",
        default="\n".join(each.what for each in known) or None,
        required=False,
    )
    notes = tuple(filter(None, map(_where, known)))
    return Page("contract", "No contract: what stands in for it", (question,), notes)


def _where(document: Document) -> str:
    """A document's day and where it lies; empty where neither is known."""
    told = ", ".join(filter(None, (shown_day(document.on) if document.on else "", document.where)))
    return f"{document.what}: {told}" if told else ""


def extras(case: Case) -> Page:
    """What was given away so far and what it is worth, and the rounds above those agreed (R07); nothing to answer."""
    return Page("extras", "What they got for nothing", told=lambda: tuple(_given(case)))


def _given(case: Case) -> Iterator[str]:
    records, given = case.records, given_away(case.records, case.picture.extras)
    if given.extras:
        hours = f", {given.hours.normalize():f} h" if given.hours else ""
        worth = f", worth {shown_totals(given.worth)}" if any(given.worth.values()) else ""
        yield f"Given away so far: {counted(len(given.extras), 'extra')}{hours}{worth}"
    for line in draft_lines(records, case.client.id, case.today):
        price = line.amount.shown(whole=True) if line.amount else "no price known"
        yield f"  {shown_day(line.extra.on)}: {line.text}: {price}"
    every = (rounds_of(records, each) for each in records.of(Project, case.client.id))
    over = [each for each in every if each and each.over]
    yield from (f"{each.project.name}: {each.words} rounds of revision, {each.over} too many" for each in over)
    if not given.extras and not over:
        yield "Nothing is on record that they got for nothing. What they ask for from now on has its price."


def duties(case: Case) -> Page:
    """Whether the person has done what they owe."""
    met = Question(
        "duties", "Have you done everything you promised?", Kind.YES_NO, "Money, and work they paid for, come next."
    )
    if case.said("review", "duties") != "no":
        return Page("duties", "Your own duties", (met,))
    left = Question("duties-left", "What is left to do?", Kind.LINES, "One a line; each goes into your agenda.")
    return Page("duties", "Your own duties", (met, left))


def undelivered_work(case: Case) -> Page | None:
    """What was paid and not handed over: deliver it, or pay it back."""
    unfinished = undelivered(case)
    if not unfinished:
        return None
    options = (
        Option("deliver", "Hand it over before the end"),
        Option("refund", "Pay it back, to be free at once"),
    )
    default = None if case.path.notice_days else "refund"
    question = Question("undelivered", "What happens to it?", Kind.CHOICE, "", options, default=default)
    notes = (*map(_half_done, unfinished), f"In all: {shown_totals(totals(map(paid_part, unfinished)))}")
    return Page("undelivered", "Paid, not delivered", (question,), notes if len(unfinished) > 1 else notes[:1])


def _half_done(standing: Standing) -> str:
    paid, asked = paid_part(standing), standing.invoice.amount
    part = paid.shown(whole=True) if paid == asked else f"{paid.shown(whole=True)} of {asked.shown(whole=True)}"
    return f"{standing.invoice.number}: {part} paid, the work not handed over"


def money(case: Case) -> Page:
    """The settlement; whether to charge the late fee, where it has a basis; and the order of money and news (X02)."""
    asked = tuple(filter(None, (_late_fee(case), _order(case))))
    told = settlement(case).lines() + _told_after(case)
    is_told = not asked and tells_no_money(case) and settlement(case).rest
    return Page("money", "The settlement", asked, (*told, AFTERWARDS) if is_told else told)


def _late_fee(case: Case) -> Question | None:
    """Asked where the contract or a statute names a fee, and something is late; left alone, it is let go."""
    fees = settlement(case).late_fees
    if not fees:
        return None
    basis = f"{fees[0].words}{' in the contract' if fees[0].rule.id == CONTRACT else ''}."
    charge = Option("charge", f"Ask for it: {shown_totals(totals(fee.total for fee in fees))} until today")
    return Question(
        "late-fee", "What becomes of the late fee?", Kind.CHOICE,
        f"{basis} {AFTERWARDS}" if tells_no_money(case) else basis,
        (Option("waive", "Let it go"), charge), default="waive",
    )  # fmt: skip


def _order(case: Case) -> Question | None:
    """Asked where there is something to choose; what is advised says why, and stands first."""
    sums, chosen = settlement(case), order(case)
    late = "advised: invoices are overdue" if any(sums.overdue.values()) else ""
    words = {
        NOW: "Now",
        PAID: f"After payment of {' and '.join(sums.awaited)}" if sums.awaited else "After payment",
        DELIVERED: "After delivery of what they paid for",
    }
    can = [each for each in case.path.orders if each in orders(case) or (each == chosen and not case.is_unsafe)]
    advised = PAID if late and PAID in orders(case) else ""
    options = [Option(each, words[each], late if each == advised else "") for each in can]
    options.sort(key=lambda option: option.value != advised)
    if len(options) < _CHOICE:
        return None
    return Question(
        "order", "When do you tell them?", Kind.CHOICE, "Whoever may not pay is told after they have paid.",
        tuple(options), default=advised or None, decide=True,
    )  # fmt: skip


def _told_after(case: Case) -> tuple[str, ...]:
    """What the path itself settles, where there is nothing to choose."""
    if case.path.orders != (PAID,) or case.is_unsafe or not settlement(case).awaited:
        return ()
    return (f"You tell them after they have paid {' and '.join(settlement(case).awaited)}; that is this path.",)


def trail(case: Case) -> Page:
    """The paper trail, before a written end: what is on record."""
    records, client = case.records, case.client.id
    kept = (
        (len(records.of(Incident, client)), "incident"),
        (len(records.of(Message, client)), "message"),
        (sum(1 for letter in records.of(Letter, client) if letter.sent), "sent letter"),
    )
    lawyer = "Going on could make you liable: see a lawyer before you write." if "S17" in case.signs else ""
    notes = (
        "On record: " + ", ".join(counted(number, thing) for number, thing in kept) + ".",
        "Write down what is missing today: when, where, in their words, who heard it. Keep every message as a file.",
        "After the letter, answer nothing that is not about money or what is theirs.",
    )
    return Page("trail", "The paper trail", told=(lawyer, *notes) if lawyer else notes)
