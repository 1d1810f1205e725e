"""The ways out that sentences name, as commands. Rule: each is typed as it stands, on the desk that was asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.way import Deed, Hint

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.way import Way, Words


def spelled(session: Session, told: Words) -> str:
    """A sentence with the command that is its way out, where it names one."""
    return told.by(lambda way: f"`{session.command(*_typed(way))}`") if isinstance(told, Hint) else told


def _typed(way: Way) -> tuple[str, ...]:
    """The words of the command, after the program's name."""
    before, after = _AROUND[way.deed]
    option, rest = way.words[:1], way.words[1:]
    words = (*(f"--{each}" for each in option), *rest) if way.deed in _OPTIONS else way.words
    return (*before, *words, *after)


_AROUND: dict[Deed, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Deed.RATE: (("rates", "set"), ()),
    Deed.SETTING: (("settings", "set"), ()),
    Deed.LETTER: (("letter",), ()),
    Deed.COLLEAGUE: (("letter",), ("--colleague", "NAME")),
    Deed.ANEW: (("letter", "anew"), ()),
    Deed.SENT: (("letter", "sent"), ("CLIENT", "--text-file", "FILE")),
    Deed.WRITE_OFF: (("invoice", "write-off"), ()),
    Deed.READING: (("import", "FILE"), ()),
}
"""What is typed before and after a way's own words."""
_OPTIONS = (Deed.SETTING, Deed.READING)
"""Ways whose first word is an option."""
