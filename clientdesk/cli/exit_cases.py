"""A client's exit for the commands of `clientdesk exit`: read it, save a change to it, answer with it.

Rule: nothing of the exit is imported before a command needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put, talk
from clientdesk.cli.spelled import spelled
from clientdesk.model.names import sentence

if TYPE_CHECKING:
    from clientdesk.cli.click_session import Session
    from clientdesk.model.change import Change
    from clientdesk.playbook.exit.case import Case


def case_of(session: Session, client: str, *, read_only: bool = False) -> Case:
    """The client's exit under way, else the last one; only to be looked at, it needs no letters. Raises NotFound."""
    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.exit.machine import latest_exit

    if read_only:
        records = session.records
        return Case(records, latest_exit(records, find_client(records, client).id), session.today)
    from clientdesk.letters import exit_letter

    records = session.desk.records
    return Case(records, latest_exit(records, find_client(records, client).id), session.today, exit_letter)


def as_it_would_be(session: Session, client: str) -> Case:
    """The exit under way, else one as it would begin today; nothing is saved."""
    from clientdesk.playbook.exit.case import Case, open_exit
    from clientdesk.playbook.exit.machine import start

    records = session.records
    owner = find_client(records, client)
    if open_exit(records, owner.id) is None:
        records = records.after(start(records, owner.id, session.today))
    found = open_exit(records, owner.id)
    assert found is not None  # noqa: S101  it was just begun
    return Case(records, found, session.today)


def commit(session: Session, change: Change) -> None:
    """Save a change, and say so."""
    session.commit(change)
    talk(sentence(change.label))


def warn(session: Session, case: Case) -> None:
    """Say what is worth a second look before an end (X01, X04); of one that is saved, its last page tells."""
    from clientdesk.playbook.exit.second_look import warnings

    for warning in () if case.exit.saved else warnings(case):
        talk(f"! {spelled(session, warning)}")


def tell(session: Session, case: Case) -> None:
    """Answer with the exit's id, or all of it for a script."""
    from clientdesk.cli.exit_view import exit_object

    session.answer(lambda: exit_object(session, case), lambda: put(case.exit.id))


def tell_end(session: Session, case: Case) -> None:
    """After the act: the id on stdout; what happened, the letters and what comes next on stderr."""
    from clientdesk.cli.exit_view import end_lines

    tell(session, case)
    for line in end_lines(session, case):
        talk(line)
