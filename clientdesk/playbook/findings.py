"""Which signs a client shows, and the very records behind each. Rule: frequency tells, not one bad day.

Logged signs are counted here, with the conditions that the handbook states; what records show is measured next door.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.days import days_later
from clientdesk.model.journal import Incident
from clientdesk.model.signs import LOGGED, SIGNS, Sign
from clientdesk.playbook.finding import Finding, counts, of_incidents
from clientdesk.playbook.lateness import late_payment
from clientdesk.playbook.measures import demands, overload, scope_creep, silence, trouble_share
from clientdesk.playbook.picture import Picture

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def findings(records: Records, client_id: str, today: date) -> tuple[Finding, ...]:
    """Every sign of which there is anything to show, raised or not, in the handbook's order."""
    return findings_of(Picture(records, client_id, today))


def findings_of(picture: Picture) -> tuple[Finding, ...]:
    """The same for a picture at hand."""
    shown = (sign for sign in SIGNS.values() if sign.id in _MEASURED or sign.id in picture.logged)
    return tuple(finding for sign in shown if (finding := finding_of(picture, sign)).evidence)


def raised_of(picture: Picture) -> tuple[Finding, ...]:
    """The raised ones of them, the weightiest first, those of one weight in the handbook's order."""
    return tuple(sorted((each for each in findings_of(picture) if each.raised), key=lambda each: each.weight))


def is_unsafe(picture: Picture) -> bool:
    """Whether they threatened the person: then nobody is called or met, and nothing is waited for (S11, X07)."""
    return finding_of(picture, SIGNS["S11"]).raised


def finding_of(picture: Picture, sign: Sign) -> Finding:
    """A sign as the client shows it; one that looks at no other client is looked for once."""
    if sign.id in _BESIDE_OTHERS:
        return _looked_for(picture, sign)
    if sign.id not in picture.found:
        picture.found[sign.id] = _looked_for(picture, sign)
    return picture.found[sign.id]


def _looked_for(picture: Picture, sign: Sign) -> Finding:
    logged = picture.logged.get(sign.id, []) if sign.id in LOGGED else []
    return _MEASURES.get(sign.id, _counted)(picture, sign, _within(picture, sign, logged))


def _within(picture: Picture, sign: Sign, logged: list[Incident]) -> list[Incident]:
    if not logged:
        return []
    since = picture.window(f"{sign.id}.window")
    return [incident for incident in logged if incident.on >= since]


def _counted(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """A sign that is logged: how many, or how many on the project with the most of them."""
    bar = picture.bar(sign.id)
    if sign.per_project:
        logged = max(_by_project(logged).values(), key=len, default=[])
    return Finding(sign, len(logged), bar, len(logged) >= bar, of_incidents(logged))


def _by_project(logged: list[Incident]) -> dict[str | None, list[Incident]]:
    found: dict[str | None, list[Incident]] = {}
    for incident in logged:
        found.setdefault(incident.project, []).append(incident)
    return found


def _half_on_hourly(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S05: on hourly work each counts half, where you may not mind."""
    bar = picture.bar(sign.id)
    weighed = [(2 if picture.is_hourly(project) else 1, each) for project, each in _by_project(logged).items()]
    as_one, worst = max(weighed, key=lambda pair: (len(pair[1]) // pair[0], len(pair[1])), default=(1, []))
    count = len(worst) // as_one
    return Finding(sign, count, bar, count >= bar, of_incidents(worst), each=as_one)


def _stalled(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S08: two disagreements, or one that has stalled the project for a fortnight and still does."""
    counted = _counted(picture, sign, logged)
    since = [day for each in logged if (day := _stalls_since(picture, each)) and day <= picture.today]
    if not since:
        return counted
    days = [*since, counted.reached] if counted.raised else since
    bar = counted.bar if counted.raised else 1
    crossed = min(day for day in days if day)
    return Finding(sign, counted.count, bar, raised=True, evidence=counted.evidence, crossed=crossed)


def _stalls_since(picture: Picture, incident: Incident) -> date | None:
    """The day from which a disagreement has stalled the work for long enough, logged by then; None once settled."""
    if incident.stalled_since is None or not still_stalls(picture, incident):
        return None
    return max(incident.on, days_later(incident.stalled_since, picture.bar("S08.stalled_days")))


def still_stalls(picture: Picture, incident: Incident) -> bool:
    """Whether a disagreement is not settled yet (S08)."""
    return incident.stalled_until is None or incident.stalled_until > picture.today


def _agreed_only(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S16: quotes compared before hiring are normal and never count."""
    return _counted(picture, sign, list(filter(counts, logged)))


def _no_repeat(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S15: who was helped out once is told that there is no repeat."""
    finding = _counted(picture, sign, logged)
    text = "" if finding.raised else f"{sign.words}: no repeat"
    return Finding(sign, finding.count, finding.bar, finding.raised, finding.evidence, text)


_MEASURES: dict[str, Callable[[Picture, Sign, list[Incident]], Finding]] = {
    "S01": late_payment,
    "S04": scope_creep,
    "S05": _half_on_hourly,
    "S08": _stalled,
    "S14": demands,
    "S15": _no_repeat,
    "S16": _agreed_only,
    "S20": overload,
    "S21": silence,
    "S22": trouble_share,
}
_MEASURED = frozenset(sign.id for sign in SIGNS.values() if sign.measured)
_BESIDE_OTHERS = frozenset({"S20", "S22"})
