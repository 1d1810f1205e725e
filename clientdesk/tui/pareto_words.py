"""A client among trouble and income, in words: what the trouble is, the rate, the desk without them.

Rule: a point becomes styled pieces of text; every share says of what it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.ledger.income import percent
from clientdesk.model.days import counted
from clientdesk.model.money import shown_totals
from clientdesk.playbook.pareto import made_of
from clientdesk.tui.card import BAD, HEAD, MUTED, PLAIN, STYLES, hanging, unbroken
from clientdesk.tui.marks import judged
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.pareto import Part, Point, Without
    from clientdesk.tui.card import Piece

_ROOMY = 38
"""Cells from which on there is room for a kind of trouble a line."""
NO_HOURS = "not known: write the hours on their projects"


def rate_words(point: Point) -> str:
    """The rate against the others', `£38/h, the others' median £61/h`; empty where no hours are known."""
    if not point.rate:
        return ""
    others = f", the others' median {point.usual_rate.shown(whole=True)}/h" if point.usual_rate is not None else ""
    return f"{point.rate.per_hour.shown(whole=True)}/h{others}"


def weighed(point: Point) -> str:
    """What stands out, in few words; the worst have their mark's `!` before them."""
    if point.is_worst and point.costs_more:
        return f"! {point.worst}, over income"
    return f"{'! ' * point.is_worst}{point.stands_out}"


def story(row: Overview, point: Point, without: Without, width: int) -> Content:
    """A client in full, wrapped for a width; in a narrow one in fewer words."""
    words, tone = judged(row)
    brief = width < _ROOMY
    return Content.assemble(
        (safe(point.client.name), HEAD),
        (f"  {unbroken(words)}", STYLES[tone]),
        *_stands_out(point, width),
        *(_trouble_in_brief if brief else _trouble)(row, point, width),
        *_rate(point, width),
        *(("\n", PLAIN),) * (not brief),
        *_without(without, point.facts.currency, width),
    )


def briefly(row: Overview, point: Point, without: Without, width: int) -> Content:
    """A client in a few lines, where there is no room for the story: what stands out, and the desk without them."""
    words, tone = judged(row)
    name = safe(point.client.name)
    told = " · ".join((*_income(without), *_gains(without, brief=True)))
    return Content.assemble(
        (name, HEAD),
        (f"  {unbroken(words)}", STYLES[tone]),
        *_stands_out(point, width),
        ("\nWithout them ", HEAD),
        (hanging(f"Without them {told}", width, 1).removeprefix("Without them "), PLAIN),
    )


def _stands_out(point: Point, width: int) -> Iterator[Piece]:
    if point.stands_out:
        said = f"{'! ' * point.is_worst}{point.stands_out}"
        yield f"\n{hanging(said, width, 0)}", BAD if point.is_worst and point.costs_more else PLAIN


def _made(row: Overview) -> list[Part]:
    """The kinds of trouble there were."""
    return [part for part in made_of(row.picture) if part.points or part.count]


def _trouble(row: Overview, point: Point, width: int) -> Iterator[Piece]:  # noqa: ARG001  as the one in brief
    yield f"\n\nTrouble  {counted(point.facts.trouble.points, 'point')}", HEAD
    yield " in 12 months", MUTED
    made = _made(row)
    for part in made:
        yield f"\n {part.points:>3}  ", MUTED
        yield part.words, PLAIN
    if not made:
        yield "\n none", MUTED


def _trouble_in_brief(row: Overview, point: Point, width: int) -> Iterator[Piece]:
    made = ", ".join(part.words for part in _made(row)) or "none"
    said = f"Trouble  {counted(point.facts.trouble.points, 'point')}: {made}"
    yield "\nTrouble  ", HEAD
    yield hanging(said, width, 1).removeprefix("Trouble  "), PLAIN


def _rate(point: Point, width: int) -> Iterator[Piece]:
    yield "\nRate  ", HEAD
    said = hanging(f"Rate  {rate_words(point) or NO_HOURS}", width, 1)
    yield said.removeprefix("Rate  "), PLAIN if point.rate else MUTED


def _without(without: Without, currency: str, width: int) -> Iterator[Piece]:
    yield "\nThe desk without them", HEAD
    for line in (*_income(without), *_gains(without, brief=width < _ROOMY)):
        yield f"\n {hanging(line, width, 1)}", PLAIN
    others = {code: money for code, money in without.left.items() if code not in (*without.income, currency)}
    if any(others.values()) and width >= _ROOMY:
        untouched = f"untouched: {shown_totals(others)}"
        yield f"\n {hanging(untouched, width, 1)}", MUTED


def _income(without: Without) -> Iterator[str]:
    """Currency by currency what would be gone, and what stays of it."""
    if not any(without.income.values()):
        yield "no income gone: none came in"
    for code, money in without.income.items():
        left = without.left.get(code)
        rest = f"{left.shown(whole=True)} left" if left else f"no {code} left"
        yield f"{money.shown(whole=True)} gone, {percent(without.part(code))} of {code}; {rest}"


def _gains(without: Without, *, brief: bool) -> Iterator[str]:
    yield f"{percent(without.trouble)} of all the desk's trouble gone"
    if without.week_hours:
        yield f"{without.week_hours:.1f} h a week free"
    elif not brief:
        yield "hours that would be free: none known"
    if without.days_late_now is not None:
        then = "nobody else has paid yet" if without.days_late is None else f"{without.days_late} without them"
        yield f"paid {counted(without.days_late_now, 'day')} late on average, {then}"
