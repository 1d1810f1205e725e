"""What is asked of a letter, as a form (L): only what its kind takes. Rule: what is asked is `Asked`'s, in its words.

The subject and the text are two more fields of it, shown beside the others; they are empty while they are the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.standing import standings
from clientdesk.letters.from_desk import Asked, takes, usual_language
from clientdesk.letters.names import NEEDS_COLLEAGUE, named
from clientdesk.letters.reason import meaning
from clientdesk.letters.render import kinds
from clientdesk.model.change import Change
from clientdesk.model.client import Client, Language
from clientdesk.model.days import shown
from clientdesk.model.journal import Letter
from clientdesk.model.project import Project
from clientdesk.model.settings import Colleague
from clientdesk.playbook.dunning.fit import told_apart
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import is_held
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day, projects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.letters.render import LetterText
    from clientdesk.model.records import Records
    from clientdesk.tui.forms.field import Choices

SUBJECT, BODY = "subject", "body"
"""The fields of one's own words; empty while the letter is the desk's."""


class Begun(Struct, frozen=True):
    """A letter that is being written: the record that it becomes, and whether that is on the desk already."""

    letter: Letter
    is_kept: bool = False

    @property
    def key(self) -> str:
        """What its half-typed words are kept under: its own where it is on the desk, else one per kind and client."""
        letter = self.letter
        return f"letter {letter.id}" if self.is_kept else f"new letter {letter.kind} {letter.client}"


def form(records: Records, begun: Begun, today: date, deadline: date | None = None) -> Form:
    """The fields that a kind takes, beginning with what is known; `deadline` is what the letter names by itself."""
    letter = begun.letter
    client = records.get(Client, letter.client)
    return Form(
        key=begun.key,
        title=f"{named(letter.kind)} · {client.name}",
        fields=(
            *_fields(records, client, begun, today, deadline),
            Field(SUBJECT, "Subject"),
            Field(BODY, "Text", Kind.LINES),
        ),
        build=lambda _: Change("Wrote a letter"),
        button="Keep the draft",
    )


def asked(records: Records, answers: Answers) -> Asked:
    """What was typed, as the letter takes it; raises FieldRefused for what can't be read."""
    said = answers.values(*(key for key in answers.fields if key not in (SUBJECT, BODY)))
    whom = said.get("colleagues") or ()
    return Asked(
        reason=said.get("reason", ""),
        colleagues=tuple(records.get(Colleague, each) for each in ((whom,) if isinstance(whom, str) else whom)),
        language=said["language"],
        invoices=said.get("invoices", ()),
        deadline=said.get("deadline"),
        project=said.get("project") or "",
    )


def kept(begun: Begun, written: LetterText, wanted: Asked, today: date) -> Letter:
    """The letter in these words, as a record; one that is new was written today."""
    letter = begun.letter
    whom = wanted.colleagues[0].id if letter.kind in NEEDS_COLLEAGUE and wanted.colleagues else letter.colleague
    return letter.but(
        subject=written.subject,
        body=written.body,
        language=written.language,
        invoices=written.invoices or wanted.invoices,
        besides=written.besides,
        deadline=written.deadline or wanted.deadline,
        project=written.project or wanted.project or None,
        colleague=whom,
        written=letter.written if begun.is_kept else today,
    )


def _fields(
    records: Records, client: Client, begun: Begun, today: date, deadline: date | None
) -> Iterator[Field]:  # fmt: skip
    letter, places = begun.letter, takes(begun.letter.kind)
    start = letter.language if begun.is_kept else usual_language(records, client, letter.kind)
    if letter.kind in NEEDS_COLLEAGUE:
        yield _one_colleague(records, letter)
    elif "a colleague" in places:
        yield from _some_colleagues(records)
    if "a single invoice" in places and (found := _invoices(records, letter, today)):
        told = "none ticked: all that it may ask for"
        yield Field("invoices", "Invoices", Kind.SOME, ",".join(letter.named), told, choices=found)
    if "a project" in places and records.of(Project, client.id):
        yield projects(records, client.id, letter.project)
    if "a reason" in places:
        yield _reason(letter.kind)
    if "a deadline" in places:
        usual = f"{shown(deadline, today)}, where you name no other" if deadline else ""
        told = usual or "the last day for an answer or a payment"
        yield Field("deadline", "Deadline", Kind.DATE, day(letter.deadline), told)
    yield Field(
        "language", "Language", Kind.CHOICE, start, required=True, choices=_languages(letter.kind), enum=Language
    )


def _reason(kind: str) -> Field:
    """What a kind takes for its reason."""
    wanted = meaning(kind)
    return Field("reason", wanted.label, Kind.LINES if wanted.has_lines else Kind.TEXT, help=wanted.told)


def _languages(kind: str) -> Choices:
    """Every language; those that the kind is not written in yet say so."""
    return tuple((each.value, each.words if kind in kinds(each) else f"{each.words}: not yet") for each in Language)


def _one_colleague(records: Records, letter: Letter) -> Field:
    """To whom a request goes; who said no is asked last."""
    every = sorted(records.all(Colleague), key=lambda each: each.agreed is False)
    names = tuple((each.id, f"{each.name} · said no" if each.agreed is False else each.name) for each in every)
    told = "a colleague" if names else "there is none on the desk yet: add one among the referrals (4)"
    return Field("colleagues", "To", Kind.CHOICE, letter.colleague or "", told, required=True, choices=names)


def _some_colleagues(records: Records) -> Iterator[Field]:
    """Those who said yes; nothing where nobody did."""
    willing = tuple((each.id, each.name) for each in records.all(Colleague) if each.agreed)
    if willing:
        yield Field(
            "colleagues", "Colleagues", Kind.SOME, "", "who said yes; none ticked: those of the exit", choices=willing
        )


def _invoices(records: Records, letter: Letter, today: date) -> Choices:
    """What is open, the oldest first, and what the letter is about already."""
    found = [
        each for each in standings(records, letter.client, today)
        if each.balance > 0 or each.invoice.id in letter.named
    ]  # fmt: skip
    found.sort(key=lambda each: str(each.due or each.invoice.issued))
    apart = _asked_kindly(records, letter, found, today)
    return tuple(
        (each.invoice.id, f"{each.invoice.number}{apart(each)} · {each.to_pay.shown()} · {each.words}")
        for each in found
    )


def _asked_kindly(
    records: Records, letter: Letter, found: list[Standing], today: date
) -> Callable[[Standing], str]:  # fmt: skip
    """What is said of an invoice that the letter would ask for kindly, beside those that it is right for (G4).

    Behind the number, for where there is little room the end of a line is cut.
    """
    picture = Picture(records, letter.client, today)
    late = (each for each in found if each.days_overdue and is_asked_for(each) and not is_held(picture, each))
    besides = told_apart(picture, letter.kind, tuple(late), today).besides
    return lambda each: " (kindly)" if each in besides else ""
