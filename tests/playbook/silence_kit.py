"""A silence in a line: `2026-11-02 out; 2026-11-06 L01; 2026-11-08 in`, with `:Site` for a project."""

from __future__ import annotations

from datetime import date
from typing import Any

from builder import eur

from clientdesk.model.client import Client, Stage
from clientdesk.model.invoice import Invoice, Payment, Promise
from clientdesk.model.journal import Channel, Direction, Letter, Matter, Message
from clientdesk.model.project import Contract, Project
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import follow_ups, silence_steps

ACME = "acme"


def told(line: str, **known: Any) -> list[Record]:
    """The records that a line tells of, with a client around them.

    `out`, `in`: messages; `call`, `phoned`: calls, mine and theirs; `L01`: a letter that was sent; `pay`, `part`:
    all of an invoice, or some; `promise`. A word behind is what a message is about. Invoices come as `due=day`.
    """
    client = Client(id=ACME, name="Acme", stage=known.get("stage", Stage.ACTIVE))
    records: list[Record] = [Settings(**known.get("settings", {})), client, *_projects(line, known), *_money(known)]
    for at, text in enumerate(filter(None, map(str.strip, line.split(";")))):
        on, what, *about = text.split()
        kind, _, project = what.partition(":")
        records.append(_entry(f"{at:02}", date.fromisoformat(on), kind, project.lower() or None, about))
    return records


def _projects(line: str, known: dict[str, Any]) -> list[Record]:
    named = {each for each in ("Site", "Shop") if f":{each}" in line or known.get("of") == each.lower()}
    return [Project(id=each.lower(), client=ACME, name=each) for each in sorted(named)]


def _money(known: dict[str, Any]) -> list[Record]:
    found: list[Record] = []
    if "silence_days" in known:
        found.append(Contract(id="contract", client=ACME, silence_days=known["silence_days"]))
    if "due" in known:
        more = {key: known[key] for key in ("disputed", "paused_until") if key in known}
        due = date.fromisoformat(known["due"])
        found.append(
            Invoice(id="inv", client=ACME, number="12", amount=eur("100"), due=due, project=known.get("of"), **more)
        )
    return found


_MESSAGES = {
    "out": {"direction": Direction.OUT, "awaits_reply": True},
    "note": {"direction": Direction.OUT},
    "in": {"direction": Direction.IN},
    "call": {"direction": Direction.OUT, "awaits_reply": True, "channel": Channel.CALL},
    "phoned": {"direction": Direction.IN, "channel": Channel.CALL},
}


def _entry(key: str, on: date, kind: str, project: str | None, about: list[str]) -> Record:
    both = {"id": key, "client": ACME}
    if kind in _MESSAGES:
        return Message(**both, on=on, project=project, matter=Matter(about[0]) if about else None, **_MESSAGES[kind])
    match kind:
        case "pay" | "part":
            return Payment(**both, invoice="inv", amount=eur("100" if kind == "pay" else "10"), on=on)
        case "account":
            return Payment(**both, amount=eur("10"), on=on)
        case "promise":
            return Promise(**both, invoice="inv", made=on, pay_by=date(2026, 12, 15))
        case letter:
            return Letter(**both, kind=letter, written=on, sent=on, body="…", project=project)


def picture(records: list[Record], today: str) -> Picture:
    """The client on a day."""
    return Picture(Records.of_all(records), ACME, date.fromisoformat(today))


def steps(seen: Picture) -> list[str]:
    """Each step as the table has it: `2026-11-06 to 2026-11-09 G1 L01`, the move where there is no letter."""
    return [
        f"{step.date} to {max(step.date, each.until)} {step.handbook} {step.letter or each.move}{' late' * step.late}"
        for step, each in zip(silence_steps(seen), follow_ups(seen), strict=True)
    ]
