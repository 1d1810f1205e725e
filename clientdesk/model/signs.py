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

    `words` finish a sentence about the client (“threatened you”); `told` tells what to look for, and `advice` what to
    do about it. `parts` are its further bars, in days or counts; `at` says where it is raised, with its bars in braces,
    where count and window don't tell all of it. `asks` names the fields of an incident that only this sign asks for.
    `measured` from records, `logged` by the person, or both.
    """

    id: str
    name: str
    sign_class: SignClass
    words: str
    told: str
    advice: str
    bar: int = 1
    window: int | None = None
    per_project: bool = False
    parts: dict[str, int] = {}
    at: str = ""
    measured: bool = False
    logged: bool = True
    try_first: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Where its count comes from, in words: `worked out from your records`."""
        return _ORIGINS[self.measured, self.logged]


_ORIGINS = {
    (True, False): "worked out from your records",
    (False, True): "counted from the incidents you log",
    (True, True): "worked out from your records and the incidents you log",
}

_RED, _WARN, _WORK, _MUTUAL = SignClass.RED, SignClass.WARN, SignClass.WORK, SignClass.MUTUAL

_ALL = (
    Sign("S01", "late-payment", _WORK, "pays late",
         "Invoices stay unpaid, are paid late, or are paid short. Lateness of your own making doesn't count.",
         "Say the terms again, send a statement, charge the fee that was agreed. Someone who always pays in the end is "
         "paused, not left: work goes on when everything overdue is paid.",
         bar=2, parts={"late_days": 7, "last": 6, "overdue_days": 30, "short": 2, "pays_within": 90},
         at="{bar} of the last {last} invoices more than {late_days} days late, one more than {overdue_days} days "
         "overdue or written off, or {short} paid short",
         measured=True, logged=False,
         try_first=("R01", "R02", "R03", "R04", "R05")),
    Sign("S02", "haggles-invoices", _WORK, "bargained an invoice down",
         "Disputes or bargains a price down after agreeing to it. One such experience is enough.",
         "Stand firm and collect. If it comes to that again, let go.",
         try_first=("R03", "R06")),
    Sign("S03", "price-shock", _WORK, "is shocked by the price",
         "Is shocked by what you charge and keeps bargaining: others do it for less.",
         "Explain what the price holds, and say how you are paid before the work begins. Never chase a rival's price.",
         bar=3, window=365, try_first=("R10",)),
    Sign("S04", "scope-creep", _WORK, "asks for more than was agreed",
         "Extra requests that you did and didn't bill, or more revision rounds than were agreed. Once is no sign yet.",
         "Talk about it now, and bill every extra from here on. The next contract gets a number of rounds and a price "
         "for each one above it.",
         bar=3, window=90, per_project=True, measured=True, try_first=("R06", "R07")),
    Sign("S05", "keeps-changing-mind", _WORK, "keeps changing their mind",
         "What was decided is open again, and again. On hourly work it counts half: there you may not mind.",
         "Name a day after which changes are new work, and bill the rework.",
         bar=3, per_project=True, at="{bar} on one project; on hourly work each counts half",
         try_first=("R07", "R06")),
    Sign("S06", "undecided", _WORK, "can't say what they want",
         "Can't say what they want, and doesn't react to proposals. Questions and curiosity are normal.",
         "Offer a small paid piece of finding out, with goals in writing at its end. Free little jobs are a trap here.",
         bar=3, per_project=True, try_first=("R09",)),
    Sign("S07", "style-mismatch", _MUTUAL, "wants another style",
         "What they want and what you do well are two things.",
         "Be honest, name several who fit, and say what you do well."),
    Sign("S08", "no-compromise", _WORK, "won't meet halfway",
         "A disagreement stalls the work: not for the first time, or for weeks.",
         "Talk directly, and early. If there is no way to meet: finish, and part.",
         bar=2, parts={"stalled_days": 14}, at="{bar}, or one that has stalled the work for {stalled_days} days",
         try_first=("R06",), asks=("stalled_since", "stalled_until")),
    Sign("S09", "verbal-abuse", _WARN, "insulted you",
         "An attack on your character, an insult dressed as criticism, or a huge reaction to a small mistake.",
         "Acknowledge that they are upset, then say plainly that this is not acceptable. Once.",
         try_first=("R08",), asks=("abuse",)),
    Sign("S10", "demeaning", _WARN, "was demeaning",
         "Belittling; remarks on sex, race or looks; to your face, or told to you by someone else.",
         "Tell them. If it happens again after that day, leave.",
         try_first=("R08",), asks=("reported_by",)),
    Sign("S11", "physical-threat", _RED, "threatened you",
         "Tantrums, throwing, shouting, threats. An apology is noted, and changes nothing.",
         "Leave, in writing, without meeting them.", asks=("apologised",)),
    Sign("S12", "unethical-request", _RED, "asked for something unethical",
         "Wants you to do what you hold to be wrong. Write down what they asked and what you answered.",
         "Say no, in writing, and leave."),
    Sign("S13", "lies", _RED, "lied to you",
         "Says what is not so, and you can show it: what they said, what is so, and where that can be seen.",
         "Without trust there is nothing to work on. Leave.", asks=("fact", "proof")),
    Sign("S14", "unreasonable-demands", _WORK, "demands the unreasonable",
         "Weekend calls, impossible dates, contacts outside your hours. Your own boundaries decide.",
         "Say what you do and what you don't, and hold to it.",
         bar=3, window=30, measured=True, try_first=("R06",)),
    Sign("S15", "ignores-advice", _WORK, "ignores advice, then needs rescue",
         "Ignores your advice, then wants you to pick up the pieces.",
         "Help them out of this one if you can, and say that there is no repeat.",
         bar=2, try_first=("R06",)),
    Sign("S16", "plays-competitors", _WORK, "plays rivals against agreed work",
         "Uses rivals' prices or dates on work that was agreed. Quotes before hiring are normal, and never count.",
         "Refuse to open it again.", try_first=("R06",), asks=("agreed",)),
    Sign("S17", "legal-exposure", _RED, "puts you at legal risk",
         "Going on could make you liable.",
         "Keep every document, see a lawyer, and leave."),
    Sign("S18", "never-satisfied", _WORK, "is never satisfied",
         "The only feedback is “not quite it”.",
         "Agree in writing on what “done” means, before the next round.",
         bar=3, per_project=True, try_first=("R09",)),
    Sign("S19", "dread", _MUTUAL, "gives you work you dread",
         "You hate the work, too dull or beyond your skill, however nice the client is.",
         "Part well: one to two months' notice, and the part of the work that you would keep."),
    Sign("S20", "overload", _MUTUAL, "is more work than you do well",
         "There is more work than you can do well. Where you write hours down, a week of running projects that is "
         "longer than yours shows it, on the client who takes the most of it.",
         "Refer a part of it, and keep the part that you do best.",
         parts={"week_hours": 40}, at="{bar}, or a week of more than {week_hours} hours", measured=True),
    Sign("S21", "goes-silent", _WORK, "has gone silent",
         "Your message waits longer for an answer than is usual. In a prospect that is a warning already.",
         "One step at a time: follow up, call, stop until you hear.",
         at="the last good day of the first follow-up, or the Monday on which it is looked into",
         measured=True, logged=False),
    Sign("S22", "trouble-share", _WORK, "makes more trouble than income",
         "Among the few of your clients with the most trouble, and with less of your income than of your trouble.",
         "Ask what it would take to keep them, and whether they would give it.",
         bar=10, at="{bar} points of trouble in twelve months, among one in {one_in} of at least {clients} clients",
         parts={"one_in": 5, "clients": 5, "red": 20, "warn": 10, "work": 5, "extra": 2, "late_days": 10},
         measured=True, logged=False),
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
