"""What a command is, and where it can be given. Rule: plain data; what a command does is for its place to say."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from textual.binding import Binding


class Where(Enum):
    """Where a command can be given; the text heads its section in the help."""

    APP = "Everywhere"
    LIST = "In a list"
    COLUMNS = "The order of a list"
    CLIENT = "With a client"
    ACROSS = "All clients side by side"
    PARETO = "With trouble and income"
    EXITS = "With the exits of a year"
    PAGE = "On the client page"
    OVERVIEW = "On the overview"
    SIGNS = "Among the signs"
    REMEDIES = "Among the remedies"
    SCOPE = "In the scope log"
    LOG = "In the log"
    INVOICES = "Among the invoices"
    EXPLAINED = "Beside the rows"
    TIMELINE = "On the timeline"
    DAYS = "Along the days"
    AGENDA = "In the agenda"
    REFERRALS = "With colleagues"
    GUIDE = "In the guide"
    CONTENTS = "On a page of the guide"
    BEGIN = "On an empty desk"
    FORM = "In a form"
    CHOICE = "In a choice"
    TICKS = "Some to tick"
    WRITING = "While a letter is written"
    WRITTEN = "In the letter's words"
    PROBLEMS = "Among what the check found"
    WIZARD = "On a page to answer"
    EXIT = "In the exit"
    ONE_OF = "One of these"
    SOME_OF = "Some of these"
    LINE = "In a line"
    CHECK = "Among the answers"
    ACT = "On the last button"
    CLOSING = "At the end"
    LETTERS = "Among the letters"
    CHECKLIST = "Along the checklist"
    LETTER = "In a letter"
    CALL = "Before a call"
    WHY = "When asked why"
    FILTER = "In the filter"
    MENU = "In a menu"
    CONFIRM = "In a question"
    TOLD = "When something is told"
    FORGET = "Before a client is forgotten"
    PREVIEW = "Before it is taken in"
    HELP = "In this page"
    PALETTE = "While finding"
    ROWS = "Among rows"
    OPTIONS = "Among options"
    PANE = "In a text"

    @property
    def is_moving(self) -> bool:
        """Whether its commands only move about, which nobody looks for by name."""
        return self in {Where.ROWS, Where.OPTIONS, Where.PANE}


class Command(Struct, frozen=True):
    """A command: `action` is what Textual runs for it; `bar` is its word in the key bar, empty to leave it out.

    `first`: the key is the command's before the field with the focus gets it, and before any key that follows it.
    `also` are more words that it is found by.
    """

    id: str
    where: Where
    keys: str
    action: str
    title: str
    help: str = ""
    bar: str = ""
    first: bool = False
    also: str = ""

    @property
    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(
            self.keys,
            self.action,
            self.bar or self.title,
            show=bool(self.bar),
            tooltip=self.help,
            id=self.id,
            priority=self.first,
        )
