"""A client's signs and verdict on the terminal: why, by which rules, what helps, what was tried, what is left.

Rule: nothing is judged here, and no line is longer than the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.cli.judgement import better, own_bars, tried_against
from clientdesk.cli.output import put_lines, width
from clientdesk.cli.remedy_words import remedy_name
from clientdesk.cli.table import cut
from clientdesk.cli.wrapping import Item, lines, put_section
from clientdesk.model.days import shown
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import named
from clientdesk.playbook.findings import raised_of
from clientdesk.playbook.lateness import excused
from clientdesk.playbook.rules import explained
from clientdesk.playbook.trying import proposed

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.playbook.assessment import Reason
    from clientdesk.playbook.finding import Evidence, Finding
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.rules import Answer

NEWEST = 3
"""How many of the records behind a sign a list shows; `--json` has all of them."""
LONGEST = 200
"""Cells of what was said in a terminal; the log has all of it."""


def put_judgement(row: Overview) -> None:
    """Print the reasons, the rules, what would improve the picture, what was tried and what to try next."""
    picture, today = row.picture, row.picture.today
    if row.nudge:
        put_lines(lines([("", row.nudge)], indent=""))
    put_section("Why", [(each.handbook, _reason(each, today)) for each in row.verdict.reasons])
    put_section("How that came about", map(_rule, explained(picture)))
    put_section("Doesn't count against them", [("", each.text) for each in excused(picture)])
    put_section("What would improve it", [(each.handbook, each.text) for each in better(row)])
    put_section("Tried", [(each.kind, _outcome(each, today)) for each in picture.remedies])
    put_section("Try next", _try_next(picture))


def _try_next(picture: Picture) -> list[Item]:
    """What is left to try, each with the sign that it is for; where nothing is, why."""
    proposal = proposed(picture)
    left = [(each.remedy.id, f"{each.remedy.name} ({each.sign.id})") for each in proposal.tries]
    return left or ([("", proposal.why_none)] if raised_of(picture) else [])


def standing(row: Overview) -> str:
    """The verdict, and for how long it has said to part: `✖ leave now · in red for 18 days`."""
    return f"{row.standing} · {row.in_red}" if row.in_red else row.standing


def sign_lines(row: Overview, finding: Finding) -> Iterator[str]:
    """A sign with its figures, the newest records behind it, and what to do: tried, and to try first."""
    sign, today = finding.sign, row.picture.today
    own = ", own bar" if own_bars(row.picture, sign) else ""
    counted_so = finding.figures or f"{finding.count} of {finding.bar}"
    figures = f"{counted_so}{'' if finding.raised else ' so far'}{own}"
    yield from lines([(sign.id, f"{finding.words} · {sign.sign_class.value}, {figures}")])
    newest = sorted((each for each in finding.evidence if each.date), key=_day, reverse=True)
    every = [*(each for each in finding.evidence if not each.date), *newest]
    yield from lines([_evidence(each, today) for each in every[:NEWEST]], _BELOW)
    if len(every) > NEWEST:
        yield f"{_BELOW}and {len(every) - NEWEST} more"
    if finding.raised:
        yield from lines([("", text) for text in _advice(row, finding)], _BELOW)


_BELOW = " " * 7


def _day(evidence: Evidence) -> date:
    assert evidence.date is not None  # noqa: S101  only those with a day are sorted
    return evidence.date


def _evidence(evidence: Evidence, today: date) -> Item:
    amount = f", {words.amount(evidence.amount)}" if evidence.amount else ""
    text = f"{evidence.text or evidence.kind}{amount}"
    return (shown(evidence.date, today) if evidence.date else "", cut(text, LONGEST) if width() else text)


def _advice(row: Overview, finding: Finding) -> Iterator[str]:
    """What to try first by name and what was tried against it; where nothing can be tried, what to do or why not."""
    proposal = proposed(row.picture)
    left = ", ".join(remedy_name(each.remedy.id) for each in proposal.of(finding.sign))
    instead = proposal.why_none if finding.sign.try_first else finding.sign.advice
    yield from filter(None, (f"Try first: {left}" if left else instead,))
    begun = tried_against(row.picture, finding)
    if begun:
        told = (f"{remedy_name(each.kind)} ({_came_of(each, row.picture.today)})" for each in begun)
        yield f"Tried: {', '.join(told)}"


def _reason(reason: Reason, today: date) -> str:
    return f"{reason.text}{f' ({shown(reason.on, today)})' if reason.on else ''}"


def _rule(answer: Answer) -> Item:
    if not answer.holds:
        return ("no", f"{answer.rule.asks} {answer.text}".rstrip())
    decided = answer.rule.decides
    return ("yes", f"{answer.rule.asks} {answer.text}. So: {decided.symbol} {decided.words}")


def _outcome(remedy: Remedy, today: date) -> str:
    return f"{named(remedy.kind)}, begun on {shown(remedy.on, today)}: {_came_of(remedy, today)}"


def _came_of(remedy: Remedy, today: date) -> str:
    if remedy.outcome is RemedyOutcome.WAITING:
        return f"waiting, look again on {shown(remedy.review, today)}" if remedy.review else "waiting"
    told = "they left" if remedy.outcome is RemedyOutcome.LEFT else remedy.outcome.value
    return f"{told} on {shown(remedy.decided, today)}" if remedy.decided else told
