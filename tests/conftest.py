"""How the whole suite is run."""

from __future__ import annotations

import gc
import os
import sys

import pytest

os.environ["CLIENTDESK_TEMPLATES"] = os.devnull  # no letter is written by templates of whoever runs the tests
sys.dont_write_bytecode = False  # else each worker rewrites the asserts of every file anew, two seconds of each run


def pytest_sessionstart() -> None:
    """Look for garbage seldom: a full round, through all that the tests import, takes as long as a test does."""
    gc.set_threshold(100_000, 10, 10)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave a worker's garbage to the end of its process: pytest's last rounds take seconds, and none is heard."""
    if hasattr(session.config, "workerinput"):
        gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: a worker often waits, for a disk or for a program that it has started."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)
