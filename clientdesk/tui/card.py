"""A client in a few lines: verdict, reasons, money, the next step. Rule: a row becomes styled pieces of text.

Pieces are plain text and a style of the theme; nothing in them is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content

from clientdesk.model.client import Stage
from clientdesk.model.days import counted, distance, shown
from clientdesk.model.money import shown_totals
from clientdesk.tui.in_lines import in_lines
from clientdesk.tui.leaving import leaving
from clientdesk.tui.marks import judged, sparkline
from clientdesk.tui.safe_text import UNBROKEN, safe
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from clientdesk.playbook.assessment import Reason
    from clientdesk.playbook.overview import Overview

Piece = tuple[str, str]
HEAD, MUTED, BAD, ACCENT, PLAIN = "bold", "$foreground-muted", "$text-error", "$text-accent", ""
_LINES_BELOW = 8
"""Lines that the card has below the list; beside it there are enough."""
STYLES = {
    Tone.PLAIN: PLAIN,
    Tone.MUTED: MUTED,
    Tone.STRONG: HEAD,
    Tone.GOOD: "$text-success",
    Tone.WATCH: "$text-warning",
    Tone.BAD: BAD,
    Tone.ACCENT: ACCENT,
}


class ClientCard(Container):
    """The card beside the client list, or below it: why on the one side, next and money on the other."""

    def compose(self) -> ComposeResult:
        """Two texts, one above or beside the other."""
        yield Wrapped(classes="why")
        yield Wrapped(classes="what")

    def show(self, row: Overview | None, today: date) -> None:
        """Show a client; an empty card without one."""
        why, what = self.query(Wrapped)
        why.show(lambda width: self._fitting(_why(row, today, width), width) if row else Content())
        what.show(lambda width: self._fitting(_what(row, today, width), width) if row else Content())

    def _fitting(self, text: Content, width: int) -> Content:
        """A text that ends with … where there is more than there is room for, below the list."""
        return shortened(text, width, _LINES_BELOW) if self.screen.has_class("-narrow") else text


def _why(row: Overview, today: date, width: int) -> Content:
    words, tone = judged(row)
    if row.is_leaving:
        words = hanging(f"{words}: {safe(leaving(row))}", width, 2)
    red = f" · {row.in_red}" if row.in_red else ""
    head = [
        (safe(row.client.name), HEAD),
        (f"\n{words}{red}", STYLES[tone]),
        (f"\n{hanging(_facts(row), width, 0)}", MUTED),
    ]
    return Content.assemble(*head, ("\n\nWhy", HEAD), *reasons(row.verdict.reasons, today, width))


def _what(row: Overview, today: date, width: int) -> Content:
    step, sums = next_step(row, today, width), money(row, width)
    return Content.assemble(("Next", HEAD), *step, ("\n\nMoney", HEAD), *sums)


def shortened(text: Content, width: int, most: int) -> Content:
    """The first lines of a text; the last of them ends with … where others follow."""
    lines = text.wrap(width) if width else []
    if len(lines) <= most:
        return text
    last = Content.assemble(lines[most - 1].rstrip(), " …")
    return Content("\n").join([*lines[: most - 1], last.truncate(width, ellipsis=True)])


def hanging(text: str, width: int, indent: int) -> str:
    """A text on as many lines as it needs, those after the first set in by `indent`; the first has been begun so."""
    if width <= indent + 8:
        return text
    return f"\n{' ' * indent}".join(in_lines(text, width - indent)) or text


def unbroken(words: str) -> str:
    """Words, a day for one, that stay together on a line."""
    return words.replace(" ", UNBROKEN)


def reasons(found: tuple[Reason, ...], today: date, width: int = 0) -> Iterator[Piece]:
    """A reason each: handbook id, words, the day of the newest record behind it; wrapped where a width is given."""
    for reason in found:
        indent = 5 if reason.handbook else 1
        yield f"\n {reason.handbook:<{indent - 1}}", ACCENT
        when = unbroken(f"last {shown(reason.on, today)}") if reason.on else ""
        lines = hanging(f"{safe(reason.text)}  {when}", width, indent)
        yield lines.removesuffix(when), PLAIN
        yield when, MUTED


def money(row: Overview, width: int = 0) -> Iterator[Piece]:
    """Owed, overdue, how they pay; wrapped where a width is given."""
    account = row.account
    owed, overdue = f"owed {shown_totals(account.owed)}", f"overdue {shown_totals(account.overdue)}"
    yield f"\n {hanging(owed, width, 1)}", PLAIN
    if any(account.overdue.values()):
        beside = not width or len(owed) + len(overdue) + 4 <= width
        yield " · " if beside else "\n ", BAD
        yield hanging(overdue, width, 1), BAD
    for line in _habits(row):
        yield f"\n {hanging(line, width, 1)}", PLAIN
    if account.last_lates:
        yield f"\n {sparkline(account.last_lates)}", ACCENT
        yield f" days late, last {len(account.last_lates)} paid", MUTED


def _habits(row: Overview) -> Iterator[str]:
    account = row.account
    if any(account.credit.values()):
        yield f"credit {shown_totals(account.credit)}"
    if account.usual_days is not None:
        late = f"{counted(account.days_late, 'day')} late" if account.days_late else "on time"
        yield f"usually pays {late}, {counted(account.usual_days, 'day')} after the invoice"
    if row.share:
        yield f"{float(row.share.part):.0%} of your {row.share.currency} income in 12 months"


def next_step(row: Overview, today: date, width: int = 0) -> Iterator[Piece]:
    """The next step and its day."""
    step = row.next
    if step is None:
        yield "\n nothing to do", MUTED
    else:
        yield f"\n {hanging(safe(step.what), width, 1)}", PLAIN
        yield f"\n {step.handbook or 'task'} · {distance(step.date, today)}", BAD if step.late else MUTED


def _facts(row: Overview) -> str:
    client = row.client
    since = unbroken(f"since {shown(client.since)}") if client.since else ""
    facts = (safe(client.trade), client.currency, _paused(row) or stage(row), since)
    return " · ".join(fact for fact in facts if fact)


def _paused(row: Overview) -> str:
    """`paused since 3 Nov`; empty where it isn't, or nobody wrote down when."""
    if row.client.stage is not Stage.PAUSED:
        return ""
    from clientdesk.playbook.holding import paused_since

    since = paused_since(row.picture)
    return f"paused since {shown(since, row.picture.today)}" if since else ""


def stage(row: Overview) -> str:
    """The client's stage, where neither the verdict's place nor common sense tells it."""
    told = {Stage.ACTIVE, Stage.ENDED} | ({Stage.EXITING} if row.is_leaving else set())
    return "" if row.client.stage in told else row.client.stage.value
