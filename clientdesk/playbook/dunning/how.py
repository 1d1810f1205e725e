"""How what asks for money goes out (G3). Rule: who threatened the person is written to, and never called (S11, X07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.playbook.findings import is_unsafe

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture

_NO_CALL = "no call, as they threatened you."


def of_a_letter(picture: Picture) -> str:
    """How a notice goes out, in a sentence."""
    call = _NO_CALL if is_unsafe(picture) else "then call to confirm that they have it."
    return f"By e-mail and by certified post or fax, with a copy of the invoice; {call}"


def of_a_request(picture: Picture) -> str:
    """How the first word about it is said, in a sentence."""
    if is_unsafe(picture):
        return f"By e-mail: kindly, and with a day; {_NO_CALL}"
    return "By e-mail or a call: kindly, and with a day."
