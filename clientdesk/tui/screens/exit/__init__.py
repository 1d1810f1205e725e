"""The exit wizard. Rule: what is asked, in which order, and what it means is `playbook/exit`'s; here it is laid out."""

from clientdesk.tui.screens.exit.screen import ExitScreen

__all__ = ["ExitScreen"]
