"""The form for an incident. Rule: what was said comes first, and of the rest only what its sign asks for (P).

An entry on the desk already is corrected by a new one, never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.journal import Abuse, Channel, Incident
from clientdesk.model.record import new_id
from clientdesk.model.records import Records
from clientdesk.model.signs import SIGNS, Sign
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import choice, day, pairs, projects, title
from clientdesk.tui.forms.trying import best_try

_SAID = {
    "S12": ("What they asked for", "in their words"),
    "S13": ("What they said", "in their words; what is so comes below"),
} | dict.fromkeys(("S05", "S07", "S15", "S17", "S19", "S20"), ("What happened", ""))
"""What the text is called for some signs, and the word about it; for the others it is what was said."""
_WORDS = ("What was said", "in their words")
_KINDS = (
    (Abuse.CHARACTER.value, "an attack on your character"),
    (Abuse.INSULT.value, "an insult dressed as criticism"),
    (Abuse.OVERREACTION.value, "a huge reaction to a small mistake"),
)
_YES_OR_NO = (("yes", "yes"), ("no", "no"))
_NOTHING: dict[str, Any] = {
    "stalled_since": None, "stalled_until": None, "abuse": None, "reported_by": "", "apologised": False, "fact": "",
    "proof": "", "agreed": None,
}  # fmt: skip
"""What only some signs ask for, as it is for the others."""
_UNANSWERED = "Your answer is missing: a correction can add it (e in the log)."
_UNSAID = "It counts only where this had been agreed: a correction can say so (e in the log)."


def incident(records: Records, given: Incident, today: date) -> Form:
    """What happened, of a sign that may be known already."""
    is_there = given.id in records.by_id(Incident)
    record = given.but(id=new_id(), corrects=given.id) if is_there else given
    every = tuple(_fields(records, given))

    def build(answers: Answers) -> Change:
        said = answers.values()
        said.pop(files.FILES)
        if "agreed" in said:
            said["agreed"] = {"yes": True, "no": False}.get(said["agreed"])
        return entered(records, record.but(**_NOTHING | said), today)

    return Form(
        key=f"correct {given.id}" if is_there else f"new incident {given.client}",
        title=title(records, record, "correction" if is_there else "incident"),
        fields=every,
        build=build,
        button="Log the correction" if is_there else "Log the incident",
        now=lambda answers: _asked(every, SIGNS.get(answers.raw("sign"))),
        about=(("sign", given.sign),) if given.sign else (),
        after=lambda after: _after(after, record.id, today),
    )


def _fields(records: Records, given: Incident) -> Iterable[Field]:
    """Every field of every sign."""
    signs = pairs((sign.id, sign.words) for sign in SIGNS.values() if sign.logged)
    agreed = {True: "yes", False: "no", None: ""}[given.agreed]
    return (
        Field("said", _WORDS[0], Kind.LINES, given.said, _WORDS[1]),
        Field("sign", "What kind", Kind.CHOICE, given.sign, required=True, choices=signs),
        Field("abuse", "Which of these", Kind.CHOICE, given.abuse or "", choices=_KINDS, enum=Abuse),
        Field("reported_by", "Who told you", start=given.reported_by, help="where it was not said to your face"),
        Field("apologised", "They apologised", Kind.YES_NO, YES if given.apologised else NO,
              "is noted, and changes nothing"),
        Field("fact", "What is so", Kind.LINES, given.fact),
        Field("proof", "Where it shows", Kind.LINES, given.proof, "an e-mail, a file, a page, a witness"),
        Field("agreed", "Agreed already", Kind.CHOICE, agreed,
              "counts only where this had been agreed; quotes before hiring are normal", choices=_YES_OR_NO),
        Field("stalled_since", "Stalled since", Kind.DATE, day(given.stalled_since),
              "the day from which nothing moved; empty: it went on"),
        Field("stalled_until", "Moved again on", Kind.DATE, day(given.stalled_until), "empty while it stands still"),
        Field("answer", "Your answer", Kind.LINES, given.answer),
        Field("on", "Day", Kind.DATE, day(given.on), required=True),
        choice("channel", "How", Channel, given.channel),
        Field("witness", "Witness", start=given.witness, help="who else was there"),
        projects(records, given.client, given.project),
        files.field(),
        Field("opinion", "What you think", Kind.LINES, given.opinion,
              "private: never in a letter, nor in a bundle for others"),
    )  # fmt: skip


def _asked(every: Iterable[Field], sign: Sign | None) -> Iterable[Field]:
    """What is asked for a sign, in its words."""
    asks = sign.asks if sign else ()
    for each in every:
        if each.key == "said" and sign:
            label, about = _SAID.get(sign.id, _WORDS)
            yield replace(each, label=label, help=about)
        elif each.key == "answer" and sign and sign.id == "S12":
            yield replace(each, help="part of it: what they asked for, and what you said to that")
        elif each.key == "sign" and sign:
            yield replace(each, help=sign.told)
        elif each.key not in _NOTHING or each.key in asks:
            yield each


def _after(records: Records, incident_id: str, today: date) -> str:
    """What is said once it is saved: what is still missing, else what to try first (R)."""
    logged = records.by_id(Incident).get(incident_id)
    if logged is None:
        return ""
    if logged.sign == "S12" and not logged.answer:
        return _UNANSWERED
    if logged.sign == "S16" and logged.agreed is None:
        return _UNSAID
    best = best_try(records, logged.client, today, logged.sign)
    return f"Try first: {best.remedy.id} {best.remedy.name} (F8)" if best else ""
