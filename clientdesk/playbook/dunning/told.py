"""What comes next about an invoice, in words (G3, G4). Rule: why nothing is asked for is said as plainly as what is."""

from __future__ import annotations

from datetime import timedelta

from clientdesk.ledger.standing import Standing
from clientdesk.model.days import planned, shown
from clientdesk.playbook.dunning.notice import Notice, next_notice
from clientdesk.playbook.dunning.sent import letters_about
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import hold_of


def notice_about(picture: Picture, standing: Standing) -> Notice | None:
    """The client's next step about overdue money, where it is about this invoice."""
    notice = next_notice(picture)
    return notice if notice and any(each.invoice.id == standing.invoice.id for each in notice.all_of_it) else None


def next_about(picture: Picture, standing: Standing) -> str:
    """What comes next about one invoice, or why nothing does; empty where nothing is open on it.

    `Send the 30-day late notice (L07) with A-1, due since Mon 2 Nov`: the oldest, where it is not this one;
    `paused until 3 Dec: promised`, `asked for from 2 Dec on`.
    """
    if standing.balance <= 0:
        return ""
    if standing.invoice.disputed:
        return "nothing while they dispute it"
    if standing.is_given_back:
        return "nothing, as what they paid went back: credit it, or write it off"
    if waits := waiting(picture, standing):
        return waits
    if not standing.days_overdue:
        due = standing.due
        return f"asked for from {shown(due + timedelta(days=1), picture.today)} on, if it is not paid" if due else ""
    notice = notice_about(picture, standing)
    return in_words(picture, notice, goes_with(notice, standing)) if notice else _later(picture, standing)


def waiting(picture: Picture, standing: Standing) -> str:
    """Why an unpaid invoice is not asked for today: `paused by you until 3 Dec`; empty where it is."""
    hold = hold_of(picture, standing)
    return hold.told(picture.today) if hold and hold.wakes > picture.today and standing.balance > 0 else ""


def goes_with(notice: Notice, standing: Standing) -> str:
    """The number of the oldest invoice of a notice, by whose age it goes; empty for that one itself."""
    oldest = notice.about[0].invoice
    return "" if oldest.id == standing.invoice.id else oldest.number


def in_words(picture: Picture, notice: Notice, oldest: str = "") -> str:
    """A notice in words, without its sums: `Send the 30-day late notice (L07), today`; `with A-1`, the oldest."""
    letter = f" ({notice.letter})" if notice.letter else ""
    letter = f"{letter} with {oldest}" if oldest else letter
    since = "due since " if notice.on < picture.today else ""
    more = f"; {notice.waits}" if notice.waits else ""
    return f"{notice.words}{letter}, {since}{planned(notice.on, picture.today)}{more}"


def _later(picture: Picture, standing: Standing) -> str:
    """An overdue invoice that the next letter is not about: it had that one, or an exit's task asks for it."""
    letters = letters_about(picture, standing)
    sent = f"{letters[-1].kind} went out on {shown(letters[-1].sent, picture.today)}; " if letters else ""
    return f"{sent}it comes with a later step"
