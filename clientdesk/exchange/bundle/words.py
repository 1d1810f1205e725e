"""How records are told in a bundle. Rule: plain, and no word of this program's judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Channel, Direction, Incident, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.model.records import Records

DONE = {
    "R01": "Payment terms restated",
    "R02": "Late fee charged",
    "R03": "Statement of account sent",
    "R04": "Work paused",
    "R05": "Deposit asked for",
    "R06": "Talk about the work together",
    "R07": "Extra work is billed from here on",
    "R08": "Warning given",
    "R09": "Goals written down",
    "R10": "Price explained",
}
"""What was done, by the remedy that it was."""


_HOW = {
    Channel.EMAIL: "by email",
    Channel.CALL: "in a call",
    Channel.LETTER: "by letter",
    Channel.CHAT: "in a chat",
    Channel.MEETING: "in a meeting",
    Channel.FAX: "by fax",
}


SENT = {
    Channel.EMAIL: " by email",
    Channel.CALL: ", read out in a call",
    Channel.LETTER: " by post",
    Channel.CHAT: " in a chat",
    Channel.MEETING: ", handed over in a meeting",
    Channel.FAX: " by fax",
    None: "",
}
"""How a letter went out."""


def about(records: Records, invoice_id: str | None) -> str:
    """What money was about: `on A-1`, `on account`."""
    found = records.by_id(Invoice).get(invoice_id or "")
    return f"on {found.number}" if found else "on account"


def counterpart(records: Records, message: Message) -> str:
    """Who wrote or called: `from Acme`, `to Acme`; a meeting or a talk is with them."""
    name = records.get(Client, message.client).name
    if message.channel is Channel.MEETING or message.direction is Direction.SPOKE:
        return f"with {name}"
    return f"{'to' if message.direction is Direction.OUT else 'from'} {name}"


def incident_words(incident: Incident, told: Mapping[str, Incident]) -> str:
    """An incident in a line: how, and which of those that are told it corrects."""
    how = f" {_HOW[incident.channel]}" if incident.channel else ""
    corrected = told.get(incident.corrects or "")
    return f"Correction of the entry of {shown(corrected.on)}" if corrected else f"Incident{how}"
