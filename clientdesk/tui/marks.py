"""Signs and words for states. Rule: a state is a symbol and a word; the tone only repeats what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.standing import Standing
from clientdesk.ledger.status import Status
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.signs import SignClass
from clientdesk.playbook.assessment import Assessment
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.playbook.overview import Overview

_ASSESSMENTS = {
    Assessment.LEAVE_NOW: Tone.BAD,
    Assessment.LET_GO: Tone.BAD,
    Assessment.SAVE: Tone.WATCH,
    Assessment.WATCH: Tone.WATCH,
    Assessment.UNKNOWN: Tone.MUTED,
    Assessment.STEADY: Tone.GOOD,
}
_STATUSES = {
    Status.OVERDUE: Tone.BAD,
    Status.DISPUTED: Tone.WATCH,
    Status.PARTIAL: Tone.PLAIN,
    Status.OPEN: Tone.PLAIN,
    Status.PAID: Tone.GOOD,
    Status.CREDITED: Tone.MUTED,
    Status.WRITTEN_OFF: Tone.MUTED,
}
_CLASSES = {
    SignClass.RED: ("✖ red", Tone.BAD),
    SignClass.WARN: ("! warn", Tone.BAD),
    SignClass.WORK: ("▲ work", Tone.WATCH),
    SignClass.MUTUAL: ("◇ mutual", Tone.ACCENT),
}
_OUTCOMES = {
    RemedyOutcome.WAITING: ("◔ waiting", Tone.ACCENT),
    RemedyOutcome.WORKED: ("✔ worked", Tone.GOOD),
    RemedyOutcome.FAILED: ("✖ did not help", Tone.BAD),
    RemedyOutcome.LEFT: ("■ they left", Tone.MUTED),
}
_BARS = "▁▂▃▄▅▆▇█"


def judged(row: Overview) -> tuple[str, Tone]:
    """A client's standing as `✖ leave now`, and its tone."""
    return row.standing, _tone(row)


def judged_briefly(row: Overview) -> tuple[str, Tone]:
    """The same for a narrow column: an end as `■ ended, notice`."""
    return row.briefly, _tone(row)


def _tone(row: Overview) -> Tone:
    if row.has_ended or row.is_leaving:
        return Tone.MUTED if row.has_ended else Tone.ACCENT
    return _ASSESSMENTS[row.verdict.assessment]


def status(standing: Standing) -> tuple[str, Tone]:
    """An invoice's state as `▲ 62 days late`, and its tone: paid late is yellow, as on the timeline."""
    was_late = standing.status is Status.PAID and standing.days_late
    return f"{standing.status.symbol} {standing.words}", Tone.WATCH if was_late else _STATUSES[standing.status]


def classed(sign_class: SignClass) -> tuple[str, Tone]:
    """A sign's class as `✖ red`, and its tone."""
    return _CLASSES[sign_class]


def came(outcome: RemedyOutcome) -> tuple[str, Tone]:
    """What came of a remedy as `✔ worked`, and its tone."""
    return _OUTCOMES[outcome]


def sparkline(days: Sequence[int]) -> str:
    """Days late as bars, oldest first. The full bar is the worst, and 30 days at least: small stays small."""
    top = max(30, *days) if days else 30
    return "".join(_BARS[min(len(_BARS) - 1, day * len(_BARS) // (top + 1))] for day in days)
