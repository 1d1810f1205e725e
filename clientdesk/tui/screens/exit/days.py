"""The months beside a page that asks for a day. Rule: they follow what is typed as far as it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.playbook.exit.question import Unread, day_of, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clientdesk.playbook.exit.question import Page
    from clientdesk.playbook.month import Months


def months(page: Page, typed: Mapping[str, str], today: date) -> Months | None:
    """The months around the day of a page's first question; None while it can't be read, and on other pages."""
    if page.calendar is None:
        return None
    question = page.questions[0]
    try:
        day = day_of(read(question, typed.get(question.key, ""), today))
    except Unread:
        return None
    return page.calendar(day) if day else None
