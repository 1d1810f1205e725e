"""The views by name. Rule: a view is imported when it is first seen; only the client list is there from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.tui.screens.clients import ClientsScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from clientdesk.tui.session import Session

NAMES = ("clients", "timeline", "agenda", "referrals", "guide")


def screen_of(view: str, session: Session) -> Screen[None]:
    """A view's screen, new."""
    match view:
        case "timeline":
            return timeline_of(session, None)
        case "agenda":
            from clientdesk.tui.screens.agenda import AgendaScreen

            return AgendaScreen(session)
        case "referrals":
            from clientdesk.tui.screens.referrals import ReferralsScreen

            return ReferralsScreen(session)
        case "guide":
            from clientdesk.tui.screens.guide import GuideScreen

            return GuideScreen(session)
    return ClientsScreen(session)


def pareto_of(session: Session, client_id: str | None) -> Screen[None]:
    """Trouble against income, at a client."""
    from clientdesk.tui.screens.pareto import ParetoScreen

    return ParetoScreen(session, client_id)


def timeline_of(session: Session, client_id: str | None) -> Screen[None]:
    """The timeline of one client, or of all."""
    from clientdesk.tui.screens.timeline import TimelineScreen

    return TimelineScreen(session, client_id)
