"""What each kind of letter is called, and what it is for (L). Rule: for the person's eyes; no letter says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.journal import Channel
from clientdesk.model.letter_kinds import FOR_MONEY, REQUEST

if TYPE_CHECKING:
    from clientdesk.model.journal import Letter

NAMES: dict[str, str] = {
    "L01": "first check-in",
    "L02": "last check-in",
    "L03": "follow-up on work under way",
    "L04": "work paused until we hear",
    "L05": "work paused until overdue is paid",
    "L06": "invoice again, with late fee",
    "L07": "late notice at 30 days",
    "L08": "late notice at 60 days",
    "L09": "late notice at 90 days",
    "L10": "final notice",
    "L11": "the warning",
    "L12": "extras and their price",
    "L13": "price explained",
    "L13b": "prospect declined",
    "L14": "the notice",
    "L15": "the end, style differs",
    "L16": "the end, work no longer done",
    "L17": "immediate end",
    "L18": "referral to the client",
    "L19": "request to the colleague",
    "L20": "hand-over and last invoice",
    "L21": "the talk confirmed",
}
"""Kinds by their id, in the handbook's order."""
GROUPS: dict[str, dict[str, str]] = {
    "Check-ins and silence": {
        "L01": "an offer is unanswered",
        "L02": "to a prospect, then you move on",
        "L03": "a question is unanswered",
        "L04": "you stop until they answer",
    },
    "Money": {
        "L05": "you stop until they pay",
        "L06": "once a reminder had no effect, or after two weeks",
        "L07": "firm and polite",
        "L08": "names the next step",
        "L09": "the last before the final one",
        "L10": "a deadline, and the court after it",
    },
    "Scope and price": {
        "L11": "where your line is, what comes next",
        "L12": "what was not agreed, and what it costs",
        "L13": "what the price is made of",
    },
    "The end": {
        "L13b": "a no before any work",
        "L14": "neutral, with its last day",
        "L15": "colleagues named, the door open",
        "L16": "a long notice",
        "L17": "three sentences",
        "L18": "who could take it on",
        "L19": "would they take it on",
        "L20": "what is theirs, what is open",
        "L21": "what was said, in writing",
    },
}
"""What each kind is for, in a few words; together they are all kinds there are."""
NEEDS_COLLEAGUE = frozenset({REQUEST})
"""Kinds that go to a colleague and not to the client."""
ENCLOSING = frozenset(FOR_MONEY)
"""Kinds that say that copies of the invoices come with them (G3)."""

BY = {
    Channel.EMAIL: "by e-mail",
    Channel.LETTER: "by post",
    Channel.FAX: "by fax",
    Channel.CHAT: "by chat",
    Channel.MEETING: "by hand",
    Channel.CALL: "by telephone",
}
"""How a letter goes out, in the order in which it is asked."""


def sent_by(letter: Letter) -> str:
    """How a letter goes or went out: `by registered letter · RR 123`, `by e-mail`; empty where that is not said."""
    if letter.tracking:
        return f"by registered letter · {letter.tracking}"
    return BY[letter.channel] if letter.channel else ""


def named(kind: str) -> str:
    """A kind with its name: `L14 the notice`; the id alone where there is no such kind."""
    return f"{kind} {NAMES.get(kind, '')}".strip()
