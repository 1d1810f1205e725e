"""A letter in the person's own editor. Rule: the terminal comes back whatever it did; a failure changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

Words = tuple[str, str]
"""Subject and text."""


def edited(app: App[None], words: Words, place: Path | None = None) -> Words:
    """Subject and text as the editor left them, who found them in a folder, `place`.

    Raises Refused for an editor that can't be started, failed, or left none.
    """
    try:
        with app.suspend():
            outcome = _run(words, place)  # nothing may be raised in here: Textual would not take the terminal back
    except SuspendNotSupported:
        raise Refused("An editor can't be opened in this terminal. Change the words here, with F3.") from None
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def _run(words: Words, place: Path | None) -> Words | Refused:
    from clientdesk.exchange.editor import edited as in_file
    from clientdesk.exchange.letter.words import as_text, of_text

    told: list[str] = []
    try:
        with in_file(f"{as_text(*words)}\n", "letter.txt", told.append, place) as text:
            return of_text(text)
    except Refused as error:
        return Refused(" ".join((error.sentence, *told)))
    except OSError as error:
        return Refused(f"No file can be made for the editor ({error.strerror}). Change the words here, with F3.")
