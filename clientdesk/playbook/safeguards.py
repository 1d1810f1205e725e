"""The safeguards C01–C11: which of them a client's contract has. Rule: one safeguard, one entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from clientdesk.model.client import Client, Stage
from clientdesk.model.days import counted
from clientdesk.model.project import Contract, Project
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.comeback_since import is_unsigned
from clientdesk.playbook.findings import finding_of
from clientdesk.playbook.lateness import is_recent, own_days
from clientdesk.playbook.picture import Picture


class SafeguardKind(Struct, frozen=True):
    """A safeguard: `name` for a list, `told` for the guide, `clause` for the next contract.

    `term` tells from the contract whether it is there.
    """

    id: str
    name: str
    told: str
    clause: str
    term: Callable[[Contract], bool | None]


def _only_stated(_contract: Contract) -> bool | None:
    return None


_ALL = (
    SafeguardKind("C01", "deposit before work",
                  "A part of the price, or all of it, before work begins; not refundable.",
                  "A deposit of {deposit} before work begins, not refundable",
                  lambda c: None if c.deposit_percent is None else c.deposit_percent > 0),
    SafeguardKind("C02", "silence ends or suspends the work",
                  "After so many days without an answer the work stops, and what was done is billed.",
                  "After {silence} without an answer the work is suspended, and work done is billed",
                  lambda c: None if c.silence_days is None else c.silence_days > 0),
    SafeguardKind("C03", "governing law and your courts",
                  "The law that holds, and the courts of your own city.",
                  "The law of your country holds, and the courts of your city decide",
                  lambda c: bool(c.law or c.courts) or None),
    SafeguardKind("C04", "ownership passes when all is paid",
                  "Until then the work is yours; their own material stays theirs.",
                  "The work becomes theirs when everything is paid; their own material stays theirs", _only_stated),
    SafeguardKind("C05", "portfolio licence", "You may show the work as yours.",
                  "You may show the work as a reference", _only_stated),
    SafeguardKind("C06", "full contact data",
                  "Names, addresses, an e-mail address, and the telephone above all.",
                  "Name, address, e-mail and telephone of whoever decides, and of whoever pays", _only_stated),
    SafeguardKind("C07", "number of revisions", "How many rounds are in the price, and what one above them costs.",
                  "{rounds} of revision are in the price; each one above them is billed",
                  lambda c: None if c.revisions is None else True),
    SafeguardKind("C08", "payment term on every invoice",
                  "A term (30 to 60 days is common), and on every invoice a due date and a way to pay.",
                  "Invoices are due within {term}; each names its due date and how to pay",
                  lambda c: None if c.term_days is None else True),
    SafeguardKind("C09", "late fee", "What a late payment costs. Without it there is mostly no basis for one.",
                  "A late payment costs a fee, or interest by the year",
                  lambda c: None if c.late_fee is None else c.late_fee > 0),
    SafeguardKind("C10", "notice period", "How long before the end either of you has to say so.",
                  "Either side may end it with a notice of {notice}",
                  lambda c: None if c.notice_days is None else True),
    SafeguardKind("C11", "confidentiality", "What is shared stays between you.",
                  "What is shared stays between you, after the end too", _only_stated),
)  # fmt: skip

SAFEGUARDS: dict[str, SafeguardKind] = {each.id: each for each in _ALL}
"""Every safeguard by its id, in the handbook's order."""


class Safeguard(Struct, frozen=True):
    """One safeguard of one client; `on=None` when nobody has said. `missing` says what a gap lacks, if that shows.

    `proposed`: it is on a contract that who came back has not signed yet, so that it binds nobody (X09).
    """

    id: str
    name: str
    on: bool | None
    what: str
    missing: str = ""
    proposed: bool = False


UNSIGNED = "Proposed when they came back, and not signed yet: nothing of it is agreed."
"""What is said of a contract whose safeguards are only proposed (X09)."""


class Deposit(Struct, frozen=True):
    """What to ask for in advance: per cent of the price, both inclusive, and why (C01)."""

    least: int
    most: int
    why: str

    @property
    def words(self) -> str:
        """`50%`, `25–30%` or `all of it`."""
        if self.least == 100:
            return "all of it"
        return f"{self.least}%" if self.least == self.most else f"{self.least}–{self.most}%"


class Clause(Struct, frozen=True):
    """A line for the next contract, and the safeguard that it gives."""

    id: str
    text: str


FIRST_JOB, LATER, IN_FULL = (50, 50), (25, 30), (100, 100)
"""Deposits in per cent of the price, from and to (C01)."""
SILENCE_DAYS, ROUNDS, NOTICE_DAYS = 14, 3, 30
"""What a new contract proposes where nothing was agreed: C02, C07, C10."""


def safeguards(records: Records, client_id: str) -> list[Safeguard]:
    """A client's safeguards in order; what is stated on the contract goes before what its terms imply.

    What is there of an unsigned coming back is `proposed`, and whoever asks what is agreed asks `is_agreed`.
    """
    contract, client = records.contract(client_id), records.get(Client, client_id)
    known = [(kind, _lacking(records, kind, contract, client)) for kind in _ALL]
    unsigned = is_unsigned(records, client_id)
    return [
        Safeguard(kind.id, kind.name, on, kind.told, "" if on or not lacking else f"no {' and no '.join(lacking)}",
                  unsigned and bool(on))
        for kind, lacking in known
        for on in (_is_on(kind, contract, lacking),)
    ]  # fmt: skip


def standing(records: Records, client_id: str) -> str:
    """`3 of 11 safeguards`, or `proposed: 11 of 11 safeguards, not agreed before they sign` (X09)."""
    every = safeguards(records, client_id)
    words = f"{sum(1 for each in every if each.on)} of {len(every)} safeguards"
    return f"proposed: {words}, not agreed before they sign" if is_unsigned(records, client_id) else words


def is_agreed(records: Records, client_id: str, key: str) -> bool:
    """Whether a safeguard is known to be on a client's contract; a late fee has no basis without its own (C09).

    What was only proposed to who came back is not agreed before they sign (X09).
    """
    return any(each.on and not each.proposed for each in safeguards(records, client_id) if each.id == key)


def clause_of(kind: SafeguardKind, settings: Settings, deposit: Deposit) -> str:
    """A safeguard's line for the next contract, with the desk's figures; what it has none for is proposed."""
    return kind.clause.format(
        term=counted(settings.term_days, "day"),
        deposit="the whole price" if deposit.least == 100 else deposit.words,
        silence=counted(SILENCE_DAYS, "day"),
        rounds=counted(ROUNDS, "round"),
        notice=counted(NOTICE_DAYS, "day"),
    )


def next_contract(records: Records, client_id: str, today: date) -> tuple[Clause, ...]:
    """What to put into the next contract with a client: a line for each safeguard that is not known to be there."""
    asked = deposit_for(records, client_id, today)
    gaps = [SAFEGUARDS[each.id] for each in safeguards(records, client_id) if not each.on]
    return tuple(Clause(kind.id, clause_of(kind, records.settings, asked)) for kind in gaps)


def deposit_for(records: Records, client_id: str, today: date) -> Deposit:
    """What to ask for in advance, by history: half of a first job, a quarter or more after, all of it from who owes.

    Somebody has a history from the first invoice that they paid on. Who pays late (S01), or comes back after an end,
    starts with half again (X09). Only lateness of their own making counts, and what was given up fades.
    """
    picture = Picture(records, client_id, today)
    if picture.client.stage is Stage.ENDED:
        return Deposit(*FIRST_JOB, "they are coming back")
    if any(each.is_lost and is_recent(picture, each) for each in picture.fair):
        return Deposit(*IN_FULL, "an invoice was never paid")
    longest = max((own_days(each) for each in picture.fair if each.balance > 0), default=0)
    if longest > picture.bar("S01.overdue_days"):
        return Deposit(*IN_FULL, f"an invoice is {counted(longest, 'day')} overdue")
    if not any(each.paid > 0 for each in picture.standings):
        return Deposit(*FIRST_JOB, "it is the first job")
    if finding_of(picture, SIGNS["S01"]).raised:
        return Deposit(*FIRST_JOB, "they pay late")
    return Deposit(*LATER, "they have paid before")


def _lacking(records: Records, kind: SafeguardKind, contract: Contract | None, client: Client) -> list[str]:
    """Which of its two halves a safeguard lacks, in words; nothing where a contract has neither."""
    halves: tuple[tuple[str, object], ...] = ()
    if kind.id == "C06":
        halves = (("telephone number", client.contact.phone), ("e-mail address", client.contact.email))
    elif contract and kind.id == "C03":
        halves = (("law", contract.law), ("courts", contract.courts))
    elif contract and kind.id == "C07":
        has_number = contract.revisions is not None
        halves = (("number of rounds", has_number), ("price for a round above it", _has_price(records, contract)))
    lacking = [name for name, value in halves if not value]
    is_blank = kind.id != "C06" and len(lacking) == len(halves)
    return [] if is_blank else lacking


def _has_price(records: Records, contract: Contract) -> bool:
    """Whether a round above the number has a price: its own, or a project's rate."""
    return bool(contract.extra_round or any(each.rate for each in records.of(Project, contract.client)))


def _is_on(kind: SafeguardKind, contract: Contract | None, lacking: list[str]) -> bool | None:
    if contract and kind.id in contract.safeguards:
        return contract.safeguards[kind.id]
    if kind.id == "C06":
        return not lacking
    if contract is None:
        return None
    on = kind.term(contract) if contract.exists else False
    return None if on and lacking else on
