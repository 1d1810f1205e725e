"""Processes that die, and processes that compete, forked from one warm process without threads.

python store_victims.py kill FOLDER    one copy of FOLDER/before for each way to die; prints how each died
python store_victims.py add DESK       three processes of 100 additions each
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

from store_kit import adding, every_call

from clientdesk.store.desk import Desk


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


def add(desk: Path) -> None:
    def hundred(who: int) -> None:
        mine = Desk.open(desk, create=True)
        for number in range(100):
            mine.commit(adding(f"{who}-{number}"))

    children = [forked(partial(hundred, who)) for who in range(3)]
    sys.exit(sum(os.waitpid(child, 0)[1] for child in children))


if __name__ == "__main__":
    {"kill": kill, "add": add}[sys.argv[1]](Path(sys.argv[2]))
