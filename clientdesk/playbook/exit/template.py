"""A file of answers to be filled in, for an exit as it stands: what `script` plays, in TOML.

Rule: what was answered is kept, what is needed stands empty, and what the desk proposes is a comment: left alone, it
goes on following what it is worked out from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.progress import is_open
from clientdesk.playbook.exit.question import Kind, Question
from clientdesk.playbook.exit.steps import STEPS, pages

_TAKES = {
    Kind.CHOICE: "one of these",
    Kind.CHOICES: "some of these, with commas",
    Kind.DATE: "a day, such as 2026-11-21",
    Kind.YES_NO: "yes or no",
    Kind.TEXT: "a line",
    Kind.LINES: "lines: a list",
    Kind.LENGTH: "a length, such as 30 days or 2 months",
    Kind.NUMBER: "a number",
    Kind.LETTER: "a letter; the desk writes it",
}


def template(case: Case) -> Iterator[str]:
    """The file's lines: a table per step that this exit asks, each question with what can be answered and what stands.

    Which questions are asked can change with the answers.
    """
    yield f"# Answers for the exit with {_line(case.client.name)}."
    yield "# What is empty is needed. What begins with # is proposed: take the # away to say something else."
    yield f"path = {_quoted(case.exit.path.value)}"
    yield f"reason = {_quoted(case.exit.reason)}"
    yield f"because = {_quoted(case.exit.path_because)}"
    yield "# true does the last act too, as soon as nothing is open and nothing waits"
    yield "finish = false"
    for name, step in STEPS.items():
        if name in case.path.asks and (name not in case.skips or case.was_skipped(name)):
            yield ""
            yield f"# {step.title} ({step.handbook}): {step.told}"
            yield f"[{name}]"
            yield from _step(case, name)


def _step(case: Case, step: str) -> Iterator[str]:
    if case.was_skipped(step):
        yield f"skip = {_quoted(case.skips[step])}"
        return
    yield '# skip = "why"'
    for page in pages(case, step):
        for question in page.questions:
            yield from _question(question)
            yield _answer(question, case.said(step, question.key), needed=is_open(case, step, question))


def _question(question: Question) -> Iterator[str]:
    own = ", or words of your own" if question.free else ""
    takes = _TAKES[question.kind] if question.options or question.kind is not Kind.CHOICE else "a line"
    yield f"# {_line(question.prompt)} ({takes}{own}{'' if question.required else '; may stay empty'})"
    yield from (f"#   {_line(option.value)}: {_line(option.words)}" for option in question.options)


def _answer(question: Question, said: str | None, *, needed: bool) -> str:
    if said or needed:
        return f"{question.key} = {_quoted(said or '')}"
    default = "" if question.kind is Kind.LETTER else question.default or ""
    return f"# {question.key} = {_quoted(default)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A text as TOML has it, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
