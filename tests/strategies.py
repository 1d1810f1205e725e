"""Arbitrary desks for property tests: `desks()` gives Records of every kind that belong together.

Rule: what it draws is what a person could have entered: names are clean and not empty, amounts above zero in one
currency per invoice, owners exist. `texts()` and `names()` are hostile where text may be.

A strategy is made once: for each new one Hypothesis looks anew whether it can be drawn, which takes as long as drawing.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from random import Random
from typing import Any

from hypothesis import strategies as st

from clientdesk.model.bars import BARS
from clientdesk.model.client import Billing, Client, ClientKind, Contact, Language, Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, WriteOff
from clientdesk.model.journal import (
    ON_PAPER,
    Abuse,
    Channel,
    Direction,
    Incident,
    Letter,
    Matter,
    Message,
    Remedy,
    RemedyOutcome,
    Task,
)
from clientdesk.model.money import Money
from clientdesk.model.names import clean, clean_lines, fold
from clientdesk.model.project import Contract, Document, Extra, Project
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Colleague, Settings
from clientdesk.model.signs import LOGGED, SIGNS

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "=1+1",
    "+49 30",
    "-x",
    "@a",
    "'=x",
    "''",
    "İzmir ışık",
    "客户",
    "👩‍💻",
    ",;\t\"'",
)
"""Texts that have broken programs: markup, formulas, Turkish letters, joiners, and what CSV is made of."""
CURRENCIES = ("EUR", "USD", "JPY", "KWD", "MYR")


@cache
def texts() -> st.SearchStrategy[str]:
    """A single line, maybe empty, as it may stand in a record."""
    return st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)).map(clean)


@cache
def names() -> st.SearchStrategy[str]:
    """A single line that says something."""
    return texts().filter(lambda text: any(char.isprintable() and not char.isspace() for char in text))


@cache
def notes() -> st.SearchStrategy[str]:
    """Some lines, maybe none."""
    return st.text(max_size=20).map(clean_lines)


@cache
def days() -> st.SearchStrategy[date]:
    """A day of the years that desks are about."""
    return st.dates(date(2018, 1, 1), date(2030, 12, 31))


@cache
def moneys(currency: str | None = None) -> st.SearchStrategy[Money]:
    """An amount above zero."""
    codes = st.just(currency) if currency else st.sampled_from(CURRENCIES)
    return st.builds(Money, st.integers(1, 10**9), codes)


@cache
def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or None."""
    return st.none() | strategy


_TIMES = st.times().map(lambda at: time(at.hour, at.minute))
_DECIMALS = st.integers(0, 9999).map(lambda number: Decimal(number).scaleb(-2))
_COUNTS = st.integers(0, 400)
_PERCENTS = st.integers(0, 10_000).map(lambda number: Decimal(number).scaleb(-2))
_TERMS = st.integers(0, 365)
_BARS = st.dictionaries(st.sampled_from(sorted(BARS)), st.integers(1, 30), max_size=2)
_EMAILS = st.sampled_from(["", "ada@example.com", "ışık@örnek.com.tr"])
_COUNTRIES = st.sampled_from(["", "DE", "Türkiye", "Côte d’Ivoire"])
_ANSWERS = st.just("") | st.sampled_from("keep go no yes soon 2026-13-01 2026-11-30 0001-01-01 -1 L14".split())
_ASKED = {
    "reflect": "keeping early remedies takes",
    "review": "duties undelivered money deliver",
    "meet": "on held then reason",
    "notice": "given hand-over last-day length letter reason channel",
    "refer": "colleagues part provider",
    "close-down": "refund next-contract",
}
"""What the steps of an exit ask."""


@cache
def answers() -> st.SearchStrategy[dict[str, dict[str, str]]]:
    """Answers to some questions of an exit: what a foreign file holds need not be an answer that can be read."""
    steps = {
        step: st.dictionaries(st.sampled_from(keys.split()) | names(), _ANSWERS | texts(), max_size=4)
        for step, keys in _ASKED.items()
    }
    return st.fixed_dictionaries({}, optional=steps)


@cache
def contacts() -> st.SearchStrategy[tuple[Contact, ...]]:
    """People to reach, none of them blank."""
    one = st.builds(Contact, name=texts(), role=texts(), email=_EMAILS, phone=texts())
    return st.lists(one.filter(lambda contact: contact != Contact()), max_size=2).map(tuple)


@cache
def documents() -> st.SearchStrategy[tuple[Document, ...]]:
    """Papers that stand in for a contract."""
    one = st.builds(Document, what=names(), on=maybe(days()), where=texts())
    return st.lists(one, max_size=2).map(tuple)


class _Draw:
    """Draws records and gives each an id of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.ids = count(1)
        self.list: list[Record] = []

    def add(self, kind: type[Record], /, **fields: Any) -> Any:
        drawn = {
            name: self.draw(field) if isinstance(field, st.SearchStrategy) else field for name, field in fields.items()
        }
        self.list.append(kind(**{"id": f"{kind.table}-{next(self.ids)}", **drawn}))
        return self.list[-1]


@st.composite
def desks(draw: st.DrawFn, *, clients: int = 3) -> Records:
    """A desk with up to some clients and a few records of every kind."""
    pen = _Draw(draw)
    named = draw(st.lists(names(), max_size=clients, unique_by=fold))
    for name in named:
        _client(pen, name)
    if draw(st.booleans()):
        pen.add(Colleague, name=names(), email=_EMAILS, phone=texts(), does=texts(), asked=maybe(days()),
                agreed=maybe(st.booleans()), note=notes())  # fmt: skip
    if draw(st.booleans()):
        _settings(pen)
    return Records.of_all(pen.list)


def _client(pen: _Draw, name: str) -> None:
    client = pen.add(
        Client, name=name, kind=st.sampled_from(ClientKind), stage=st.sampled_from(Stage), contacts=contacts(),
        language=st.sampled_from(Language), currency=st.sampled_from(CURRENCIES), country=_COUNTRIES, address=texts(),
        trade=texts(), billing=st.sampled_from(Billing), since=maybe(days()), note=notes(), bars=_BARS,
    )  # fmt: skip
    for part in (_project, _contract, _money, _journal, _exit):
        if pen.draw(st.booleans()):
            part(pen, client.id)


def _project(pen: _Draw, client: str) -> None:
    project = pen.add(
        Project, client=client, name=names(), billing=st.sampled_from(Billing), revisions=maybe(_COUNTS),
        rounds=_COUNTS, rate=maybe(moneys()), hours=maybe(_DECIMALS), started=maybe(days()), ended=maybe(days()),
        note=notes(),
    )  # fmt: skip
    pen.add(Extra, client=client, what=names(), on=days(), project=project.id, hours=maybe(_DECIMALS),
            amount=maybe(moneys()), billed=st.booleans(), inside=st.booleans(), done=st.booleans(),
            round=maybe(_COUNTS))  # fmt: skip


def _contract(pen: _Draw, client: str) -> None:
    pen.add(
        Contract, client=client, exists=st.booleans(), signed=maybe(days()), notice_days=maybe(_COUNTS),
        term_days=maybe(_TERMS), deposit_percent=maybe(_PERCENTS), revisions=maybe(_COUNTS),
        extra_round=maybe(moneys()), late_fee=maybe(_PERCENTS), silence_days=maybe(_COUNTS), kill_fee=maybe(_PERCENTS),
        law=texts(), courts=texts(), safeguards=st.dictionaries(st.sampled_from(["C04", "C11"]), st.booleans()),
        documents=documents(), note=notes(),
    )  # fmt: skip


def _money(pen: _Draw, client: str) -> None:
    invoice = pen.add(
        Invoice, client=client, number=names(), amount=moneys(), issued=maybe(days()), due=maybe(days()),
        sent=maybe(days()), delivered=st.booleans(), disputed=st.booleans(), deposit=st.booleans(),
        payable=st.booleans(), note=notes(),
    )  # fmt: skip
    on_it = {"client": client, "invoice": invoice.id, "amount": moneys(invoice.amount.currency)}
    for _ in range(pen.draw(st.integers(0, 3))):
        pen.add(Payment, **on_it, on=maybe(days()), reference=texts())
    if pen.draw(st.booleans()):
        came_in = pen.add(Payment, client=client, amount=moneys(invoice.amount.currency), on=maybe(days()))
        for kind in (PaymentKind.CREDIT, PaymentKind.REFUND):
            _went(pen, came_in, invoice, kind)
        pen.add(CreditNote, **on_it | {"amount": _part_of(invoice.amount)}, on=days(), number=texts(), reason=texts())
        pen.add(WriteOff, **on_it, on=days(), reason=texts())
        pen.add(Promise, **on_it, made=days(), pay_by=days(), note=notes())
    if pen.draw(st.booleans()):
        on = pen.draw(days())
        of_fee = {"client": client, "amount": on_it["amount"], "issued": on, "due": on, "fee_for": invoice.id}
        came_paid = pen.draw(st.booleans())
        fee = pen.add(Invoice, **of_fee, number=f"{invoice.number}-F", came_paid=came_paid)
        if came_paid or pen.draw(st.booleans()):
            pen.add(Payment, client=client, invoice=fee.id, amount=fee.amount, on=on)


def _went(pen: _Draw, came_in: Payment, invoice: Invoice, kind: PaymentKind) -> None:
    """Of what came in on account up to a half is used on an invoice, or goes back from there, on that day or later."""
    half = Money(came_in.amount.minor // 2, came_in.amount.currency)
    if half:
        later = st.dates(came_in.on or date(2018, 1, 1), date(2030, 12, 31))
        where = invoice.id if kind is PaymentKind.CREDIT else None
        pen.add(Payment, client=invoice.client, invoice=where, amount=_part_of(half), on=later, kind=kind)


def _part_of(amount: Money) -> st.SearchStrategy[Money]:
    return st.builds(Money, st.integers(1, amount.minor), st.just(amount.currency))


def _journal(pen: _Draw, client: str) -> None:
    direction = pen.draw(st.sampled_from(Direction))
    channels = [each for each in Channel if direction is not Direction.SPOKE or each not in ON_PAPER]
    pen.add(
        Message, client=client, on=days(), direction=direction, channel=st.sampled_from(channels),
        at=maybe(_TIMES), awaits_reply=st.booleans(),
        matter=maybe(st.sampled_from(Matter)), subject=texts(), text=notes(),
    )  # fmt: skip
    pen.add(
        Letter, client=client, kind=st.sampled_from(["L01", "L14", "L17"]), written=days(), body=notes(),
        subject=texts(), language=st.sampled_from(Language), sent=maybe(days()),
        channel=maybe(st.sampled_from(Channel)), tracking=texts(),
    )  # fmt: skip
    stalled = pen.draw(st.lists(days(), max_size=2).map(sorted))
    first = pen.add(
        Incident, client=client, sign=st.sampled_from(sorted(LOGGED)), on=days(), said=notes(),
        answer=notes(), opinion=notes(), channel=maybe(st.sampled_from(Channel)), witness=texts(),
        agreed=maybe(st.booleans()), stalled_since=stalled[0] if stalled else None,
        stalled_until=stalled[1] if len(stalled) > 1 else None, abuse=maybe(st.sampled_from(Abuse)),
        reported_by=texts(), apologised=st.booleans(), fact=notes(), proof=notes(),
    )  # fmt: skip
    pen.add(Incident, client=client, sign=first.sign, on=first.on, said=notes(), corrects=first.id)
    outcome = pen.draw(st.sampled_from(RemedyOutcome))
    kinds = ["R07"] if outcome is RemedyOutcome.LEFT else sorted(REMEDIES)
    begun, *later = pen.draw(st.lists(days(), min_size=3, max_size=3).map(sorted))
    decided = None if outcome is RemedyOutcome.WAITING else st.none() | st.sampled_from(later)
    pen.add(Remedy, client=client, kind=st.sampled_from(kinds), on=begun, review=st.none() | st.sampled_from(later),
            outcome=outcome, decided=decided, note=notes())  # fmt: skip


@cache
def exits(**fields: Any) -> st.SearchStrategy[Exit]:
    """An exit of any client, at any point of it, with any answers."""
    steps = st.sampled_from(sorted(_ASKED))
    drawn = {
        "path": st.sampled_from(ExitPath), "started": days(), "reason": texts(), "path_because": texts(),
        "answers": answers(), "skipped": st.dictionaries(steps, names(), max_size=1),
        "done": st.dictionaries(steps, days(), max_size=4), "saved": maybe(days()), "last_day": maybe(days()),
        "ended": maybe(days()), "outcome": maybe(st.sampled_from(Outcome)),
    }  # fmt: skip
    fixed = {name: field if isinstance(field, st.SearchStrategy) else st.just(field) for name, field in fields.items()}
    return st.builds(Exit, **drawn | fixed)


def _exit(pen: _Draw, client: str) -> None:
    found = pen.draw(exits(id=f"exits-{next(pen.ids)}", client=client))
    pen.list.append(found)
    pen.add(Task, client=client, what=names(), due=days(), handbook=texts(), exit=found.id, done=maybe(days()))


def _settings(pen: _Draw) -> None:
    pen.add(
        Settings, id="settings", name=texts(), business=texts(), email=_EMAILS, phone=texts(), address=texts(),
        payment_details=notes(), country=_COUNTRIES, language=st.sampled_from(Language),
        currency=st.sampled_from(CURRENCIES), term_days=_TERMS, rate=maybe(moneys()),
        cooling_days=st.integers(1, 14), bars=_BARS,
    )  # fmt: skip


_EDGES = (-800, -730, -729, -366, -365, -364, -200, -120, -95, -90, -89, -60, -45, -38, -37, -31, -30, -29, -20, -15,
          -14, -13, -8, -7, -5, -3, -2, -1, 0, 1, 9)  # fmt: skip
"""Days from the day of judgement at which windows begin and bars are reached."""
_OWN_BARS: tuple[dict[str, int], ...] = (
    {},
    {"S22.clients": 1, "S22.one_in": 1},
    {"S22.clients": 2, "S22": 2},
    {"tries": 1},
    {"enough": 1},
)


def near(today: date, *, known: bool = False) -> st.SearchStrategy[date]:
    """A day that matters to who judges on `today`; a `known` one is not after it."""
    return st.sampled_from([today + timedelta(days=each) for each in _EDGES if not known or each <= 0])


def judged_desks(today: date, *, clients: int = 3) -> st.SearchStrategy[Records]:
    """A desk of one to some clients about whom there is much to weigh on `today`, made from one drawn number.

    That is twenty times as fast as drawing each field, and looks at so many more desks; what fails is not made smaller.
    """
    return st.integers(0, 2**32 - 1).map(lambda seed: _Dealer(Random(seed), today).desk(clients))


class _Dealer:
    """Deals records around a day."""

    def __init__(self, random: Random, today: date) -> None:
        self.random, self.today = random, today
        self.list: list[Record] = []

    def add(self, kind: type[Record], /, **fields: Any) -> str:
        self.list.append(kind(id=f"{self.random.getrandbits(32):x}-{len(self.list)}", **fields))
        return self.list[-1].id

    def desk(self, clients: int) -> Records:
        self.list.append(Settings(bars=self.of(_OWN_BARS)))
        for number in range(self.random.randint(1, clients)):
            self.client(f"client {number}")
        return Records.of_all(self.list)

    def of(self, choices: Any) -> Any:
        return self.random.choice(choices)

    def day(self) -> date:
        return self.today + timedelta(days=self.of(_EDGES))

    def maybe(self, value: Any) -> Any:
        return self.of((None, value))

    def client(self, name: str) -> None:
        stages = (Stage.ACTIVE, Stage.ACTIVE, Stage.ACTIVE, Stage.PAUSED, Stage.PROSPECT, Stage.EXITING)
        bars = self.of(({}, {}, {"S01": 3}, {"fades": 100}, {"S02": 2}, {"S09": 2}))
        client = self.add(Client, name=name, stage=self.of(stages), billing=self.of(list(Billing)), bars=bars,
                          currency=self.of(("EUR", "USD")))  # fmt: skip
        projects = [self.project(client, each) for each in self.of(("", "A", "AB"))]
        signs, most = self.random.sample(sorted(LOGGED), 3), self.of((0, 1, 6))
        for _ in range(self.random.randint(0, 4)):
            self.owing(client)
        for _ in range(self.random.randint(0, most)):
            self.add(Incident, client=client, sign=self.of(signs), on=self.day(), project=self.of([None, *projects]),
                     agreed=self.maybe(True), stalled_since=self.maybe(self.day()))  # fmt: skip
        for _ in range(self.random.randint(0, 4)):
            self.add(Remedy, client=client, kind=self.of(self._fitting(signs)), on=self.day(), outcome=self.outcome(),
                     review=self.maybe(self.day()), decided=self.maybe(self.day()))  # fmt: skip
            self.add(
                Extra, client=client, what="more", billed=most < 6, on=self.day(), project=self.of([None, *projects])
            )
        for _ in range(self.random.randint(0, 3)):
            way = self.of(list(Direction))
            by = Channel.CALL if way is Direction.SPOKE else Channel.EMAIL
            self.add(Message, client=client, on=self.day(), direction=way, channel=by,
                     awaits_reply=self.of((True, False)), at=self.maybe(time(22)))  # fmt: skip

    def outcome(self) -> RemedyOutcome:
        outcomes: list[RemedyOutcome] = [RemedyOutcome.FAILED, *RemedyOutcome]
        return self.random.choice(outcomes)

    def _fitting(self, signs: list[str]) -> list[str]:
        """Remedies of some signs and of S01, so that walls are hit; else any."""
        return [remedy for sign in ("S01", *signs) for remedy in SIGNS[sign].try_first] + [self.of(sorted(REMEDIES))]

    def project(self, client: str, name: str) -> str:
        return self.add(Project, client=client, name=name, billing=self.of(list(Billing)), revisions=self.maybe(1),
                        rounds=self.random.randint(0, 4), hours=self.maybe(Decimal(150)),
                        started=self.maybe(self.day()))  # fmt: skip

    def owing(self, client: str) -> None:
        """An invoice of 100, and what moved on it."""
        due = self.of((None, *[self.day()] * 5))
        issued = (due or self.today) - timedelta(days=self.of((0, 14, 30)))
        sent = self.of((None, None, None, issued + timedelta(days=9), issued + timedelta(days=20)))
        amount = Money(10_000, self.of(("EUR", "EUR", "USD")))
        invoice = self.add(
            Invoice, client=client, number="1", amount=amount, issued=issued, due=due, sent=sent,
            disputed=self.of((False, False, False, True)), payable=self.of((True, True, True, False)),
        )  # fmt: skip
        for kind in self.of(((), (Payment,), (Payment,), (WriteOff,), (CreditNote,), (Payment, WriteOff))):
            part = Money(self.of((1_000, 4_000, 6_000, 9_000, 10_000, 10_000)), amount.currency)
            when = self.day() if kind is not Payment else self.of((None, self.day(), self.day()))
            self.add(kind, client=client, invoice=invoice, amount=part, on=when)
