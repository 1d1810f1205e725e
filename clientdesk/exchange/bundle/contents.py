"""What goes into a bundle, put together. Rule: each text is written once, and the index names all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.bundle.agreed import agreed
from clientdesk.exchange.bundle.chain import chain
from clientdesk.exchange.bundle.files import Attached, OpenFile, attached
from clientdesk.exchange.bundle.incidents import incidents
from clientdesk.exchange.bundle.index import index
from clientdesk.exchange.bundle.letters import letters
from clientdesk.exchange.bundle.notes import notes
from clientdesk.exchange.bundle.overdue import overdue
from clientdesk.exchange.bundle.private import Trail
from clientdesk.exchange.bundle.timeline import timeline
from clientdesk.exchange.paper import Block, Heading, Line, as_text
from clientdesk.exchange.paper_size import paper_of
from clientdesk.exchange.pdf import NoPdf, pdf
from clientdesk.exchange.statement import as_csv, head, page
from clientdesk.ledger.statement import statement
from clientdesk.model.client import Client

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.trail import Ends
    from clientdesk.model.records import Records


_TITLE = "Paper trail"


class Bundle(Struct, frozen=True):
    """A bundle to be saved: its texts by name, and the attached files.

    `no_pdf` tells why there is no `index.pdf`, with the way to get it; empty when there is one. `breaks` are what its
    index tells of the paper trail: what was changed around the program, each a clause.
    """

    day: date
    texts: dict[str, bytes]
    files: tuple[Attached, ...]
    no_pdf: str = ""
    breaks: tuple[str, ...] = ()

    @property
    def missing(self) -> list[str]:
        """The attached files that are not in it, each with the reason."""
        return [f"{each.record.name}: {each.missing}" for each in self.files if each.missing]

    @property
    def names(self) -> list[str]:
        """What is in the zip, in its order, but for the hashes."""
        return [*self.texts, *(each.name for each in self.files if each.path)]


def bundle(records: Records, ends: Ends, client_id: str, today: date, open_file: OpenFile, *, private: bool) -> Bundle:
    """The paper trail of a client as it is on a day; without `private` it is the version for others (P).

    `ends` are those that the desk keeps of its paper trails.
    """
    trail = Trail(records, client_id, today, private, ends)
    files = tuple(attached(trail.attachments, open_file))
    found = statement(records, client_id, today)
    account = [*head(records, client_id, today), *page(found, today), *overdue(trail)]
    terms = _titled(trail, "What was agreed", list(agreed(trail)))
    told = _titled(trail, "What happened", list(timeline(trail)))
    logged = _titled(trail, "Incidents", list(incidents(trail, files)))
    texts = {
        "contract.txt": as_text(terms).encode(),
        "statement.txt": as_text(account).encode(),
        "statement.csv": as_csv(found, today),
        "timeline.txt": as_text(told).encode(),
        "incidents.txt": as_text(logged).encode(),
        **letters(trail),
    }
    if private:
        texts["chain.txt"] = as_text(_titled(trail, "The chain of entries", list(chain(trail)))).encode()
        texts["notes.txt"] = as_text(_titled(trail, "Notes", list(notes(trail)))).encode()
    first = index(trail, texts, files)
    set_, no_pdf = _set(trail, [*first, *terms, *account, *told, *logged])
    return Bundle(today, {"index.txt": as_text(first).encode(), **set_, **texts}, files, no_pdf, tuple(trail.breaks))


def _titled(trail: Trail, title: str, blocks: list[Block]) -> list[Block]:
    """Blocks under a title with the client's name; nothing is told as such."""
    name = trail.records.get(Client, trail.client_id).name
    return [Heading(f"{title}: {name}", 1), *(blocks or [Line("Nothing was written down.")])]


def _set(trail: Trail, blocks: list[Block]) -> tuple[dict[str, bytes], str]:
    """The pages as a PDF; none, and why, where that can't be made."""
    try:
        settings = trail.records.settings
        return {"index.pdf": pdf(blocks, _TITLE, settings.name, paper_of(settings))}, ""
    except NoPdf as error:
        return {}, error.sentence
