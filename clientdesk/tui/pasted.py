"""What is pasted, made fit for a field. Rule: what steers a terminal stays out, and of the words none is lost unsaid.

A coloured log holds a code for each colour. Those go whole, not their first byte alone, which would leave `[31m` in a
letter. What is more than a field takes is refused as a whole: a part that is missing would be noticed too late.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.events import Paste
from textual.widgets import Input, TextArea

from clientdesk.model.errors import Refused
from clientdesk.model.names import visible

if TYPE_CHECKING:
    from textual.widget import Widget

MOST, MOST_OF_A_LINE = 200_000, 20_000
"""Characters that a field of several lines takes, far more than any letter has, and one of a line."""
_WITH_CODES = 10
"""How much longer a text may be with its codes; what is longer still is not even looked at."""
_CODES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # a colour, or a place on the screen
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # a title, or a link
    r"|\x1b[ -/]*[0-~]"  # any other
)


def for_field(event: Paste, field: Widget | None) -> Paste:
    """The paste as the field that has the focus takes it; raises Refused for more than that has room for."""
    if isinstance(field, TextArea):
        most, held = MOST, len(field.text) - len(field.selected_text)
    elif isinstance(field, Input):
        most, held = MOST_OF_A_LINE, len(field.value) - len(field.selected_text)
    else:
        return event
    text = without_codes(event.text) if len(event.text) <= most * _WITH_CODES else event.text
    if held + len(text) > most:
        raise Refused(f"Nothing was pasted: of {len(text):,} characters this field takes {most - held:,}.")
    return Paste(text)


def without_codes(text: str) -> str:
    """Text without a terminal's codes and other characters that are not seen; its lines end with a line feed."""
    return text if text.isprintable() else visible(_CODES.sub("", text))
