"""X05 Refer: several colleagues who can serve them, or the kind of provider that fits; nothing about their faults."""

from __future__ import annotations

import re
from collections.abc import Callable

from clientdesk.model.days import add_months
from clientdesk.model.days import shown as shown_day
from clientdesk.model.letter_kinds import REFERRAL
from clientdesk.model.names import fold, initial_names
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import projects
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.question import Kind, Option, Page, Question

YES_HOLDS = 12
"""Months for which a colleague's yes is counted on, from the day they were asked."""
_NOBODY = "Write a kind of provider here, or skip this step."
_TELLING = 4
"""The letters that a word of a name needs to give the client away."""


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


def unasked(case: Case) -> tuple[Colleague, ...]:
    """The colleagues who were never asked, nor are to be asked in this exit."""
    return _those(case, lambda each: each.agreed is None and each.asked is None and each.id not in _ids(case, "ask"))


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
        tuple(_option(case, each) for each in open_ones), required=False,
    )  # fmt: skip
    work = Question(
        "work", "What kind of work is it?", Kind.TEXT, "The request says it; leave it empty to say nothing of it.",
        required=False, default=_known_work(case) or None, derived=True,
    )  # fmt: skip
    others = _those(case, lambda each: each not in open_ones)
    notes = ("A colleague is asked first, and named to the client only after a yes.", _not_asked(case, others))
    return Page("ask", "Ask first, then name", (whom, work), tuple(filter(None, (*notes, skip_advice(case)))))


def kind_of_work(case: Case) -> str:
    """The kind of work that a colleague is asked about, as it was said, else as the desk knows it; empty for neither.

    The client's name never stands in it: they are named only after a yes.
    """
    said = case.said("refer", "work")
    words, name = _known_work(case) if said is None else said, re.escape(case.client.name)
    whole = rf"(?<!\w){name}(?!\w)" if name.isascii() else name
    return re.sub(whole, "the client", words, flags=re.IGNORECASE)


def _known_work(case: Case) -> str:
    """The projects that end, but for those whose name gives the client away, and the client's trade."""
    names = initial_names([each.name for each in projects.ending(case) if not _gives_away(case, each.name)])
    trade = f"for a client in this trade: {case.client.trade}" if case.client.trade else ""
    return ", ".join(filter(None, (names, trade)))


def _gives_away(case: Case, text: str) -> bool:
    """Whether a text has the client's name in it, or a word of it, or of somebody's there."""
    known = (case.client.name, *(each.name for each in case.client.contacts))
    words = {word for name in known for word in re.findall(r"\w+", fold(name)) if len(word) >= _TELLING}
    return any(word in fold(text) for word in {fold(case.client.name), *words})


def _not_asked(case: Case, others: tuple[Colleague, ...]) -> str:
    """Who is not asked, as they have answered already."""
    names = initial_names([f"{each.name} ({_history(case, each)})" for each in others])
    return f"Not asked again: {names}." if names else ""


def _option(case: Case, each: Colleague) -> Option:
    """A colleague: what they do, when they were last asked, and what they said."""
    return Option(each.id, each.name, ", ".join(filter(None, (each.does, _history(case, each)))))


def _history(case: Case, each: Colleague) -> str:
    """When a colleague was last asked, and what they said: `asked on 2 Nov 2026, said yes`; empty for never."""
    asked_on = f"asked on {shown_day(each.asked)}" if each.asked else ""
    if each.agreed or each in said_yes(case):
        answer = "said yes"
    else:
        answer = "said no" if each.agreed is False else "no answer yet" if each.asked else ""
    return ", ".join(filter(None, (asked_on, answer)))


def agreed(case: Case) -> Page | None:
    """Who has said yes of those asked; whoever has not answered can be named later."""
    requested, yes = _ids(case, "ask"), _ids(case, "agreed")
    waiting = _those(case, lambda each: each.id in requested and (each.agreed is not False or each.id in yes))
    if not waiting:
        return None
    who_did = Question(
        "agreed", "Who has said yes by now?", Kind.CHOICES, "Leave it empty while nobody has answered.",
        tuple(_option(case, each) for each in waiting), required=False,
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
    options = tuple(_option(case, each) for each in willing(case))
    late = _unanswered(case) if case.said("refer", "answers") == "wait" else ()
    whom = Question(
        "colleagues", "To whom?", Kind.CHOICES, "Several, so that they can choose.", options, required=False,
        default=_ticked(case), follows=True,
    )  # fmt: skip
    provider = Question(
        "provider",
        "Or which kind of provider fits them now?" if options else "Which kind of provider fits them now?",
        Kind.TEXT,
        "Such as: a full-service agency, a specialist in online shops.",
        required=bool(late) or not named(case),
        missing="Choose a colleague, or write a kind of provider here." if options else _NOBODY,
    )
    names = initial_names([each.name for each in late])
    return Page(
        "who", "Someone who fits", (whom, provider) if options else (provider,), _notes(case), is_closed=bool(late),
        closed_until=f"{names} {'has' if len(late) == 1 else 'have'} answered", reopens="agreed",
        closed_because=f"You asked {names} whether you may name them. Say what they answered, or go on without them.",
    )  # fmt: skip


def _ticked(case: Case) -> str:
    """Who is named unless it is said otherwise: those named so far, and whoever was asked in this exit and said yes."""
    here = {*asked(case), *named(case)}
    return ",".join(each.id for each in willing(case) if each in here)


def _notes(case: Case) -> tuple[str, ...]:
    yes = said_yes(case)
    unasked = [each.name for each in _those(case, lambda each: each.agreed is None and each not in yes)]
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
    return letter_page(case, REFERRAL, "The referral", "Nothing about what went wrong goes to anybody.")
