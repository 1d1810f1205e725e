"""Keys: how they are written, and which are in force. Rule: what a field takes for text is no key while it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen


def key_words(display: str) -> str:
    """A key as people write it: function keys in capitals, the others with their first letter so."""
    return display.capitalize() if len(display) > 1 and display[0].isalpha() else display


def working(screen: Screen[object]) -> list[ActiveBinding]:
    """The bindings in force on a screen, without the keys that a field with the focus takes for text.

    Textual leaves most of those out itself, but not the ones whose names are not their character's, such as `plus`.
    """
    active = list(screen.active_bindings.values())
    focused, shown = screen.focused, screen.app.get_key_display
    if focused is None:
        return active

    def is_text(each: ActiveBinding) -> bool:
        display = shown(each.binding)
        return len(display) == 1 and each.node is not focused and focused.check_consume_key(each.binding.key, display)

    return [each for each in active if not is_text(each)]
