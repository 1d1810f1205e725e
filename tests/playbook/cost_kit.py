"""How much the program does, in calls from its own functions: the same on every machine, whatever they are named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import clientdesk

_OWN = str(Path(clientdesk.__file__).parent)


def calls(work: Callable[[], object]) -> int:
    """How many calls some work makes, the second time that it is done: by then all modules are loaded."""
    count = 0

    def counting(frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call") and frame.f_code.co_filename.startswith(_OWN)

    work()
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times as many calls it makes at twice the size: 2 where each thing costs the same, 4 where not."""
    return calls(work(2 * size)) / calls(work(size))
