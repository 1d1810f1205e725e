"""To say what a silence is about, whatever it began with. Rule: one note each; what is sent later wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import SilenceStage
from clientdesk.model.record import derived_id
from clientdesk.playbook.silence.stage import WORDS

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.journal import Matter
    from clientdesk.model.records import Records
    from clientdesk.playbook.silence.threads import Thread


def noted(records: Records, client_id: str, thread: Thread, matter: Matter, today: date) -> Change:
    """The change that says from today on what a silence is about (G1, G2, G3).

    Raises Refused for one in which a late notice went out: that asks for money, whatever else is said.
    """
    if thread.is_dunned:
        raise Refused("A late notice went out in this silence, so it is about the payment, and stays that.")
    first = thread.sent[0].id
    key = derived_id("silence stage", client_id, first)
    change = entered(records, SilenceStage(id=key, client=client_id, on=today, first=first, matter=matter))
    name = records.get(Client, client_id).name
    return Change(f"The silence of {name} is about: {WORDS[matter]}", change.puts, change.removes)
