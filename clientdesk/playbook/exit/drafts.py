"""What an exit has put on the desk so far, and how it is taken back. Rule: what the client has, or heard of, stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from clientdesk.model.entry.below import let_go
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.letter_kinds import EXTRAS_PRICED
from clientdesk.model.record import Record, derived_id
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.playbook.exit.case import Case

NEVER_SENT = "was never marked as sent. Say when it went out, or send it now."
"""What is said of a letter that should have gone out."""


class TakenBack(Struct, frozen=True):
    """Records that let go of what goes, and those that go."""

    puts: tuple[Record, ...] = ()
    removes: tuple[Record, ...] = ()


def own_letters(case: Case) -> tuple[Letter, ...]:
    """The letters that this exit has written, sent or not."""
    return tuple(each for each in case.records.of(Letter, case.client.id) if each.exit == case.exit.id)


def may_go(letter: Letter) -> bool:
    """Whether a letter is a mere draft: one that was ever sent stays on the paper trail (P)."""
    return letter.sent is None and not letter.was


def without(case: Case, letters: Collection[Letter]) -> TakenBack:
    """Drafts taken back with the tasks to send them; a file that was attached to one stays with the client."""
    gone = {each.id for each in letters}
    tasks = (each for each in case.records.of(Task, case.client.id) if each.letter in gone and each.done is None)
    return TakenBack(tuple(let_go(case.records, letters)), (*letters, *tasks))


def planned(case: Case) -> TakenBack:
    """All that this exit has only planned: its drafts, and its open tasks."""
    drafts = without(case, [each for each in own_letters(case) if may_go(each)])
    mine = (each for each in case.records.of(Task, case.client.id) if each.exit == case.exit.id and each.done is None)
    return TakenBack(drafts.puts, (*drafts.removes, *(each for each in mine if each not in drafts.removes)))


def never_priced(case: Case) -> Iterator[Remedy]:
    """Pricing out that this exit began and the client never heard of (R07)."""
    heard = any(each.kind == EXTRAS_PRICED and not may_go(each) for each in own_letters(case))
    begun = case.records.by_id(Remedy).get(derived_id(case.exit.id, PRICE_OUT))
    if begun and begun.settled is None and not heard:
        yield begun
