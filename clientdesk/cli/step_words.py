"""A step of the agenda in a table, as the screens have it, and what ends one that no letter ends. Rule: words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import planned, shown
from clientdesk.playbook.safeguarding import DEPOSIT, SIGNATURE, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step


def day(step: Step, today: date) -> str:
    """The day of a step; `today` for what can be done since an earlier one and is not late yet."""
    from clientdesk.playbook.agenda import shown_on

    return planned(shown_on(step, today), today)


def told(records: Records, step: Step, today: date) -> str:
    """What there is to do, and in brackets since when it can be done, what moved it, and that its letter is written."""
    from clientdesk.playbook.drafted import kept
    from clientdesk.playbook.snoozing import moved_from

    is_open = step.date < today and not step.late
    since = f"since {shown(step.date, today)}" if is_open else ""
    more = (since, moved_from(records, step, today), kept(records, step, today))
    brackets = "; ".join(filter(None, more))
    return f"{step.what} ({brackets})" if brackets else step.what


def ends(records: Records, step: Step, today: date) -> Iterator[tuple[str, str]]:
    """What ends a step that no letter ends: in words, and the command, one an invoice; nothing for any other step."""
    from shlex import quote

    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.step import Source
    from clientdesk.playbook.step_ends import ends_of, invoices_of

    if step.source is Source.RESUME:
        yield "you told them", f"clientdesk message add {quote(step.client.name)} --direction out"
    if step.source is Source.SAFEGUARD:
        owner = quote(step.client.name)
        yield from ((words, f"clientdesk {command.format(client=owner)}") for words, command in _AGREED[step.key])
    if not (found := ends_of(step)):
        return
    numbers = [quote(each.number) for each in invoices_of(Picture(records, step.client.id, today), step)]
    for end in found:
        words, command = _ENDS[end.value]
        owner = quote(step.client.name)
        commands = dict.fromkeys(command.format(number=each, client=owner) for each in numbers)
        yield from ((words, f"clientdesk {each}") for each in commands)


_ENDS = {
    "pause": ("the claim is in", "invoice edit {number} --paused-until DAY"),
    "payment": ("they paid", "payment add {number} AMOUNT"),
    "dispute": ("they dispute it", "invoice edit {number} --disputed"),
    "write-off": ("you let it go", "invoice write-off {number}"),
    "invoice": ("you ask for it", "invoice late-fee {number}"),
    "settled": ("it is settled, and asked for again", "invoice edit {number} --undisputed"),
    "credit": ("you take something off", "invoice credit {number} AMOUNT"),
    "use": ("their credit covers it", "payment add {number} --from-credit"),
    "waive": ("you let it go", "invoice waive {number}"),
}
_WITHOUT = ("you work without a contract", "contract set {client} --none")
_AGREED = {
    TERMS: (("they are agreed", "contract set {client} --exists"), _WITHOUT),
    SIGNATURE: (("it is signed", "contract set {client} --signed DAY"), _WITHOUT),
    DEPOSIT: (
        ("you ask for it", "invoice add {client} NUMBER AMOUNT --deposit"),
        ("you work without one", "contract set {client} --off C01"),
    ),
}
"""What ends a safeguard's step: that it is done, or of no use."""
