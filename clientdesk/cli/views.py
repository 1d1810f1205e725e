"""Records as scripts see them: all their fields, and more beside. Rule: fields are added, never taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.cli.as_json import money_list, plain, share
from clientdesk.ledger.standing import standing
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.record import Owned, Record
from clientdesk.model.records import KINDS

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.step import Step

Object = dict[str, Any]


def view_of(records: Records, record: Record, today: date) -> Object:
    """A record with all its fields; a client with the first contact's, an invoice with where it stands."""
    fields: Object = plain(record)
    if isinstance(record, Client):
        contact = record.contact
        return fields | {"email": contact.email, "phone": contact.phone, "contact": contact.name}
    if isinstance(record, Invoice):
        return fields | _standing(records, record, today)
    if isinstance(record, Promise):
        from clientdesk.ledger.promise_state import outcome

        return fields | {"state": outcome(records, record, today).state.value}
    return fields


def overview_view(row: Overview) -> Object:
    """A client's row of the list."""
    return {
        "id": row.client.id,
        "name": row.client.name,
        "stage": row.client.stage.value,
        "outcome": plain(row.outcome),
        "assessment": row.verdict.assessment.value,
        "owed": money_list(row.account.owed),
        "overdue": money_list(row.account.overdue),
        "days_late": row.account.days_late,
        "silent_days": row.silent_days,
        "income_share": share(row.share.part if row.share else None),
        "next": next_view(row.next),
        "reasons": plain(row.verdict.reasons),
        "red_since": plain(row.red_since),
        "days_in_red": row.days_in_red,
        "credit": money_list(row.account.credit),
        "usual_days": row.account.usual_days,
        "oldest_overdue": row.account.oldest_overdue,
    }


def next_view(step: Step | None) -> Object | None:
    """A client's next step, in a row of its own client."""
    return None if step is None else {"date": plain(step.date), "what": step.what, "handbook": step.handbook}


def step_view(step: Step) -> Object:
    """A step of the agenda."""
    return {
        "date": plain(step.date),
        "client": step.client.name,
        "client_id": step.client.id,
        "what": step.what,
        "handbook": step.handbook,
        "letter": step.letter,
        "late": step.late,
        "record": step.record or None,
        "key": step.key,
        "was": plain(step.was),
    }


def below_view(records: Records, client: Client, today: date) -> Object:
    """Everything below a client, table by table, and the one contract by itself."""
    owned = (kind for kind in KINDS if issubclass(kind, Owned))
    tables = {kind.table: [view_of(records, each, today) for each in records.of(kind, client.id)] for kind in owned}
    return tables | {"contract": next(iter(tables.pop("contracts")), None)}


def safeguards_view(records: Records, client: Client, today: date) -> Object:
    """A client's safeguards, each in place, not, or null where nobody has said; and what the next contract needs."""
    from clientdesk.playbook.safeguards import deposit_for, next_contract, safeguards

    kept, deposit = safeguards(records, client.id), deposit_for(records, client.id, today)
    return {
        "safeguards": [
            {"id": each.id, "name": each.name, "in_place": each.on, "what": each.what, "missing": each.missing}
            for each in kept
        ],
        "next_contract": plain(next_contract(records, client.id, today)),
        "deposit": {"least": deposit.least, "most": deposit.most, "words": deposit.words, "why": deposit.why},
    }


def _standing(records: Records, invoice: Invoice, today: date) -> Object:
    where = standing(records, invoice, today)
    return {
        "due": plain(where.due),
        "open": plain(where.open),
        "given_back": plain(where.back),
        "status": where.status.value,
        "paid_on": plain(where.paid_on),
        "days_late": where.days_late,
    }
