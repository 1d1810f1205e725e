"""What is worth a second look before an end, and after it while letters wait. Rule: it holds nothing back (X01, G4)."""

from __future__ import annotations

from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Outcome
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import TALK_CONFIRMED
from clientdesk.model.money import said_totals
from clientdesk.model.settings import Colleague
from clientdesk.model.signs import SignClass
from clientdesk.model.way import Words
from clientdesk.playbook.exit.card import card
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.drafts import NEVER_SENT, own_letters
from clientdesk.playbook.exit.early import went_early
from clientdesk.playbook.exit.gates import not_awaited
from clientdesk.playbook.exit.letter import unsigned
from clientdesk.playbook.exit.moved import STEP as NOTICE
from clientdesk.playbook.exit.moved import named_otherwise
from clientdesk.playbook.exit.notice import last_day, last_working_day
from clientdesk.playbook.exit.progress import Status, of_step
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.exit.unsent import doubts, unnamed
from clientdesk.playbook.wording.days import days_in


def warnings(case: Case) -> tuple[Words, ...]:
    """What is worth a second look: a third time within a year, credit not used, days that moved or contradict.

    Once the end is saved: letters that were not sent, or whose figures do not hold any more.
    """
    recurrence = card(case.records, case.client.id, case.today).recurrence
    found: list[Words] = [of_step(case, NOTICE).news, recurrence, _red(case)]
    if credit := settlement(case).unused_credit:
        found.append(f"They owe you, and have {said_totals(credit)} of credit: use it on their invoices first.")
    letter, end = case.said("notice", "letter") or "", last_day(case)
    if letter and case.path.notice_days and not case.exit.saved:
        found.append(unnamed("Your letter", letter, end))
    found.append(_told_otherwise(case))
    found += [*went_early(case), not_awaited(case)]
    if _has_unedited_letter(case):
        found += unsigned(case)
    return (*(each for each in found if each), *of_letters(case))


def of_letters(case: Case) -> list[Words]:
    """What is odd about letters that are saved and not sent (G4): that the end comes without them, too."""
    if case.exit.saved is None or case.exit.outcome is Outcome.CANCELLED:
        return []
    waiting = [each for each in own_letters(case) if each.sent is None]
    is_closing = case.today >= last_day(case) and case.today > case.exit.saved
    unsent = [each for each in waiting if each.kind == case.letter_kind and is_closing]
    return [f"{_named(case, each)} {NEVER_SENT}" for each in unsent] + [
        f"{_named(case, each)}: " + doubt for each in waiting for doubt in doubts(case.records, each, case.today)
    ]


def _told_otherwise(case: Case) -> str:
    """That they were told another last day than the one that is settled: in writing (L21), else in the talk (X03)."""
    state = of_step(case, NOTICE)
    if not state.is_settled or case.keeps or case.leaves or case.exit.saved or case.exit.ended:
        return ""
    return _written_otherwise(case) or (named_otherwise(case) if state.status is Status.DONE else "")


def _written_otherwise(case: Case) -> str:
    """That the talk's confirmation, which they have, names another day of theirs to come than the end."""
    end = last_day(case)
    for each in own_letters(case):
        if each.kind == TALK_CONFIRMED and each.sent:
            to_come = {said.day for said in days_in(each.body, each.language) if said.day > each.sent}
            if to_come and not to_come & {end, last_working_day(case)}:
                named = max(to_come)
                told = f"The letter of {shown_day(each.sent, named)} says you work until {shown_day(named)}"
                return f"{told}; the contract now ends on {shown_day(end)}."
    return ""


def _named(case: Case, letter: Letter) -> str:
    name = whom(case).get(letter.id)
    return f"{letter.kind} to {name}" if name else f"{letter.kind} “{letter.subject}”"


def whom(case: Case) -> dict[str, str]:
    """The colleagues whom letters go to, by the letter's id."""
    known = case.records.by_id(Colleague)
    return {
        each.id: known[each.colleague].name for each in own_letters(case) if each.colleague and each.colleague in known
    }


def _red(case: Case) -> str:
    """That a sign has come up which leaves nothing to wait for; empty on the path that it asks for (X07)."""
    red = next((each for each in case.findings if each.sign.sign_class is SignClass.RED), None)
    if red is None or not case.path.gates or case.keeps or case.exit.saved:
        return ""
    return f"{case.client.name} {red.sign.words}: you need not wait, nor meet them. The path “leave now” is open."


def _has_unedited_letter(case: Case) -> bool:
    """Whether a letter is still to be saved as the desk writes it, with the name from the settings."""
    if case.keeps or case.exit.saved or case.exit.ended:
        return False
    lettered = (step for step, pages in case.path.asks.items() if "letter" in pages)
    return any(step not in case.skips and not case.said(step, "letter") for step in lettered)
