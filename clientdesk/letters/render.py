"""Rendering a letter's template. Rule: a template is a stranger's text: sandboxed, and an unknown name is refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.letters.facts import facts
from clientdesk.model.client import Language
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.names import clean, clean_lines
from clientdesk.playbook.exit.case import Case

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


class LetterText(Struct, frozen=True):
    """A letter, to be edited. `language` is the one it is written in, which may not be the one asked for."""

    kind: str
    language: Language
    subject: str
    body: str


def kinds(language: Language = Language.ENGLISH) -> tuple[str, ...]:
    """The kinds of letter that there is a template for, in order."""
    return tuple(sorted(path.stem for path in (TEMPLATES / language.value).glob("L*.txt")))


def render(kind: str, language: Language, given: Mapping[str, Any]) -> LetterText:
    """A letter from its facts; in English where the language has no such template yet, and it says so by `language`.

    Raises NotFound for a kind that there is none of, Refused for a template that asks for what is not known.
    """
    from jinja2 import TemplateError

    written_in = language if kind in kinds(language) else Language.ENGLISH
    if kind not in kinds(written_in):
        raise NotFound(f"There is no letter {kind}. There are {', '.join(kinds())}.")
    try:
        text = environment(written_in).get_template(f"{kind}.txt").render(given)
    except TemplateError as error:
        raise Refused(f"The template {kind} can't be filled in: {error.message}.") from None
    head, _, body = text.partition("\n")
    return LetterText(kind, written_in, clean(head), clean_lines(body).strip())


def exit_letter(case: Case, kind: str) -> LetterText:
    """A letter of an exit in the client's language: what faces give a `Case` as its `write`."""
    return render(kind, case.client.language, facts(case.records, case.client, case.exit, case.today))


@cache
def environment(language: Language) -> Environment:
    """The sandbox for one language, with its way of writing money and days; made when the first letter is written."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from clientdesk.letters.filters import day, money

    sandbox = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES / language.value),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=False,
    )
    sandbox.filters["day"] = lambda value: day(value, language)
    sandbox.filters["money"] = lambda value: money(value, language)
    return sandbox
