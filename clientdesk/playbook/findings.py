"""Which signs a client shows, and the very records behind each. Rule: frequency tells, not one bad day.

Fairness: lateness that is disputed, or of the freelancer's own making (no due date, out only after it was due, no
way to pay on the invoice), does not count against the client.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.standing import Standing
from clientdesk.model.client import Billing
from clientdesk.model.days import counted
from clientdesk.model.journal import Direction, Incident
from clientdesk.model.money import Money
from clientdesk.model.project import Extra, Project
from clientdesk.model.signs import LOGGED, SIGNS, Sign, SignClass
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import is_too_long, silence_of
from clientdesk.playbook.workdays import is_workday

if TYPE_CHECKING:
    from clientdesk.model.records import Records


class Evidence(Struct, frozen=True):
    """A record behind a finding: its table (`kind`) and id, its day, and a few words."""

    kind: str
    id: str
    date: date | None
    text: str
    amount: Money | None = None


class Finding(Struct, frozen=True):
    """A sign as one client shows it: `count` of `bar`; `text` says it with its figures, when words alone don't."""

    sign: Sign
    count: int
    bar: int
    raised: bool
    evidence: tuple[Evidence, ...]
    text: str = ""

    @property
    def words(self) -> str:
        """What to show: the figures, else the sign's own words."""
        return self.text or self.sign.words

    @property
    def weight(self) -> tuple[bool, int]:
        """Sorts the weightiest first: raised before not, then by the sign's class."""
        return (not self.raised, list(SignClass).index(self.sign.sign_class))

    @property
    def last(self) -> date | None:
        """The day of the newest record behind it."""
        return max((each.date for each in self.evidence if each.date), default=None)


def findings(records: Records, client_id: str, today: date) -> tuple[Finding, ...]:
    """Every sign of which there is anything to show, raised or not, in the handbook's order."""
    return findings_of(Picture(records, client_id, today))


def findings_of(picture: Picture) -> tuple[Finding, ...]:
    """The same for a picture at hand."""
    by_sign: dict[str, list[Incident]] = {}
    for incident in (each for each in picture.incidents if each.sign in LOGGED):
        by_sign.setdefault(incident.sign, []).append(incident)
    shown = (sign for sign in SIGNS.values() if sign.id in by_sign or sign.id in _MEASURES)
    found = (_finding(picture, sign, by_sign.get(sign.id, [])) for sign in shown)
    return tuple(finding for finding in found if finding.count)


def _finding(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    measure = _MEASURES.get(sign.id, _counted)
    return measure(picture, sign, _within(picture, sign, logged))


def _within(picture: Picture, sign: Sign, logged: list[Incident]) -> list[Incident]:
    if not logged:
        return []
    since = picture.window(f"{sign.id}.window")
    return [incident for incident in logged if incident.on >= since]


def _evidence(incidents: Iterable[Incident]) -> tuple[Evidence, ...]:
    return tuple(Evidence("incident", each.id, each.on, each.said or each.opinion) for each in incidents)


def _counted(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """A sign that is logged: how many, or how many on the project with the most of them."""
    bar = picture.bar(sign.id)
    if sign.per_project:
        logged = _on_worst_project(logged)
    return Finding(sign, len(logged), bar, len(logged) >= bar, _evidence(logged))


def _on_worst_project(logged: list[Incident]) -> list[Incident]:
    """The incidents of the project with the most of them."""
    counts = Counter(each.project for each in logged)
    worst = max(counts, key=lambda project: counts[project], default=None)
    return [each for each in logged if each.project == worst]


def _half_on_hourly(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S05: on hourly work each counts half, where you may not mind."""
    bar = picture.bar(sign.id)
    logged = _on_worst_project(logged)
    project = picture.records.by_id(Project).get(logged[0].project or "") if logged else None
    count = len(logged) // 2 if project and project.billing is Billing.HOURLY else len(logged)
    return Finding(sign, count, bar, count >= bar, _evidence(logged))


def _agreed_only(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S16: quotes compared before hiring are normal and never count."""
    return _counted(picture, sign, [each for each in logged if each.agreed])


def _stalled(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S08: two disagreements, or one that has stalled the project for a fortnight."""
    finding = _counted(picture, sign, logged)
    days = picture.bar("S08.stalled_days")
    stalled = any(each.stalled_since and (picture.today - each.stalled_since).days >= days for each in logged)
    return Finding(sign, finding.count, finding.bar, finding.raised or stalled, finding.evidence)


def is_fair(standing: Standing) -> bool:
    """Whether an invoice's lateness may count against the client (fairness under S)."""
    invoice = standing.invoice
    went_out = invoice.sent or invoice.issued
    in_time = went_out is None or standing.due is None or went_out <= standing.due
    return bool(invoice.due) and not invoice.disputed and invoice.payable and in_time


def _late_payment(picture: Picture, sign: Sign, _logged: list[Incident]) -> Finding:
    """S01: three separate facts per invoice: late (paid or not), overdue for long, paid short."""
    fair = sorted((s for s in picture.standings if is_fair(s)), key=lambda s: s.invoice.issued or s.due or date.min)
    late_bar, overdue_bar = picture.bar("S01.late_days"), picture.bar("S01.overdue_days")
    last = fair[-picture.bar("S01.last") :]
    late = [s for s in last if (s.days_late or 0) > late_bar]
    overdue = [s for s in fair if s.days_overdue > overdue_bar]
    short = [s for s in fair if s.paid and s.days_overdue]
    bar = picture.bar(sign.id)
    raised = len(late) >= bar or bool(overdue) or len(short) >= picture.bar("S01.short")
    shown = list({s.invoice.id: s for s in (*overdue, *short, *late)}.values())
    text = _late_text(len(late), len(last), max((s.days_overdue for s in fair), default=0))
    return Finding(sign, len(shown), bar, raised, tuple(map(_late_evidence, shown)), text)


def _late_text(late: int, of: int, worst: int) -> str:
    which = f"{late} of the last {of} invoices" if of > 1 else "the only invoice"
    parts = [f"late with {which}"] if late else []
    parts += [f"{counted(worst, 'day')} overdue now"] if worst else []
    return f"is {', '.join(parts)}" if parts else ""


def _late_evidence(standing: Standing) -> Evidence:
    invoice, days = standing.invoice, standing.days_late or 0
    if standing.balance > 0:
        paid_short = " (paid short)" if standing.paid else ""
        text = f"{invoice.number} overdue by {counted(standing.days_overdue, 'day')}{paid_short}"
        return Evidence("invoice", invoice.id, standing.due, text, standing.open)
    return Evidence(
        "invoice", invoice.id, standing.paid_on, f"{invoice.number} paid {counted(days, 'day')} late", invoice.amount
    )


def _scope_creep(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S04: extras done and not billed, and revision rounds above the contract's number, on one project."""
    since = picture.window("S04.window")
    extras = [
        e for e in picture.records.of(Extra, picture.client.id) if since <= e.on <= picture.today and not e.billed
    ]
    by_project: dict[str | None, list[tuple[int, Evidence]]] = {}
    for extra in extras:
        evidence = Evidence("extra", extra.id, extra.on, extra.what, extra.amount)
        by_project.setdefault(extra.project, []).append((1, evidence))
    for incident in logged:
        by_project.setdefault(incident.project, []).extend((1, each) for each in _evidence([incident]))
    for project, over, evidence in _rounds_above(picture):
        by_project.setdefault(project.id, []).append((over, evidence))
    worst = max(by_project.values(), key=_sum, default=[])
    count, bar = _sum(worst), picture.bar(sign.id)
    return Finding(sign, count, bar, count >= bar, tuple(each for _, each in worst))


def _sum(weighed: list[tuple[int, Evidence]]) -> int:
    return sum(count for count, _ in weighed)


def _rounds_above(picture: Picture) -> Iterator[tuple[Project, int, Evidence]]:
    """Running projects with more revision rounds than their own number, else the contract's (C07); how many more."""
    contract = picture.records.contract(picture.client.id)
    for project in picture.records.of(Project, picture.client.id):
        agreed = project.revisions if project.revisions is not None or contract is None else contract.revisions
        if agreed is not None and project.rounds > agreed and project.ended is None:
            text = f"{project.name}: {project.rounds} of {agreed} revision rounds"
            yield project, project.rounds - agreed, Evidence("project", project.id, None, text)


def _demands(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S14: what was logged, and calls and messages that came outside the person's own hours."""
    since = picture.window("S14.window")
    settings = picture.records.settings
    outside = [
        Evidence("message", m.id, m.on, m.subject or f"{m.channel.value} at {m.at:%H:%M}")
        for m in picture.messages
        if m.direction is Direction.IN
        and m.on >= since
        and m.at is not None
        and (not is_workday(m.on, settings) or not settings.work_from <= m.at <= settings.work_to)
    ]
    evidence = (*_evidence(logged), *outside)
    bar = picture.bar(sign.id)
    return Finding(sign, len(evidence), bar, len(evidence) >= bar, evidence)


def _silent(picture: Picture, sign: Sign, _logged: list[Incident]) -> Finding:
    """S21: a message that asks for an answer waits longer than G allows."""
    if not is_too_long(picture):
        return Finding(sign, 0, sign.bar, raised=False, evidence=())
    evidence = tuple(Evidence("message", m.id, m.on, m.subject or "your message") for m in picture.unanswered)
    text = f"has been silent for {counted(silence_of(picture) or 0, 'day')}"
    return Finding(sign, len(evidence), sign.bar, raised=True, evidence=evidence, text=text)


_MEASURES: dict[str, Callable[[Picture, Sign, list[Incident]], Finding]] = {
    "S01": _late_payment,
    "S04": _scope_creep,
    "S05": _half_on_hourly,
    "S08": _stalled,
    "S14": _demands,
    "S16": _agreed_only,
    "S21": _silent,
}
