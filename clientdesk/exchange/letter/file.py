"""A letter as the file of an ending, and that file's name. Rule: what a person has to know of it is said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clientdesk.exchange.bundle.names import Names
from clientdesk.exchange.letter.copies import copies
from clientdesk.exchange.letter.outgoing import FORMS, body_of, reader, subject_of
from clientdesk.exchange.letter.words import as_text
from clientdesk.model.errors import Refused
from clientdesk.model.names import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.exchange.letter.copies import Sound
    from clientdesk.exchange.letter.outgoing import Outgoing
    from clientdesk.exchange.paper_size import PaperSize
    from clientdesk.model.records import Records


class Made(Struct, frozen=True):
    """A file that was made; `notes` are sentences for the person, of what is missing in it."""

    data: bytes
    notes: tuple[str, ...] = ()


def letter_file(records: Records, outgoing: Outgoing, form: str, paper: PaperSize | None = None) -> bytes:
    """A letter as the file of an ending, one of FORMS; the same letter is the same bytes. Raises what `made` raises."""
    return made(records, outgoing, form, paper).data


def made(records: Records, outgoing: Outgoing, form: str, paper: PaperSize | None = None) -> Made:
    """A letter as a file, and what is to be said of it; without a paper it is the one of the person's country.

    Its copies are in a mail, and named beside the other forms. Raises Refused for another ending, and for a mail that
    would not come back as it was written; NotFound for a reader who is gone; NoPdf where no PDF can be made.
    """
    apart = tuple(sentence(f"Put the copy of the invoice with it: {each.name}") for each in outgoing.copies)
    if form == ".txt":
        return Made(f"{as_text(subject_of(outgoing), body_of(outgoing))}\n".encode(), apart)
    if form == ".eml":
        from clientdesk.exchange.letter.eml import eml

        return Made(*eml(records, outgoing))
    if form == ".pdf":
        from clientdesk.exchange.letter.page import page
        from clientdesk.exchange.paper_size import paper_of

        data, notes = page(records, outgoing, paper or paper_of(records.settings))
        return Made(data, (*notes, *apart))
    raise Refused(f"A letter is written as one of {', '.join(FORMS)}. Name a file that ends so.")


def enclosing(
    records: Records,
    outgoing: Outgoing,
    invoices: Iterable[str],
    sound: Sound,
    form: str,
    paper: PaperSize | None = None,
) -> Made:
    """A letter as a file, with the copies of some invoices, by id; the ones that are missing are named.

    `sound` is where an attached file lies. Raises what `made` raises.
    """
    found, missing = copies(records, invoices, sound)
    file = made(records, replace(outgoing, copies=found), form, paper)
    return Made(file.data, (*file.notes, *missing))


def file_name(records: Records, outgoing: Outgoing, form: str) -> str:
    """What the file is called: the day and whom it goes to, `2026-11-21 Kedai Seni.pdf`; good on every system."""
    whom = reader(records, outgoing).address[:1]
    return Names().give(f"{outgoing.on.isoformat()} {''.join(whom)}", form)
