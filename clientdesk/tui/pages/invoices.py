"""The invoices, the newest first, and what they come to. Rule: where an invoice stands is for the ledger to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Static

from clientdesk.ledger.standing import standings
from clientdesk.model.days import counted, planned, shown
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import shown_totals
from clientdesk.model.names import fold
from clientdesk.playbook.late_fee.billed import late_number
from clientdesk.playbook.next_money import next_money
from clientdesk.playbook.promises import waiting
from clientdesk.tui.card import ACCENT, hanging, unbroken
from clientdesk.tui.fee_working import at_a_glance
from clientdesk.tui.marks import status
from clientdesk.tui.pages.tab import ListTab
from clientdesk.tui.safe_text import safe
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.next_money import NextMoney
    from clientdesk.playbook.overview import Overview

_NEXT = "Next: "
"""What the next step begins with."""
_EMPTY = """No invoices to this client yet.

n   write down an invoice"""


class InvoicesTab(ListTab):
    """One list of invoices below the client's money."""

    NAME = "invoices"

    def __init__(self) -> None:
        super().__init__()
        self._standings: dict[str, Standing] = {}
        self._is_whole = False
        """Whether no sum has a fraction, so that none needs the room for one."""

    @staticmethod
    def count(row: Overview) -> int:
        """How many there are."""
        return len(row.picture.records.of(Invoice, row.client.id))

    def make_rows(self) -> LineList:
        """The list."""
        return LineList(self._columns(), self._cells, search=self._text, empty=_EMPTY, id=self.NAME)

    def compose(self) -> ComposeResult:
        """The money, the list, and the late fee on the invoice under the cursor."""
        yield Wrapped(id="sums")
        yield self.rows
        yield Static(id="fee")

    def derive(self, row: Overview) -> None:
        """The sums and every invoice."""
        found = standings(row.picture.records, row.client.id, row.picture.today)
        self._standings = {each.invoice.id: each for each in sorted(found, key=_newest, reverse=True)}
        every = self._standings.values()
        self._is_whole = all(each.invoice.amount.is_whole and each.open.is_whole for each in every)
        self.query_one("#sums", Wrapped).show(lambda width: sums(row, width) if self._standings else Content())
        self.rows.show(list(self._standings))
        self.query_one("#fee").display = any(each.days_late for each in every)
        self.tell_fee()

    @on(LineList.Highlighted)
    def tell_fee(self) -> None:
        """Say what the late fee on the invoice under the cursor has come to."""
        where = self._standings.get(self.rows.highlighted or "")
        words = at_a_glance(self.row.picture, where) if where else ""
        told = Content.assemble(("I", ACCENT), f"  {safe(words)}") if words else Content()
        self.query_one("#fee", Static).update(told)

    @property
    def entry(self) -> Invoice | None:
        """The invoice under the cursor."""
        at = self._standings.get(self.rows.highlighted or "")
        return at.invoice if at else None

    def _text(self, key: str) -> str:
        each = self._standings[key].invoice
        return f"{each.number} {each.note} {status(self._standings[key])[0]}"

    def _cells(self, key: str) -> list[Cell]:
        each, today = self._standings[key], self.row.picture.today
        invoice = each.invoice
        return [
            invoice.number,
            Fragment(*status(each)),
            invoice.amount.shown(whole=self._is_whole),
            each.open.shown(whole=self._is_whole) if each.balance > 0 else "–",
            shown(invoice.issued, today),
            shown(each.due, today),
            Fragment(self._note(each), Tone.MUTED),
        ]

    def _note(self, each: Standing) -> str:
        """What to know of an invoice: a slip in its days, why it waits, whose late fee it is, else the note."""
        if each.invoice.is_due_before_issued:
            return "due before it was issued"
        late = late_number(self.row.picture.records, each.invoice)
        return waiting(self.row.picture, each) or (f"late fee on {late}" if late else each.invoice.note)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "number", "Invoice", 10, share=1, most=20, sort=lambda key: fold(self._standings[key].invoice.number)
            ),
            Column("status", "State", 20, sort=lambda key: self._standings[key].days_late or None, most_first=True),
            Column("amount", "Amount", 11, right=True),
            Column("open", "Open", 11, right=True, sort=lambda key: self._standings[key].balance > 0 or None),
            Column("issued", "Issued", 11, drop=2, sort=lambda key: self._standings[key].invoice.issued),
            Column("due", "Due", 11, drop=1, sort=lambda key: self._standings[key].due),
            Column("note", "Note", 8, share=2, drop=3),
        )


def sums(row: Overview, width: int) -> Content:
    """What is owed, overdue and held as credit, how they pay, and what comes next; on as many lines as it takes."""
    account = row.account
    parts = [f"owed {shown_totals(account.owed)}"]
    parts += [f"▲ overdue {shown_totals(account.overdue)}"] if any(account.overdue.values()) else []
    parts += [f"credit {shown_totals(account.credit)}"] if any(account.credit.values()) else []
    parts += [unbroken(f"usually {counted(account.days_late, 'day')} late")] if account.days_late else []
    return Content(hanging(" · ".join(parts), width, 0) + _next(row, width))


def _next(row: Overview, width: int) -> str:
    """What comes next about their money, each on lines of its own."""
    told = (_told(step, row.picture.today, width) for step in next_money(row.picture, row.steps))
    return "".join(f"\n{_NEXT if at == 0 else ' ' * len(_NEXT)}{words}" for at, words in enumerate(told))


def _told(step: NextMoney, today: date, width: int) -> str:
    """A step in words; its day stays together."""
    letter = f" ({step.letter})" if step.letter else ""
    since = "due since " if step.on < today else ""
    waits = f"; {safe(step.waits)}" if step.waits else ""
    words = f"{safe(step.words)}{letter}, {since}{unbroken(planned(step.on, today))}{waits}"
    return hanging(words, width, len(_NEXT))


def _newest(each: Standing) -> tuple[str, str]:
    return (str(each.invoice.issued or each.due or ""), each.invoice.number)
