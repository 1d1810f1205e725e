"""The facts that letters are written from. Rule: what the client may read, and nothing else, leaves through here."""

from __future__ import annotations

from datetime import date
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.exit import Exit
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings
from clientdesk.playbook.exit import reasons as one_reason
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.notice import last_day, last_working_day
from clientdesk.playbook.exit.refer import named
from clientdesk.playbook.exit.settlement import asked_for, settlement

Facts = dict[str, Any]
"""Names that a template may use; another name in it is an error."""


def facts(records: Records, client: Client, exit_: Exit, today: date) -> Facts:
    """Everything a letter of an exit may say: names, days, amounts per currency, the one reason."""
    case = Case(records, exit_, today)
    who = {
        "today": today,
        "client": client.name,
        "greeting": client.contact.name or client.name,
        "signature": signature(records.settings),
    }
    return who | _end(case) | _money(case) | _referral(case)


def _end(case: Case) -> Facts:
    """Why it ends, when, and what is handed over until then."""
    talked = case.said("meet", "held") == "yes" and "meet" not in case.skips
    return {
        "reason": one_reason.told(one_reason.chosen(case)),
        "talked_on": case.day("meet", "on") if talked else None,
        "last_day": last_day(case),
        "last_working_day": last_working_day(case),
        "deliver": [line for line in (case.said("notice", "deliver") or "").split("\n") if line],
        "hand_over": case.day("notice", "hand-over") or last_working_day(case),
    }


def _money(case: Case) -> Facts:
    """What is still to be paid, their money in hand taken off it, and what goes back."""
    asked, settled = asked_for(case), settlement(case)
    overdue = totals(each.open for each in asked if each.days_overdue)
    not_due = totals(each.open for each in asked if not each.days_overdue)
    late, in_hand = _set_off(overdue, settled.in_hand)
    soon, _ = _set_off(not_due, in_hand)
    return {
        "overdue": late,
        "not_due": soon,
        "has_set_off": (late, soon) != (overdue, not_due),
        "refund": settled.refund,
        "refund_on": case.day("close-down", "refund") or last_day(case),
    }


def _referral(case: Case) -> Facts:
    """Who could take them on."""
    colleagues, provider = named(case), case.said("refer", "provider") or ""
    return {
        "refers": bool(colleagues or provider),
        "colleagues": colleagues,
        "provider": provider,
        "part": case.said("refer", "part") or "",
    }


def _set_off(asked: Totals, in_hand: Totals) -> tuple[Totals, Totals]:
    """What is left of both when one is taken off the other, per currency; nothing is left of what is covered."""
    left, still = {}, dict(in_hand)
    for code, money in asked.items():
        used = min(money.minor, still.get(code, Money.zero(code)).minor)
        still[code] = Money(still.get(code, Money.zero(code)).minor - used, code)
        left[code] = Money(money.minor - used, code)
    return {code: money for code, money in left.items() if money}, still


def signature(settings: Settings) -> str:
    """The person's name, business and how to reach them, a line each; empty when the desk does not know them yet."""
    lines = (settings.name, settings.business, settings.email, settings.phone)
    return "\n".join(line for line in lines if line)
