"""The terms on which an ended client comes back: double the price, and a contract with every safeguard (X09).

Rule: what was agreed before stays where it says something; all else is the desk's proposal, and the person's to change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from clientdesk.model.amounts import LARGEST, parse_amount
from clientdesk.model.client import Billing, Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Project, new_contract
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings
from clientdesk.playbook.safeguards import NOTICE_DAYS, ROUNDS, SAFEGUARDS, SILENCE_DAYS

DEPOSIT = Decimal(50)
"""Per cent of the price, before work begins (X09)."""
LATE_FEE = Decimal(8)
"""Per cent a year where nothing was agreed (C09)."""


class Last(Struct, frozen=True):
    """The last price, and where it is from: `the rate of Site`."""

    money: Money
    source: str

    @property
    def doubled(self) -> Money | None:
        """Twice the price; None for one that no invoice could hold."""
        twice = self.money + self.money
        return twice if twice.minor <= LARGEST else None

    @property
    def told(self) -> str:
        """Where the proposal comes from."""
        return f"Double {self.source}, {self.money.shown()}."


class Comeback(Struct, frozen=True):
    """A client who would come back for a project, and what was said so far, as canonical text by question."""

    records: Records
    project: Project
    today: date
    said: dict[str, str] = {}

    @property
    def client(self) -> Client:
        """Who comes back."""
        return self.records.get(Client, self.project.client)

    @property
    def named(self) -> Project:
        """The project with the name and the billing that were said."""
        billing = Billing(self.said.get("billing", self.project.billing))
        return self.project.but(name=self.said.get("name", self.project.name), billing=billing)

    @property
    def last_rate(self) -> Last | None:
        """The last project's rate in the client's currency, else the person's own; None when neither is known."""
        client, own = self.client, self.records.settings.rate
        projects = sorted(self.records.of(Project, client.id), key=lambda each: each.started or date.min)
        rates = [Last(each.rate, f"the rate of {each.name}") for each in projects if each.rate]
        found = [*([Last(own, "your rate")] if own else []), *rates]
        return next((each for each in reversed(found) if each.money.currency == client.currency), None)

    @property
    def last_price(self) -> Last | None:
        """What their last project came to on invoices in their currency, else their last invoice; None without any."""
        client = self.client
        invoices = (each for each in self.records.of(Invoice, client.id) if not each.fee_for)
        every = [each for each in invoices if each.amount.currency == client.currency]
        if not every:
            return None
        last = max(every, key=lambda each: each.issued or date.min)
        project = self.records.by_id(Project).get(last.project or "")
        if project is None:
            return Last(last.amount, f"the price on invoice {last.number}")
        whole = sum(each.amount.minor for each in every if each.project == project.id)
        return Last(Money(whole, client.currency), f"the price of {project.name}")

    @property
    def proposed_rate(self) -> str:
        """The rate to start from: the project's own, else double the last one; empty when none is known."""
        return _shown(self.project.rate) or _doubled(self.last_rate)

    @property
    def proposed_price(self) -> str:
        """The price to start from: double the last one; empty when none is known."""
        return _doubled(self.last_price)

    @property
    def rate(self) -> Money | None:
        """The rate that was said."""
        return self._money("rate")

    @property
    def price(self) -> Money | None:
        """The fixed price that was said."""
        return self._money("price") if self.named.billing is Billing.FIXED else None

    @property
    def deposit(self) -> Decimal:
        """Per cent of the price before work begins; nought where C01 is left out."""
        return Decimal(self.said.get("deposit", str(DEPOSIT))) if "C01" in self._ticked else Decimal(0)

    @property
    def kept(self) -> frozenset[str]:
        """The safeguards that the contract has, by id; without a deposit C01 is not among them."""
        return self._ticked if self.deposit else self._ticked - {"C01"}

    @property
    def left_out(self) -> tuple[str, ...]:
        """The safeguards left out, as `C05 portfolio licence`."""
        return tuple(f"{key} {each.name}" for key, each in SAFEGUARDS.items() if key not in self.kept)

    @property
    def _ticked(self) -> frozenset[str]:
        return frozenset(filter(None, self.said.get("safeguards", ",".join(SAFEGUARDS)).split(",")))

    def _money(self, key: str) -> Money | None:
        text = self.said.get(key, "")
        return parse_amount(text, self.client.currency) if text else None


def new_terms(back: Comeback, note: str = "") -> Contract:
    """The new contract, in place of the old one; a safeguard that is left out is stated as off, and has no term.

    Nobody has agreed to it yet, so that it has no day of signing: until then its late fee (C09) binds no invoice.
    """
    settings, old = back.records.settings, back.records.contract(back.client.id) or new_contract(back.client.id)
    fields: dict[str, object] = {"exists": True, "signed": None, "deposit_percent": back.deposit or None}
    for key, terms in _TERMS.items():
        given, blank = terms(old, settings), Contract(id="", client="")
        fields |= given if key in back.kept else {name: getattr(blank, name) for name in given}
    stated = {key: key in back.kept for key in SAFEGUARDS}
    return old.but(**fields, safeguards=stated, note="\n".join(filter(None, (old.note, note))))


_TERMS: dict[str, Callable[[Contract, Settings], dict[str, object]]] = {
    "C02": lambda old, _: {"silence_days": old.silence_days or SILENCE_DAYS},
    "C03": lambda old, settings: {"law": old.law or settings.country, "courts": old.courts},
    "C07": lambda old, _: {
        "revisions": ROUNDS if old.revisions is None else old.revisions,
        "extra_round": old.extra_round and (Last(old.extra_round, "").doubled or old.extra_round),
    },
    "C08": lambda old, settings: {"term_days": settings.term_days if old.term_days is None else old.term_days},
    "C09": lambda old, _: {"late_fee": old.late_fee or LATE_FEE},
    "C10": lambda old, _: {"notice_days": old.notice_days or NOTICE_DAYS},
}
"""What a safeguard puts into the contract besides itself."""


def _shown(money: Money | None) -> str:
    return money.shown() if money else ""


def _doubled(last: Last | None) -> str:
    return _shown(last.doubled) if last else ""
