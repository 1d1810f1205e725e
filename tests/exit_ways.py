"""Ways through an exit: what is answered, by step and key, on which day, and what comes to the desk in between.

Rule: a key that is not told takes what the desk proposes; every face walks by this one table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from builder import Book, day, eur

from clientdesk.model.client import Stage
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Matter
from clientdesk.model.record import Record
from clientdesk.model.settings import Colleague

Steps = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Day:
    """What is answered so many days after the first; `came` is on the desk by then.

    `until` is the question at which the person stops for the day, `open` that it ends before there is an end.
    """

    after: int
    steps: Steps
    came: tuple[Record, ...] = ()
    until: str = ""
    open: bool = False


@dataclass(frozen=True)
class Way:
    """A way through: the desk it starts on, why and which way, and its days."""

    name: str
    book: Callable[[], Book]
    path: str
    days: tuple[Day, ...]
    reason: str = "S01"
    because: str = "I know how they are"
    outcome: str = "ended by notice"
    letters: frozenset[str] = field(default_factory=frozenset)

    @property
    def begins(self) -> dict[str, str]:
        """The answers of the two pages before there is an exit."""
        return {"reason": self.reason, "path": self.path, "because": self.because}


def owing() -> Book:
    """A client with an invoice overdue, and three colleagues of whom one has agreed."""
    book = Book(name="Ada Lovelace", email="ada@example.org").client("Northwind")
    book.invoice("300.00", issued=-110, due=-80, number="N-1").paid(-10).invoice("500.00", due=-40, number="N-2")
    book.add(Colleague, name="Bo Ek", does="web shops", agreed=True)
    return book.add(Colleague, name="Cy Vo", does="print").add(Colleague, name="Dee Lu", does="brands")


def agreed() -> Book:
    """With a contract to be read line by line."""
    return owing().contract(notice_days=45)


def threatening() -> Book:
    return owing().incident("S11", -2, said="I'll come to your door")


def growing() -> Book:
    """Three extras that nobody paid for: the work has grown (S04)."""
    return owing().extra(-50, hours=2).extra(-30, hours=3).extra(-9, hours=1)


def gone_quiet() -> Book:
    """Weeks without an answer (S21)."""
    book = owing()
    for on in (-60, -40, -25):
        book.wrote(on, matter=Matter.WORKING)
    return book


def two_projects() -> Book:
    return owing().project(name="Shop", started=day(-200)).project(name="Print", started=day(-100))


def prospect() -> Book:
    return owing().with_client(stage=Stage.PROSPECT)


def _named(name: str) -> str:
    return next(each.id for each in two_projects().list if getattr(each, "name", "") == name)


def _paid() -> tuple[Record, ...]:
    book = owing()
    return (Payment(id="paid", client=book.client_id, invoice=book.invoice_id, amount=eur("500.00"), on=day(4)),)


BO, CY, DEE, SHOP = map(_named, ("Bo Ek", "Cy Vo", "Dee Lu", "Shop"))
THOUGHT: Steps = {"reflect": {"keeping": "nothing"}}
READ: Steps = {"review": {"documents": "the offer of May", "duties": "yes", "order": "now"}}
LINES = {f"C{number:02}": "read" for number in range(1, 12)}
LEFT_OVER: Steps = {"review": {"documents": "the offer of May", "duties": "no", "duties-left": "the last draft"}}
TALKED: Steps = {"meet": {"on": "today", "channel": "call", "reason": "S01", "held": "yes", "said": "oh no"}}
NOTICE: Steps = {"notice": {"deliver": "the logo", "channel": "letter"}}
REFERRED: Steps = {"refer": {"colleagues": BO}}
CLOSED: Steps = {"close-down": {"data": ""}}
NOBODY: Steps = {"refer": {"skip": "nobody fits them"}}
NOTHING: Steps = {"close-down": {"skip": "all is done already"}}
ENDED = TALKED | NOTICE | REFERRED | CLOSED
PRICED: Steps = {"meet": {"price": "€60 an hour", "from": "+1", "look-again": "+20"}}


def _priced_out(name: str, last: Steps, **more: object) -> Way:
    """Priced out after the cooling-off; what came of it is said three weeks later."""
    thought = Day(0, THOUGHT | LEFT_OVER, open=True)
    way = Way(name, growing, "price-out", (thought, Day(3, PRICED, open=True), Day(23, last)), "S04")
    return replace(way, **more)  # type: ignore[arg-type]


WAYS = (
    Way("standard", agreed, "standard", (
        Day(0, THOUGHT | {"review": {**LINES, "C05": "noted", "duties": "yes", "order": "now"}}, open=True),
        Day(3, ENDED),
    ), letters=frozenset({"L14", "L18", "L20", "L21"})),
    Way("standard in one day, a talk that was not held, and nobody to refer them to", owing, "standard", (
        Day(0, {"reflect": {"keeping": "they-wont", "takes": "a deposit", "early": "I have waited for months"}}
            | READ | {"meet": {"on": "today", "held": "no", "instead": "they did not come"}}
            | {"notice": {"length": "delivery", "delivery": "+60"}, **NOBODY} | CLOSED),
    ), "I am tired", letters=frozenset({"L14", "L20"})),
    Way("standard with the talk to come", owing, "standard", (
        Day(0, {"reflect": {"keeping": "nothing", "days": "1"}} | READ, open=True),
        Day(1, {"meet": {"on": "+2", "channel": "video", "place": "on the web", "reason": "it is too much"}},
            open=True),
        Day(3, {"meet": {"held": "yes", "confirm": "no"}} | NOTICE | NOBODY
            | {"close-down": {"send": "no", "next-contract": "a deposit"}}),
    ), letters=frozenset({"L14"})),
    Way("collect first", owing, "collect-first", (
        Day(0, THOUGHT | {"review": {"documents": "the offer of May", "duties": "yes"}}, open=True),
        Day(3, {}, open=True),
        Day(5, TALKED | NOTICE | NOBODY | NOTHING, came=_paid()),
    ), letters=frozenset({"L14", "L21"})),
    Way("mutual", owing, "mutual", (
        Day(0, THOUGHT | READ, open=True),
        Day(3, {"meet": {"on": "today", "reason": "S07", "held": "yes"},
                "notice": {"length": "2 months", "goes-on": "the newsletter"}} | REFERRED | NOTHING),
    ), "S07", letters=frozenset({"L15", "L18", "L21"})),
    _priced_out("priced out, and they pay", {"meet": {"result": "pay"}}, outcome="kept"),
    _priced_out(
        "priced out, and they leave", {"meet": {"result": "leave", "left-on": "today"}} | REFERRED | CLOSED,
        outcome="left by themselves", letters=frozenset({"L12", "L18", "L20"}),
    ),
    _priced_out(
        "priced out, and neither", {"meet": {"result": "neither"}, "refer": {"skip": "they are too rude"}}
        | NOTICE | NOTHING,
        letters=frozenset({"L12", "L14"}),
    ),
    Way("leave now", threatening, "leave-now", (
        Day(0, {"review": {}, "notice": {"channel": "letter"}, "close-down": {"next-contract": "a deposit"}}),
    ), outcome="ended at once", letters=frozenset({"L17"})),
    Way("silent", gone_quiet, "silent", (
        Day(0, THOUGHT | LEFT_OVER, open=True),
        Day(3, {"notice": {"reason": "S01", "length": "6 weeks"}} | CLOSED),
    ), "S21", letters=frozenset({"L14", "L20"})),
    Way("prospect", prospect, "prospect", (
        Day(0, {"notice": {"reason": "it is not my kind of work"}, "refer": {"provider": "a shop"}, "close-down": {}}),
    ), "it is not my kind of work", outcome="prospect let go", letters=frozenset({"L13b", "L18"})),
    Way("a part of it", two_projects, "standard", (
        Day(0, THOUGHT | {"review": {"projects": SHOP, **READ["review"]}}, open=True),
        Day(3, TALKED | NOTICE | NOBODY | CLOSED),
    ), outcome="partly ended", letters=frozenset({"L14", "L20", "L21"})),
    Way("kept after looking back", owing, "standard", (
        Day(0, {"reflect": {"keeping": "keep", "remedies": "R06", "look-again": "+30"}}),
    ), outcome="kept"),
    Way("kept for what they offered", owing, "standard", (
        Day(0, THOUGHT | READ, open=True),
        Day(3, {"meet": {"on": "today", "held": "yes", "offer": "twice the price", "then": "keep",
                         "remedies": "R01,R06", "look-again": "+14"}}),
    ), outcome="kept"),
    Way("colleagues asked first", owing, "standard", (
        Day(0, THOUGHT | READ, open=True),
        Day(3, TALKED | NOTICE | {"refer": {"ask": f"{CY},{DEE}"}}, until="agreed", open=True),
        Day(5, {"refer": {"agreed": CY, "answers": "go-on", "colleagues": f"{BO},{CY}", "part": "the logo"}} | NOTHING),
    ), letters=frozenset({"L14", "L18", "L19", "L21"})),
)  # fmt: skip
"""Every path, and what can come of it."""
