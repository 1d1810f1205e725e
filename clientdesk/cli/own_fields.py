"""The fields of an incident that one sign asks for, as options. Rule: `Sign.asks` says whose each is.

`--agreed` is S16's too, but was an option of every sign before there were others, and scripts may rely on that.
"""

from __future__ import annotations

from typing import Any

import click

from clientdesk.cli.types import DAY_OR_NONE, PATH, OneOf, OrNone, with_options
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Abuse, Incident
from clientdesk.model.signs import SIGNS

TEXTS = ("fact", "proof")
"""Those that may stand in a file: `--fact-file`."""
_OF_ANY = "agreed"

own_options = with_options(
    click.option("--agreed/--not-agreed", default=None, help="Whether this had been agreed already; counts for S16."),
    click.option("--stalled-since", type=DAY_OR_NONE, help="Since when the project stands still (S08)."),
    click.option("--stalled-until", type=DAY_OR_NONE, help="The day it moved again (S08)."),
    click.option("--abuse", type=OrNone(OneOf(Abuse)), help="What kind of abuse it was (S09)."),
    click.option("--reported-by", help="Who told you, when it wasn't said to your face (S10)."),
    click.option("--apologised/--not-apologised", default=None, help="Whether they apologised (S11)."),
    click.option("--fact", help="What is so, against what they said (S13)."),
    click.option("--fact-file", type=PATH, metavar="FILE", help="Read the fact from a file."),
    click.option("--proof", help="Where that can be seen (S13)."),
    click.option("--proof-file", type=PATH, metavar="FILE", help="Read the proof from a file."),
)


def check_own(sign_id: str, options: dict[str, Any]) -> None:
    """Raise Refused for an option that another sign asks for; the sentence names that sign."""
    for sign in SIGNS.values():
        for field in () if sign.id == sign_id else sign.asks:
            if _is_given(field, options) and field != _OF_ANY:
                raise Refused(
                    f"--{field.replace('_', '-')} belongs to {sign.id} ({sign.name}), and this is {sign_id}"
                    f" ({SIGNS[sign_id].name}). Leave it out, or log {sign.id}.",
                    field,
                )


def under(sign_id: str, entry: Incident) -> Incident:
    """An entry under a sign, without what only its former sign asked for."""
    former = SIGNS[entry.sign].asks if entry.sign in SIGNS and entry.sign != sign_id else ()
    empty = Incident(id=entry.id, client=entry.client, sign=sign_id, on=entry.on)
    return entry.but(sign=sign_id, **{field: getattr(empty, field) for field in former})


def _is_given(field: str, options: dict[str, Any]) -> bool:
    return any(options.get(name) is not None for name in (field, f"{field}_file"))
