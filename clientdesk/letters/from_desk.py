"""Any letter from the desk as it is: those of an exit with or without one under way, the others from what is open.

Rule: it only reads. What is asked for besides the desk is refused where the letter has no place for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clientdesk.letters.asked import Asked
from clientdesk.letters.chasing import CHASING, Chase
from clientdesk.letters.facts import facts
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.letters.reason import read
from clientdesk.letters.render import render
from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.letter_kinds import (
    ABOUT_PAYMENT,
    AT_ONCE,
    CHECK_IN,
    DECLINE,
    EXIT_NOTICES,
    EXTRAS_PRICED,
    FOLLOW_UP,
    FOR_MONEY,
    HAND_OVER,
    LONG_NOTICE,
    OF_SILENCE,
    PRICE_EXPLAINED,
    REFERRAL,
    REQUEST,
    STYLE_DIFFERS,
    WARNING,
)
from clientdesk.model.record import derived_id
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.ended import last_exit, outcome_of

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.letters.facts import Facts
    from clientdesk.letters.render import LetterText
    from clientdesk.model.client import Client, Language
    from clientdesk.model.records import Records

__all__ = ["NAMES_COLLEAGUES", "Asked", "from_desk", "takes", "usual_language"]

NAMES_COLLEAGUES = frozenset((STYLE_DIFFERS, REFERRAL))
"""Kinds that tell the client of colleagues who have agreed."""
_TAKES = {
    "a reason": frozenset((WARNING, PRICE_EXPLAINED, DECLINE, *EXIT_NOTICES)),
    "a deadline": frozenset((*ABOUT_PAYMENT, *EXIT_NOTICES, REQUEST, HAND_OVER)),
    "a colleague": NEEDS_COLLEAGUE | NAMES_COLLEAGUES,
    "a single invoice": frozenset((FOLLOW_UP, *FOR_MONEY)),
    "a project": frozenset(OF_SILENCE),
}
"""What can be asked for, and the kinds that have a place for it."""
_PATHS = {EXTRAS_PRICED: ExitPath.PRICE_OUT, DECLINE: ExitPath.PROSPECT, AT_ONCE: ExitPath.LEAVE_NOW}
"""Kinds that belong to one way out, whatever way is being taken."""
_LONG_NOTICE = frozenset((STYLE_DIFFERS, LONG_NOTICE))


def from_desk(records: Records, client: Client, kind: str, today: date, asked: Asked) -> LetterText:
    """A letter to a client: of an exit with the answers there, else with what the desk knows alone.

    Raises Refused for what this kind has no place for, and where it would ask for nothing; NotFound for a kind that
    there is no text for.
    """
    _check(client, kind, asked)
    language = asked.language or usual_language(records, client, kind)
    if kind in CHASING:
        return _chasing(records, client, kind, today, asked, language)
    written = render(kind, language, _exit_facts(records, client, kind, today, asked))
    return replace(written, deadline=asked.deadline)


def facts_of(records: Records, client: Client, kind: str, today: date, asked: Asked) -> Facts:
    """What a letter of a kind to a client could say today, also where there is nothing to ask for or nobody to ask."""
    if kind not in CHASING:
        return _exit_facts(records, client, kind, today, asked)
    try:
        return Chase(records, client.id, kind, today, asked).facts
    except Refused:
        return Chase(records, client.id, CHECK_IN, today, asked).facts


def _exit_facts(records: Records, client: Client, kind: str, today: date, asked: Asked) -> Facts:
    case = Case(records, _with(exit_for(records, client, kind, today), kind, asked), today)
    if kind in NAMES_COLLEAGUES and asked.colleagues and "refer" in case.skips:
        raise Refused(f"No colleague is named here. {case.skips['refer']}")
    whom = asked.colleagues[0] if kind in NEEDS_COLLEAGUE and asked.colleagues else None
    language = asked.language or usual_language(records, client, kind)
    return facts(case, whom, asked.deadline, language=language)


def _chasing(
    records: Records, client: Client, kind: str, today: date, asked: Asked, language: Language
) -> LetterText:  # fmt: skip
    """A letter of a silence or of money, and what it is about."""
    chase = Chase(records, client.id, kind, today, asked)
    written = render(kind, language, chase.facts)
    about = {"invoices": chase.invoices, "besides": chase.besides}
    return replace(written, **about, deadline=chase.deadline, project=chase.project)


def takes(kind: str) -> frozenset[str]:
    """What a kind has a place for, in the words of its refusal: `a reason`, `a deadline`, `a colleague`."""
    return frozenset(what for what, kinds in _TAKES.items() if kind in kinds)


def usual_language(records: Records, client: Client, kind: str) -> Language:
    """The reader's language: the client's, and the person's own for a letter to a colleague."""
    return records.settings.language if kind in NEEDS_COLLEAGUE else client.language


def _check(client: Client, kind: str, asked: Asked) -> None:
    every = (asked.reason, asked.deadline, asked.colleagues, asked.invoices, asked.project)
    given = dict(zip(_TAKES, every, strict=True))
    for what, kinds in _TAKES.items():
        if given[what] and kind not in kinds:
            raise Refused(f"{kind} has no place for {what}. It belongs to {', '.join(sorted(kinds))}.")
    if kind in NEEDS_COLLEAGUE and len(asked.colleagues) != 1:
        raise Refused(Hint(f"{kind} goes to one colleague. Say to whom: ", Way(Deed.COLLEAGUE, (kind, client.name))))
    silent = [each.name for each in asked.colleagues if each.agreed is not True]
    if kind in NAMES_COLLEAGUES and silent:
        raise Refused(f"{silent[0]} has not said yes yet: ask first (L19), then name them.")


def exit_for(records: Records, client: Client, kind: str, today: date) -> Exit:
    """The exit under way, else the last where it holds, else one that is nowhere kept, on the kind's own path.

    One holds that ended the work, or a part of it, with a client who has not come back since (X08).
    """
    found = last_exit(records, client.id)
    if found is None or (found.ended and not (found.last_day and outcome_of(records, client))):
        usual = ExitPath.PROSPECT if client.stage is Stage.PROSPECT else ExitPath.STANDARD
        path = ExitPath.MUTUAL if kind in _LONG_NOTICE else usual
        found = Exit(id=derived_id("letter", client.id), client=client.id, path=path, started=today)
    return found.but(path=_PATHS.get(kind, found.path))


def _with(exit_: Exit, kind: str, asked: Asked) -> Exit:
    """The exit with what was asked for in place of its own answers, and nobody left out who is to be named."""
    if asked.reason:
        reason = read(kind, asked.reason)
        exit_ = _saying(exit_.but(reason=reason), "meet", "notice", reason=reason)
    if not asked.colleagues:
        return exit_
    skipped = {step: why for step, why in exit_.skipped.items() if step != "refer"}
    return _saying(exit_.but(skipped=skipped), "refer", colleagues=",".join(each.id for each in asked.colleagues))


def _saying(exit_: Exit, *steps: str, **said: str) -> Exit:
    return exit_.but(answers=exit_.answers | {step: exit_.answers.get(step, {}) | said for step in steps})
