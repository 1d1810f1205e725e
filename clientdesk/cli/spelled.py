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
    match way.deed:
        case Deed.RATE:
            return "rates", "set", *way.words
        case Deed.SETTING:
            return "settings", "set", *(f"--{each}" for each in way.words)
        case Deed.LETTER:
            return "letter", *way.words
        case Deed.COLLEAGUE:
            return "letter", *way.words, "--colleague", "NAME"
        case Deed.ANEW:
            return "letter", "anew", *way.words
        case Deed.SENT:
            return "letter", "sent", *way.words, "CLIENT", "--text-file", "FILE"
