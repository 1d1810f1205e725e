"""The pages on which a letter is read and edited. Rule: until it is edited it follows the answers it is made from."""

from __future__ import annotations

from clientdesk.playbook.exit.case import Case, Draft
from clientdesk.playbook.exit.question import Kind, Page, Question

UNSIGNED = "Your name is missing: F9 (settings) adds it; on the command line, `clientdesk settings set --name`."
"""What is said of a letter without a name under it, where the settings have none."""


def letter_page(
    case: Case, kind: str, heading: str, note: str, first: tuple[Question, ...] = (), *, key: str = "letter",
    is_wanted: bool = True,
) -> Page:  # fmt: skip
    """A letter's subject and body, after the questions that go before them; one that is not wanted may stay empty."""
    written = case.draft(kind)
    known = written is not None and is_wanted
    subject = Question("subject", "Subject", default=written.subject if written else None, derived=True, required=known)
    body = Question(
        "letter", "The letter", Kind.LETTER, default=written.body if written else None, derived=True, required=known
    )
    notes = (note, *_language_note(case, written), *unsigned(case))
    return Page(key, heading, (*first, subject, body), notes)


def unsigned(case: Case) -> tuple[str, ...]:
    """What to say while the desk does not know whose name goes under a letter."""
    return () if case.records.settings.name else (UNSIGNED,)


def _language_note(case: Case, written: Draft | None) -> tuple[str, ...]:
    if written is None or written.language is case.client.language:
        return ()
    wanted = case.client.language.words
    return (f"There is no {wanted} letter of this kind yet; it is in {written.language.words}.",)
