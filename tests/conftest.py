"""How the whole suite is run."""

from __future__ import annotations

import gc
import os
import sys
from tempfile import TemporaryDirectory

import pytest

os.environ["CLIENTDESK_TEMPLATES"] = os.devnull  # no letter is written by templates of whoever runs the tests
sys.dont_write_bytecode = False  # else each worker rewrites the asserts of every file anew, two seconds of each run


def pytest_sessionstart(session: pytest.Session) -> None:
    """Look for garbage seldom: a full round, through all that the tests import, takes as long as a test does.

    Nothing waits for the disk but the programs that the tests start: no test's machine loses its power. That `fsync` is
    called where it has to be is still seen.
    Programs that the tests start share a cache folder of their own, and leave the person's alone.
    """
    gc.set_threshold(100_000, 10, 10)
    os.fsync = _soon
    if "PYTEST_XDIST_WORKER" not in os.environ:
        cache = TemporaryDirectory(prefix="clientdesk-cache-")
        session.config.add_cleanup(cache.cleanup)
        os.environ["XDG_CACHE_HOME"] = cache.name


def _soon(descriptor: int) -> None:
    """Refuse what `fsync` would refuse, and leave the rest to the system."""
    os.fstat(descriptor)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave a worker's garbage to the end of its process: pytest's last rounds take seconds, and none is heard."""
    if hasattr(session.config, "workerinput"):
        gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: a worker often waits, for a disk or for a program that it has started."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)
