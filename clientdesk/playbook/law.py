"""What the law of the person's country says of a debt (G3): how long to wait, and which court takes small claims.

Rule: a figure stands beside where it is written, from when on, and the day on which it was last found there, or none
where nobody has confirmed it; nothing is taken for known that is not in these tables. They are where to start: the
person's own settings come before them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, structs

from clientdesk.model.client import ClientKind
from clientdesk.model.country import country_in, is_same
from clientdesk.model.days import shown
from clientdesk.model.money import Money
from clientdesk.model.settings import Court, Settings

INDIVIDUALS = (ClientKind.SOLE_TRADER, ClientKind.CONSUMER)
ENGLAND, SCOTLAND = "England and Wales", "Scotland"
CHECKED = date(2026, 11, 22)
"""When the figures that are checked were last looked up."""
UNCHECKED = "not checked yet"
"""What is said of a figure that nobody has confirmed."""
STALE_AFTER = 365
"""Days after which a court's limit is to be looked up again."""


class Wait(Struct, frozen=True):
    """The days that must pass between a final notice and a claim, for some kinds of debtors, from a day on."""

    place: str
    debtors: tuple[ClientKind, ...]
    days: int
    since: date
    source: str
    checked: date | None = None

    @property
    def whom(self) -> str:
        """Its debtors in words: `sole traders and consumers`."""
        return " and ".join(f"{each.value.replace('-', ' ')}s" for each in self.debtors)

    @property
    def basis(self) -> str:
        """Where it stands, and that it is not checked yet where nobody has."""
        return self.source if self.checked else f"{self.source} ({UNCHECKED})"


class SmallClaims(Struct, frozen=True):
    """A court's limit in a place, from a day on: `for_whom` says in a few words whom it is not for, or when.

    `checked` is when the limit was last found; None where nobody has confirmed it.
    """

    place: str
    court: str
    limit: Money
    since: date
    source: str
    for_whom: str = ""
    checked: date | None = None

    @property
    def as_settings(self) -> Court:
        """As the settings hold it, to start from."""
        return Court(name=self.court, limit=self.limit, source=self.source, checked=self.checked)


WAITS = (Wait(ENGLAND, INDIVIDUALS, 30, date(2017, 10, 1), "the Pre-Action Protocol for Debt Claims", CHECKED),)
EUROPE = SmallClaims(
    "another country of the EU", "European Small Claims Procedure", Money(500_000, "EUR"), date(2017, 7, 14),
    "Regulation (EC) No 861/2007, as amended by (EU) 2015/2421", "only across a border, and not with Denmark",
    CHECKED,
)  # fmt: skip
"""For a client in another country of the European Union."""
# In Indonesia the limit is older than its day here, which is the first on which a court tells of it.
COURTS = (
    SmallClaims(ENGLAND, "County Court (small claims track)", Money(1_000_000, "GBP"), date(2013, 4, 1),
                "Civil Procedure Rules, Part 26", checked=CHECKED),
    SmallClaims(SCOTLAND, "Sheriff Court (simple procedure)", Money(500_000, "GBP"), date(2016, 11, 28),
                "Courts Reform (Scotland) Act 2014, section 72", checked=CHECKED),
    SmallClaims("Malaysia", "Magistrates' Court (small claims)", Money(500_000, "MYR"), date(2012, 8, 1),
                "Rules of Court 2012, Order 93", "for a person who claims, not for a company", CHECKED),
    SmallClaims("Indonesia", "Pengadilan Negeri (gugatan sederhana)", Money(50_000_000_000, "IDR"), date(2020, 3, 3),
                "Peraturan Mahkamah Agung 4/2019", "with someone to stand for you in another court's district",
                CHECKED),
    SmallClaims("Singapore", "Small Claims Tribunals", Money(2_000_000, "SGD"), date(2019, 11, 1),
                "Small Claims Tribunals Act 1984", "up to S$30,000 when both sides agree", CHECKED),
)  # fmt: skip

_PLACES = {
    "GB": ENGLAND, "GB-ENG": ENGLAND, "GB-WLS": ENGLAND, "GB-SCT": SCOTLAND, "MY": "Malaysia", "ID": "Indonesia",
    "SG": "Singapore",
}  # fmt: skip
"""The place of a country, or of a part of one that has a law of its own."""
_PARTED = ("GB",)
"""Countries whose parts have laws of their own: one that is not among the places has none here."""
_EU = frozenset("AT BE BG CY CZ DE EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
"""Who takes part in the European procedure: all but Denmark."""


def place_of(country: str) -> str:
    """The place that a country stands for in these tables; empty for one that they don't know.

    The United Kingdom without a part of it is England and Wales.
    """
    found = country_in(country)
    return _PLACES.get(str(found) if found.code in _PARTED else found.code, "")


def wait_of(settings: Settings, debtor: ClientKind, on: date) -> Wait | None:
    """The wait that the law of the person's country wants of a final notice sent on a day; None where none is known."""
    place = place_of(settings.country)
    fitting = (each for each in WAITS if each.place == place and debtor in each.debtors and each.since <= on)
    return max(fitting, key=lambda each: each.since, default=None)


def small_claims(settings: Settings, on: date) -> SmallClaims | None:
    """The court that the person's country is known to have for small claims on a day; None where none is known."""
    place = place_of(settings.country)
    fitting = (each for each in COURTS if each.place == place and each.since <= on)
    return max(fitting, key=lambda each: each.since, default=None)


def is_abroad(settings: Settings, country: str) -> bool:
    """Whether a client's country is another one than the person's; not where either is unknown."""
    return bool(settings.country and country) and not is_same(settings.country, country)


def across_the_border(settings: Settings, country: str) -> SmallClaims | None:
    """The European procedure, where the person and the client are in two countries that take part in it."""
    here, there = country_in(settings.country).code, country_in(country).code
    return EUROPE if here != there and {here, there} <= _EU else None


def with_facts(court: Court, today: date, **facts: Any) -> Court:
    """A court with some of its facts changed: one whose limit or source is new was looked up today, if no day is said.

    Where nothing of it is left, there is no court.
    """
    changed = structs.replace(court, **facts)
    is_new = (changed.limit, changed.source) != (court.limit, court.source) and changed.checked == court.checked
    seen = structs.replace(changed, checked=today) if is_new and (changed.limit or changed.source) else changed
    return seen if seen.name or seen.limit or seen.source else Court()


def court_words(court: Court) -> str:
    """A court in a line: `County Court, up to £10,000 (Civil Procedure Rules, Part 26; looked up on 22 Nov 2026)`."""
    limit = f", up to {court.limit.shown(whole=True)}" if court.limit else ""
    never = UNCHECKED if court.limit else ""
    seen = f"looked up on {shown(court.checked)}" if court.checked else never
    where = "; ".join(filter(None, (court.source, seen)))
    return f"{court.name}{limit}{f' ({where})' if where else ''}".strip(", ")
