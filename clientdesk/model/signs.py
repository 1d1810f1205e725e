"""The warning signs S01–S22: what each is, its bar, its window, and what to try first. Rule: one sign, one entry."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from clientdesk.model.errors import Refused


class SignClass(StrEnum):
    """How serious a sign is, worst first."""

    RED = "red"
    WARN = "warn"
    WORK = "work"
    MUTUAL = "mutual"


class Sign(Struct, frozen=True):
    """A warning sign. `bar` is how many in the last `window` days raise it; `per_project`: on one project at a time.

    `words` finish a sentence about the client (“threatened you”); `told` tells what to look for, for the guide.
    `parts` are its further bars, in days or counts. `measured` from records, `logged` by the person, or both.
    """

    id: str
    name: str
    sign_class: SignClass
    words: str
    told: str
    bar: int = 1
    window: int | None = None
    per_project: bool = False
    parts: dict[str, int] = {}
    measured: bool = False
    logged: bool = True
    try_first: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Where its count comes from, in words: `worked out from your records`."""
        return _ORIGINS[self.measured, self.logged]


_ORIGINS = {
    (True, False): "worked out from your records",
    (False, True): "counted from the incidents you log",
    (True, True): "worked out from your records and the incidents you log",
    (False, False): "not worked out yet",
}

_RED, _WARN, _WORK, _MUTUAL = SignClass.RED, SignClass.WARN, SignClass.WORK, SignClass.MUTUAL

_ALL = (
    Sign("S01", "late-payment", _WORK, "pays late", "Invoices are unpaid, paid late, or paid short, more than once.",
         bar=2, parts={"late_days": 7, "last": 6, "overdue_days": 30, "short": 2}, measured=True, logged=False,
         try_first=("R01", "R02", "R03", "R04", "R05")),
    Sign("S02", "haggles-invoices", _WORK, "bargained an invoice down",
         "Disputes or bargains a price down after agreeing to it.",
         try_first=("R03", "R06")),
    Sign("S03", "price-shock", _WORK, "is shocked by the price", "Keeps bargaining: others do it for less.",
         bar=3, window=365, try_first=("R10",)),
    Sign("S04", "scope-creep", _WORK, "asks for more than was agreed",
         "Extra requests, done and not billed, or more revision rounds than the contract has.",
         bar=3, window=90, per_project=True, measured=True, try_first=("R06", "R07")),
    Sign("S05", "keeps-changing-mind", _WORK, "keeps changing their mind", "What was decided is open again, and again.",
         bar=3, per_project=True, try_first=("R06",)),
    Sign("S06", "undecided", _WORK, "can't say what they want",
         "Can't say what they want, and doesn't react to proposals.",
         bar=3, per_project=True, try_first=("R09",)),
    Sign("S07", "style-mismatch", _MUTUAL, "wants another style",
         "What they want and what you do well are two things."),
    Sign("S08", "no-compromise", _WORK, "won't meet halfway",
         "A disagreement stalls the project.", bar=2, parts={"stalled_days": 14}, try_first=("R06",)),
    Sign("S09", "verbal-abuse", _WARN, "insulted you",
         "An attack on your character, an insult dressed as criticism, a huge reaction to a small mistake.",
         try_first=("R08",)),
    Sign("S10", "demeaning", _WARN, "was demeaning",
         "Belittling; remarks on sex, race or looks; to your face or behind your back.", try_first=("R08",)),
    Sign("S11", "physical-threat", _RED, "threatened you",
         "Tantrums, throwing, shouting, threats. An apology changes nothing."),
    Sign("S12", "unethical-request", _RED, "asked for something unethical",
         "Wants you to do what you hold to be wrong."),
    Sign("S13", "lies", _RED, "lied to you", "Says what is not so, and you can show it."),
    Sign("S14", "unreasonable-demands", _WORK, "demands the unreasonable",
         "Weekend calls, impossible dates, contacts outside your hours.",
         bar=3, window=30, measured=True, try_first=("R06",)),
    Sign("S15", "ignores-advice", _WORK, "ignores advice, then needs rescue",
         "Ignores your advice, then wants you to pick up the pieces.",
         bar=2),
    Sign("S16", "plays-competitors", _WORK, "plays rivals against agreed work",
         "Uses rivals' prices or dates on work already agreed."),
    Sign("S17", "legal-exposure", _RED, "puts you at legal risk",
         "Going on could make you liable. Keep every document, and see a lawyer."),
    Sign("S18", "never-satisfied", _WORK, "is never satisfied",
         "The only feedback is “not quite it”.", bar=3, per_project=True, try_first=("R09",)),
    Sign("S19", "dread", _MUTUAL, "gives you work you dread", "You hate the work, however nice the client is."),
    Sign("S20", "overload", _MUTUAL, "is more work than you do well",
         "There is more work than you can do well."),
    Sign("S21", "goes-silent", _WORK, "has gone silent",
         "Your message waits longer for an answer than is usual.", measured=True, logged=False),
    Sign("S22", "trouble-share", _WORK, "makes more trouble than income",
         "Among the fifth of your clients with the most trouble, and below their share of income.", logged=False),
)  # fmt: skip

SIGNS: dict[str, Sign] = {sign.id: sign for sign in _ALL}
"""Every sign by its id, in the handbook's order."""
LOGGED: frozenset[str] = frozenset(sign.id for sign in _ALL if sign.logged)
"""The signs that a person logs; the others only records can show."""


def sign_named(text: str) -> Sign | None:
    """The sign that a person means, by its id or its name; None when there is none."""
    wanted = text.strip().lower()
    return next((sign for sign in SIGNS.values() if wanted in (sign.id.lower(), sign.name)), None)


def loggable(text: str) -> Sign:
    """The sign to log an incident under. Raises Refused for one that is none, or that is not logged."""
    sign = sign_named(text)
    if sign is None:
        raise Refused(f"“{text}” is not a warning sign. They are S01 to S22, or names like verbal-abuse.")
    if not sign.logged:
        raise Refused(f"{sign.id} ({sign.name}) is {sign.origin}, and can't be logged.")
    return sign
