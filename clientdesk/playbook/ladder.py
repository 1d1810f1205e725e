"""The ladder of letters about overdue money (G3): how firm each is, from which day on, and how long it leaves.

Rule: data in one place; who has climbed how far is said elsewhere.
"""

from __future__ import annotations

from clientdesk.model.letter_kinds import AT_30_DAYS, AT_60_DAYS, AT_90_DAYS, FOR_MONEY, INVOICE_AGAIN

AGAIN_AFTER = 14
"""Days after the due date, or after their last answer, after which the invoice goes out again (L06)."""
NOTICES = ((30, AT_30_DAYS), (60, AT_60_DAYS), (90, AT_90_DAYS))
"""Late notices: days after the due date, and the letter (G3)."""
FINAL_NOTICE_AFTER = 14
"""Days from the last late notice to the final one (L10), which no number of days brings by itself."""
TIME_TO_PAY = 7
"""Days that a letter leaves for the payment, where it names no day of its own: nothing firmer goes out in them."""
_LEVELS = {kind: at for at, kind in enumerate(FOR_MONEY, start=1)}
_FROM = tuple((days, _LEVELS[kind]) for days, kind in ((AGAIN_AFTER, INVOICE_AGAIN), *NOTICES))


def level(kind: str | None) -> int:
    """How firm a letter is: 0 for a plain request, then as `FOR_MONEY` has them."""
    return _LEVELS.get(kind or "", 0)


def level_by_age(days_late: int) -> int:
    """How firm a letter about an invoice may be for its own days alone."""
    return max((firm for days, firm in _FROM if days_late >= days), default=0)
