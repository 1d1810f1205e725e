"""X02 Review: the contract line by line, your own duties, what was paid and not delivered, and who owes what."""

from __future__ import annotations

from clientdesk.model.days import counted
from clientdesk.model.journal import Incident, Letter, Message
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.settlement import refunds_work, settlement, undelivered
from clientdesk.playbook.safeguards import Safeguard, safeguards

_READ = (Option("read", "read"), Option("noted", "noted for next time"))
_STATE = {True: "in the contract", False: "not in the contract", None: "nothing is known of it"}


def contract(case: Case) -> Page:
    """Every line of the contract; without one, the documents that say what was agreed."""
    agreed = case.records.contract(case.client.id)
    if agreed is None or not agreed.exists:
        return _documents(case)
    lines = tuple(map(_line, safeguards(case.records, case.client.id)))
    note = (
        "Take the contract to hand, find each line and read it: what it asks of you counts until the end."
        " What you note goes into your next contract."
    )
    return Page("contract", "The contract, line by line", lines, (note,))


def _line(safeguard: Safeguard) -> Question:
    return Question(
        safeguard.id, safeguard.name[:1].upper() + safeguard.name[1:], Kind.CHOICE, _STATE[safeguard.on], _READ
    )


def _documents(case: Case) -> Page:
    agreed = case.records.contract(case.client.id)
    known = "\n".join(each.what for each in agreed.documents) if agreed else ""
    question = Question(
        "documents",
        "What says what was agreed?",
        Kind.LINES,
        "One a line: briefs, offers, early e-mails, chats. Read each of them.",
        default=known or None,
    )
    return Page("contract", "No contract: what stands in for it", (question,))


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
    notes = tuple(f"{s.invoice.number}: {s.open.shown()} open of {s.invoice.amount.shown()}" for s in unfinished)
    return Page("undelivered", "Paid, not delivered", (question,), notes)


def money(case: Case) -> Page:
    """The settlement, and the order of money and news where there is one to choose."""
    orders = _orders(case) if "money" in case.path.gates else ()
    question = Question(
        "order", "When do you tell them?", Kind.CHOICE, "Whoever may not pay is told after they have paid.", orders,
        default=next((each.value for each in orders if each.why), None),
    )  # fmt: skip
    lines = settlement(case).lines()
    return Page("money", "The settlement", (question,) if len(orders) > 1 else (), lines)


def _orders(case: Case) -> tuple[Option, ...]:
    """What can be chosen; the one that is advised says why, and stands first."""
    sums = settlement(case)
    late = "advised: invoices are overdue" if any(sums.overdue.values()) else ""
    options = [Option("now", "Now")]
    if sums.awaited and not case.is_unsafe:
        paid = Option("after-payment", f"After payment of {' and '.join(sums.awaited)}", late)
        options.insert(0 if late else 1, paid)
    if sums.undelivered and not refunds_work(case):
        options.append(Option("after-delivery", "After delivery of what they paid for"))
    return tuple(options)


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
