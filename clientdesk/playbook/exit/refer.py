"""X05 Refer: several colleagues who can serve them, or the kind of provider that fits; nothing about their faults."""

from __future__ import annotations

from collections.abc import Callable

from clientdesk.model.days import add_months
from clientdesk.model.days import shown as shown_day
from clientdesk.model.names import initial_names
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.question import Kind, Option, Page, Question

LETTER, REQUEST = "L18", "L19"
YES_HOLDS = 12
"""Months for which a colleague's yes is counted on, from the day they were asked."""
_NOBODY = "Write a kind of provider here, or skip this step (F3)."


def willing(case: Case) -> tuple[Colleague, ...]:
    """The colleagues who were asked and agreed, in this exit or within a year: only they are ever named to a client."""
    yes = said_yes(case)
    return _those(case, lambda each: each in yes or (each.agreed is True and not _is_long_ago(case, each)))


def _is_long_ago(case: Case, colleague: Colleague) -> bool:
    """Whether a yes is too old to be counted on; one whose day is not known is taken at its word."""
    return colleague.asked is not None and add_months(colleague.asked, YES_HOLDS) < case.today


def asked(case: Case) -> tuple[Colleague, ...]:
    """The colleagues to be asked first, in this exit, whether they answered or not."""
    return _those(case, lambda each: each.id in _ids(case, "ask") and each.agreed is not False)


def said_yes(case: Case) -> tuple[Colleague, ...]:
    """Those of them who have said yes by now."""
    ids = _ids(case, "agreed")
    return tuple(each for each in asked(case) if each.id in ids)


def named(case: Case) -> tuple[Colleague, ...]:
    """The colleagues whom the client is referred to."""
    ids = _ids(case, "colleagues")
    return tuple(each for each in willing(case) if each.id in ids)


def _those(case: Case, fits: Callable[[Colleague], bool]) -> tuple[Colleague, ...]:
    return tuple(each for each in case.records.all(Colleague) if fits(each))


def _ids(case: Case, key: str) -> list[str]:
    return (case.said("refer", key) or "").split(",")


def ask(case: Case) -> Page | None:
    """Whom to ask first: a colleague is named only after saying yes."""
    chosen = _ids(case, "ask")
    sure = {each.id for each in willing(case)} - set(chosen)
    open_ones = _those(case, lambda each: each.id in chosen or (each.agreed is not False and each.id not in sure))
    if not open_ones:
        return None
    whom = Question(
        "ask", "Whom do you ask first?", Kind.CHOICES, "Each gets a request, which does not say who the client is.",
        tuple(_option(each) for each in open_ones), required=False,
    )  # fmt: skip
    notes = ("A colleague is asked first, and named to the client only after a yes.", skip_advice(case))
    return Page("ask", "Ask first, then name", (whom,), tuple(filter(None, notes)))


def _option(each: Colleague) -> Option:
    return Option(each.id, each.name, each.does)


def agreed(case: Case) -> Page | None:
    """Who has said yes of those asked; whoever has not answered can be named later."""
    requested, yes = _ids(case, "ask"), _ids(case, "agreed")
    waiting = _those(case, lambda each: each.id in requested and (each.agreed is not False or each.id in yes))
    if not waiting:
        return None
    who_did = Question(
        "agreed", "Who has said yes by now?", Kind.CHOICES, "Leave it empty while nobody has answered.",
        tuple(_option(each) for each in waiting), required=False,
    )  # fmt: skip
    told = "The requests lie among the letters; you send them yourself. Come back here when they have answered."
    return Page("agreed", "Their answers", (who_did, *_waiting(case)), (told,))


def _waiting(case: Case) -> tuple[Question, ...]:
    """Whether their answers are waited for, while somebody owes one."""
    options = (Option("wait", "Wait for their answers"), Option("go-on", "Go on without them"))
    waits = Question("answers", "And now?", Kind.CHOICE, "", options, default="wait")
    return (waits,) if _unanswered(case) else ()


def _unanswered(case: Case) -> tuple[Colleague, ...]:
    """Those asked who have said neither yes nor no."""
    yes = said_yes(case)
    return tuple(each for each in asked(case) if each not in yes and (each.agreed is None or _is_long_ago(case, each)))


def who(case: Case) -> Page:
    """Colleagues, or the kind of provider that fits now."""
    options = tuple(Option(each.id, each.name, _when(each)) for each in willing(case))
    whom = Question(
        "colleagues", "To whom?", Kind.CHOICES, "Several, so that they can choose.", options, required=False
    )
    provider = Question(
        "provider",
        "Or which kind of provider fits them now?" if options else "Which kind of provider fits them now?",
        Kind.TEXT,
        "Such as: a full-service agency, a specialist in online shops.",
        required=not named(case),
        missing="Choose a colleague, or write a kind of provider here." if options else _NOBODY,
    )
    late = _unanswered(case) if case.said("refer", "answers") == "wait" else ()
    names = initial_names([each.name for each in late])
    return Page(
        "who", "Someone who fits", (whom, provider) if options else (provider,), _notes(case), is_closed=bool(late),
        closed_until=f"{names} {'has' if len(late) == 1 else 'have'} answered", reopens="agreed",
        closed_because=f"You asked {names} whether you may name them. Say what they answered, or go on without them.",
    )  # fmt: skip


def _when(colleague: Colleague) -> str:
    """What they do, and since when their yes holds."""
    asked_on = f"asked on {shown_day(colleague.asked)}" if colleague.asked else ""
    return ", ".join(filter(None, (colleague.does, asked_on)))


def _notes(case: Case) -> tuple[str, ...]:
    unasked = [each.name for each in _those(case, lambda each: each.agreed is None)]
    have = "has" if len(unasked) == 1 else "have"
    wait = f"Ask first, then name: {initial_names(unasked)} {have} not said yes yet." if unasked else ""
    return tuple(note for note in (wait, skip_advice(case)) if note)


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
