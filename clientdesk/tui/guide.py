"""The guide's entries. Rule: a new sign, remedy, safeguard, letter, step or path shows up here by itself.

Names, bars and figures are the playbook's tables' and the settings'; the prose around them is `guide.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from clientdesk.letters.names import NAMES
from clientdesk.letters.render import kinds
from clientdesk.model.days import counted
from clientdesk.model.letter_kinds import BY_AN_EXIT
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Settings
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.exit.steps import STEPS
from clientdesk.playbook.safeguards import FIRST_JOB, SAFEGUARDS, Deposit, SafeguardKind, clause_of
from clientdesk.tui.guide_entry import Entry, Part, written
from clientdesk.tui.guide_judging import signs, verdicts
from clientdesk.tui.guide_texts import Texts, deposits


def entries(settings: Settings | None = None) -> tuple[Entry, ...]:
    """Every entry, in the order in which a person needs them; with their own bars, where settings are given."""
    settings = settings or Settings()
    texts = Texts(settings)
    return (
        *verdicts(texts, settings),
        *signs(texts, settings),
        *_remedies(texts),
        *_chapter(texts, "Silence"),
        *_steps(texts),
        *_chapter(texts, "Leaving"),
        *_safeguards(texts, settings),
        *_letters(texts),
        *_chapter(texts, "Screens"),
    )


@cache
def codes() -> frozenset[str]:
    """The ids under which there is a page."""
    return frozenset(entry.id for entry in entries())


@cache
def titles() -> dict[str, str]:
    """The title of each page, by its id."""
    return {entry.id: entry.title for entry in entries()}


def _remedies(texts: Texts) -> Iterator[Entry]:
    for remedy in REMEDIES.values():
        fits = tuple(sign.id for sign in SIGNS.values() if remedy.id in sign.try_first)
        parts = written((
            Part("What it is", remedy.told),
            Part("How", texts.told("How", remedy.id)),
            Part("What comes of it", texts.told("Outcome", remedy.id)),
            Part("Look again", f"After {counted(remedy.review_days, 'day')}, unless you name another day; it is in the "
                 "agenda. F8 on a client writes down that you began."),
            Part("Tried first when a client", "", tuple((key, SIGNS[key].words) for key in fits)),
        ))  # fmt: skip
        yield Entry(remedy.id, "Remedies", remedy.name.capitalize(), parts)


def _safeguards(texts: Texts, settings: Settings) -> Iterator[Entry]:
    for safeguard in SAFEGUARDS.values():
        asked = deposits() if safeguard.id == "C01" else ()
        parts = written((
            Part("What it says", safeguard.told),
            Part("Why", texts.told("Worth", safeguard.id)),
            Part("How much", "", asked),
            Part("For the next contract", f"{clause(safeguard, settings)}."),
        ))  # fmt: skip
        yield Entry(safeguard.id, "Safeguards", safeguard.name.capitalize(), parts)


def clause(safeguard: SafeguardKind, settings: Settings) -> str:
    """A safeguard's line for a contract with a new client."""
    return clause_of(safeguard, settings, Deposit(*FIRST_JOB, ""))


def _steps(texts: Texts) -> Iterator[Entry]:
    for step in STEPS.values():
        parts = Part("", f"{step.told}."), Part("", texts.told("Steps", step.name))
        yield Entry(step.handbook, "Leaving", step.title, parts)


def _letters(texts: Texts) -> Iterator[Entry]:
    made = kinds()
    for key, name in NAMES.items():
        how = _way_to(key) if key in made else "You write it yourself."
        yield Entry(key, "Letters", name.capitalize(), (Part("", texts.told("Letters", key)), Part("", how)))


def _way_to(kind: str) -> str:
    """Where a letter is written."""
    if kind in BY_AN_EXIT:
        return "The exit (x) writes it, for you to edit and send. Without one: W on the client's page."
    return f"W on the client's page writes it, for you to edit and send, and so does `clientdesk letter {kind} CLIENT`."


def _chapter(texts: Texts, name: str) -> Iterator[Entry]:
    return (Entry(each.id, name, each.title, (Part("", each.told),)) for each in texts.chapter(name))
