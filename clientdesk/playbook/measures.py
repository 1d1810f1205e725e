"""The signs that records show. Rule: each shows the very records that it counted, and counts a record once.

S04 extras, S14 contacts outside your hours, S20 too much work, S21 silence, S22 more trouble than income.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.ledger.income import percent
from clientdesk.ledger.scope import rounds_not_logged, rounds_of, worth
from clientdesk.model.days import counted
from clientdesk.model.journal import Channel, Direction, Incident, Message
from clientdesk.model.project import Project
from clientdesk.playbook.finding import Evidence, Finding, of_incidents
from clientdesk.playbook.silence import silence_of, too_long_since
from clientdesk.playbook.workdays import is_weekday

if TYPE_CHECKING:
    from clientdesk.model.signs import Sign
    from clientdesk.playbook.picture import Picture

_Weighed = tuple[int, Evidence]


def scope_creep(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S04: extras done and not billed, and revision rounds above the agreed number, on one project.

    Rounds that stand in the scope log count on their day there. The others have none: they count as long as their
    project ran within the window, and no longer.
    """
    by_project: dict[str | None, list[_Weighed]] = {}
    for project, weighed in (*_extras(picture), *rounds_of_no_day(picture)):
        by_project.setdefault(project, []).append(weighed)
    for incident in logged:
        by_project.setdefault(picture.project_of(incident), []).extend((1, each) for each in of_incidents([incident]))
    worst = max(by_project.values(), key=_sum, default=[])
    count, bar = _sum(worst), picture.bar(sign.id)
    evidence = tuple(each for _, each in worst)
    return Finding(sign, count, bar, count >= bar, evidence, _beyond(sign, worst), crossed=_filled(worst, bar))


def _filled(worst: list[_Weighed], bar: int) -> date | None:
    """The day on which so many had come together; rounds of no day were there from the day their project began."""
    days = sorted(each.date or date.min for count, each in worst for _ in range(count))
    day = days[bar - 1] if len(days) >= bar else date.min
    return day if day > date.min else None


def _beyond(sign: Sign, worst: list[_Weighed]) -> str:
    """The sign with its figures: `asks for more than was agreed: 3 extras given away, 2 rounds too many`."""
    extras = sum(1 for _, each in worst if each.kind == "extra")
    rounds = sum(count for count, each in worst if each.kind == "project")
    told = [f"{counted(extras, 'extra')} given away"] if extras else []
    told += [f"{counted(rounds, 'round')} too many"] if rounds else []
    return f"{sign.words}: {', '.join(told)}" if told else ""


def _sum(weighed: list[_Weighed]) -> int:
    return sum(count for count, _ in weighed)


def _extras(picture: Picture) -> Iterator[tuple[str | None, _Weighed]]:
    """What was given away within the window."""
    since = picture.window("S04.window")
    for extra in picture.extras:
        if extra.on >= since and extra.is_given_away:
            yield (
                picture.project_of(extra),
                (1, Evidence("extra", extra.id, extra.on, extra.what, worth(picture.records, extra))),
            )


def rounds_of_no_day(picture: Picture) -> Iterator[tuple[str, _Weighed]]:
    """Rounds above the agreed number that nobody logged, by project, on projects that ran within the window."""
    for project in sorted(picture.records.of(Project, picture.client.id), key=lambda each: each.id):
        rounds = rounds_of(picture.records, project) if _ran(picture, project) else None
        over = len(rounds_not_logged(picture.records, rounds)) if rounds else 0
        if rounds and over:
            text = f"{project.name}: {rounds.words} revision rounds, {over} of no known day"
            yield project.id, (over, Evidence("project", project.id, project.started, text))


def _ran(picture: Picture, project: Project) -> bool:
    """Whether a project was under way on any day of the window; one without a first or a last day always was."""
    is_begun = project.started is None or project.started <= picture.today
    return is_begun and (project.ended is None or project.ended >= picture.window("S04.window"))


def demands(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S14: what was logged, and days on which they called or wrote outside the person's own hours."""
    contacts = [
        Evidence("message", m.id, m.on, _contact(m)) for m in contacts_outside(picture, picture.window("S14.window"))
    ]
    evidence = (*of_incidents(logged), *contacts)
    bar = picture.bar(sign.id)
    return Finding(sign, len(evidence), bar, len(evidence) >= bar, evidence)


def contacts_outside(picture: Picture, since: date) -> list[Message]:
    """The first contact outside the person's hours on each day since one, that day included."""
    outside = [m for m in picture.messages if m.on >= since and _is_outside(picture, m)]
    by_day = {message.on: message for message in sorted(outside, key=lambda m: (m.at or time.min, m.id), reverse=True)}
    return [by_day[day] for day in sorted(by_day)]


def _is_outside(picture: Picture, message: Message) -> bool:
    """A letter in the post knows no hours; what has no time counts by its day."""
    if message.direction is not Direction.IN or message.channel is Channel.LETTER:
        return False
    settings = picture.records.settings
    if not is_weekday(message.on, settings):
        return True
    return message.at is not None and not settings.work_from <= message.at <= settings.work_to


def _contact(message: Message) -> str:
    when = f" at {message.at:%H:%M}" if message.at else ""
    return f"{message.channel.words}{when}{f': {message.subject}' if message.subject else ''}"


def overload(picture: Picture, sign: Sign, logged: list[Incident]) -> Finding:
    """S20: what was logged, and a week of running projects longer than the person's, on who takes the most of it."""
    bar, hours = picture.bar(sign.id), picture.facts.week_hours
    is_too_much = bool(hours) and picture.peers.is_longest_week(picture.facts, picture.bar("S20.week_hours"))
    evidence = (*of_incidents(logged), *(_week(picture) if is_too_much else ()))
    count = len(logged) + is_too_much
    text = f"takes {_hours(hours)} of a week of {_hours(picture.peers.week_hours)}" if is_too_much else ""
    figures = (
        f"a week of {_hours(picture.peers.week_hours)}, bar {picture.bar('S20.week_hours')} h" if is_too_much else ""
    )
    return Finding(sign, count, bar, count >= bar, evidence, text, figures=figures)


def _week(picture: Picture) -> Iterator[Evidence]:
    for project, hours in picture.running:
        yield Evidence("project", project.id, project.started, f"{project.name}: {_hours(hours)} a week")


def _hours(hours: Decimal) -> str:
    return f"{round(hours, 1).normalize():f} h"


def silence(picture: Picture, sign: Sign, _logged: list[Incident]) -> Finding:
    """S21: a message that asks for an answer waits longer than G allows; nobody waits for who is gone."""
    since = too_long_since(picture)
    if since is None:
        return Finding(sign, 0, sign.bar, raised=False, evidence=())
    sent = sorted((each for thread in picture.threads for each in thread.sent), key=lambda each: (each.on, each.id))
    evidence = tuple(Evidence(each.table, each.id, each.on, each.subject or f"your {each.table}") for each in sent)
    days = counted(silence_of(picture) or 0, "day")
    return Finding(
        sign, len(evidence), sign.bar, raised=True, evidence=evidence, text=f"has been silent for {days}",
        crossed=since, figures=f"{days} silent",
    )  # fmt: skip


def trouble_share(picture: Picture, sign: Sign, _logged: list[Incident]) -> Finding:
    """S22: among the fifth with the most trouble, and with less of the income than of the trouble (Pareto)."""
    facts, peers, bar = picture.facts, picture.peers, picture.bar(sign.id)
    is_among = peers.is_among_worst(facts, one_in=picture.bar("S22.one_in"), least=picture.bar("S22.clients"))
    shares = peers.shares(facts)
    if not is_among or not peers.costs_more(facts):
        return Finding(sign, 0, bar, raised=False, evidence=())
    points = facts.trouble.points
    of_income = f"{percent(shares.income)} of the {facts.currency} income"
    text = f"makes {percent(shares.trouble)} of the trouble and {of_income}"
    return Finding(
        sign, points, bar, points >= bar, facts.trouble.evidence(picture), text, each=0,
        figures=f"{counted(points, 'point')}, bar {bar}",
    )  # fmt: skip
