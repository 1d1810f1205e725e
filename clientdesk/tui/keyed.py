"""The ways out that sentences name, as keys. Rule: one that a key leads to, and no command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clientdesk.model.way import Deed, Hint

if TYPE_CHECKING:
    from clientdesk.model.way import Words

KEYS = {
    Deed.RATE: ("rates.edit", "% (late interest rates)"),
    Deed.SETTING: ("settings.edit", "F9 (settings)"),
    Deed.LETTER: ("writing.anew", "F4 on its screen"),
    Deed.COLLEAGUE: ("writing.fields", "F6, its fields"),
    Deed.ANEW: ("letter.anew", "w"),
    Deed.SENT: ("letter.write", "W on the client's page"),
    Deed.WRITE_OFF: ("add.menu", "a, then w (write-off)"),
    Deed.READING: ("import", "F10, which asks"),
}
"""For each deed the command of the registry that does it, and its key as a sentence has it."""
ON_A_LETTER = KEYS | {
    Deed.LETTER: ("writing.anew", "F4 once you edit it (e)"),
    Deed.COLLEAGUE: ("writing.fields", "e, then F6"),
}
"""The same where a draft is read: to its own screen it is one key more."""
IN_A_FORM = {deed: (command, f"Esc, then {said}") for deed, (command, said) in KEYS.items()} | {
    Deed.LETTER: ("writing.anew", "Esc, then F4 where you edit it,"),
    Deed.COLLEAGUE: ("writing.fields", "Esc, then F6 where you edit it"),
    Deed.ANEW: ("letter.anew", "Esc, then w on the letter"),
}
"""The same in a form about a letter, whose own keys they would be."""

Keys = Mapping[Deed, tuple[str, str]]


def keyed(told: Words, keys: Keys = KEYS) -> str:
    """A sentence with the key that is its way out, where it names one; `keys` are those of where it is read."""
    return told.by(lambda way: keys[way.deed][1]) if isinstance(told, Hint) else told
