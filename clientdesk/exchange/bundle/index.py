"""The first page of a bundle: what it is, what is in it, and what is not. Rule: a file that is gone is named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.bundle.chain import TOLD
from clientdesk.exchange.paper import Block, Heading, Line, Table
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Incident, Letter, Message
from clientdesk.model.names import as_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.exchange.bundle.files import Attached
    from clientdesk.exchange.bundle.private import Trail

_WHAT = {
    "contract.txt": "What was agreed", "statement.txt": "Statement of account, and how late each invoice was paid",
    "statement.csv": "The rows of the statement for a spreadsheet",
    "timeline.txt": "What happened, day by day", "incidents.txt": "Incidents, in their words",
    "chain.txt": "Every entry with its hash", "notes.txt": "PRIVATE: my own notes",
}  # fmt: skip
_PRIVATE = "PRIVATE: with my opinions, notes and judgement. For me and my lawyer; not to be passed on."
_CHECK = "SHA256SUMS holds the hash of every file. To check them: sha256sum -c SHA256SUMS"


def index(trail: Trail, texts: Iterable[str], files: Sequence[Attached]) -> list[Block]:
    """What a bundle is, a table of its files, what was changed on the paper trail, and what is missing or altered."""
    name, by = trail.records.get(Client, trail.client_id).name, trail.records.settings.name
    rows = [(each, _WHAT.get(each, "Letter")) for each in texts]
    rows += [(each.name, _attached(trail, each)) for each in files if each.path]
    gone: list[Block] = [
        Line(f"{each.record.name}, {_attached(trail, each)}: {each.missing}.") for each in files if each.missing
    ]
    broken: list[Block] = [Line(as_sentence(each)) for each in trail.breaks]
    return [
        Heading(f"Paper trail: {name}", 1),
        Line(f"Put together{f' by {by}' if by else ''} on {shown(trail.today)}."),
        *(Line(_PRIVATE) for _ in range(trail.private)),
        Table(("File", "What it is"), tuple(rows)),
        Line(_CHECK),
        *(Line(each) for each in TOLD if trail.private),
        *(Heading("Changed since it was written down") for _ in broken[:1]),
        *broken,
        *(Heading("Attached, but not in here") for _ in gone[:1]),
        *gone,
    ]


def _attached(trail: Trail, file: Attached) -> str:
    """When a file was attached, and to what."""
    to, records = file.record.to or "", trail.records
    what = f"attached {shown(file.record.on)}"
    if incident := records.by_id(Incident).get(to):
        return f"{what} to the incident of {shown(incident.on)}"
    if letter := records.by_id(Letter).get(to):
        return f"{what} to the letter of {shown(letter.sent or letter.written)}"
    if invoice := records.by_id(Invoice).get(to):
        return f"{what} to the invoice {invoice.number}"
    message = records.by_id(Message).get(to)
    return f"{what} to the message of {shown(message.on)}" if message else what
