"""Work agreed with a client: projects, the contract's terms, and what was asked beyond the scope."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from clientdesk.model.client import Billing
from clientdesk.model.money import Money
from clientdesk.model.record import Owned, derived_id


class Project(Owned, frozen=True, kw_only=True):
    """A piece of work. `revisions` is the agreed number of rounds, `rounds` those asked for; `hours` those worked."""

    table: ClassVar[str] = "projects"

    name: str
    billing: Billing = Billing.FIXED
    revisions: int | None = None
    rounds: int = 0
    rate: Money | None = None
    hours: Decimal | None = None
    started: date | None = None
    ended: date | None = None
    note: str = ""


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Something that defines scope or expectations where there is no contract: an early e-mail, a brief (X02)."""

    what: str
    on: date | None = None
    where: str = ""


class Contract(Owned, frozen=True, kw_only=True):
    """The terms agreed with a client (C01–C11). A client has one; None means that the contract does not say.

    `late_fee` is per cent a year, `deposit_percent` and `kill_fee` per cent of the price. `safeguards` says on or off
    for the ids whose answer is not plain from a term. `exists=False`: there is no contract, `documents` stand in.
    """

    table: ClassVar[str] = "contracts"

    exists: bool = True
    signed: date | None = None
    notice_days: int | None = None
    term_days: int | None = None
    deposit_percent: Decimal | None = None
    revisions: int | None = None
    extra_round: Money | None = None
    late_fee: Decimal | None = None
    silence_days: int | None = None
    kill_fee: Decimal | None = None
    law: str = ""
    courts: str = ""
    safeguards: dict[str, bool] = {}
    documents: tuple[Document, ...] = ()
    note: str = ""


def new_contract(client_id: str) -> Contract:
    """What a client's contract starts from. Whoever adds the first terms, in whichever window, makes the same one."""
    return Contract(id=derived_id("contract", client_id), client=client_id)


class ExtraState(StrEnum):
    """What became of an extra: only asked for, part of the agreement, billed, or given away."""

    ASKED = "asked"
    INSIDE = "inside"
    BILLED = "billed"
    FREE = "free"

    @property
    def words(self) -> str:
        """How a person reads it."""
        return {"asked": "asked only", "inside": "agreed", "billed": "billed", "free": "given away"}[self.value]

    @property
    def symbol(self) -> str:
        """Its mark, which no other state has."""
        return "○·✔▲"[list(ExtraState).index(self)]


class Extra(Owned, frozen=True, kw_only=True):
    """An entry of the scope log: something that was asked for while the work was under way.

    `inside`: it was part of what had been agreed, after all. `done=False`: only asked for, or turned down. What is
    outside, done and not `billed` was given away. `round` is the number of a revision round above the agreed ones.
    """

    table: ClassVar[str] = "extras"

    what: str
    on: date
    project: str | None = None
    hours: Decimal | None = None
    amount: Money | None = None
    billed: bool = False
    inside: bool = False
    done: bool = True
    round: int | None = None

    @property
    def state(self) -> ExtraState:
        """What became of it; what is on the bill is billed, whatever else is known of it."""
        if self.billed:
            return ExtraState.BILLED
        if not self.done:
            return ExtraState.ASKED
        return ExtraState.INSIDE if self.inside else ExtraState.FREE

    @property
    def is_given_away(self) -> bool:
        """Whether it was work beyond the agreement that nobody paid for (S04)."""
        return self.state is ExtraState.FREE
