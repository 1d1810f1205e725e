"""A file of answers for an exit, TOML or JSON: read, and played. Rule: what can't be read is refused in a sentence."""

from __future__ import annotations

import json
import stat
import tomllib
from typing import TYPE_CHECKING

from clientdesk.cli.exit_cases import case_of, commit, tell, tell_end, warn
from clientdesk.cli.longtext import given_text
from clientdesk.cli.lookup import find_client
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.playbook.exit.case import open_exit
from clientdesk.playbook.exit.machine import start
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.script import play, script_of

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.cli.click_session import Session
    from clientdesk.model.change import Change
    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.exit.script import Script


def script_in(file: Path) -> Script:
    """The answers in a file; raises Refused when it can't be read as one, and for a pipe, which is not waited for."""
    _check_waits_for_nobody(file)
    try:
        data = _parsed(given_text(file), is_json=file.suffix == ".json")
    except ValueError as error:
        raise Refused(f"{file} is no file of answers: {error}.") from None
    if not isinstance(data, dict):
        raise Refused(f"{file} must hold a table per step.")
    if not data:
        raise Refused(f"{file} is empty. A file of answers has a table per step, such as [reflect].")
    return script_of(data)


def _parsed(text: str, *, is_json: bool) -> object:
    """What a text holds; raises ValueError with words for a person."""
    try:
        return json.loads(text, object_pairs_hook=_without_twins) if is_json else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, _Twin):
        raise
    except RecursionError:
        raise ValueError("its tables stand too deep in each other") from None
    except ValueError:  # Python's sentence is about Python: a number of more digits than it converts
        raise ValueError("a number in it is too long") from None


def _check_waits_for_nobody(file: Path) -> None:
    try:
        is_pipe = str(file) != "-" and stat.S_ISFIFO(file.stat().st_mode)
    except OSError:
        return
    if is_pipe:
        raise Refused(f"{file} is a pipe. Name a file, or - for standard input.")


def play_file(session: Session, client: str, file: Path) -> None:
    """Play a file of answers: each change is saved before the next; raises Refused where its path is another."""
    script = script_in(file)
    case = _begun(session, client, script)
    if script.path and script.path != case.exit.path:
        raise Refused(
            f"This exit is on the path {case.exit.path.value}, and the file is for {script.path}."
            f" Change it first: {session.command('exit', 'path', client, script.path, '--reason', 'WHY')}"
        )
    for change in play(case, script):
        if _is_the_end(change):
            warn(session, case.on(session.desk.records))
        commit(session, change)
    case = case.on(session.desk.records)
    tell_end(session, case) if case.exit.outcome else tell(session, case)


def _is_the_end(change: Change) -> bool:
    return any(isinstance(each, Exit) and (each.saved or each.ended) for each in change.puts)


def _begun(session: Session, client: str, script: Script) -> Case:
    """The client's exit under way, begun now, on the script's path, if there is none."""
    records = session.desk.records
    owner = find_client(records, client)
    if open_exit(records, owner.id) is None:
        path = _known(script.path)
        commit(session, start(records, owner.id, session.today, path, script.reason, script.because))
    return case_of(session, client)


def _known(path: str) -> ExitPath | None:
    if path and path not in PATHS:
        raise Refused(f"“{path}” is no path. The paths are {', '.join(PATHS)}.")
    return ExitPath(path) if path else None


class _Twin(ValueError):
    """A key that stands twice in one table."""


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; raises _Twin where a key stands in it twice, for one of the two would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise _Twin(f"“{twin}” stands in it twice")
    return found
