"""The pages on which a letter is read and edited. Rule: until it is edited it follows the answers it is made from."""

from __future__ import annotations

from clientdesk.model.way import Deed, Hint, Way, Words
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.question import Kind, Page, Question

UNSIGNED = Hint("Your name is missing: ", Way(Deed.SETTING, ("name",)), " adds it.")
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
    return Page(key, heading, (*first, subject, body), (note, *unsigned(case)))


def unsigned(case: Case) -> tuple[Words, ...]:
    """What to say while the desk does not know whose name goes under a letter."""
    return () if case.records.settings.name else (UNSIGNED,)


def lacks_a_name(told: Words) -> bool:
    """Whether a sentence says that the name is missing."""
    return isinstance(told, Hint) and told.way == UNSIGNED.way
