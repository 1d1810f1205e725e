"""A file of answers to be filled in, and what it comes to when it is played."""

from __future__ import annotations

import tomllib

import pytest
from exit_kit import Walk, late_payer, ready, thought_over, usual_answer

from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.playbook.exit.progress import is_ready, of_step
from clientdesk.playbook.exit.script import play, script_of
from clientdesk.playbook.exit.steps import pages
from clientdesk.playbook.exit.template import template


def read(walk: Walk) -> dict:
    return tomllib.loads("\n".join(template(walk.case)))


def filled(walk: Walk) -> dict:
    """The file with what is needed filled in, and the wait cut short."""
    tables = read(walk)
    for step in walk.case.path.asks:
        for key, text in tables.get(step, {}).items():
            tables[step][key] = text or usual_answer(key)
    return tables


def played(walk: Walk, tables: dict) -> Walk:
    for change in play(walk.case, script_of(tables)):
        walk.commit(change)
    return walk


@pytest.mark.parametrize("path", ExitPath)
def test_every_question_that_is_asked_stands_in_it(path):
    if path is ExitPath.PROSPECT:
        return
    walk = Walk(late_payer(), path, "so be it")
    text = "\n".join(template(walk.case))
    for step in walk.case.path.asks:
        if step in walk.case.skips:
            continue
        for page in pages(walk.case, step):
            for question in page.questions:
                assert f"{question.key} = " in text.split(f"[{step}]\n")[1], (step, question.key)
                assert all(f"#   {option.value}: " in text for option in question.options)


def test_what_is_needed_must_be_filled_in():
    with pytest.raises(Refused, match="needs an answer"):
        played(Walk(), read(Walk()))


def test_filled_in_and_played_it_answers_the_step_and_the_next_file_has_the_answers():
    walk = Walk()
    tables = filled(walk)
    played(walk, {"finish": False, "reflect": tables["reflect"]})
    assert of_step(walk.case, "reflect").status == "waiting"
    assert read(walk)["reflect"]["keeping"] == "nothing"


def test_of_an_exit_that_is_ready_it_says_all_that_was_said_and_changes_nothing():
    walk = ready()
    tables = read(walk)
    assert (
        played(Walk(), {"finish": False} | {"reflect": tables["reflect"]}).case.said("reflect", "keeping") == "nothing"
    )
    before = walk.case.exit
    assert played(walk, tables).case.exit == before
    assert is_ready(walk.case)


def test_a_step_that_was_skipped_stays_so_with_its_reason():
    walk = thought_over().skip("meet", 'They are "abroad"\\')
    assert read(walk)["meet"] == {"skip": 'They are "abroad"\\'}
