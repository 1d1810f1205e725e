"""A letter in the person's own editor. Rule: the terminal comes back whatever it did; a failure changes nothing.

The subject is the first line, an empty line follows, then the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from clientdesk.model.errors import Refused
from clientdesk.model.names import clean, clean_lines

if TYPE_CHECKING:
    from textual.app import App

Words = tuple[str, str]
"""Subject and text."""


def edited(app: App[None], words: Words) -> Words:
    """Subject and text as the editor left them. Raises Refused for one that can't be started, failed, or left none."""
    try:
        with app.suspend():
            outcome = _run(words)  # nothing may be raised in here: Textual would not take the terminal back
    except SuspendNotSupported:
        raise Refused("An editor can't be opened in this terminal. Change the words here, with F3.") from None
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def _run(words: Words) -> Words | Refused:
    from clientdesk.exchange.editor import edited as in_file

    told: list[str] = []
    try:
        with in_file(f"{words[0]}\n\n{words[1]}\n", "letter.txt", told.append) as text:
            return _read(text)
    except Refused as error:
        return Refused(" ".join((error.sentence, *told)))
    except OSError as error:
        return Refused(f"No file can be made for the editor ({error.strerror}). Change the words here, with F3.")


def _read(text: str) -> Words:
    """Subject and text; raises Refused for a letter that says nothing any more."""
    subject, _, body = text.partition("\n")
    if not body.strip():
        raise Refused("There is no text left in it, so the letter is as it was. The subject is the first line alone.")
    return clean(subject), clean_lines(body).strip("\n")
