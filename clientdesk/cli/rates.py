"""`clientdesk rates`: what late interest goes by, statute by statute, and the person's own rates (M)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli import words
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.confirm import yes_option
from clientdesk.cli.output import put, put_lines
from clientdesk.cli.saved import delete, save
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY, NUMBER
from clientdesk.cli.wrapping import wrapped
from clientdesk.ledger.late_rule import Doubt
from clientdesk.ledger.own_rates import own_rate, rate_entered, rate_given
from clientdesk.ledger.statutes import country_of, rules_of, with_country
from clientdesk.ledger.validity import checked_by, since_of, what_stale_means
from clientdesk.model.record import new_id
from clientdesk.model.settings import LateRate
from clientdesk.playbook.terms import percent_in_column

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.ledger.late_rule import Rate, Rule

HEADS = ("Rule", ">Rate", ">From", ">Checked", "State", "~By", "~Source")
NOT_YET = "not yet"
_CHECKED = "Checked is when the rate shown was looked up. Enter the next one with: rates set RULE PERCENT --from {}"
_UNCHECKED = "nobody has found it at its source. Look it up there before you rely on it."


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def rates(ctx: click.Context) -> None:
    """List late interest rates; enter or delete your own.

    Without a command it lists them.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@rates.command("list")
@json_option
@pass_session
def list_(session: Session) -> None:
    """List each rule with the rate of today, and where it stands.

    Stale means that the rate of today is not known here: the last one is shown. One that is not checked yet is to be
    looked up at its source before you rely on it.
    """
    found = rules_of(session.records_if_any).values()
    session.answer(lambda: [_view(each, session.today) for each in found], lambda: _show(found, session.today))


@rates.command("set")
@click.argument("rule", metavar="RULE")
@click.argument("rate", type=NUMBER, metavar="PERCENT")
@click.option("--from", "valid_from", type=DAY, required=True, help="The first day on which it holds.")
@click.option("--source", default="", help="Where you looked it up: a gazette, a page.")
@click.option("--law", default="", help="The law, as your letters name it; rules of the list have theirs.")
@click.option("--checked", type=DAY, help="The day you looked it up; today when left out.")
@json_option
@pass_session
def set_(session: Session, /, **given: Any) -> None:
    """Enter a rate of your own, in per cent a year.

    RULE is one of the list, or a country's code of two letters. It holds from its day until the next rate.
    """
    records = session.desk.records
    new = LateRate(id=new_id(), **given | {"checked": given["checked"] or session.today})
    save(session, rate_entered(records, rate_given(records, new)))


@rates.command("delete")
@click.argument("rule", metavar="RULE")
@click.option("--from", "since", type=DAY, help="Which one, where you entered several.")
@yes_option
@json_option
@pass_session
def delete_(session: Session, /, rule: str, since: date | None, *, yes: bool) -> None:
    """Delete a rate of your own; undo brings it back."""
    delete(session, own_rate(session.desk.records, rule, since), yes=yes)


def _show(found: Collection[Rule], today: date) -> None:
    """The table, and below it what the states in it mean."""
    put_table(HEADS, [_cells(each, today) for each in found], empty="")
    stale = what_stale_means(found, today)
    if stale:
        _tell(Doubt.STALE, f"{stale} {_CHECKED.format(since_of(today).isoformat())}")
    if any(each.doubt(today, today) is Doubt.UNCHECKED for each in found):
        _tell(Doubt.UNCHECKED, _UNCHECKED)


def _tell(state: Doubt, told: str) -> None:
    put("")
    put_lines(wrapped(f"{state}: {told}", 0))


def _view(rule: Rule, today: date) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain

    held = rule.on(today)
    told = {
        "rule": rule.id,
        "name": rule.name,
        "country": country_of(rule.id),
        "rate": held.percent if held else None,
        "valid_from": held.valid_from if held else None,
        "source": held.source if held else None,
        "checked": held.checked if held else None,
        "stale": rule.doubt(today, today) is Doubt.STALE,
        "own": held.is_own if held else False,
        "fixed": rule.is_fixed,
        "compensation": [{"below": each.below_money, "amount": each.sum} for each in rule.bands],
        "rates": [
            {"rate": each.percent, "valid_from": each.valid_from, "source": each.source, "checked": each.checked,
             "own": each.is_own}
            for each in rule.rates
        ],
    }  # fmt: skip
    return {key: plain(value) for key, value in told.items()}


def _cells(rule: Rule, today: date) -> tuple[str, ...]:
    held = rule.on(today)
    state = rule.doubt(today, today) or ("your own" if held and held.is_own else "")
    if held is None:
        return rule.id, words.NONE, words.NONE, words.NONE, state, with_country(rule), ""
    days = words.day(held.valid_from), _when_checked(held, today)
    return rule.id, percent_in_column(held.percent), *days, state, with_country(rule), held.source


def _when_checked(held: Rate, today: date) -> str:
    """The day; where the check came after the day asked about, nothing."""
    checked = checked_by(held, today)
    if checked:
        return words.day(checked)
    return words.NONE if held.checked else NOT_YET
