"""What the tests of a coming back begin with (X09)."""

from __future__ import annotations

from builder import TODAY, Book, day, eur

from clientdesk.model.client import Billing, Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.project import Project
from clientdesk.playbook import comeback
from clientdesk.playbook.comeback import CHECK, DECLINED, GUT


def gone(**fields) -> Book:
    """A client who ended by notice, with a project at €90 an hour."""
    book = Book().client("Northwind", stage=Stage.ENDED, **fields)
    over = {"saved": day(-60), "last_day": day(-30), "ended": day(-30), "outcome": Outcome.NOTICE}
    book.add(Exit, path=ExitPath.STANDARD, started=day(-70), reason="they never answer", **over)
    return book.project(name="Site", billing=Billing.HOURLY, rate=eur("90.00"))


def back_of(book: Book, name: str = "Shop", billing: Billing = Billing.HOURLY, **fields):
    project = Project(id="new", client=book.client_id, name=name, billing=billing, **fields)
    return comeback.begin(book.records, project, TODAY)


def walked(back, **said: str):
    """All pages answered as they are shown, but for what is said."""
    at, said = GUT, {"today": "yes"} | said
    while at not in (CHECK, DECLINED):
        asked = {each.key for each in comeback.page(back, at).page.questions}
        back, at = (turned := comeback.turn(back, at, {k: v for k, v in said.items() if k in asked})).back, turned.at
    return back


def after(back):
    return back.records.after(comeback.change(back))
