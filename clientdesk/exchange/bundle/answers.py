"""What was answered in an exit, in the words of its pages. Rule: what was left empty is left out; no code is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, Heading, Line, Quote
from clientdesk.model.days import shown as shown_day
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import reasons
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.question import Kind, Question, day_of, shown
from clientdesk.playbook.exit.steps import STEPS, questions, step_on
from clientdesk.playbook.safeguards import SAFEGUARDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail
    from clientdesk.model.exit import Exit

_IN_FULL = {Kind.TEXT, Kind.LINES, Kind.LETTER}
_WORDS = {
    "yes": "yes", "no": "no", "charge": "it is asked for", "waive": "it is let go", "noted": "for next time",
    "after-payment": "after payment", "after-delivery": "after delivery", "now": "now", "go-on": "go on with the end",
    "they-wont": "they won't change", "keep": "keep them",
}  # fmt: skip
"""Answers to questions that a page no longer asks, by their value."""


def answers(trail: Trail, exit_: Exit) -> Iterator[Block]:
    """An exit's reason, and what was answered and skipped in it, step by step."""
    yield Heading(f"The exit of {shown_day(exit_.started)}: {PATHS[exit_.path].words}")
    told = (("Reason", reasons.for_oneself(exit_.reason)), ("Why this path", exit_.path_because))
    yield from (Line(f"{name}: {text}") for name, text in told if text)
    case = Case(trail.records, exit_, min(filter(None, (exit_.saved, exit_.ended, trail.today))))
    for step, given in exit_.answers.items():
        title = _title(exit_, step)
        asked = {each.key: each for each in questions(case, step)} if step in STEPS else {}
        for key, text in given.items():
            if text.strip():
                yield Line(f"{title}: {_prompt(asked.get(key), key)}")
                yield Quote(_answer(trail, asked.get(key), text))
    for step, why in exit_.skipped.items():
        yield Line(f"{_title(exit_, step)} was skipped:")
        yield Quote(why)


def _title(exit_: Exit, step: str) -> str:
    """A step as its path calls it."""
    return step_on(PATHS[exit_.path], step).title if step in STEPS else step


def _prompt(question: Question | None, key: str) -> str:
    """What was asked; of what is asked no more, its key as words."""
    if question:
        return question.prompt
    name = SAFEGUARDS[key].name if key in SAFEGUARDS else key.replace("-", " ")
    return name[:1].upper() + name[1:]


def _answer(trail: Trail, question: Question | None, text: str) -> str:
    """An answer in words: options by what they say, days as days, colleagues by their names; own words stay."""
    if question and question.kind in _IN_FULL:
        return reasons.for_oneself(text)
    if question:
        text = shown(question, text)
    elif day := day_of(text):
        return shown_day(day)
    known = {each.id: each.name for each in trail.records.all(Colleague)}
    parts = [part.strip() for part in text.split(",")]
    if all(part in known or part in REMEDIES or part in _WORDS for part in parts):
        remedies = {key: each.name for key, each in REMEDIES.items()}
        return ", ".join((known | remedies | _WORDS)[part] for part in parts)
    return reasons.for_oneself(text)
