"""How the whole suite is run."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from _pytest.pathlib import import_path

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


def pytest_collection(session: pytest.Session) -> None:
    """Begin each worker's imports at another file: on a fresh clone it rewrites some asserts, and reads the others.

    Beginning at the same file, each would rewrite all of them. What can't be imported is told where it is collected.
    """
    worker = getattr(session.config, "workerinput", None)
    folders = [Path(each) for each in session.config.args if Path(each).is_dir()]
    if worker and folders:
        files = sorted(file for folder in folders for file in folder.rglob("test_*.py"))
        first = len(files) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        for file in files[first:] + files[:first]:
            with suppress(Exception):
                import_path(file, root=session.config.rootpath, consider_namespace_packages=False)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what the tests have imported out of every later round: none of it is garbage."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave a worker's garbage to the end of its process: pytest's last rounds take seconds, and none is heard."""
    if hasattr(session.config, "workerinput"):
        gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: a worker often waits, for a disk or for a program that it has started."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)
