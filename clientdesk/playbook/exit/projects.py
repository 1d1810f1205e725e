"""The partial exit (X05): some projects end, and others go on. Rule: nothing chosen ends all of it."""

from __future__ import annotations

from clientdesk.model.names import initial_names
from clientdesk.model.project import Project
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.question import Kind, Option, Page, Question


def page(case: Case) -> Page | None:
    """What ends, where there are several projects to choose from."""
    running = case.running_projects
    if len(running) < 2 and not case.said("review", "projects"):
        return None
    options = tuple(Option(each.id, each.name) for each in running)
    question = Question(
        "projects", "What ends?", Kind.CHOICES, "Leave out what you would go on doing.", options,
        default=",".join(each.id for each in running), derived=True,
    )  # fmt: skip
    told = "If every project ends, so does the whole relationship. If some do, the client stays, and only those end."
    return Page("projects", "All of it, or a part", (question,), (told,))


def ending(case: Case) -> tuple[Project, ...]:
    """The projects that end with this exit."""
    return tuple(each for each in case.running_projects if case.covers(each.id))


def names(case: Case) -> str:
    """What ends, by name, where other projects go on; empty when all of it ends."""
    return initial_names([each.name for each in ending(case)]) if case.ending_projects else ""
