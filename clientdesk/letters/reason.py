"""What the reason that is asked for is, by kind of letter. Rule: both faces say it in these words."""

from __future__ import annotations

import re

from msgspec import Struct

from clientdesk.model.errors import Refused


class Meaning(Struct, frozen=True):
    """What a kind takes for a reason: its `label`, what it is in words, and whether there are several lines of it."""

    label: str
    told: str
    has_lines: bool = False


_USUAL = Meaning("Reason", "the one that it gives, in your words")
_OTHERS = {
    "L11": Meaning("You need", "what you need in order to go on"),
    "L13": Meaning("Includes", "what the price includes, a line each", has_lines=True),
}
_PARTS = (
    "The one reason that it gives: words of your own, or a sign such as S07",
    *(f"in {kind} {each.told}" for kind, each in _OTHERS.items()),
)
HELP = f"{'; '.join(_PARTS)}."
"""What a reason is, for all kinds that take one."""


def meaning(kind: str) -> Meaning:
    """What a kind takes for a reason."""
    return _OTHERS.get(kind, _USUAL)


def read(kind: str, text: str) -> str:
    """A reason as it was meant; raises Refused for a sign that the client is not told of in such a letter (X03)."""
    from clientdesk.playbook.exit.question import SIGN_ID
    from clientdesk.playbook.exit.reasons import TELLABLE

    if not re.fullmatch(SIGN_ID, text.strip()):
        return text
    sign = text.strip().upper()
    if sign in TELLABLE and kind not in _OTHERS:
        return sign
    say = _OTHERS[kind].told if kind in _OTHERS else "the reason in words of your own, or none"
    raise Refused(f"{sign} is for your eyes only: say {say}.", "reason")
