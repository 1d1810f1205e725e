"""Processes that die, and processes that compete, forked from one warm process without threads.

python store_victims.py kill FOLDER    one copy of FOLDER/before for each way to die; prints how each died
python store_victims.py add DESK       three processes of 100 additions each
python store_victims.py keep FOLDER FILE    attaches FILE in copies of FOLDER, killed at each call; prints the desks
python store_victims.py forget FOLDER       forgets Ada likewise, killed at every few calls
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from store_kit import adding, client, every_call

from clientdesk.store.desk import Desk
from clientdesk.store.files import Files


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dies_at(deadline: int, moment: str) -> Callable[..., Any]:
    """A hook that kills the process before or after a call, or within a write; each kind is counted by itself."""
    counted = count(1)

    def hook(_number: int, name: str, call: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if moment == "within" and name != "writev":
            return call(*args)
        now = next(counted) == deadline
        if now and moment == "before":
            die()
        if now and moment == "within":
            call(args[0], args[1][: len(args[1]) // 2])
            die()
        try:
            return call(*args)
        finally:
            if now and moment == "after":
                die()

    return hook


def forked(act: Callable[[], None]) -> int:
    """Run an act in a child; its process id."""
    child = os.fork()
    if child:
        return child
    try:
        act()
        os._exit(0)
    finally:
        os._exit(1)


def save(desk: Path, deadline: int, moment: str) -> None:
    with every_call(dies_at(deadline, moment)):
        Desk.open(desk, create=True).commit(adding("New"))


def kill(folder: Path) -> None:
    for moment in ("before", "within", "after"):
        for deadline in count(1):
            victim = folder / f"{moment}-{deadline}"
            shutil.copytree(folder / "before", victim)
            status = os.waitpid(forked(partial(save, victim / "desk.json", deadline, moment)), 0)[1]
            died = [victim.name, os.WIFSIGNALED(status), os.waitstatus_to_exitcode(status)]
            sys.stdout.write(json.dumps(died) + "\n")
            if not os.WIFSIGNALED(status):
                break


def each_copy(folder: Path, act: Callable[[Path], object], step: int = 1) -> None:
    """Do an act in copies of a folder, killed before each (or each few) of its calls, until one is not."""
    for deadline in count(1, step):
        victim = folder.with_name(f"{folder.name}-{deadline}")
        shutil.copytree(folder, victim)

        def killed(desk: Path = victim / "desk.json", at: int = deadline) -> None:
            with every_call(dies_at(at, "before")):
                act(desk)

        status = os.waitpid(forked(killed), 0)[1]
        sys.stdout.write(f"{victim / 'desk.json'}\n")
        if not os.WIFSIGNALED(status):
            sys.exit(os.waitstatus_to_exitcode(status))


def keep(folder: Path, file: str) -> None:
    each_copy(folder, lambda desk: Files.of(desk).keep(Path(file)))


def forget(folder: Path) -> None:
    each_copy(folder, lambda desk: Desk.open(desk).forget(client("Ada")), step=9)


def add(desk: Path) -> None:
    def hundred(who: int) -> None:
        mine = Desk.open(desk, create=True)
        for number in range(100):
            mine.commit(adding(f"{who}-{number}"))

    children = [forked(partial(hundred, who)) for who in range(3)]
    sys.exit(sum(os.waitpid(child, 0)[1] for child in children))


if __name__ == "__main__":
    acts: dict[str, Callable[..., None]] = {"kill": kill, "add": add, "keep": keep, "forget": forget}
    acts[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
