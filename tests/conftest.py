"""How the whole suite is run."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: half of its time, a test of the screens waits until the app rests."""
    return 2 * (os.cpu_count() or 1)
