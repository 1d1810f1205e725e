"""A client in a few lines: verdict, reasons, money, the next step. Rule: functions from a row to styled pieces of text.

Pieces are plain text and a style of the theme; nothing in them is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.model.days import counted, distance, shown
from clientdesk.model.money import shown_totals
from clientdesk.tui.marks import assessed, sparkline
from clientdesk.tui.safe_text import safe
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.playbook.assessment import Reason
    from clientdesk.playbook.overview import Overview

Piece = tuple[str, str]
HEAD, MUTED, BAD, ACCENT, PLAIN = "bold", "$foreground-muted", "$text-error", "$text-accent", ""
STYLES = {
    Tone.PLAIN: PLAIN,
    Tone.MUTED: MUTED,
    Tone.STRONG: HEAD,
    Tone.GOOD: "$text-success",
    Tone.WATCH: "$text-warning",
    Tone.BAD: BAD,
    Tone.ACCENT: ACCENT,
}


def card(row: Overview, today: date) -> Content:
    """The card beside the client list."""
    words, tone = assessed(row.verdict.assessment)
    pieces = [(safe(row.client.name), HEAD), (f"\n{words}", STYLES[tone]), (f"\n{_facts(row)}", MUTED)]
    for title, part in (
        ("Why", reasons(row.verdict.reasons, today)),
        ("Next", next_step(row, today)),
        ("Money", money(row)),
    ):
        pieces += [(f"\n\n{title}", HEAD), *part]
    return Content.assemble(*pieces)


def reasons(found: tuple[Reason, ...], today: date) -> Iterator[Piece]:
    """One line a reason: handbook id, words, the day of the newest record behind it."""
    for reason in found:
        yield f"\n {reason.handbook:<4}", ACCENT
        yield safe(reason.text), PLAIN
        yield f"  {shown(reason.on, today)}" if reason.on else "", MUTED


def money(row: Overview) -> Iterator[Piece]:
    """Owed, overdue, how they pay."""
    account = row.account
    yield f"\n owed {shown_totals(account.owed)}", PLAIN
    if any(account.overdue.values()):
        yield f" · overdue {shown_totals(account.overdue)}", BAD
    if any(account.credit.values()):
        yield f"\n credit {shown_totals(account.credit)}", PLAIN
    if account.usual_days is not None:
        yield f"\n usually pays after {counted(account.usual_days, 'day')}", PLAIN
    if row.income_share is not None:
        yield f"\n {float(row.income_share):.0%} of your income in 12 months", PLAIN
    if account.last_lates:
        yield f"\n {sparkline(account.last_lates)}", ACCENT
        yield f" days late, last {counted(len(account.last_lates), 'invoice')}", MUTED


def next_step(row: Overview, today: date) -> Iterator[Piece]:
    """The next step and its day."""
    step = row.next
    if step is None:
        yield "\n nothing to do", MUTED
    else:
        yield f"\n {safe(step.what)}", PLAIN
        yield f"\n {step.handbook or 'task'} · {distance(step.date, today)}", BAD if step.late else MUTED


def _facts(row: Overview) -> str:
    client = row.client
    since = f"since {shown(client.since)}" if client.since else ""
    silent = f"silent for {counted(row.silent_days, 'day')}" if row.silent_days is not None else ""
    facts = (safe(client.trade), client.currency, client.stage.value, since, silent)
    return " · ".join(fact for fact in facts if fact)
