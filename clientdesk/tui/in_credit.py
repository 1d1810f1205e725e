"""A payment on what the client's credit covers: came it in, or is it there? Rule: asked only where both may be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client

if TYPE_CHECKING:
    from clientdesk.tui.app import ClientDesk

_USE, _CAME = "use-of-credit", "payment"


async def how_paid(app: ClientDesk, client_id: str, invoice_id: str | None) -> tuple[str, str | None] | None:
    """Which form writes down a payment, and on which invoice; None where the person closes the question."""
    from clientdesk.playbook.step_ends import paid_for
    from clientdesk.tui.screens.menu import Menu

    covered = paid_for(app.session.book.picture(client_id))
    on = next((each for each in covered if invoice_id in (None, each.id)), None)
    if on is None:
        return _CAME, invoice_id
    name = app.session.records.get(Client, client_id).name
    lines = [
        ("u", _USE, f"use their credit on {on.number}: it was paid before, nothing came in"),
        ("p", _CAME, "money that came in now…"),
    ]
    chosen = await app.ask(Menu(f"{name}: their credit covers {on.number}", lines))
    return None if chosen is None else (chosen, on.id if chosen == _USE else invoice_id)
