"""`clientdesk timeline`: every invoice from issue to due to paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.invoice_page import rows_of, show_rows

if TYPE_CHECKING:
    from clientdesk.ledger.timeline import TimelineRow


@click.command()
@click.argument("client", required=False)
@json_option
@pass_session
def timeline(session: Session, client: str | None) -> None:
    """Show invoices from issue to due to paid, one client's or all."""
    rows = rows_of(session.records, client, session.today)
    session.answer(lambda: list(map(_view, rows)), lambda: show_rows(session, rows))


def _view(row: TimelineRow) -> object:
    from clientdesk.cli.as_json import plain

    where = row.standing
    return {
        "invoice": row.invoice.number,
        "client": row.client.name,
        "issued": plain(row.invoice.issued),
        "due": plain(where.due),
        "paid_on": plain(where.paid_on),
        "days_late": where.days_late,
        "amount": plain(row.invoice.amount),
        "open": plain(where.open),
        "status": where.status.value,
        "letters": plain(row.letters),
        "promises": plain([each.on for each in row.promises]),
        "flagged": row.flagged,
        "invoice_id": row.invoice.id,
        "client_id": row.client.id,
    }
