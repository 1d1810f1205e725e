"""The guide's entries. Rule: a new sign, remedy, safeguard, letter, step or path shows up here by itself.

Names, bars and figures are the playbook's tables'; the prose around them is `guide.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clientdesk.letters.names import NAMES
from clientdesk.letters.render import kinds
from clientdesk.model.bars import BARS, raised_at
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS, Sign
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.exit.steps import STEPS
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.tui.guide_texts import prose, told


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the guide: its handbook id (or a symbol), the chapter it belongs to, its title, what it says."""

    id: str
    chapter: str
    title: str
    told: str


def entries() -> tuple[Entry, ...]:
    """Every entry, in the order in which a person needs them."""
    return (
        *_verdicts(),
        *_signs(),
        *_remedies(),
        *_chapter("Silence"),
        *_steps(),
        *_chapter("Leaving"),
        *_safeguards(),
        *_letters(),
        *_chapter("Screens"),
    )


@cache
def codes() -> frozenset[str]:
    """The handbook ids under which there is a page."""
    return frozenset(entry.id for entry in entries())


def _verdicts() -> Iterator[Entry]:
    for assessment in Assessment:
        yield Entry(assessment.symbol, "Verdicts", assessment.words, told("Verdicts", assessment))


def _signs() -> Iterator[Entry]:
    for sign in SIGNS.values():
        yield Entry(sign.id, "Signs", sign.words[:1].upper() + sign.words[1:], "\n\n".join(_told_of(sign)))


def _told_of(sign: Sign) -> Iterator[str]:
    yield sign.told
    yield told("Classes", sign.sign_class)
    own = "; your own bar, for all clients or one, goes before that" if sign.id in BARS else ""
    yield f"Raised at {raised_at(sign)}{own}."
    yield f"{sign.origin.capitalize()}."
    yield sign.advice
    if sign.try_first:
        yield "Try first:\n" + "\n".join(f"  {key}  {REMEDIES[key].name}" for key in sign.try_first)


def _remedies() -> Iterator[Entry]:
    for remedy in REMEDIES.values():
        words = f"{remedy.told}\n\nLook again after {remedy.review_days} days. F8 writes down that you tried it."
        yield Entry(remedy.id, "Remedies", remedy.name.capitalize(), words)


def _steps() -> Iterator[Entry]:
    for step in STEPS.values():
        yield Entry(step.handbook, "Leaving", step.title, f"{step.told}.\n\n{told('Steps', step.name)}")


def _safeguards() -> Iterator[Entry]:
    for safeguard in SAFEGUARDS.values():
        yield Entry(safeguard.id, "Safeguards", safeguard.name.capitalize(), safeguard.told)


def _letters() -> Iterator[Entry]:
    written = kinds()
    for key, name in NAMES.items():
        who = "The exit (x) writes it, for you to edit and send." if key in written else "You write it yourself."
        yield Entry(key, "Letters", name.capitalize(), f"{told('Letters', key)}\n\n{who}")


def _chapter(name: str) -> Iterator[Entry]:
    return (Entry(each.id, name, each.title, each.told) for each in prose() if each.chapter == name)
