"""Letters that go out before anybody was to hear of the end (X01, X02). Rule: it tells, and holds nothing back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown as shown_day
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import ENDINGS, HAND_OVER, PRICES, REFERRAL, TALK_CONFIRMED
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.gates import Gate, gates
from clientdesk.playbook.exit.paths import PATHS

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.exit import Exit
    from clientdesk.model.records import Records

NEWS = frozenset((*ENDINGS, REFERRAL, HAND_OVER, TALK_CONFIRMED))
"""The letters by which a client hears of the end; one that speaks of a price is news where the price leads to it."""


def early(records: Records, letter: Letter, on: date) -> str:
    """That nobody was to hear anything yet on a day; empty where they were, or no exit is under way."""
    gate = _shut(records, letter, on)
    return f"Nobody was to hear anything {_until(gate)}." if gate else ""


def went_early(case: Case) -> tuple[str, ...]:
    """The letters that have gone out before their time, while the end is not saved."""
    found = []
    for each in sorted(case.records.of(Letter, case.client.id), key=lambda letter: letter.sent or case.today):
        gate = _shut(case.records, each, each.sent) if each.sent and each.sent <= case.today else None
        if gate and each.sent:
            what = f"{each.kind} “{each.subject}”" if each.subject else each.kind
            on = f"went out on {shown_day(each.sent)}, before its time"
            found.append(f"{what} {on}: nobody was to hear anything {_until(gate)}.")
    return tuple(found)


def _shut(records: Records, letter: Letter, on: date) -> Gate | None:
    exit_ = open_exit(records, letter.client) if letter.kind in {*NEWS, *PRICES} else None
    if exit_ is None or exit_.saved or on < exit_.started or not _is_news(letter, exit_):
        return None
    case = Case(records, exit_, on, is_brief=True)
    return None if case.keeps else next((gate for gate in gates(case) if not gate.is_open), None)


def _is_news(letter: Letter, exit_: Exit) -> bool:
    """Whether a letter speaks of this end: an ordinary price letter does not."""
    leads_to_it = "price-letter" in PATHS[exit_.path].asks.get("meet", ()) or letter.exit == exit_.id
    return letter.kind in NEWS or leads_to_it


def _until(gate: Gate) -> str:
    return f"before {shown_day(gate.opens)}" if gate.opens else f"until {gate.words}"
