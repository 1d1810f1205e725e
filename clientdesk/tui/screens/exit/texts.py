"""The words around the questions: notes, the history, the head with the way so far. Rule: text, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from clientdesk.model.client import Client, Stage
from clientdesk.model.days import shown
from clientdesk.model.records import Records
from clientdesk.model.way import Words
from clientdesk.playbook.exit.card import card
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.paths import Path
from clientdesk.playbook.exit.progress import UNNUMBERED, Progress, Status
from clientdesk.playbook.exit.steps import step_on
from clientdesk.playbook.exit.view import Row as StepRow
from clientdesk.playbook.exit.view import State
from clientdesk.tui.card import ACCENT, HEAD, MUTED, STYLES, Piece
from clientdesk.tui.keyed import keyed
from clientdesk.tui.marks import judged
from clientdesk.tui.safe_text import safe, safe_lines, width
from clientdesk.tui.screens.exit.history import Groups, Told, grouped
from clientdesk.tui.screens.exit.rows import Row
from clientdesk.tui.screens.exit.waits import days_under_way
from clientdesk.tui.session import Book

_STYLES = {
    Status.NOT_STARTED: MUTED,
    Status.IN_PROGRESS: ACCENT,
    Status.DONE: "$text-success",
    Status.SKIPPED: MUTED,
    Status.WAITING: "$text-warning",
}


_FEW = 5


def symbol(state: Progress) -> Content:
    """A step's status as a symbol; its words stand beside it."""
    return Content.styled(state.symbol, _style(state))


def _style(state: Progress) -> str:
    return _STYLES[Status.IN_PROGRESS if state.is_plan else state.status]


def status(row: StepRow) -> Content:
    """A line of the task list: the step's title and its status in words."""
    return Content.assemble((f"{row.title:<12}", HEAD), (safe(row.state.words), _style(row.state)))


def leaving(client: Client, case: Case | None) -> str:
    """What is done to them, as it is written in the middle of a line: `leaving`, or `declining` before any work."""
    stage = case.exit.stage_before if case else client.stage
    return "declining" if stage is Stage.PROSPECT else "leaving"


def head(client: Client, case: Case | None, room: int = 1000) -> Content:
    """Who is left, or declined, by which path, for how long; in fewer words where there is less room, in cells."""
    doing = f"{leaving(client, case).capitalize()} "
    if case is None:
        return Content.assemble((doing, MUTED), (safe(client.name), HEAD))
    path, left = f"   {case.path.words} path", room - width(doing + safe(client.name))
    told = (f"{path} · {days_under_way(case)}", f"{path} · begun {shown(case.exit.started)}", path)
    rest = next((text for text in told if width(text) <= left), path)
    return Content.assemble((doing, MUTED), (safe(client.name), HEAD), (rest, MUTED))


def crumbs(state: State, here: str) -> Content:
    """The way so far, step by step, and set apart what follows the end; the present one stands out."""
    pieces: list[Piece] = []
    for row in state.asked:
        sign, style = row.state.symbol, _style(row.state)
        pieces.append((_apart(row.step), MUTED))
        if row.step == here:
            pieces.append((f" {sign} {_short(row.title)} ", "bold reverse"))
        else:
            pieces += [(f" {sign}", style), (f" {_short(row.title)} ", MUTED)]
    return Content.assemble(*pieces)


def crumbs_before(path: Path) -> Content:
    """The way that is proposed, before the exit has begun."""
    return Content.styled(
        "".join(f"{_apart(name)} ○ {_short(step_on(path, name).title)} " for name in path.asks), MUTED
    )


def note(text: str) -> Static:
    """A note, as a paragraph."""
    return Static(Content(safe_lines(text)), classes="note")


def _apart(step: str) -> str:
    return "│" if step == UNNUMBERED else ""


def _short(step: str) -> str:
    return step.partition(" ")[0]


def notes(told: Sequence[Words]) -> list[Widget]:
    """A page's notes: a few as paragraphs, many as a list; with lines set in, as groups."""
    groups = grouped([keyed(each) for each in told])
    if all(len(group) == 1 for group in groups):
        return [note(text) if len(groups) <= _FEW else line(text) for [text] in groups]
    return [Groups(groups)]


def line(text: str) -> Row:
    """A line of a card, set off by a dot."""
    return Row("", Content.styled("·", MUTED), Content(safe_lines(text)))


def title(text: str) -> Static:
    """A small heading."""
    return Static(Content.styled(safe(text), HEAD), classes="title")


def history(records: Records, book: Book, client_id: str, today: date) -> Iterator[Widget]:
    """What has been with a client, as a card to stand beside something: without the records behind each line."""
    row = book.row(client_id)
    words, tone = judged(row)
    facts = (
        safe(row.client.trade),
        row.client.currency,
        f"since {shown(row.client.since)}" if row.client.since else "",
    )
    yield Static(Content.assemble((safe(row.client.name), HEAD), (f"\n{words}", STYLES[tone])), classes="title")
    yield Static(Content.styled(" · ".join(filter(None, facts)), MUTED), classes="note")
    for group in card(records, client_id, today, book.usual_rate).groups:
        yield Told([group.heading, *(f" {entry.text}" for entry in group.entries)])
