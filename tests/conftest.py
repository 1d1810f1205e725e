"""How the whole suite is run."""

from __future__ import annotations

import gc
import os


def pytest_sessionstart() -> None:
    """Look for garbage seldom: a full round, through all that the tests import, takes as long as a test does."""
    gc.set_threshold(20_000, 10, 10)


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: half of its time, a test of the screens waits until the app rests."""
    return 2 * (os.cpu_count() or 1)
