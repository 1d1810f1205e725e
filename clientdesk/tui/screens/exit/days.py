"""The months beside a page that asks for a day. Rule: they follow what is typed as far as it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.playbook.exit.question import Unread, day_of, read

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.playbook.exit.question import Page
    from clientdesk.playbook.month import Months


def months(page: Page, text: str, today: date) -> Months | None:
    """The months around a day typed for a page's first question; None while it can't be read, and on other pages."""
    if page.calendar is None:
        return None
    try:
        day = day_of(read(page.questions[0], text, today))
    except Unread:
        return None
    return page.calendar(day) if day else None
