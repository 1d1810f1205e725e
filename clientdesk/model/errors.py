"""Every failure that a person may meet.

    ClientDeskError        a title, one sentence with the way out, an exit code
    ├── Refused       1    the input, a rule or a gate says no
    │   ├── NotFound  1    no such record; names what is near
    │   └── NoDesk    1    there is no desk file here yet
    ├── Unsaved       1    the disk said no; nothing changed, nothing typed is lost
    ├── Conflict      3    someone else changed what the change stands on
    │   └── Versions  3    the same record, differently: a person can be asked whose stays
    └── Damaged       4    the desk file is torn, empty, or newer than this program

Rule: expected failures are one of these; anything else is a defect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from clientdesk.model.way import Words


class ClientDeskError(Exception):
    """An expected failure.

    `told` is for the person: what is wrong and the way out, which a face names in its own words; `sentence` is the same
    as plain text. They may quote data, so a face must clean them before showing them. `exit_code` is the command
    line's.
    """

    title: ClassVar[str] = "That did not work"
    exit_code: ClassVar[int] = 1

    def __init__(self, told: Words) -> None:
        self.told, self.sentence = told, str(told)
        super().__init__(self.sentence)


class Refused(ClientDeskError):
    """The input, a rule or a gate says no; nothing has changed. `about`: the record's field it is about, if any."""

    title = "Not possible"

    def __init__(self, told: Words, about: str = "") -> None:
        super().__init__(told)
        self.about = about


class NotFound(Refused):
    """Nothing, or more than one thing, answers to what was asked for."""

    title = "Not found"


class NoDesk(Refused):
    """There is no desk file yet at the place asked for."""

    title = "No desk yet"


class Unsaved(ClientDeskError):
    """The disk refused a save; the file on it is as it was."""

    title = "Not saved"


class Conflict(ClientDeskError):
    """Something changed elsewhere, so that a change made here no longer fits."""

    title = "Changed elsewhere"
    exit_code = 3


class Versions(Conflict):
    """A record was changed here and elsewhere, differently; each version could stay."""


class Damaged(ClientDeskError):
    """The desk file can't be read as a desk; it is left untouched."""

    title = "Desk file damaged"
    exit_code = 4
