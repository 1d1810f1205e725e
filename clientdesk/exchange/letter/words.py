"""A letter as one text, and back: its subject on the first line, then an empty one, then its words.

Rule: a text that says nothing is no letter.
"""

from __future__ import annotations

from clientdesk.model.errors import Refused
from clientdesk.model.names import clean, clean_lines


def as_text(subject: str, body: str) -> str:
    """A letter as it is pasted, or opened in an editor."""
    return f"{subject}\n\n{body}"


def of_text(text: str) -> tuple[str, str]:
    """Subject and words, clean; raises Refused for a text without words."""
    subject, _, body = text.partition("\n")
    if not body.strip():
        raise Refused("There is no text left in it, so nothing was done. The subject is the first line alone.")
    return clean(subject), clean_lines(body).strip("\n")
