"""A client's page on the terminal, and as JSON: who they are, what they owe, why the verdict, what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.cli.output import put, put_bold, put_lines
from clientdesk.cli.table import put_pairs, put_table
from clientdesk.cli.views import Object, below_view, overview_view, safeguards_view, view_of
from clientdesk.ledger.timeline import TimelineRow, order, timeline_row
from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Incident, Message
from clientdesk.playbook.overview import overview
from clientdesk.playbook.safeguards import safeguards

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.playbook.assessment import Reason
    from clientdesk.playbook.overview import Overview

LAST = 5
"""How many invoices and entries of the log a page shows; the lists have all of them."""


def page_view(records: Records, client: Client, today: date) -> Object:
    """A client with the row of the list, the safeguards, and every record below it."""
    row = overview_view(overview(records, client.id, today))
    kept = {"safeguards": safeguards_view(records, client)}
    return view_of(records, client, today) | row | kept | below_view(records, client, today)


def page(records: Records, client: Client, today: date) -> None:
    """Print a client's page."""
    row = overview(records, client.id, today)
    put_bold(client.name)
    put_pairs(_facts(records, row, today))
    put("")
    put_lines(_reason(reason, today) for reason in row.verdict.reasons)
    _invoices(records, client, today)
    _log(records, client)


def _facts(records: Records, row: Overview, today: date) -> list[tuple[str, str]]:
    client, account, contact = row.client, row.account, row.client.contact
    every = safeguards(records, client.id)
    on = [each.id for each in every if each.on]
    return [
        ("Verdict", row.standing),
        ("Next", f"{shown(row.next.date, today)}: {row.next.what}" if row.next else ""),
        ("Owed", words.money(account.owed)),
        ("Overdue", words.money(account.overdue)),
        ("Credit", words.money(account.credit) if account.credit else ""),
        ("Pays", f"{counted(account.usual_days, 'day')} after the invoice" if account.usual_days is not None else ""),
        ("Contact", ", ".join(part for part in (contact.name, contact.role, contact.email, contact.phone) if part)),
        ("About", ", ".join(part for part in (client.trade, client.country, client.kind.value) if part)),
        ("Stage", client.stage.value),
        ("Client since", shown(client.since) if client.since else ""),
        ("Contract", f"{len(on)} of {len(every)} safeguards{f': {chr(32).join(on)}' if on else ''}"),
        ("Note", client.note),
        ("Id", client.id),
    ]


def _reason(reason: Reason, today: date) -> str:
    code = f"{reason.handbook}  " if reason.handbook else ""
    when = f" ({shown(reason.on, today)})" if reason.on else ""
    return f"  {code}{reason.text}{when}"


def _invoices(records: Records, client: Client, today: date) -> None:
    rows = [timeline_row(records, invoice, today) for invoice in order(records, client.id, today)[-LAST:]]
    if rows:
        put("")
        heads = ("Invoice", ">Issued", ">Due", ">Amount", ">Open", ">Late", "Status")
        put_table(heads, map(_invoice_cells, rows), empty="")


def _invoice_cells(row: TimelineRow) -> tuple[str, ...]:
    invoice, where = row.invoice, row.standing
    return (
        invoice.number,
        words.day(invoice.issued),
        words.day(where.due),
        words.amount(invoice.amount),
        words.amount(where.open),
        words.late(where.days_late),
        words.status(where),
    )


def _log(records: Records, client: Client) -> None:
    entries = [(e.on, e.sign, e.said or e.opinion) for e in records.of(Incident, client.id)]
    entries += [
        (m.on, f"{m.channel.value} {m.direction.value}", m.subject or m.text) for m in records.of(Message, client.id)
    ]
    if entries:
        put("")
        last = sorted(entries, key=lambda entry: entry[0])[-LAST:]
        put_table((">On", "What", "~Said"), [(words.day(on), what, said) for on, what, said in last], empty="")
