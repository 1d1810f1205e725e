"""What a page of the guide says of this desk now. Rule: only the open page is worked out, from what the book has.

Of clients whose work has ended, and of a desk that is still being looked over, it says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.bars import raised_at
from clientdesk.model.client import Client, Stage
from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.findings import finding_of
from clientdesk.playbook.safeguards import SAFEGUARDS, safeguards

if TYPE_CHECKING:
    from clientdesk.playbook.finding import Finding
    from clientdesk.playbook.picture import Picture
    from clientdesk.tui.session import Book


_SETTLED = tuple(each for each in RemedyOutcome if each is not RemedyOutcome.WAITING)


class Seen(Struct, frozen=True):
    """A client whom a page is about: what is to be said of them; the `weightiest` come first."""

    client: Client
    words: str
    is_weighty: bool = False


class Here(Struct, frozen=True):
    """What a page says of this desk: a sentence, and the clients it is about."""

    told: str
    seen: tuple[Seen, ...] = ()


def here(book: Book, code: str) -> Here | None:
    """What there is to say under an id; None where nothing is, or nothing is known yet."""
    look = next((look for codes, look in _LOOKS if code in codes), None)
    if look is None or not book.is_complete:
        return None
    return look(book, code)


def _current(book: Book) -> Iterator[Picture]:
    """Clients that are not over, who needs attention first."""
    pictures = map(book.picture, book.order)
    return (picture for picture in pictures if picture.client.stage is not Stage.ENDED)


def _sign(book: Book, code: str) -> Here:
    seen = [each for picture in _current(book) if (each := _showing(picture, code))]
    raised = sum(1 for each in seen if each.is_weighty)
    told = f"raised with {counted(raised, 'client')}" if raised else "raised with nobody"
    return _sorted(told, seen)


def _showing(picture: Picture, code: str) -> Seen | None:
    """How a client shows a sign: `2 of 3, not raised`, or in its figures; and their own bar where they have one."""
    sign = SIGNS[code]
    finding = finding_of(picture, sign)
    own = picture.client.bars
    bar = f"; own bar: {raised_at(sign, own)}" if any(key.partition(".")[0] == code for key in own) else ""
    if finding.evidence:
        return Seen(picture.client, f"{_state(finding)}{bar}", finding.raised)
    return Seen(picture.client, f"nothing of it{bar}") if bar else None


def _state(finding: Finding) -> str:
    so_many = f"{finding.count} of {finding.bar}"
    return f"raised, {finding.text or so_many}" if finding.raised else f"{so_many}, not raised"


def _remedy(book: Book, code: str) -> Here:
    """Who it runs with, and what came of it before."""
    pictures = list(map(book.picture, book.order))
    mine = [(picture, each) for picture in pictures for each in picture.remedies if each.kind == code]
    seen = [_running(picture, each) for picture, each in mine if each.outcome is RemedyOutcome.WAITING]
    known = Counter(each.outcome for _picture, each in mine)
    came = ", ".join(f"{outcome} {counted(known[outcome], 'time')}" for outcome in _SETTLED if known[outcome])
    told = f"under way with {counted(len(seen), 'client')}" if seen else "under way with nobody"
    return _sorted(f"{told}; {came}" if came else told, seen)


def _running(picture: Picture, remedy: Remedy) -> Seen:
    look = f", look again on {shown(remedy.review, picture.today)}" if remedy.review else ""
    return Seen(picture.client, f"since {shown(remedy.on, picture.today)}{look}")


def _safeguard(book: Book, code: str) -> Here:
    """Whose contract lacks it."""
    seen, every = [], 0
    for picture in _current(book):
        every += 1
        gap = next(each for each in safeguards(book.records, picture.client.id) if each.id == code)
        if not gap.on:
            words = gap.missing or ("missing" if gap.on is False else "not known")
            seen.append(Seen(picture.client, words, gap.on is False))
    return _sorted(f"there with {every - len(seen)} of {counted(every, 'client')}", seen)


def _verdict(book: Book, symbol: str) -> Here:
    """Whose verdict it is."""
    rows = (book.row(picture.client.id) for picture in _current(book))
    mine = [row for row in rows if not row.is_leaving and row.verdict.assessment.symbol == symbol]
    return _sorted(counted(len(mine), "client"), [Seen(row.client, row.verdict.reasons[0].text) for row in mine])


def _bars(book: Book, _code: str) -> Here:
    """Who has bars of their own."""
    seen = []
    for picture in _current(book):
        if picture.client.bars:
            words = ", ".join(f"{key}={bar}" for key, bar in picture.client.bars.items())
            seen.append(Seen(picture.client, words))
    return _sorted(f"{counted(len(seen), 'client') if seen else 'no client'} with bars of their own", seen)


def _sorted(told: str, seen: list[Seen]) -> Here:
    return Here(told, tuple(sorted(seen, key=lambda each: not each.is_weighty)))


_LOOKS: tuple[tuple[frozenset[str], Callable[[Book, str], Here]], ...] = (
    (frozenset(SIGNS), _sign),
    (frozenset(REMEDIES), _remedy),
    (frozenset(SAFEGUARDS), _safeguard),
    (frozenset(each.symbol for each in Assessment), _verdict),
    (frozenset({"bars"}), _bars),
)
"""Which ids are looked up how."""
