"""X05 Refer: several colleagues who can serve them, or the kind of provider that fits; nothing about their faults."""

from __future__ import annotations

from clientdesk.model.names import initial_names
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.question import Kind, Option, Page, Question

LETTER = "L18"
_NOBODY = "Write a kind of provider here, or skip this step (F3)."


def willing(case: Case) -> tuple[Colleague, ...]:
    """The colleagues who were asked and agreed: only they are ever named to a client."""
    return tuple(each for each in case.records.all(Colleague) if each.agreed)


def named(case: Case) -> tuple[Colleague, ...]:
    """The colleagues whom the client is referred to."""
    ids = (case.said("refer", "colleagues") or "").split(",")
    return tuple(each for each in willing(case) if each.id in ids)


def who(case: Case) -> Page:
    """Colleagues, or the kind of provider that fits now."""
    options = tuple(Option(each.id, each.name, each.does) for each in willing(case))
    whom = Question(
        "colleagues", "To whom?", Kind.CHOICES, "Several, so that they can choose.", options, required=False
    )
    provider = Question(
        "provider",
        "Or which kind of provider fits them now?" if options else "Which kind of provider fits them now?",
        Kind.TEXT,
        "Such as: a full-service agency, a specialist in online shops.",
        required=not case.said("refer", "colleagues"),
        missing="Tick a colleague, or write a kind of provider here." if options else _NOBODY,
    )
    return Page("who", "Someone who fits", (whom, provider) if options else (provider,), _notes(case))


def _notes(case: Case) -> tuple[str, ...]:
    unasked = [each.name for each in case.records.all(Colleague) if each.agreed is None]
    have = "has" if len(unasked) == 1 else "have"
    ask = f"Ask first, then name: {initial_names(unasked)} {have} not said yes yet." if unasked else ""
    skip = skip_advice(case)
    return tuple(note for note in (ask, skip) if note)


def skip_advice(case: Case) -> str:
    """Why the step is better skipped; empty when it is not (X05)."""
    if {"S09", "S10", "S11"} & case.signs:
        return "They were disrespectful: don't send them to a colleague. Skip this step."
    return ""


def part(case: Case) -> Page:
    """What you do well, and would go on doing for them."""
    question = Question(
        "part", "Is there a part you would keep doing?", Kind.TEXT, "It is offered in the letter.", required=False
    )
    return Page("part", "What you do well", (question,), (f"{case.client.name} may still want that part of you.",))


def letter(case: Case) -> Page:
    """The referral, to be edited."""
    return letter_page(case, LETTER, "The referral", "Nothing about what went wrong goes to anybody.")
