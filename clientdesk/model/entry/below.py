"""What hangs on a record: what goes when it goes, and what lets go of it. Rule: nothing is left naming what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.entry.fees import paid_alone
from clientdesk.model.invoice import CreditNote, Invoice, Payment, Promise, Waiver, WriteOff
from clientdesk.model.journal import Attachment, Incident, Letter, Message, Task
from clientdesk.model.naming import noun
from clientdesk.model.project import Extra, Project
from clientdesk.model.record import Owned
from clientdesk.model.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records


def below_of(records: Records, record: Record) -> list[Owned]:
    """What goes when a record goes: all of a client's, all that moved on an invoice, the tasks to send a letter.

    With an invoice go the late fees that were paid on it, and with a payment the one that it alone had paid.
    """
    if isinstance(record, Client):
        owned = (kind for kind in KINDS if issubclass(kind, Owned))
        return [each for kind in owned for each in records.of(kind, record.id)]
    if isinstance(record, Invoice):
        fees = records.fees_on(record.id)
        return [*_moves(records, record), *(each for fee in fees for each in (fee, *_moves(records, fee)))]
    if isinstance(record, Payment):
        fee = paid_alone(records, record)
        return [fee] if fee else []
    if isinstance(record, Letter):
        return [each for each in records.of(Task, record.client) if each.letter == record.id]
    return []


def _moves(records: Records, invoice: Invoice) -> list[Owned]:
    kinds: tuple[type[Owned], ...] = (Payment, CreditNote, WriteOff, Promise, Waiver)
    return [each for kind in kinds for each in records.on_invoice(kind, invoice.id)]


def counts_below(records: Records, record: Record) -> str:
    """What goes when a record goes, in words: `3 invoices, 1 remedy`; empty when nothing does."""
    nouns = [noun(type(each)) for each in below_of(records, record)]
    return ", ".join(counted(nouns.count(each), each) for each in dict.fromkeys(nouns))


def let_go(records: Records, record: Record) -> list[Owned]:
    """The records that pointed at a project, an invoice, a message or a letter which goes, no longer doing so."""
    if isinstance(record, Message | Letter):
        return [*_files_of(records, record)]
    if isinstance(record, Project):
        kinds: tuple[type[Invoice | Message | Letter | Incident | Extra], ...] = (
            Invoice, Message, Letter, Incident, Extra,
        )  # fmt: skip
        owned = (each for kind in kinds for each in records.of(kind, record.client))
        return [each.but(project=None) for each in owned if each.project == record.id]
    if isinstance(record, Invoice):
        letters = (each for each in records.of(Letter, record.client) if record.id in each.named)
        told = [_without(each, record) for each in letters]
        return [*told, *_files_of(records, record)]
    return []


def _without(letter: Letter, invoice: Invoice) -> Letter:
    about, besides = (tuple(each for each in some if each != invoice.id) for some in (letter.invoices, letter.besides))
    return letter.but(invoices=about, besides=besides)


def _files_of(records: Records, record: Invoice | Message | Letter) -> Iterator[Attachment]:
    """The files that went with a record, as the client's own."""
    return (each.but(to=None) for each in records.of(Attachment, record.client) if each.to == record.id)
