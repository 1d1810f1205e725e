"""An exit as a file may have it: whatever its answers are, every view of it can be shown."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY
from exit_kit import Walk, late_payer, ready, thought_over
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.cli.exit_view import exit_lines, exit_object
from clientdesk.cli.session import Session
from clientdesk.letters import facts
from clientdesk.model.change import Change
from clientdesk.model.exit import ExitPath
from clientdesk.model.project import Contract
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.lengths import length_of
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.steps import STEPS, pages
from clientdesk.playbook.overview import overviews

READY = ready().case
SESSION = Session(None, TODAY)
KEYS = sorted({question.key for step in STEPS for page in pages(READY, step) for question in page.questions})
TEXTS = (
    "",
    "soon",
    "+3",
    "20261124",
    "9999-12-31",
    "0001-01-01",
    "99 moons",
    "0 days",
    "keep",
    "yes",
    "S11",
    "a\nb\nc\nd",
)


def look_at(case: Case) -> None:
    """Everything that any face asks of an exit."""
    overviews(case.records, case.today)
    agenda(case.records, case.today)
    exit_object(SESSION, case)
    list(exit_lines(SESSION, case))
    final(case)
    view.check(case)
    facts(case)
    for step in STEPS:
        for page in pages(case, step):
            view.page_view(case, Place(step, page.key))


def on_file(case: Case, **fields: object) -> Case:
    """The case on a desk whose file says something else of the exit."""
    changed = case.exit.but(**fields)
    return case.on(case.records.after(Change("Edited by hand", (changed,))))


answers = st.dictionaries(
    st.sampled_from([*STEPS, "lunch"]), st.dictionaries(st.sampled_from([*KEYS, "colour"]), st.sampled_from(TEXTS))
)


@settings(max_examples=40, deadline=None)
@given(answers, st.sampled_from([{}, dict.fromkeys(STEPS, TODAY), {"lunch": TODAY}]))
def test_no_answer_in_a_file_ends_a_view(said, done):
    look_at(on_file(READY, answers=said, done=done))


@pytest.mark.parametrize("day", [date.max, date.min])
@pytest.mark.parametrize("field", ["started", "last_day", "saved", "ended"])
def test_no_day_in_a_file_ends_a_view(field, day):
    look_at(on_file(READY, **{field: day}))


@pytest.mark.parametrize("days", [-5, 1_200, 10**12])
def test_no_notice_in_a_file_ends_a_view(days):
    look_at(Walk(late_payer().add(Contract, notice_days=days)).case)


@pytest.mark.parametrize("unread", ["soon", "+3", "9999-12-31"])
def test_a_day_that_can_not_be_read_counts_as_unanswered(unread):
    walk = thought_over().say("meet", on="today")
    said = walk.exit.answers | {"meet": walk.exit.answers["meet"] | {"on": unread}}
    case = walk.case.having(walk.exit.but(answers=said))
    assert case.day("meet", "on") is None
    assert view.page_view(case, Place("meet", "card")).values["on"] == "2026-11-25", "the desk's proposal again"


def test_a_long_notice_of_a_contract_is_a_length_that_can_be_read():
    assert length_of("1,200 days") == (1200, "day")


def test_every_path_that_a_desk_can_hold_is_one_that_can_be_taken():
    assert set(PATHS) == set(ExitPath)
