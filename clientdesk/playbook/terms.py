"""What a contract says, term by term, in words (C). Rule: a term nobody knows has none; faces only lay them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import counted
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from clientdesk.model.project import Contract


def days(number: int) -> str:
    """`30 days`."""
    return counted(number, "day")


def plain(number: Decimal) -> str:
    """`12.5`: no nought at its end."""
    return f"{number.normalize():f}"


def percent(number: Decimal) -> str:
    """`12.5%`."""
    return f"{plain(number)}%"


def percent_in_column(number: Decimal) -> str:
    """`10.50%`: with two figures after the point at least, so that a column of them lines up."""
    return f"{plain(number)}%" if round(number, 2) != number else f"{number:.2f}%"


def a_year(rate: Decimal) -> str:
    """`5% a year`, as late fees are."""
    return f"{percent(rate)} a year"


def term(contract: Contract, safeguard: str) -> str:
    """The term behind a safeguard, `30 days' notice`; empty where the contract names none."""
    told = _TERMS.get(safeguard)
    return told(contract) if told else ""


def _deposit(contract: Contract) -> str:
    return f"{percent(contract.deposit_percent)} before work" if contract.deposit_percent else ""


def _silence(contract: Contract) -> str:
    return f"after {days(contract.silence_days)} without an answer" if contract.silence_days else ""


def _law(contract: Contract) -> str:
    return ", ".join(filter(None, (_of("law", contract.law), _of("courts", contract.courts))))


def _of(thing: str, where: str) -> str:
    """`law of England`; whoever wrote `English law` said it already."""
    return where if not where or thing in fold(where) else f"{thing} of {where}"


def _rounds(contract: Contract) -> str:
    if contract.revisions is None:
        return ""
    price = f", another one {contract.extra_round.shown(whole=True)}" if contract.extra_round else ""
    return f"{counted(contract.revisions, 'round')}{price}"


def _payment(contract: Contract) -> str:
    return "" if contract.term_days is None else f"due within {days(contract.term_days)}"


def _late_fee(contract: Contract) -> str:
    return a_year(contract.late_fee) if contract.late_fee else ""


def _notice(contract: Contract) -> str:
    if contract.notice_days is None:
        return ""
    owner = "'s" if contract.notice_days == 1 else "'"
    return f"{days(contract.notice_days)}{owner} notice"


_TERMS: dict[str, Callable[[Contract], str]] = {
    "C01": _deposit,
    "C02": _silence,
    "C03": _law,
    "C07": _rounds,
    "C08": _payment,
    "C09": _late_fee,
    "C10": _notice,
}
