"""The form for a remedy, and what is proposed to try. Rule: what fits the raised signs comes first, and says for which.

The day to look again, and the day on which the outcome came, follow what was chosen until they are changed by hand.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import PAUSE, PRICE_OUT, REMEDIES, look_again
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.late_fee.basis import has_basis
from clientdesk.playbook.peers import NOBODY
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trying import Proposal, Try, proposed
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day, key_of, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.model.records import Records
    from clientdesk.tui.forms.field import Choices

_OUTCOMES = (
    (RemedyOutcome.WAITING.value, "waiting"),
    (RemedyOutcome.WORKED.value, "it worked"),
    (RemedyOutcome.FAILED.value, "it did not help"),
)
_LEFT = (RemedyOutcome.LEFT.value, "they left")
_DOES = {
    PAUSE: "Their work pauses now, and goes on when you say that it worked.",
    PRICE_OUT: "From now on every extra starts as billed.",
}
_NO_CLAUSE = "No late fee is noted in their contract (F6): without one only a statute is a basis."


def to_try(records: Records, client_id: str, today: date) -> Proposal:
    """What there is to try with a client (R).

    Signs that only a look at the whole desk shows have no remedy of their own, so nobody else is looked at.
    """
    picture = Picture(records, client_id, today)
    picture.peers = NOBODY
    return proposed(picture)


def best_try(records: Records, client_id: str, today: date, sign_id: str) -> Try | None:
    """The first thing to try against one sign; None where it isn't raised, or nothing is left to try."""
    return next(iter(to_try(records, client_id, today).of(SIGNS[sign_id])), None)


def remedy(records: Records, given: Remedy, today: date) -> Form:
    """Something tried before leaving, and what came of it."""
    is_new = given.id not in records.by_id(Remedy)
    fitting = to_try(records, given.client, today).tries
    start = given.but(kind=fitting[0].remedy.id) if is_new and not given.kind and fitting else given
    every = tuple(_fields(start, tuple(_kinds(fitting)), _review(start.kind, start.on) if is_new else given.review))

    def now(answers: Answers) -> Iterator[Field]:
        for each in every:
            if each.key != "decided" or answers.raw("outcome") != RemedyOutcome.WAITING:
                yield replace(each, **_as_chosen(records, given, each.key, answers))

    def build(answers: Answers) -> Change:
        said = answers.values()
        decided = said.get("decided") or _decided(given, said["outcome"], today)
        return entered(records, given.but(**said | {"decided": decided}), today)

    return Form(key_of(records, given, "remedy"), title(records, given, "remedy"), every, build, "Save the remedy",
                now=now)  # fmt: skip


def _as_chosen(records: Records, given: Remedy, key: str, answers: Answers) -> dict[str, Any]:
    """What of a field follows what was chosen."""
    kind = answers.raw("kind")
    match key:
        case "kind":
            return {"help": _told(records, given, kind)}
        case "review" if given.id not in records.by_id(Remedy):
            return {"start": day(_review(kind, _begun(answers, given.on)))}
        case "outcome" if kind == PRICE_OUT:
            return {"choices": (*_OUTCOMES, _LEFT)}
        case "decided":
            return {"start": day(_decided(given, answers.raw("outcome"), answers.today))}
    return {}


def _fields(start: Remedy, kinds: Choices, review: date | None) -> Iterable[Field]:
    return (
        Field("kind", "What you try", Kind.CHOICE, start.kind, required=True, choices=kinds),
        Field("on", "From", Kind.DATE, day(start.on), required=True),
        Field("review", "Look again on", Kind.DATE, day(review), "shows up in the agenda"),
        Field("outcome", "What came of it", Kind.CHOICE, start.outcome, required=True, choices=_OUTCOMES,
              enum=RemedyOutcome),
        Field("decided", "Clear since", Kind.DATE, day(start.decided), "the day from which that counts"),
        Field("note", "Note", Kind.LINES, start.note),
    )  # fmt: skip


def _kinds(fitting: tuple[Try, ...]) -> Iterator[tuple[str, str]]:
    """What fits, then the others."""
    for each in fitting:
        yield each.remedy.id, f"{each.remedy.name} · {each.remedy.id} · ▸ for {each.sign.id} {each.sign.words}"
    first = {each.remedy.id for each in fitting}
    for other in REMEDIES.values():
        if other.id not in first:
            yield other.id, f"{other.name} · {other.id}"


def _told(records: Records, given: Remedy, kind: str) -> str:
    """What a remedy is, and what it does here."""
    chosen = REMEDIES.get(kind)
    if chosen is None:
        return ""
    lacks_clause = kind == "R02" and not has_basis(records, given.client)
    does = _NO_CLAUSE if lacks_clause else _DOES.get(kind, "")
    return f"{chosen.told} {does}".rstrip()


def _review(kind: str, begun: date) -> date | None:
    return look_again(kind, begun) if kind in REMEDIES else None


def _begun(answers: Answers, otherwise: date) -> date:
    """The day typed, where it can be read."""
    try:
        return answers.day("on") or otherwise
    except Refused:
        return otherwise


def _decided(given: Remedy, outcome: str, today: date) -> date | None:
    """The day that its outcome came: today for another one than before, where none is known."""
    return given.decided if outcome == given.outcome else given.decided or today
