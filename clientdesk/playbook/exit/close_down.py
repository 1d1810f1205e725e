"""X06 Close-down: what is left to do, each with a day, the hand-over letter, and what goes into the next contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from clientdesk.model.days import days_later
from clientdesk.model.letter_kinds import HAND_OVER
from clientdesk.model.money import said_totals
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.exit.asking import ASK, ask_words
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.notice import last_day, last_working_day, working_day
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.settlement import settlement, tells_no_money
from clientdesk.playbook.safeguards import SAFEGUARDS, safeguards
from clientdesk.playbook.step import PAYMENT_DUE


class Item(Struct, frozen=True):
    """Something to do at the end: its key, its words in the agenda, and the day proposed; None proposes to leave it.

    `asks` is how the checklist says it, where that is not its words.
    """

    key: str
    what: str
    due: date | None
    handbook: str = "X06"
    asks: str = ""


def items(case: Case) -> tuple[Item, ...]:
    """The checklist, with its days counted from the contract's end; one on which nobody works is the next that is."""
    return case.once("close-down items", lambda: tuple(item for make in _ITEMS if (item := make(case))))


def day_of(case: Case, item: Item) -> date | None:
    """The day of something on the checklist, as it was said, else as it is proposed; None where it is left out."""
    if "close-down" in case.skips:
        return None
    said = case.said("close-down", item.key)
    return item.due if said is None else case.day("close-down", item.key)


def _working(case: Case, days: int) -> date:
    """So many days after the end, or the first working day after that."""
    return working_day(case, days_later(last_day(case), days))


def _owed(case: Case) -> Item | None:
    """What is overdue, where the letter speaks of no money (X07): asked for on the day of the end."""
    end = last_day(case)
    asks = ask_words(case, end) if tells_no_money(case) else ""
    return Item("owed", ASK, end, PAYMENT_DUE, asks) if asks else None


def _last_invoice(case: Case) -> Item | None:
    due = _working(case, 0) if case.path.notice_days else None
    return Item("last-invoice", "Send the last invoice", due) if _has_worked(case) else None


def _refund(case: Case) -> Item | None:
    back = settlement(case).refund
    due = _working(case, 0) if case.path.notice_days else case.today
    return Item("refund", f"Pay back {said_totals(back)}", due) if back else None


def _files(case: Case) -> Item | None:
    return Item("files", "Hand over files and what is theirs", last_working_day(case)) if _has_worked(case) else None


def _access_given(case: Case) -> Item | None:
    due = last_working_day(case)
    return Item("access-given", "Give them access to all that is theirs", due) if _has_worked(case) else None


def _access(case: Case) -> Item | None:
    """Give back what opens their doors, and close yours: at once where they are left at once."""
    due = _working(case, 1) if case.path.notice_days else last_day(case)
    return Item("access", "Revoke their access, and give back yours", due) if _has_worked(case) else None


def _data(case: Case) -> Item:
    return Item("data", "Return or delete their data", _working(case, 14))


def _testimonial(case: Case) -> Item | None:
    """Asked for where they part on good terms: nothing but bad fit, or of their own will (X06)."""
    classes = {SIGNS[each].sign_class for each in case.signs}
    is_fitting = _has_worked(case) and not classes & {SignClass.RED, SignClass.WARN} and bool(case.path.notice_days)
    owes = any(settlement(case).overdue.values())
    return Item("testimonial", "Ask for a testimonial", _working(case, 7)) if is_fitting and not owes else None


def _archive(case: Case) -> Item:
    return Item("archive", "Archive the paper trail", _working(case, 30))


_ITEMS: tuple[Callable[[Case], Item | None], ...] = (
    _owed, _last_invoice, _refund, _files, _access_given, _access, _data, _testimonial, _archive,
)  # fmt: skip


def _has_worked(case: Case) -> bool:
    """Whether there was work: a path without a review has none to look back on."""
    return "review" in case.path.asks


def checklist(case: Case) -> Page:
    """A day for each thing to do; left empty, it is left out."""
    questions = tuple(map(_question, items(case)))
    told = "Each day goes into your agenda. Clear the day of what is done already, or is not needed."
    return Page("checklist", "Closing it down", questions, (told,))


def _question(item: Item) -> Question:
    default = item.due.isoformat() if item.due else None
    return Question(item.key, item.asks or item.what, Kind.DATE, required=False, derived=True, default=default)


def letter(case: Case) -> Page:
    """The letter that goes with the hand-over and the last invoice (L20)."""
    options = (Option("yes", "Yes"), Option("no", "No"))
    wanted = Question("send", "Do you write to them when you hand over?", Kind.CHOICE, "", options, default="yes")
    where = Question("where", "Where will they find it?", Kind.TEXT, "A link or a place; it is named in the letter.",
                     required=False)  # fmt: skip
    note = "It names no amount: a statement of account goes with it on the day. You send it yourself."
    is_wanted = case.said("close-down", "send") != "no"
    asked = (wanted, where) if is_wanted else (wanted,)
    return letter_page(case, HAND_OVER, "The hand-over", note, asked, is_wanted=is_wanted)


def next_contract(case: Case) -> Page:
    """What the next contract, with anybody, will have; what is proposed says why."""
    question = Question(
        "next-contract", "What goes into your next contract?", Kind.LINES, "One a line.",
        default="\n".join(gaps(case)) or None, derived=True, required=False,
    )  # fmt: skip
    return Page("next", "The next contract", (question,), _why(case))


def gaps(case: Case) -> tuple[str, ...]:
    """The safeguards that were missing here, and the lines noted while reading, in the handbook's order (C)."""
    found = {*_missing(case), *_noted(case)}
    return tuple(kind.name for kind in SAFEGUARDS.values() if kind.id in found)


def _has_contract(case: Case) -> bool:
    agreed = case.records.contract(case.client.id)
    return agreed is not None and agreed.exists


def _missing(case: Case) -> list[str]:
    """The safeguards that the contract is known not to have; without a contract, all that nothing else gives."""
    has_one, every = _has_contract(case), safeguards(case.records, case.client.id)
    return [each.id for each in every if each.on is False or (each.on is None and not has_one)]


def _noted(case: Case) -> list[str]:
    return [key for key in SAFEGUARDS if case.said("review", key) in ("noted", "absent")]


def _why(case: Case) -> tuple[str, ...]:
    missing, noted = _missing(case), _noted(case)
    if not _has_contract(case):
        return ("There was no contract, so all of this was missing.",)
    if not missing and not noted:
        return ("Nothing is known to be missing in this contract, and you noted nothing while you read it.",)
    told = (("Missing here", missing), ("Noted while you read", noted))
    return tuple(f"{head}: {', '.join(SAFEGUARDS[key].name for key in keys)}." for head, keys in told if keys)
