"""X06 Close-down: what is left to do, each with a day, and what goes into the next contract."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.days import days_later
from clientdesk.model.money import shown_totals
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.notice import last_day, last_working_day
from clientdesk.playbook.exit.question import Kind, Page, Question
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.safeguards import SAFEGUARDS, safeguards


class Item(Struct, frozen=True):
    """Something to do at the end: its key, its words in the agenda, and the day proposed; None proposes to leave it."""

    key: str
    what: str
    due: date | None


def items(case: Case) -> tuple[Item, ...]:
    """The checklist, with its days counted from the contract's end."""
    end, at_once = last_day(case), not case.path.notice_days
    back = settlement(case).refund
    refund = [Item("refund", f"Pay back {shown_totals(back)}", case.today if at_once else end)] if back else []
    return (
        Item("last-invoice", "Send the last invoice", None if at_once else end),
        *refund,
        Item("files", "Hand over files and what is theirs", last_working_day(case)),
        Item("access", "Revoke their access, and give back yours", end if at_once else days_later(end, 1)),
        Item("data", "Return or delete their data", days_later(end, 14)),
        Item("archive", "Archive the paper trail", days_later(end, 30)),
    )


def checklist(case: Case) -> Page:
    """A day for each thing to do; left empty, it is left out."""
    questions = tuple(map(_question, items(case)))
    told = "Each day goes into your agenda. Clear the day of what is done already."
    return Page("checklist", "Closing it down", questions, (told,))


def _question(item: Item) -> Question:
    default = item.due.isoformat() if item.due else None
    return Question(item.key, item.what, Kind.DATE, required=False, derived=True, default=default)


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
    return [key for key in SAFEGUARDS if case.said("review", key) == "noted"]


def _why(case: Case) -> tuple[str, ...]:
    missing, noted = _missing(case), _noted(case)
    if not _has_contract(case):
        return ("There was no contract, so all of this was missing.",)
    if not missing and not noted:
        return ("Nothing is known to be missing in this contract, and you noted nothing while you read it.",)
    told = (("Missing here", missing), ("Noted while you read", noted))
    return tuple(f"{head}: {', '.join(SAFEGUARDS[key].name for key in keys)}." for head, keys in told if keys)
