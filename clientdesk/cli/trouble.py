"""`clientdesk trouble`: who makes more trouble than they bring in, and the desk without one of them (S22, X01)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put, put_lines
from clientdesk.cli.table import put_pairs, put_table
from clientdesk.cli.words import NONE
from clientdesk.cli.wrapping import lines
from clientdesk.ledger.income import percent
from clientdesk.model.days import counted
from clientdesk.model.money import shown_totals
from clientdesk.playbook.pareto import Pareto

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.cli.wrapping import Item
    from clientdesk.model.money import Money
    from clientdesk.playbook.pareto import Point, Without

HEADS = ("Client", "In?", ">Points", ">Trouble", ">Income", ">Rate", ">Others?", "~Stands out")


@click.command()
@click.option("--without", "client", metavar="C", help="What the desk would be without this client.")
@json_option
@pass_session
def trouble(session: Session, client: str | None) -> None:
    """Compare each client's share of trouble and share of income.

    Over the last twelve months, among the clients of one currency; the rate of an hour is known where projects have
    their hours, and stands beside the median of the others'. Below the table it says what it leaves out.
    """
    records, pareto = session.records, Pareto(session.records, session.today)
    if client is not None:
        without = pareto.without(find_client(records, client).id)
        session.answer(lambda: _without_view(without), lambda: put_pairs(_without_words(without)))
    else:
        session.answer(lambda: [_view(point) for point in pareto.points], lambda: _show(pareto))


def _view(point: Point) -> dict[str, Any]:
    from clientdesk.cli.as_json import money_list, plain

    made, rate = point.facts.trouble, point.rate
    return {
        "client": point.client.name,
        "client_id": point.client.id,
        "currency": point.facts.currency,
        "points": made.points,
        "incidents": made.incidents,
        "days_late": made.days_late,
        "extras": made.extras,
        "trouble_share": round(point.shares.trouble, 4),
        "income_share": round(point.shares.income, 4),
        "income": money_list(point.facts.income),
        "worst_fifth": point.is_worst,
        "costs_more": point.costs_more,
        "rate": plain(rate.per_hour) if rate else None,
        "hours": plain(rate.hours) if rate else None,
        "others_rate": plain(point.usual_rate),
    }


def _show(pareto: Pareto) -> None:
    rows = [_row(point) for code in pareto.currencies for point in pareto.of(code)]
    put_table(HEADS, rows, empty="No client you work with now; prospects and ended clients are not weighed.")
    notes = list(_notes(pareto))
    if notes:
        put("")
        put_lines(lines(notes, indent=""))


def _notes(pareto: Pareto) -> Iterator[Item]:
    """What the table can't show, and why: of the whole desk, then with its currency what is so of that one only."""
    every = {code: tuple(pareto.notes(code)) for code in pareto.currencies}
    of_all = [note for note in dict.fromkeys(chain(*every.values())) if all(note in notes for notes in every.values())]
    yield from (("", note) for note in of_all)
    yield from ((code, note) for code, notes in every.items() for note in notes if note not in of_all)


def _row(point: Point) -> tuple[str, ...]:
    return (
        point.client.name,
        point.facts.currency,
        str(point.facts.trouble.points),
        percent(point.shares.trouble),
        percent(point.shares.income),
        _an_hour(point.rate.per_hour if point.rate else None),
        _an_hour(point.usual_rate),
        point.stands_out or NONE,
    )


def _an_hour(rate: Money | None) -> str:
    return f"{rate.shown(whole=True)}/h" if rate is not None else NONE


def _without_view(without: Without) -> dict[str, Any]:
    from clientdesk.cli.as_json import money_list

    return {
        "client": without.client.name,
        "client_id": without.client.id,
        "income": money_list(without.income),
        "left": money_list(without.left),
        "income_shares": {code: round(without.part(code), 4) for code in without.income},
        "trouble_share": round(without.trouble, 4),
        "week_hours": f"{without.week_hours:.1f}",
        "days_late": without.days_late,
        "days_late_now": without.days_late_now,
    }


def _without_words(without: Without) -> list[tuple[str, str]]:
    parts = ", ".join(f"{percent(without.part(code))} of your {code}" for code in without.income)
    return [
        ("Without", without.client.name),
        ("Income gone", f"{shown_totals(without.income)}{f'  ({parts})' * bool(parts)}, in 12 months"),
        ("Income left", shown_totals(without.left)),
        ("Trouble gone", f"{percent(without.trouble)} of all the desk's trouble"),
        ("Hours free", f"{without.week_hours:.1f} a week" if without.week_hours else ""),
        ("Days late", _late(without)),
    ]


def _late(without: Without) -> str:
    if without.days_late_now is None:
        return ""
    then = "nobody else has paid yet" if without.days_late is None else f"{without.days_late} without them"
    return f"{counted(without.days_late_now, 'day')} on average now, {then}"
