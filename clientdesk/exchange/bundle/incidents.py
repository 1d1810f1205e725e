"""The log of incidents. Rule: their words, then the answer; corrections beneath what they correct; opinions marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.bundle.chain import places
from clientdesk.exchange.bundle.threads import threads
from clientdesk.exchange.paper import Block, Heading, Line, Quote
from clientdesk.ledger.trail import is_as_written
from clientdesk.model.days import shown
from clientdesk.model.journal import Incident
from clientdesk.model.project import Project
from clientdesk.model.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.exchange.bundle.files import Attached
    from clientdesk.exchange.bundle.private import Trail

_ALTERED = "This entry is not as it was first written: its hash does not fit it."


def incidents(trail: Trail, files: Sequence[Attached]) -> Iterator[Block]:
    """Every incident, oldest first, each with what corrects it."""
    found = places(trail)
    for number, thread in enumerate(threads(trail.incidents), 1):
        for place, each in enumerate(thread):
            how = f", {each.channel}" if each.channel else ""
            what = f"Correction of {number}" if place else f"{number}"
            yield Heading(f"{what}: {shown(each.on)}{how}")
            if not is_as_written(each):
                yield Line(_ALTERED)
            yield from _told(trail, each)
            yield from found.get(each.id, ())
            yield from (Line(f"File: {file.name}") for file in files if file.record.to == each.id)


def _told(trail: Trail, incident: Incident) -> Iterator[Block]:
    """What was said, the answer, who was there, and the rest that was written down of it."""
    quoted = (
        ("What was said", incident.said or "(nothing written down)"),
        ("The answer", incident.answer),
        ("What is so", incident.fact),
        ("Where it shows", incident.proof),
    )
    for name, text in quoted:
        if text:
            yield Line(f"{name}:")
            yield Quote(text)
    yield from (Line(f"{name}: {text}") for name, text in _facts(trail, incident) if text)
    if trail.private:
        yield from _judged(incident)


def _facts(trail: Trail, incident: Incident) -> Iterator[tuple[str, str]]:
    project = trail.records.by_id(Project).get(incident.project or "")
    yield "Witness", incident.witness
    yield "Told by", incident.reported_by if trail.private else ""
    yield "Project", project.name if project else ""
    yield "Had been agreed before", {True: "yes", False: "no", None: ""}[incident.agreed]
    if incident.stalled_since:
        until = f" until {shown(incident.stalled_until)}" if incident.stalled_until else ""
        yield "The work stood still", f"from {shown(incident.stalled_since)}{until}"
    yield "They apologised", "yes" if incident.apologised else ""


def _judged(incident: Incident) -> Iterator[Block]:
    """What the person and the program make of it (P)."""
    sign = SIGNS.get(incident.sign)
    kind = f" ({incident.abuse})" if incident.abuse else ""
    yield Line(f"JUDGEMENT (mine, private): {incident.sign} {sign.words if sign else ''}{kind}")
    if incident.opinion:
        yield Line("OPINION (mine, private):")
        yield Quote(incident.opinion)
