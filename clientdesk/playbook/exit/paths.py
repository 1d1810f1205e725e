"""The exit's paths (X07). Rule: a path is one entry here; steps, gates and faces read it and know no path by name."""

from __future__ import annotations

from msgspec import Struct, field

from clientdesk.model.exit import ExitPath, Outcome
from clientdesk.model.letter_kinds import AT_ONCE, DECLINE, LONG_NOTICE, NOTICE, STYLE_DIFFERS

COOLING, MONEY = "cooling-off", "money"
NOW, PAID, DELIVERED = "now", "after-payment", "after-delivery"
"""The three orders of money and news (X02)."""

_REFLECT = ("history", "keep", "remedies", "wait")
_REVIEW = ("projects", "contract", "duties", "undelivered", "money")
_MEET = ("card", "reason", "words", "after", "remedies", "confirm")
_NOTICE = ("reason", "length", "last-day", "hand-over", "letter")
_REFER = ("ask", "agreed", "who", "part", "letter")
_CLOSE_DOWN = ("checklist", "letter", "next")
_EVERYTHING = {
    "reflect": _REFLECT, "review": _REVIEW, "meet": _MEET, "notice": _NOTICE, "refer": _REFER,
    "close-down": _CLOSE_DOWN,
}  # fmt: skip


class Path(Struct, frozen=True):
    """A way out; what an entry does not say is as on the standard one.

    `asks` maps a step to its pages, in order; `skips` maps the others to the reason; `names` has the title and the
    words of a step that is another thing here. `gates` hold before the client hears anything; `orders` are those of
    money and news that can be chosen, the advised one first where nothing is overdue. `letters` has the notice's kind
    by the reason, under "" for any other; `notice_days` is its least length, 0 for an end on the day itself. `act` is
    what the end does, for its button: {what} ends, {on} a day.
    """

    id: ExitPath
    words: str
    told: str
    asks: dict[str, tuple[str, ...]] = field(default_factory=_EVERYTHING.copy)
    skips: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    gates: tuple[str, ...] = (COOLING, MONEY)
    orders: tuple[str, ...] = (NOW, PAID, DELIVERED)
    letters: dict[str, str] = field(default_factory={"": NOTICE}.copy)
    notice_days: int = 30
    outcome: Outcome = Outcome.NOTICE
    act: str = "Save the notice and end {what} {on}"

    def letter_for(self, reason: str) -> str:
        """The kind of the letter that ends it, for a reason."""
        return self.letters.get(reason, self.letters[""])


_ALL = (
    Path(
        ExitPath.STANDARD,
        words="standard",
        told="Think it over, put things in order, tell them, give notice, and see that they find someone else.",
    ),
    Path(
        ExitPath.COLLECT_FIRST,
        words="collect first",
        told="They may not pay once they know: all that is due comes in first, and only then are they told.",
        orders=(PAID,),
    ),
    Path(
        ExitPath.MUTUAL,
        words="mutual",
        told="Nobody did anything wrong: an open talk, a long notice, and what you would go on doing.",
        asks=_EVERYTHING | {"notice": ("reason", "length", "last-day", "hand-over", "goes-on", "letter")},
        letters={"S07": STYLE_DIFFERS, "": LONG_NOTICE},
        notice_days=60,
    ),
    Path(
        ExitPath.PRICE_OUT,
        words="price-out",
        told="Every extra is billed from now on. They pay, and you keep them; or they leave by themselves.",
        asks=_EVERYTHING
        | {
            "review": ("projects", "contract", "extras", "duties", "undelivered", "money"),
            "meet": ("price", "price-letter", "result"),
        },
        names={"meet": ("Price", "Tell them what it costs")},
        gates=(COOLING,),
        orders=(),
    ),
    Path(
        ExitPath.LEAVE_NOW,
        words="leave now",
        told="No waiting, no meeting, no blame: three sentences, what is theirs goes back, and it is over.",
        asks={
            "review": ("undelivered", "money", "trail"),
            "notice": ("letter",),
            "close-down": ("checklist", "next"),
        },
        skips={
            "reflect": "There is nothing to wait for.",
            "meet": "A written end is enough; no meeting where you were wronged.",
            "refer": "Nobody should be sent a client you have to leave at once.",
        },
        gates=(),
        orders=(),
        letters={"": AT_ONCE},
        notice_days=0,
        outcome=Outcome.AT_ONCE,
        act="Save the letter and end {what} {on}",
    ),
    Path(
        ExitPath.SILENT,
        words="silent",
        told="They have not answered for weeks. You put it in writing, and move on.",
        asks={
            "reflect": _REFLECT, "review": _REVIEW, "notice": _NOTICE, "close-down": _CLOSE_DOWN,
        },
        skips={
            "meet": "They don't answer, so it is said in writing.",
            "refer": "Nobody answers there, so there is nobody to send to a colleague.",
        },
        gates=(COOLING,),
        orders=(),
    ),
    Path(
        ExitPath.PROSPECT,
        words="prospect",
        told="There is no work to end yet: a short, friendly no, and someone else who may fit.",
        asks={
            "notice": ("reason", "letter"), "refer": _REFER, "close-down": ("checklist",),
        },
        skips={
            "reflect": "No work has begun, so there is nothing to look back on.",
            "review": "Nothing has been agreed yet.",
            "meet": "A friendly letter is enough before any work has begun.",
        },
        gates=(),
        orders=(),
        letters={"": DECLINE},
        notice_days=0,
        outcome=Outcome.LET_GO,
        act="Save the letter and decline the work",
    ),
)  # fmt: skip

PATHS: dict[ExitPath, Path] = {path.id: path for path in _ALL}
"""Every path that can be taken, by its name."""
