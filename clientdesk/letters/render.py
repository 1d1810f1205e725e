"""Rendering a letter's template. Rule: a template is a stranger's text: sandboxed, and an unknown name is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.letters.facts import facts
from clientdesk.letters.names import NAMES, NEEDS_COLLEAGUE
from clientdesk.letters.own import own_file, read_own, written_by
from clientdesk.letters.shipped import TEMPLATES
from clientdesk.model.client import Language
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.names import clean, clean_lines

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from clientdesk.letters.sandbox import Sandbox
    from clientdesk.model.journal import Letter
    from clientdesk.model.settings import Colleague
    from clientdesk.playbook.exit.case import Case


class LetterText(Struct, frozen=True):
    """A letter, to be edited.

    `invoices` are the ids of those it is about, `besides` of those that have become due meanwhile; `deadline` is the
    last day that it leaves for an answer or a payment; `project` is the id of the work whose silence it follows up on.
    `written` is the day on which it was kept; None for one that is written now.
    """

    kind: str
    language: Language
    subject: str
    body: str
    invoices: tuple[str, ...] = ()
    deadline: date | None = None
    project: str | None = None
    besides: tuple[str, ...] = ()
    written: date | None = None


def text_of(letter: Letter, language: Language | None = None) -> LetterText:
    """A letter of the desk, to be read again; in another language than the one it is kept under where one is given."""
    return LetterText(
        letter.kind, language or letter.language, letter.subject, letter.body, letter.invoices, letter.deadline,
        letter.project, letter.besides, letter.written,
    )  # fmt: skip


@cache
def kinds(language: Language = Language.ENGLISH) -> tuple[str, ...]:
    """The kinds of letter that there is a template for, in the handbook's order."""
    written = {path.stem for path in (TEMPLATES / language.value).glob("L*.txt")}
    return tuple(kind for kind in NAMES if kind in written)


def render(kind: str, language: Language, given: Mapping[str, Any], *, ours: bool = False) -> LetterText:
    """A letter from its facts.

    A template of the person's own goes before ours, unless `ours` is wanted. Raises NotFound for a kind that there is
    none of, Refused for a template that asks for what is not known.
    """
    own = None if ours else own_file(kind, language)
    if own is None:
        _check(kind, language)
    text = written_by(own, _ours(language), language, given) if own else _written(kind, language, given)
    head, _, body = text.partition("\n")
    return LetterText(kind, language, clean(head), _without_gaps(clean_lines(body)))


def exit_letter(case: Case, kind: str, colleague: Colleague | None = None) -> LetterText:
    """A letter of an exit in the client's language: what faces give a `Case` as its `write`.

    A request to a colleague is in the person's own. No end is held up by a broken template of theirs: then it is ours.
    Raises Refused for one without a colleague (L19).
    """
    if kind in NEEDS_COLLEAGUE and colleague is None:
        raise Refused(f"{kind} goes to a colleague: say to whom.")
    language = case.records.settings.language if kind in NEEDS_COLLEAGUE else case.client.language
    whom = colleague.id if colleague else ""
    known = case.once(f"facts {language} {whom}", lambda: facts(case, colleague, language=language))
    try:
        return render(kind, language, known)
    except Refused:
        return render(kind, language, known, ours=True)


def _without_gaps(text: str) -> str:
    """One empty line between paragraphs, whatever sentences were left out, and none at the ends."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def source(kind: str, language: Language) -> str:
    """The template that a kind is written by: the person's own, else ours.

    Raises Refused for one of theirs that can't be read, NotFound for a kind that there is none of.
    """
    own = own_file(kind, language)
    return read_own(own) if own else template(kind, language)


def template(kind: str, language: Language) -> str:
    """The program's own template of a kind, to start from; raises NotFound for a kind that there is none of."""
    _check(kind, language)
    return (TEMPLATES / language.value / f"{kind}.txt").read_text(encoding="utf-8")


def _check(kind: str, language: Language) -> None:
    if kind not in kinds(language):
        raise NotFound(f"There is no letter {kind}. There are {', '.join(kinds(language))}.")


def _written(kind: str, language: Language, given: Mapping[str, Any]) -> str:
    from jinja2 import TemplateError

    try:
        return environment(language).get_template(f"{kind}.txt").render(given)
    except TemplateError as error:
        raise Refused(f"The template {kind} can't be filled in: {error.message}.") from None


@cache
def environment(language: Language) -> Sandbox:
    """The sandbox for one language, with its way of writing money and days; made when the first letter is written."""
    from clientdesk.letters.sandbox import Sandbox

    return Sandbox(language, _ours(language), bounded=False)


def _ours(language: Language) -> BaseLoader:
    from jinja2 import FileSystemLoader

    return FileSystemLoader(TEMPLATES / language.value)
