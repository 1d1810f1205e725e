"""A client's page on the terminal, and as JSON: who they are, what they owe, why the verdict, what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.cli.as_json import money_list, number
from clientdesk.cli.invoice_page import fractions_in
from clientdesk.cli.judgement import verdict_view, work_view
from clientdesk.cli.judgement_page import put_judgement, standing
from clientdesk.cli.output import put, put_bold
from clientdesk.cli.safeguards import put_next_contract
from clientdesk.cli.scope_words import given_words
from clientdesk.cli.table import put_pairs, put_table
from clientdesk.cli.views import Object, below_view, overview_view, safeguards_view, view_of
from clientdesk.ledger.rates import effective_rate
from clientdesk.ledger.scope import given_away
from clientdesk.ledger.timeline import TimelineRow, order, timeline_row
from clientdesk.model.country import in_full
from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Attachment, Incident, Message
from clientdesk.model.naming import short
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.exit.past import history
from clientdesk.playbook.holding import states
from clientdesk.playbook.late_fee.waiving import waived
from clientdesk.playbook.overview import overview
from clientdesk.playbook.safeguards import safeguards
from clientdesk.playbook.safeguards import standing as agreed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.ledger.rates import Rate
    from clientdesk.model.client import Client
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records
    from clientdesk.playbook.exit.past import Past
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.safeguards import Safeguard

EXITS = ("Exit", ">Started", ">Ended", "Outcome", "~Reason", "~Since?")
LAST = 5
"""How many invoices and entries of the log a page shows; the lists have all of them."""


def page_view(records: Records, client: Client, today: date) -> Object:
    """A client with the row of the list, the verdict's making, the safeguards, and every record below it."""
    row = overview(records, client.id, today)
    judged = verdict_view(row) | work_view(row.picture, *_rates(row)) | safeguards_view(records, client, today)
    let_go = waived(records, client.id)
    held = {"for_now": list(states(row.picture)), "waived": {"count": let_go.count, "sums": money_list(let_go.sums)}}
    return view_of(records, client, today) | overview_view(row) | held | judged | below_view(records, client, today)


def page(records: Records, client: Client, today: date) -> None:
    """Print a client's page."""
    row = overview(records, client.id, today)
    put_bold(client.name)
    put_pairs(_facts(records, row, today))
    put_judgement(row)
    if not row.is_over and row.verdict.assessment is not Assessment.LEAVE_NOW:
        put_next_contract(records, client, today)
    _invoices(records, client, today)
    _exits(records, client, today)
    _log(records, client)


def _facts(records: Records, row: Overview, today: date) -> list[tuple[str, str]]:
    client, account, contact = row.client, row.account, row.client.contact
    return [
        ("Verdict", standing(row)),
        *_for_now(row.picture),
        ("Next", f"{shown(row.next.date, today)}: {row.next.what}" if row.next else ""),
        ("Owed", words.money(account.owed)),
        ("Overdue", words.money(account.overdue)),
        ("Credit", words.money(account.credit) if account.credit else ""),
        ("Waived", waived(records, client.id).words),
        ("Pays", f"{counted(account.usual_days, 'day')} after the invoice" if account.usual_days is not None else ""),
        ("Contact", ", ".join(part for part in (contact.name, contact.role, contact.email, contact.phone) if part)),
        ("About", ", ".join(part for part in (client.trade, in_full(client.country), client.kind.value) if part)),
        ("Stage", client.stage.value),
        ("Client since", shown(client.since) if client.since else ""),
        ("Given away", given_words(given_away(records, row.picture.extras))),
        ("An hour", _hour(*_rates(row))),
        *_contract(records, client),
        ("Own bars", _bars(row)),
        ("Note", client.note),
        ("Id", client.id),
    ]


def _for_now(picture: Picture) -> list[tuple[str, str]]:
    """What holds until something happens, a line each."""
    return [("For now", text) for text in states(picture)]


def _contract(records: Records, client: Client) -> list[tuple[str, str]]:
    """How many safeguards there are and which, the gaps by name, and what nobody has said."""
    every = safeguards(records, client.id)
    on = [each for each in every if each.on]
    there = f": {' '.join(each.id for each in on)}" if on else ""
    return [
        ("Contract", f"{agreed(records, client.id)}{there}"),
        ("Missing", _gaps(each for each in every if each.on is False)),
        ("Not known", _gaps(each for each in every if each.on is None)),
    ]


def _gaps(found: Iterable[Safeguard]) -> str:
    return ", ".join(f"{each.id} {each.missing or each.name}" for each in found)


def _bars(row: Overview) -> str:
    """Bars that were moved for this client."""
    return ", ".join(f"{key}={bar}" for key, bar in row.client.bars.items())


def _rates(row: Overview) -> tuple[Rate | None, Money | None]:
    """What an hour with them brings in, and the other clients' median, where hours are known."""
    picture = row.picture
    rate = effective_rate(picture.records, row.client.id, picture.today)
    if rate is None:
        return None, None
    from clientdesk.playbook.pareto import Pareto

    return rate, Pareto(picture.records, picture.today).usual_rate(row.client.id)


def _hour(rate: Rate | None, usual: Money | None) -> str:
    if rate is None:
        return ""
    beside = f"; with the others {usual.shown(whole=True)}" if usual else ""
    return f"{rate.per_hour.shown(whole=True)}, over {number(rate.hours)} h{beside}"


def _invoices(records: Records, client: Client, today: date) -> None:
    rows = [timeline_row(records, invoice, today) for invoice in order(records, client.id, today)[-LAST:]]
    if rows:
        put("")
        heads = ("Invoice", ">Issued", ">Due", ">Amount", ">Open", ">Late", "Status")
        broken = fractions_in(rows)
        put_table(heads, [_invoice_cells(each, broken) for each in rows], empty="")


def _invoice_cells(row: TimelineRow, broken: frozenset[str]) -> tuple[str, ...]:
    invoice, where = row.invoice, row.standing
    return (
        invoice.number,
        words.day(invoice.issued),
        words.day(where.due),
        words.amount(invoice.amount, broken),
        words.amount(where.open, broken),
        words.late(where.days_late),
        words.status(where),
    )


def _exits(records: Records, client: Client, today: date) -> None:
    """Every exit, the newest first: its path, when it began, how it ended and when, and what became of it (X08)."""
    rows = history(records, client.id, today)
    if rows:
        put("")
        put_table(EXITS, map(_exit_cells, reversed(rows)), empty="")


def _exit_cells(past: Past) -> tuple[str, ...]:
    days = words.day(past.exit.started), words.day(past.acted)
    return past.path, *days, past.standing, past.reason, past.became


def _log(records: Records, client: Client) -> None:
    incidents, files = records.of(Incident, client.id), records.of(Attachment, client.id)
    corrected = {each.corrects for each in incidents}
    entries = [(e.on, f"{e.sign}{_standing(e, corrected)}", e.words) for e in incidents]
    entries += [
        (m.on, f"{m.channel.words} {m.direction.value}", m.subject or m.text) for m in records.of(Message, client.id)
    ]
    entries += [(a.on, "file", f"{a.name} ({short(a)})") for a in files]
    if entries:
        put("")
        last = sorted(entries, key=lambda entry: entry[0])[-LAST:]
        put_table((">On", "What", "~Said"), [(words.day(on), what, said) for on, what, said in last], empty="")


def _standing(incident: Incident, corrected: set[str | None]) -> str:
    """Whether an entry is a correction, or was corrected since."""
    return " corrected" if incident.id in corrected else " correction" if incident.corrects else ""
