"""Copies of the invoices that a letter asks for (G3). Rule: as they were attached, and a missing one is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.exchange.letter.outgoing import Copy
from clientdesk.model.errors import ClientDeskError, Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.records import Records

Sound = Callable[[Attachment], Path]
"""Where an attached file lies, its content made sure of, as `Files.sound` has it."""


def copies(records: Records, invoices: Iterable[str], sound: Sound) -> tuple[tuple[Copy, ...], tuple[str, ...]]:
    """The files attached to some invoices, by id, and a sentence for each that the person has to attach themselves.

    What `sound` raises of one is told, and the rest goes on.
    """
    found: list[Copy] = []
    notes: list[str] = []
    for invoice in (records.get(Invoice, each) for each in dict.fromkeys(invoices)):
        files = [each for each in records.of(Attachment, invoice.client) if each.to == invoice.id]
        if not files:
            notes.append(f"Add the copy of invoice {clean(invoice.number)} yourself: the desk has none.")
        for each in files:
            try:
                found.append(_copy(each, sound))
            except ClientDeskError as error:
                notes.append(f"Add the copy of invoice {clean(invoice.number)} yourself: {error.sentence}")
    return tuple(found), tuple(notes)


def _copy(attached: Attachment, sound: Sound) -> Copy:
    """An attached file, read; raises what `sound` raises, and Refused where the disk can't."""
    path = sound(attached)
    try:
        return Copy(attached.name, path.read_bytes())
    except OSError as error:
        raise Refused(f"{clean(attached.name)} can't be read: {error.strerror}.") from None
