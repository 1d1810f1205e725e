"""The forms for bars: from how many a sign counts, for one client or for all. Rule: empty is the next one's own.

A client's bar goes before the desk's, and the desk's before the handbook's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.model.bars import BARS, GENERAL, check_bars, raised_at
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.settings import Settings
from clientdesk.model.signs import SIGNS
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import number
from clientdesk.tui.guide_texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientdesk.model.records import Records
    from clientdesk.model.signs import Sign

ALL_SIGNS = "general"
"""What the bars that are no sign's own are about."""
_LABELS = {
    "S01": "Late invoices",
    "S01.late_days": "Late by days",
    "S01.last": "Of the last",
    "S01.overdue_days": "Overdue by days",
    "S01.short": "Paid short",
    "S08.stalled_days": "Stalled for days",
    "S20.week_hours": "Hours a week",
    "S22": "Points of trouble",
    "S22.one_in": "One in",
    "S22.clients": "Clients needed",
    "S22.red": "A red incident",
    "S22.warn": "One to warn about",
    "S22.work": "Any other incident",
    "S22.extra": "An unbilled extra",
    "S22.late_days": "Days late",
    "fades": "Incidents fade",
    "enough": "Invoices needed",
    "tries": "Failed remedies",
    "red_days": "Days in red",
}
"""What a bar is called in a form, where that is neither how many nor a window; what it means is the guide's."""


def with_bars() -> tuple[str, ...]:
    """The signs that have bars, by id."""
    return tuple(sign for sign in SIGNS if keys_of(sign))


def keys_of(about: str) -> tuple[str, ...]:
    """The bars of a sign, or those of all of them."""
    return tuple(key for key in BARS if (key in GENERAL if about == ALL_SIGNS else key.partition(".")[0] == about))


def bars(records: Records, owner: Client | Settings, about: str = ALL_SIGNS) -> Form:
    """The bars of one sign (or the general ones) as numbers, each empty where it is not the owner's own."""
    keys = {_place(key): key for key in keys_of(about)}
    desk = records.settings.bars if isinstance(owner, Client) else {}
    texts = Texts(records.settings)
    every = tuple(_field(place, key, owner.bars, desk, texts.bar(key)) for place, key in keys.items())
    whose = owner.name if isinstance(owner, Client) else "every client"
    sign = SIGNS.get(about)

    def now(answers: Answers) -> Iterator[Field]:
        for each in every:
            is_first = sign is not None and each.key == every[0].key
            yield replace(each, help=f"raised at {raised_at(sign, desk | _typed(answers, keys))}" if sign and is_first
                          else each.help)  # fmt: skip

    def build(answers: Answers) -> Change:
        others = {key: bar for key, bar in owner.bars.items() if key not in keys.values()}
        change = entered(records, owner.but(bars=others | _read(answers, keys)))
        return Change(f"Set when {f'{sign.id} counts' if sign else 'signs count'} for {whose}", change.puts)

    return Form(f"bars {owner.id} {about}", f"{_named(sign)} for {whose}", every, build, "Save the bars", now=now)


def _named(sign: Sign | None) -> str:
    if sign is None:
        return "All signs: how they count"
    return f"{sign.words[:1].upper()}{sign.words[1:]} ({sign.id}): when it counts"


def _place(key: str) -> str:
    """A bar's field: a widget's name holds no point."""
    return key.replace(".", "-")


def _field(place: str, key: str, own: dict[str, int], desk: dict[str, int], told: str) -> Field:
    label = _LABELS.get(key, "Within days" if key.endswith(".window") else "How many")
    otherwise = f"{desk[key]}, yours for every client" if key in desk else f"{BARS[key]}, the handbook's"
    return Field(place, label, Kind.NUMBER, number(own.get(key)), told, rule=_bound(key), placeholder=otherwise)


def _bound(key: str) -> Callable[[str], None]:
    def check(typed: str) -> None:
        if typed.isascii() and typed.isdigit():
            check_bars({key: int(typed)})

    return check


def _read(answers: Answers, keys: dict[str, str]) -> dict[str, int]:
    return {key: bar for place, key in keys.items() if (bar := answers.number(place)) is not None}


def _typed(answers: Answers, keys: dict[str, str]) -> dict[str, int]:
    """Those of the bars typed that can be read."""
    found: dict[str, int] = {}
    for place, key in keys.items():
        try:
            found |= _read(answers, {place: key})
        except Refused:
            continue
    return found
