"""Late interest rates on the screen: their list, and the form of one's own. Rule: the program's own stay as they are.

A rate of the person's stands in for them from its day (M).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import Doubt
from clientdesk.ledger.statutes import STATUTES, country_of, rules_of
from clientdesk.ledger.validity import since_of, what_stale_means
from clientdesk.model.days import shown
from clientdesk.model.record import new_id
from clientdesk.model.settings import LateRate
from clientdesk.playbook.terms import percent_in_column
from clientdesk.tui.filling import fill_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.ledger.late_rule import Rate, Rule
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.screens.menu import Line

_NOTHING = Decimal(0)
_COUNTRY = 14
"""Cells of a country's name."""
ANOTHER = "another"
"""What the line for a country that the program knows nothing of returns."""
_ENTER = "Enter on its line enters it."


async def rates(app: ClientDesk) -> None:
    """Choose a rule or a rate of one's own, then enter or change it."""
    from clientdesk.tui.forms.late_fees import late_rate
    from clientdesk.tui.screens.menu import Menu

    session = app.session
    chosen = await app.ask(Menu("Late interest rates", lines(session.records, session.today)))
    if chosen:
        rate = of_line(session.records, chosen, session.today)
        await fill_in(app, lambda: late_rate(session.records, rate, session.today))


def lines(records: Records, today: date) -> list[Line]:
    """The person's own rates, and each rule with the rate of today, its day, and what is in doubt about it."""
    own = sorted(records.all(LateRate), key=lambda each: (each.rule, each.valid_from))
    yours: list[Line] = [("", None, "Yours"), *(("", each.id, _own_words(each)) for each in own)] if own else []
    every = rules_of(records).values()
    stale = what_stale_means(every, today)
    return [
        *yours,
        ("", None, f"By law · {Doubt.STALE}: {stale} {_ENTER}" if stale else "By law"),
        *(("", each.id, _words(each, today)) for each in every if each.id in STATUTES),
        ("", ANOTHER, "another country's…"),
    ]


def of_line(records: Records, chosen: str, today: date) -> LateRate:
    """The record that a line is about: one's own rate, or a new one of a rule, from the first day of this half-year."""
    kept = records.by_id(LateRate).get(chosen)
    if kept:
        return kept
    rule = STATUTES.get(chosen)
    source = rule.rates[-1].source if rule else ""
    return LateRate(
        id=new_id(),
        rule=rule.id if rule else "",
        valid_from=since_of(today),
        rate=_NOTHING,
        source=source,
        checked=today,
    )


def _named(rule: str) -> str:
    return f"{rule:<5}  {country_of(rule):<{_COUNTRY}}"


def _dated(rate: Decimal, since: date) -> str:
    return f"{percent_in_column(rate):>6} from {shown(since)}"


def _own_words(each: LateRate) -> str:
    return f"{_named(each.rule)}  {_dated(each.rate, each.valid_from)}"


def _words(rule: Rule, today: date) -> str:
    return "  ".join(_parts(rule, today))


def _parts(rule: Rule, today: date) -> Iterator[str]:
    held = rule.on(today)
    yield _named(rule.id)
    if held:
        yield _dated(held.percent, held.valid_from)
    said = _doubts(rule, held, today) or ("yours" if held and held.is_own else "")
    if said:
        yield said


def _doubts(rule: Rule, held: Rate | None, today: date) -> str:
    """What is in doubt about a rule's rate of today: of a stale one also that it was never checked."""
    unchecked = Doubt.UNCHECKED if held and held.checked is None else None
    return ", ".join(dict.fromkeys(each.value for each in (rule.doubt(today, today), unchecked) if each))
