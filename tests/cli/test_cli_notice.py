"""The notice asked line by line: lengths by their number, and the last day on a calendar in plain text (X04)."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest

from clientdesk.cli.exit_asking import ask_page
from clientdesk.cli.session import Session
from clientdesk.model.settings import Settings
from clientdesk.playbook.exit.notice import UNTIL_DELIVERY
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.view import PageView
from clientdesk.playbook.month import around

TODAY = date(2026, 11, 21)


@pytest.fixture
def ask(monkeypatch, capsys):
    """A page's answers to what is typed, and what was said on stderr."""

    def asked(page: Page, typed: str, **values: str) -> tuple[dict[str, str], list[str]]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        answers = ask_page(Session(None, TODAY), PageView("Notice · step 4 of 5", page, values))
        return answers, capsys.readouterr().err.split("\n")

    return asked


@pytest.mark.parametrize(
    ("typed", "length"), [("2", "delivery"), ("1", "30 days"), ("until a delivery", "delivery"), ("6w", "6 weeks")]
)
def test_a_length_is_chosen_by_its_number_or_typed(ask, typed, length):
    options = (Option("30 days", "30 days"), UNTIL_DELIVERY)
    page = Page("length", "Time", (Question("length", "How long?", Kind.LENGTH, "", options, free=True),))
    assert ask(page, f"{typed}\n", length="30 days")[0] == {"length": length}


def test_the_last_day_stands_on_a_calendar_of_plain_text(ask):
    def calendar(day):
        return around(day, date(2026, 12, 23), Settings(country="TR"), TODAY)

    page = Page("last-day", "The last day", (Question("on", "When?", Kind.DATE),), ("A note.",), calendar=calendar)
    answers, said = ask(page, "\n", on="2026-12-27")
    assert answers == {}
    assert said[3:] == [
        "  A note.",
        "  ■ Wed 23 Dec: last working day",
        "  ◆ Sun 27 Dec: contract ends",
        "",
        "   December 2026",
        "   Mo  Tu  We  Th  Fr  Sa  Su",
        "        1   2   3   4   5   6",
        "    7   8   9  10  11  12  13",
        "   14  15  16  17  18  19  20",
        "   21  22 ■23  24  25  26 ◆27",
        "   28  29  30  31",
        "When?",
        "[27 Dec 2026] > ",
    ]
