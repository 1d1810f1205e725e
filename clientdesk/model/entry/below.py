"""What hangs on a record: what goes when it goes, and what lets go of it. Rule: nothing is left naming what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.entry.fees import kept, made_by, transfer_of
from clientdesk.model.invoice import CreditNote, Invoice, Payment, Promise, Waiver, WriteOff
from clientdesk.model.journal import Attachment, Incident, Letter, Message, Task
from clientdesk.model.naming import noun
from clientdesk.model.project import Extra, Project
from clientdesk.model.record import Owned
from clientdesk.model.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records


def below_of(records: Records, record: Record) -> list[Owned]:
    """What goes when a record goes: all of a client's, all that moved on an invoice, the tasks to send a letter.

    With an invoice go the bills for its late fee; what was paid on such a bill stays when that one goes. With a
    payment go the other parts of its transfer, and the bills that this had made.
    """
    if isinstance(record, Client):
        owned = (kind for kind in KINDS if issubclass(kind, Owned))
        return [each for kind in owned for each in records.of(kind, record.id)]
    if isinstance(record, Invoice):
        stays = {each.id for each in kept(records, record)}
        fees = records.fees_on(record.id)
        own = [each for each in moved_on(records, record) if each.id not in stays]
        return [*own, *(each for fee in fees for each in (fee, *moved_on(records, fee)))]
    if isinstance(record, Payment):
        return _with_payment(records, record)
    if isinstance(record, Letter):
        return [each for each in records.of(Task, record.client) if each.letter == record.id]
    return []


def _with_payment(records: Records, payment: Payment) -> list[Owned]:
    """The other parts of a transfer that goes, and the bills that it made, with all that is on them."""
    whole = transfer_of(records, payment)
    below = [*whole, *(each for fee in made_by(records, whole) for each in (fee, *moved_on(records, fee)))]
    return [each for each in dict.fromkeys(below) if each.id != payment.id]


def moved_on(records: Records, invoice: Invoice) -> list[Owned]:
    """What moved on an invoice, and was said of it: payments, credit notes, write-offs, promises, waivers."""
    kinds: tuple[type[Owned], ...] = (Payment, CreditNote, WriteOff, Promise, Waiver)
    return [each for kind in kinds for each in records.on_invoice(kind, invoice.id)]


def counts_below(records: Records, record: Record) -> str:
    """What goes when a record goes, in words: `3 invoices, 1 remedy`; empty when nothing does."""
    nouns = [noun(type(each)) for each in below_of(records, record)]
    return ", ".join(counted(nouns.count(each), each) for each in dict.fromkeys(nouns))


def let_go(records: Records, gone: Collection[Record]) -> list[Owned]:
    """The records that pointed at projects, invoices, messages or letters which go, no longer doing so.

    Those that go themselves are left out.
    """
    ids = {each.id for each in gone}
    owners = dict.fromkeys(each.client for each in gone if isinstance(each, _POINTED_AT))
    every = (each for owner in owners for kind in _POINTING for each in records.of(kind, owner))
    freed = ((each, _without(each, ids)) for each in every if each.id not in ids)
    return [now for before, now in freed if now != before]


_POINTED_AT = (Project, Invoice, Payment, Message, Letter)
_POINTING: tuple[type[Owned], ...] = (Invoice, Payment, Message, Letter, Incident, Extra, Attachment)


def _without(record: Owned, gone: set[str]) -> Owned:
    """A record that names nothing that is gone: a file is the client's own then, a letter about the rest."""
    if isinstance(record, Attachment):
        return record.but(to=None) if record.to in gone else record
    if isinstance(record, Payment):
        return record.but(transfer=None) if record.transfer in gone else record
    freed = record.but(project=None) if getattr(record, "project", None) in gone else record
    if isinstance(freed, Letter):
        about, besides = (tuple(each for each in some if each not in gone) for some in (freed.invoices, freed.besides))
        return freed.but(invoices=about, besides=besides)
    return freed
