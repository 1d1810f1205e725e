"""A page of the wizard answered with the keyboard alone: which keys are pressed, from what stands on the page.

Rule: only keys that the page names; they are the same in a terminal and in a test's app. A text is one press.
"""

from __future__ import annotations

from collections.abc import Iterator

from exit_faces import Answers

from clientdesk.playbook.exit.question import Kind, Option, Question
from clientdesk.playbook.exit.view import PageView
from clientdesk.tui.screens.exit.choice import _are_short

GO_ON = "ctrl+n"
NAMED = {"tab", "shift+tab", "end", "home", "up", "down", "left", "right", "space", "enter", "escape", "backspace",
         "f3", "f7", "ctrl+u", GO_ON}  # fmt: skip
"""What is pressed as a key; everything else is a text to be typed."""
_YES_NO = (Option("yes", "Yes"), Option("no", "No"))


def presses(shown: PageView, answers: Answers, step: str) -> list[str]:
    """The keys that answer a page and go on. Raises Stopped where the person stops."""
    asked = shown.page.questions
    wanted = [answers.to(step, question.key) for question in asked]
    at, keys = _start(shown), []
    for number, (question, text) in enumerate(zip(asked, wanted, strict=True)):
        stands = shown.values[question.key]
        if text is not None and text != stands:
            keys += ["tab" if number > at else "shift+tab"] * abs(number - at)
            keys += _typed(question, stands, text)
            at = number
    letter = next((number for number, question in enumerate(asked) if question.kind is Kind.LETTER), at)
    return [*keys, *["tab"] * (letter - at), GO_ON]


def _start(shown: PageView) -> int:
    """Which question the keys are on at first: the first open one, where those before it are answered."""
    blank = (at for at, question in enumerate(shown.page.questions) if not shown.values[question.key].strip())
    first = next(blank, 0)
    return first if shown.page.questions and shown.page.questions[first].required else 0


def _typed(question: Question, stands: str, text: str) -> Iterator[str]:
    options = _YES_NO if question.kind is Kind.YES_NO else question.options
    values = [option.value for option in options]
    if question.kind is Kind.CHOICES:
        yield from _ticked(values, stands, text)
    elif values and text in values:
        yield from _chosen(options, values, stands, text)
    elif question.free and values:
        yield from ("end", "tab", *_over(text))
    elif question.kind in (Kind.LINES, Kind.LETTER):
        yield from ("f7", "backspace", *filter(None, [text]))
    else:
        yield from _over(text)


def _over(text: str) -> Iterator[str]:
    """A line typed over what stands there."""
    yield from ("end", "ctrl+u", *filter(None, [text]))


def _ticked(values: list[str], stands: str, text: str) -> Iterator[str]:
    differ = set(stands.split(",")) ^ set(text.split(","))
    for at, value in enumerate(values):
        if at:
            yield "down"
        if value in differ:
            yield "space"


def _chosen(options: tuple[Option, ...], values: list[str], stands: str, text: str) -> Iterator[str]:
    at = values.index(stands) if stands in values else 0
    by = values.index(text) - at
    on, back = ("right", "left") if _are_short(options) else ("down", "up")
    yield from [on if by > 0 else back] * abs(by) or ["space"]
